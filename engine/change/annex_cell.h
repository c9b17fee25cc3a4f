/* The two cells of a change in the annex, before and after; a part of annex.c. */
#ifndef HY_CHANGE_ANNEX_CELL_H
#define HY_CHANGE_ANNEX_CELL_H

#include "engine/change/annex.h"

/* Spans that grow. */
struct hy_cell_text {
	struct hy_arena *arena;
	struct hy_span *at;
	unsigned count;
};

void hy_cell_add(struct hy_cell_text *cell, enum hy_span_op op, struct hy_str text);

/*
 * Adds what CHANGE says before and after to the cells, with the words for a side
 * that does not exist and the note that records have other numbers now.
 */
void hy_cell_change(struct hy_cell_text *before, struct hy_cell_text *after,
    const struct hy_yaml *phrases, const struct hy_diff *diff, const struct hy_change *change,
    unsigned excerpt_chars);

#endif
