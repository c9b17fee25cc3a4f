/* How high rows must be for what was written into them (into.h). Rows only grow. */
#include <math.h>

#include "engine/base/text.h"
#include "engine/intake/into/into_parts.h"
#include "engine/intake/book/xml_text.h"

#define MOST_HEIGHT 409.0	/* points of a row in Excel */
#define PX_OF_WIDTH 7.0		/* of a unit of a column's width */
#define PT_OF_PX 0.75
#define SLACK 0.95		/* lines end early where a sign may not begin the next one */
#define PAD_PT 3.0

/* How a cell's text looks, by the number of its format. */
struct look {
	double size;	/* of its letters, points */
	bool wraps;
};

struct styles {
	struct look *look;
	unsigned count;
	double standard;	/* size of the letters that widths are counted in */
};

static double
value_of(struct hy_str xml, long at, const char *attribute, double otherwise)
{
	return at < 0 ? otherwise : hy_into_number(hy_tag_attribute(xml, (size_t)at, attribute), otherwise);
}

/* The part of XML that is element NAME, its first one; "" when it has none. */
static struct hy_str
element(struct hy_str xml, const char *name)
{
	long at = hy_tag_find(xml, name, 0);

	return at < 0 ? HY_S("") : hy_str_cut(xml, (size_t)at, hy_tag_close(xml, name, (size_t)at));
}

static double *
sizes_of(struct hy_arena *arena, struct hy_str fonts, unsigned *count)
{
	struct hy_buf sizes = hy_buf_new(arena);
	long at = 0;

	while ((at = hy_tag_find(fonts, "font", (size_t)at)) >= 0) {
		struct hy_str font = hy_str_cut(fonts, (size_t)at, hy_tag_close(fonts, "font",
		    (size_t)at));
		double size = value_of(font, hy_tag_find(font, "sz", 0), "val", 11);

		hy_buf_add(&sizes, (const char *)&size, sizeof(size));
		at += (long)font.len;
	}
	*count = (unsigned)(sizes.len / sizeof(double));
	return (double *)(void *)sizes.p;
}

/* Formats of cells; a workbook whose styles cannot be read has the common ones. */
static struct styles
read_styles(struct hy_into *into)
{
	struct styles styles = { .standard = 11 };
	struct hy_buf looks = hy_buf_new(into->arena);
	struct hy_str xml = HY_S(""), formats;
	unsigned n_sizes;
	double *sizes;
	long at = 1;

	if (into->book.styles.len > 0)
		(void)into->door->part(into->arena, into->file, into->bytes, into->book.styles.p, &xml, NULL);
	sizes = sizes_of(into->arena, element(xml, "fonts"), &n_sizes);
	formats = element(xml, "cellXfs");
	while ((at = hy_tag_find(formats, "xf", (size_t)at)) >= 0) {
		struct hy_str format = hy_str_cut(formats, (size_t)at, hy_tag_close(formats, "xf",
		    (size_t)at));
		long align = hy_tag_find(format, "alignment", 0);
		double font = value_of(format, 0, "fontId", 0);
		struct look look = { 11, align >= 0 && value_of(format, align, "wrapText", 0) > 0 };

		look.size = font < n_sizes ? sizes[(unsigned)font] : 11;
		look.wraps = look.wraps || (align >= 0 && hy_str_is(hy_tag_attribute(format,
		    (size_t)align, "wrapText"), "true"));
		hy_buf_add(&looks, (const char *)&look, sizeof(look));
		at += (long)format.len;
	}
	styles.look = (struct look *)(void *)looks.p;
	styles.count = (unsigned)(looks.len / sizeof(struct look));
	if (n_sizes > 0)
		styles.standard = sizes[0];
	return styles;
}

static struct look
look_of(struct hy_into *into, const struct styles *styles, const struct hy_into_edit *edit)
{
	const struct hy_into_sheet *s = &into->sheets[edit->sheet];
	long tag = hy_into_cell_tag(into, edit->sheet, edit->at.row, edit->at.col);
	double number = value_of(s->xml, tag, "s", 0);

	return number < styles->count ? styles->look[(unsigned)number]
	    : (struct look){ styles->standard, false };
}

/* Lines of TEXT in a cell of WIDTH points with letters of SIZE points. */
static unsigned
lines_of(struct hy_str text, double width, double size)
{
	double halves = floor(width * SLACK / size * 2);
	unsigned lines = 0;
	size_t from = 0;

	for (size_t i = 0; i <= text.len; i++) {
		double need;

		if (i < text.len && text.p[i] != '\n')
			continue;
		need = (double)hy_text_width(hy_str_cut(text, from, i));
		lines += need > halves && halves >= 2 ? (unsigned)ceil(need / halves) : 1;
		from = i + 1;
	}
	return lines;
}

static double
height_of(const struct hy_into_sheet *s, const struct hy_into_row *row, const double *heights)
{
	double now = row == NULL || row->height < 0 ? s->height : row->height;
	double grown = row == NULL ? 0 : heights[row - s->row];

	return grown > now ? grown : now;
}

/* Makes the rows of EDIT's cell high enough for it, from the last one up. */
static void
grow(struct hy_into *into, const struct hy_into_edit *edit, double need, double *heights)
{
	const struct hy_into_sheet *s = &into->sheets[edit->sheet];
	double there = 0;

	for (unsigned r = edit->at.row; r <= edit->at.last_row; r++)
		there += height_of(s, hy_into_row(s, r), heights);
	for (unsigned r = edit->at.last_row + 1; need > there && r-- > edit->at.row;) {
		const struct hy_into_row *row = hy_into_row(s, r);
		double now = height_of(s, row, heights), more = need - there;

		if (row == NULL || now >= MOST_HEIGHT)
			continue;
		more = now + more > MOST_HEIGHT ? MOST_HEIGHT - now : more;
		heights[row - s->row] = now + more;
		there += more;
	}
	into->notes.high += need > there + 1;
}

const double *
hy_into_heights(struct hy_into *into, unsigned number, const struct hy_into_edit *edits, size_t n)
{
	const struct hy_into_sheet *s = &into->sheets[number];
	struct styles styles = read_styles(into);
	double *heights = hy_new_array(into->arena, s->n_row + 1, double);
	double line = s->height / styles.standard;

	line = line < 1.25 ? 1.25 : line > 1.75 ? 1.75 : line;
	for (size_t i = 0; i < n; i++) {
		struct look look = look_of(into, &styles, &edits[i]);
		double width = hy_into_width(into, number, edits[i].at.col, edits[i].at.last_col) *
		    PX_OF_WIDTH * PT_OF_PX;
		unsigned lines = lines_of(edits[i].text, width, look.size);

		if (lines == 1)	/* the blank has room for a line */
			continue;
		if (look.wraps)
			grow(into, &edits[i], lines * look.size * line + PAD_PT, heights);
		else
			into->notes.unwrapped++;
	}
	return heights;
}
