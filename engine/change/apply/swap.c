#include "engine/change/apply/swap.h"

#include "engine/base/text.h"
#include "engine/change/blocks.h"

struct swapper {
	struct hy_arena *arena;
	const struct hy_order *order;
	const struct hy_item *item;
	struct hy_str from, to;	/* where both are texts */
	bool texts;
	unsigned done, already;
};

struct hy_value *
hy_swap_value(struct hy_arena *arena, const struct hy_yaml *yaml)
{
	struct hy_value *value;

	if (yaml->type == HY_YAML_TEXT)
		return hy_value_text(arena, hy_value_trim(yaml->text));
	value = yaml->type == HY_YAML_LIST ? hy_value_list(arena) : hy_value_map(arena);
	for (const struct hy_yaml *y = yaml->first; y != NULL; y = y->next)
		hy_value_put(value, y->key != NULL ? y->key->text : HY_S(""), hy_swap_value(arena, y));
	return value;
}

/* The same words: of boxes and options, the same one. */
static bool
alike(const struct swapper *s, struct hy_str a, struct hy_str b)
{
	const struct hy_option *option;

	if (hy_str_eq(hy_value_trim(a), hy_value_trim(b)))
		return true;
	option = s->item->n_options > 0 ? hy_item_option(s->arena, s->item, a) : NULL;
	return option != NULL && option == hy_item_option(s->arena, s->item, b);
}

/* --- words in a text */

/* Do the words at AT stand within what they shall become? Then *END is behind that. */
static bool
stands_within(const struct swapper *s, struct hy_str text, size_t at, size_t *end)
{
	for (long k = hy_str_find(s->to, s->from, 0); k >= 0; k = hy_str_find(s->to, s->from, (size_t)k + 1)) {
		if ((size_t)k > at || !hy_str_starts(hy_str_cut(text, at - (size_t)k, text.len), s->to))
			continue;
		*end = at - (size_t)k + s->to.len;
		return true;
	}
	return false;
}

