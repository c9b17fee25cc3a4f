#include "reports/xlsx/xlsx_book.h"

void
hy_xlsx_note(struct hy_xlsx_book *b, lxw_error code)
{
	if (b->wrong == LXW_NO_ERROR)
		b->wrong = code;
}

char *
hy_xlsx_c(struct hy_xlsx_book *b, struct hy_str s)
{
	return hy_arena_copy(b->arena, s.p, s.len);
}
