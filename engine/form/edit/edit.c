#include "engine/form/edit/edit.h"

#include "engine/form/edit/write.h"

struct hy_edit {
	struct hy_arena *arena;
	const struct hy_doc *doc;
	struct hy_splice *splice;
};

struct hy_edit *
hy_edit_open(struct hy_arena *arena, const struct hy_doc *doc, struct hy_err *err)
{
	struct hy_edit *edit = hy_new(arena, struct hy_edit);

	edit->arena = arena;
	edit->doc = doc;
	edit->splice = hy_splice_open(arena, doc->file, doc->bytes, doc->yaml, err);
	return edit->splice != NULL ? edit : NULL;
}

struct hy_splice *
hy_edit_splice(const struct hy_edit *edit)
{
	return edit->splice;
}

const struct hy_item *
hy_item_holder(const struct hy_item *item)
{
	item = item->up;
	while (hy_item_keyless(item))
		item = item->up;
	return item;
}

struct hy_value *
hy_edit_find(const struct hy_edit *edit, const struct hy_value *map, const struct hy_item *item)
{
	const struct hy_item *holder = hy_item_holder(item);

	if (map == NULL || map->type != HY_YAML_MAP)
		return NULL;
	for (struct hy_value *v = map->first; v != NULL; v = v->next)
		if (!hy_item_answer_key(edit->arena, holder, v->key) &&
		    hy_item_child(edit->arena, holder, v->key) == item)
			return v;
	return NULL;
}

struct hy_value *
hy_edit_value(const struct hy_edit *edit, const struct hy_node *node)
{
	struct hy_value *up;

	if (node->yaml != NULL) {
		struct hy_value *v = hy_splice_value(edit->splice, node->yaml);

		return hy_splice_holds(edit->splice, v) ? v : NULL;
	}
	if (node->up == NULL || node->number > 0)
		return NULL;
	up = hy_edit_value(edit, node->up);
	return hy_item_keyless(node->item) ? up : hy_edit_find(edit, up, node->item);
}

static struct hy_value *
text_below(struct hy_value *value, struct hy_str text)
{
	struct hy_value *found = NULL;

	if (value->type == HY_YAML_TEXT && hy_str_eq(hy_value_trim(value->text), text))
		return value;
	for (struct hy_value *v = value->first; v != NULL && found == NULL; v = v->next)
		found = text_below(v, text);
	return found;
}

struct hy_value *
hy_edit_text(const struct hy_edit *edit, const struct hy_node *node, struct hy_str text)
{
	return node->answer != NULL ? text_below(hy_splice_value(edit->splice, node->answer),
	    hy_value_trim(text)) : NULL;
}

/* Counts the items of HOLDER up to ITEM in the order of the form; true when it is there. */
static bool
count_to(const struct hy_item *holder, const struct hy_item *item, unsigned *rank)
{
	for (unsigned i = 0; i < holder->n_items; i++) {
		++*rank;
		if (holder->items[i] == item ||
		    (hy_item_keyless(holder->items[i]) && count_to(holder->items[i], item, rank)))
			return true;
	}
	return false;
}

/* The place of KEY among the keys of HOLDER; 0 for its own answer and count, and for keys the form does not know. */
static unsigned
rank_of(const struct hy_edit *edit, const struct hy_item *holder, struct hy_str key)
{
	const struct hy_item *item = hy_item_answer_key(edit->arena, holder, key) ? NULL
	    : hy_item_child(edit->arena, holder, key);
	unsigned rank = 0;

	return item != NULL && count_to(holder, item, &rank) ? rank : 0;
}

/*
 * Where ITEM belongs in MAP: behind the nearest of what the form has before it;
 * else in front of the first the form has behind it; else at the end.
 */
static struct hy_value *
entry_before(const struct hy_edit *edit, const struct hy_value *map, const struct hy_item *item)
{
	const struct hy_item *holder = hy_item_holder(item);
	struct hy_value *nearest = NULL, *front = NULL, *last = NULL;
	unsigned own = 0, best = 0;
	bool later = false;

	(void)count_to(holder, item, &own);
	for (struct hy_value *v = map->first; v != NULL; last = v, v = v->next) {
		unsigned rank = rank_of(edit, holder, v->key);

		if (rank > own && !later) {
			later = true;
			front = last;
		} else if (rank > 0 && rank <= own && rank >= best) {
			nearest = v;
			best = rank;
		}
	}
	return nearest != NULL ? nearest : later ? front : last;
}

void
hy_edit_place(struct hy_edit *edit, struct hy_value *map, const struct hy_item *item,
    struct hy_value *value)
{
	value->key = item->key;
	hy_splice_insert(edit->splice, map, entry_before(edit, map, item), value);
}

