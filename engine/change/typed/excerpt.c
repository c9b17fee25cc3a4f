#include "engine/change/typed/excerpt_part.h"

#include "engine/base/text.h"
#include "engine/form/fold.h"

#define LEAST_CHARS 4u		/* a part of a text that is shorter tells nothing */
#define ANCHOR_CHARS 12u	/* at both ends of words that have a slip between them */
#define SLIP_CHARS 50u		/* so many characters may hide one slip */

static struct hy_regex *
pattern(const struct hy_yaml *words, const char *key)
{
	struct hy_str text = hy_yaml_text(words, key);

	return text.len > 0 ? hy_regex_new(text, NULL) : NULL;
}

static bool
matches(struct hy_regex *regex, struct hy_str text)
{
	return regex != NULL && hy_regex_search(regex, text, 0, NULL, NULL) == HY_MATCH;
}

struct hy_excerpts *
hy_excerpts_new(struct hy_arena *arena, const struct hy_yaml *phrases)
{
	const struct hy_yaml *words = hy_yaml_get(phrases, "annex");
	struct hy_excerpts *x = hy_new(arena, struct hy_excerpts);

	x->arena = arena;
	x->nothing = hy_yaml_get(words, "nothing");
	x->marks = pattern(words, "marks");
	x->cell = pattern(words, "elided_cell");
	x->part = pattern(words, "elided_part");
	return x;
}

void
hy_excerpts_free(struct hy_excerpts *x)
{
	hy_regex_free(x->marks);
	hy_regex_free(x->cell);
	hy_regex_free(x->part);
}

bool
hy_excerpt_says_nothing(const struct hy_excerpts *x, struct hy_str cell)
{
	struct hy_str key = hy_text_key(x->arena, cell);

	for (const struct hy_yaml *y = x->nothing != NULL ? x->nothing->first : NULL; y != NULL; y = y->next)
		if (hy_str_eq(hy_text_key(x->arena, y->text), key))
			return true;
	return key.len == 0;
}

bool
hy_excerpt_elides(const struct hy_excerpts *x, struct hy_str cell)
{
	return matches(x->part, cell) ||
	    (matches(x->cell, hy_text_key(x->arena, cell)) && !hy_excerpt_says_nothing(x, cell));
}

static void
add_piece(const struct hy_excerpts *x, struct hy_piece *pieces, unsigned *count, struct hy_str text)
{
	struct hy_piece piece = { hy_str_trim(text), HY_S("") };

	piece.key = hy_fold(x->arena, piece.text, NULL);
	if (piece.key.len > 0 && *count < HY_PIECES)
		pieces[(*count)++] = piece;
}

unsigned
hy_excerpt_split(const struct hy_excerpts *x, struct hy_str cell, struct hy_piece *pieces)
{
	struct hy_groups found;
	unsigned count = 0;
	size_t from = 0;

	if (hy_excerpt_says_nothing(x, cell))
		return 0;
	while (x->marks != NULL && hy_regex_search(x->marks, cell, from, &found, NULL) == HY_MATCH &&
	    found.at[0].to > from) {
		add_piece(x, pieces, &count, hy_str_cut(cell, from, found.at[0].from));
		from = found.at[0].to;
	}
	add_piece(x, pieces, &count, hy_str_cut(cell, from, cell.len));
	return count;
}

/* A text and the way back from its folded bytes. */
struct body {
	struct hy_str text, key;
	size_t *offsets;
};

/* Where the LEN folded bytes from AT stand in the text; false when they begin or end within a character. */
static bool
stretch(const struct body *b, size_t at, size_t len, size_t *from, size_t *to)
{
	size_t last = b->offsets[at + len - 1];
	uint32_t cp;

	*from = b->offsets[at];
	*to = last + hy_utf8_decode(b->text.p + last, b->text.len - last, &cp);
	return (at == 0 || b->offsets[at - 1] != *from) && b->offsets[at + len] >= *to;
}

/* The bytes of the first (or last) COUNT characters of S. */
static size_t
end_bytes(struct hy_str s, unsigned count, bool last)
{
	size_t at = last ? s.len : 0;

	for (; count > 0 && (last ? at > 0 : at < s.len); count--) {
		do
			at = last ? at - 1 : at + 1;
		while (at > 0 && at < s.len && ((unsigned char)s.p[at] & 0xc0) == 0x80);
	}
	return last ? s.len - at : at;
}

/* The digits of S, in their order. */
static struct hy_str
digits_of(struct hy_arena *arena, struct hy_str s)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			hy_buf_char(&out, s.p[i]);
	return hy_buf_get(&out);
}

/* The same but for a slip of the pen or of a scan: few characters, and no digit. */
static bool
is_slip(const struct hy_excerpts *x, struct hy_str a, struct hy_str b)
{
	size_t limit = hy_text_chars(a) / SLIP_CHARS;

	return hy_str_eq(digits_of(x->arena, a), digits_of(x->arena, b)) &&
	    hy_text_distance(x->arena, a, b, limit) <= limit;
}

