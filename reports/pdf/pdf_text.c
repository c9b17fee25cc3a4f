#include "reports/pdf/pdf_text.h"

#include <string.h>

#include "engine/base/match.h"
#include "engine/base/text.h"
#include "reports/pdf/pdf_shape.h"

/* Height of the ideographic square above the baseline, in ems. */
#define ASCENT 0.88
/* Between a box and its label, and between columns, in ems. */
#define BOX_GAP 0.5
#define COLUMN_GAP 1.0
#define MOST_COLUMNS 4u	/* of the lines of a cell */
/* Sums of line heights may differ by rounding. */
#define SLACK 0.01

/* --- lines */

static struct hy_pdf_line *
line_add(struct hy_pdf *job, struct hy_pdf_text *text)
{
	struct hy_pdf_line *line;

	text->lines = hy_grow(job->arena, text->lines, text->count, struct hy_pdf_line);
	line = &text->lines[text->count++];
	if (text->count > 1)
		line->top = line[-1].top + line[-1].height;
	return line;
}

/* Makes the line high enough for a font size. */
static void
line_size(const struct hy_pdf *job, struct hy_pdf_line *line, double size_pt)
{
	double height = size_pt * job->layout->pitch;

	if (height <= line->height)
		return;
	line->height = height;
	line->base = (height - size_pt) / 2 + ASCENT * size_pt;
}

static void
line_append(struct hy_pdf_line *line, struct hy_pdf_span *span)
{
	const struct hy_pdf_span **place = &line->spans;

	while (*place != NULL)
		place = (const struct hy_pdf_span **)&(*place)->next;
	*place = span;
}

/* The glyphs FROM up to TO of a paragraph at X on LINE. */
static void
line_fill(struct hy_pdf *job, struct hy_pdf_line *line, const struct hy_pdf_shape *shape,
    size_t from, size_t to, double x)
{
	const struct hy_pdf_item *item;
	struct hy_pdf_span *span;
	size_t end, last;

	line->width = x + hy_pdf_shape_width(job, shape, from, hy_pdf_shape_trim(shape, from, to));
	for (item = shape->items; item != NULL && from < to; item = item->next) {
		if (item->end <= from)
			continue;
		end = item->end < to ? item->end : to;
		last = end < shape->count ? shape->glyphs[end].at : shape->text.len;
		span = hy_new(job->arena, struct hy_pdf_span);
		span->glyphs = shape->glyphs + from;
		span->n_glyphs = end - from;
		span->text = hy_str_cut(shape->text, shape->glyphs[from].at, last);
		span->x = x;
		span->width = hy_pdf_shape_width(job, shape, from, end);
		span->slot = item->slot;
		span->role = item->role;
		span->size_pt = job->layout->styles[item->role].size_pt;
		line_append(line, span);
		line_size(job, line, span->size_pt);
		x += span->width;
		from = end;
	}
}

/* A paragraph in lines that begin at X, all but the first HANG further in, and end at RIGHT. */
static void
break_paragraph(struct hy_pdf *job, struct hy_pdf_text *text, const struct hy_pdf_shape *shape,
    enum hy_role role, double x, double hang, double right)
{
	struct hy_pdf_line *line;
	size_t from = 0, to;

	do {
		to = hy_pdf_shape_break(job, shape, from, right - x);
		line = line_add(job, text);
		line_fill(job, line, shape, from, to, x);
		if (line->height <= 0)
			line_size(job, line, job->layout->styles[role].size_pt);
		if (from == 0)
			x += hang;
		from = to;
	} while (from < shape->count);
}

/* How wide the mark in front of an entry of a list is; 0 where there is none, or hardly room behind it. */
static double
hang_of(const struct hy_pdf *job, const struct hy_pdf_shape *shape, double width)
{
	struct hy_groups mark;
	double hang;
	size_t n = 0;

	if (job->hanging == NULL || hy_pdf_shape_width(job, shape, 0, shape->count) <= width ||
	    hy_regex_search(job->hanging, shape->text, 0, &mark, NULL) != HY_MATCH)
		return 0;
	while (n < shape->count && shape->glyphs[n].at < mark.at[0].to)
		n++;
	hang = hy_pdf_shape_width(job, shape, 0, n);
	return hang * 4 < width ? hang : 0;
}

