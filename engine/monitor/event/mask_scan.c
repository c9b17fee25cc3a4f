/* Where in large amounts of text a number may stand (mask.h). */
#include "engine/monitor/event/mask.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define WINDOW 64
#define BEFORE 1	/* bits of a window that only tell what stands before the first start */
#define STARTS 45	/* bits behind them that can be starts: 18 more tell what follows */

#ifdef __SSE2__
static __m128i
sixteen(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static uint64_t
among(__m128i found)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(found);
}

/* Of sixteen bytes the digits: moved up so that 9 is the greatest number there is. */
static uint64_t
digits_among(__m128i bytes)
{
	__m128i digit = _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(127 - '9')), _mm_set1_epi8(127 - 10));

	return among(digit);
}

/* Of 64 bytes at P: which are digits, and which begin a character from U+F000 on, full-width digits among them. */
static void
classify(const char *p, uint64_t *digits, uint64_t *wide)
{
	const __m128i lead = _mm_set1_epi8((char)0xef);
	__m128i v[4] = { sixteen(p), sixteen(p + 16), sixteen(p + 32), sixteen(p + 48) };
	__m128i a = _mm_cmpeq_epi8(v[0], lead), b = _mm_cmpeq_epi8(v[1], lead), c = _mm_cmpeq_epi8(v[2], lead),
	    d = _mm_cmpeq_epi8(v[3], lead);

	*digits = digits_among(v[0]) | digits_among(v[1]) << 16 | digits_among(v[2]) << 32 | digits_among(v[3]) << 48;
	*wide = among(_mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d)));
	if (*wide != 0)
		*wide = among(a) | among(b) << 16 | among(c) << 32 | among(d) << 48;
}
#else
static void
classify(const char *p, uint64_t *digits, uint64_t *wide)
{
	*digits = *wide = 0;
	for (int i = 0; i < WINDOW; i++) {
		*digits |= (uint64_t)(p[i] >= '0' && p[i] <= '9') << i;
		*wide |= (uint64_t)((unsigned char)p[i] == 0xef) << i;
	}
}
#endif

/* Those of WIDE that begin a full-width digit. */
static uint64_t
wide_digits(const char *p, uint64_t wide)
{
	uint64_t found = 0;

	for (; wide != 0; wide &= wide - 1) {
		int i = __builtin_ctzll(wide);
		const unsigned char *c = (const unsigned char *)p + i;

		if (i + 2 < WINDOW && c[1] == 0xbc && c[2] >= 0x90 && c[2] <= 0x99)
			found |= UINT64_C(1) << i;
	}
	return found;
}

/* Bits where exactly 12 digits begin, or three groups of exactly four with one byte or three between them. */
static uint64_t
starts(uint64_t d)
{
	uint64_t two = d & d >> 1, four = two & two >> 2, eight = four & four >> 4, no = ~d;
	uint64_t run = eight & four >> 8 & no >> 12;
	uint64_t groups = four & no >> 4 & four >> 5 & no >> 9 & four >> 10 & no >> 14;

	uint64_t apart = four & no >> 4 & four >> 7 & no >> 11 & four >> 14 & no >> 18;

	return (run | groups | apart) & ~(d << 1);
}

const char *
hy_mask_scan(const char *p, const char *end)
{
	while (p < end) {
		uint64_t digits, wide, found;

		classify(p - BEFORE, &digits, &wide);
		found = starts(digits);
		if (wide != 0)
			found |= wide_digits(p - BEFORE, wide);
		found = found >> BEFORE & ((UINT64_C(1) << STARTS) - 1);
		if (found != 0) {
			p += __builtin_ctzll(found);
			return p < end ? p : end;
		}
		p += STARTS;
	}
	return end;
}
