/* The rows of the table of changes into those the blank has (into.h). */
#include "engine/intake/into/into_parts.h"

struct filling {
	struct hy_into *into;
	const struct hy_str *texts;
	unsigned n, columns, done;
};

/* Columns of the sheet by column of the table; HY_BOOK_MAX_COL where it has none. */
static void
columns_of(const struct hy_into *into, const struct hy_label_place *place, unsigned *cols)
{
	const struct hy_source_row *row = &into->rows.row[place->line - 1];

	for (unsigned i = 0; i < HY_TABLE_COLUMNS; i++)
		cols[i] = HY_BOOK_MAX_COL;
	for (unsigned c = 0; c < row->n_cells && c < HY_TABLE_COLUMNS; c++)
		if (place->column[c] >= 0)
			cols[place->column[c]] = row->cols[c];
}

/* Is ROW of the sheet an empty row of the table: it has cells of its own, and nothing in them? */
static bool
is_empty_row(struct hy_into *into, unsigned sheet, unsigned row, const unsigned *cols, unsigned n)
{
	if (hy_book_row_hidden(&into->book.sheets[sheet], row))
		return false;
	for (unsigned i = 0; i < n; i++) {
		struct hy_spot spot;

		if (cols[i] >= HY_BOOK_MAX_COL)
			continue;
		spot = hy_into_spot(into, sheet, row, cols[i]);
		if (spot.at.row != row || spot.text.len > 0 ||
		    hy_into_cell_tag(into, sheet, row, spot.at.col) < 0)
			return false;
	}
	return true;
}

static void
fill_row(struct filling *f, unsigned sheet, unsigned row, const unsigned *cols)
{
	const struct hy_str *texts = f->texts + (size_t)f->done++ * f->columns;

	for (unsigned i = 0; i < f->columns; i++) {
		struct hy_hole hole = { .spot = { .sheet = sheet } };

		if (texts[i].len == 0 || cols[i] >= HY_BOOK_MAX_COL)
			continue;
		hole.spot = hy_into_spot(f->into, sheet, row, cols[i]);
		hy_into_edit_add(f->into, &hole, texts[i], NULL);
	}
}

/* Fills the rows below the heads that are label N, up to the next label. */
static void
fill_below(struct filling *f, size_t n)
{
	struct hy_into *into = f->into;
	const struct hy_label_place *place = hy_into_place(into, (long)n);
	struct hy_spot head = hy_into_label_spot(into, (long)n);
	const struct hy_into_sheet *s = &into->sheets[head.sheet];
	unsigned cols[HY_TABLE_COLUMNS], last;

	if (!hy_into_part(into, head.sheet, NULL))
		return;
	last = s->row[s->n_row - 1].number;
	if ((n + 1) * sizeof(*place) < into->places.len) {
		struct hy_spot next = hy_into_label_spot(into, (long)n + 1);

		last = next.sheet == head.sheet && next.at.row > 0 ? next.at.row - 1 : last;
	}
	columns_of(into, place, cols);
	for (unsigned row = head.at.last_row + 1; row <= last && f->done < f->n; row++)
		if (is_empty_row(into, head.sheet, row, cols, f->columns))
			fill_row(f, head.sheet, row, cols);
}

void
hy_into_changes(struct hy_into *into, const struct hy_str *texts, unsigned n)
{
	const struct hy_item *table = hy_form_table_section(into->form);
	struct filling f = { into, texts, n, table != NULL ? table->n_items : 0, 0 };
	struct hy_into_trouble trouble = { .why = HY_INTO_ROWS, .cell = HY_S("") };

	if (n == 0 || table == NULL || table->n_items > HY_TABLE_COLUMNS)
		return;
	for (size_t i = 0; i < into->places.len / sizeof(struct hy_label_place); i++)
		if (hy_into_place(into, (long)i)->table)
			fill_below(&f, i);
	if (f.done == n)
		return;
	trouble.wanted = n;
	trouble.there = f.done;
	hy_buf_add(&into->troubles, (const char *)&trouble, sizeof(trouble));
}
