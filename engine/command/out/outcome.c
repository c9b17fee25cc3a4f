/* What a check came to (findings_out.h). */
#include "engine/command/out/findings_out.h"

#include <stdio.h>

bool
hy_outcome_fails(const struct hy_outcome *outcome, const struct hy_finding *f)
{
	return !f->waived && !outcome->never && f->severity <= outcome->limit;
}

struct hy_str
hy_findings_tally(struct hy_arena *arena, const struct hy_findings *findings)
{
	char numbers[HY_SEVERITY_COUNT + 2][16];
	unsigned all = 0;

	for (int i = 0; i < HY_SEVERITY_COUNT; i++) {
		snprintf(numbers[i], sizeof(numbers[i]), "%u", findings->count[i]);
		all += findings->count[i];
	}
	snprintf(numbers[HY_SEVERITY_COUNT], sizeof(numbers[0]), "%u", findings->waived);
	snprintf(numbers[HY_SEVERITY_COUNT + 1], sizeof(numbers[0]), "%u", all);
	return hy_say(arena, HY_M_TALLY, numbers[HY_SEVERITY_COUNT + 1], numbers[HY_FATAL],
	    numbers[HY_ERROR], numbers[HY_WARNING], numbers[HY_NOTE], numbers[HY_SEVERITY_COUNT],
	    NULL);
}
