#include "engine/monitor/event/mask.h"

#include <string.h>

#define DIGITS 12
#define GROUP 4
#define STARS "************"

/* The digit at byte I of S and its length, or -1. Full-width digits are EF BC 90 to EF BC 99. */
static int
digit_at(struct hy_str s, size_t i, size_t *len)
{
	const unsigned char *p = (const unsigned char *)s.p + i;

	*len = 1;
	if (p[0] >= '0' && p[0] <= '9')
		return p[0] - '0';
	*len = 3;
	if (p[0] == 0xef && i + 2 < s.len && p[1] == 0xbc && p[2] >= 0x90 && p[2] <= 0x99)
		return p[2] - 0x90;
	return -1;
}

/* Bytes of what may stand between two groups of four and is followed by a digit: a blank or a dash of either width; 0: none. */
static size_t
parts(struct hy_str s, size_t i)
{
	static const char wide[][4] = { "\xe3\x80\x80", "\xef\xbc\x8d", "\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x92", "\xe2\x80\x93",
		"\xe2\x80\x94", "\xe2\x80\x95", "\xe2\x88\x92", "\xe3\x83\xbc" };
	size_t len = s.p[i] == ' ' || s.p[i] == '-' ? 1 : 0, digit;

	for (size_t w = 0; len == 0 && w < HY_COUNT(wide); w++)
		if (i + 3 < s.len && memcmp(s.p + i, wide[w], 3) == 0)
			len = 3;
	return len > 0 && i + len < s.len && digit_at(s, i + len, &digit) >= 0 ? len : 0;
}

static bool
has_check_digit(const int digits[DIGITS])
{
	int sum = 0;

	/* Counted from the right of the eleven: weights 2 to 7, then 2 to 6. */
	for (int n = 1; n <= DIGITS - 1; n++)
		sum += digits[DIGITS - 1 - n] * (n <= 6 ? n + 1 : n - 5);
	return digits[DIGITS - 1] == (sum % 11 <= 1 ? 0 : 11 - sum % 11);
}

/* Passes the digits that begin at I, in one run or in groups; *END is behind them. True when they make a My Number. */
static bool
number_at(struct hy_str s, size_t i, size_t *end)
{
	int digits[DIGITS], digit;
	unsigned n = 0, grouped = 0;
	size_t len, between = 0;

	for (; i < s.len; i += len) {
		if (n > 0 && n % GROUP == 0 && n < DIGITS && grouped == n / GROUP - 1) {
			size_t part = parts(s, i);

			/* Both are of one width: what hy_mask_scan looks for. */
			part = grouped == 0 || part == between ? part : 0;
			grouped += part > 0;
			between = part;
			i += part;
		}
		digit = digit_at(s, i, &len);
		if (digit < 0)
			break;
		if (n < DIGITS)
			digits[n] = digit;
		n++;
	}
	*end = i;
	return n == DIGITS && (grouped == 0 || grouped == 2) && has_check_digit(digits);
}

bool
hy_mask_find(struct hy_str s, size_t from, size_t *begin, size_t *end)
{
	size_t len;

	for (size_t i = from; i < s.len; i++) {
		if (digit_at(s, i, &len) < 0)
			continue;
		*begin = i;
		if (number_at(s, i, end))
			return true;
		i = *end - 1;
	}
	return false;
}

struct hy_str
hy_mask_text(struct hy_arena *arena, struct hy_str s, unsigned *count)
{
	size_t from = 0, begin, end;
	struct hy_buf out;

	if (!hy_mask_find(s, 0, &begin, &end))
		return hy_str_copy(arena, s.p, s.len);
	out = hy_buf_new(arena);
	do {
		hy_buf_add(&out, s.p + from, begin - from);
		hy_buf_text(&out, STARS);
		++*count;
		from = end;
	} while (hy_mask_find(s, from, &begin, &end));
	hy_buf_add(&out, s.p + from, s.len - from);
	return hy_buf_get(&out);
}
