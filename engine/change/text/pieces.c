#include "engine/change/text/pieces.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"

#define FULL_STOP 0x3002u
#define WIDE_FULL_STOP 0xff61u
#define COMMA 0x3001u
#define WIDE_COMMA 0xff0cu
#define MIDDLE_DOT 0x30fbu
#define CIRCLED_ONE 0x2460u
#define CIRCLED_LAST 0x2473u
#define KOME_MARK 0x203bu

struct reader {
	struct hy_str text;
	size_t at, end;
};

static uint32_t
peek(const struct reader *r, size_t *len)
{
	uint32_t cp = 0;

	*len = r->at < r->end ? hy_utf8_decode(r->text.p + r->at, r->end - r->at, &cp) : 1;
	if (*len == 0) {
		*len = 1;
		return 0xfffd;
	}
	return cp;
}

static bool
is_closing(uint32_t cp)
{
	return cp == ')' || cp == 0xff09 || cp == 0x300d || cp == 0x300f || cp == 0x3011;
}

/* A sign that begins a list item where white space stands before it. */
static bool
is_bullet(uint32_t cp)
{
	return cp == MIDDLE_DOT || (cp >= CIRCLED_ONE && cp <= CIRCLED_LAST) ||
	    (cp >= 0x25a0 && cp <= 0x25cf) || cp == KOME_MARK;
}

static bool
is_stop(uint32_t cp, enum hy_level level)
{
	if (cp == '\n')
		return true;
	if (level == HY_LEVEL_LINE)
		return false;
	if (cp == FULL_STOP || cp == WIDE_FULL_STOP)
		return true;
	return level == HY_LEVEL_CLAUSE && (cp == COMMA || cp == WIDE_COMMA);
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xff10 && cp <= 0xff19);
}

static bool
is_latin(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	    (cp >= 0xff21 && cp <= 0xff3a) || (cp >= 0xff41 && cp <= 0xff5a);
}

/* Belongs to the character before it: marks, variation selectors, joiners. */
static bool
is_attached(uint32_t cp)
{
	return (cp >= 0x300 && cp <= 0x36f) || cp == 0x3099 || cp == 0x309a || cp == 0x200d ||
	    (cp >= 0xfe00 && cp <= 0xfe0f) || (cp >= 0xe0100 && cp <= 0xe01ef);
}

static void
skip_while(struct reader *r, bool (*test)(uint32_t cp))
{
	size_t len;
	uint32_t cp;

	while (r->at < r->end && test(cp = peek(r, &len)))
		r->at += len;
}

/* Numbers and Latin words are one character to a reader. */
static void
read_char(struct reader *r, struct hy_piece *piece)
{
	size_t len;
	uint32_t cp = peek(r, &len);

	r->at += len;
	if (is_digit(cp))
		skip_while(r, is_digit);
	else if (is_latin(cp))
		skip_while(r, is_latin);
	skip_while(r, is_attached);
	piece->core_to = piece->to = r->at;
}

/* Up to and with a stop, then the closing brackets and the white space behind it. */
static void
read_stretch(struct reader *r, enum hy_level level, struct hy_piece *piece)
{
	bool stopped = false, spaced = false;
	size_t len;

	while (r->at < r->end && !stopped) {
		uint32_t cp = peek(r, &len);

		if (spaced && level != HY_LEVEL_LINE && is_bullet(cp))
			break;
		stopped = is_stop(cp, level);
		spaced = hy_cp_space(cp);
		r->at += len;
		if (!spaced)
			piece->core_to = r->at;
	}
	if (stopped && !spaced) {
		skip_while(r, is_closing);
		piece->core_to = r->at;
	}
	if (stopped)
		skip_while(r, hy_cp_space);
	piece->to = r->at;
}

struct hy_pieces
hy_pieces_cut(struct hy_arena *scratch, enum hy_level level, struct hy_str text, size_t from,
    size_t to)
{
	size_t room = (to - from) / (level == HY_LEVEL_CHAR ? 3 : 24) + 4;
	struct hy_pieces pieces = { hy_new_array(scratch, room, struct hy_piece), NULL, 0 };
	struct reader r = { text, from, to };

	while (r.at < to) {
		struct hy_piece *piece;

		if (pieces.count == room) {
			struct hy_piece *more = hy_new_array(scratch, room * 2, struct hy_piece);

			memcpy(more, pieces.at, room * sizeof(*more));
			pieces.at = more;
			room *= 2;
		}
		piece = &pieces.at[pieces.count++];
		piece->from = r.at;
		if (level != HY_LEVEL_CHAR)
			skip_while(&r, hy_cp_space);
		piece->core_from = piece->core_to = r.at;
		if (level == HY_LEVEL_CHAR)
			read_char(&r, piece);
		else
			read_stretch(&r, level, piece);
	}
	return pieces;
}

