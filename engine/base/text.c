#include "engine/base/text.h"

#include <stdlib.h>
#include <string.h>

/* The door to utf8proc, which is linked statically: its tables are data, not a service. */
#define UTF8PROC_STATIC
#include <utf8proc.h>

#include "engine/base/bytes.h"

size_t
hy_utf8_decode_rare(const char *p, size_t len, uint32_t *cp)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)p, (utf8proc_ssize_t)len, &code);

	if (n <= 0)
		return 0;
	*cp = (uint32_t)code;
	return (size_t)n;
}

size_t
hy_utf8_encode(uint32_t cp, char out[4])
{
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)out);
}

/* Are the 32 bytes at P ASCII? */
static bool
is_ascii(const char *p)
{
	uint64_t w[4];

	memcpy(w, p, sizeof(w));
	return ((w[0] | w[1] | w[2] | w[3]) & HY_BYTES_HIGHS) == 0;
}

/* Do two characters of three bytes begin the eight bytes W, beyond doubt? */
static bool
is_two(uint64_t w)
{
	const unsigned char lead = (unsigned char)w, second = (unsigned char)(w >> 24);

	return (w & UINT64_C(0xc0c0f0c0c0f0)) == UINT64_C(0x8080e08080e0) && lead != 0xe0 && lead != 0xed && second != 0xe0 &&
	    second != 0xed;
}

/* How many bytes from P on, up to LEN, are beyond doubt whole characters, eight and more looked at together. */
static size_t
surely_valid(const char *p, size_t len)
{
	size_t i = 0;

	while (i + HY_BYTES <= len) {
		uint64_t w = hy_bytes_at(p + i), marks = w & HY_BYTES_HIGHS;

		if (marks == 0) {
			for (i += HY_BYTES; i + 32 <= len && is_ascii(p + i); i += 32)
				;
		} else if (is_two(w)) {
			i += 6;
		} else if (hy_bytes_first(marks) > 0) {
			i += hy_bytes_first(marks);
		} else {
			break;
		}
	}
	return i;
}

bool
hy_utf8_valid(struct hy_str s, size_t *bad)
{
	size_t i = 0, n;
	uint32_t cp;

	while (i < s.len) {
		i += surely_valid(s.p + i, s.len - i);
		if (i == s.len)
			break;
		n = hy_utf8_decode(s.p + i, s.len - i, &cp);
		if (n == 0) {
			if (bad != NULL)
				*bad = i;
			return false;
		}
		i += n;
	}
	return true;
}

size_t
hy_text_chars(struct hy_str s)
{
	const uint64_t ones = 0x0101010101010101u;
	size_t count = s.len, i = 0;

	/* Less the bytes that go on with a character: 10 in front. */
	for (uint64_t bytes; i + sizeof(bytes) <= s.len; i += sizeof(bytes)) {
		memcpy(&bytes, s.p + i, sizeof(bytes));
		count -= (bytes >> 7 & ~bytes >> 6 & ones) * ones >> 56;
	}
	for (; i < s.len; i++)
		count -= ((unsigned char)s.p[i] & 0xc0) == 0x80;
	return count;
}

size_t
hy_text_width(struct hy_str s)
{
	size_t width = 0;
	uint32_t cp;

	for (size_t i = 0; i < s.len; i += hy_utf8_step(s, i, &cp)) {
		uint32_t here;
		int w;

		hy_utf8_step(s, i, &here);
		w = utf8proc_charwidth((utf8proc_int32_t)here);
		width += w > 0 ? (size_t)w : 0;
	}
	return width;
}

/* Kana that lean on the one before them; katakana stand 0x60 behind hiragana. */
static bool
small_kana(uint32_t cp)
{
	static const uint32_t small[] = { 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083,
	    0x3085, 0x3087, 0x308e };
	size_t i = 0;

	while (i < HY_COUNT(small) && cp != small[i] && cp != small[i] + 0x60)
		i++;
	return i < HY_COUNT(small);
}

