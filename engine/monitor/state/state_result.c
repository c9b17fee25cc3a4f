/* Results of a monitor: appended, each with the hash of the one before it (state.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/form/path.h"
#include "engine/monitor/state/state_part.h"

#define COLUMNS "number, made, key, rule, revision, item, subject, declared, observed, source, place, reason, standing," \
	" severity, first, last, waived, over, hash"
#define N_COLUMNS 19
#define HASH (N_COLUMNS - 1)

/* The hash of a result: of the one before it and of all its columns. */
static struct hy_str
chain(struct hy_arena *arena, struct hy_str before, const struct hy_str *values, struct hy_err *err)
{
	struct hy_buf text = hy_buf_new(arena);

	hy_buf_str(&text, before);
	for (unsigned i = 0; i < HASH; i++)
		hy_buf_format(&text, "\n%zu:%.*s", values[i].len, HY_ARG(values[i]));
	return hy_sha256_hex(arena, hy_buf_get(&text), err);
}

/* Where appending stands. */
struct appending {
	struct hy_monitor_state *state;
	struct hy_arena *arena;
	int64_t number, now;
	struct hy_str hash;
	unsigned added;
	struct hy_err *err;
};

static bool
take_last(void *context, const struct hy_sql_row *row)
{
	struct appending *a = context;

	a->number = strtoll(row->values[0].p, NULL, 10);
	a->hash = hy_str_copy(a->arena, row->values[1].p, row->values[1].len);
	return false;
}

/* Appends a row whose VALUES from key to over are given; number, time and hash are set here. */
static bool
append(struct appending *a, struct hy_str values[N_COLUMNS])
{
	char number[HY_STATE_DIGITS], made[HY_STATE_DIGITS];

	values[0] = hy_state_number(number, ++a->number);
	values[1] = hy_state_number(made, a->now);
	a->hash = values[HASH] = chain(a->arena, a->hash, values, a->err);
	a->added++;
	return a->hash.len > 0 && hy_state_run(a->state, "INSERT INTO result (" COLUMNS ") VALUES"
	    " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
	    values, N_COLUMNS, NULL, NULL, a->err);
}

/* The last result of a key, as far as it tells whether anything is new. */
struct last {
	struct hy_arena *arena;
	bool there, over;
	struct hy_str values[N_COLUMNS];
};

static bool
take_values(void *context, const struct hy_sql_row *row)
{
	struct last *last = context;

	last->there = true;
	for (unsigned i = 0; i < N_COLUMNS; i++)
		last->values[i] = hy_str_copy(last->arena, row->values[i].p, row->values[i].len);
	return false;
}

/* The columns behind the time and before the hash. */
static bool
same(const struct last *last, const struct hy_str values[N_COLUMNS])
{
	for (unsigned i = 2; i < HASH; i++)
		if (!hy_str_eq(last->values[i], values[i]))
			return false;
	return last->there;
}

static struct hy_str
known(struct hy_str s)
{
	return s.p != NULL ? s : HY_S("");
}

static bool
append_judgement(struct appending *a, struct hy_judgement *j)
{
	char standing[HY_STATE_DIGITS], severity[HY_STATE_DIGITS], first[HY_STATE_DIGITS], day[HY_STATE_DIGITS];
	struct hy_str values[N_COLUMNS] = {
		[2] = hy_judgement_key(a->arena, j), hy_str_of(j->rule->id), hy_str_of(j->doc != NULL ? j->doc->file : ""),
		j->node != NULL ? hy_node_unique_id(a->arena, j->node) : HY_S(""), known(j->subject), known(j->declared),
		known(j->message), hy_str_of(j->source), hy_mark_place(a->arena, j->at), known(j->waiver),
		hy_state_number(standing, j->standing), hy_state_number(severity, j->severity),
		hy_state_number(first, j->first), hy_state_number(day, j->last), j->waived ? HY_S("1") : HY_S("0"),
		HY_S("0"),
	};
	struct last last = { .arena = a->arena };

	if (!hy_state_run(a->state, "SELECT " COLUMNS " FROM result WHERE key = ?1 ORDER BY number DESC LIMIT 1",
	    &values[2], 1, take_values, &last, a->err))
		return false;
	if (!hy_state_run(a->state, "INSERT OR IGNORE INTO temp.spoken VALUES (?1)", &values[2], 1, NULL, NULL, a->err))
		return false;
	j->fresh = !same(&last, values);
	return !j->fresh || append(a, values);
}

/* Keys whose last result is open and that this run did not speak of. */
struct open_list {
	struct hy_arena *arena;
	struct open_row { struct hy_str values[N_COLUMNS]; struct open_row *next; } *first, **tail;
};

static bool
take_open(void *context, const struct hy_sql_row *row)
{
	struct open_list *list = context;
	struct open_row *open = hy_new(list->arena, struct open_row);

	for (unsigned i = 0; i < N_COLUMNS; i++)
		open->values[i] = hy_str_copy(list->arena, row->values[i].p, row->values[i].len);
	*list->tail = open;
	list->tail = &open->next;
	return true;
}

