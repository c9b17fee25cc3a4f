#include "engine/monitor/state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/monitor/state_part.h"

#define VERSION "1"
#define SQLITE "sqlite.so"

static const char *const schema[] = {
	"CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
	"CREATE TABLE IF NOT EXISTS pack (number INTEGER PRIMARY KEY, tally TEXT, source TEXT, day INTEGER, rows BLOB)",
	"CREATE INDEX IF NOT EXISTS pack_day ON pack (tally, source, day)",
	"CREATE TABLE IF NOT EXISTS tally (tally TEXT, source TEXT, day INTEGER, key TEXT, events INTEGER, persons INTEGER,"
	" rows INTEGER, first INTEGER, last INTEGER, place TEXT, PRIMARY KEY (tally, source, day, key)) WITHOUT ROWID",
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
		"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA trusted_schema = OFF",
	};

	for (size_t i = 0; i < sizeof(pragmas) / sizeof(pragmas[0]); i++)
		if (!hy_state_run(s, pragmas[i], NULL, 0, NULL, NULL, err))
			return false;
	if (!hy_state_begin(s, err))
		return false;
	for (size_t i = 0; i < sizeof(schema) / sizeof(schema[0]); i++)
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
		return hy_fail(err, hy_mark_file(NULL), HY_M_CANNOT_WRITE, path.p, strerror(errno), NULL);
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
			hy_fail(err, hy_mark_file(NULL), HY_M_CANNOT_WRITE, file, strerror(errno), NULL);
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
	s->sql->close(s->handle);
	if (s->lock >= 0)
		close(s->lock);
}

/* A tally on its way into the state. */
struct adding {
	struct hy_monitor_state *state;
	const char *source;
	struct hy_err *err;
};

static bool
add_row(void *context, const struct hy_tally_row *row)
{
	struct adding *a = context;
	char day[HY_STATE_DIGITS], events[HY_STATE_DIGITS], persons[HY_STATE_DIGITS], rows[HY_STATE_DIGITS],
	    first[HY_STATE_DIGITS], last[HY_STATE_DIGITS];
	struct hy_str args[] = {
		hy_str_of(hy_fact_kind_get(row->tally)->name), hy_str_of(a->source), hy_state_number(day, row->day), row->key,
		hy_state_number(events, (long long)row->events), hy_state_number(persons, (long long)row->persons),
		hy_state_number(rows, (long long)row->rows), hy_state_number(first, row->first),
		hy_state_number(last, row->last), row->place,
	};

	return hy_state_run(a->state, "INSERT INTO tally VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
	    " ON CONFLICT DO UPDATE SET events = events + excluded.events, persons = persons + excluded.persons,"
	    " rows = rows + excluded.rows, place = CASE WHEN excluded.first < first THEN excluded.place ELSE place END,"
	    " first = min(first, excluded.first), last = max(last, excluded.last)",
	    args, sizeof(args) / sizeof(args[0]), NULL, NULL, a->err);
}

bool
hy_state_add_tallies(struct hy_monitor_state *s, const char *source, const struct hy_tallies *tallies, struct hy_err *err)
{
	struct adding a = { s, source, err };

	return hy_tallies_each(tallies, add_row, &a);
}

/* The parts of KEY go to the fields of FACT in their order. */
static void
split_key(struct hy_arena *arena, struct hy_fact *fact, struct hy_str key)
{
	unsigned field = 0;
	size_t from = 0;

	for (size_t i = 0; i < key.len && field < fact->kind->count; i++) {
		if (key.p[i] != HY_TALLY_END)
			continue;
		if (i > from)
			fact->fields[field] = hy_str_copy(arena, key.p + from, i - from);
		field++;
		from = i + 1;
	}
}

static bool
take_fact(void *context, const struct hy_sql_row *row)
{
	struct hy_live *live = context;
	const struct hy_fact_kind *kind = hy_fact_kind_find(row->values[0]);
	const struct hy_str *v = row->values;
	struct hy_fact *fact;

	/* A tally of an earlier version of the program. */
	if (kind == NULL)
		return true;
	fact = hy_live_add(live, kind->id, hy_str_copy(live->arena, v[1].p, v[1].len).p, strtol(v[2].p, NULL, 10),
	    hy_mark_file(hy_str_copy(live->arena, v[9].p, v[9].len).p));
	split_key(live->arena, fact, v[3]);
	for (unsigned i = 4; i < 9; i++)
		fact->fields[kind->count - 9 + i] = hy_str_copy(live->arena, v[i].p, v[i].len);
	live->given[kind->id] = true;
	return true;
}

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

/* Its columns are named like the fields of the kind. */
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
hy_state_facts(struct hy_monitor_state *s, struct hy_live *live, long from, struct hy_err *err)
{
	char digits[HY_STATE_DIGITS];
	struct hy_str arg = hy_state_number(digits, from);

	if (!hy_state_run(s, "SELECT source, field, times, place, day FROM seen WHERE day >= ?1 ORDER BY day, source, field",
	    &arg, 1, take_number, live, err))
		return false;
	return hy_state_run(s, "SELECT tally, source, day, key, events, persons, rows, first, last, place FROM tally"
	    " WHERE day >= ?1 AND (tally <> 'access_person' OR (source, key) IN (SELECT source, key FROM tally"
	    " WHERE tally = 'access_person' AND day >= ?1 GROUP BY source, key HAVING sum(events) >= 5))"
	    " ORDER BY tally, day, source, key", &arg, 1, take_fact, live, err);
}

bool
hy_state_forget(struct hy_monitor_state *s, long day, struct hy_err *err)
{
	char digits[HY_STATE_DIGITS];
	struct hy_str arg = hy_state_number(digits, day);

	return hy_state_run(s, "DELETE FROM tally WHERE day < ?1", &arg, 1, NULL, NULL, err) &&
	    hy_state_run(s, "DELETE FROM seen WHERE day < ?1", &arg, 1, NULL, NULL, err);
}
