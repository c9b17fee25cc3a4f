/* The working state of a comparison and its parts by kind. Parts: differ.c, answers.c, rows.c; whole: diff.c. */
#ifndef HY_CHANGE_DIFFER_H
#define HY_CHANGE_DIFFER_H

#include "engine/change/blocks.h"
#include "engine/change/diff.h"

struct hy_differ {
	struct hy_arena *arena, *scratch;
	struct hy_diff *diff;
	const struct hy_change **tail, **notes_tail;
};

/*
 * A change with both nodes (either may be NULL) and texts that last as long as the
 * documents or DIFF's arena; op follows from which text is empty.
 */
struct hy_change *hy_differ_add(struct hy_differ *d, const struct hy_node *a,
    const struct hy_node *b, struct hy_str old, struct hy_str new);
/* The answers of two nodes of one item, without what is below them. */
void hy_differ_answers(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b);
/* True when the answers of both are written alike, so printed alike as long as nothing is derived from elsewhere. */
bool hy_differ_same(const struct hy_node *a, const struct hy_node *b);
/* True when both nodes and all below are filled in alike (fast, without printing). */
bool hy_differ_equal(const struct hy_node *a, const struct hy_node *b);
/*
 * Tables, and the drawn part of a figure (its picture, subjects and flows), are compared by row: the
 * texts of the change are the rows that only one side has. The order of rows does not count.
 */
void hy_differ_grid(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b);
void hy_differ_figure(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b);
/* True when A and B have the same lines in any order. */
bool hy_lines_same(struct hy_arena *scratch, struct hy_str a, struct hy_str b);

#endif
