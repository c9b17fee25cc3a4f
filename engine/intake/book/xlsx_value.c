/* What the value of a cell stands for (xlsx.h). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/date.h"
#include "engine/base/text.h"
#include "engine/intake/book/xlsx.h"

#define DAYS_1900 (-25569L)	/* day 0 of the 1900 count, seen from 1970; it has a February 29, 1900 */
#define DAYS_1904 (-24107L)
#define MAX_SERIAL 200000.0	/* the year 2447 */
#define EXACT 1e15		/* whole numbers a cell holds exactly */

/* The character of "_xHHHH_" at P, or 0. */
static uint32_t
escaped(const char *p, size_t len)
{
	uint32_t cp = 0;

	if (len < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
		return 0;
	for (int i = 2; i < 6; i++) {
		char c = p[i];

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
			return 0;
		cp = cp * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return cp < 0xd800 || cp > 0xdfff ? cp : 0;
}

struct hy_str
hy_xlsx_unescape(struct hy_arena *arena, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(arena);
	char utf8[4];

	for (size_t i = 0; i < text.len; i++) {
		uint32_t cp = escaped(text.p + i, text.len - i);

		if (cp > 0 && cp != '\r') {
			hy_buf_add(&out, utf8, hy_utf8_encode(cp, utf8));
			i += 6;
		} else if (cp == '\r') {	/* a line break is a line feed */
			i += 6;
		} else if (text.p[i] != '\r') {
			hy_buf_char(&out, text.p[i]);
		}
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/* The day that SERIAL counts, in words; "" when it is none. */
static struct hy_str
day_of(struct hy_xlsx_reader *r, double serial)
{
	struct hy_date date;

	if (!(serial >= 1 && serial < MAX_SERIAL))
		return HY_S("");
	date = hy_date_of_days((long)serial + (r->from_1904 ? DAYS_1904 : DAYS_1900));
	return hy_date_wareki(r->arena, &date);
}

struct hy_str
hy_xlsx_number(struct hy_xlsx_reader *r, struct hy_str value, bool date)
{
	char *end;
	double number = strtod(value.p, &end);
	struct hy_str day = date ? day_of(r, number) : HY_S("");

	if (day.len > 0)
		return day;
	if (*end != '\0' || !isfinite(number))
		return hy_str_copy(r->arena, value.p, value.len);
	if (number == floor(number) && fabs(number) < EXACT)
		return hy_str_format(r->arena, "%.0f", number);
	return hy_str_format(r->arena, "%.15g", number);
}

bool
hy_xlsx_count(struct hy_xlsx_reader *r, size_t len, struct hy_err *err)
{
	r->text_bytes += len;
	return r->text_bytes <= HY_BOOK_MAX_TEXT ||
	    hy_fail(err, hy_mark_file(r->file), HY_M_BOOK_LARGE, NULL);
}
