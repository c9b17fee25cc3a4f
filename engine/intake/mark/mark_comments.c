/* Comments on the cells of a sheet: the old marks out, the new ones in (mark_part.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/mark/mark_part.h"

#define COMMENTS "/comments"
#define DRAWING "/vmlDrawing"
#define COMMENTS_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
#define DRAWING_TYPE "application/vnd.openxmlformats-officedocument.vmlDrawing"
#define SPREADSHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define LINE_CHARS 24u		/* full-width characters on a line of a comment */

/* The two parts that hold the comments of a sheet, and what is to be added to them. */
struct place {
	struct hy_mark_part *sheet, *comments, *drawing;
	struct hy_buf new_comments, new_shapes;
	unsigned next_shape;
};

/* What a note says on its cell. */
static void
add_note(struct hy_marker *m, struct hy_buf *out, const struct hy_mark_note *note)
{
	if (out->len > 0)
		hy_buf_char(out, '\n');
	hy_buf_format(out, "%s%.*s %.*s\n%.*s", hy_yaml_text(m->words, "sign").p,
	    HY_ARG(note->severity), HY_ARG(note->rule), HY_ARG(note->message));
	if (note->hint.len > 0)
		hy_buf_format(out, "\n%s%.*s", hy_yaml_text(m->words, "hint").p, HY_ARG(note->hint));
}

/* All that the notes say on the cell of note I, which is the first one there. */
static struct hy_str
notes_of_cell(struct hy_marker *m, unsigned i)
{
	const struct hy_mark_note *first = &m->notes[i];
	struct hy_buf out = hy_buf_new(m->arena);

	for (; i < m->n_notes; i++)
		if (m->notes[i].placed && m->notes[i].sheet == first->sheet &&
		    m->notes[i].row == first->row && m->notes[i].col == first->col)
			add_note(m, &out, &m->notes[i]);
	return hy_buf_get(&out);
}

static bool
is_first_on_cell(const struct hy_marker *m, unsigned i)
{
	const struct hy_mark_note *note = &m->notes[i];

	for (unsigned k = 0; k < i; k++)
		if (m->notes[k].placed && m->notes[k].sheet == note->sheet &&
		    m->notes[k].row == note->row && m->notes[k].col == note->col)
			return false;
	return true;
}