static struct hy_str
swap_words(struct swapper *s, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(s->arena);
	unsigned done = s->done;
	size_t from = 0, end;
	long at;

	while ((at = hy_str_find(text, s->from, from)) >= 0) {
		bool within = stands_within(s, text, (size_t)at, &end);

		if (!within)
			end = (size_t)at + s->from.len;
		hy_buf_str(&out, hy_str_cut(text, from, within ? end : (size_t)at));
		if (!within)
			hy_buf_str(&out, s->to);
		s->already += within;
		s->done += !within;
		from = end;
	}
	s->already += s->to.len > 0 && hy_str_find(text, s->to, 0) >= 0;
	if (s->done == done)
		return text;
	hy_buf_str(&out, hy_str_cut(text, from, text.len));
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/* Only in the block that is named. */
static struct hy_str
swap_in_block(struct swapper *s, struct hy_str text)
{
	struct hy_entities blocks = hy_blocks_of_text(s->arena, text);

	for (unsigned i = 0; i < blocks.count; i++) {
		struct hy_str block = *(const struct hy_str *)blocks.at[i].what;
		size_t at = (size_t)(block.p - text.p);

		if (!hy_str_eq(blocks.at[i].key, s->order->block))
			continue;
		return hy_str_format(s->arena, "%.*s%.*s%.*s", (int)at, text.p, HY_ARG(swap_words(s, block)),
		    HY_ARG(hy_str_cut(text, at + block.len, text.len)));
	}
	return text;
}

static void
swap_text(struct swapper *s, struct hy_value *value)
{
	struct hy_str text = hy_value_trim(value->text);

	if (hy_str_eq(text, s->from)) {
		value->text = s->to;
		s->done++;
	} else if (s->order->block.len > 0 && s->item->kind == HY_KIND_TEXT) {
		value->text = swap_in_block(s, value->text);
	} else {
		value->text = swap_words(s, value->text);
	}
}

/* --- entries of a list */

/* An entry made of one key: a ticked box with its words. */
static bool
is_box(const struct swapper *s, const struct hy_value *entry)
{
	return s->item->kind == HY_KIND_CHECKS && entry->type == HY_YAML_MAP && entry->first != NULL;
}

/* What AFTER says takes the place of ENTRY of LIST. */
static void
put_entries(struct swapper *s, struct hy_value *list, struct hy_value *entry)
{
	const struct hy_yaml *after = s->order->after;
	const struct hy_yaml *y = after->type == HY_YAML_LIST ? after->first : after;
	struct hy_value *at = hy_value_before(entry);

	hy_value_detach(entry);
	s->done++;
	if (after->type == HY_YAML_TEXT && s->to.len == 0)
		return;
	for (; y != NULL; y = y == after ? NULL : y->next) {
		struct hy_value *new = hy_swap_value(s->arena, y);

		hy_value_insert(list, at, new);
		at = new;
	}
}

/* Does ENTRY say what is asked for (WANTED)? */
static bool
says(const struct swapper *s, const struct hy_value *entry, const struct hy_yaml *wanted)
{
	if (wanted == NULL || wanted->type != HY_YAML_TEXT)
		return false;
	if (entry->type == HY_YAML_TEXT)
		return alike(s, entry->text, wanted->text);
	return is_box(s, entry) && alike(s, entry->first->key, wanted->text);
}

static void swap_list(struct swapper *s, struct hy_value *list, bool inside);

/* What stands in an entry: the words of a box, a heading and the entries below it. */
static void
swap_inside(struct swapper *s, struct hy_value *entry, bool inside)
{
	const struct hy_value *heading = hy_value_get(entry, hy_word(HY_W_KEY_HEADING));

	if (entry->type == HY_YAML_TEXT && inside && s->texts && s->item->kind != HY_KIND_CHECKS)
		swap_text(s, entry);
	else if (entry->type == HY_YAML_LIST)
		swap_list(s, entry, inside);
	if (entry->type != HY_YAML_MAP)
		return;
	inside = inside || (heading != NULL &&
	    hy_str_eq(hy_block_key(s->arena, heading->text), s->order->block));
	for (struct hy_value *v = entry->first; v != NULL; v = v->next) {
		if (v->type == HY_YAML_LIST)
			swap_list(s, v, inside);
		else if (inside && s->texts)
			swap_text(s, v);
	}
}

static void
swap_list(struct swapper *s, struct hy_value *list, bool inside)
{
	struct hy_value *next;

	for (struct hy_value *v = list->first; v != NULL; v = next) {
		next = v->next;
		if (!inside || !says(s, v, s->order->before)) {
			s->already += inside && says(s, v, s->order->after);
			swap_inside(s, v, inside);
		} else if (is_box(s, v) && s->texts && s->to.len > 0) {
			v->first->key = s->to;
			s->done++;
		} else {
			put_entries(s, list, v);
		}
	}
}

/* --- the whole answer */

/* Two lists of ticked boxes, in any order. */
static bool
same_boxes(const struct swapper *s, const struct hy_value *a, const struct hy_value *b)
{
	unsigned n = 0, found = 0;

	for (const struct hy_value *x = a->first; x != NULL; x = x->next, n++)
		for (const struct hy_value *y = b->first; y != NULL; y = y->next)
			if (x->type == HY_YAML_TEXT && y->type == HY_YAML_TEXT
			    ? alike(s, x->text, y->text) : hy_value_same(x, y)) {
				found++;
				break;
			}
	for (const struct hy_value *y = b->first; y != NULL; y = y->next)
		n--;
	return n == 0 && found > 0 && a->type == HY_YAML_LIST && b->type == HY_YAML_LIST;
}

static bool
is_whole(const struct swapper *s, const struct hy_value *value, const struct hy_yaml *wanted)
{
	const struct hy_value *other;

	if (wanted == NULL)
		return false;
	if (value->type == HY_YAML_TEXT && wanted->type == HY_YAML_TEXT)
		return alike(s, value->text, wanted->text);
	other = hy_swap_value(s->arena, wanted);
	return s->item->kind == HY_KIND_CHECKS ? same_boxes(s, value, other) : hy_value_same(value, other);
}

/* Kinds whose answer is one word, not a text with words in it. */
static bool
is_one_word(enum hy_kind kind)
{
	return kind == HY_KIND_CHOICE || kind == HY_KIND_DATE || kind == HY_KIND_NUMBER || kind == HY_KIND_PICTURE;
}

enum hy_swapped
hy_swap_answer(struct hy_arena *arena, const struct hy_order *order, const struct hy_node *node,
    struct hy_value **value)
{
	const struct hy_yaml *before = order->before, *after = order->after;
	struct swapper s = { .arena = arena, .order = order, .item = node->item };
	bool everywhere = order->block.len == 0;

	s.texts = before->type == HY_YAML_TEXT && after->type == HY_YAML_TEXT;
	s.from = hy_value_trim(before->text);
	s.to = hy_value_trim(after->text);
	if (everywhere && is_whole(&s, *value, before)) {
		*value = hy_swap_value(arena, after);
		return HY_SWAP_DONE;
	}
	if (everywhere && is_whole(&s, *value, after))
		return HY_SWAP_ALREADY;
	if ((*value)->type == HY_YAML_TEXT && s.texts && !is_one_word(node->item->kind))
		swap_text(&s, *value);
	else if (before->type == HY_YAML_TEXT && (*value)->type != HY_YAML_TEXT)
		swap_inside(&s, *value, everywhere);
	return s.done > 0 ? HY_SWAP_DONE : s.already > 0 ? HY_SWAP_ALREADY : HY_SWAP_NOT_THERE;
}
