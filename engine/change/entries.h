/*
 * The author's entries for the changes of a revision, found by what they cover
 * (verdict.h says how); a part of verdict.c.
 */
#ifndef HY_CHANGE_ENTRIES_H
#define HY_CHANGE_ENTRIES_H

#include "engine/change/diff.h"

struct hy_entry_index;

/* Looks up all paths of the entries of DIFF's new document. In SCRATCH. */
struct hy_entry_index *hy_entry_index_make(struct hy_arena *scratch, const struct hy_diff *diff);
/* The entry that covers CHANGE, or NULL; remembers that it was used. */
const struct hy_node *hy_entry_for(struct hy_entry_index *index, const struct hy_change *change);
/* Entries no change asked for so far; *COUNT of them, in ARENA. */
const struct hy_node **hy_entry_unused(struct hy_arena *arena, const struct hy_entry_index *index,
    unsigned *count);

#endif
