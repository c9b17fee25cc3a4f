/* Links inside a PDF: from a cell to the place another cell or heading is (pdf_link.c); for pdf_draw.c only. */
#ifndef HY_REPORTS_PDF_PDF_LINK_H
#define HY_REPORTS_PDF_PDF_LINK_H

#include <cairo.h>

#include "reports/pdf/pdf_page.h"

struct hy_pdf_links;

/* The links of all PAGES that lead to a box there is. */
const struct hy_pdf_links *hy_pdf_links_new(struct hy_arena *arena, const struct hy_pdf_page *pages);
/* Before and after BOX is drawn inside its tag: it may be a place that is linked to, and a link itself. */
void hy_pdf_link_begin(cairo_t *cr, struct hy_arena *arena, const struct hy_pdf_links *links,
    const struct hy_pdf_box *box);
void hy_pdf_link_end(cairo_t *cr, const struct hy_pdf_links *links, const struct hy_pdf_box *box);

#endif
