/* References by page: cells that show the number of the page their link leads to (pdf_ref.c). */
#ifndef HY_REPORTS_PDF_PDF_REF_H
#define HY_REPORTS_PDF_PDF_REF_H

#include "reports/pdf/pdf_page.h"

/*
 * Puts the numbers of pages into the boxes of such cells; the pages from FIRST on are laid out and stay
 * as they are. A link that leads nowhere leaves the cell its text. False with the job's error.
 */
bool hy_pdf_refs_fill(struct hy_pdf *job, const struct hy_pdf_page *first);

#endif
