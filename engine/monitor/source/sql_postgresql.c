/*
 * The door to PostgreSQL: the module postgresql.so (sql.h). Read-only: the session's default transaction is, and a
 * statement that takes too long is stopped by the server. The password comes from PGPASSFILE, a service or the
 * environment, as libpq finds it; never from the configuration.
 */
#include <string.h>

#include <libpq-fe.h>

#include "engine/monitor/source/sql.h"

#define WAIT 5000	/* milliseconds a statement may take, unless said */

struct handle {
	PGconn *connection;
	struct hy_mark at;
	struct hy_str names[HY_SQL_COLUMNS], values[HY_SQL_COLUMNS];
};

static const char *
query(enum hy_fact_id kind)
{
	switch (kind) {
	case HY_FACT_column:
		return "SELECT c.relname AS \"table\", a.attname AS \"column\","
		    " pg_catalog.format_type(a.atttypid, a.atttypmod) AS type"
		    " FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid"
		    " JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace"
		    " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
		    /* A partition has the columns of its table; a new one a month is no new table. */
		    " AND NOT c.relispartition"
		    " AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'"
		    " ORDER BY c.relname, a.attnum";
	case HY_FACT_account:
		return "SELECT rolname AS id, CASE WHEN rolcanlogin THEN 'true' ELSE 'false' END AS active,"
		    " CASE WHEN rolsuper THEN 'true' ELSE 'false' END AS admin"
		    " FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_' ORDER BY rolname";
	default:
		return NULL;
	}
}

/* libpq's message without its line break. */
static bool
fail(const struct handle *h, const char *why, enum hy_message message, struct hy_err *err)
{
	char text[512];

	strncpy(text, why, sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	text[strcspn(text, "\n")] = '\0';
	return hy_fail(err, h->at, message, text, NULL);
}

static void
close_handle(void *handle)
{
	struct handle *h = handle;

	if (h != NULL)
		PQfinish(h->connection);
}

static bool
command(struct handle *h, const char *text, struct hy_err *err)
{
	PGresult *result = PQexec(h->connection, text);
	bool ok = PQresultStatus(result) == PGRES_COMMAND_OK;

	if (!ok)
		fail(h, PQerrorMessage(h->connection), HY_M_SQL_FAILED, err);
	PQclear(result);
	return ok;
}

static void *
open_handle(struct hy_arena *arena, const struct hy_sql_how *how, struct hy_err *err)
{
	struct handle *h = hy_new(arena, struct handle);
	unsigned wait = how->milliseconds > 0 ? how->milliseconds : WAIT;
	struct hy_str limit = hy_str_format(arena, "%u", wait / 1000 + 1);
	const char *const keys[] = { "dbname", "connect_timeout", "application_name", "client_encoding", NULL };
	const char *const values[] = { how->where.p, limit.p, "hyoka", "UTF8", NULL };

	h->at = how->at;
	h->connection = PQconnectdbParams(keys, values, 1);
	if (PQstatus(h->connection) != CONNECTION_OK) {
		fail(h, PQerrorMessage(h->connection), HY_M_SQL_UNREACHABLE, err);
		close_handle(h);
		return NULL;
	}
	if (!command(h, hy_str_format(arena, "SET statement_timeout = %u", wait).p, err) ||
	    (!how->write && !command(h, "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", err))) {
		close_handle(h);
		return NULL;
	}
	return h;
}

static bool
give_row(struct handle *h, const PGresult *result, int nth, hy_sql_visit *visit, void *context)
{
	struct hy_sql_row row = { h->names, h->values, (unsigned)PQnfields(result) };

	if (row.count > HY_SQL_COLUMNS)
		row.count = HY_SQL_COLUMNS;
	for (unsigned i = 0; i < row.count; i++) {
		bool null = PQgetisnull(result, nth, (int)i);

		h->names[i] = hy_str_of(PQfname(result, (int)i));
		h->values[i].p = null ? NULL : PQgetvalue(result, nth, (int)i);
		h->values[i].len = null ? 0 : (size_t)PQgetlength(result, nth, (int)i);
	}
	return visit(context, &row);
}

/* Takes the rows one by one, so that a large result is not held whole. */
static bool
take(struct handle *h, hy_sql_visit *visit, void *context, struct hy_err *err)
{
	bool ok = true, going = true;
	PGresult *result;

	while ((result = PQgetResult(h->connection)) != NULL) {
		ExecStatusType status = PQresultStatus(result);

		if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE)
			ok = fail(h, PQresultErrorMessage(result), HY_M_SQL_FAILED, ok ? err : NULL);
		for (int i = 0; i < PQntuples(result) && going && visit != NULL; i++)
			going = give_row(h, result, i, visit, context);
		PQclear(result);
	}
	return ok;
}

static bool
run(void *handle, const char *text, const struct hy_str *args, unsigned n, hy_sql_visit *visit,
    void *context, struct hy_err *err)
{
	struct handle *h = handle;
	const char *values[16] = { NULL };

	for (unsigned i = 0; i < n && i < 16; i++)
		values[i] = args[i].p;
	if (!PQsendQueryParams(h->connection, text, (int)n, NULL, values, NULL, NULL, 0))
		return fail(h, PQerrorMessage(h->connection), HY_M_SQL_FAILED, err);
	PQsetSingleRowMode(h->connection);
	return take(h, visit, context, err);
}

/* Found by name, so declared here only. */
extern const struct hy_sql_driver hy_sql_module;
const struct hy_sql_driver hy_sql_module = { "postgresql", query, open_handle, run, close_handle };
