#include "engine/change/text/textdiff.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/change/text/myers.h"
#include "engine/change/text/pieces.h"
#include "engine/change/text/tidy.h"

/* Pieces as alike as this (per mille) are versions of each other. */
#define ALIKE_AMONG_OTHERS 450u
#define ALIKE_ALONE 150u
/* Bigger fields of possible pairs are not searched: the pieces count as replaced. */
#define MAX_FIELD 65536u
/* Longer regions are not compared by character. */
#define MAX_CHAR_BYTES 65536u
/* Shorter texts are compared by character whatever they share. */
#define SHORT_BYTES 36u

struct work {
	struct hy_arena *scratch;
	struct hy_str old, new;
	bool *deleted, *inserted;	/* a flag a byte */
};

/* Stretches [a0, a1) of old and [b0, b1) of new: bytes or pieces. */
struct gap {
	size_t a0, a1, b0, b1;
};

struct level {
	enum hy_level level;
	struct hy_pieces a, b;
};

static void
mark(bool *flags, size_t from, size_t to)
{
	while (from < to)
		flags[from++] = true;
}

/* White space around equal cores may differ; what it has in common at its start is kept. */
static void
mark_space(struct work *w, struct gap g)
{
	while (g.a0 < g.a1 && g.b0 < g.b1 && w->old.p[g.a0] == w->new.p[g.b0])
		g.a0++, g.b0++;
	while (g.a0 < g.a1 && ((unsigned char)w->old.p[g.a0] & 0xc0) == 0x80)
		g.a0--, g.b0--;
	mark(w->deleted, g.a0, g.a1);
	mark(w->inserted, g.b0, g.b1);
}

static void
mark_pieces(struct work *w, const struct level *l, struct gap g)
{
	if (g.a0 < g.a1)
		mark(w->deleted, l->a.at[g.a0].from, l->a.at[g.a1 - 1].to);
	if (g.b0 < g.b1)
		mark(w->inserted, l->b.at[g.b0].from, l->b.at[g.b1 - 1].to);
}

static void compare(struct work *w, enum hy_level level, struct gap bytes);

/* The pieces of the gap, taken together, one level down. */
static void
descend(struct work *w, const struct level *l, struct gap g)
{
	compare(w, l->level + 1, (struct gap){ l->a.at[g.a0].from, l->a.at[g.a1 - 1].to,
	    l->b.at[g.b0].from, l->b.at[g.b1 - 1].to });
}

static struct hy_pairs
pairs_of(struct work *w, struct hy_str text, const struct hy_piece *piece)
{
	return hy_pairs_of(w->scratch, hy_str_cut(text, piece->core_from, piece->core_to));
}

/* How many bytes A and B begin with alike. */
static size_t
common_start(const char *a, const char *b, size_t most)
{
	size_t n = 0;

	while (n + 64 <= most && memcmp(a + n, b + n, 64) == 0)
		n += 64;
	while (n < most && a[n] == b[n])
		n++;
	return n;
}

/*
 * Two pieces that begin and end alike for the most part have much in common: their characters need not be
 * counted. Twice the share that counting asks for, because these are bytes.
 */
static bool
alike_at_ends(struct hy_str a, struct hy_str b)
{
	size_t most = a.len < b.len ? a.len : b.len, start = common_start(a.p, b.p, most), end = 0;

	while (start + end < most && a.p[a.len - 1 - end] == b.p[b.len - 1 - end])
		end++;
	return 2000 * (start + end) >= 2 * ALIKE_ALONE * (a.len + b.len);
}

/* A field of scores, best way from each cell to the end; row and column n, m are zero. */
struct field {
	unsigned *best;
	unsigned short *alike;
	size_t n, m;
};

