/*
 * The PDF device: lays the blocks of a sheet out on pages, numbers them, draws
 * them, finishes the file.
 */
#include "engine/base/match.h"
#include "engine/base/progress.h"
#include "reports/pdf/pdf_break.h"
#include "reports/pdf/pdf_draw.h"
#include "reports/pdf/pdf_finish.h"
#include "reports/pdf/pdf_ref.h"
#include "reports/pdf/pdf_shape.h"

/* Space above a heading and behind headings and paragraphs, in line heights of the value text. */
#define ABOVE_HEADING 0.8
#define BELOW 0.3

static double
line_height(const struct hy_pdf *job)
{
	return job->layout->styles[HY_ROLE_VALUE].size_pt * job->layout->pitch;
}

/* --- blocks */

/* A box over the text width for the lines FROM on, TAKE of them. */
static void
text_box(struct hy_pdf_paper *paper, const struct hy_block *block, const struct hy_pdf_text *text,
    size_t from, size_t take, double pad)
{
	struct hy_pdf_box *box = hy_pdf_paper_box(paper);
	bool heading = block->type == HY_BLOCK_HEADING;

	box->kind = heading ? HY_PDF_HEADING : HY_PDF_PARAGRAPH;
	box->block = block;
	box->center = block->center;
	box->right = block->right;
	box->x = paper->left;
	box->y = paper->y;
	box->w = paper->width;
	box->h = hy_pdf_text_height(text, from, from + take) + 2 * pad;
	box->pad = pad;
	box->shade = heading ? paper->job->layout->styles[HY_ROLE_HEADING].shade : 1;
	box->text = text;
	box->from = from;
	box->count = take;
	paper->y += box->h;
}

/* Lines of a paragraph that may stand on the page, the rules at both ends kept. */
static size_t
lines_here(const struct hy_pdf_paper *paper, const struct hy_pdf_text *text, size_t from)
{
	size_t left = text->count - from, keep = paper->job->layout->keep_lines;
	size_t take = hy_pdf_text_fit(text, from, paper->bottom - paper->y);

	if (take >= left)
		return left;
	if (left - take < keep)
		take = left > keep ? left - keep : 0;
	return take < keep ? 0 : take;
}

static void
place_paragraph(struct hy_pdf_paper *paper, const struct hy_block *block,
    const struct hy_pdf_text *text)
{
	size_t from = 0, take, keep;

	while (from < text->count) {
		take = lines_here(paper, text, from);
		keep = hy_pdf_paper_keep(paper);
		if (take == 0 && keep == 0) {	/* a new page would look the same */
			take = hy_pdf_text_fit(text, from, paper->bottom - paper->y);
			keep = paper->n_boxes;
			if (take == 0 && keep == 0)
				take = 1;
		}
		if (take > 0) {
			text_box(paper, block, text, from, take, 0);
			paper->chained = false;
			from += take;
			keep = paper->n_boxes;
		}
		if (from < text->count)
			hy_pdf_paper_turn(paper, keep);
	}
	paper->y += BELOW * line_height(paper->job);
}

/* A heading is never broken, and stays with what comes behind it. */
static void
place_heading(struct hy_pdf_paper *paper, const struct hy_block *block,
    const struct hy_pdf_text *text, double pad)
{
	double height = hy_pdf_text_height(text, 0, text->count) + 2 * pad;
	size_t keep;

	if (paper->n_boxes > 0 && !paper->chained)
		paper->y += ABOVE_HEADING * line_height(paper->job);
	keep = hy_pdf_paper_keep(paper);
	if (paper->y + height > paper->bottom && keep > 0)
		hy_pdf_paper_turn(paper, keep);
	if (!paper->chained) {
		paper->chained = true;
		paper->chain = paper->n_boxes;
	}
	text_box(paper, block, text, 0, text->count, pad);
	paper->y += BELOW * line_height(paper->job);
}

