#include "engine/monitor/state/state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/monitor/state/state_part.h"

#define VERSION "2"
#define SQLITE "sqlite.so"

static const char *const schema[] = {
	"CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
	"CREATE TABLE IF NOT EXISTS pack (number INTEGER PRIMARY KEY, tally TEXT, source TEXT, day INTEGER, rows BLOB)",
	"CREATE INDEX IF NOT EXISTS pack_day ON pack (tally, source, day)",
	"CREATE TABLE IF NOT EXISTS seen (source TEXT, field TEXT, day INTEGER, times INTEGER, place TEXT,"
	" PRIMARY KEY (source, field, day)) WITHOUT ROWID",
	"CREATE TABLE IF NOT EXISTS result (number INTEGER PRIMARY KEY, made INTEGER, key TEXT, rule TEXT, revision TEXT,"
	" item TEXT, subject TEXT, declared TEXT, observed TEXT, source TEXT, place TEXT, reason TEXT, standing INTEGER,"
	" severity INTEGER, first INTEGER, last INTEGER, waived INTEGER, over INTEGER, hash TEXT)",
	"CREATE INDEX IF NOT EXISTS result_key ON result (key, number)",
	/* Append-only: what was judged once is not changed by this program, nor by a slip of another. */
	"CREATE TRIGGER IF NOT EXISTS result_stays BEFORE UPDATE ON result BEGIN SELECT raise(ABORT, 'append-only'); END",
	"CREATE TRIGGER IF NOT EXISTS result_remains BEFORE DELETE ON result BEGIN SELECT raise(ABORT, 'append-only'); END",
	"CREATE TABLE IF NOT EXISTS run (day INTEGER PRIMARY KEY, made INTEGER)",
	"INSERT OR IGNORE INTO note VALUES ('version', '" VERSION "')",
};

bool
hy_state_run(struct hy_monitor_state *s, const char *statement, const struct hy_str *args, unsigned n,
    hy_sql_visit *visit, void *context, struct hy_err *err)
{
	return s->sql->run(s->handle, statement, args, n, visit, context, err);
}

struct hy_str
hy_state_number(char room[HY_STATE_DIGITS], long long number)
{
	return (struct hy_str){ room, (size_t)snprintf(room, HY_STATE_DIGITS, "%lld", number) };
}

static bool
take_text(void *context, const struct hy_sql_row *row)
{
	struct hy_monitor_state *s = context;

	s->got = hy_str_copy(s->into, row->values[0].p, row->values[0].len);
	return false;
}

bool
hy_state_get(struct hy_monitor_state *s, struct hy_arena *arena, const char *name, struct hy_str *text, struct hy_err *err)
{
	struct hy_str arg = hy_str_of(name);

	s->got = HY_S("");
	s->into = arena;
	if (!hy_state_run(s, "SELECT text FROM note WHERE name = ?1", &arg, 1, take_text, s, err))
		return false;
	*text = s->got;
	return true;
}

bool
hy_state_put(struct hy_monitor_state *s, const char *name, struct hy_str text, struct hy_err *err)
{
	struct hy_str args[] = { hy_str_of(name), text };

	return hy_state_run(s, "INSERT INTO note VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET text = excluded.text",
	    args, 2, NULL, NULL, err);
}

bool
hy_state_begin(struct hy_monitor_state *s, struct hy_err *err)
{
	return hy_state_run(s, "BEGIN IMMEDIATE", NULL, 0, NULL, NULL, err);
}

bool
hy_state_commit(struct hy_monitor_state *s, struct hy_err *err)
{
	return hy_state_run(s, "COMMIT", NULL, 0, NULL, NULL, err);
}

/* A state of a later program is not touched. */
static bool
known_version(struct hy_monitor_state *s, struct hy_err *err)
{
	struct hy_str version;

	if (!hy_state_get(s, s->arena, "version", &version, err))
		return false;
	return hy_str_is(version, VERSION) || hy_fail(err, s->at, HY_M_STATE_VERSION, version.p, NULL);
}