static void
fill_field(struct work *w, const struct level *l, struct gap g, struct field *f)
{
	struct hy_pairs *b = hy_new_array(w->scratch, f->m, struct hy_pairs);

	for (size_t j = 0; j < f->m; j++)
		b[j] = pairs_of(w, w->new, &l->b.at[g.b0 + j]);
	for (size_t i = f->n; i-- > 0;) {
		struct hy_pairs a = pairs_of(w, w->old, &l->a.at[g.a0 + i]);

		for (size_t j = f->m; j-- > 0;) {
			unsigned alike = hy_pairs_alike(&a, &b[j], ALIKE_AMONG_OTHERS);
			unsigned *here = &f->best[i * (f->m + 1) + j];

			if (alike < ALIKE_AMONG_OTHERS)
				alike = 0;
			f->alike[i * f->m + j] = (unsigned short)alike;
			*here = here[1] > here[f->m + 1] ? here[1] : here[f->m + 1];
			if (alike > 0 && here[f->m + 2] + alike > *here)
				*here = here[f->m + 2] + alike;
		}
	}
}

/* Pairs pieces that are versions of each other, in order, and compares them; marks the rest. */
static void
pair_pieces(struct work *w, const struct level *l, struct gap g)
{
	struct field f = { NULL, NULL, g.a1 - g.a0, g.b1 - g.b0 };
	size_t i = 0, j = 0;

	f.best = hy_new_array(w->scratch, (f.n + 1) * (f.m + 1), unsigned);
	f.alike = hy_new_array(w->scratch, f.n * f.m, unsigned short);
	fill_field(w, l, g, &f);
	while (i < f.n && j < f.m) {
		const unsigned *here = &f.best[i * (f.m + 1) + j];
		unsigned alike = f.alike[i * f.m + j];

		if (alike > 0 && *here == here[f.m + 2] + alike) {
			descend(w, l, (struct gap){ g.a0 + i, g.a0 + i + 1, g.b0 + j, g.b0 + j + 1 });
			i++, j++;
		} else if (*here == here[f.m + 1]) {
			mark_pieces(w, l, (struct gap){ g.a0 + i, g.a0 + i + 1, 0, 0 });
			i++;
		} else {
			mark_pieces(w, l, (struct gap){ 0, 0, g.b0 + j, g.b0 + j + 1 });
			j++;
		}
	}
	mark_pieces(w, l, (struct gap){ g.a0 + i, g.a1, g.b0 + j, g.b1 });
}

/* One piece against one: compared further unless they have next to nothing in common. */
static void
lone_pieces(struct work *w, const struct level *l, struct gap g)
{
	const struct hy_piece *a = &l->a.at[g.a0], *b = &l->b.at[g.b0];
	struct hy_pairs pa, pb;

	if ((a->to - a->from > SHORT_BYTES || b->to - b->from > SHORT_BYTES) &&
	    !alike_at_ends(hy_str_cut(w->old, a->core_from, a->core_to),
	    hy_str_cut(w->new, b->core_from, b->core_to))) {
		pa = pairs_of(w, w->old, a);
		pb = pairs_of(w, w->new, b);
		if (hy_pairs_alike(&pa, &pb, ALIKE_ALONE) < ALIKE_ALONE) {
			mark_pieces(w, l, g);
			return;
		}
	}
	descend(w, l, g);
}

/* Pieces between common ones. */
static void
compare_gap(struct work *w, const struct level *l, struct gap g)
{
	size_t n = g.a1 - g.a0, m = g.b1 - g.b0;

	if (n == 0 || m == 0 || l->level == HY_LEVEL_CHAR)
		mark_pieces(w, l, g);
	else if (n == 1 && m == 1)
		lone_pieces(w, l, g);
	else if (l->level == HY_LEVEL_LINE || l->level == HY_LEVEL_CLAUSE)
		descend(w, l, g);
	else if (n * m > MAX_FIELD)
		mark_pieces(w, l, g);
	else
		pair_pieces(w, l, g);
}

/* Equal pieces, and what stands between them. */
static void
walk_pieces(struct work *w, const struct level *l, const bool *deleted, const bool *inserted)
{
	size_t i = 0, j = 0;

	while (i < l->a.count || j < l->b.count) {
		struct gap g = { i, i, j, j };
		const struct hy_piece *a, *b;

		while (g.a1 < l->a.count && deleted[g.a1])
			g.a1++;
		while (g.b1 < l->b.count && inserted[g.b1])
			g.b1++;
		compare_gap(w, l, g);
		i = g.a1;
		j = g.b1;
		if (i == l->a.count || j == l->b.count)
			continue;
		a = &l->a.at[i++];
		b = &l->b.at[j++];
		mark_space(w, (struct gap){ a->from, a->core_from, b->from, b->core_from });
		mark_space(w, (struct gap){ a->core_to, a->to, b->core_to, b->to });
	}
}

