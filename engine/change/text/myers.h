/*
 * Myers' greedy difference of two sequences of ids, in linear space (middle
 * snake) and bounded time; a part of textdiff.c.
 */
#ifndef HY_CHANGE_TEXT_MYERS_H
#define HY_CHANGE_TEXT_MYERS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/arena.h"

/* More edits than this from both ends of a region: the region counts as replaced. */
#define HY_MYERS_MAX_EDITS 400

struct hy_ids {
	const uint32_t *at;
	size_t count;
};

/*
 * Sets DELETED[i] for each id of A and INSERTED[j] for each id of B that is not
 * common; the caller hands both in cleared. Memory comes from SCRATCH.
 */
void hy_myers(struct hy_arena *scratch, struct hy_ids a, struct hy_ids b, bool *deleted,
    bool *inserted);

#endif
