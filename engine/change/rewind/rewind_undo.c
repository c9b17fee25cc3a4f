/* What a typed row says, and what its items said before it (rewind_parts.h). */
#include "engine/base/text.h"
#include "engine/change/blocks.h"
#include "engine/change/rewind/rewind_parts.h"
#include "engine/form/edit/edit.h"
#include "engine/form/fold.h"
#include "engine/form/path.h"

#define MOST_ITEMS 64u

/* --- several items in one row */

/* Undoes each of the items apart; ALL: each must say so, else those that do are meant. */
static enum hy_rewind_verdict
undo_each(const struct hy_rewind *r, struct hy_undo *u, const struct hy_named *named, bool all)
{
	enum hy_rewind_verdict verdict = HY_REWIND_SEVERAL;

	u->n_items = 0;
	for (unsigned i = 0; i < named->count && i < MOST_ITEMS; i++) {
		struct hy_undone item = { .node = named->nodes[i], .block = HY_S("") };

		verdict = hy_rewind_item(r, u, &item);
		if (verdict == HY_REWOUND)
			u->items[u->n_items++] = item;
		else if (all)
			return verdict;
	}
	return u->n_items > 0 ? HY_REWOUND : verdict;
}

/* The place in TO that place AT of FROM has become; false when it was deleted. */
static bool
carried(const struct hy_rewind *r, struct hy_str from, struct hy_str to, size_t at, size_t *place)
{
	struct hy_spans spans = hy_text_diff(r->arena, from, to);
	size_t there = 0;

	*place = 0;
	for (unsigned i = 0; i < spans.count; i++) {
		const struct hy_span *s = &spans.at[i];

		if (s->op == HY_SAME && at <= there + s->text.len) {
			*place += at - there;
			return true;
		}
		if (s->op == HY_DELETED && at < there + s->text.len)
			return false;
		there += s->op != HY_INSERTED ? s->text.len : 0;
		*place += s->op != HY_DELETED ? s->text.len : 0;
	}
	return at == there;
}

/* The cells have the texts of the items one behind the other: each gets its part of what stood before. */
static enum hy_rewind_verdict
undo_in_turn(const struct hy_rewind *r, struct hy_undo *u, const struct hy_named *named)
{
	size_t *offsets, at = 0, from = 0, to;
	struct hy_str cell = hy_fold(r->arena, u->after, &offsets);

	u->n_items = 0;
	for (unsigned i = 0; i < named->count && i < MOST_ITEMS; i++) {
		const struct hy_node *node = named->nodes[i];
		struct hy_str key = hy_fold(r->arena, hy_rewind_text(r, u, node), NULL);
		bool last = i + 1 == named->count;

		if (!hy_kind_single(node->item->kind) || node->item->kind == HY_KIND_CHOICE || key.len == 0 ||
		    !hy_str_starts(hy_str_cut(cell, at, cell.len), key))
			return HY_REWIND_SEVERAL;
		at += key.len;
		to = u->before.len;
		if (!last && !carried(r, u->after, u->before, offsets[at], &to))
			return HY_REWIND_SEVERAL;
		u->items[u->n_items] = (struct hy_undone){ .node = node, .block = HY_S("") };
		hy_rewind_set_text(r, &u->items[u->n_items++],
		    hy_rewind_before(r, hy_str_trim(hy_str_cut(u->before, from, to))));
		from = to;
	}
	return at == cell.len ? HY_REWOUND : HY_REWIND_SEVERAL;
}

/* --- a part with a heading for each item, as hyoka annex joins rows */

/* The next line of *REST. */
static struct hy_str
take_line(struct hy_str *rest)
{
	long end = hy_str_find(*rest, HY_S("\n"), 0);
	struct hy_str line = hy_str_cut(*rest, 0, end < 0 ? rest->len : (size_t)end);

	*rest = hy_str_cut(*rest, end < 0 ? rest->len : (size_t)end + 1, rest->len);
	return line;
}

