/* What one item said before a typed row, by its kind (rewind_parts.h). */
#include "engine/base/text.h"
#include "engine/change/blocks.h"
#include "engine/change/rewind/rewind_parts.h"

#define NEARLY 900u	/* of 1000: the cell and the text differ in a few characters */

static enum hy_rewind_verdict
undo_text(const struct hy_rewind *r, const struct hy_undo *u, struct hy_undone *item)
{
	struct hy_str text = hy_rewind_text(r, u, item->node), result;
	bool whole = hy_rewind_says_nothing(r, u->after) ? text.len == 0 : hy_rewind_alike(r, text, u->after);

	if (whole && hy_excerpt_elides(r->excerpts, u->before))
		return HY_REWIND_ELIDED;
	if (whole)
		result = hy_rewind_before(r, u->before);
	else if (!hy_excerpt_undo(r->excerpts, text, hy_rewind_headings(r, u->before), u->after, &result))
		return hy_rewind_elides(r, u) ? HY_REWIND_ELIDED
		    : hy_text_similarity(r->arena, text, u->after) >= NEARLY ? HY_REWIND_NEARLY
		    : HY_REWIND_NOT_IN_BODY;
	hy_rewind_set_text(r, item, result);
	return HY_REWOUND;
}

/* Takes a number with UNIT (as printed behind an answer) off the end of *TEXT; NULL when there is none. */
static struct hy_value *
take_count(const struct hy_rewind *r, struct hy_str unit, struct hy_str *text)
{
	struct hy_str folded = hy_str_trim(hy_text_nfkc(r->arena, *text)), rest;
	size_t from;

	if (unit.len == 0 || !hy_str_ends(folded, unit))
		return NULL;
	rest = hy_str_trim(hy_str_cut(folded, 0, folded.len - unit.len));
	for (from = rest.len; from > 0 && rest.p[from - 1] >= '0' && rest.p[from - 1] <= '9'; from--)
		;
	if (from == rest.len)
		return NULL;
	*text = hy_str_trim(hy_str_cut(rest, 0, from));
	return hy_value_text(r->arena, hy_str_cut(rest, from, rest.len));
}

/* A choice, perhaps with a number behind it; where none is written it follows from the records. */
static enum hy_rewind_verdict
undo_choice(const struct hy_rewind *r, const struct hy_undo *u, struct hy_undone *item)
{
	struct hy_str label = u->before;
	const struct hy_option *before;

	item->count = take_count(r, item->node->item->count, &label);
	before = hy_item_option(r->arena, item->node->item, label);
	if (!hy_rewind_alike(r, hy_node_printed(r->arena, item->node), u->after))
		return HY_REWIND_NOT_IN_BODY;
	if ((before == NULL && !hy_rewind_says_nothing(r, u->before)) ||
	    (item->node->has_count && item->count == NULL))
		return HY_REWIND_KIND;
	item->answer = before != NULL ? hy_value_text(r->arena, before->label) : NULL;
	return HY_REWOUND;
}

/* Where the first ticked box of TEXT ends: commas in its brackets belong to its words. */
static size_t
box_end(struct hy_str text, struct hy_str join)
{
	size_t depth = 0;

	for (size_t i = 0; i < text.len; i++) {
		struct hy_str rest = hy_str_cut(text, i, text.len);

		if (text.p[i] == '(' || hy_str_starts(rest, hy_word(HY_W_BRACKET_OPEN)))
			depth++;
		else if (depth > 0 && (text.p[i] == ')' || hy_str_starts(rest, hy_word(HY_W_BRACKET_CLOSE))))
			depth--;
		else if (depth == 0 && hy_str_starts(rest, join))
			return i;
	}
	return text.len;
}

/* A box as it is printed: its label, or the label with its words in brackets. NULL when it is none. */
static struct hy_value *
read_box(const struct hy_rewind *r, const struct hy_item *item, struct hy_str text)
{
	struct hy_str folded = hy_text_nfkc(r->arena, hy_str_trim(text));
	const struct hy_option *option = hy_item_option(r->arena, item, text);
	long open = hy_str_find(folded, HY_S("("), 0);
	struct hy_value *map, *count;
	struct hy_str words;

	if (option != NULL)
		return hy_value_text(r->arena, option->label);
	option = open > 0 && folded.p[folded.len - 1] == ')'
	    ? hy_item_option(r->arena, item, hy_str_cut(folded, 0, (size_t)open)) : NULL;
	if (option == NULL || (!option->text && option->count.len == 0))
		return NULL;
	words = hy_str_cut(folded, (size_t)open + 1, folded.len - 1);
	count = take_count(r, option->count, &words);
	map = hy_value_map(r->arena);
	hy_value_put(map, option->label, count != NULL ? count : hy_value_text(r->arena, words));
	return map;
}

/* The boxes as they are printed, joined by commas; false when a label is none. */
static bool
read_boxes(const struct hy_rewind *r, const struct hy_item *item, struct hy_str text, struct hy_value **list)
{
	struct hy_str join = hy_word(HY_W_LIST_JOIN);

	*list = hy_value_list(r->arena);
	while (text.len > 0) {
		size_t end = box_end(text, join);
		struct hy_value *box = read_box(r, item, hy_str_cut(text, 0, end));

		if (box == NULL)
			return false;
		hy_value_add(*list, box);
		text = hy_str_cut(text, end + join.len, text.len);
	}
	return true;
}

