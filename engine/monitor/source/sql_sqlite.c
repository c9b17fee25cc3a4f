/* The door to SQLite: the module sqlite.so (sql.h). */
#include <string.h>

#include <sqlite3.h>

#include "engine/monitor/source/sql.h"

#define WAIT 5000	/* milliseconds for a lock, unless said */
#define KEPT 32		/* prepared statements */

struct kept {
	const char *text;
	sqlite3_stmt *statement;
};

struct handle {
	struct hy_arena *arena;
	sqlite3 *db;
	struct hy_mark at;
	struct kept kept[KEPT];
	unsigned n_kept;
	struct hy_str names[HY_SQL_COLUMNS], values[HY_SQL_COLUMNS];
};

static const char *
query(enum hy_fact_id kind)
{
	if (kind == HY_FACT_column)
		return "SELECT m.name AS \"table\", p.name AS \"column\", p.type AS type"
		    " FROM sqlite_schema AS m, pragma_table_info(m.name) AS p"
		    " WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
		    " ORDER BY m.name, p.cid";
	return NULL;
}

static bool
fail(struct handle *h, int code, struct hy_err *err)
{
	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		return hy_fail(err, h->at, HY_M_SQL_LOCKED, NULL);
	if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
		return hy_fail(err, h->at, HY_M_SQL_DAMAGED, sqlite3_errmsg(h->db), NULL);
	return hy_fail(err, h->at, HY_M_SQL_FAILED, sqlite3_errmsg(h->db), NULL);
}

static void
close_handle(void *handle)
{
	struct handle *h = handle;

	if (h == NULL)
		return;
	for (unsigned i = 0; i < h->n_kept; i++)
		sqlite3_finalize(h->kept[i].statement);
	sqlite3_close(h->db);
}

static void *
open_handle(struct hy_arena *arena, const struct hy_sql_how *how, struct hy_err *err)
{
	struct handle *h = hy_new(arena, struct handle);
	int flags = how->write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
	int code;

	h->arena = arena;
	h->at = how->at;
	code = sqlite3_open_v2(how->where.p, &h->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK) {
		sqlite3_busy_timeout(h->db, how->milliseconds > 0 ? (int)how->milliseconds : WAIT);
		sqlite3_extended_result_codes(h->db, 0);
		if (!how->write)
			code = sqlite3_exec(h->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
	}
	if (code != SQLITE_OK) {
		fail(h, code, err);
		close_handle(h);
		return NULL;
	}
	return h;
}

/* The statement of TEXT, prepared once. *OWN: it is not kept and must be finalized. NULL with ERR. */
static sqlite3_stmt *
prepare(struct handle *h, const char *text, bool *own, struct hy_err *err)
{
	sqlite3_stmt *statement;
	int code;

	for (unsigned i = 0; i < h->n_kept; i++)
		if (strcmp(h->kept[i].text, text) == 0)
			return h->kept[i].statement;
	code = sqlite3_prepare_v2(h->db, text, -1, &statement, NULL);
	if (code != SQLITE_OK) {
		fail(h, code, err);
		return NULL;
	}
	*own = h->n_kept == KEPT;
	if (!*own)
		h->kept[h->n_kept++] = (struct kept){ hy_str_copy(h->arena, text, strlen(text)).p, statement };
	return statement;
}

static bool
give_row(struct handle *h, sqlite3_stmt *statement, hy_sql_visit *visit, void *context)
{
	struct hy_sql_row row = { h->names, h->values, (unsigned)sqlite3_column_count(statement) };

	if (row.count > HY_SQL_COLUMNS)
		row.count = HY_SQL_COLUMNS;
	for (unsigned i = 0; i < row.count; i++) {
		h->names[i] = hy_str_of(sqlite3_column_name(statement, (int)i));
		h->values[i].p = (const char *)sqlite3_column_text(statement, (int)i);
		h->values[i].len = (size_t)sqlite3_column_bytes(statement, (int)i);
	}
	return visit(context, &row);
}

static bool
run(void *handle, const char *text, const struct hy_str *args, unsigned n, hy_sql_visit *visit,
    void *context, struct hy_err *err)
{
	struct handle *h = handle;
	bool own = false, going = true, ok = true;
	sqlite3_stmt *statement = prepare(h, text, &own, err);
	int code;

	/* A comment alone makes no statement: nothing to do. */
	if (statement == NULL)
		return err == NULL || err->text[0] == '\0';
	for (unsigned i = 0; i < n; i++) {
		if (args[i].p == NULL)
			sqlite3_bind_null(statement, (int)i + 1);
		else
			sqlite3_bind_text(statement, (int)i + 1, args[i].p, (int)args[i].len, SQLITE_STATIC);
	}
	while ((code = sqlite3_step(statement)) == SQLITE_ROW && going)
		if (visit != NULL)
			going = give_row(h, statement, visit, context);
	if (code != SQLITE_DONE && code != SQLITE_ROW)
		ok = fail(h, code, err);
	if (own)
		sqlite3_finalize(statement);
	else
		sqlite3_reset(statement);
	return ok;
}

/* Found by name, so declared here only. */
extern const struct hy_sql_driver hy_sql_module;
const struct hy_sql_driver hy_sql_module = { "sqlite", query, open_handle, run, close_handle };
