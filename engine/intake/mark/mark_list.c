/* The sheet that lists all notes, with links to their cells (mark_part.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/mark/mark_part.h"

#define SPREADSHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
#define COLUMNS 7u
#define LINK 3u		/* the column with the links, from 0 */
#define LINE_PT 14u

static const unsigned widths[COLUMNS] = { 6, 10, 9, 30, 40, 60, 60 };	/* in half-width characters */

static void
add_cell(struct hy_marker *m, struct hy_buf *out, unsigned row, unsigned col, unsigned style,
    struct hy_str text)
{
	hy_buf_format(out, "<c r=\"%s\" s=\"%u\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>",
	    hy_book_cell_name(m->arena, row, col).p, style, hy_xml_escape(m->arena, text).p);
}

static struct hy_str
address(struct hy_marker *m, const struct hy_mark_note *note)
{
	if (!note->placed)
		return HY_S("");
	return hy_book_address(m->arena, &m->book.sheets[note->sheet], note->row, note->col);
}

/* Lines of the highest cell; nobody fits rows when the workbook is opened. */
static unsigned
row_lines(const struct hy_str *cells)
{
	unsigned most = 1;

	for (unsigned i = 0; i < COLUMNS; i++) {
		unsigned lines = (unsigned)(hy_text_width(cells[i]) / (widths[i] - 2)) + 1;

		for (size_t k = 0; k < cells[i].len; k++)
			lines += cells[i].p[k] == '\n';
		most = lines > most ? lines : most;
	}
	return most < 29 ? most : 29;	/* Excel has 409 pt at most */
}

static void
add_rows(struct hy_marker *m, struct hy_buf *out, unsigned style)
{
	const struct hy_yaml *heads = hy_yaml_get(m->words, "heads");
	unsigned col = 0;

	hy_buf_text(out, "<row r=\"1\">");
	for (const struct hy_yaml *h = heads != NULL ? heads->first : NULL; h != NULL; h = h->next)
		add_cell(m, out, 0, col++, style, h->text);
	hy_buf_text(out, "</row>");
	for (unsigned i = 0; i < m->n_notes; i++) {
		const struct hy_mark_note *note = &m->notes[i];
		const struct hy_str cells[COLUMNS] = { hy_str_format(m->arena, "%u", i + 1),
			note->severity, note->rule, address(m, note), note->item, note->message, note->hint };

		hy_buf_format(out, "<row r=\"%u\" ht=\"%u\" customHeight=\"1\">", i + 2,
		    row_lines(cells) * LINE_PT);
		for (col = 0; col < COLUMNS; col++)
			add_cell(m, out, i + 1, col, style, cells[col]);
		hy_buf_text(out, "</row>");
	}
}

/* 'Sheet'!B12, the quotes of the name doubled. */
static struct hy_str
location(struct hy_marker *m, const struct hy_mark_note *note)
{
	struct hy_buf out = hy_buf_new(m->arena);
	struct hy_str name = m->book.sheets[note->sheet].name;

	hy_buf_char(&out, '\'');
	for (size_t i = 0; i < name.len; i++) {
		hy_buf_char(&out, name.p[i]);
		if (name.p[i] == '\'')
			hy_buf_char(&out, '\'');
	}
	hy_buf_format(&out, "'!%s", hy_book_cell_name(m->arena, note->row, note->col).p);
	return hy_buf_get(&out);
}

static void
add_links(struct hy_marker *m, struct hy_buf *out)
{
	bool any = false;

	for (unsigned i = 0; i < m->n_notes; i++) {
		if (!m->notes[i].placed)
			continue;
		hy_buf_format(out, "%s<hyperlink ref=\"%s\" location=\"%s\"/>", any ? "" : "<hyperlinks>",
		    hy_book_cell_name(m->arena, i + 1, LINK).p,
		    hy_xml_escape(m->arena, location(m, &m->notes[i])).p);
		any = true;
	}
	if (any)
		hy_buf_text(out, "</hyperlinks>");
}

/* Is font NUMBER of the styles S bold? */
static bool
is_bold(struct hy_str s, unsigned long number)
{
	long at = hy_tag_find(s, "fonts", 0);

	for (; at >= 0 && (at = hy_tag_find(s, "font", (size_t)at + 1)) >= 0; number--)
		if (number == 0)
			return hy_tag_find(hy_str_cut(s, (size_t)at, hy_tag_close(s, "font", (size_t)at)),
			    "b", 0) >= 0;
	return false;
}

static bool
says(struct hy_str tag, const char *words)
{
	return hy_str_find(tag, hy_str_of(words), 0) >= 0;
}