static bool
place_text(struct hy_pdf_paper *paper, const struct hy_block *block)
{
	struct hy_pdf *job = paper->job;
	struct hy_pdf_text *text = hy_new(job->arena, struct hy_pdf_text);
	bool heading = block->type == HY_BLOCK_HEADING;
	enum hy_role role = heading ? HY_ROLE_HEADING : HY_ROLE_VALUE;
	/* On a grey ground the text keeps away from the edge. */
	bool ground = heading && job->layout->styles[HY_ROLE_HEADING].shade < 1;
	double pad = ground ? job->layout->padding * HY_PDF_MM : 0;

	if (!hy_pdf_text_runs(job, block->runs, role, paper->width - 2 * pad,
	    hy_mark_file(job->sheet->source), text))
		return false;
	if (heading)
		place_heading(paper, block, text, pad);
	else
		place_paragraph(paper, block, text);
	return true;
}

static bool
place_blocks(struct hy_pdf_paper *paper, const struct hy_block *block)
{
	enum hy_block_type before = HY_BLOCK_GRID;

	for (; block != NULL; block = block->next) {
		if (before == HY_BLOCK_GRID && block->type == HY_BLOCK_PARAGRAPH &&
		    paper->n_boxes > 0)
			paper->y += BELOW * line_height(paper->job);
		if (block->type == HY_BLOCK_FIGURE) {
			if (!hy_pdf_figure_place(paper, block))
				return false;
		} else if (block->type != HY_BLOCK_GRID) {
			if (!place_text(paper, block))
				return false;
		} else if (!hy_pdf_grid_place(paper, block->grid)) {
			return false;
		}
		before = block->type;
	}
	return true;
}

/* --- page numbers */

/* The footer with {1} and {2} replaced. */
static struct hy_str
footer_text(struct hy_arena *arena, struct hy_str pattern, unsigned page, unsigned pages)
{
	struct hy_buf buf = hy_buf_new(arena);
	size_t i;

	for (i = 0; i < pattern.len; i++) {
		if (hy_str_starts(hy_str_cut(pattern, i, pattern.len), HY_S("{1}"))) {
			hy_buf_format(&buf, "%u", page);
			i += 2;
		} else if (hy_str_starts(hy_str_cut(pattern, i, pattern.len), HY_S("{2}"))) {
			hy_buf_format(&buf, "%u", pages);
			i += 2;
		} else {
			hy_buf_char(&buf, pattern.p[i]);
		}
	}
	return hy_buf_get(&buf);
}

static bool
number_pages(const struct hy_pdf *job, const struct hy_pdf_paper *paper)
{
	struct hy_layout layout = *job->layout;
	struct hy_pdf small = *job;
	struct hy_pdf_text *footer;
	struct hy_pdf_page *page;
	struct hy_str text;
	unsigned n = 0;

	small.layout = &layout;
	layout.styles[HY_ROLE_NOTE] = (struct hy_style){ .size_pt = layout.footer_pt };
	for (page = paper->first; page != NULL && layout.footer_text.len > 0; page = page->next) {
		text = footer_text(job->arena, layout.footer_text, ++n, paper->n_pages);
		footer = hy_new(job->arena, struct hy_pdf_text);
		if (!hy_pdf_text_runs(&small, hy_run_new(job->arena, text, HY_ROLE_NOTE),
		    HY_ROLE_NOTE, page->width, hy_mark_file(NULL), footer))
			return false;
		page->footer = footer;
	}
	return true;
}

/* --- the device */

static bool
lay_out(struct hy_pdf *job, struct hy_pdf_paper *paper)
{
	const struct hy_part *part;

	for (part = job->sheet->parts; part != NULL; part = part->next) {
		hy_progress_step(part->name.p);
		hy_pdf_paper_begin(paper, part->landscape);
		if (!place_blocks(paper, part->blocks))
			return false;
		hy_pdf_paper_end(paper);
	}
	if (paper->first == NULL) {	/* a PDF has at least one page */
		hy_pdf_paper_begin(paper, false);
		hy_pdf_paper_end(paper);
	}
	return hy_pdf_refs_fill(job, paper->first) && number_pages(job, paper);
}

