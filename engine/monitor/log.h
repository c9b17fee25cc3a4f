/*
 * An access log: its files, how far they were read, and what reading them showed. Files that were rotated are read
 * to their end first; one that became shorter is read again from its beginning, and that is told. A line that
 * cannot be read is counted and a masked sample kept; nothing is left out silently.
 */
#ifndef HY_MONITOR_LOG_H
#define HY_MONITOR_LOG_H

#include "engine/monitor/config.h"
#include "engine/monitor/key.h"
#include "engine/monitor/tally.h"

struct hy_log;

/* What was seen of a log, since hy_log_open's position was written for the first time. */
struct hy_log_health {
	uint64_t lines, events, malformed, late, dropped, numbers;	/* dropped: always 0; numbers: looked like a My Number */
	uint64_t rotated, truncated;
	int64_t newest;		/* time of the newest event, microseconds UTC; 0 = none */
};

/* A hole in the numbers of a log that counts its events: FROM to TO are missing. */
struct hy_log_hole {
	uint64_t from, to;
};

/*
 * Opens the log of SOURCE of CONFIG where POSITION ended (a text that hy_log_position gave; "" = at its beginning).
 * KEY is NULL only when no field of the log is a person. NULL with ERR: bad settings, or a file cannot be read;
 * that there is no file yet is no error.
 */
struct hy_log *hy_log_open(struct hy_arena *arena, const struct hy_monitor_config *config,
    const struct hy_source *source, const struct hy_key *key, struct hy_str position, struct hy_err *err);
void hy_log_close(struct hy_log *log);
/*
 * Reads on, about LIMIT bytes, whole lines only (the last one without an end is left for the next time),
 * on as many threads as there are processors, and adds to TALLIES. *MORE: there is more to read now. False with ERR.
 */
bool hy_log_pump(struct hy_log *log, struct hy_tallies *tallies, size_t limit, bool *more, struct hy_err *err);
/* Where reading stands, for hy_log_open; a line of text with all that must last (health and holes, too). */
struct hy_str hy_log_position(struct hy_arena *arena, const struct hy_log *log);
const struct hy_log_health *hy_log_health(const struct hy_log *log);
/* The holes in the numbers so far, *COUNT of them, in order. */
const struct hy_log_hole *hy_log_holes(const struct hy_log *log, unsigned *count);
/* Samples of malformed lines of this run: masked, with their places. *COUNT of them, at most ten. */
struct hy_log_sample {
	struct hy_mark at;
	struct hy_str text, why;
};
const struct hy_log_sample *hy_log_samples(const struct hy_log *log, unsigned *count);
/* Where values that look like a My Number stood in this run: field and how often. */
struct hy_log_number {
	const char *field;	/* "" = elsewhere in the line */
	uint64_t times;
	struct hy_mark first;
};
const struct hy_log_number *hy_log_numbers(const struct hy_log *log, unsigned *count);

/* Waits until something is added to a file of one of LOGS, at most MILLISECONDS. False: it timed out. */
bool hy_log_wait(struct hy_log *const *logs, unsigned count, int milliseconds);

/*
 * Draws N events of the log that have a case number or could have one, evenly and the same for the same SEED, from the
 * beginning, without touching the position: for matching with the book of received cases.
 */
struct hy_drawn {
	uint64_t seq;
	int64_t time;
	struct hy_str user, case_number, department;
	struct hy_mark at;
};
bool hy_log_draw(struct hy_arena *arena, struct hy_log *log, unsigned n, uint64_t seed,
    const struct hy_drawn **drawn, unsigned *count, struct hy_err *err);

#endif
