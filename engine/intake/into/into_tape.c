/* The cells behind a label as one text, and the holes in it (into.h). */
#include "engine/base/text.h"
#include "engine/intake/into/into_parts.h"

#define MOST_ROWS 300u	/* that may belong to one label */
#define MOST_CELLS 128u	/* of a row */

struct winding {
	struct hy_into *into;
	struct hy_buf text, cells;
};

/* The text of a cell as it is, but for the signs the tape uses itself. */
static void
wind_text(struct winding *w, struct hy_str text)
{
	if (hy_str_trim(text).len == 0) {
		hy_buf_char(&w->text, HY_TAPE_EMPTY);
		return;
	}
	for (size_t i = 0; i < text.len; i++)
		hy_buf_char(&w->text, text.p[i] == HY_TAPE_EMPTY || text.p[i] == HY_TAPE_EDGE
		    ? ' ' : text.p[i]);
}

/* The cells of ROW from FIRST up to END. */
static void
wind_row(struct winding *w, unsigned sheet, unsigned row, unsigned first, unsigned end)
{
	unsigned n = 0;

	for (unsigned col = first; col < end && n < MOST_CELLS; n++) {
		struct hy_tape_cell cell = { .spot = hy_into_spot(w->into, sheet, row, col) };

		col = cell.spot.at.last_col + 1;
		if (cell.spot.at.row != row)
			continue;
		cell.from = w->text.len;
		wind_text(w, cell.spot.text);
		cell.to = w->text.len;
		hy_buf_char(&w->text, HY_TAPE_EDGE);
		hy_buf_add(&w->cells, (const char *)&cell, sizeof(cell));
	}
}

/* Where the label behind LABEL stands: its row and column, or the end of LABEL's sheet. */
static void
find_end(const struct hy_into *into, long label, unsigned sheet, unsigned *row, unsigned *col)
{
	long count = (long)(into->places.len / sizeof(struct hy_label_place));

	*row = into->sheets[sheet].rows;
	*col = 0;
	if (label + 1 < count) {
		struct hy_spot next = hy_into_label_spot(into, label + 1);

		if (next.sheet == sheet) {
			*row = next.at.row;
			*col = next.at.col;
		}
	}
}

struct hy_tape
hy_tape_new(struct hy_into *into, long label)
{
	struct winding w = { into, hy_buf_new(into->arena), hy_buf_new(into->arena) };
	struct hy_spot at = hy_into_label_spot(into, label);
	unsigned cols = into->sheets[at.sheet].cols, row = at.at.row, last, last_col;

	find_end(into, label, at.sheet, &last, &last_col);
	wind_row(&w, at.sheet, row, at.at.last_col + 1, last == row ? last_col : cols);
	while (++row < last && row < at.at.row + MOST_ROWS)
		wind_row(&w, at.sheet, row, 0, cols);
	return (struct hy_tape){ w.text.len > 0 ? hy_buf_get(&w.text) : HY_S(""),
		(const struct hy_tape_cell *)(const void *)w.cells.p,
		(unsigned)(w.cells.len / sizeof(struct hy_tape_cell)) };
}

const struct hy_spot *
hy_tape_spot(const struct hy_tape *tape, size_t at)
{
	for (unsigned i = 0; i < tape->n_cells; i++)
		if (at < tape->cells[i].to)
			return &tape->cells[i].spot;
	return NULL;
}

static bool
is_gap(uint32_t cp, bool empty)
{
	return cp == HY_TAPE_EDGE || (empty && cp == HY_TAPE_EMPTY) || hy_cp_space(cp);
}

size_t
hy_tape_on(const struct hy_tape *tape, size_t at, bool empty)
{
	size_t n;
	uint32_t cp;

	while (at < tape->text.len && (n = hy_utf8_decode(tape->text.p + at, tape->text.len - at,
	    &cp)) > 0 && is_gap(cp, empty))
		at += n;
	return at;
}

size_t
hy_tape_back(const struct hy_tape *tape, size_t at, bool empty)
{
	while (at > 0) {
		size_t from = at - 1;
		uint32_t cp;

		while (from > 0 && ((unsigned char)tape->text.p[from] & 0xc0) == 0x80)
			from--;
		if (hy_utf8_decode(tape->text.p + from, at - from, &cp) != at - from ||
		    !is_gap(cp, empty))
			break;
		at = from;
	}
	return at;
}

struct hy_str
hy_tape_words(struct hy_arena *arena, const struct hy_tape *tape, size_t from, size_t to)
{
	struct hy_buf out = hy_buf_new(arena);

	for (; from < to; from++)
		hy_buf_char(&out, tape->text.p[from] == HY_TAPE_EMPTY ||
		    tape->text.p[from] == HY_TAPE_EDGE ? ' ' : tape->text.p[from]);
	return out.len > 0 ? hy_str_trim(hy_buf_get(&out)) : HY_S("");
}

/* The widest empty cell between FROM and TO, or NULL. */
static const struct hy_tape_cell *
widest_empty(struct hy_into *into, const struct hy_tape *tape, size_t from, size_t to)
{
	const struct hy_tape_cell *best = NULL;
	double most = 0;

	for (unsigned i = 0; i < tape->n_cells; i++) {
		const struct hy_tape_cell *cell = &tape->cells[i];
		const struct hy_book_range *at = &cell->spot.at;
		double width;

		if (cell->from < from || cell->to > to || tape->text.p[cell->from] != HY_TAPE_EMPTY)
			continue;
		width = hy_into_width(into, cell->spot.sheet, at->col, at->last_col);
		if (width > most) {
			most = width;
			best = cell;
		}
	}
	return best;
}

bool
hy_tape_hole(struct hy_into *into, const struct hy_tape *tape, size_t from, size_t to,
    struct hy_hole *hole)
{
	const struct hy_tape_cell *cell;

	if (hy_tape_on(tape, from, true) < to)
		return false;
	cell = widest_empty(into, tape, from, to);
	if (cell != NULL) {
		*hole = (struct hy_hole){ cell->spot, 0, cell->spot.text.len };
		return true;
	}
	for (unsigned i = 0; i < tape->n_cells; i++) {
		cell = &tape->cells[i];
		if (cell->from <= from && to <= cell->to) {
			*hole = (struct hy_hole){ cell->spot, from - cell->from, to - cell->from };
			return true;
		}
	}
	return false;
}

bool
hy_tape_round(const struct hy_tape *tape, size_t from, size_t to, size_t *start, size_t *end)
{
	int depth = 0;
	size_t n;
	uint32_t cp;

	for (; from < to; from += n > 0 ? n : 1) {
		n = hy_utf8_decode(tape->text.p + from, tape->text.len - from, &cp);
		if ((cp == '(' || cp == HY_CP_WIDE_OPEN) && depth++ == 0)
			*start = from + n;
		*end = from;
		if ((cp == ')' || cp == HY_CP_WIDE_CLOSE) && depth > 0 && --depth == 0)
			return true;
	}
	return false;
}
