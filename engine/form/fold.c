#include "engine/form/fold.h"

#include <string.h>

#include "engine/base/text.h"

#define ORDINAL 0x7b2cu		/* the word for "number" in front of a numeral */
#define FULL_WIDTH 0xff01u	/* the first of the characters that are wide forms of these: */

static const char ascii[] = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

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

/* Kana, kanji, their punctuation and ASCII fold to themselves. */
static bool
is_plain(uint32_t cp)
{
	return (cp > 0x20 && cp < 0x7f) || (cp >= 0x3001 && cp <= 0x3029) ||
	    (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x30a1 && cp <= 0x30fe) ||
	    (cp >= 0x4e00 && cp <= 0x9fff);
}

/*
 * One character of S at AT, or a numeral, as *FOLDED, empty for white space; returns its bytes.
 * LAST: the last character in front of it that is no white space; 0 at the beginning.
 */
static size_t
fold_one(struct hy_arena *arena, struct hy_str s, size_t at, uint32_t *last, struct hy_str *folded)
{
	uint32_t cp;
	size_t n = hy_utf8_decode(s.p + at, s.len - at, &cp), len;

	*folded = (struct hy_str){ NULL, 0 };
	if (n == 0)
		return 1;
	if (*last == ORDINAL && numeral(cp) >= 0) {
		*folded = hy_str_format(arena, "%u", read_numeral(s.p + at, s.len - at, &len));
		*last = cp;
		return len;
	}
	if (hy_cp_space(cp))
		return n;
	*last = cp;
	if (cp >= FULL_WIDTH && cp < FULL_WIDTH + sizeof(ascii) - 1)
		*folded = (struct hy_str){ ascii + (cp - FULL_WIDTH), 1 };
	else if (is_plain(cp))
		*folded = hy_str_cut(s, at, at + n);
	else
		*folded = hy_text_key(arena, hy_str_cut(s, at, at + n));
	return n;
}

struct folding {
	struct hy_buf out;
	bool with_offsets;
	size_t *offsets, room;
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

struct hy_str
hy_fold(struct hy_arena *arena, struct hy_str s, size_t **offsets)
{
	struct folding f = { .out = hy_buf_new(arena), .with_offsets = offsets != NULL };
	uint32_t last = 0;
	struct hy_str folded;

	for (size_t at = 0, n; at < s.len; at += n) {
		n = fold_one(arena, s, at, &last, &folded);
		if (f.with_offsets)
			add_offsets(&f, folded.len, at);
		hy_buf_str(&f.out, folded);
	}
	if (offsets != NULL) {
		add_offsets(&f, 0, s.len);
		*offsets = f.offsets;
	}
	return f.out.len > 0 ? hy_buf_get(&f.out) : HY_S("");
}

/* The bytes of words as a tree. */
struct tree {
	unsigned char byte;
	bool end;		/* of a word */
	struct tree *below, *next;
};

struct hy_fold_words {
	struct tree root;
	/*
	 * By character of one or three bytes, else by first byte: may a word begin here? ASCII, kana and
	 * kanji fold to themselves, wide ASCII to ASCII; what other characters fold to is not guessed.
	 */
	unsigned char begins[0x10000 / 8];
};

static void
set_begins(struct hy_fold_words *words, uint32_t cp)
{
	words->begins[cp / 8] |= (unsigned char)(1u << (cp % 8));
}

/* FIRST and BEHIND are multiples of 8. */
static void
set_range(struct hy_fold_words *words, uint32_t first, uint32_t behind, int value)
{
	memset(words->begins + first / 8, value, (behind - first) / 8);
}

/* What is not guessed may begin a word: all but the places of ASCII, of kana with what stands before them, of kanji. */
static void
set_unguessed(struct hy_fold_words *words)
{
	set_range(words, 0xc0, 0x3000, 0xff);
	set_range(words, 0x3100, 0x4000, 0xff);
	set_range(words, 0xa000, 0x10000, 0xff);
	for (size_t i = 0; i < sizeof(ascii) - 1; i++)
		words->begins[(FULL_WIDTH + i) / 8] &= (unsigned char)~(1u << ((FULL_WIDTH + i) % 8));
}

/* A word begins with CP, a character that is folded. */
static void
add_beginning(struct hy_fold_words *words, uint32_t cp)
{
	const char *wide = cp < 0x80 ? strchr(ascii, (int)cp) : NULL;

	if (cp < 0x10000)
		set_begins(words, cp);
	if (wide != NULL && cp != 0)
		set_begins(words, FULL_WIDTH + (uint32_t)(wide - ascii));
}

static struct tree *
below(const struct tree *tree, char byte)
{
	struct tree *t = tree->below;

	while (t != NULL && t->byte != (unsigned char)byte)
		t = t->next;
	return t;
}

static void
add_word(struct hy_arena *arena, struct tree *here, struct hy_str word)
{
	for (size_t i = 0; i < word.len; i++) {
		struct tree *next = below(here, word.p[i]);

		if (next == NULL) {
			next = hy_new(arena, struct tree);
			next->byte = (unsigned char)word.p[i];
			next->next = here->below;
			here->below = next;
		}
		here = next;
	}
	here->end = true;
}

struct hy_fold_words *
hy_fold_words_new(struct hy_arena *arena, const struct hy_str *words, size_t count)
{
	struct hy_fold_words *w = hy_new(arena, struct hy_fold_words);

	set_unguessed(w);
	for (size_t i = 0; i < count; i++) {
		uint32_t cp = 0;

		add_word(arena, &w->root, words[i]);
		if (words[i].len > 0 && hy_utf8_decode(words[i].p, words[i].len, &cp) > 0)
			add_beginning(w, cp);
	}
	return w;
}

/* Does S, folded from the character at AT on, begin with a word? */
static bool
word_stands(struct hy_arena *scratch, const struct tree *here, struct hy_str s, size_t at)
{
	uint32_t last = 0;
	struct hy_str folded;

	/* White space in front of a word is not its part. */
	for (bool first = true; at < s.len; first = false) {
		at += fold_one(scratch, s, at, &last, &folded);
		if (first && folded.len == 0)
			return false;
		for (size_t i = 0; i < folded.len; i++) {
			here = below(here, folded.p[i]);
			if (here == NULL || here->end)
				return here != NULL;
		}
	}
	return false;
}

/* May a word begin with the character at FROM? *LEN: its bytes; what is no text is found out by word_stands. */
static inline bool
may_begin(const struct hy_fold_words *words, struct hy_str s, size_t from, size_t *len)
{
	const unsigned char *u = (const unsigned char *)s.p + from;
	uint32_t cp = u[0];

	*len = 1;
	if ((cp & 0xf0) == 0xe0 && s.len - from >= 3) {
		cp = (cp & 0xfu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
		*len = 3;
	}
	return (words->begins[cp / 8] >> (cp % 8) & 1) != 0;
}

size_t
hy_fold_words_find(struct hy_arena *scratch, const struct hy_fold_words *words, struct hy_str s,
    size_t from)
{
	for (size_t len; from < s.len; from += len)
		if (may_begin(words, s, from, &len) && word_stands(scratch, &words->root, s, from))
			return from;
	return s.len;
}
