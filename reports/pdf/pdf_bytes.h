/*
 * A file in memory, outside any arena: it outlives the layout it was drawn from.
 * Starts all zero; the owner frees it with hy_pdf_bytes_free.
 */
#ifndef HY_REPORTS_PDF_PDF_BYTES_H
#define HY_REPORTS_PDF_PDF_BYTES_H

#include <stdbool.h>
#include <stddef.h>

struct hy_pdf_bytes {
	unsigned char *p;
	size_t len, cap;
};

/* Adds LEN bytes at the end; false when memory is out, BYTES as before. */
bool hy_pdf_bytes_add(struct hy_pdf_bytes *bytes, const unsigned char *data, size_t len);

/* Frees the bytes and empties BYTES. */
void hy_pdf_bytes_free(struct hy_pdf_bytes *bytes);

#endif