static enum hy_rewind_verdict
undo_checks(const struct hy_rewind *r, const struct hy_undo *u, struct hy_undone *item)
{
	struct hy_str now = hy_node_printed(r->arena, item->node);

	if (!read_boxes(r, item->node->item, hy_rewind_says_nothing(r, u->before) ? HY_S("") : u->before,
	    &item->answer))
		return HY_REWIND_KIND;
	return hy_rewind_alike(r, now, hy_rewind_says_nothing(r, u->after) ? HY_S("") : u->after)
	    ? HY_REWOUND : HY_REWIND_NOT_IN_BODY;
}

/* The lines of CELL as entries of LIST. */
static void
add_lines(const struct hy_rewind *r, struct hy_value *list, struct hy_str cell)
{
	if (hy_rewind_says_nothing(r, cell))
		return;
	for (size_t from = 0; from < cell.len;) {
		long end = hy_str_find(cell, HY_S("\n"), from);
		struct hy_str line = hy_str_trim(hy_str_cut(cell, from, end < 0 ? cell.len : (size_t)end));

		if (line.len > 0)
			hy_value_add(list, hy_value_text(r->arena, line));
		from = end < 0 ? cell.len : (size_t)end + 1;
	}
}

/* The heading and the entries of a list as they stand in the file. */
static void
add_block(const struct hy_rewind *r, struct hy_value *list, const struct hy_entity *block, struct hy_str entries)
{
	struct hy_value *map, *inner;

	if (block->title.len == 0) {
		add_lines(r, list, entries);
		return;
	}
	map = hy_value_map(r->arena);
	inner = hy_value_list(r->arena);
	add_lines(r, inner, entries);
	hy_value_put(map, hy_word(HY_W_KEY_HEADING), hy_value_text(r->arena, block->title));
	hy_value_put(map, hy_word(HY_W_KEY_ENTRIES), inner);
	hy_value_add(list, map);
}

/* A list: all of it, or the one heading whose name the row ends with and whose entries it gives. */
static enum hy_rewind_verdict
undo_list(const struct hy_rewind *r, const struct hy_undo *u, struct hy_undone *item)
{
	struct hy_entities blocks = hy_blocks_of_list(r->arena, item->node);
	struct hy_str row = hy_text_key(r->arena, u->item);
	unsigned found = blocks.count;

	for (unsigned i = 0; i < blocks.count; i++) {
		const struct hy_entity *b = &blocks.at[i];

		if ((blocks.count == 1 && b->title.len == 0) || (b->title.len > 0 &&
		    hy_str_ends(row, hy_text_key(r->arena, b->title))))
			if (hy_rewind_alike(r, *(const struct hy_str *)b->what, u->after))
				found = i;
	}
	if (found == blocks.count)
		return HY_REWIND_NOT_IN_BODY;
	item->answer = hy_value_list(r->arena);
	item->block = blocks.at[found].title;
	for (unsigned i = 0; i < blocks.count; i++) {
		if (i != found)
			add_block(r, item->answer, &blocks.at[i], *(const struct hy_str *)blocks.at[i].what);
		else if (!hy_rewind_says_nothing(r, u->before))
			add_block(r, item->answer, &blocks.at[i], u->before);
	}
	return HY_REWOUND;
}

/* A record that the row says is new: it was not there. The note on numbers behind it is no part of it. */
static enum hy_rewind_verdict
undo_record(const struct hy_rewind *r, const struct hy_undo *u, const struct hy_undone *item)
{
	struct hy_str cell = hy_text_key(r->arena, u->after);

	if (item->node->number == 0 || !hy_rewind_says_nothing(r, u->before))
		return HY_REWIND_KIND;
	return hy_str_starts(cell, hy_text_key(r->arena, hy_record_printed(r->arena, item->node)))
	    ? HY_REWOUND : HY_REWIND_NOT_IN_BODY;
}

static enum hy_rewind_verdict
undo_answer(const struct hy_rewind *r, const struct hy_undo *u, struct hy_undone *item)
{
	switch (item->node->item->kind) {
	case HY_KIND_TEXT:
	case HY_KIND_DATE:
	case HY_KIND_RANGE:
		return undo_text(r, u, item);
	case HY_KIND_CHOICE:
		return undo_choice(r, u, item);
	case HY_KIND_CHECKS:
		return undo_checks(r, u, item);
	case HY_KIND_LIST:
		return undo_list(r, u, item);
	default:
		return undo_record(r, u, item);
	}
}

/*
 * A row often names the item above: the record whose title or text changed, the question whose explanation did.
 * Then it means the one item right below that has the words.
 */
static enum hy_rewind_verdict
undo_below(const struct hy_rewind *r, const struct hy_undo *u, struct hy_undone *item)
{
	struct hy_undone found = { .node = NULL }, trial;

	for (unsigned i = 0; i < item->node->n_kids; i++) {
		trial = (struct hy_undone){ .node = item->node->kids[i], .block = HY_S("") };
		if (trial.node->item->kind != HY_KIND_TEXT || hy_rewind_says_nothing(r, u->after) ||
		    undo_text(r, u, &trial) != HY_REWOUND)
			continue;
		if (found.node != NULL)
			return HY_REWIND_SEVERAL;
		found = trial;
	}
	if (found.node == NULL)
		return HY_REWIND_KIND;
	*item = found;
	return HY_REWOUND;
}

enum hy_rewind_verdict
hy_rewind_item(const struct hy_rewind *r, const struct hy_undo *u, struct hy_undone *item)
{
	enum hy_rewind_verdict verdict = undo_answer(r, u, item), below;

	if (verdict == HY_REWOUND || item->node->n_kids == 0 || item->node->item->kind == HY_KIND_TEXT)
		return verdict;
	below = undo_below(r, u, item);
	return below == HY_REWIND_KIND && verdict != HY_REWIND_KIND ? verdict
	    : below == HY_REWIND_KIND && hy_rewind_elides(r, u) ? HY_REWIND_ELIDED : below;
}
