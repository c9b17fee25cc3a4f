/*
 * Keeps in the state what was counted of a log, while the log is read on: a commit waits for the disk, and the threads that read
 * do not. Each commit holds tallies and the position they belong to, and they come one after the other, so that the program may be
 * stopped at any moment.
 */
#ifndef HY_MONITOR_KEEPER_H
#define HY_MONITOR_KEEPER_H

#include <pthread.h>

#include "engine/monitor/log.h"
#include "engine/monitor/state.h"

struct hy_keeper {
	/* set by the caller */
	struct hy_monitor_state *state;		/* from hy_keeper_add to hy_keeper_end nobody else uses it */
	const struct hy_source *source;
	long day;				/* on which numbers that look like a My Number were seen */
	/* its own */
	uint64_t numbers[HY_EVENT_FIELDS + 1];	/* such numbers that were kept before */
	struct hy_commit *commit;		/* that runs; NULL: none */
	pthread_t thread;
};

/*
 * Begins to keep TALLIES and where LOG stands; both may be used again at once. False with ERR: the commit before failed, or there is no
 * memory; what was kept before stays.
 */
bool hy_keeper_add(struct hy_keeper *keeper, const struct hy_tallies *tallies, struct hy_log *log, struct hy_err *err);
/* Waits until all is kept. False with ERR: the last commit failed. */
bool hy_keeper_end(struct hy_keeper *keeper, struct hy_err *err);
/* The name of the position of SOURCE in the state, in ARENA. */
struct hy_str hy_keeper_position(struct hy_arena *arena, const struct hy_source *source);

#endif
