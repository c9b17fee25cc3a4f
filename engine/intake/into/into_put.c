/* Words and numbers into the cells behind a label (into_parts.h). */
#include "engine/base/text.h"
#include "engine/intake/into/into_parts.h"

void
hy_into_put(struct hy_into *into, const struct hy_node *node, const struct hy_tape *tape,
    size_t from, size_t to, struct hy_str text)
{
	struct hy_str there = hy_tape_words(into->arena, tape, from, to);
	struct hy_hole hole;

	if (hy_tape_hole(into, tape, from, to, &hole))
		hy_into_edit_add(into, &hole, text, node);
	else if (there.len == 0)
		hy_into_trouble_add(into, HY_INTO_NO_CELL, node, NULL);
	else if (!hy_str_eq(hy_text_key(into->arena, there), hy_text_key(into->arena, text)))
		hy_into_trouble_add(into, HY_INTO_TAKEN, node,
		    hy_tape_spot(tape, hy_tape_on(tape, from, true)));
}

/* The last pair of round brackets that ends in front of TO. */
static bool
last_round(const struct hy_tape *tape, size_t from, size_t to, size_t *start, size_t *end)
{
	size_t a, b;
	bool found = false;

	while (hy_tape_round(tape, from, to, &a, &b)) {
		*start = a;
		*end = from = b;
		found = true;
	}
	return found;
}

bool
hy_into_count(struct hy_into *into, const struct hy_node *node, const struct hy_tape *tape,
    size_t from, size_t to, struct hy_str unit, long count)
{
	struct hy_str text = hy_str_format(into->arena, "%ld", count);
	long at = hy_str_find(hy_str_cut(tape->text, 0, to), unit, from);
	size_t start, end;

	if (at < 0)
		return false;
	if (!last_round(tape, from, (size_t)at, &start, &end)) {
		end = (size_t)at;
		start = hy_tape_back(tape, end, true);
	}
	hy_into_put(into, node, tape, start, end, text);
	return true;
}
