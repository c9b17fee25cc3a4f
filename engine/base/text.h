/*
 * Japanese text: UTF-8 decoding, NFKC folding, display width.
 * Nothing here changes what is written out; folding is for comparing only.
 */
#ifndef HY_BASE_TEXT_H
#define HY_BASE_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/str.h"

#define HY_IDEOGRAPHIC_SPACE 0x3000u

/* A digit of either width, for patterns. */
#define HY_TEXT_DIGIT "[0-9\xef\xbc\x90-\xef\xbc\x99]"

/* Is there a character of three bytes at P, other than those that need a closer look? Kana and kanji are such. */
static inline bool
hy_utf8_three(const char *p, size_t len)
{
	const unsigned char *u = (const unsigned char *)p;

	return len >= 3 && u[0] > 0xe0 && u[0] < 0xf0 && u[0] != 0xed && (u[1] & 0xc0) == 0x80 &&
	    (u[2] & 0xc0) == 0x80;
}

/* For hy_utf8_decode alone. */
size_t hy_utf8_decode_rare(const char *p, size_t len, uint32_t *cp);

/*
 * Decodes the character at P (LEN > 0 bytes left); returns its bytes, 0 when it is not valid UTF-8.
 * ASCII and three bytes make up nearly all text: they are decoded where they are met.
 */
static inline size_t
hy_utf8_decode(const char *p, size_t len, uint32_t *cp)
{
	const unsigned char *u = (const unsigned char *)p;

	if (u[0] < 0x80) {
		*cp = u[0];
		return 1;
	}
	if (!hy_utf8_three(p, len))
		return hy_utf8_decode_rare(p, len, cp);
	*cp = (u[0] & 0xfu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
	return 3;
}

/* The character of S at byte AT and the bytes it takes; a byte that is no UTF-8 counts as U+FFFD. */
static inline size_t
hy_utf8_step(struct hy_str s, size_t at, uint32_t *cp)
{
	size_t n = hy_utf8_decode(s.p + at, s.len - at, cp);

	if (n > 0)
		return n;
	*cp = 0xfffd;
	return 1;
}

/* Writes CP to OUT (4 bytes of room) and returns its bytes. */
size_t hy_utf8_encode(uint32_t cp, char out[4]);
/* True if all of S is valid UTF-8; else *BAD (may be NULL) is the offset of the first wrong byte. */
bool hy_utf8_valid(struct hy_str s, size_t *bad);

/* Number of characters (code points); bytes that are no UTF-8 count one each. */
size_t hy_text_chars(struct hy_str s);
/* Columns in a terminal: wide and full-width characters count two, combining ones none. */
size_t hy_text_width(struct hy_str s);
/* The first COUNT characters of S; no copy. */
struct hy_str hy_text_head(struct hy_str s, size_t count);

/* For hy_cp_space alone. */
bool hy_cp_space_low(uint32_t cp);

/* White space of any script, the ideographic space included. Inline: most characters stand behind that one. */
static inline bool
hy_cp_space(uint32_t cp)
{
	return cp > HY_IDEOGRAPHIC_SPACE ? cp == 0xfeff : hy_cp_space_low(cp);
}

/* NFKC of S (Unicode normal form KC: full-width letters, circled digits, Roman numerals fold). */
struct hy_str hy_text_nfkc(struct hy_arena *arena, struct hy_str s);
/* NFKC without any white space: equal keys are equal labels. */
struct hy_str hy_text_key(struct hy_arena *arena, struct hy_str s);
/* S without any white space, characters as they are. */
struct hy_str hy_text_squeeze(struct hy_arena *arena, struct hy_str s);

/*
 * S for a terminal: control characters but line break and tab, and the marks that
 * turn the direction of writing, become \u{...}. S itself when it has none.
 */
struct hy_str hy_text_visible(struct hy_arena *arena, struct hy_str s);

/*
 * May a line end between LEFT and RIGHT, two characters that stand together? Between wide
 * ones yes, but not behind an opening bracket, nor before punctuation and small kana.
 */
bool hy_cp_break(uint32_t left, uint32_t right);
/*
 * S in lines of at most WIDTH columns, broken at spaces and where hy_cp_break allows;
 * what has no such place stays whole, and a line that can ends behind a comma or full
 * stop. Every line begins at column INDENT: the first where the caller stands, the
 * others behind that many spaces.
 */
struct hy_str hy_text_wrap(struct hy_arena *arena, struct hy_str s, size_t width, size_t indent);

/* The code points of S in the arena; *COUNT of them. Bytes that are no UTF-8 become U+FFFD. */
uint32_t *hy_text_codes(struct hy_arena *arena, struct hy_str s, size_t *count);
/* Levenshtein distance of two texts in characters, at most LIMIT + 1 (then it is "more than LIMIT"). */
size_t hy_text_distance(struct hy_arena *arena, struct hy_str a, struct hy_str b, size_t limit);

#endif
