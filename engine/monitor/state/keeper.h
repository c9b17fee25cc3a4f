/*
 * Keeps in the state what was counted of a log, while the log is read on: packing tallies takes time, a commit waits for the disk, and
 * the threads that read do not wait for either. Each commit holds tallies and the position they belong to, and they come one after the
 * other, so that the program may be stopped at any moment.
 */
#ifndef HY_MONITOR_STATE_KEEPER_H
#define HY_MONITOR_STATE_KEEPER_H

#include <pthread.h>

#include "engine/monitor/log/log.h"
#include "engine/monitor/state/state.h"

struct hy_keeper {
	/* set by the caller */
	struct hy_monitor_state *state;		/* from hy_keeper_add to hy_keeper_end nobody else uses it */
	const struct hy_source *source;
	long day;				/* on which numbers that look like a My Number were seen */
	/* its own */
	struct hy_tallies *sets[2];		/* one is filled while the other is kept */
	unsigned filling;
	uint64_t numbers[HY_EVENT_FIELDS + 1];	/* such numbers that were kept before */
	struct hy_commit *commit;		/* that runs; NULL: none */
	pthread_t thread;
};

/* False when there is no memory; hy_keeper_end it all the same. */
bool hy_keeper_begin(struct hy_keeper *keeper);
/* The tallies to fill, empty after each hy_keeper_add. */
struct hy_tallies *hy_keeper_tallies(const struct hy_keeper *keeper);
/* Begins to keep what was filled, and where LOG stands. False with ERR: the commit before failed; what was kept before stays. */
bool hy_keeper_add(struct hy_keeper *keeper, struct hy_log *log, struct hy_err *err);
/* Waits until all is kept, and gives the tallies back. False with ERR: the last commit failed. */
bool hy_keeper_end(struct hy_keeper *keeper, struct hy_err *err);
/* The name of the position of SOURCE in the state, in ARENA. */
struct hy_str hy_keeper_position(struct hy_arena *arena, const struct hy_source *source);

#endif
