/* Words of a cell that are not quite those of the text (excerpt.h). */
#include "engine/base/text.h"
#include "engine/change/text/textdiff.h"
#include "engine/change/typed/excerpt_part.h"
#include "engine/form/fold.h"

#define MOST_STEPS ((size_t)1 << 22)	/* characters of a piece times those of the text */
#define SLIP_CHARS 20u			/* one may differ, and one more in so many characters */
#define LEAST_CHARS 8u			/* of a piece in which one may */
#define MOST_SLIPS 10u
#define SHOWN_CHARS 6u			/* around what differs */

/* A text folded, and the way back. */
struct folded {
	struct hy_str text, key;
	size_t *offsets;
};

static struct folded
fold(struct hy_arena *arena, struct hy_str text)
{
	struct folded f = { .text = text };

	f.key = hy_fold(arena, text, &f.offsets);
	return f;
}

/* How far a piece is from a stretch of the text that ends here, and where that begins. */
struct cell {
	size_t cost, from;
};

static struct cell
step(struct cell c)
{
	c.cost++;
	return c;
}

static struct cell
nearest(struct cell a, struct cell b)
{
	return b.cost < a.cost ? b : a;
}

/*
 * The stretch of TEXT that is nearest to PIECE (both as characters), no further than LIMIT: a
 * column of the matrix of distances for each character of TEXT, in which a stretch may begin anywhere.
 */
static bool
find_near(struct hy_arena *arena, const uint32_t *piece, size_t m, const uint32_t *text, size_t n, size_t limit,
    size_t *from, size_t *to)
{
	struct cell *column = hy_new_array(arena, m + 1, struct cell), best = { limit + 1, 0 };

	*to = 0;
	for (size_t i = 0; i <= m; i++)
		column[i] = (struct cell){ i, 0 };
	for (size_t j = 0; j < n; j++) {
		struct cell diagonal = column[0];

		column[0] = (struct cell){ 0, j + 1 };
		for (size_t i = 1; i <= m; i++) {
			struct cell left = column[i];

			if (piece[i - 1] != text[j])
				diagonal = step(diagonal);
			column[i] = nearest(diagonal, nearest(step(left), step(column[i - 1])));
			diagonal = left;
		}
		if (column[m].cost < best.cost) {
			best = column[m];
			*to = j + 1;
		}
	}
	*from = best.from;
	return best.cost <= limit;
}

/* The byte at which character N of S begins. */
static size_t
byte_of(struct hy_str s, size_t n)
{
	size_t at = 0;
	uint32_t cp;

	while (n-- > 0 && at < s.len)
		at += hy_utf8_step(s, at, &cp);
	return at;
}

/* The last SHOWN_CHARS characters of S, or the first ones: how many bytes. */
static size_t
shown(struct hy_str s, bool last)
{
	size_t n = hy_text_chars(s);

	if (n <= SHOWN_CHARS)
		return s.len;
	return last ? s.len - byte_of(s, n - SHOWN_CHARS) : byte_of(s, SHOWN_CHARS);
}

/* The bytes of F that stand for FROM to TO of its folded ones, in one line. */
static struct hy_str
unfold(struct hy_arena *arena, const struct folded *f, size_t from, size_t to)
{
	struct hy_str s = hy_str_trim(hy_str_cut(f->text, f->offsets[from], f->offsets[to]));
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < s.len; i++)
		hy_buf_char(&out, s.p[i] == '\n' ? ' ' : s.p[i]);
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/* Each place where PIECE differs from the folded bytes of BODY from AT on, LEN of them. */
static void
tell(const struct hy_excerpts *x, const struct folded *piece, const struct folded *body, size_t at, size_t len,
    struct hy_misquote *misquotes, unsigned *count)
{
	struct hy_spans spans = hy_text_diff(x->arena, piece->key, hy_str_cut(body->key, at, at + len));
	size_t here = 0, there = at;

	for (unsigned i = 0; i < spans.count && *count < HY_MISQUOTES; i++) {
		size_t before = i > 0 && spans.at[i - 1].op == HY_SAME ? shown(spans.at[i - 1].text, true) : 0;
		size_t from = here - before, from_there = there - before, behind;

		for (; i < spans.count && spans.at[i].op != HY_SAME; i++)
			*(spans.at[i].op == HY_DELETED ? &here : &there) += spans.at[i].text.len;
		behind = i < spans.count ? shown(spans.at[i].text, false) : 0;
		if (here - from > before || there - from_there > before)
			misquotes[(*count)++] = (struct hy_misquote){ unfold(x->arena, piece, from, here + behind),
			    unfold(x->arena, body, from_there, there + behind) };
		here += i < spans.count ? spans.at[i].text.len : 0;
		there += i < spans.count ? spans.at[i].text.len : 0;
	}
}

static bool
tell_piece(const struct hy_excerpts *x, const struct hy_piece *given, const struct folded *body,
    struct hy_misquote *misquotes, unsigned *count)
{
	struct folded piece = fold(x->arena, hy_piece_bare(given->text));
	size_t m, n, from, to, limit;
	uint32_t *a, *b;

	if (hy_str_find(body->key, piece.key, 0) >= 0)
		return true;
	a = hy_text_codes(x->arena, piece.key, &m);
	b = hy_text_codes(x->arena, body->key, &n);
	limit = m / SLIP_CHARS < MOST_SLIPS ? 1 + m / SLIP_CHARS : MOST_SLIPS;
	if (m < LEAST_CHARS || m * n > MOST_STEPS || !find_near(x->arena, a, m, b, n, limit, &from, &to))
		return false;
	from = byte_of(body->key, from);
	tell(x, &piece, body, from, byte_of(body->key, to) - from, misquotes, count);
	return true;
}

bool
hy_excerpt_misquotes(const struct hy_excerpts *x, struct hy_str text, struct hy_str cell,
    struct hy_misquote *misquotes, unsigned *count)
{
	struct hy_piece pieces[HY_PIECES];
	unsigned n = hy_excerpt_split(x, cell, pieces);
	struct folded body = fold(x->arena, text);

	*count = 0;
	for (unsigned i = 0; i < n; i++)
		if (!tell_piece(x, &pieces[i], &body, misquotes, count))
			return false;
	return true;
}