static bool
close_rest(struct appending *a)
{
	struct open_list list = { .arena = a->arena };
	char holds[HY_STATE_DIGITS], deviates[HY_STATE_DIGITS], gap[HY_STATE_DIGITS];
	struct hy_str args[] = { hy_state_number(deviates, HY_DEVIATES), hy_state_number(gap, HY_GAP) };

	list.tail = &list.first;
	if (!hy_state_run(a->state, "SELECT " COLUMNS " FROM result AS r WHERE standing IN (?1, ?2) AND number ="
	    " (SELECT max(number) FROM result WHERE key = r.key) AND key NOT IN (SELECT key FROM temp.spoken)"
	    " ORDER BY number", args, 2, take_open, &list, a->err))
		return false;
	for (struct open_row *open = list.first; open != NULL; open = open->next) {
		open->values[12] = hy_state_number(holds, HY_HOLDS);
		open->values[17] = HY_S("1");
		if (!append(a, open->values))
			return false;
	}
	return true;
}

bool
hy_state_add_run(struct hy_monitor_state *s, struct hy_judgements *judgements, long day, int64_t now,
    unsigned *added, struct hy_err *err)
{
	struct appending a = { .state = s, .arena = s->arena, .now = now, .hash = HY_S(""), .err = err };
	char days[HY_STATE_DIGITS], made[HY_STATE_DIGITS];
	struct hy_str args[] = { hy_state_number(days, day), hy_state_number(made, now) };

	if (!hy_state_run(s, "CREATE TEMP TABLE IF NOT EXISTS spoken (key TEXT PRIMARY KEY) WITHOUT ROWID", NULL, 0,
	    NULL, NULL, err) || !hy_state_run(s, "DELETE FROM temp.spoken", NULL, 0, NULL, NULL, err) ||
	    !hy_state_run(s, "SELECT number, hash FROM result ORDER BY number DESC LIMIT 1", NULL, 0, take_last, &a, err))
		return false;
	for (struct hy_judgement *j = judgements->first; j != NULL; j = j->next)
		if (!append_judgement(&a, j))
			return false;
	*added = a.added;
	return close_rest(&a) && hy_state_run(s, "INSERT INTO run VALUES (?1, ?2) ON CONFLICT (day) DO UPDATE SET"
	    " made = excluded.made", args, 2, NULL, NULL, err);
}

/* Reads a row of COLUMNS. */
static void
read_result(const struct hy_str *v, struct hy_result *r)
{
	*r = (struct hy_result){
		.number = strtoll(v[0].p, NULL, 10), .made = strtoll(v[1].p, NULL, 10), .key = v[2], .rule = v[3],
		.revision = v[4], .item = v[5], .subject = v[6], .declared = v[7], .observed = v[8], .source = v[9],
		.place = v[10], .reason = v[11], .standing = (enum hy_standing)strtol(v[12].p, NULL, 10),
		.severity = (enum hy_severity)strtol(v[13].p, NULL, 10), .first = strtol(v[14].p, NULL, 10),
		.last = strtol(v[15].p, NULL, 10), .waived = hy_str_is(v[16], "1"), .over = hy_str_is(v[17], "1"),
		.hash = v[HASH],
	};
}

struct visiting {
	hy_result_visit *visit;
	void *context;
};

static bool
visit_row(void *context, const struct hy_sql_row *row)
{
	struct visiting *v = context;
	struct hy_result result;

	read_result(row->values, &result);
	return v->visit(v->context, &result);
}

bool
hy_state_results(struct hy_monitor_state *s, hy_result_visit *visit, void *context, struct hy_err *err)
{
	struct visiting v = { visit, context };

	return hy_state_run(s, "SELECT " COLUMNS " FROM result ORDER BY number", NULL, 0, visit_row, &v, err);
}

struct days {
	long from;
	bool *ran;
};

static bool
take_day(void *context, const struct hy_sql_row *row)
{
	struct days *d = context;

	d->ran[strtol(row->values[0].p, NULL, 10) - d->from] = true;
	return true;
}

bool
hy_state_runs(struct hy_monitor_state *s, long from, long to, bool *ran, struct hy_err *err)
{
	char first[HY_STATE_DIGITS], last[HY_STATE_DIGITS];
	struct hy_str args[] = { hy_state_number(first, from), hy_state_number(last, to) };
	struct days days = { from, ran };

	return hy_state_run(s, "SELECT day FROM run WHERE day BETWEEN ?1 AND ?2", args, 2, take_day, &days, err);
}

struct verifying {
	struct hy_arena *arena, *scratch;
	struct hy_str hash;
	int64_t count, broken;
	struct hy_err *err;
};

static bool
verify_row(void *context, const struct hy_sql_row *row)
{
	struct verifying *v = context;
	struct hy_str hash = chain(v->scratch, v->hash, row->values, v->err);

	v->count++;
	if (!hy_str_eq(hash, row->values[HASH]) || strtoll(row->values[0].p, NULL, 10) != v->count) {
		v->broken = v->count;
		return false;
	}
	v->hash = hy_str_copy(v->arena, hash.p, hash.len);
	hy_arena_reset(v->scratch);
	return true;
}

bool
hy_state_verify(struct hy_monitor_state *s, struct hy_arena *arena, int64_t *count, int64_t *broken, struct hy_str *last,
    struct hy_err *err)
{
	struct verifying v = { .arena = arena, .scratch = hy_arena_new(), .hash = HY_S(""), .err = err };
	bool ok = hy_state_run(s, "SELECT " COLUMNS " FROM result ORDER BY number", NULL, 0, verify_row, &v, err);

	hy_arena_free(v.scratch);
	*count = v.count;
	*broken = v.broken;
	*last = v.hash;
	return ok;
}
