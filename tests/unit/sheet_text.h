/* For unit tests: a sheet as plain text. Include doc_text.h first. */
#ifndef HY_TESTS_UNIT_SHEET_TEXT_H
#define HY_TESTS_UNIT_SHEET_TEXT_H

#include <stdio.h>
#include <stdlib.h>

#include "reports/plain.h"

static inline struct hy_str
text_of(struct world *w, const struct hy_sheet *sheet)
{
	char *bytes = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&bytes, &len);
	struct hy_str result;

	assert_true(hy_device_plain.render(w->arena, sheet, out, &w->err));
	assert_int_equal(fclose(out), 0);
	result = hy_str_copy(w->arena, bytes, len);
	free(bytes);
	return result;
}

#endif
