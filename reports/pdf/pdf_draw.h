/*
 * Pages -> PDF bytes, with tags, outline and document data. The door to Cairo.
 */
#ifndef HY_REPORTS_PDF_PDF_DRAW_H
#define HY_REPORTS_PDF_PDF_DRAW_H

#include "reports/pdf/pdf_bytes.h"
#include "reports/pdf/pdf_page.h"

/* Draws all pages. On failure BYTES may hold a part and must be freed all the same. */
bool hy_pdf_draw(struct hy_pdf *job, const struct hy_pdf_page *pages, struct hy_pdf_bytes *bytes);

#endif
