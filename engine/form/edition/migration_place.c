/* New places for answers that move (migration_parts.h). */
#include "engine/form/edition/migration_parts.h"

/* What NODE stands in that is HOLDER on the new form; NULL when it stands in none. */
static const struct hy_node *
ancestor_like(const struct hy_mover *m, const struct hy_node *node, const struct hy_item *holder)
{
	for (node = node->up; node != NULL; node = node->up)
		if ((node->number > 0 || !hy_item_repeats(node->item)) &&
		    hy_edition_map_item(m->map, node->item) == holder)
			return node;
	return NULL;
}

/* The only record of the list in VALUE; NULL when there are none or several, so that none is meant. */
static struct hy_value *
only_record(struct hy_value *value)
{
	if (value == NULL || value->type != HY_YAML_LIST || value->first == NULL ||
	    value->first != value->last)
		return NULL;
	return value->first;
}

/* The map in the file for HOLDER, an item of the new form, as NODE sees it: its own records, else the only one. */
static struct hy_value *
map_for(struct hy_mover *m, const struct hy_item *holder, const struct hy_node *node)
{
	const struct hy_node *like = ancestor_like(m, node, holder);
	struct hy_value *value = like != NULL ? hy_edit_value(m->edit, like) : NULL, *up;

	if (holder->up == NULL)
		return hy_splice_root(hy_edit_splice(m->edit));
	if (value != NULL)
		return hy_edit_map(m->edit, value, holder);
	up = map_for(m, hy_item_holder(holder), node);
	value = up != NULL ? hy_edit_find(m->edit, up, holder) : NULL;
	if (hy_item_repeats(holder))
		return only_record(value);
	if (value != NULL)
		return hy_edit_map(m->edit, value, holder);
	if (up == NULL)
		return NULL;
	value = hy_value_map(m->arena);
	hy_edit_place(m->edit, up, holder, value);
	return value;
}

void
hy_migration_place(struct hy_mover *m)
{
	for (const struct hy_moving *moving = m->moving; moving != NULL; moving = moving->next) {
		const struct hy_node *node = moving->node;
		struct hy_value *map = map_for(m, hy_item_holder(moving->to), node);

		/* Two records may want the same place: the first one gets it. */
		if (map == NULL || hy_edit_find(m->edit, map, moving->to) != NULL) {
			hy_migration_leave_all(m, node);
		} else {
			hy_edit_place(m->edit, map, moving->to, moving->value);
			hy_migration_note(m, HY_MIGRATED_MOVED, node,
			    hy_migration_path(m->arena, node), HY_S(""));
		}
	}
	for (const struct hy_moving *moving = m->moving; moving != NULL; moving = moving->next)
		hy_migration_tidy(m, moving->node->up);
}

void
hy_migration_tidy(struct hy_mover *m, const struct hy_node *node)
{
	for (; node != NULL && node->up != NULL && node->number == 0; node = node->up) {
		struct hy_value *value = node->yaml != NULL ? hy_edit_value(m->edit, node) : NULL;

		if (value == NULL)	/* a section without a key, or gone already */
			continue;
		if (value->type != HY_YAML_MAP || value->first != NULL)
			return;
		hy_splice_remove(hy_edit_splice(m->edit), value);
	}
}
