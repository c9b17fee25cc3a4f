/*
 * Databases as sources: a query whose columns are named like the fields of the kind, or the driver's own one (sql.h). Only
 * reading is possible. What a query returns are counts and metadata; persons' rows need not leave the database.
 */
#include <string.h>

#include "engine/base/file.h"
#include "engine/monitor/source/source.h"
#include "engine/monitor/source/sql.h"

struct rows {
	struct hy_reading *reading;
	struct hy_row_places places;
	bool begun, ok;
	struct hy_err *err;
};

static bool
take_row(void *context, const struct hy_sql_row *row)
{
	struct rows *r = context;
	struct hy_mark at = r->reading->source->at;

	if (!r->begun)
		r->ok = hy_row_places(r->reading, row->names, row->count, &r->places, at, r->err);
	r->begun = true;
	r->ok = r->ok && hy_row_take(r->reading, &r->places, row->values, at, r->err);
	return r->ok;
}

/* A password has no place in a file that many read. */
static bool
connection(struct hy_reading *reading, struct hy_str *where, struct hy_err *err)
{
	const struct hy_source *source = reading->source;
	const struct hy_yaml *text = hy_yaml_get(source->yaml, "connection");

	*where = text != NULL ? text->text : source->path;
	if (where->len == 0)
		return hy_fail(err, source->at, HY_M_SETTING_MISSING, "path", NULL);
	if (text != NULL && (strstr(where->p, "password") != NULL ||
	    (strstr(where->p, "://") != NULL && strchr(where->p, '@') != NULL &&
	    strchr(strstr(where->p, "://") + 3, ':') != NULL &&
	    strchr(strstr(where->p, "://") + 3, ':') < strchr(where->p, '@'))))
		return hy_fail(err, text->at, HY_M_PASSWORD_IN_CONFIG, NULL);
	return true;
}

static const char *
statement(struct hy_reading *reading, const struct hy_sql_driver *driver, struct hy_err *err)
{
	const struct hy_source *source = reading->source;
	const struct hy_yaml *query = hy_yaml_get(source->yaml, "query");
	const char *own = query != NULL ? query->text.p : driver->query(source->kind);

	if (own == NULL)
		hy_fail(err, source->at, HY_M_QUERY_MISSING, hy_fact_kind_get(source->kind)->name, driver->name, NULL);
	return own;
}

bool
hy_source_database(struct hy_reading *reading, struct hy_err *err)
{
	const struct hy_sql_driver *driver = hy_sql_driver_get(reading->arena, reading->module, err);
	const struct hy_yaml *timeout = hy_yaml_get(reading->source->yaml, "timeout");
	struct hy_sql_how how = { .at = reading->source->at };
	struct rows rows = { .reading = reading, .ok = true, .err = err };
	const char *text;
	long seconds = 0;
	void *handle;
	bool ok;

	if (driver == NULL || !connection(reading, &how.where, err) ||
	    (timeout != NULL && !hy_setting_number(timeout, 1, &seconds, err)))
		return false;
	text = statement(reading, driver, err);
	how.milliseconds = (unsigned)seconds * 1000;
	handle = text != NULL ? driver->open(reading->arena, &how, err) : NULL;
	if (handle == NULL)
		return false;
	reading->newest = hy_date_days(&reading->live->today);
	ok = driver->run(handle, text, NULL, 0, take_row, &rows, err);
	driver->close(handle);
	return ok && rows.ok;
}
