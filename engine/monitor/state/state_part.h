/* The inside of a state, seen by state.c (keeping), state_tally.c, state_facts.c and state_result.c (results). */
#ifndef HY_MONITOR_STATE_STATE_PART_H
#define HY_MONITOR_STATE_STATE_PART_H

#include <stdio.h>

#include "engine/monitor/source/sql.h"
#include "engine/monitor/state/state.h"

#define HY_STATE_DIGITS 24	/* of a number as text, and a NUL */

struct hy_monitor_state {
	struct hy_arena *arena;
	const struct hy_sql_driver *sql;
	void *handle;
	struct hy_mark at;
	int lock;			/* of the one that writes; -1 = none */
	struct hy_str got;		/* by the query that runs */
	struct hy_arena *into;
	struct facts *facts;		/* that rules ask for; NULL: none yet (state_facts.c) */
};

bool hy_state_run(struct hy_monitor_state *state, const char *statement, const struct hy_str *args, unsigned n,
    hy_sql_visit *visit, void *context, struct hy_err *err);
/* Ends what hy_state_facts began, if it did. */
void hy_state_facts_end(struct hy_monitor_state *state);
struct hy_str hy_state_number(char room[HY_STATE_DIGITS], long long number);

#endif
