#include "engine/form/bind.h"

#include <stdio.h>

#include "engine/base/text.h"

struct hy_node *
hy_node_new(struct hy_binder *b, const struct hy_item *item, struct hy_node *up)
{
	struct hy_node *node = hy_new(b->arena, struct hy_node);

	node->item = item;
	node->up = up;
	if (hy_item_repeats(item))
		return node;
	node->n_kids = item->n_items;
	node->kids = hy_new_array(b->arena, item->n_items + 1, struct hy_node *);
	for (unsigned i = 0; i < item->n_items; i++)
		node->kids[i] = hy_node_new(b, item->items[i], node);
	return node;
}

/* A record has its list's item but its children's nodes. */
struct hy_node *
hy_record_new(struct hy_arena *arena, struct hy_node *container)
{
	struct hy_binder b = { .arena = arena };
	const struct hy_item *item = container->item;
	struct hy_node *record = hy_new(arena, struct hy_node);

	record->item = item;
	record->up = container;
	record->n_kids = item->n_items;
	record->kids = hy_new_array(arena, item->n_items + 1, struct hy_node *);
	for (unsigned i = 0; i < item->n_items; i++)
		record->kids[i] = hy_node_new(&b, item->items[i], record);
	return record;
}

/* The node of CHILD, an item of NODE's or of its keyless section. */
static struct hy_node *
node_of_child(struct hy_node *node, const struct hy_item *child)
{
	if (child->up == node->item)
		return node->kids[child->nth];
	return node->kids[child->up->nth]->kids[child->nth];
}

static bool
fail_twice(struct hy_binder *b, const struct hy_yaml *key, struct hy_mark first)
{
	char line[16], col[16];

	snprintf(line, sizeof(line), "%u", first.line);
	snprintf(col, sizeof(col), "%u", first.col);
	return hy_fail(b->err, key->at, HY_M_YAML_DUPLICATE, key->text.p, line, col, NULL);
}

static void
slip_key(struct hy_binder *b, const struct hy_node *node, const struct hy_yaml *key)
{
	const struct hy_item *near = hy_item_nearest(b->scratch, node->item, key->text);

	hy_arena_reset(b->scratch);
	hy_bind_slip(b, HY_SLIP_KEY, node, key->at, key->text,
	    near != NULL ? near->key : (struct hy_str){ "", 0 });
}

/* One entry of a map that has items for keys. */
static bool
bind_entry(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	const struct hy_item *child = hy_item_child(b->arena, node->item, y->key->text);
	struct hy_node *target;

	if (child == NULL || child->kind == HY_KIND_NOTE || child->kind == HY_KIND_FIXED) {
		if (child == NULL)
			slip_key(b, node, y->key);
		return true;
	}
	target = node_of_child(node, child);
	if (target->written)
		return fail_twice(b, y->key, target->key_at);
	target->key_at = y->key->at;
	return hy_bind_value(b, target, y);
}

static bool
bind_map(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *map)
{
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next)
		if (!bind_entry(b, node, y))
			return false;
	return true;
}

static bool
is_nothing(const struct hy_binder *b, const struct hy_yaml *y)
{
	return y->type == HY_YAML_TEXT && hy_form_blank(b->doc->form, y->text);
}

static bool
bind_records(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *list)
{
	if (list->type != HY_YAML_LIST) {
		if (!is_nothing(b, list))
			hy_bind_slip(b, HY_SLIP_KIND, node, list->at, list->text, HY_S(""));
		return true;
	}
	node->kids = hy_new_array(b->arena, list->count + 1, struct hy_node *);
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		struct hy_node *record;

		if (y->type != HY_YAML_MAP) {
			hy_bind_slip(b, HY_SLIP_KIND, node, y->at, y->text, HY_S(""));
			continue;
		}
		record = hy_record_new(b->arena, node);
		record->at = record->key_at = y->at;
		record->yaml = y;
		record->written = true;
		node->kids[node->n_kids++] = record;
		record->number = node->n_kids;
		if (!bind_map(b, record, y))
			return false;
	}
	return true;
}

static void
bind_count(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	struct hy_str digits = hy_text_key(b->arena, y->text);
	long count = 0;

	node->count_blank = is_nothing(b, y);
	if (node->count_blank)
		return;
	if (y->type != HY_YAML_TEXT || digits.len > 9) {
		hy_bind_slip(b, HY_SLIP_KIND, node, y->at, y->text, HY_S(""));
		return;
	}
	for (size_t i = 0; i < digits.len; i++) {
		if (digits.p[i] < '0' || digits.p[i] > '9') {
			hy_bind_slip(b, HY_SLIP_KIND, node, y->at, y->text, HY_S(""));
			return;
		}
		count = count * 10 + (digits.p[i] - '0');
	}
	node->count = count;
	node->has_count = true;
}

/* An item with an answer and something below it: a map with the answer under a key of its own. */
static bool
bind_answer_map(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *map)
{
	const struct hy_yaml *answer = NULL;

	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next) {
		if (hy_item_answer_key(b->arena, node->item, y->key->text)) {
			if (answer != NULL)
				return fail_twice(b, y->key, answer->key->at);
			answer = y;
			hy_bind_answer(b, node, y);
		} else if (node->item->count.len > 0 &&
		    hy_str_eq(y->key->text, hy_word(HY_W_KEY_COUNT))) {
			bind_count(b, node, y);
		} else if (!bind_entry(b, node, y)) {
			return false;
		}
	}
	return true;
}

bool
hy_bind_value(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	node->written = true;
	node->at = y->at;
	node->yaml = y;
	if (hy_item_repeats(node->item))
		return bind_records(b, node, y);
	if (node->item->kind == HY_KIND_GRID || node->item->kind == HY_KIND_LIST ||
	    node->item->kind == HY_KIND_FILES || node->item->kind == HY_KIND_CHECKS) {
		hy_bind_answer(b, node, y);
		return true;
	}
	if (hy_kind_answers(node->item->kind)) {
		if (y->type == HY_YAML_MAP)
			return bind_answer_map(b, node, y);
		hy_bind_answer(b, node, y);
		return true;
	}
	if (y->type == HY_YAML_MAP)
		return bind_map(b, node, y);
	if (!is_nothing(b, y))
		hy_bind_slip(b, HY_SLIP_KIND, node, y->at, y->text, HY_S(""));
	return true;
}