struct hy_str
hy_piece_bare(struct hy_str key)
{
	static const uint32_t signs[] = { '-', '*', 0x2022, 0x25a0, 0x25a1, 0x25c6, 0x25c7, 0x25cb, 0x25cf, 0x30fb };
	uint32_t cp = 0;
	size_t len = hy_utf8_decode(key.p, key.len, &cp);

	for (size_t i = 0; i < HY_COUNT(signs); i++)
		if (signs[i] == cp)
			return hy_str_cut(key, len, key.len);
	return key;
}

/* Long words may stand in the text with a slip between their ends, as in rows that were typed or read from a scan. */
static long
find_slipped(const struct hy_excerpts *x, struct hy_str body, struct hy_str key, size_t from, size_t *len)
{
	struct hy_str head = hy_str_cut(key, 0, end_bytes(key, ANCHOR_CHARS, false));
	struct hy_str tail = hy_str_cut(key, key.len - end_bytes(key, ANCHOR_CHARS, true), key.len);
	long at = hy_text_chars(key) < 4 * ANCHOR_CHARS ? -1 : hy_str_find(body, head, from), end;

	for (end = at < 0 ? -1 : hy_str_find(body, tail, (size_t)at); end >= 0;
	    end = hy_str_find(body, tail, (size_t)end + 1)) {
		*len = (size_t)end + tail.len - (size_t)at;
		if (*len * 100 > key.len * 105)
			break;
		if (*len * 100 >= key.len * 95 && is_slip(x, key, hy_str_cut(body, (size_t)at, (size_t)at + *len)))
			return at;
	}
	return -1;
}

/* Where KEY stands in BODY at or after FROM, *LEN bytes of it, perhaps with another sign of a list; -1 when it does not. */
static long
find_piece(const struct hy_excerpts *x, struct hy_str body, struct hy_str key, size_t from, size_t *len)
{
	struct hy_str bare = hy_piece_bare(key);
	long at = hy_str_find(body, key, from);

	*len = key.len;
	if (at < 0)
		at = find_slipped(x, body, key, from, len);
	if (at >= 0 || bare.len == key.len || bare.len == 0)
		return at;
	*len = bare.len;
	at = hy_str_find(body, bare, from);
	return at >= 0 ? at : find_slipped(x, body, bare, from, len);
}

/*
 * Does a sentence or line begin at byte AT of TEXT? A cell that leaves out what stands in front gives whole
 * sentences; words from within one would not tell what went with them.
 */
static bool
begins(struct hy_str text, size_t at)
{
	static const uint32_t ends[] = { '\n', 0x3002, '>', 0xff1e, 0x3009, 0x300b, 0x3011, ':', 0xff1a };
	uint32_t cp = '\n', c;

	for (size_t i = 0; i < at;) {
		i += hy_utf8_step(text, i, &c);
		cp = c == ' ' || c == HY_IDEOGRAPHIC_SPACE ? cp : c;
	}
	for (size_t i = 0; i < HY_COUNT(ends); i++)
		if (cp == ends[i])
			return true;
	return hy_piece_bare(hy_str_cut(text, at - (at < 3 ? at : 3), at)).len == 0;
}

bool
hy_excerpt_undo(const struct hy_excerpts *x, struct hy_str text, struct hy_str before,
    struct hy_str after, struct hy_str *result)
{
	struct hy_piece old[HY_PIECES], new[HY_PIECES];
	unsigned n_old = hy_excerpt_split(x, before, old), n_new = hy_excerpt_split(x, after, new);
	struct body body = { .text = text };
	struct hy_buf out = hy_buf_new(x->arena);
	size_t done = 0, at = 0, from, to, len;
	bool marked = hy_excerpt_elides(x, before) || hy_excerpt_elides(x, after);

	if (n_new == 0 || (n_old != n_new && n_old != 0))
		return false;
	body.key = hy_fold(x->arena, text, &body.offsets);
	for (unsigned i = 0; i < n_new; i++) {
		long found = find_piece(x, body.key, new[i].key, at, &len);

		if (found < 0 || !stretch(&body, (size_t)found, len, &from, &to) || (marked && !begins(text, from)) ||
		    (len < body.key.len && hy_text_chars(new[i].key) < LEAST_CHARS) || (n_new == 1 &&
		    hy_str_find(body.key, hy_str_cut(body.key, (size_t)found, (size_t)found + len), (size_t)found + 1) >= 0))
			return false;
		hy_buf_str(&out, hy_str_cut(text, done, from));
		hy_buf_str(&out, n_old > 0 ? old[i].text : HY_S(""));
		done = to;
		at = (size_t)found + len;
	}
	hy_buf_str(&out, hy_str_cut(text, done, text.len));
	*result = out.len > 0 ? hy_str_trim(hy_buf_get(&out)) : HY_S("");
	return true;
}

bool
hy_excerpt_fits(const struct hy_excerpts *x, struct hy_str old, struct hy_str new, struct hy_str before,
    struct hy_str after)
{
	struct hy_str undone;

	return hy_excerpt_undo(x, new, before, after, &undone) &&
	    hy_str_eq(hy_text_key(x->arena, undone), hy_text_key(x->arena, old));
}
