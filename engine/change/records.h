/* Which record of one revision is which of another: by title, then by likeness, never by place. */
#ifndef HY_CHANGE_RECORDS_H
#define HY_CHANGE_RECORDS_H

#include "engine/change/pairing.h"
#include "engine/form/doc.h"

/* Pairs the records of two lists (nodes of the same item). The result lives in SCRATCH. */
struct hy_pairing hy_records_pair(struct hy_arena *scratch, const struct hy_node *old,
    const struct hy_node *new);

#endif
