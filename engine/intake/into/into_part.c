/* The XML of a sheet: its rows and cells as bytes, and their edits (into.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/intake/into/into_parts.h"
#include "engine/intake/book/xml_text.h"

static const char *
name_of(struct hy_into *into, const struct hy_into_sheet *s, const char *name)
{
	return hy_str_format(into->arena, "%.*s%s", HY_ARG(s->prefix), name).p;
}

double
hy_into_number(struct hy_str text, double otherwise)
{
	char digits[32] = "";

	if (text.len == 0 || text.len >= sizeof(digits))
		return otherwise;
	memcpy(digits, text.p, text.len);
	return strtod(digits, NULL);
}

/* The namespace's prefix is what stands between "<" and "sheetData". */
static bool
find_data(struct hy_into_sheet *s, size_t *data)
{
	long at = hy_str_find(s->xml, HY_S("sheetData"), 0);
	size_t from;

	if (at <= 0)
		return false;
	for (from = (size_t)at; from > 0 && s->xml.p[from] != '<'; from--)
		;
	s->prefix = hy_str_cut(s->xml, from + 1, (size_t)at);
	*data = from;
	return s->prefix.len < 32;
}

static void
read_rows(struct hy_into *into, struct hy_into_sheet *s, size_t data)
{
	const char *name = name_of(into, s, "row");
	struct hy_buf rows = hy_buf_new(into->arena);
	unsigned number = 0;
	long at = (long)data;

	while ((at = hy_tag_find(s->xml, name, (size_t)at + 1)) >= 0) {
		struct hy_into_row row = { .from = (size_t)at };

		row.number = (unsigned)hy_into_number(hy_tag_attribute(s->xml, row.from, "r"), number + 1) - 1;
		row.inside = hy_tag_end(s->xml, row.from);
		row.end = hy_tag_close(s->xml, name, row.from);
		row.empty = row.end == row.inside;
		row.height = hy_into_number(hy_tag_attribute(s->xml, row.from, "ht"), -1);
		number = row.number + 1;
		at = (long)row.end - 1;
		hy_buf_add(&rows, (const char *)&row, sizeof(row));
	}
	s->row = (const struct hy_into_row *)(const void *)rows.p;
	s->n_row = (unsigned)(rows.len / sizeof(struct hy_into_row));
}

/* Widths of the columns that are used; a hidden one has none. */
static void
read_widths(struct hy_into *into, struct hy_into_sheet *s)
{
	const char *name = name_of(into, s, "col");
	double *width = hy_new_array(into->arena, s->cols + 1, double);
	long format = hy_tag_find(s->xml, name_of(into, s, "sheetFormatPr"), 0), at = -1;
	struct hy_str none = HY_S("");

	s->standard = hy_into_number(format < 0 ? none : hy_tag_attribute(s->xml, (size_t)format,
	    "defaultColWidth"), 8.43);
	s->height = hy_into_number(format < 0 ? none : hy_tag_attribute(s->xml, (size_t)format,
	    "defaultRowHeight"), 15);
	for (unsigned i = 0; i < s->cols; i++)
		width[i] = s->standard;
	while ((at = hy_tag_find(s->xml, name, (size_t)(at + 1))) >= 0) {
		double first = hy_into_number(hy_tag_attribute(s->xml, (size_t)at, "min"), 1);
		double last = hy_into_number(hy_tag_attribute(s->xml, (size_t)at, "max"), 0);
		bool hidden = hy_str_is(hy_tag_attribute(s->xml, (size_t)at, "hidden"), "1");

		for (unsigned i = first >= 1 ? (unsigned)first - 1 : 0; i < s->cols && i < last; i++)
			width[i] = hidden ? 0 : hy_into_number(hy_tag_attribute(s->xml, (size_t)at, "width"),
			    s->standard);
	}
	s->width = width;
	s->n_width = s->cols;
}

bool
hy_into_part(struct hy_into *into, unsigned number, struct hy_err *err)
{
	struct hy_into_sheet *s = &into->sheets[number];
	const char *part = into->book.sheets[number].part.p;
	size_t data;

	if (s->row != NULL)
		return true;
	if (!into->door->part(into->arena, into->file, into->bytes, part, &s->xml, err))
		return false;
	if (!find_data(s, &data))
		return hy_fail(err, hy_mark_file(into->file), HY_M_INTO_PART, part, NULL);
	read_rows(into, s, data);
	read_widths(into, s);
	return s->n_row > 0 || hy_fail(err, hy_mark_file(into->file), HY_M_INTO_PART, part, NULL);
}

