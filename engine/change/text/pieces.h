/*
 * Pieces of a text for comparing: lines, sentences and list items, clauses,
 * characters; and how alike two pieces are. Parts of textdiff.c.
 */
#ifndef HY_CHANGE_TEXT_PIECES_H
#define HY_CHANGE_TEXT_PIECES_H

#include <stdint.h>

#include "engine/base/str.h"

enum hy_level { HY_LEVEL_LINE, HY_LEVEL_SENTENCE, HY_LEVEL_CLAUSE, HY_LEVEL_CHAR };

/*
 * A piece with the white space behind it; its core is what it is compared by.
 * The pieces of a text follow each other without gaps.
 */
struct hy_piece {
	size_t from, core_from, core_to, to;	/* byte offsets in the text */
};

struct hy_pieces {
	struct hy_piece *at;
	uint32_t *ids;		/* equal cores have equal ids; see hy_pieces_number */
	size_t count;
};

/* The pieces of TEXT[from, to). */
struct hy_pieces hy_pieces_cut(struct hy_arena *scratch, enum hy_level level, struct hy_str text,
    size_t from, size_t to);
/* Numbers the pieces of two texts so that ids are equal exactly where cores are. */
void hy_pieces_number(struct hy_arena *scratch, struct hy_str a, struct hy_pieces *pa,
    struct hy_str b, struct hy_pieces *pb);

#define HY_PAIRS_KINDS 128u

/* The pairs of neighbouring characters of a text, white space left out. */
struct hy_pairs {
	struct hy_arena *scratch;
	struct hy_str text;
	size_t count;
	uint64_t *at;		/* sorted; made when they are first compared one by one */
	uint16_t kinds[HY_PAIRS_KINDS];	/* how many pairs have each hash: tells quickly that two texts share little */
};

/* TEXT must live as long as what is returned; so must SCRATCH, which it may still use. */
struct hy_pairs hy_pairs_of(struct hy_arena *scratch, struct hy_str text);
/* 0 to 1000: twice the common pairs by all pairs; less than LEAST may be answered by 0. */
unsigned hy_pairs_alike(struct hy_pairs *a, struct hy_pairs *b, unsigned least);

#endif