struct slot {
	struct hy_str core;
	uint32_t id;	/* 0 = empty */
};

struct numbering {
	struct slot *slots;
	size_t mask;
	uint32_t last;
};

static uint32_t
number_of(struct numbering *n, struct hy_str core)
{
	uint64_t hash = 1469598103934665603u;
	size_t at;

	for (size_t i = 0; i < core.len; i++)
		hash = (hash ^ (unsigned char)core.p[i]) * 1099511628211u;
	for (at = (size_t)(hash ^ hash >> 32) & n->mask; n->slots[at].id != 0;
	    at = (at + 1) & n->mask)
		if (hy_str_eq(n->slots[at].core, core))
			return n->slots[at].id;
	n->slots[at] = (struct slot){ core, ++n->last };
	return n->last;
}

static void
number_all(struct hy_arena *scratch, struct numbering *n, struct hy_str text,
    struct hy_pieces *pieces)
{
	pieces->ids = hy_new_array(scratch, pieces->count + 1, uint32_t);
	for (size_t i = 0; i < pieces->count; i++) {
		const struct hy_piece *p = &pieces->at[i];

		pieces->ids[i] = number_of(n, hy_str_cut(text, p->core_from, p->core_to));
	}
}

void
hy_pieces_number(struct hy_arena *scratch, struct hy_str a, struct hy_pieces *pa, struct hy_str b,
    struct hy_pieces *pb)
{
	struct numbering n = { NULL, 16, 0 };

	while (n.mask < 2 * (pa->count + pb->count))
		n.mask *= 2;
	n.slots = hy_new_array(scratch, n.mask, struct slot);
	n.mask--;
	number_all(scratch, &n, a, pa);
	number_all(scratch, &n, b, pb);
}

static int
order(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Calls TAKE with each pair of TEXT; inline, as it looks at each character of the longest texts there are. */
static inline void
each_pair(struct hy_pairs *pairs, void (*take)(struct hy_pairs *pairs, uint64_t pair))
{
	struct hy_str text = pairs->text;
	uint64_t before = 0;
	uint32_t cp;

	for (size_t i = 0, n; i < text.len; i += n) {
		n = hy_utf8_decode(text.p + i, text.len - i, &cp);
		if (n == 0) {
			n = 1;
			cp = 0xfffd;
		}
		if (hy_cp_space(cp))
			continue;
		take(pairs, before << 21 | cp);
		before = cp;
	}
}

static inline void
count_pair(struct hy_pairs *pairs, uint64_t pair)
{
	uint16_t *kind = &pairs->kinds[pair * 0x9e3779b97f4a7c15u >> 57];

	pairs->count++;
	*kind = (uint16_t)(*kind + (*kind < UINT16_MAX));
}

static inline void
keep_pair(struct hy_pairs *pairs, uint64_t pair)
{
	pairs->at[pairs->count++] = pair;
}

struct hy_pairs
hy_pairs_of(struct hy_arena *scratch, struct hy_str text)
{
	struct hy_pairs pairs = { .scratch = scratch, .text = text };

	each_pair(&pairs, count_pair);
	return pairs;
}

/* No fewer pairs than A and B have in common, unless they are longer than can be counted. */
static size_t
most_common(const struct hy_pairs *a, const struct hy_pairs *b)
{
	size_t most = 0;

	if (a->count > UINT16_MAX || b->count > UINT16_MAX)
		return SIZE_MAX / 2000;
	for (unsigned i = 0; i < HY_PAIRS_KINDS; i++)
		most += a->kinds[i] < b->kinds[i] ? a->kinds[i] : b->kinds[i];
	return most;
}

static void
sort(struct hy_pairs *pairs)
{
	if (pairs->at != NULL)
		return;
	pairs->at = hy_new_array(pairs->scratch, pairs->count + 1, uint64_t);
	pairs->count = 0;
	each_pair(pairs, keep_pair);
	qsort(pairs->at, pairs->count, sizeof(*pairs->at), order);
}

unsigned
hy_pairs_alike(struct hy_pairs *a, struct hy_pairs *b, unsigned least)
{
	size_t i = 0, j = 0, common = 0, all = a->count + b->count;

	if (all == 0)
		return 1000;
	if (least > 0 && (2000 * (a->count < b->count ? a->count : b->count) / all < least ||
	    2000 * most_common(a, b) / all < least))
		return 0;
	sort(a);
	sort(b);
	while (i < a->count && j < b->count) {
		int o = order(&a->at[i], &b->at[j]);

		common += o == 0;
		i += o <= 0;
		j += o >= 0;
	}
	return (unsigned)(2000 * common / all);
}