double
hy_into_width(struct hy_into *into, unsigned sheet, unsigned col, unsigned last_col)
{
	const struct hy_into_sheet *s = &into->sheets[sheet];
	double width = 0;

	if (!hy_into_part(into, sheet, NULL))
		return 1;
	for (; col <= last_col; col++)
		width += col < s->n_width ? s->width[col] : s->standard;
	return width;
}

const struct hy_into_row *
hy_into_row(const struct hy_into_sheet *s, unsigned number)
{
	unsigned low = 0, high = s->n_row;

	while (low < high) {
		unsigned mid = low + (high - low) / 2;

		if (s->row[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->n_row && s->row[low].number == number ? &s->row[low] : NULL;
}

/* The tag of the cell of ROW at COL, or of the first one behind it; *THERE tells which. */
static size_t
cell_at(struct hy_into *into, const struct hy_into_sheet *s, const struct hy_into_row *row,
    unsigned col, bool *there)
{
	const char *name = name_of(into, s, "c");
	struct hy_str xml = hy_str_cut(s->xml, 0, row->end);
	unsigned next = 0;
	long at = (long)row->inside - 1;

	*there = false;
	while (!row->empty && (at = hy_tag_find(xml, name, (size_t)(at + 1))) >= 0) {
		struct hy_str ref = hy_tag_attribute(xml, (size_t)at, "r");
		struct hy_book_range place;

		if (ref.len > 0 && hy_book_cell_place(ref, &place))
			next = place.col;
		if (next >= col) {
			*there = next == col;
			return (size_t)at;
		}
		next++;
		at = (long)hy_tag_close(xml, name, (size_t)at) - 1;
	}
	return row->empty ? row->inside : row->end - strlen(name_of(into, s, "row")) - 3;
}

long
hy_into_cell_tag(struct hy_into *into, unsigned sheet, unsigned number, unsigned col)
{
	const struct hy_into_sheet *s = &into->sheets[sheet];
	const struct hy_into_row *row = hy_into_row(s, number);
	bool there;
	size_t at;

	if (row == NULL)
		return -1;
	at = cell_at(into, s, row, col, &there);
	return there ? (long)at : -1;
}

size_t
hy_into_cell_end(struct hy_into *into, unsigned sheet, size_t tag)
{
	const struct hy_into_sheet *s = &into->sheets[sheet];

	return hy_tag_close(s->xml, name_of(into, s, "c"), tag);
}

/* What looks like one of Excel's escapes is kept from being read as one. */
static struct hy_str
guarded(struct hy_arena *arena, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < text.len; i++) {
		if (i + 6 < text.len && text.p[i] == '_' && text.p[i + 1] == 'x' && text.p[i + 6] == '_')
			hy_buf_text(&out, "_x005F");
		hy_buf_char(&out, text.p[i]);
	}
	return out.len > 0 ? hy_xml_escape(arena, hy_buf_get(&out)) : HY_S("");
}

/* The attributes of the cell's tag at AT that say how it looks. */
static struct hy_str
looks_of(struct hy_into *into, struct hy_str xml, long at)
{
	struct hy_str style = at < 0 ? HY_S("") : hy_tag_attribute(xml, (size_t)at, "s");

	return style.len == 0 ? HY_S("") : hy_str_format(into->arena, " s=\"%.*s\"", HY_ARG(style));
}

static void
write_cell(struct hy_into *into, const struct hy_into_sheet *s, struct hy_buf *out,
    const struct hy_into_edit *edit, long tag)
{
	struct hy_str p = s->prefix, style = looks_of(into, s->xml, tag);

	hy_buf_format(out, "<%.*sc r=\"%s\"%.*s t=\"inlineStr\"><%.*sis><%.*st xml:space=\"preserve\">",
	    HY_ARG(p), hy_book_cell_name(into->arena, edit->at.row, edit->at.col).p, HY_ARG(style),
	    HY_ARG(p), HY_ARG(p));
	hy_buf_str(out, guarded(into->arena, edit->text));
	hy_buf_format(out, "</%.*st></%.*sis></%.*sc>", HY_ARG(p), HY_ARG(p), HY_ARG(p));
}

/* The tag of ROW, open, HEIGHT points high (0: as it was). */
static void
write_row_tag(struct hy_into *into, const struct hy_into_sheet *s, struct hy_buf *out,
    const struct hy_into_row *row, double height)
{
	static const char *const own[] = { "ht", "customHeight" };
	struct hy_str tag = hy_str_cut(s->xml, row->from, row->inside - 1 - row->empty);

	for (unsigned i = 0; height > 0 && i < 2; i++) {
		struct hy_str value = hy_tag_attribute(tag, 0, own[i]);
		size_t at = value.len > 0 ? (size_t)(value.p - tag.p) : 0;

		if (at > 0)	/* with its name, the signs around it and the space in front */
			tag = hy_text_swap(into->arena, tag, at - strlen(own[i]) - 3, at + value.len + 1,
			    HY_S(""));
	}
	hy_buf_str(out, hy_str_trim(tag));
	if (height > 0)
		hy_buf_format(out, " ht=\"%.2f\" customHeight=\"1\"", height);
	hy_buf_char(out, '>');
}

/* ROW with the N edits of its cells. */
static void
write_row(struct hy_into *into, const struct hy_into_sheet *s, struct hy_buf *out,
    const struct hy_into_row *row, const struct hy_into_edit *edits, size_t n, double height)
{
	size_t at = row->inside;
	bool there;

	if (height <= 0 && !row->empty)
		hy_buf_add(out, s->xml.p + row->from, row->inside - row->from);
	else
		write_row_tag(into, s, out, row, height);
	for (size_t i = 0; i < n; i++) {
		size_t cell = cell_at(into, s, row, edits[i].at.col, &there);

		hy_buf_add(out, s->xml.p + at, cell - at);
		write_cell(into, s, out, &edits[i], there ? (long)cell : -1);
		at = there ? hy_tag_close(s->xml, name_of(into, s, "c"), cell) : cell;
	}
	if (row->empty)
		hy_buf_format(out, "</%s>", name_of(into, s, "row"));
	else
		hy_buf_add(out, s->xml.p + at, row->end - at);
}

/* A row the sheet does not have yet. */
static void
write_new_row(struct hy_into *into, const struct hy_into_sheet *s, struct hy_buf *out,
    const struct hy_into_edit *edits, size_t n)
{
	hy_buf_format(out, "<%s r=\"%u\">", name_of(into, s, "row"), edits->at.row + 1);
	for (size_t i = 0; i < n; i++)
		write_cell(into, s, out, &edits[i], -1);
	hy_buf_format(out, "</%s>", name_of(into, s, "row"));
}

struct hy_str
hy_into_spliced(struct hy_into *into, unsigned number, const struct hy_into_edit *edits, size_t n,
    const double *heights)
{
	const struct hy_into_sheet *s = &into->sheets[number];
	struct hy_buf out = hy_buf_new(into->arena);
	size_t at = 0, done = 0, end;

	for (unsigned r = 0; r < s->n_row; r++) {
		const struct hy_into_row *row = &s->row[r];

		hy_buf_add(&out, s->xml.p + at, row->from - at);
		at = row->from;
		for (; done < n && edits[done].at.row < row->number; done = end) {
			for (end = done; end < n && edits[end].at.row == edits[done].at.row; end++)
				;
			write_new_row(into, s, &out, edits + done, end - done);
		}
		for (end = done; end < n && edits[end].at.row == row->number; end++)
			;
		if (end > done || heights[r] > 0) {
			write_row(into, s, &out, row, edits + done, end - done, heights[r]);
			at = row->end;
		}
		done = end;
	}
	while (done < n) {
		for (end = done; end < n && edits[end].at.row == edits[done].at.row; end++)
			;
		if (at < s->row[s->n_row - 1].end) {
			hy_buf_add(&out, s->xml.p + at, s->row[s->n_row - 1].end - at);
			at = s->row[s->n_row - 1].end;
		}
		write_new_row(into, s, &out, edits + done, end - done);
		done = end;
	}
	hy_buf_add(&out, s->xml.p + at, s->xml.len - at);
	return hy_buf_get(&out);
}
