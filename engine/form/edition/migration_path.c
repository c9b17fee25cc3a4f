/* Paths in private lists: they follow what they name (migration_parts.h). */
#include "engine/form/edition/migration_parts.h"
#include "engine/form/path.h"

/* Private lists of paths, each in a record of its own or alone. */
static const char *const lists[] = { "henkou", "hikouhyou", "torikomi/futashika", "torikomi/fumei" };

struct named {
	struct hy_arena *arena;
	const struct hy_node **at;
	unsigned count;
};

static bool
add_named(struct hy_node *node, void *context)
{
	struct named *named = context;

	named->at = hy_grow(named->arena, named->at, named->count, const struct hy_node *);
	named->at[named->count++] = node;
	return true;
}

static struct named
named_by(struct hy_mover *m, const struct hy_doc *doc, struct hy_str path)
{
	struct named named = { m->arena, NULL, 0 };

	hy_path_each(doc, path, add_named, &named);
	return named;
}

/* Does the path name in NEW what it named before? */
static bool
still_names(struct hy_mover *m, const struct hy_doc *new, const struct named *before,
    const struct named *after)
{
	if (before->count != after->count)
		return false;
	for (unsigned i = 0; i < before->count; i++)
		if (hy_migration_node(m, new, before->at[i]) != after->at[i])
			return false;
	return true;
}

/* The entry PATH of LIST, a node of the original. */
static void
follow(struct hy_mover *m, struct hy_edit *edit, const struct hy_doc *new,
    const struct hy_node *list, struct hy_str path)
{
	struct named before = named_by(m, m->doc, path), after = named_by(m, new, path);
	const struct hy_node *like = before.count == 1 ? hy_migration_node(m, new, before.at[0]) : NULL;
	const struct hy_node *own = hy_migration_node(m, new, list);
	struct hy_value *text = own != NULL ? hy_edit_text(edit, own, path) : NULL;

	if (before.count == 0 || still_names(m, new, &before, &after))
		return;
	if (like == NULL || text == NULL) {
		hy_migration_note(m, HY_MIGRATED_LOOSE, list, path, HY_S(""));
		return;
	}
	hy_splice_set(hy_edit_splice(edit), text, hy_node_key_path(m->arena, like));
	hy_migration_note(m, HY_MIGRATED_PATH, list, path, hy_node_key_path(m->arena, like));
}

static void
follow_list(struct hy_mover *m, struct hy_edit *edit, const struct hy_doc *new,
    const struct hy_node *node)
{
	if (node->item->kind == HY_KIND_LIST)
		for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
			follow(m, edit, new, node, e->text);
	for (unsigned i = 0; i < node->n_kids; i++)
		follow_list(m, edit, new, node->kids[i]);
}

bool
hy_migration_paths(struct hy_mover *m, const struct hy_doc *new, struct hy_str *bytes,
    struct hy_err *err)
{
	struct hy_edit *edit = hy_edit_open(m->arena, new, err);

	if (edit == NULL)
		return false;
	for (size_t i = 0; i < HY_COUNT(lists); i++) {
		const struct hy_node *node = hy_doc_find(m->doc, lists[i], 0);

		if (node != NULL)
			follow_list(m, edit, new, node);
	}
	return hy_edit_apply(edit, bytes, err);
}
