/* The difference of two revisions as a sheet: item by item, the changed characters marked. */
#ifndef HY_SHEET_DIFF_SHEET_H
#define HY_SHEET_DIFF_SHEET_H

#include "engine/change/procedure.h"
#include "engine/sheet/looks.h"

/* PROCEDURE is what the changes call for; it may have no steps. */
const struct hy_sheet *hy_diff_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_diff *diff, const struct hy_procedure *procedure);

#endif
