/* Ticks and the words and numbers behind boxes (into.h). */
#include "engine/base/text.h"
#include "engine/intake/into/into_parts.h"

#define MOST_OPTIONS 64u
#define MOST_BOX 40u	/* bytes between the brackets of a box */

/* An option as it is printed, with the box in front of it. */
struct printed {
	const struct hy_option *option;
	size_t from, to;	/* of its label on the tape */
	size_t tick_at;		/* what ticks its box, when it is ticked */
	bool found, ticked, loose;	/* loose: an empty cell without any sign */
	struct hy_hole hole;
	struct hy_str tick;	/* what ticks it */
};

/* Brackets that close at END: the offset behind the opening one, or END + 1 for none. */
static size_t
opening(const struct hy_tape *tape, size_t end, const struct hy_pair *pair)
{
	size_t least = end > MOST_BOX ? end - MOST_BOX : 0;

	for (size_t at = end; at >= least + pair->a.len; at--)
		if (hy_str_eq(hy_str_cut(tape->text, at - pair->a.len, at), pair->a))
			return at;
	return end + 1;
}

/* "[ ]" or "[ o ]" that ends at END, in one cell or three. */
static bool
bracket_box(struct hy_into *into, const struct hy_tape *tape, size_t end, struct printed *p)
{
	for (unsigned i = 0; i < into->words->brackets.count; i++) {
		const struct hy_pair *pair = &into->words->brackets.at[i];
		size_t close = end - pair->b.len, open;
		struct hy_str inside;

		if (!hy_str_ends(hy_str_cut(tape->text, 0, end), pair->b) ||
		    (open = opening(tape, close, pair)) > close)
			continue;
		inside = hy_tape_words(into->arena, tape, open, close);
		p->ticked = hy_texts_have(&into->words->ticks, inside) ||
		    hy_texts_have(&into->words->ticked, inside);
		p->tick_at = hy_tape_on(tape, open, true);
		p->tick = into->words->ticks.at[0];
		p->found = p->ticked || hy_tape_hole(into, tape, open, close, &p->hole);
		return p->found;
	}
	return false;
}

/* A box that is a sign of its own and ends at END. */
static bool
sign_box(struct hy_into *into, const struct hy_tape *tape, size_t end, struct printed *p)
{
	struct hy_str head = hy_str_cut(tape->text, 0, end);

	for (unsigned i = 0; i < into->words->boxes.count; i++) {
		const struct hy_pair *pair = &into->words->boxes.at[i];
		const struct hy_spot *spot;
		size_t from = end - pair->a.len, start = 0;

		p->ticked = hy_str_ends(head, pair->b);
		p->tick_at = from;
		if (p->ticked)
			return p->found = true;
		if (!hy_str_ends(head, pair->a))
			continue;
		spot = hy_tape_spot(tape, from);
		for (unsigned c = 0; c < tape->n_cells; c++)
			if (&tape->cells[c].spot == spot)
				start = tape->cells[c].from;
		p->hole = (struct hy_hole){ *spot, from - start, end - start };
		p->tick = pair->b;
		return p->found = true;
	}
	return false;
}

static void
find_box(struct hy_into *into, const struct hy_tape *tape, struct printed *p)
{
	size_t end = hy_tape_back(tape, p->from, false);

	if (bracket_box(into, tape, end, p) || sign_box(into, tape, end, p))
		return;
	p->loose = end > 0 && tape->text.p[end - 1] == HY_TAPE_EMPTY &&
	    hy_tape_hole(into, tape, end - 1, end, &p->hole);
	p->tick = into->words->ticks.at[0];
}

/* All labels of options on TAPE. */
static unsigned
find_printed(struct hy_into *into, const struct hy_item *item, const struct hy_tape *tape,
    struct printed *all)
{
	unsigned n = 0;
	size_t at = hy_tape_on(tape, 0, true), len;

	while (at < tape->text.len && n < MOST_OPTIONS) {
		const struct hy_option *option = hy_option_prefix(into->scratch, item,
		    hy_str_cut(tape->text, at, tape->text.len), &len);
		uint32_t cp;

		if (option != NULL) {
			all[n] = (struct printed){ .option = option, .from = at, .to = at + len };
			find_box(into, tape, &all[n++]);
		} else {
			len = hy_utf8_decode(tape->text.p + at, tape->text.len - at, &cp);
		}
		at = hy_tape_on(tape, at + (len > 0 ? len : 1), true);
		hy_arena_reset(into->scratch);
	}
	return n;
}

/* OPTION with a box; where no option at all has a sign, with an empty cell in front. */
static const struct printed *
printed_option(const struct printed *all, unsigned n, const struct hy_option *option)
{
	bool signs = false;

	for (unsigned i = 0; i < n; i++)
		signs = signs || all[i].found;
	for (unsigned i = 0; i < n; i++)
		if (all[i].option == option && (all[i].found || (!signs && all[i].loose)))
			return &all[i];
	return NULL;
}

/* The words or the number of TICK behind its label, up to the next box. */
static void
put_words(struct hy_into *into, const struct hy_node *node, const struct hy_tape *tape,
    const struct hy_tick *tick, size_t from, size_t to)
{
	long count = tick->option->count.len > 0 ? into->count(node, tick) : -1;
	size_t start, end;

	if (count >= 0 && !hy_into_count(into, node, tape, from, to, tick->option->count, count))
		hy_into_trouble_add(into, HY_INTO_NO_CELL, node, NULL);
	if (hy_str_trim(tick->text).len == 0)
		return;
	if (hy_tape_round(tape, from, to, &start, &end))
		hy_into_put(into, node, tape, start, end, hy_str_trim(tick->text));
	else
		hy_into_put(into, node, tape, from, to, hy_str_trim(tick->text));
}

/* Where what belongs to option P ends: at the box of the next one, or with the tape. */
static size_t
end_of(const struct hy_tape *tape, const struct printed *all, unsigned n, const struct printed *p)
{
	return p + 1 < all + n ? p[1].from : tape->text.len;
}

static void
tick_box(struct hy_into *into, const struct hy_node *node, const struct hy_tape *tape,
    const struct printed *all, unsigned n, const struct hy_tick *tick)
{
	const struct printed *p = tick->option != NULL ? printed_option(all, n, tick->option) : NULL;

	if (p == NULL) {
		hy_into_trouble_add(into, HY_INTO_NO_CELL, node, NULL);
		return;
	}
	if (!p->ticked)
		hy_into_edit_add(into, &p->hole, p->tick, node);
	put_words(into, node, tape, tick, p->to, end_of(tape, all, n, p));
}

void
hy_into_boxes(struct hy_into *into, const struct hy_node *node, long label)
{
	struct hy_tape tape = hy_tape_new(into, label);
	struct printed all[MOST_OPTIONS];
	unsigned n = find_printed(into, node->item, &tape, all);

	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		tick_box(into, node, &tape, all, n, t);
	for (unsigned i = 0; i < n; i++)
		if (all[i].ticked && hy_node_tick(node, all[i].option->label) == NULL)
			hy_into_trouble_add(into, HY_INTO_TAKEN, node, hy_tape_spot(&tape, all[i].tick_at));
}
