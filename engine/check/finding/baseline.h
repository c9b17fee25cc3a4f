/*
 * Baseline: an earlier result of check (JSON), so that only what is new is reported.
 * A finding is known when the earlier result has one with the same fingerprint on the
 * same document, not waived. Documents are the same when the last three parts of their paths
 * (assessment, kind, revision) are, or all there is of the shorter path.
 */
#ifndef HY_CHECK_FINDING_BASELINE_H
#define HY_CHECK_FINDING_BASELINE_H

#include "engine/check/finding/finding.h"

struct hy_known;

struct hy_baseline {
	struct hy_known *first;
	unsigned left, gone;	/* known findings that are still there, and those that are not */
};

/* Reads FILE. NULL with ERR when it is no result of check. */
struct hy_baseline *hy_baseline_read(struct hy_arena *arena, const char *file, struct hy_err *err);
/*
 * Takes what is known out of FINDINGS and counts it: each known one stands for one finding.
 * Gone are only those on the COUNT documents DOCS, which were looked at. Call once.
 */
void hy_baseline_apply(struct hy_baseline *baseline, struct hy_findings *findings,
    const struct hy_doc *const *docs, unsigned count);

#endif
