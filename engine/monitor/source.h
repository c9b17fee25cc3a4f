/*
 * Sources of facts (sources.def): each reads one thing of one kind into the live picture. A source that cannot be read is no
 * failure of the run: it is told, and what rests on it is a gap; the run then ends with status 2.
 */
#ifndef HY_MONITOR_SOURCE_H
#define HY_MONITOR_SOURCE_H

#include "engine/monitor/config.h"

struct hy_reading {
	struct hy_arena *arena;
	const struct hy_monitor_config *config;
	const struct hy_source *source;
	struct hy_live *live;
	long newest;		/* set by the reader: day the data is of; 0 = not known (then the file's own day) */
	uint64_t numbers;	/* values that looked like a My Number and were masked */
};

/* What a driver, or its module (symbol hy_source_module), exports. */
struct hy_source_driver {
	const char *name;
	/* Keys of a source it reads beside the common ones, ended by NULL. */
	const char *const *keys;
	bool (*read)(struct hy_reading *reading, struct hy_err *err);
};

/* The driver NAME; NULL with ERR when there is none or its module cannot be opened. */
const struct hy_source_driver *hy_source_driver_get(struct hy_arena *arena, struct hy_str name,
    struct hy_err *err);
/* Names of the drivers, separated by spaces. */
struct hy_str hy_source_drivers(struct hy_arena *arena);

/* Column of a table as a reader found it: the field it fills, or -1. By `columns:` of the source, else by name. */
int hy_reading_field(const struct hy_reading *reading, struct hy_str column);
/*
 * Adds a fact from a row of VALUES (one for each of N columns, p NULL = nothing), whose fields are PLACES. A needed
 * field that is empty, or a date that is none, is an error. Values that look like a My Number are masked and counted.
 */
bool hy_reading_row(struct hy_reading *reading, const int *places, const struct hy_str *values, unsigned n,
    struct hy_mark at, struct hy_err *err);

#endif
