/*
 * Text difference: what was deleted and inserted between two Japanese texts,
 * found by paragraph (line), sentence or list item, then by character. Marks are
 * made for readers: neighbouring scraps are joined, digits and Latin words
 * change whole. Work is bounded: regions that differ too much are replaced whole.
 */
#ifndef HY_CHANGE_TEXT_TEXTDIFF_H
#define HY_CHANGE_TEXT_TEXTDIFF_H

#include "engine/base/str.h"

enum hy_span_op { HY_SAME, HY_DELETED, HY_INSERTED };

struct hy_span {
	enum hy_span_op op;
	struct hy_str text;	/* points into the old text (deleted) or the new one */
};

struct hy_spans {
	const struct hy_span *at;
	unsigned count;
};

/*
 * The spans from OLD to NEW, which must outlive them. Same and deleted spans in
 * order give OLD, same and inserted ones NEW, byte by byte; no span is empty and
 * a deletion stands before the insertion that takes its place.
 */
struct hy_spans hy_text_diff(struct hy_arena *arena, struct hy_str old, struct hy_str new);
/* The texts of all spans in one. */
struct hy_str hy_spans_text(struct hy_arena *arena, struct hy_spans spans);

/* How much two texts share, white space left out: 0 nothing, 1000 equal (Dice over character pairs). */
unsigned hy_text_similarity(struct hy_arena *scratch, struct hy_str a, struct hy_str b);
/* True when A and B differ in white space at most. */
bool hy_text_same(struct hy_str a, struct hy_str b);

#endif