/* The text of the comment at AT, all its runs. */
static struct hy_str
comment_text(struct hy_marker *m, struct hy_str s, size_t at, size_t end)
{
	struct hy_buf out = hy_buf_new(m->arena);
	long t = (long)at;

	while ((t = hy_tag_find(hy_str_cut(s, 0, end), "t", (size_t)t)) >= 0) {
		size_t from = hy_tag_end(s, (size_t)t), to = hy_tag_close(s, "t", (size_t)t);

		if (to > from)
			hy_buf_str(&out, hy_xml_plain(m->arena, hy_str_cut(s, from,
			    from + strcspn(s.p + from, "<"))));
		t = (long)to;
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

static struct hy_str
comment_of(struct hy_marker *m, struct hy_str ref, struct hy_str author, struct hy_str text)
{
	return hy_str_format(m->arena, "<comment ref=\"%.*s\" authorId=\"%.*s\"><text><r><rPr>"
	    "<sz val=\"9\"/></rPr><t xml:space=\"preserve\">%s</t></r></text></comment>",
	    HY_ARG(ref), HY_ARG(author), hy_xml_escape(m->arena, text).p);
}

/* The cell of the comment that SHAPE draws; false when it draws none. */
static bool
shape_cell(struct hy_str shape, struct hy_book_range *cell)
{
	long row = hy_str_find(shape, HY_S("<x:Row>"), 0), col = hy_str_find(shape, HY_S("<x:Column>"), 0);

	if (row < 0 || col < 0)
		return false;
	cell->row = (unsigned)strtoul(shape.p + row + 7, NULL, 10);
	cell->col = (unsigned)strtoul(shape.p + col + 10, NULL, 10);
	return true;
}

static bool
is_among(const struct hy_buf *cells, const struct hy_book_range *cell)
{
	const struct hy_book_range *at = (const struct hy_book_range *)(const void *)cells->p;

	for (size_t i = 0; i < cells->len / sizeof(*at); i++)
		if (at[i].row == cell->row && at[i].col == cell->col)
			return true;
	return false;
}

/* Takes the shapes of comments that are gone out of the drawing. */
static void
remove_shapes(struct hy_marker *m, struct place *p, const struct hy_buf *gone)
{
	struct hy_str s = p->drawing->text;
	struct hy_buf out = hy_buf_new(m->arena);
	size_t from = 0, end;
	long at = -1;

	while ((at = hy_tag_find(s, "v:shape", (size_t)(at + 1))) >= 0) {
		struct hy_book_range cell;

		end = hy_tag_close(s, "v:shape", (size_t)at);
		if (!shape_cell(hy_str_cut(s, (size_t)at, end), &cell) || !is_among(gone, &cell))
			continue;
		hy_buf_add(&out, s.p + from, (size_t)at - from);
		from = end;
	}
	hy_buf_add(&out, s.p + from, s.len - from);
	hy_mark_change(p->drawing, hy_buf_get(&out));
}

/* What an earlier marking said is taken out of the comments; one that said nothing else goes. */
static void
remove_old(struct hy_marker *m, struct place *p)
{
	struct hy_str s = p->comments->text, sign = hy_yaml_text(m->words, "sign");
	struct hy_buf out = hy_buf_new(m->arena), gone = hy_buf_new(m->arena);
	size_t from = 0, end;
	long at = -1, mark;

	while ((at = hy_tag_find(s, "comment", (size_t)(at + 1))) >= 0) {
		struct hy_str ref = hy_tag_attribute(s, (size_t)at, "ref"), text;
		struct hy_book_range cell;

		end = hy_tag_close(s, "comment", (size_t)at);
		text = comment_text(m, s, (size_t)at, end);
		mark = hy_str_find(text, sign, 0);
		if (mark < 0)
			continue;
		hy_buf_add(&out, s.p + from, (size_t)at - from);
		from = end;
		text = hy_str_trim(hy_str_cut(text, 0, (size_t)mark));
		if (text.len > 0)
			hy_buf_str(&out, comment_of(m, ref, hy_tag_attribute(s, (size_t)at, "authorId"),
			    text));
		else if (hy_book_cell_place(ref, &cell))
			hy_buf_add(&gone, (const char *)&cell, sizeof(cell));
	}
	if (from == 0)
		return;
	hy_buf_add(&out, s.p + from, s.len - from);
	hy_mark_change(p->comments, hy_buf_get(&out));
	remove_shapes(m, p, &gone);
}

/* The highest number of a shape. */
static unsigned
last_shape(struct hy_str s)
{
	unsigned long most = 1024;
	long at = -1;

	while ((at = hy_str_find(s, HY_S("_x0000_s"), (size_t)(at + 1))) >= 0) {
		unsigned long n = strtoul(s.p + at + 8, NULL, 10);

		most = n > most && n < 1000000 ? n : most;
	}
	return (unsigned)most;
}

static struct hy_str
shape_of(struct hy_marker *m, unsigned number, const struct hy_mark_note *note, struct hy_str text)
{
	unsigned lines = 2, height;

	for (size_t i = 0; i < text.len; i++)
		lines += text.p[i] == '\n';
	lines += (unsigned)(hy_text_width(text) / 2 / LINE_CHARS);
	height = lines > 30 ? 400 : lines * 14;
	return hy_str_format(m->arena, "<v:shape id=\"_x0000_s%u\" type=\"#_x0000_t202\" style=\""
	    "position:absolute;margin-left:80pt;margin-top:5pt;width:240pt;height:%upt;z-index:1;"
	    "visibility:hidden\" fillcolor=\"#ffe0e0\" o:insetmode=\"auto\"><v:fill color2=\"#ffe0e0\"/>"
	    "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
	    "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
	    "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>"
	    "%u, 15, %u, 2, %u, 15, %u, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%u</x:Row>"
	    "<x:Column>%u</x:Column></x:ClientData></v:shape>", number, height,
	    note->col + 1, note->row, note->col + 8, note->row + height / 18 + 1, note->row, note->col);
}

/* The comment with REF, or -1. */
static long
find_comment(struct hy_str s, struct hy_str ref)
{
	long at = -1;

	while ((at = hy_tag_find(s, "comment", (size_t)(at + 1))) >= 0)
		if (hy_str_eq(hy_tag_attribute(s, (size_t)at, "ref"), ref))
			return at;
	return -1;
}

/* Puts TEXT on the cell of NOTE: behind what its comment says, or as a comment of its own. */
static void
add_comment(struct hy_marker *m, struct place *p, const struct hy_mark_note *note, struct hy_str text)
{
	struct hy_str s = p->comments->text, ref = hy_book_cell_name(m->arena, note->row, note->col);
	long at = find_comment(s, ref);
	size_t end;

	if (at < 0) {
		hy_buf_str(&p->new_comments, comment_of(m, ref, HY_S("0"), text));
		hy_buf_str(&p->new_shapes, shape_of(m, p->next_shape++, note, text));
		return;
	}
	end = hy_tag_close(s, "comment", (size_t)at);
	text = hy_str_format(m->arena, "%.*s\n\n%.*s", HY_ARG(comment_text(m, s, (size_t)at, end)),
	    HY_ARG(text));
	hy_mark_change(p->comments, hy_text_swap(m->arena, s, (size_t)at, end, comment_of(m, ref,
	    hy_tag_attribute(s, (size_t)at, "authorId"), text)));
}

/* Writes what was collected into the two parts. */
static bool
finish(struct hy_marker *m, struct place *p)
{
	long end, shapes;

	if (p->new_comments.len == 0)
		return true;
	end = hy_str_find(p->comments->text, HY_S("</commentList>"), 0);
	shapes = hy_str_find(p->drawing->text, HY_S("</xml>"), 0);
	if (end < 0 || shapes < 0)
		return hy_mark_fail(m, p->comments->name);
	hy_mark_change(p->comments, hy_text_put(m->arena, p->comments->text, (size_t)end,
	    hy_buf_get(&p->new_comments)));
	hy_mark_change(p->drawing, hy_text_put(m->arena, p->drawing->text, (size_t)shapes,
	    hy_buf_get(&p->new_shapes)));
	return true;
}

/* Where the reference to the drawing of comments stands among the last elements of a sheet. */
static long
drawing_place(struct hy_str s)
{
	static const char *const behind[] = { "legacyDrawingHF", "drawingHF", "picture", "oleObjects",
		"controls", "webPublishItems", "tableParts", "extLst" };

	for (size_t i = 0; i < HY_COUNT(behind); i++) {
		long at = hy_tag_find(s, behind[i], 0);

		if (at >= 0)
			return at;
	}
	return hy_str_find(s, HY_S("</worksheet>"), 0);
}

/* Empty parts for the comments of a sheet that has none, and what refers to them. */
static bool
make_place(struct hy_marker *m, struct place *p)
{
	struct hy_str comments = hy_mark_new_name(m, "xl/hyoka-comments{1}.xml"), id;
	struct hy_str drawing = hy_mark_new_name(m, "xl/drawings/hyoka-notes{1}.vml");
	long at = drawing_place(p->sheet->text);

	if (comments.p == NULL || drawing.p == NULL)
		return false;
	if (at < 0 || hy_tag_find(p->sheet->text, "legacyDrawing", 0) >= 0)
		return hy_mark_fail(m, p->sheet->name);
	id = hy_mark_relate(m, p->sheet->name, DRAWING, drawing);
	if (id.len == 0 || hy_mark_relate(m, p->sheet->name, COMMENTS, comments).len == 0 ||
	    !hy_mark_declare(m, comments, NULL, COMMENTS_TYPE) ||
	    !hy_mark_declare(m, drawing, "vml", DRAWING_TYPE))
		return false;
	hy_mark_change(p->sheet, hy_text_put(m->arena, p->sheet->text, (size_t)at, hy_str_format(m->arena,
	    "<legacyDrawing xmlns:r=\"" RELATIONS "\" r:id=\"%s\"/>", id.p)));
	p->comments = hy_mark_part(m, comments);
	p->drawing = hy_mark_part(m, drawing);
	hy_mark_change(p->comments, HY_S(HEAD "<comments xmlns=\"" SPREADSHEET "\"><authors><author>Hyoka"
	    "</author></authors><commentList></commentList></comments>"));
	hy_mark_change(p->drawing, HY_S("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" "
	    "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
	    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">"
	    "<o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" "
	    "coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke "
	    "joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype></xml>"));
	return true;
}

/* Finds the parts with the comments of sheet NUMBER; comments is NULL when it has none. False with ERR. */
static bool
find_place(struct hy_marker *m, unsigned number, struct place *p)
{
	struct hy_str part = m->book.sheets[number].part;
	struct hy_str comments = hy_mark_target(m, part, COMMENTS), drawing;

	*p = (struct place){ .sheet = hy_mark_part(m, part), .new_comments = hy_buf_new(m->arena),
	    .new_shapes = hy_buf_new(m->arena) };
	if (p->sheet == NULL || comments.len == 0)
		return p->sheet != NULL;
	drawing = hy_mark_target(m, part, DRAWING);
	p->comments = hy_mark_part(m, comments);
	p->drawing = drawing.len > 0 ? hy_mark_part(m, drawing) : NULL;
	return (p->comments != NULL && p->drawing != NULL && p->comments->there &&
	    p->drawing->there) || hy_mark_fail(m, comments);
}

bool
hy_mark_comments(struct hy_marker *m, unsigned number)
{
	struct place p;

	if (!find_place(m, number, &p))
		return false;
	if (p.comments != NULL)
		remove_old(m, &p);
	for (unsigned i = 0; i < m->n_notes; i++) {
		const struct hy_mark_note *note = &m->notes[i];

		if (!note->placed || note->sheet != number || !is_first_on_cell(m, i))
			continue;
		if (p.comments == NULL && !make_place(m, &p))
			return false;
		if (p.next_shape == 0)
			p.next_shape = last_shape(p.drawing->text) + 1;
		add_comment(m, &p, note, notes_of_cell(m, i));
	}
	return finish(m, &p);
}