static void
compare(struct work *w, enum hy_level level, struct gap g)
{
	struct level l = { level, { 0 }, { 0 } };
	bool *deleted, *inserted;

	if (level == HY_LEVEL_CHAR && g.a1 - g.a0 + g.b1 - g.b0 > MAX_CHAR_BYTES) {
		mark(w->deleted, g.a0, g.a1);
		mark(w->inserted, g.b0, g.b1);
		return;
	}
	l.a = hy_pieces_cut(w->scratch, level, w->old, g.a0, g.a1);
	l.b = hy_pieces_cut(w->scratch, level, w->new, g.b0, g.b1);
	hy_pieces_number(w->scratch, w->old, &l.a, w->new, &l.b);
	deleted = hy_new_array(w->scratch, l.a.count + 1, bool);
	inserted = hy_new_array(w->scratch, l.b.count + 1, bool);
	hy_myers(w->scratch, (struct hy_ids){ l.a.ids, l.a.count },
	    (struct hy_ids){ l.b.ids, l.b.count }, deleted, inserted);
	walk_pieces(w, &l, deleted, inserted);
}

/* The lines from the first to the last one that is not the same in both texts. */
static struct gap
differing_lines(struct hy_str old, struct hy_str new)
{
	size_t most = old.len < new.len ? old.len : new.len, start = common_start(old.p, new.p, most), end = 0;
	size_t line_end;

	while (start > 0 && old.p[start - 1] != '\n')
		start--;
	while (start + end < most && old.p[old.len - 1 - end] == new.p[new.len - 1 - end])
		end++;
	line_end = end;
	while (line_end > 0 && old.p[old.len - line_end] != '\n')
		line_end--;
	return (struct gap){ start, old.len - line_end, start, new.len - line_end };
}

struct hy_spans
hy_text_diff(struct hy_arena *arena, struct hy_str old, struct hy_str new)
{
	struct hy_arena *scratch;
	struct hy_spans spans;
	struct work w = { NULL, old, new, NULL, NULL };

	if (hy_str_eq(old, new) || old.len == 0 || new.len == 0)
		return hy_spans_whole(arena, old, new);
	scratch = w.scratch = hy_arena_new();
	w.deleted = hy_new_array(scratch, old.len + 1, bool);
	w.inserted = hy_new_array(scratch, new.len + 1, bool);
	compare(&w, HY_LEVEL_LINE, differing_lines(old, new));
	spans = hy_spans_tidy(arena, scratch, (struct hy_flagged){ old, w.deleted },
	    (struct hy_flagged){ new, w.inserted });
	hy_arena_free(scratch);
	return spans;
}

unsigned
hy_text_similarity(struct hy_arena *scratch, struct hy_str a, struct hy_str b)
{
	struct hy_pairs pa = hy_pairs_of(scratch, a), pb = hy_pairs_of(scratch, b);

	return hy_pairs_alike(&pa, &pb, 0);
}

static size_t
skip_space(struct hy_str s, size_t at)
{
	uint32_t cp;
	size_t len;

	while (at < s.len && (len = hy_utf8_decode(s.p + at, s.len - at, &cp)) > 0 &&
	    hy_cp_space(cp))
		at += len;
	return at;
}

bool
hy_text_same(struct hy_str a, struct hy_str b)
{
	size_t i = 0, j = 0;

	if (hy_str_eq(a, b))
		return true;
	for (;;) {
		size_t most = a.len - i < b.len - j ? a.len - i : b.len - j;
		size_t common = most > 0 ? common_start(a.p + i, b.p + j, most) : 0;

		i += common;
		j += common;
		/* Back to the start of a character: two white spaces may share their first bytes. */
		while (common > 0 && i < a.len && ((unsigned char)a.p[i] & 0xc0) == 0x80)
			i--, j--;
		if (skip_space(a, i) == i && skip_space(b, j) == j)
			return i == a.len && j == b.len;
		i = skip_space(a, i);
		j = skip_space(b, j);
	}
}
