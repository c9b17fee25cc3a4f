/* One path a page for each look. */
#include "reports/pdf/pdf_ground.h"

void
hy_pdf_ground_shades(cairo_t *cr, const struct hy_pdf_page *page)
{
	const struct hy_pdf_box *box;
	double shade = 1, next;
	size_t i;

	/* From the lightest shade to the darkest; there are few. */
	for (;;) {
		next = -1;
		for (i = 0; i < page->n_boxes; i++) {
			if (page->boxes[i].shade < shade && page->boxes[i].shade > next)
				next = page->boxes[i].shade;
		}
		if (next < 0)
			return;
		shade = next;
		for (i = 0; i < page->n_boxes; i++) {
			box = &page->boxes[i];
			if (box->shade >= shade && box->shade <= shade)
				cairo_rectangle(cr, box->x, box->y, box->w, box->h);
		}
		cairo_set_source_rgb(cr, shade, shade, shade);
		cairo_fill(cr);
	}
}

void
hy_pdf_ground_borders(cairo_t *cr, const struct hy_pdf_page *page, double width)
{
	size_t i;

	for (i = 0; i < page->n_boxes; i++) {
		const struct hy_pdf_box *box = &page->boxes[i];

		if (box->kind == HY_PDF_CELL || box->kind == HY_PDF_HEAD_CELL)
			cairo_rectangle(cr, box->x, box->y, box->w, box->h);
	}
	cairo_set_line_width(cr, width);
	cairo_stroke(cr);
}
