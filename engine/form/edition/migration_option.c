/* Options of the old form on the new one (migration_parts.h). */
#include "engine/form/edition/migration_parts.h"

/*
 * The label OPTION of NODE has on TO, when it is not WRITTEN already; *GONE: TO has no such
 * option. Empty when nothing changes.
 */
static struct hy_str
new_label(struct hy_mover *m, const struct hy_node *node, const struct hy_item *to,
    const struct hy_option *option, struct hy_str written, bool *gone)
{
	const struct hy_option *like = hy_edition_map_option(m->map, node->item, option);

	*gone = like == NULL;
	if (like == NULL || hy_item_option(m->arena, to, written) == like)
		return HY_S("");
	hy_migration_note(m, HY_MIGRATED_OPTION, node, option->label, like->label);
	return like->label;
}

static void
migrate_choice(struct hy_mover *m, const struct hy_node *node, const struct hy_item *to)
{
	bool gone;
	struct hy_str label = new_label(m, node, to, node->option, node->text, &gone);

	if (label.len > 0)
		hy_edit_answer(m->edit, node, hy_value_text(m->arena, label));
	if (!gone)
		return;
	hy_migration_leave(m, node, hy_node_plain(m->arena, node), false);
	hy_edit_answer(m->edit, node, NULL);
}

/* The entry of the list Y that TICK was read from; NULL when there is none. */
static const struct hy_yaml *
entry_of(const struct hy_yaml *list, const struct hy_tick *tick)
{
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		const struct hy_yaml *label = y->type == HY_YAML_MAP && y->count == 1 ? y->first->key : y;

		if (label->at.line == tick->at.line && label->at.col == tick->at.col)
			return y;
	}
	return NULL;
}

struct hy_str
hy_migration_tick(struct hy_arena *arena, const struct hy_tick *tick)
{
	if (tick->has_count)
		return hy_str_format(arena, "%.*s(%ld)", HY_ARG(tick->label), tick->count);
	if (tick->has_text && tick->text.len > 0)
		return hy_str_format(arena, "%.*s(%.*s)", HY_ARG(tick->label), HY_ARG(tick->text));
	return tick->label;
}

static void
migrate_tick(struct hy_mover *m, const struct hy_node *node, const struct hy_item *to,
    const struct hy_tick *tick)
{
	struct hy_splice *splice = hy_edit_splice(m->edit);
	const struct hy_yaml *entry = entry_of(node->answer, tick);
	bool gone;
	struct hy_str label = new_label(m, node, to, tick->option, tick->label, &gone);

	if (gone) {
		hy_migration_leave(m, node, hy_migration_tick(m->arena, tick), false);
		hy_splice_remove(splice, hy_splice_value(splice, entry));
	} else if (label.len > 0 && entry->type == HY_YAML_MAP) {
		hy_splice_rename(splice, hy_splice_value(splice, entry->first), label);
	} else if (label.len > 0) {
		hy_splice_set(splice, hy_splice_value(splice, entry), label);
	}
}

void
hy_migration_options(struct hy_mover *m, const struct hy_node *node, const struct hy_item *to)
{
	if (node->item->kind == HY_KIND_CHOICE && node->option != NULL && node->written)
		migrate_choice(m, node, to);
	for (const struct hy_tick *t = node->ticks; t != NULL && node->answer != NULL; t = t->next)
		if (t->option != NULL && node->answer->type == HY_YAML_LIST)
			migrate_tick(m, node, to, t);
}
