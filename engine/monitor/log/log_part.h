/* The inside of a log: log.c (opening, what it tells), log_files.c (which files), log_pump.c (reading), log_position.c. */
#ifndef HY_MONITOR_LOG_LOG_PART_H
#define HY_MONITOR_LOG_LOG_PART_H

#include "engine/monitor/log/log.h"
#include "engine/monitor/log/reader.h"
#include "engine/monitor/log/unpack.h"

#define HY_LOG_BLOCK ((size_t)512 << 10)	/* bytes of a block */
#define HY_LOG_BLOCKS 4096u			/* of a pump, at most */
_Static_assert(HY_LOG_BLOCK <= (size_t)1 << HY_BLOCK_LINES && HY_LOG_BLOCKS < UINT32_MAX >> HY_BLOCK_LINES, "a number for each line");
#define HY_LOG_THREADS 16u
#define HY_LOG_PRINT 1024u			/* first bytes by which a file is known again */

/* The first bytes of a file. */
struct hy_log_print {
	size_t len;
	uint64_t hash;
};

struct hy_log_file {
	const char *path;
	uint64_t device, inode;
	int fd;			/* -1: closed */
	int64_t offset;		/* whole lines were read up to here */
	int64_t size, changed;	/* when it was last looked at; changed: nanoseconds */
	uint64_t line;		/* lines in front of offset */
	bool packed;		/* compressed; offset and size are of what is in it, once it was opened */
	bool skipping;		/* offset is in a line that is too long */
	bool seen, gone;	/* found by the pattern just now; no longer found by it */
	bool fresh;		/* it was changed since it was looked at */
	bool lost;		/* gone, and nowhere to be found */
	struct hy_log_print print;
	const int *columns;	/* of the heading; NULL: not read yet */
	unsigned n_columns;
	struct hy_log_file *next;
};

struct hy_log {
	struct hy_arena *arena;
	const struct hy_monitor_config *config;
	const struct hy_source *source;
	struct hy_reading_plan plan;
	struct hy_log_file *files;	/* in the order they are read */
	struct hy_log_health health;
	struct hy_seen seen;
	struct hy_log_hole *holes;	/* as hy_log_holes gave them last */
	struct hy_log_sample samples[HY_READER_SAMPLES];
	unsigned n_samples;
	struct hy_log_number numbers[HY_EVENT_FIELDS + 1], told[HY_EVENT_FIELDS + 1];
	unsigned threads;
	struct hy_reader readers[HY_LOG_THREADS];
	char *buffers[HY_LOG_THREADS];
	struct hy_tallies *tallies[HY_LOG_THREADS];	/* [0] is the caller's */
	/* the blocks of the pump that runs or ran last */
	struct hy_log_block_place { struct hy_log_file *file; uint64_t line; unsigned lines; } *blocks;
	unsigned n_blocks;
};

/* Looks which files there are now. False with ERR. */
bool hy_log_look(struct hy_log *log, struct hy_err *err);
/* Opens FILE if it is not. False with ERR; a file that is gone is no error, its fd stays -1. */
bool hy_log_file_open(struct hy_log_file *file, struct hy_err *err);
/* After a pump: closes files that are not needed open, forgets those that are done with. */
void hy_log_tidy(struct hy_log *log);
/* Reads the heading of FILE; columns stay NULL as long as it is not whole. False with ERR. */
bool hy_log_heading(struct hy_log *log, struct hy_log_file *file, struct hy_err *err);
/* Bytes not read yet, as far as was looked. */
int64_t hy_log_waiting(const struct hy_log *log);
/* Fills LOG from POSITION. False with ERR. */
bool hy_log_restore(struct hy_log *log, struct hy_str position, struct hy_err *err);
/* The file and line of NUMBER, an open place of the last pump. */
struct hy_mark hy_log_mark(const struct hy_log *log, uint32_t number);

#endif
