/*
 * The form of the yearly self-inspection (jiko tenken): each promise that people answer for is a question which quotes the
 * sentence and its item; a part a department. Filled in as a workbook, it is read back as evidence.
 */
#ifndef HY_SHEET_LIVE_CHECKLIST_SHEET_H
#define HY_SHEET_LIVE_CHECKLIST_SHEET_H

#include "engine/monitor/promise.h"
#include "engine/sheet/looks.h"

/* The columns, in the order of the heads in phrases.yaml (inspection: heads). */
enum hy_checklist_column {
	HY_CHECKLIST_ID, HY_CHECKLIST_ITEM, HY_CHECKLIST_TEXT, HY_CHECKLIST_ANSWER, HY_CHECKLIST_DOCUMENT, HY_CHECKLIST_POST,
	HY_CHECKLIST_DAY, HY_CHECKLIST_COLUMNS
};

/*
 * The questions of PROMISES about DOC. Several departments of a promise are joined by a comma or ideographic comma; each gets it.
 * Promises that are open are asked in a part of their own when OPEN_TOO.
 */
const struct hy_sheet *hy_checklist_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_doc *doc,
    const struct hy_promises *promises, bool open_too);

#endif
