/* What stands behind the text of a page: grey grounds, borders of cells (pdf_ground.c); for pdf_draw.c only. */
#ifndef HY_REPORTS_PDF_PDF_GROUND_H
#define HY_REPORTS_PDF_PDF_GROUND_H

#include <cairo.h>

#include "reports/pdf/pdf_page.h"

void hy_pdf_ground_shades(cairo_t *cr, struct hy_arena *arena, const struct hy_pdf_page *page);
/* Borders of WIDTH points. */
void hy_pdf_ground_borders(cairo_t *cr, struct hy_arena *arena, const struct hy_pdf_page *page, double width);

#endif
