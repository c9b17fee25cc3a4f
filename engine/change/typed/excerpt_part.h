/* The inside of excerpts, seen by excerpt.c (what cells tell) and misquote.c (what they tell nearly). */
#ifndef HY_CHANGE_TYPED_EXCERPT_PART_H
#define HY_CHANGE_TYPED_EXCERPT_PART_H

#include "engine/base/match.h"
#include "engine/change/typed/excerpt.h"

#define HY_PIECES 32u

struct hy_excerpts {
	struct hy_arena *arena;
	const struct hy_yaml *nothing;
	struct hy_regex *marks, *cell, *part;	/* may be NULL */
};

/* A stretch of text between marks, and the same folded. */
struct hy_piece {
	struct hy_str text, key;
};

/* What CELL gives, from mark to mark: into PIECES, at most HY_PIECES. */
unsigned hy_excerpt_split(const struct hy_excerpts *x, struct hy_str cell, struct hy_piece *pieces);
/* KEY less the sign of a list in front of it, which a text may have without or with another one. */
struct hy_str hy_piece_bare(struct hy_str key);

#endif
