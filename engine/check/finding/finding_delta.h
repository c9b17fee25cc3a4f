/*
 * What became of the findings from one revision to the next, by their fingerprints: a finding of the
 * new revision is kept when the old one had it (one for one), else new; one of the old revision that the
 * new one lacks is gone. What the new one has, but waived, is told apart.
 */
#ifndef HY_CHECK_FINDING_FINDING_DELTA_H
#define HY_CHECK_FINDING_FINDING_DELTA_H

#include "engine/check/finding/finding.h"

enum hy_finding_fate { HY_FINDING_NEW, HY_FINDING_GONE, HY_FINDING_KEPT, HY_FINDING_WAIVED, HY_FINDING_FATES };

struct hy_finding_list {
	const struct hy_finding **at;	/* the most serious first, else in the order of the list they come from */
	unsigned count;
};

struct hy_finding_delta {
	struct hy_finding_list lists[HY_FINDING_FATES];
};

/* OLD (NULL: there was nothing before) and NEW must outlive the result. */
struct hy_finding_delta hy_finding_delta(struct hy_arena *arena, const struct hy_findings *old,
    const struct hy_findings *new);

#endif
