/*
 * A run of the monitor: what came into the logs since the last one is counted and kept, the other sources are read, the rules
 * judge, the results are kept. Everything of it lives in one arena, so that a monitor that goes on for months begins each run anew.
 */
#ifndef HY_MONITOR_MONITOR_H
#define HY_MONITOR_MONITOR_H

#include "engine/monitor/config/config.h"
#include "engine/monitor/log/log.h"
#include "engine/monitor/state/state.h"

#define HY_MONITOR_WINDOW 35	/* days back that are judged again, unless limits: window_days says more; later ones are judged once, in the run they came in */

/* A source that could not be read, or a rule that crashed; the run went on. */
struct hy_trouble {
	struct hy_err err;
	const struct hy_trouble *next;
};

struct hy_monitor_run {
	/* set by the caller */
	struct hy_arena *arena;
	const char *file;		/* of the configuration */
	const char *only;		/* ids of rules joined by commas, or NULL: all */
	int64_t now;			/* seconds since 1970 UTC */
	const struct hy_date *today;	/* NULL: the day of NOW */
	/* filled in */
	const struct hy_monitor_config *config;
	struct hy_live *live;
	struct hy_judgements *judgements;
	const struct hy_trouble *troubles;
	struct hy_log **logs;		/* one a source of events, in their order */
	const struct hy_source **log_sources;
	unsigned n_logs;
	unsigned added;			/* results that were new */
	struct hy_arena *kept;		/* the state's own, as commits run beside reading */
	struct hy_monitor_state *state;
	struct hy_rules *rules;
	struct hy_helper *helper;	/* of the rules; NULL: there is one processor only */
};

/*
 * Runs once. False with ERR when nothing can be judged: settings, state or assessment cannot be read. Sources that cannot be read are
 * troubles of the run. Close it in any case.
 */
bool hy_monitor_run(struct hy_monitor_run *run, struct hy_err *err);
void hy_monitor_close(struct hy_monitor_run *run);

#endif