static bool
prepare(struct hy_monitor_state *s, struct hy_err *err)
{
	static const char *const pragmas[] = {
		/* Most of it are packs: larger pages (of a new file) are read in fewer steps. */
		"PRAGMA page_size = 16384", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA trusted_schema = OFF",
	};

	for (size_t i = 0; i < HY_COUNT(pragmas); i++)
		if (!hy_state_run(s, pragmas[i], NULL, 0, NULL, NULL, err))
			return false;
	if (!hy_state_begin(s, err))
		return false;
	for (size_t i = 0; i < HY_COUNT(schema); i++)
		if (!hy_state_run(s, schema[i], NULL, 0, NULL, NULL, err))
			return false;
	return known_version(s, err) && hy_state_commit(s, err);
}

/* Holds FILE.lock as long as the process lives: the one that writes. */
static bool
lock(struct hy_monitor_state *s, const char *file, struct hy_err *err)
{
	struct hy_str path = hy_str_format(s->arena, "%s.lock", file);

	s->lock = open(path.p, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (s->lock < 0)
		return hy_fail(err, hy_mark_file(NULL), HY_M_CANNOT_WRITE, path.p, hy_errno_text(errno), NULL);
	return flock(s->lock, LOCK_EX | LOCK_NB) == 0 || hy_fail(err, s->at, HY_M_STATE_IN_USE, NULL);
}

static struct hy_monitor_state *
open_state(struct hy_arena *arena, const char *file, bool write, struct hy_err *err)
{
	struct hy_monitor_state *s = hy_new(arena, struct hy_monitor_state);
	struct hy_sql_how how = { .where = hy_str_of(file), .write = write, .at = hy_mark_file(file) };

	s->arena = arena;
	s->at = how.at;
	s->lock = -1;
	s->sql = hy_sql_driver_get(arena, SQLITE, err);
	if (s->sql == NULL || (write && !lock(s, file, err)))
		return NULL;
	if (write) {
		int fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

		if (fd < 0) {
			hy_fail(err, hy_mark_file(NULL), HY_M_CANNOT_WRITE, file, hy_errno_text(errno), NULL);
			return NULL;
		}
		close(fd);
	}
	s->handle = s->sql->open(arena, &how, err);
	if (s->handle != NULL && (write ? prepare(s, err) : known_version(s, err)))
		return s;
	hy_state_close(s);
	return NULL;
}

struct hy_monitor_state *
hy_state_open(struct hy_arena *arena, const char *file, struct hy_err *err)
{
	return open_state(arena, file, true, err);
}

struct hy_monitor_state *
hy_state_read(struct hy_arena *arena, const char *file, struct hy_err *err)
{
	return open_state(arena, file, false, err);
}

void
hy_state_close(struct hy_monitor_state *s)
{
	if (s == NULL)
		return;
	hy_state_facts_end(s);
	s->sql->close(s->handle);
	if (s->lock >= 0)
		close(s->lock);
}

/* --- numbers that look like a My Number --- */

bool
hy_state_add_number(struct hy_monitor_state *s, const char *source, const char *field, long day, uint64_t times,
    struct hy_str place, struct hy_err *err)
{
	char days[HY_STATE_DIGITS], count[HY_STATE_DIGITS];
	struct hy_str args[] = { hy_str_of(source), hy_str_of(field), hy_state_number(days, day),
		hy_state_number(count, (long long)times), place };

	return hy_state_run(s, "INSERT INTO seen VALUES (?1, ?2, ?3, ?4, ?5)"
	    " ON CONFLICT DO UPDATE SET times = times + excluded.times", args, 5, NULL, NULL, err);
}

/* The first columns are named like the fields of the kind. */
static bool
take_number(void *context, const struct hy_sql_row *row)
{
	struct hy_live *live = context;
	const struct hy_str *v = row->values;
	struct hy_fact *fact = hy_live_add(live, HY_FACT_number_seen, hy_str_copy(live->arena, v[0].p, v[0].len).p,
	    strtol(v[4].p, NULL, 10), hy_mark_file(hy_str_copy(live->arena, v[3].p, v[3].len).p));

	for (unsigned i = 0; i < fact->kind->count; i++)
		if (v[i].len > 0)
			fact->fields[i] = hy_str_copy(live->arena, v[i].p, v[i].len);
	return true;
}

bool
hy_state_numbers(struct hy_monitor_state *s, struct hy_live *live, long from, struct hy_err *err)
{
	char digits[HY_STATE_DIGITS];
	struct hy_str arg = hy_state_number(digits, from);

	return hy_state_run(s, "SELECT source, field, times, place, day FROM seen WHERE day >= ?1"
	    " ORDER BY day, source, field", &arg, 1, take_number, live, err);
}
