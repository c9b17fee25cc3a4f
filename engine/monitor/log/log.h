/*
 * An access log: its files, how far they were read, and what reading them showed. A line that cannot be read is counted
 * and a masked sample kept; nothing is left out silently.
 *
 * Files are those that match `path:`, the oldest first. A file is known by its inode and its first bytes, not by its name: one
 * that was rotated away is read to its end, also when that happened while no monitor ran; one that became shorter or begins with
 * other bytes is read again from its beginning, and that is told; a copy of it (copytruncate) goes on where it ended, if it
 * has 256 bytes or more, and so does what is in a .gz of it. What is compressed otherwise is not read.
 */
#ifndef HY_MONITOR_LOG_LOG_H
#define HY_MONITOR_LOG_LOG_H

#include "engine/monitor/config/config.h"
#include "engine/monitor/event/key.h"
#include "engine/monitor/tally/tally.h"

struct hy_log;

/* What was seen of a log, since hy_log_open's position was written for the first time. */
struct hy_log_health {
	uint64_t lines, events, malformed, dropped, numbers;	/* dropped: always 0; numbers: looked like a My Number */
	uint64_t late;		/* of a day before the one before the newest; counted in their own day all the same */
	uint64_t ahead;		/* of a day after hy_log_until: a clock that is wrong. Counted in the day they say, never the newest */
	uint64_t unknown;	/* words of act, medium and the like that the model does not know and values: does not map */
	uint64_t rotated, truncated;
	uint64_t lost;		/* files that vanished before it was seen that they were read to their end */
	uint64_t repeated;	/* numbers (seq) that came more than once: lines written or read twice */
	uint64_t unlisted;	/* missing numbers that are too old and too many to be listed as holes */
	unsigned compressed;	/* files that match but are compressed otherwise than by gzip, now: not read */
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
void hy_log_close(struct hy_log *log);	/* NULL is allowed */
/* Events of later days than DAY (since 1970-01-01) are ahead; not limited unless said. */
void hy_log_until(struct hy_log *log, long day);
/* How many threads read; 0, as it is at first: as many as there are processors. */
void hy_log_threads(struct hy_log *log, unsigned threads);
/*
 * Reads on, about LIMIT bytes, whole lines only (the last one without an end is left for the next time),
 * and adds to TALLIES. It stops early when they have HY_TALLY_ROWS rows: then they are to be emptied. *MORE: there is more to read
 * now. False with ERR: what was added and the position are then of no use.
 */
bool hy_log_pump(struct hy_log *log, struct hy_tallies *tallies, size_t limit, bool *more, struct hy_err *err);
/* Where reading stands, for hy_log_open; a line of text with all that must last (health and holes, too). */
struct hy_str hy_log_position(struct hy_arena *arena, const struct hy_log *log);
const struct hy_log_health *hy_log_health(const struct hy_log *log);
/* The holes in the numbers so far, *COUNT of them, in order; valid until the next call. */
const struct hy_log_hole *hy_log_holes(struct hy_log *log, unsigned *count);
/* Samples of malformed lines of this run: masked, with their places. *COUNT of them, at most ten. */
struct hy_log_sample {
	struct hy_mark at;
	struct hy_str text, why;
};
const struct hy_log_sample *hy_log_samples(const struct hy_log *log, unsigned *count);
/* Where values that look like a My Number stood in this run: fields, how often; valid until the next call. */
struct hy_log_number {
	const char *field;	/* "" = elsewhere in the line */
	uint64_t times;
	struct hy_mark first;
};
const struct hy_log_number *hy_log_numbers(struct hy_log *log, unsigned *count);


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
