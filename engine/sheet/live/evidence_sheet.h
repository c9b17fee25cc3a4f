/*
 * The report of a year's self-inspection: each promise with what answered for it and its days, a chart of each rule by month, what
 * deviated and what was done, what is waived, what people answered, and what nobody answers for yet.
 */
#ifndef HY_SHEET_LIVE_EVIDENCE_SHEET_H
#define HY_SHEET_LIVE_EVIDENCE_SHEET_H

#include "engine/monitor/evidence.h"
#include "engine/monitor/promise.h"
#include "engine/sheet/flow.h"
#include "engine/sheet/looks.h"

struct hy_evidence_report {
	const struct hy_doc *doc;		/* the revision in force at the end of the year, or the newest */
	const struct hy_promises *promises;
	const struct hy_evidence *evidence;
	const struct hy_epoch *epochs;		/* revisions, to be named when in force in the year */
	unsigned n_epochs;
	enum hy_draws draws;
};

/* NULL with ERR: the module of figures cannot be opened. */
const struct hy_sheet *hy_evidence_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_evidence_report *report, struct hy_err *err);

#endif