bool
hy_cp_break(uint32_t left, uint32_t right)
{
	utf8proc_category_t before = utf8proc_category((utf8proc_int32_t)left);
	utf8proc_category_t behind = utf8proc_category((utf8proc_int32_t)right);

	if (utf8proc_charwidth((utf8proc_int32_t)left) < 2 &&
	    utf8proc_charwidth((utf8proc_int32_t)right) < 2)
		return false;
	if (before == UTF8PROC_CATEGORY_PS || behind == UTF8PROC_CATEGORY_PE ||
	    behind == UTF8PROC_CATEGORY_PO || behind == UTF8PROC_CATEGORY_LM)
		return false;
	return !small_kana(right);
}

struct hy_str
hy_text_head(struct hy_str s, size_t count)
{
	size_t i = 0;
	uint32_t cp;

	while (i < s.len && count-- > 0)
		i += hy_utf8_step(s, i, &cp);
	return hy_str_cut(s, 0, i);
}

bool
hy_cp_space_low(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xa0 || cp == 0x85 ||
	    (cp >= 0x2000 && cp <= 0x200b) || cp == 0x2028 || cp == 0x2029 || cp == 0x202f ||
	    cp == 0x205f || cp == HY_IDEOGRAPHIC_SPACE;
}

/*
 * Most assessment text is kanji, kana and ASCII, which NFKC leaves alone. Only
 * what can change, or combine with what follows, goes through utf8proc.
 */
static bool
nfkc_keeps(uint32_t cp)
{
	return (cp >= 0x20 && cp < 0x7f) || cp == '\n' || (cp >= 0x4e00 && cp <= 0x9fff) ||
	    (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x30a1 && cp <= 0x30fe) ||
	    (cp >= 0x3001 && cp <= 0x301f);
}

/* Most kanji, known by their first byte: they keep, and are no white space. */
static bool
is_kanji(const char *p, size_t len)
{
	return (unsigned char)*p >= 0xe5 && (unsigned char)*p <= 0xe9 && hy_utf8_three(p, len);
}

/* What NFKC makes of the wide forms of ASCII and of space, without a look at what follows; 0 for another character. */
static char
narrow(uint32_t cp)
{
	return cp >= 0xff01 && cp <= 0xff5e ? (char)(cp - 0xff01 + '!')
	    : cp == HY_IDEOGRAPHIC_SPACE ? ' ' : '\0';
}

/* How much NFKC has to do. */
enum nfkc_work { NFKC_NOTHING, NFKC_NARROW, NFKC_ALL };

static enum nfkc_work
nfkc_work(struct hy_str s)
{
	enum nfkc_work work = NFKC_NOTHING;
	uint32_t cp;

	for (size_t i = 0; i < s.len;) {
		if (is_kanji(s.p + i, s.len - i)) {
			i += 3;
			continue;
		}
		i += hy_utf8_step(s, i, &cp);
		if (nfkc_keeps(cp))
			continue;
		if (narrow(cp) == '\0')
			return NFKC_ALL;
		work = NFKC_NARROW;
	}
	return work;
}

static struct hy_str
make_narrow(struct hy_arena *arena, struct hy_str s)
{
	char *out = hy_arena_alloc(arena, s.len + 1);
	size_t len = 0, n;
	uint32_t cp;

	for (size_t i = 0; i < s.len; i += n) {
		n = hy_utf8_step(s, i, &cp);
		if (narrow(cp) != '\0') {
			out[len++] = narrow(cp);
			continue;
		}
		memcpy(out + len, s.p + i, n);
		len += n;
	}
	out[len] = '\0';
	return (struct hy_str){ out, len };
}

