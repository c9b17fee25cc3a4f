/*
 * The finished PDF: what Cairo 1.16 leaves out. Marked as tagged, in Japanese,
 * its title and outline shown, one Document over all parts, objects packed into
 * streams, an id that depends on the content only. The door to libqpdf.
 */
#ifndef HY_REPORTS_PDF_PDF_FINISH_H
#define HY_REPORTS_PDF_PDF_FINISH_H

#include <stdio.h>

#include "engine/base/err.h"
#include "reports/pdf/pdf_bytes.h"

/* What the finished PDF has beside the pages Cairo drew. */
struct hy_pdf_extras {
	const char *const *figures;	/* what each figure shows, in words, in their order; ended by NULL */
	struct hy_str name, attached;	/* a file inside the file; "" for none */
};

/* Finishes the PDF in BYTES (they change) and writes it to OUT; every byte is checked. */
bool hy_pdf_finish(struct hy_pdf_bytes *bytes, const struct hy_pdf_extras *extras, FILE *out,
    struct hy_err *err);

#endif
