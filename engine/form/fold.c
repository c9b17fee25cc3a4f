#include "engine/form/fold.h"

#include <string.h>

#include "engine/base/text.h"

#define ORDINAL 0x7b2cu		/* the word for "number" in front of a numeral */
#define FULL_WIDTH_ZERO 0xff10u
#define FULL_WIDTH 0xfee0u	/* from an ASCII character to its full-width form */

/* One to nine, and what ten, hundred and zero are written with. */
static const uint32_t numerals[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d,
    0x4e03, 0x516b, 0x4e5d, 0x5341, 0x767e };

/* The value of a kanji numeral: 0 to 10, 100; -1 for another character. */
static int
numeral(uint32_t cp)
{
	for (int i = 0; i < 12; i++)
		if (numerals[i] == cp)
			return i < 11 ? i : 100;
	return -1;
}

/* The number written in kanji at P, and its bytes in *LEN; 0 bytes when there is none. */
static unsigned
read_numeral(const char *p, size_t left, size_t *len)
{
	unsigned total = 0, digit = 0;
	uint32_t cp;
	size_t n;

	for (*len = 0; *len < left && *len < 30; *len += n) {
		int value;

		n = hy_utf8_decode(p + *len, left - *len, &cp);
		value = n > 0 ? numeral(cp) : -1;
		if (value < 0)
			break;
		if (value >= 10) {
			total += (digit > 0 ? digit : 1) * (unsigned)value;
			digit = 0;
		} else {
			digit = digit * 10 + (unsigned)value;
		}
	}
	return total + digit;
}

struct folding {
	struct hy_buf out;
	bool with_offsets;
	size_t *offsets, room;
	uint32_t last;	/* the last character that is no white space */
};

static void
add_offsets(struct folding *f, size_t count, size_t at)
{
	size_t need = f->out.len + count + 1, *grown;

	if (need > f->room) {
		f->room = need * 2 > 64 ? need * 2 : 64;
		grown = hy_new_array(f->out.arena, f->room, size_t);
		if (f->out.len > 0)
			memcpy(grown, f->offsets, f->out.len * sizeof(*grown));
		f->offsets = grown;
	}
	for (size_t i = 0; i <= count; i++)
		f->offsets[f->out.len + i] = at;
}

static void
add(struct folding *f, struct hy_str folded, size_t at)
{
	if (f->with_offsets)
		add_offsets(f, folded.len, at);
	hy_buf_str(&f->out, folded);
}

/* Kana, kanji and ASCII fold to themselves. */
static bool
is_plain(uint32_t cp)
{
	return (cp > 0x20 && cp < 0x7f) || (cp >= 0x3041 && cp <= 0x3096) ||
	    (cp >= 0x30a1 && cp <= 0x30fe) || (cp >= 0x4e00 && cp <= 0x9fff);
}

/* One character of S at AT, or a numeral; returns its bytes. */
static size_t
fold_one(struct folding *f, struct hy_str s, size_t at)
{
	struct hy_arena *arena = f->out.arena;
	uint32_t cp;
	size_t n = hy_utf8_decode(s.p + at, s.len - at, &cp), len;

	if (n == 0)
		return 1;
	if (f->last == ORDINAL && numeral(cp) >= 0) {
		unsigned number = read_numeral(s.p + at, s.len - at, &len);

		add(f, hy_str_format(arena, "%u", number), at);
		f->last = cp;
		return len;
	}
	if (!hy_cp_space(cp)) {
		struct hy_str one = hy_str_cut(s, at, at + n);

		add(f, is_plain(cp) ? one : hy_text_key(arena, one), at);
		f->last = cp;
	}
	return n;
}

struct hy_str
hy_fold(struct hy_arena *arena, struct hy_str s, size_t **offsets)
{
	struct folding f = { .out = hy_buf_new(arena), .with_offsets = offsets != NULL };

	for (size_t at = 0; at < s.len;)
		at += fold_one(&f, s, at);
	if (offsets != NULL) {
		add_offsets(&f, 0, s.len);
		*offsets = f.offsets;
	}
	return f.out.len > 0 ? hy_buf_get(&f.out) : HY_S("");
}

static void
add_code(struct hy_buf *out, uint32_t cp)
{
	char bytes[4];

	hy_buf_add(out, bytes, hy_utf8_encode(cp, bytes));
}

/* Digits: half and full width, or any numeral in kanji behind "number". */
static void
digits_pattern(struct hy_buf *out, struct hy_str digits)
{
	hy_buf_text(out, "(?:");
	for (size_t i = 0; i < digits.len; i++) {
		hy_buf_format(out, "%s[%c", i > 0 ? "\\s*" : "", digits.p[i]);
		add_code(out, FULL_WIDTH_ZERO + (uint32_t)(digits.p[i] - '0'));
		hy_buf_char(out, ']');
	}
	hy_buf_text(out, "|[");
	for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++)
		add_code(out, numerals[i]);
	hy_buf_text(out, "]+)");
}

static void
character_pattern(struct hy_buf *out, struct hy_str character, uint32_t cp)
{
	if (cp < 0x80) {
		hy_buf_format(out, "[\\x{%x}\\x{%x}]", (unsigned)cp, (unsigned)(cp + FULL_WIDTH));
		return;
	}
	hy_buf_str(out, character);
}

/* The bytes of the unit of WORD at AT: a run of digits or a character. */
static size_t
unit_at(struct hy_str word, size_t at)
{
	size_t digits = strspn(word.p + at, "0123456789"), n;
	uint32_t cp;

	if (digits > 0)
		return digits;
	n = hy_utf8_decode(word.p + at, word.len - at, &cp);
	return n > 0 ? n : 1;
}

static void
unit_pattern(struct hy_buf *out, struct hy_str unit)
{
	uint32_t cp;

	if (unit.p[0] >= '0' && unit.p[0] <= '9')
		digits_pattern(out, unit);
	else if (hy_utf8_decode(unit.p, unit.len, &cp) > 0)
		character_pattern(out, unit, cp);
}

/* The words that go on with the unit of WORDS[0] at AT; at least one. */
static unsigned
group_of(const struct hy_str *words, unsigned n, size_t at, size_t unit)
{
	unsigned same = 1;

	while (same < n && unit_at(words[same], at) == unit &&
	    memcmp(words[same].p + at, words[0].p + at, unit) == 0)
		same++;
	return same;
}

/* WORDS, equal up to AT, as a tree: what they share stands once. */
static void
branch_pattern(struct hy_buf *out, const struct hy_str *words, unsigned n, size_t at)
{
	bool fork;

	if (n == 0 || words[0].len <= at)	/* the shortest ends here */
		return;
	fork = group_of(words, n, at, unit_at(words[0], at)) < n;
	hy_buf_text(out, at > 0 ? "\\s*" : "");
	hy_buf_text(out, fork ? "(?:" : "");
	for (unsigned i = 0, same; i < n; i += same) {
		size_t unit = unit_at(words[i], at);

		same = group_of(words + i, n - i, at, unit);
		hy_buf_text(out, i > 0 ? "|" : "");
		unit_pattern(out, hy_str_cut(words[i], at, at + unit));
		branch_pattern(out, words + i, same, at + unit);
	}
	hy_buf_text(out, fork ? ")" : "");
}

void
hy_fold_pattern(struct hy_buf *out, const struct hy_str *words, unsigned n)
{
	branch_pattern(out, words, n, 0);
}
