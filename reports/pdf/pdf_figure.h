/* Drawing figures on pages (pdf_figure.c); for pdf_draw.c only. */
#ifndef HY_REPORTS_PDF_PDF_FIGURE_H
#define HY_REPORTS_PDF_PDF_FIGURE_H

#include <cairo.h>

#include "reports/pdf/pdf_page.h"

/* Draws the figure of BOX but for its texts. */
void hy_pdf_figure_paint(cairo_t *cr, const struct hy_pdf_box *box);

#endif
