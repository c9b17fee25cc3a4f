/*
 * Sources of facts (sources.def): each reads one thing of one kind into the live picture. A source that cannot be read is no
 * failure of the run: it is told, and what rests on it is a gap; the run then ends with status 2.
 */
#ifndef HY_MONITOR_SOURCE_SOURCE_H
#define HY_MONITOR_SOURCE_SOURCE_H

#include "engine/monitor/config/config.h"
#include "engine/monitor/log/log.h"

/* A source being read. */
struct hy_reading {
	struct hy_arena *arena;
	const struct hy_monitor_config *config;
	const struct hy_source *source;
	const char *module;	/* file of the database's module, or NULL */
	struct hy_live *live;
	long newest;		/* day the data is of, set by the driver */
	uint64_t numbers;	/* values that looked like a My Number and were masked */
	const char *number_field;	/* field and place of the first of them */
	struct hy_mark number_at;
};

/*
 * Reads SOURCE into LIVE and tells of it (fact `source`, and `number_seen` when a My Number was met). False with ERR when it
 * cannot be read: then nothing of it is in LIVE but a fact `source` that says so.
 */
bool hy_source_observe(struct hy_live *live, const struct hy_monitor_config *config, const struct hy_source *source,
    struct hy_err *err);

/* Tells LIVE how SOURCE stands: STATE is ok, stale, missing, silent or unreadable; NEWEST a day or 0. The caller may fill in more. */
struct hy_fact *hy_source_tell(struct hy_live *live, const struct hy_source *source, const char *state, long newest);
/* The same for an access log, by its health; and for a hole in its numbers. ZONE as in the configuration. */
void hy_source_tell_log(struct hy_live *live, const struct hy_source *source, const struct hy_log_health *health,
    int zone);
void hy_source_tell_hole(struct hy_live *live, const struct hy_source *source, uint64_t from, uint64_t to);

/* --- the drivers: each reads into READING and sets its newest day. False with ERR. --- */

#define BUILT_IN(name, ...) bool hy_source_##name(struct hy_reading *reading, struct hy_err *err);
#define DATABASE(name, file, ...)
#include "engine/monitor/source/sources.def"
#undef BUILT_IN
#undef DATABASE
/* All databases are read alike (source_database.c); only their module differs. */
bool hy_source_database(struct hy_reading *reading, struct hy_err *err);

/* --- for drivers --- */

/* Where the values of a row go: a field of the kind for each column, or -1. */
struct hy_row_places {
	int *fields;
	unsigned count;
};
/*
 * The places of COLUMNS: by `columns:` of the source (column: field), else by their own name. False with ERR when `columns:` names
 * a column that is not there or a field that does not exist, or when a needed field has no column.
 */
bool hy_row_places(struct hy_reading *reading, const struct hy_str *columns, unsigned count,
    struct hy_row_places *places, struct hy_mark at, struct hy_err *err);
/*
 * Adds a fact from a row of VALUES (p NULL = nothing), copied. The day of the fact is that of its field `date`, `ended` or
 * `happened`, else the newest day of the source. A needed field that is empty, or a date that is none, is an error.
 */
bool hy_row_take(struct hy_reading *reading, const struct hy_row_places *places, const struct hy_str *values,
    struct hy_mark at, struct hy_err *err);

#endif
