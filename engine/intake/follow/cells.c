/*
 * Any workbook to rows of cells (intake.h). Merged ranges are one cell; a bracket in a cell of its own is joined with
 * what it stands around, since forms print "[", the answer and "]" in three cells.
 */
#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/book/book.h"
#include "engine/intake/text/words.h"

#define MOST_CELLS 64u	/* of a row */

struct cutter {
	struct hy_arena *arena;
	const struct hy_words *words;
	const struct hy_book_sheet *sheet;
	struct hy_buf rows;	/* struct hy_source_row */
	struct hy_buf places;	/* struct hy_row_place */
	unsigned first_col, last_col;	/* with something in them on this sheet */
	size_t next_merged;	/* merged ranges from here on begin in the row being cut, or below */
	struct hy_buf open;	/* struct hy_book_range: those that reach down to it from above */
	unsigned table_row;	/* the row above was one of several filled cells: its number + 1 */
	unsigned hidden;
};

/* Brings the ranges that reach down to ROW from above up to date. */
static void
open_ranges(struct cutter *c, unsigned row)
{
	struct hy_book_range *open;
	size_t n = 0;

	while (c->next_merged < c->sheet->n_merged && c->sheet->merged[c->next_merged].row < row) {
		const struct hy_book_range *range = &c->sheet->merged[c->next_merged++];

		if (range->last_row >= row && c->open.len < MOST_CELLS * sizeof(*range))
			hy_buf_add(&c->open, (const char *)range, sizeof(*range));
	}
	open = (struct hy_book_range *)(void *)c->open.p;
	for (size_t i = 0; i < c->open.len / sizeof(*open); i++)
		if (open[i].last_row >= row)
			open[n++] = open[i];
	c->open.len = n * sizeof(*open);
}

/* The range from above that COL is in, or NULL. */
static const struct hy_book_range *
covered(const struct cutter *c, unsigned col)
{
	const struct hy_book_range *open = (const struct hy_book_range *)(const void *)c->open.p;

	for (size_t i = 0; i < c->open.len / sizeof(*open); i++)
		if (open[i].col <= col && col <= open[i].last_col)
			return &open[i];
	return NULL;
}

/* A filled cell that began above reaches down to the left of COL. */
static bool
stands_beside(const struct cutter *c, unsigned col)
{
	const struct hy_book_range *open = (const struct hy_book_range *)(const void *)c->open.p;

	for (size_t i = 0; i < c->open.len / sizeof(*open); i++)
		if (open[i].last_col < col &&
		    hy_book_text(c->sheet, open[i].row, open[i].col).len > 0)
			return true;
	return false;
}

/* Which of the brackets S ends with (OPEN) or begins with; 0 for none, else 1 and up. */
static unsigned
bracket(const struct hy_words *words, struct hy_str s, bool open)
{
	static const struct hy_str round[2][2] = { { { "(", 1 }, { ")", 1 } },
		{ { "\xef\xbc\x88", 3 }, { "\xef\xbc\x89", 3 } } };

	s = hy_str_trim(s);
	for (unsigned i = 0; i < words->brackets.count; i++)
		if (open ? hy_str_ends(s, words->brackets.at[i].a)
		    : hy_str_starts(s, words->brackets.at[i].b))
			return i + 2;
	for (unsigned i = 0; i < 2; i++)	/* round ones of both widths go together */
		if (open ? hy_str_ends(s, round[i][0]) : hy_str_starts(s, round[i][1]))
			return 1;
	return 0;
}

/* TEXT is a box and nothing else, "[ o ]": its label is in the next cell. */
static bool
is_bare_box(const struct cutter *c, struct hy_str text)
{
	struct hy_str s = hy_str_trim(text), inside;

	for (unsigned i = 0; i < c->words->brackets.count; i++) {
		const struct hy_pair *pair = &c->words->brackets.at[i];

		if (!hy_str_starts(s, pair->a) || !hy_str_ends(s, pair->b) ||
		    s.len < pair->a.len + pair->b.len)
			continue;
		inside = hy_str_trim(hy_str_cut(s, pair->a.len, s.len - pair->b.len));
		return inside.len == 0 || hy_texts_have(&c->words->ticks, inside) ||
		    hy_texts_have(&c->words->ticked, inside) ||
		    hy_texts_have(&c->words->empty, inside);
	}
	return false;
}

/* The cell that closes the bracket cell AT of ROW ends with, or 0. */
static unsigned
closing(const struct cutter *c, const struct hy_source_row *row, unsigned at)
{
	unsigned kind = bracket(c->words, row->cells[at], true), filled = 0;

	for (unsigned i = at + 1; kind > 0 && i < row->n_cells; i++) {
		if (row->cells[i].len == 0)
			continue;
		if (bracket(c->words, row->cells[i], false) == kind)
			return i;
		if (++filled > 1)	/* one cell stands between brackets */
			return 0;
	}
	return 0;
}

static void
join(struct cutter *c, struct hy_source_row *row, unsigned at, unsigned end)
{
	struct hy_buf out = hy_buf_new(c->arena);

	hy_buf_str(&out, hy_str_trim(row->cells[at]));
	for (unsigned i = at + 1; i <= end; i++) {
		hy_buf_char(&out, ' ');
		hy_buf_str(&out, hy_str_trim(row->cells[i]));
		row->cells[i] = HY_S("");
	}
	row->cells[at] = hy_buf_get(&out);
}

static unsigned
next_filled(const struct hy_source_row *row, unsigned at)
{
	unsigned i = at + 1;

	while (i < row->n_cells && row->cells[i].len == 0)
		i++;
	return i;
}

