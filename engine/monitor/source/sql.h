/*
 * SQL: the one way to a database, whichever it is. Each library stays behind its module: sql_sqlite.c, sql_postgresql.c.
 * The state of a monitor is SQLite by the same door.
 */
#ifndef HY_MONITOR_SOURCE_SQL_H
#define HY_MONITOR_SOURCE_SQL_H

#include "engine/base/err.h"
#include "engine/check/subject/live.h"

#define HY_SQL_COLUMNS 64	/* of a result, at most */

struct hy_sql_how {
	struct hy_str where;		/* a file, or a connection string without a password */
	bool write;			/* else nothing can be changed: opened read-only, in a read-only transaction */
	unsigned milliseconds;		/* a statement may take, or wait for a lock; 0 = 5000 */
	struct hy_mark at;		/* for messages */
};

/* A row of a result: values as text, p NULL for NULL; valid during the call only. */
struct hy_sql_row {
	const struct hy_str *names, *values;
	unsigned count;
};
/* False stops the statement without an error. */
typedef bool hy_sql_visit(void *context, const struct hy_sql_row *row);

struct hy_sql_driver {
	const char *name;
	/* The statement that gives facts of KIND when the source has no query of its own, or NULL. */
	const char *(*query)(enum hy_fact_id kind);
	/* A handle; NULL with ERR. */
	void *(*open)(struct hy_arena *arena, const struct hy_sql_how *how, struct hy_err *err);
	/* One statement with N texts for its places (?1 or $1); p NULL = NULL. VISIT may be NULL. False with ERR. */
	bool (*run)(void *handle, const char *statement, const struct hy_str *args, unsigned n,
	    hy_sql_visit *visit, void *context, struct hy_err *err);
	void (*close)(void *handle);	/* NULL is allowed */
};

/* The driver of FILE ("sqlite.so"); NULL with ERR. */
const struct hy_sql_driver *hy_sql_driver_get(struct hy_arena *arena, const char *file, struct hy_err *err);

#endif
