/*
 * One path a page for each look. Cells share edges, and labels stand below each other: what goes on
 * in one line is one piece, so that the page is drawn with a third of the coordinates.
 */
#include "reports/pdf/pdf_ground.h"

#include <math.h>

#define SAME 0.01	/* pt: sums of heights may differ by rounding */

/* A line, or a column of grounds, that begins at AT and goes FROM ... TO. */
struct strip {
	double at, width, from, to;
};

struct strips {
	struct strip *all;
	size_t count;
};

/* Adds a strip, or lengthens the one that it goes on from. */
static void
strip_add(struct strips *strips, double at, double width, double from, double to)
{
	for (size_t i = strips->count; i > 0; i--) {
		struct strip *s = &strips->all[i - 1];

		if (fabs(s->at - at) > SAME || fabs(s->width - width) > SAME || from > s->to + SAME || to < s->from - SAME)
			continue;
		s->from = fmin(s->from, from);
		s->to = fmax(s->to, to);
		return;
	}
	strips->all[strips->count++] = (struct strip){ at, width, from, to };
}

/* The next darker shade than SHADE on PAGE; negative when there is none. */
static double
darker(const struct hy_pdf_page *page, double shade)
{
	double next = -1;

	for (size_t i = 0; i < page->n_boxes; i++)
		if (page->boxes[i].shade < shade && page->boxes[i].shade > next)
			next = page->boxes[i].shade;
	return next;
}

/* From the lightest shade to the darkest; there are few. */
void
hy_pdf_ground_shades(cairo_t *cr, struct hy_arena *arena, const struct hy_pdf_page *page)
{
	struct strips strips = { hy_new_array(arena, page->n_boxes, struct strip), 0 };

	for (double shade = darker(page, 1); shade >= 0; shade = darker(page, shade)) {
		strips.count = 0;
		for (size_t i = 0; i < page->n_boxes; i++) {
			const struct hy_pdf_box *box = &page->boxes[i];

			if (box->shade >= shade && box->shade <= shade)
				strip_add(&strips, box->x, box->w, box->y, box->y + box->h);
		}
		for (size_t i = 0; i < strips.count; i++) {
			const struct strip *s = &strips.all[i];

			cairo_rectangle(cr, s->at, s->from, s->width, s->to - s->from);
		}
		cairo_set_source_rgb(cr, shade, shade, shade);
		cairo_fill(cr);
	}
}

static void
line(cairo_t *cr, double x, double y, double to_x, double to_y)
{
	cairo_move_to(cr, x, y);
	cairo_line_to(cr, to_x, to_y);
}

void
hy_pdf_ground_borders(cairo_t *cr, struct hy_arena *arena, const struct hy_pdf_page *page, double width)
{
	struct strips across = { hy_new_array(arena, 2 * page->n_boxes, struct strip), 0 };
	struct strips down = { hy_new_array(arena, 2 * page->n_boxes, struct strip), 0 };

	for (size_t i = 0; i < page->n_boxes; i++) {
		const struct hy_pdf_box *box = &page->boxes[i];
		double right = box->x + box->w, below = box->y + box->h;

		if (box->kind != HY_PDF_CELL && box->kind != HY_PDF_HEAD_CELL)
			continue;
		strip_add(&across, box->y, 0, box->x, right);
		strip_add(&across, below, 0, box->x, right);
		strip_add(&down, box->x, 0, box->y, below);
		strip_add(&down, right, 0, box->y, below);
	}
	for (size_t i = 0; i < across.count; i++)
		line(cr, across.all[i].from, across.all[i].at, across.all[i].to, across.all[i].at);
	for (size_t i = 0; i < down.count; i++)
		line(cr, down.all[i].at, down.all[i].from, down.all[i].at, down.all[i].to);
	/* A line that ends on another or in a corner fills it. */
	cairo_set_line_cap(cr, CAIRO_LINE_CAP_SQUARE);
	cairo_set_line_width(cr, width);
	cairo_stroke(cr);
}