/* Puts what stands in brackets into the cell of the opening one, and a label behind its box. */
static void
join_brackets(struct cutter *c, struct hy_source_row *row)
{
	for (unsigned at = 0; at < row->n_cells; at++) {
		unsigned end, next;

		if (row->cells[at].len == 0)
			continue;
		while ((end = closing(c, row, at)) > 0)
			join(c, row, at, end);
		next = next_filled(row, at);
		if (next < row->n_cells && is_bare_box(c, row->cells[at]) &&
		    !is_bare_box(c, row->cells[next]) &&
		    hy_str_trim(row->cells[next]).len > 0 && closing(c, row, next) == 0)
			join(c, row, at, next);
		while ((end = closing(c, row, at)) > 0)
			join(c, row, at, end);
	}
}

/* Line breaks stay; other control characters would look like the marks of boxes. */
static struct hy_str
clean(struct cutter *c, struct hy_str text)
{
	char *p = hy_arena_copy(c->arena, text.p, text.len);

	for (size_t i = 0; i < text.len; i++)
		if (((unsigned char)p[i] < ' ' && p[i] != '\n') || p[i] == 0x7f)
			p[i] = ' ';
	return hy_str_trim((struct hy_str){ p, text.len });
}

/* The first row of a sheet may head an attachment; the follower knows it by a sign. */
static void
mark_attachment(struct cutter *c, struct hy_source_row *row)
{
	if (row->n_cells == 1 && hy_words_attachment(c->words, row->cells[0])) {
		row->cells[0] = hy_str_format(c->arena, "# %.*s", HY_ARG(row->cells[0]));
		row->ruled = false;
	}
}

/*
 * The cells of ROW as they are seen: a merged range is one; what began above is an
 * empty one, so that the columns of a table keep their places. COLS: where each begins.
 */
static unsigned
cut_cells(struct cutter *c, unsigned row, struct hy_str *cells, unsigned *cols)
{
	unsigned n = 0;

	for (unsigned col = c->first_col; col <= c->last_col && n < MOST_CELLS; n++) {
		const struct hy_book_range *range = covered(c, col);
		struct hy_str text = range == NULL ? hy_book_text(c->sheet, row, col) : HY_S("");

		if (range == NULL)
			range = hy_book_merged(c->sheet, row, col);
		cells[n] = text.len > 0 ? clean(c, text) : HY_S("");
		cols[n] = col;
		col = (range != NULL ? range->last_col : col) + 1;
	}
	return n;
}

static unsigned
count_filled(const struct hy_source_row *row)
{
	unsigned n = 0;

	for (unsigned i = 0; i < row->n_cells; i++)
		n += row->cells[i].len > 0;
	return n;
}

/* The cells FROM on, all in one row, as a row of the source. */
static void
cut_row(struct cutter *c, size_t from)
{
	struct hy_str cells[MOST_CELLS];
	unsigned cols[MOST_CELLS];
	unsigned number = c->sheet->cells[from].row, filled;
	struct hy_row_place place = { c->sheet, number };
	struct hy_source_row row = { .line = (unsigned)(c->places.len / sizeof(place)) + 1, .ruled = true };

	open_ranges(c, number);
	row.beside = stands_beside(c, c->sheet->cells[from].col);
	row.n_cells = cut_cells(c, number, cells, cols);
	row.cells = hy_new_array(c->arena, row.n_cells + 1, struct hy_str);
	memcpy(row.cells, cells, row.n_cells * sizeof(*cells));
	row.cols = memcpy(hy_new_array(c->arena, row.n_cells + 1, unsigned), cols,
	    row.n_cells * sizeof(*cols));
	join_brackets(c, &row);
	filled = count_filled(&row);
	/* A text that runs over empty cells is no row of a table, unless it stands right below one. */
	if (filled == 1 && row.cells[0].len > 0 && c->table_row != number)
		row.n_cells = 1;
	c->table_row = row.n_cells > 1 && (filled > 1 || c->table_row == number) ? number + 1 : 0;
	row.opens = from == 0;
	if (row.opens)
		mark_attachment(c, &row);
	hy_buf_add(&c->rows, (const char *)&row, sizeof(row));
	hy_buf_add(&c->places, (const char *)&place, sizeof(place));
}

static void
cut_sheet(struct cutter *c)
{
	const struct hy_book_sheet *sheet = c->sheet;
	size_t end;

	c->next_merged = c->open.len = 0;
	c->last_col = c->table_row = 0;
	c->first_col = HY_BOOK_MAX_COL;
	for (size_t i = 0; i < sheet->n_cells; i++) {
		unsigned col = sheet->cells[i].col;

		c->last_col = col > c->last_col ? col : c->last_col;
		c->first_col = col < c->first_col ? col : c->first_col;
	}
	for (size_t from = 0; from < sheet->n_cells; from = end) {
		for (end = from; end < sheet->n_cells && sheet->cells[end].row == sheet->cells[from].row;
		    end++)
			;
		if (hy_book_row_hidden(sheet, sheet->cells[from].row))
			c->hidden++;
		else
			cut_row(c, from);
	}
}

void
hy_book_rows(struct hy_arena *arena, const struct hy_words *words, const struct hy_book *book,
    struct hy_rows *rows, unsigned *hidden)
{
	struct cutter c = { .arena = arena, .words = words, .rows = hy_buf_new(arena),
	    .places = hy_buf_new(arena), .open = hy_buf_new(arena) };

	for (unsigned i = 0; i < book->n_sheets; i++) {
		c.sheet = &book->sheets[i];
		if (!c.sheet->hidden)
			cut_sheet(&c);
	}
	*rows = (struct hy_rows){ .row = (struct hy_source_row *)(void *)c.rows.p,
	    .count = (unsigned)(c.rows.len / sizeof(struct hy_source_row)),
	    .places = (const struct hy_row_place *)(const void *)c.places.p };
	*hidden = c.hidden;
}
