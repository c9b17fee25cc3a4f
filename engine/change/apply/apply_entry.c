#include "engine/change/apply/apply_entry.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/change/blocks.h"
#include "engine/form/edit/edit.h"
#include "engine/form/path.h"

/* Nodes, in the order they were named. */
struct nodes {
	struct hy_arena *arena;
	const struct hy_node **at;
	unsigned count;
};

static bool
has(const struct nodes *n, const struct hy_node *node)
{
	for (unsigned i = 0; i < n->count; i++)
		if (n->at[i] == node)
			return true;
	return false;
}

static bool
add(struct hy_node *node, void *context)
{
	struct nodes *n = context;

	if (has(n, node))
		return true;
	n->at = hy_grow(n->arena, n->at, n->count, const struct hy_node *);
	n->at[n->count++] = node;
	return true;
}

/* What ORDER changed, in DOC: the places are of the document before. */
static struct nodes
changed_by(struct hy_arena *arena, const struct hy_order *order, const struct hy_doc *doc,
    const struct hy_applied_place *first)
{
	struct nodes changed = { .arena = arena };

	for (const struct hy_applied_place *p = first; p != NULL; p = p->next) {
		struct hy_node *node = p->order == order && p->op == HY_APPLIED
		    ? hy_path_first(doc, hy_node_key_path(arena, p->node)) : NULL;

		if (node != NULL)
			add(node, &changed);
	}
	return changed;
}

/* The order's own paths, where they name just what was changed; else the path of each place. */
static const struct hy_str *
paths_of(struct hy_arena *arena, const struct hy_order *order, const struct hy_doc *doc,
    const struct nodes *changed, unsigned *count)
{
	struct hy_str *paths = hy_new_array(arena, changed->count + order->n_paths, struct hy_str);
	struct nodes named = { .arena = arena };
	bool all = true;

	*count = 0;
	for (unsigned i = 0; i < order->n_paths; i++)
		if (hy_path_each(doc, order->paths[i], add, &named) > 0)
			paths[(*count)++] = order->paths[i];
	for (unsigned i = 0; i < named.count && all; i++)
		all = has(changed, named.at[i]);
	if (all && named.count == changed->count)
		return paths;
	for (*count = 0; *count < changed->count; ++*count)
		paths[*count] = hy_node_title_path(arena, changed->at[*count]);
	return paths;
}

static const struct hy_node *
kid_by_key(const struct hy_node *record, struct hy_str key)
{
	for (unsigned i = 0; i < record->n_kids; i++)
		if (hy_str_eq(record->kids[i]->item->key, key))
			return record->kids[i];
	return NULL;
}

/* The entry that names just PATHS and the block of ORDER. */
static const struct hy_node *
entry_for(struct hy_arena *arena, const struct hy_node *list, const struct hy_order *order,
    const struct hy_str *paths, unsigned n_paths)
{
	for (unsigned i = 0; i < list->n_kids; i++) {
		const struct hy_node *block = hy_node_find(list->kids[i], "block");
		const struct hy_entry *e = hy_node_find(list->kids[i], "koumoku")->entries;
		unsigned n = 0;

		while (e != NULL && n < n_paths &&
		    hy_str_eq(hy_text_key(arena, e->text), hy_text_key(arena, paths[n]))) {
			e = e->next;
			n++;
		}
		if (e == NULL && n == n_paths && hy_str_eq(hy_block_key(arena, block->text), order->block))
			return list->kids[i];
	}
	return NULL;
}

/* Does ENTRY say all that ORDER wants its entry to say? */
static bool
says_so(const struct hy_node *entry, const struct hy_order *order)
{
	for (const struct hy_yaml *y = order->fields->first; y != NULL; y = y->next) {
		const struct hy_node *kid = kid_by_key(entry, y->key->text);

		if (kid != NULL && strcmp(kid->item->id, "koumoku") != 0 && y != order->before && y != order->after &&
		    !hy_str_eq(hy_str_trim(kid->text), hy_str_trim(y->text)))
			return false;
	}
	return true;
}

static struct hy_value *
new_entry(struct hy_arena *arena, const struct hy_item *item, const struct hy_order *order,
    const struct hy_str *paths, unsigned n_paths)
{
	struct hy_value *map = hy_value_map(arena), *list = hy_value_list(arena);

	for (unsigned i = 0; i < n_paths && n_paths > 1; i++)
		hy_value_add(list, hy_value_text(arena, paths[i]));
	hy_value_put(map, item->items[0]->key, n_paths > 1 ? list : hy_value_text(arena, paths[0]));
	for (unsigned i = 1; i < item->n_items; i++)
		for (const struct hy_yaml *y = order->fields->first; y != NULL; y = y->next)
			if (y != order->before && y != order->after &&
			    hy_item_child(arena, item, y->key->text) == item->items[i])
				hy_value_put(map, item->items[i]->key, hy_value_text(arena, hy_value_trim(y->text)));
	return map;
}

static void
tell_entry(struct hy_applied_place *first, const struct hy_order *order)
{
	for (struct hy_applied_place *p = first; p != NULL; p = p->next)
		if (p->order == order && p->op == HY_APPLIED)
			p->op = HY_APPLY_ENTRY;
}

bool
hy_apply_entries(struct hy_arena *arena, const struct hy_orders *orders, const struct hy_doc *doc,
    struct hy_applied_place *first, struct hy_str *bytes, struct hy_err *err)
{
	const struct hy_node *list = hy_doc_find(doc, "henkou", 0), *old;
	struct hy_edit *edit = hy_edit_open(arena, doc, err);

	for (unsigned i = 0; edit != NULL && i < orders->count; i++) {
		const struct hy_order *order = &orders->at[i];
		struct nodes changed = changed_by(arena, order, doc, first);
		const struct hy_str *paths;
		unsigned n;

		if (changed.count == 0)
			continue;
		paths = paths_of(arena, order, doc, &changed, &n);
		old = entry_for(arena, list, order, paths, n);
		if (old == NULL)
			hy_edit_append(edit, list, new_entry(arena, list->item, order, paths, n));
		else if (!says_so(old, order))
			tell_entry(first, order);
	}
	return edit != NULL && hy_edit_apply(edit, bytes, err);
}