static bool
is_part(const struct hy_rewind *r, struct hy_str line)
{
	struct hy_str pattern = hy_yaml_text(hy_yaml_get(r->with->phrases, "annex"), "part");
	long hole = hy_str_find(pattern, HY_S("{1}"), 0);

	return hole > 0 && hy_str_starts(line, hy_str_cut(pattern, 0, (size_t)hole)) &&
	    hy_str_ends(line, hy_str_cut(pattern, (size_t)hole + 3, pattern.len));
}

/* The parts of CELL, at most COUNT; how many, 0 when it does not begin with one. */
static unsigned
parts_of(const struct hy_rewind *r, struct hy_str cell, struct hy_str *parts, unsigned count)
{
	struct hy_str rest = cell;
	unsigned n = 0;

	while (rest.len > 0) {
		size_t at = cell.len - rest.len;
		bool head = is_part(r, hy_str_trim(take_line(&rest)));

		if ((n == 0 && !head) || (head && n == count))
			return 0;
		if (head)
			parts[n++] = (struct hy_str){ cell.p + cell.len - rest.len, 0 };
		else
			parts[n - 1].len = (size_t)(cell.p + at - parts[n - 1].p) + (cell.len - rest.len - at);
	}
	return n;
}

/* Undoes part after part, each with its line of the row's items. */
static enum hy_rewind_verdict
undo_parts(const struct hy_rewind *r, struct hy_undo *u)
{
	struct hy_str before[MOST_ITEMS], after[MOST_ITEMS], items = u->item, row = u->item;
	struct hy_str cells[] = { u->before, u->after };
	unsigned n = parts_of(r, u->before, before, MOST_ITEMS);
	enum hy_rewind_verdict verdict = HY_REWOUND;

	if (n < 2 || parts_of(r, u->after, after, MOST_ITEMS) != n)
		return HY_REWIND_SEVERAL;
	u->items = hy_new_array(r->arena, n, struct hy_undone);
	u->n_items = 0;
	for (unsigned i = 0; i < n && verdict == HY_REWOUND; i++) {
		struct hy_named named;
		struct hy_undone item = { .block = HY_S("") };

		u->item = hy_str_trim(take_line(&items));
		u->before = hy_str_trim(before[i]);
		u->after = hy_str_trim(after[i]);
		named = hy_name(r->namer, u->item);
		item.node = named.count == 1 && !named.partial && named.absent == 0 ? named.nodes[0] : NULL;
		verdict = item.node != NULL ? hy_rewind_item(r, u, &item) : HY_REWIND_NO_ITEM;
		if (verdict == HY_REWOUND && item.block.len == 0)
			item.block = hy_rewind_block(r, u->before, u->after);
		u->items[u->n_items++] = item;
	}
	u->item = row;
	u->before = cells[0];
	u->after = cells[1];
	u->parts = verdict == HY_REWOUND;
	return verdict;
}

static bool
same_items(const struct hy_rewind *r, const struct hy_named *named)
{
	for (unsigned i = 1; i < named->count; i++)
		if (!hy_str_eq(hy_node_id(r->arena, named->nodes[i]), hy_node_id(r->arena, named->nodes[0])))
			return false;
	return true;
}

static enum hy_rewind_verdict
undo_row(const struct hy_rewind *r, struct hy_undo *u)
{
	enum hy_rewind_verdict verdict = undo_parts(r, u);
	struct hy_named named;

	if (verdict != HY_REWIND_SEVERAL)
		return verdict;
	named = hy_name(r->namer, u->item);
	if (named.count == 0 || named.partial || named.apart || named.absent > 0 || named.nodes[0] == NULL)
		return HY_REWIND_NO_ITEM;
	u->n_items = 0;
	u->items = hy_new_array(r->arena, named.count, struct hy_undone);
	/* One item in files that the row does not tell: where it has the words. */
	verdict = undo_each(r, u, &named, !same_items(r, &named));
	if (verdict == HY_REWOUND || named.count == 1 || same_items(r, &named))
		return verdict;
	return undo_in_turn(r, u, &named);
}

void
hy_rewind_undo(struct hy_rewind *r, unsigned n)
{
	struct hy_undo *u = &r->undos[n];

	u->verdict = undo_row(r, u);
	u->words = u->words || (u->verdict == HY_REWOUND && hy_rewind_elides(r, u));
}