struct hy_value *
hy_edit_map(struct hy_edit *edit, struct hy_value *value, const struct hy_item *item)
{
	struct hy_value *map;

	if (value->type == HY_YAML_MAP)
		return value;
	map = hy_value_map(edit->arena);
	hy_splice_replace(edit->splice, value, map);
	if (hy_kind_single(item->kind) && !value->open) {
		value->key = hy_word(HY_W_KEY_ANSWER);
		hy_splice_insert(edit->splice, map, NULL, value);
	}
	return map;
}

/* The map in the file that has the entries of NODE; made with all above it when there is none. */
static struct hy_value *
map_of(struct hy_edit *edit, const struct hy_node *node)
{
	struct hy_value *value, *map;

	while (hy_item_keyless(node->item))
		node = node->up;
	value = hy_edit_value(edit, node);
	if (value != NULL)
		return hy_edit_map(edit, value, node->item);
	map = hy_value_map(edit->arena);
	hy_edit_place(edit, map_of(edit, node->up), node->item, map);
	return map;
}

void
hy_edit_put(struct hy_edit *edit, const struct hy_node *node, struct hy_value *value)
{
	struct hy_value *old = hy_edit_value(edit, node);

	if (old == NULL && value != NULL)
		hy_edit_place(edit, map_of(edit, node->up), node->item, value);
	else if (old != NULL && value != NULL)
		hy_splice_become(edit->splice, old, value);
	else if (old != NULL)
		hy_splice_remove(edit->splice, old);
}

/* The entry with the answer in MAP, what the file has for ITEM; NULL when there is none. */
static struct hy_value *
answer_in(const struct hy_edit *edit, const struct hy_value *map, const struct hy_item *item)
{
	for (struct hy_value *v = map->first; v != NULL; v = v->next)
		if (hy_item_answer_key(edit->arena, item, v->key))
			return v;
	return NULL;
}

void
hy_edit_answer(struct hy_edit *edit, const struct hy_node *node, struct hy_value *answer)
{
	struct hy_value *map = hy_edit_value(edit, node), *old;

	if (map == NULL || map->type != HY_YAML_MAP || !hy_kind_single(node->item->kind)) {
		hy_edit_put(edit, node, answer);
		return;
	}
	old = answer_in(edit, map, node->item);
	if (old != NULL && answer != NULL) {
		hy_splice_become(edit->splice, old, answer);
	} else if (old != NULL) {
		hy_splice_remove(edit->splice, old);
	} else if (answer != NULL) {
		answer->key = hy_word(HY_W_KEY_ANSWER);
		hy_splice_insert(edit->splice, map, NULL, answer);
	}
}

/* The list of records LIST has in the file; made when there is none, or when it says that there are none. */
static struct hy_value *
records_of(struct hy_edit *edit, const struct hy_node *list)
{
	struct hy_value *value = hy_edit_value(edit, list), *new;

	if (value != NULL && value->type == HY_YAML_LIST)
		return value;
	new = hy_value_list(edit->arena);
	if (value != NULL)
		hy_splice_replace(edit->splice, value, new);
	else
		hy_edit_place(edit, map_of(edit, list->up), list->item, new);
	return new;
}

void
hy_edit_record(struct hy_edit *edit, const struct hy_node *list, struct hy_value *after,
    struct hy_value *record)
{
	struct hy_value *records = records_of(edit, list);

	record->key = HY_S("");
	hy_splice_insert(edit->splice, records, after, record);
}

void
hy_edit_append(struct hy_edit *edit, const struct hy_node *list, struct hy_value *record)
{
	hy_edit_record(edit, list, records_of(edit, list)->last, record);
}

bool
hy_edit_apply(struct hy_edit *edit, struct hy_str *bytes, struct hy_err *err)
{
	return hy_splice_apply(edit->splice, bytes, err);
}

struct hy_value *
hy_value_answer(struct hy_arena *arena, const struct hy_node *node)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_value *value;

	if (!node->answered || !node->written)
		return NULL;
	hy_buf_text(&out, "x:");
	hy_answer_write(&out, node, 0);
	value = hy_value_read(arena, hy_buf_get(&out))->first;
	hy_value_detach(value);
	return value;
}

struct hy_value *
hy_value_node(struct hy_arena *arena, const struct hy_node *node)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_value *value;

	hy_node_write(&out, node);
	if (out.len == 0)
		return NULL;
	value = hy_value_read(arena, hy_buf_get(&out));
	if (node->number > 0 || node->up == NULL)
		return value;
	value = value->first;
	hy_value_detach(value);
	return value;
}
