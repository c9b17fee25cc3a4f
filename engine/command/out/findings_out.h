/*
 * What a check found, in the formats of findings.def. Each format is
 * a function from the outcome to text; it decides nothing.
 */
#ifndef HY_COMMAND_OUT_FINDINGS_OUT_H
#define HY_COMMAND_OUT_FINDINGS_OUT_H

#include "engine/check/check.h"
#include "engine/check/finding/baseline.h"

#define HY_FINDINGS_VERSION 1

/* A run of check that has come to its end; findings are sorted. */
struct hy_outcome {
	const struct hy_findings *findings;
	struct hy_check *check;		/* its documents and rules */
	enum hy_severity limit;		/* findings from here up make the run fail */
	bool never;			/* nothing does */
	bool colour;			/* the text goes to a terminal that shows colours */
	const struct hy_baseline *baseline;	/* what was known is not among the findings; or NULL */
};

/* All of OUTCOME in format NAME, which is one of findings.def. */
struct hy_str hy_findings_write(struct hy_arena *arena, const struct hy_outcome *outcome,
    const char *name);
/* Name NUMBER of findings.def, from 0; NULL behind the last. */
const char *hy_findings_format(unsigned number);
/* One line that counts them, waived ones too. */
struct hy_str hy_findings_tally(struct hy_arena *arena, const struct hy_findings *findings);

/* --- between the formats --- */

/* True when F makes the run fail. */
bool hy_outcome_fails(const struct hy_outcome *outcome, const struct hy_finding *f);

#endif
