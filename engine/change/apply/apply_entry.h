/* The entries for changes that go with what orders have changed; a part of apply.c. */
#ifndef HY_CHANGE_APPLY_APPLY_ENTRY_H
#define HY_CHANGE_APPLY_APPLY_ENTRY_H

#include "engine/change/apply/apply.h"

/*
 * DOC, which has the changes at the places of FIRST, with an entry for each order that changed something, as
 * *BYTES. An entry that names the same already stays, and is told at its place (HY_APPLY_ENTRY) when it says
 * something else.
 */
bool hy_apply_entries(struct hy_arena *arena, const struct hy_orders *orders, const struct hy_doc *doc,
    struct hy_applied_place *first, struct hy_str *bytes, struct hy_err *err);

#endif
