/*
 * Evidence of a year: for each rule, day by day, whether what is declared held, from the results a monitor kept; what
 * deviated and what was done about it; what people answered.
 */
#ifndef HY_MONITOR_EVIDENCE_H
#define HY_MONITOR_EVIDENCE_H

#include "engine/monitor/remedy.h"
#include "engine/monitor/state/state.h"

#define HY_YEAR_DAYS 366

/* From the least to the most telling: a day keeps the highest. */
enum hy_day_mark { HY_DAY_UNKNOWN, HY_DAY_HELD, HY_DAY_RELIED, HY_DAY_GAP, HY_DAY_DEVIATED, HY_DAY_MARKS };

/* A rule over the year. */
struct hy_rule_year {
	const char *rule;
	unsigned char days[HY_YEAR_DAYS];	/* enum hy_day_mark, from the first day of the year */
	unsigned count[HY_DAY_MARKS];
	struct hy_rule_year *next;
};

/* A deviation, or something that could not be judged, from its first day to its last. */
struct hy_episode {
	struct hy_str key, rule, item, subject, observed, reason;	/* reason: why it is waived */
	enum hy_standing standing;
	long first, last;
	bool waived, over;
	const struct hy_remedy *remedy;
	struct hy_episode *next;
};

struct hy_evidence {
	long from, to;			/* days: the year, up to today */
	unsigned ran;			/* days on which the monitor ran */
	struct hy_rule_year *rules;	/* by id */
	const struct hy_episode *episodes;
	const struct hy_fact *answers;	/* of kind evidence, of the year or not */
	int64_t results, broken;	/* the chain (hy_state_verify) */
	struct hy_str last_hash;
};

/*
 * Collects the year that begins on day FROM and is looked at on the day of LIVE, which has the facts of kind evidence. ZONE as in the
 * configuration. NULL with ERR.
 */
const struct hy_evidence *hy_evidence_collect(struct hy_arena *arena, struct hy_monitor_state *state,
    const struct hy_live *live, const struct hy_remedy *remedies, long from, int zone, struct hy_err *err);
/* The first day of the fiscal year (April to March) that DAY is in. */
long hy_fiscal_year_begin(const struct hy_date *day);

#endif