/* --- runs: one text, cut into paragraphs at line breaks */

struct paragraph {
	struct hy_str text;	/* the run's own bytes while one stretch of one run is all */
	struct hy_pdf_piece *pieces;
	size_t n_pieces;
};

static bool
is_plain(struct hy_str text)
{
	return memchr(text.p, '\t', text.len) == NULL && memchr(text.p, '\r', text.len) == NULL;
}

/* FIRST and SECOND in one string; of the second, tabs become spaces and carriage returns go. */
static struct hy_str
joined(struct hy_arena *arena, struct hy_str first, struct hy_str second)
{
	char *p = hy_arena_alloc(arena, first.len + second.len + 1);
	size_t i, len = first.len;

	if (first.len > 0)
		memcpy(p, first.p, first.len);
	for (i = 0; i < second.len; i++) {
		if (second.p[i] != '\r')
			p[len++] = second.p[i] == '\t' ? ' ' : second.p[i];
	}
	return (struct hy_str){ p, len };
}

static void
paragraph_add(struct hy_arena *arena, struct paragraph *par, struct hy_str text, enum hy_role role)
{
	if (text.len == 0)
		return;
	if (par->text.len == 0 && is_plain(text))
		par->text = text;
	else
		par->text = joined(arena, par->text, text);
	par->pieces = hy_grow(arena, par->pieces, par->n_pieces, struct hy_pdf_piece);
	par->pieces[par->n_pieces].end = par->text.len;
	par->pieces[par->n_pieces++].role = role;
}

static bool
paragraph_end(struct hy_pdf *job, struct paragraph *par, enum hy_role role, double width,
    struct hy_mark at, struct hy_pdf_text *text)
{
	struct hy_pdf_shape shape;

	if (!hy_pdf_shape_make(job, par->text, par->pieces, par->n_pieces, at, &shape))
		return false;
	break_paragraph(job, text, &shape, role, 0, hang_of(job, &shape, width), width);
	par->text = (struct hy_str){ 0 };
	par->n_pieces = 0;
	return true;
}

static bool
add_runs(struct hy_pdf *job, const struct hy_run *runs, enum hy_role role, double width,
    struct hy_mark at, struct hy_pdf_text *text)
{
	struct paragraph par = { 0 };
	const struct hy_run *run;
	size_t from;
	long to;

	for (run = runs; run != NULL; run = run->next) {
		for (from = 0; (to = hy_str_find(run->text, HY_S("\n"), from)) >= 0;
		    from = (size_t)to + 1) {
			paragraph_add(job->arena, &par, hy_str_cut(run->text, from, (size_t)to),
			    run->role);
			if (!paragraph_end(job, &par, run->role, width, at, text))
				return false;
		}
		paragraph_add(job->arena, &par, hy_str_cut(run->text, from, run->text.len),
		    run->role);
		role = run->role;
	}
	/* A line break at the very end asks for no empty line. */
	if (par.text.len == 0 && text->count > 0)
		return true;
	return paragraph_end(job, &par, role, width, at, text);
}

bool
hy_pdf_text_runs(struct hy_pdf *job, const struct hy_run *runs, enum hy_role role, double width,
    struct hy_mark at, struct hy_pdf_text *text)
{
	*text = (struct hy_pdf_text){ 0 };
	return add_runs(job, runs, role, width, at, text);
}

/* --- the lines of a cell, with boxes in front */

struct entry {
	struct hy_pdf_shape box, label;
	double box_width;	/* with the gap behind it; 0 without a box */
	double width;		/* all on one line */
	enum hy_role role;
	bool alone;
};

static bool
shape_plain(struct hy_pdf *job, struct hy_str text, enum hy_role role, struct hy_mark at,
    struct hy_pdf_shape *shape)
{
	struct paragraph par = { 0 };

	paragraph_add(job->arena, &par, text, role);
	return hy_pdf_shape_make(job, par.text, par.pieces, par.n_pieces, at, shape);
}

