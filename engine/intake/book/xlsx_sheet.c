/* The cells of a sheet as texts, its merged ranges and hidden rows (xlsx.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/intake/book/xlsx.h"

enum cell_type { NUMBER, SHARED, INLINE, PLAIN };

struct reading {
	struct hy_xlsx_reader *r;
	struct hy_buf cells, merged, hidden;
	unsigned row, col;		/* of the cell being read; next ones where the file does not say */
	enum cell_type type;
	bool date;
	bool hide;			/* the row being read is hidden */
	bool value, text;		/* inside <v>, <t> */
	unsigned aside;			/* inside readings (furigana) */
	struct hy_buf content;
	bool unsorted;
};

size_t
hy_xlsx_range(const char *p, struct hy_book_range *range)
{
	unsigned place[2][2] = { { 0, 0 }, { 0, 0 } };
	const char *start = p;

	for (int i = 0; i < 2; i++) {
		const char *from;

		if (i == 1 && *p != ':')
			break;
		p += i + (p[i] == '$');
		for (from = p; (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z'); p++)
			place[i][1] = place[i][1] < HY_BOOK_MAX_COL
			    ? place[i][1] * 26 + (unsigned)((*p & ~0x20) - 'A' + 1) : HY_BOOK_MAX_COL + 1;
		if (p == from)
			return 0;
		p += *p == '$';
		for (from = p; *p >= '0' && *p <= '9'; p++)
			place[i][0] = place[i][0] < HY_BOOK_MAX_ROW
			    ? place[i][0] * 10 + (unsigned)(*p - '0') : HY_BOOK_MAX_ROW + 1;
		if (p == from || place[i][0] == 0 || place[i][0] > HY_BOOK_MAX_ROW ||
		    place[i][1] > HY_BOOK_MAX_COL)
			return 0;
	}
	if (place[1][0] == 0)
		memcpy(place[1], place[0], sizeof(place[0]));
	*range = (struct hy_book_range){ place[0][0] - 1, place[0][1] - 1, place[1][0] - 1,
		place[1][1] - 1 };
	return range->last_row < range->row || range->last_col < range->col ? 0 : (size_t)(p - start);
}

static bool
fail_sheet(struct reading *s, struct hy_err *err)
{
	return hy_fail(err, hy_mark_file(s->r->file), HY_M_BOOK_CELL, NULL);
}

static bool
start_row(struct reading *s, const char **attributes, struct hy_err *err)
{
	const char *number = hy_xml_attribute(attributes, "r");
	const char *hidden = hy_xml_attribute(attributes, "hidden");
	unsigned long row = number != NULL ? strtoul(number, NULL, 10) : s->row + 1UL;
	struct hy_book_range range = { 0 };

	if (row == 0 || row > HY_BOOK_MAX_ROW)
		return fail_sheet(s, err);
	s->row = (unsigned)row;
	s->col = 0;
	s->hide = hidden != NULL && (strcmp(hidden, "1") == 0 || strcmp(hidden, "true") == 0);
	range.row = range.last_row = s->row - 1;
	if (s->hide && s->hidden.len < HY_BOOK_MAX_CELLS * sizeof(range))
		hy_buf_add(&s->hidden, (const char *)&range, sizeof(range));
	return true;
}

static bool
start_cell(struct reading *s, const char **attributes, struct hy_err *err)
{
	const char *place = hy_xml_attribute(attributes, "r");
	const char *type = hy_xml_attribute(attributes, "t");
	const char *style = hy_xml_attribute(attributes, "s");
	unsigned long format = style != NULL ? strtoul(style, NULL, 10) : 0;
	struct hy_book_range range;

	if (place != NULL) {
		if (hy_xlsx_range(place, &range) == 0)
			return fail_sheet(s, err);
		s->unsorted = s->unsorted || range.row + 1 != s->row || range.col < s->col;
		s->row = range.row + 1;
		s->col = range.col;
	}
	if (s->row == 0)
		return fail_sheet(s, err);
	s->type = type == NULL || strcmp(type, "n") == 0 ? NUMBER : strcmp(type, "s") == 0 ? SHARED
	    : strcmp(type, "inlineStr") == 0 ? INLINE : PLAIN;
	s->date = s->type == NUMBER && format < s->r->n_dates && s->r->dates[format];
	s->content.len = 0;
	s->aside = 0;
	return true;
}

static bool
add_merged(struct reading *s, const char **attributes, struct hy_err *err)
{
	const char *ref = hy_xml_attribute(attributes, "ref");
	struct hy_book_range range;

	if (ref == NULL || hy_xlsx_range(ref, &range) == 0)
		return fail_sheet(s, err);
	if (s->merged.len >= HY_BOOK_MAX_CELLS * sizeof(range))
		return hy_fail(err, hy_mark_file(s->r->file), HY_M_BOOK_LARGE, NULL);
	hy_buf_add(&s->merged, (const char *)&range, sizeof(range));
	return true;
}

static bool
start(void *context, const char *name, const char **attributes, struct hy_err *err)
{
	struct reading *s = context;

	if (strcmp(name, "row") == 0)
		return start_row(s, attributes, err);
	if (strcmp(name, "c") == 0)
		return start_cell(s, attributes, err);
	if (strcmp(name, "mergeCell") == 0)
		return add_merged(s, attributes, err);
	if (strcmp(name, "rPh") == 0)
		s->aside++;
	s->value = strcmp(name, "v") == 0;
	s->text = strcmp(name, "t") == 0 && s->aside == 0;
	return true;
}

static void
text(void *context, const char *p, size_t len)
{
	struct reading *s = context;

	if (s->type == INLINE ? s->text : s->value)
		hy_buf_add(&s->content, p, len);
}

/* What the cell shows. */
static struct hy_str
content_of(struct reading *s)
{
	struct hy_str value = { s->content.p, s->content.len };
	unsigned long at;

	if (value.len == 0)
		return HY_S("");
	if (s->type == SHARED) {
		at = strtoul(value.p, NULL, 10);
		return at < s->r->strings.count ? s->r->strings.at[at] : HY_S("");
	}
	if (s->type == NUMBER)
		return hy_xlsx_number(s->r, value, s->date);
	return hy_xlsx_unescape(s->r->arena, value);
}

static bool
end_cell(struct reading *s, struct hy_err *err)
{
	struct hy_book_cell cell = { s->row - 1, s->col, content_of(s) };

	s->col++;
	if (cell.text.len == 0)
		return true;
	if (++s->r->n_cells > HY_BOOK_MAX_CELLS)
		return hy_fail(err, hy_mark_file(s->r->file), HY_M_BOOK_LARGE, NULL);
	if (!hy_xlsx_count(s->r, cell.text.len, err))
		return false;
	hy_buf_add(&s->cells, (const char *)&cell, sizeof(cell));
	return true;
}

static bool
end(void *context, const char *name, struct hy_err *err)
{
	struct reading *s = context;

	s->value = s->text = false;
	if (strcmp(name, "rPh") == 0 && s->aside > 0)
		s->aside--;
	return strcmp(name, "c") != 0 || end_cell(s, err);
}

static int
by_place(const void *one, const void *other)
{
	const struct hy_book_cell *a = one, *b = other;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->col > b->col) - (a->col < b->col);
}

static int
by_corner(const void *one, const void *other)
{
	const struct hy_book_range *a = one, *b = other;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->col > b->col) - (a->col < b->col);
}

