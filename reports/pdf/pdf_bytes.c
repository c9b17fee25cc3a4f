#include "reports/pdf/pdf_bytes.h"

#include <stdlib.h>
#include <string.h>

bool
hy_pdf_bytes_add(struct hy_pdf_bytes *bytes, const unsigned char *data, size_t len)
{
	unsigned char *p;
	size_t cap;

	if (len == 0)
		return true;
	if (bytes->len + len > bytes->cap) {
		cap = (bytes->len + len) * 3 / 2 + 65536;
		p = realloc(bytes->p, cap);
		if (p == NULL)
			return false;
		bytes->p = p;
		bytes->cap = cap;
	}
	memcpy(bytes->p + bytes->len, data, len);
	bytes->len += len;
	return true;
}

void
hy_pdf_bytes_free(struct hy_pdf_bytes *bytes)
{
	free(bytes->p);
	*bytes = (struct hy_pdf_bytes){ 0 };
}
