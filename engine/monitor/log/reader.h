/*
 * A reader turns blocks of whole lines into counted events: one a thread, each with its own room and counts, which the log adds
 * up (log_pump.c). What a line says is masked and mapped here, and a key of a person becomes a keyed hash; nothing of a line
 * outlives it but what tallies keep.
 */
#ifndef HY_MONITOR_LOG_READER_H
#define HY_MONITOR_LOG_READER_H

#include "engine/monitor/log/format.h"
#include "engine/monitor/log/seen.h"
#include "engine/monitor/tally/tally.h"

#define HY_READER_PAD 64	/* bytes before and behind a block, which can be read */
#define HY_READER_SAMPLES 10u
#define HY_SAMPLE_MAX 160	/* bytes of a sample */

/* The number of a line in all blocks of a pump: an open place of tallies. */
#define HY_BLOCK_LINES 19	/* bits of the line in its block */
#define HY_BLOCK_PLACE(block, line) ((uint32_t)(block) << HY_BLOCK_LINES | (uint32_t)(line))

/* What every reader of a log has in common. */
struct hy_reading_plan {
	const struct hy_mapping *mapping;
	const struct hy_format *format;
	const void *own;		/* of the format */
	const struct hy_key *key;	/* NULL: a line with a person cannot be read */
	int zone;
	long until, newest_day;		/* later days are ahead; days before the one before this are late */
	/* NULL, or gets each event instead of the tallies. */
	void (*visit)(void *context, const struct hy_event *event);
	void *context;
};

/* A block: whole lines of one file. */
struct hy_block {
	const char *p;
	size_t len;
	unsigned number;		/* in its pump */
	bool first;			/* of its file: may begin with a byte order mark, then with a heading */
	const int *columns;
	unsigned n_columns;
};

struct hy_reader_sample {
	uint32_t place;
	enum hy_message why;
	char text[HY_SAMPLE_MAX + 1];
};

/* A field in which numbers that look like a My Number stood. */
struct hy_reader_number {
	uint64_t times;
	uint32_t first;		/* place */
};

struct hy_reader_counts {
	uint64_t lines, events, malformed, late, ahead, numbers, unknown;
	int64_t newest;
};

struct hy_reader {
	const struct hy_reading_plan *plan;
	struct hy_tallies *tallies;
	struct hy_reader_counts counts;
	struct hy_seen seen;
	struct hy_reader_sample samples[HY_READER_SAMPLES];
	unsigned n_samples;
	struct hy_reader_number numbers[HY_EVENT_FIELDS + 1];	/* the last: elsewhere in a line */
	bool needs_key, no_memory;	/* why a block could not be read to its end */
	struct hy_reader_room *room;
	char apart[64];		/* a line of the cache: what one thread writes must not be beside what another reads */
};

/* False: no memory. TALLIES may be set later, before a block is read. */
bool hy_reader_begin(struct hy_reader *reader, const struct hy_reading_plan *plan);
void hy_reader_end(struct hy_reader *reader);
/* Forgets the counts and samples, for the next pump. */
void hy_reader_reset(struct hy_reader *reader);
/* Reads BLOCK; *LINES it had. False: see needs_key and no_memory. */
bool hy_reader_block(struct hy_reader *reader, const struct hy_block *block, unsigned *lines);

#endif