bool
hy_xlsx_sheet_read(struct hy_xlsx_reader *r, struct hy_book_sheet *sheet, struct hy_err *err)
{
	struct hy_arena *arena = r->arena;
	struct reading s = { .r = r, .cells = hy_buf_new(arena), .merged = hy_buf_new(arena),
	    .hidden = hy_buf_new(arena), .content = hy_buf_new(arena) };
	struct hy_xml handlers = { start, end, text, &s };

	if (!hy_xml_read(r->package, r->file, sheet->part.p, &handlers, err))
		return false;
	sheet->n_cells = s.cells.len / sizeof(struct hy_book_cell);
	if (s.unsorted && sheet->n_cells > 0)
		qsort(s.cells.p, sheet->n_cells, sizeof(struct hy_book_cell), by_place);
	sheet->cells = (const struct hy_book_cell *)(const void *)s.cells.p;
	sheet->merged = (const struct hy_book_range *)(const void *)s.merged.p;
	sheet->n_merged = s.merged.len / sizeof(struct hy_book_range);
	if (sheet->n_merged > 0)
		qsort(s.merged.p, sheet->n_merged, sizeof(struct hy_book_range), by_corner);
	sheet->hidden_rows = (const struct hy_book_range *)(const void *)s.hidden.p;
	sheet->n_hidden_rows = s.hidden.len / sizeof(struct hy_book_range);
	return true;
}