static bool
entry_make(struct hy_pdf *job, const struct hy_line *line, const struct hy_cell *cell,
    struct entry *entry)
{
	struct hy_str box = hy_layout_box(job->layout, line->type);
	double size;

	entry->role = box.len > 0 ? HY_ROLE_BOXES : cell->role;
	entry->alone = line->type == HY_LINE_GROUP || line->whole_row;
	size = job->layout->styles[entry->role].size_pt;
	if (!shape_plain(job, box, entry->role, cell->at, &entry->box) ||
	    !shape_plain(job, line->text, entry->role, cell->at, &entry->label))
		return false;
	entry->box_width = box.len == 0 ? 0 : BOX_GAP * size +
	    hy_pdf_shape_width(job, &entry->box, 0, entry->box.count);
	entry->width = COLUMN_GAP * size +
	    hy_pdf_shape_width(job, &entry->label, 0, entry->label.count);
	return true;
}

/* Labels begin at one distance from their boxes, ticked or not. */
static void
align_boxes(struct entry *entries, size_t count)
{
	double widest = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		if (entries[i].box_width > widest)
			widest = entries[i].box_width;
	}
	for (i = 0; i < count; i++) {
		if (entries[i].box_width > 0)
			entries[i].box_width = widest;
		entries[i].width += entries[i].box_width;
	}
}

/* An entry on lines of its own. */
static void
entry_lines(struct hy_pdf *job, struct hy_pdf_text *text, const struct entry *entry, double width)
{
	size_t first = text->count;
	struct hy_pdf_text label = { 0 };
	struct hy_pdf_line *line;
	size_t i;

	break_paragraph(job, &label, &entry->label, entry->role, entry->box_width, 0, width);
	for (i = 0; i < label.count; i++) {
		line = line_add(job, text);
		line_size(job, line, job->layout->styles[entry->role].size_pt);
		if (text->count - 1 == first)
			line_fill(job, line, &entry->box, 0, entry->box.count, 0);
		line->width = label.lines[i].width;
		if (label.lines[i].spans != NULL)
			line_append(line, (struct hy_pdf_span *)label.lines[i].spans);
	}
}

/* Puts an entry at X on a line that others may share. */
static void
entry_put(struct hy_pdf *job, struct hy_pdf_line *line, const struct entry *entry, double x)
{
	line_size(job, line, job->layout->styles[entry->role].size_pt);
	line_fill(job, line, &entry->box, 0, entry->box.count, x);
	line_fill(job, line, &entry->label, 0, entry->label.count, x + entry->box_width);
}

/* The widest entries of N columns that are filled row by row; returns the sum of their widths. */
static double
widest_of(const struct entry *entries, size_t count, unsigned n, double *widest)
{
	double sum = 0;

	for (unsigned c = 0; c < n; c++) {
		widest[c] = 0;
		for (size_t i = c; i < count; i += n)
			widest[c] = entries[i].width > widest[c] ? entries[i].width : widest[c];
		sum += widest[c];
	}
	return sum;
}

/* Where N columns begin that hold all entries: at equal distances when the entries allow it. */
static void
begin_columns(const double *widest, unsigned n, double width, double *begins)
{
	double slack = width, x = 0;
	bool equal = true;

	for (unsigned c = 0; c < n; c++) {
		equal = equal && widest[c] <= width / n;
		slack -= widest[c];
	}
	for (unsigned c = 0; c < n; c++) {
		begins[c] = equal ? c * width / n : x;
		x += widest[c] + slack / n;
	}
}

/* The same for one row whose entries are too wide for the columns of all: they follow each other. */
static void
begin_row(const struct entry *entries, unsigned n, double width, double *begins)
{
	double rest = 0, x = 0;

	for (unsigned c = 0; c < n; c++)
		rest += entries[c].width;
	for (unsigned c = 0; c < n; c++) {
		double place = c * width / n;

		place = place > width - rest ? width - rest : place;
		begins[c] = place > x ? place : x;
		x = begins[c] + entries[c].width;
		rest -= entries[c].width;
	}
}