/* How well the cell format XF of the styles S suits plain text over several lines. */
static unsigned
suits(struct hy_str s, struct hy_str xf)
{
	struct hy_str font = hy_tag_attribute(xf, 0, "fontId");

	if (!says(xf, "wrapText=\"1\"") && !says(xf, "wrapText=\"true\""))
		return 0;
	return 1 + !says(xf, "horizontal=\"center\"") + !says(xf, "horizontal=\"right\"") +
	    (font.len > 0 && !is_bold(s, strtoul(font.p, NULL, 10))) +
	    hy_str_is(hy_tag_attribute(xf, 0, "fillId"), "0");
}

/* The best cell format of the workbook for the list: parts are added, styles are not changed. */
static unsigned
wrapped_style(struct hy_marker *m)
{
	struct hy_str part = hy_mark_target(m, m->book.part, "/styles"), s;
	const struct hy_mark_part *styles = part.len > 0 ? hy_mark_part(m, part) : NULL;
	long at = styles != NULL ? hy_tag_find(styles->text, "cellXfs", 0) : -1;
	unsigned n = 0, best = 0, most = 0;
	size_t end;

	if (at < 0)
		return 0;
	s = styles->text;
	end = hy_tag_close(s, "cellXfs", (size_t)at);
	for (; (at = hy_tag_find(s, "xf", (size_t)at + 1)) >= 0 && (size_t)at < end; n++) {
		unsigned suit = suits(s, hy_str_cut(s, (size_t)at, hy_tag_close(s, "xf", (size_t)at)));

		if (suit > most) {
			most = suit;
			best = n;
		}
	}
	return best;
}

static struct hy_str
sheet_text(struct hy_marker *m)
{
	struct hy_buf out = hy_buf_new(m->arena);

	hy_buf_text(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\""
	    SPREADSHEET "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView "
	    "workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
	    "state=\"frozen\"/></sheetView></sheetViews><cols>");
	for (unsigned i = 0; i < COLUMNS; i++)
		hy_buf_format(&out, "<col min=\"%u\" max=\"%u\" width=\"%u\" customWidth=\"1\"/>", i + 1, i + 1,
		    widths[i]);
	hy_buf_text(&out, "</cols><sheetData>");
	add_rows(m, &out, wrapped_style(m));
	hy_buf_text(&out, "</sheetData>");
	add_links(m, &out);
	hy_buf_text(&out, "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
	return hy_buf_get(&out);
}

/* The highest number of a sheet. */
static unsigned
last_sheet_id(struct hy_str s)
{
	unsigned long most = 0;
	long at = -1;

	while ((at = hy_tag_find(s, "sheet", (size_t)(at + 1))) >= 0) {
		struct hy_str id = hy_tag_attribute(s, (size_t)at, "sheetId");
		unsigned long n = id.len > 0 ? strtoul(id.p, NULL, 10) : 0;

		most = n > most && n < 100000 ? n : most;
	}
	return (unsigned)most;
}

/* Adds a sheet behind all others: names for a sheet count them from the front. */
static bool
add_sheet(struct hy_marker *m, struct hy_str name, struct hy_str text)
{
	struct hy_mark_part *book = hy_mark_part(m, m->book.part);
	struct hy_str part = hy_mark_new_name(m, "xl/worksheets/hyoka-findings{1}.xml"), id;
	long end = book != NULL ? hy_str_find(book->text, HY_S("</sheets>"), 0) : -1;

	if (part.p == NULL)
		return false;
	if (end < 0)
		return hy_mark_fail(m, m->book.part);
	id = hy_mark_relate(m, m->book.part, "/worksheet", part);
	if (id.len == 0 || !hy_mark_declare(m, part, NULL, SHEET_TYPE))
		return false;
	hy_mark_change(book, hy_text_put(m->arena, book->text, (size_t)end, hy_str_format(m->arena,
	    "<sheet xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
	    "name=\"%s\" sheetId=\"%u\" r:id=\"%s\"/>", hy_xml_escape(m->arena, name).p,
	    last_sheet_id(book->text) + 1, id.p)));
	hy_mark_change(hy_mark_part(m, part), text);
	return true;
}

bool
hy_mark_list(struct hy_marker *m)
{
	struct hy_str name = hy_yaml_text(m->words, "sheet");

	for (unsigned i = 0; i < m->book.n_sheets; i++) {
		struct hy_mark_part *part;

		if (!hy_str_eq(m->book.sheets[i].name, name))
			continue;
		part = hy_mark_part(m, m->book.sheets[i].part);	/* of an earlier marking */
		if (part != NULL)
			hy_mark_change(part, sheet_text(m));
		return part != NULL;
	}
	return add_sheet(m, name, sheet_text(m));
}