/* What is done with the pages once they are laid out. */
typedef bool use_pages(struct hy_pdf *job, const struct hy_pdf_page *first, void *result);

/* Lays SHEET out; glyphs, lines and fonts are gone when the pages were used. */
static bool
with_pages(const struct hy_sheet *sheet, use_pages *use, void *result, struct hy_err *err)
{
	struct hy_pdf job = { .sheet = sheet, .layout = sheet->layout, .err = err };
	struct hy_pdf_paper paper = { .job = &job };
	bool ok;

	if (sheet->layout->hanging.len > 0 &&
	    (job.hanging = hy_regex_new(sheet->layout->hanging, err)) == NULL)
		return false;
	job.arena = hy_arena_new();
	job.fonts = hy_pdf_fonts_new(job.arena, sheet->layout);
	job.breaks = hy_pdf_breaks_new(job.arena, sheet->layout);
	job.known = hy_pdf_known_new(job.arena);
	ok = lay_out(&job, &paper) && use(&job, paper.first, result);
	hy_pdf_fonts_close(job.fonts);
	hy_arena_free(job.arena);
	hy_regex_free(job.hanging);
	return ok;
}

static bool
draw_pages(struct hy_pdf *job, const struct hy_pdf_page *first, void *bytes)
{
	hy_pdf_fonts_reduce(job->fonts);
	return hy_pdf_draw(job, first, bytes);
}

/* The ids on the pages, in the arena of who asked. */
struct finding {
	struct hy_arena *arena;
	struct hy_places *places;
};

static bool
find_places(struct hy_pdf *job, const struct hy_pdf_page *first, void *result)
{
	struct finding *f = result;
	struct hy_place *at;
	size_t boxes = 0;
	unsigned number = 0;

	(void)job;
	for (const struct hy_pdf_page *page = first; page != NULL; page = page->next)
		boxes += page->n_boxes;
	f->places->at = at = hy_new_array(f->arena, boxes + 1, struct hy_place);
	for (const struct hy_pdf_page *page = first; page != NULL; page = page->next) {
		number++;
		for (size_t i = 0; i < page->n_boxes; i++) {
			const char *id = hy_pdf_box_id(&page->boxes[i]);

			if (id != NULL)
				at[f->places->count++] = (struct hy_place){ id, number };
		}
	}
	return true;
}

/* What each figure of SHEET shows, in words; ended by NULL. */
static const char *const *
figure_texts(struct hy_arena *arena, const struct hy_sheet *sheet)
{
	const char **texts;
	size_t n = 0;

	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next)
		for (const struct hy_block *b = part->blocks; b != NULL; b = b->next)
			n += b->type == HY_BLOCK_FIGURE;
	texts = hy_new_array(arena, n + 1, const char *);
	n = 0;
	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next)
		for (const struct hy_block *b = part->blocks; b != NULL; b = b->next)
			if (b->type == HY_BLOCK_FIGURE)
				texts[n++] = b->figure->text.p;
	return texts;
}

static bool
render(struct hy_arena *arena, const struct hy_sheet *sheet, FILE *out, struct hy_err *err)
{
	struct hy_pdf_bytes bytes = { 0 };
	struct hy_pdf_extras extras = { figure_texts(arena, sheet),
	    hy_str_copy(arena, sheet->attached_name.p, sheet->attached_name.len), sheet->attached };
	bool ok = with_pages(sheet, draw_pages, &bytes, err) && hy_pdf_finish(&bytes, &extras, out, err);

	hy_pdf_bytes_free(&bytes);
	return ok;
}

static bool
places(struct hy_arena *arena, const struct hy_sheet *sheet, struct hy_places *found, struct hy_err *err)
{
	struct finding finding = { arena, found };

	*found = (struct hy_places){ NULL, 0 };
	return with_pages(sheet, find_places, &finding, err);
}

const struct hy_device hy_device_module = { "pdf", render, places };