/* Does every row of N entries fit? */
static bool
rows_fit(const struct entry *entries, size_t count, unsigned n, double width)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++) {
		sum = i % n == 0 ? entries[i].width : sum + entries[i].width;
		if (sum > width)
			return false;
	}
	return true;
}

/* Entries that fit no columns: each follows the one before as long as there is room, at MOST places. */
static void
put_flow(struct hy_pdf *job, const struct entry *entries, size_t count, unsigned most,
    double width, struct hy_pdf_text *text)
{
	struct hy_pdf_line *line = NULL;
	double x = width, place;

	for (size_t i = 0; i < count; i++) {
		if (entries[i].width > width) {
			entry_lines(job, text, &entries[i], width);
			x = width;
			continue;
		}
		for (place = 0; place < x; place += width / most)
			;
		if (most > 1 && place + entries[i].width > width)
			place = x;
		if (place + entries[i].width > width) {
			line = line_add(job, text);
			place = 0;
		}
		entry_put(job, line, &entries[i], place);
		x = place + entries[i].width;
	}
}

/*
 * Entries that stand in line, row by row, in the most columns up to MOST whose rows fit: below
 * each other where all of them can, else each row for itself.
 */
static void
put_columns(struct hy_pdf *job, const struct entry *entries, size_t count, unsigned most,
    double width, struct hy_pdf_text *text)
{
	double begins[MOST_COLUMNS] = { 0 }, widest[MOST_COLUMNS];
	unsigned n = most < MOST_COLUMNS ? most : MOST_COLUMNS;
	struct hy_pdf_line *line = NULL;
	bool in_line;

	while (n > 1 && !rows_fit(entries, count, n, width))
		n--;
	if (n <= 1) {
		put_flow(job, entries, count, most > 0 ? most : 1, width, text);
		return;
	}
	in_line = widest_of(entries, count, n, widest) <= width;
	if (in_line)
		begin_columns(widest, n, width, begins);
	for (size_t i = 0; i < count; i++) {
		if (i % n == 0) {
			line = line_add(job, text);
			if (!in_line)
				begin_row(entries + i, count - i < n ? (unsigned)(count - i) : n, width, begins);
		}
		entry_put(job, line, &entries[i], begins[i % n]);
	}
}

/* What stands alone has lines of its own; what is between stands in columns. */
static void
pack_entries(struct hy_pdf *job, const struct entry *entries, size_t count, unsigned most,
    double width, struct hy_pdf_text *text)
{
	size_t end;

	for (size_t i = 0; i < count; i = end) {
		for (end = i; end < count && !entries[end].alone; end++)
			;
		if (end > i)
			put_columns(job, entries + i, end - i, most, width, text);
		else
			entry_lines(job, text, &entries[end++], width);
	}
}

static bool
add_lines(struct hy_pdf *job, const struct hy_cell *cell, double width, struct hy_pdf_text *text)
{
	struct entry *entries = hy_new_array(job->arena, cell->n_lines, struct entry);

	for (unsigned i = 0; i < cell->n_lines; i++)
		if (!entry_make(job, &cell->lines[i], cell, &entries[i]))
			return false;
	align_boxes(entries, cell->n_lines);
	pack_entries(job, entries, cell->n_lines, cell->line_columns, width, text);
	return true;
}

bool
hy_pdf_text_cell(struct hy_pdf *job, const struct hy_cell *cell, double width,
    struct hy_pdf_text *text)
{
	*text = (struct hy_pdf_text){ 0 };
	if ((cell->runs != NULL || cell->n_lines == 0) &&
	    !add_runs(job, cell->runs, cell->role, width, cell->at, text))
		return false;
	return cell->n_lines == 0 || add_lines(job, cell, width, text);
}

double
hy_pdf_text_height(const struct hy_pdf_text *text, size_t from, size_t to)
{
	if (from >= to)
		return 0;
	return text->lines[to - 1].top + text->lines[to - 1].height - text->lines[from].top;
}

size_t
hy_pdf_text_fit(const struct hy_pdf_text *text, size_t from, double height)
{
	size_t to = from;

	while (to < text->count && hy_pdf_text_height(text, from, to + 1) <= height + SLACK)
		to++;
	return to - from;
}