struct hy_str
hy_text_nfkc(struct hy_arena *arena, struct hy_str s)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n;
	struct hy_str out;
	enum nfkc_work work = nfkc_work(s);

	if (work == NFKC_NOTHING)
		return s;
	if (work == NFKC_NARROW)
		return make_narrow(arena, s);
	n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.len, &folded,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
	if (n < 0)
		return s;
	out = hy_str_copy(arena, (const char *)folded, (size_t)n);
	free(folded);
	return out;
}

/* How many bytes of S from AT on stand in front of the next white space. */
static size_t
until_space(struct hy_str s, size_t at)
{
	size_t i = at, n;
	uint32_t cp;

	while (i < s.len) {
		n = 3;
		if (!is_kanji(s.p + i, s.len - i)) {
			n = hy_utf8_step(s, i, &cp);
			if (hy_cp_space(cp))
				break;
		}
		i += n;
	}
	return i - at;
}

struct hy_str
hy_text_squeeze(struct hy_arena *arena, struct hy_str s)
{
	char *out = hy_arena_alloc(arena, s.len + 1);
	size_t len = 0;
	uint32_t cp;

	for (size_t i = 0; i < s.len;) {
		size_t n = until_space(s, i);

		memcpy(out + len, s.p + i, n);
		len += n;
		i += n;
		if (i < s.len)
			i += hy_utf8_step(s, i, &cp);
	}
	return (struct hy_str){ out, len };
}

struct hy_str
hy_text_key(struct hy_arena *arena, struct hy_str s)
{
	return hy_text_squeeze(arena, hy_text_nfkc(arena, s));
}

/* Characters that could steer a terminal or hide what stands in a text. */
static bool
steers(uint32_t cp)
{
	return (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7f && cp < 0xa0) ||
	    cp == 0x200e || cp == 0x200f || (cp >= 0x202a && cp <= 0x202e) ||
	    (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfffd;
}

static bool
has_steering(struct hy_str s)
{
	uint32_t cp;

	for (size_t i = 0; i < s.len;) {
		i += hy_utf8_step(s, i, &cp);
		if (steers(cp))
			return true;
	}
	return false;
}

struct hy_str
hy_text_visible(struct hy_arena *arena, struct hy_str s)
{
	struct hy_buf out = hy_buf_new(arena);
	uint32_t cp;
	size_t n;

	if (!has_steering(s))
		return s;
	for (size_t i = 0; i < s.len; i += n) {
		n = hy_utf8_step(s, i, &cp);
		if (steers(cp))
			hy_buf_format(&out, "\\u{%04x}", (unsigned)cp);
		else
			hy_buf_add(&out, s.p + i, n);
	}
	return hy_buf_get(&out);
}

uint32_t *
hy_text_codes(struct hy_arena *arena, struct hy_str s, size_t *count)
{
	uint32_t *codes = hy_new_array(arena, s.len + 1, uint32_t);
	size_t len = 0;

	for (size_t i = 0; i < s.len; len++)
		i += hy_utf8_step(s, i, &codes[len]);
	*count = len;
	return codes;
}

static size_t
min3(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

size_t
hy_text_distance(struct hy_arena *arena, struct hy_str a, struct hy_str b, size_t limit)
{
	size_t na, nb, *row;
	uint32_t *ca = hy_text_codes(arena, a, &na), *cb = hy_text_codes(arena, b, &nb);

	if ((na > nb ? na - nb : nb - na) > limit)
		return limit + 1;
	row = hy_new_array(arena, nb + 1, size_t);
	for (size_t j = 0; j <= nb; j++)
		row[j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t diagonal = row[0], best = row[0] = i;

		for (size_t j = 1; j <= nb; j++) {
			size_t up = row[j];

			row[j] = min3(up + 1, row[j - 1] + 1, diagonal + (ca[i - 1] != cb[j - 1]));
			diagonal = up;
			if (row[j] < best)
				best = row[j];
		}
		if (best > limit)
			return limit + 1;
	}
	return row[nb] > limit ? limit + 1 : row[nb];
}
