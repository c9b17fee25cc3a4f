/* A chart of the year for each rule: months side by side, each a bar of its days: held, could not be judged, deviated, unknown. */
#ifndef HY_SHEET_LIVE_EVIDENCE_CHART_H
#define HY_SHEET_LIVE_EVIDENCE_CHART_H

#include "engine/sheet/live/evidence_sheet.h"
#include "engine/sheet/table.h"

/* Appends a table of days by month, and the chart where the device draws. WORDS as in evidence_sheet.c. False with ERR. */
bool hy_evidence_charts(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_yaml *words,
    const struct hy_evidence_report *report, struct hy_blocks *blocks, struct hy_err *err);

#endif
