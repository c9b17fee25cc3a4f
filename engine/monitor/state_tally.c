/*
 * Tallies in the state (state.h): packs (tally_pack.h), one a commit for each tally and day, so that a commit appends a few
 * hundred values instead of looking up a hundred thousand rows. Packs of one day become one when they are many.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/state_part.h"
#include "engine/monitor/tally_pack.h"

#define PACKS 16u			/* of one tally, source and day, at most */
#define MEETINGS (1u << 22)		/* counters of an operator and a person, of which each pair has two; one byte each */
#define PLACES (1u << 18)		/* counters of an operator in an hour */
#define CORE_FROM 9			/* hours of a day in which work is nothing to speak of */
#define CORE_TO 17

/* Tallies on their way into the state. */
struct adding {
	struct hy_monitor_state *state;
	const char *source;
	unsigned packs;			/* of the day, as counted last */
	struct hy_tallies *merged;
	bool damaged;
	struct hy_err *err;
};

static bool
insert_pack(void *context, enum hy_fact_id tally, long day, size_t count, struct hy_str bytes)
{
	struct adding *a = context;
	char digits[HY_STATE_DIGITS];
	struct hy_str args[] = { hy_str_of(hy_fact_kind_get(tally)->name), hy_str_of(a->source), hy_state_number(digits, day), bytes };

	(void)count;
	return hy_state_run(a->state, "INSERT INTO pack (tally, source, day, rows) VALUES (?1, ?2, ?3, CAST(?4 AS BLOB))", args, 4,
	    NULL, NULL, a->err);
}

static bool
count_pack(void *context, const struct hy_sql_row *row)
{
	(void)row;
	((struct adding *)context)->packs++;
	return true;
}

static bool
merge_pack(void *context, const struct hy_sql_row *row)
{
	struct adding *a = context;
	const struct hy_fact_kind *kind = hy_fact_kind_find(row->values[0]);

	a->damaged = kind == NULL || !hy_tallies_unpack(a->merged, kind->id, strtol(row->values[1].p, NULL, 10), row->values[2]);
	return !a->damaged;
}

/* The packs that ARGS name (tally, source, day) become one. */
static bool
merge_day(struct adding *a, const struct hy_str args[3])
{
	bool ok;

	a->merged = hy_tallies_new();
	ok = a->merged != NULL ? hy_state_run(a->state, "SELECT tally, day, rows FROM pack WHERE tally = ?1 AND source = ?2 AND day = ?3",
	    args, 3, merge_pack, a, a->err) : hy_fail(a->err, a->state->at, HY_M_LOG_MEMORY, NULL);
	if (ok && a->damaged)
		ok = hy_fail(a->err, a->state->at, HY_M_SQL_DAMAGED, "pack", NULL);
	ok = ok && hy_state_run(a->state, "DELETE FROM pack WHERE tally = ?1 AND source = ?2 AND day = ?3", args, 3, NULL, NULL, a->err) &&
	    hy_tallies_pack(a->merged, insert_pack, a);
	hy_tallies_free(a->merged);
	return ok;
}

static bool
add_pack(void *context, enum hy_fact_id tally, long day, size_t count, struct hy_str bytes)
{
	struct adding *a = context;
	char digits[HY_STATE_DIGITS];
	struct hy_str args[] = { hy_str_of(hy_fact_kind_get(tally)->name), hy_str_of(a->source), hy_state_number(digits, day) };

	a->packs = 0;
	if (!insert_pack(a, tally, day, count, bytes) || !hy_state_run(a->state, "SELECT 1 FROM pack WHERE tally = ?1 AND source = ?2"
	    " AND day = ?3", args, 3, count_pack, a, a->err))
		return false;
	return a->packs <= PACKS || merge_day(a, args);
}

bool
hy_state_add_tallies(struct hy_monitor_state *s, const char *source, const struct hy_tallies *tallies, struct hy_err *err)
{
	struct adding a = { .state = s, .source = source, .err = err };
	struct hy_err none = { .text = "" };

	if (err == NULL)
		a.err = &none;
	a.err->text[0] = '\0';
	return hy_tallies_pack(tallies, add_pack, &a) ||
	    (a.err->text[0] != '\0' ? false : hy_fail(err, s->at, HY_M_LOG_MEMORY, NULL));
}

/* Facts that are made of the packs from a day on, one tally, day and source after the other. */
struct gathering {
	struct hy_live *live;
	struct hy_tallies *tallies;
	unsigned char *met;		/* how often an operator and a person met, or more; by hash */
	unsigned char *places;		/* in how many places an operator was in an hour, or more; by hash */
	uint64_t least_met, least_taken;
	int core_from, core_to;
	bool weekends;			/* are spoken of */
	const struct hy_fact_kind *kind;	/* of the group; NULL: none yet */
	const char *source;
	long day;
	struct hy_tally_row *rows;	/* of the group, their texts in the facts' arena */
	size_t count, room;
	struct hy_tally_row small;	/* the largest of those that are too small, if it has events */
	bool failed;
};

static bool
push(struct gathering *g, const struct hy_tally_row *row)
{
	if (g->count == g->room) {
		size_t room = g->room == 0 ? 256 : g->room * 2;
		struct hy_tally_row *rows = realloc(g->rows, room * sizeof(*rows));

		g->failed = rows == NULL;
		if (g->failed)
			return false;
		g->rows = rows;
		g->room = room;
	}
	g->rows[g->count] = *row;
	g->rows[g->count].key = hy_str_copy(g->live->arena, row->key.p, row->key.len);
	g->rows[g->count++].place = hy_str_copy(g->live->arena, row->place.p, row->place.len);
	return true;
}

/* The two counters of a pair: others may have one of them, hardly both. */
static void
counters_of(struct hy_str key, uint32_t at[2])
{
	uint64_t hash = hy_str_hash(key) * 0x9fb21c651e98df25u;

	at[0] = (uint32_t)(hash >> 8) % MEETINGS;
	at[1] = (uint32_t)(hash >> 36) % MEETINGS;
}

/* How often the pair of KEY met, or more. */
static uint64_t
meetings(const struct gathering *g, struct hy_str key)
{
	uint32_t at[2];

	counters_of(key, at);
	return g->met[at[0]] < g->met[at[1]] ? g->met[at[0]] : g->met[at[1]];
}

/* The counter of an operator in an hour, whatever the zone. */
static uint32_t
place_counter(struct hy_str key)
{
	struct hy_str hour = { key.p, 0 }, user;
	size_t i = 0;

	/* hour, zone, user, department */
	while (i < key.len && key.p[i] != HY_TALLY_END)
		i++;
	hour.len = i++;
	while (i < key.len && key.p[i] != HY_TALLY_END)
		i++;
	user = hy_str_cut(key, i, key.len);
	return (uint32_t)((hy_str_hash(hour) * 31 + hy_str_hash(user)) % PLACES);
}

static bool
count_place(void *context, const struct hy_tally_row *row)
{
	struct gathering *g = context;
	unsigned char *n = &g->places[place_counter(row->key)];

	*n += *n < 2;
	return true;
}

/* Is ROW one of those that are not spoken of (state.h)? */
static bool
is_small(const struct gathering *g, const struct hy_tally_row *row)
{
	int hour;

	if (row->tally == HY_FACT_access_bulk)
		return row->persons < g->least_taken && row->rows < g->least_taken;
	if (row->tally != HY_FACT_access_hour || (g->weekends && (row->day + 3) % 7 >= 5))
		return false;
	hour = (int)strtol(row->key.p, NULL, 10);
	return hour >= g->core_from && hour < g->core_to && g->places[place_counter(row->key)] == 1;
}

static bool
gather_row(void *context, const struct hy_tally_row *row)
{
	struct gathering *g = context;

	if (row->tally == HY_FACT_access_person && meetings(g, row->key) < g->least_met)
		return true;
	if (!is_small(g, row))
		return push(g, row);
	/* The largest of them stands for all of its day; of two as large the one that comes first by its key. */
	if (g->small.events == 0 || row->events > g->small.events ||
	    (row->events == g->small.events && hy_str_cmp(row->key, g->small.key) < 0)) {
		g->small = *row;
		g->small.key = hy_str_copy(g->live->arena, row->key.p, row->key.len);
		g->small.place = hy_str_copy(g->live->arena, row->place.p, row->place.len);
	}
	return true;
}

static int
by_key(const void *a, const void *b)
{
	return hy_str_cmp(((const struct hy_tally_row *)a)->key, ((const struct hy_tally_row *)b)->key);
}

/* The parts of KEY, which is the facts' own, become the fields of FACT in their order. */
static void
split_key(struct hy_fact *fact, struct hy_str key)
{
	char *bytes = (char *)key.p;
	unsigned field = 0;
	size_t from = 0;

	for (size_t i = 0; i < key.len && field < fact->kind->count; i++) {
		if (bytes[i] != HY_TALLY_END)
			continue;
		bytes[i] = '\0';
		if (i > from)
			fact->fields[field] = (struct hy_str){ bytes + from, i - from };
		field++;
		from = i + 1;
	}
}

static void
add_fact(struct gathering *g, const struct hy_tally_row *row)
{
	struct hy_arena *arena = g->live->arena;
	struct hy_fact *fact = hy_live_add(g->live, g->kind->id, g->source, g->day, hy_mark_file(row->place.p));
	struct hy_str *sums = fact->fields + g->kind->count - HY_TALLY_SUMS;

	split_key(fact, row->key);
	sums[0] = hy_str_format(arena, "%llu", (unsigned long long)row->events);
	sums[1] = hy_str_format(arena, "%llu", (unsigned long long)row->persons);
	sums[2] = hy_str_format(arena, "%llu", (unsigned long long)row->rows);
	sums[3] = hy_str_format(arena, "%lld", (long long)row->first);
	sums[4] = hy_str_format(arena, "%lld", (long long)row->last);
}

/* What was gathered of one tally, day and source becomes facts, in the order of their keys. */
static bool
end_group(struct gathering *g)
{
	bool ok;

	if (g->kind != NULL && g->kind->id == HY_FACT_access_hour) {
		memset(g->places, 0, PLACES);
		hy_tallies_each(g->tallies, count_place, g);
	}
	ok = hy_tallies_each(g->tallies, gather_row, g) && (g->small.events == 0 || push(g, &g->small));
	if (g->count > 1)
		qsort(g->rows, g->count, sizeof(*g->rows), by_key);
	for (size_t i = 0; i < g->count; i++)
		add_fact(g, &g->rows[i]);
	if (g->kind != NULL)
		g->live->given[g->kind->id] = true;
	g->count = 0;
	g->small.events = 0;
	hy_tallies_clear(g->tallies);
	return ok;
}

/* A pack: tally, source, day, rows. One of a tally that this program does not know is of an earlier one. */
static bool
gather_pack(void *context, const struct hy_sql_row *row)
{
	const struct hy_fact_kind *kind = hy_fact_kind_find(row->values[0]);
	long day = strtol(row->values[2].p, NULL, 10);
	struct gathering *g = context;

	if (kind == NULL)
		return true;
	if (g->kind != kind || g->day != day || !hy_str_is(row->values[1], g->source)) {
		if (!end_group(g))
			return false;
		if (g->source == NULL || !hy_str_is(row->values[1], g->source))
			g->source = hy_str_copy(g->live->arena, row->values[1].p, row->values[1].len).p;
		g->kind = kind;
		g->day = day;
	}
	g->failed = !hy_tallies_unpack(g->tallies, kind->id, day, row->values[3]);
	return !g->failed;
}

static bool
count_meeting(void *context, const struct hy_tally_row *row)
{
	struct gathering *g = context;
	uint32_t at[2];

	counters_of(row->key, at);
	for (int i = 0; i < 2; i++) {
		unsigned char *met = &g->met[at[i]];

		*met = row->events > 255u - *met ? 255 : (unsigned char)(*met + row->events);
	}
	return true;
}

static bool
count_meetings(void *context, const struct hy_sql_row *row)
{
	struct gathering *g = context;

	g->failed = !hy_tallies_unpack(g->tallies, HY_FACT_access_person, 0, row->values[0]);
	hy_tallies_each(g->tallies, count_meeting, g);
	hy_tallies_clear(g->tallies);
	return !g->failed;
}

/* The smaller of OTHERWISE and what the limits say of NAME: what a rule may speak of must reach it. */
static uint64_t
least(const struct hy_live *live, const char *name, long otherwise)
{
	long limit = live->limits != NULL ? hy_yaml_number(live->limits, name, otherwise) : otherwise;

	return (uint64_t)(limit < 0 ? 0 : limit < otherwise ? limit : otherwise);
}

static bool
gather(struct hy_monitor_state *s, struct gathering *g, long from, struct hy_err *err)
{
	char digits[HY_STATE_DIGITS];
	struct hy_str arg = hy_state_number(digits, from);

	if (g->tallies == NULL || g->met == NULL || g->places == NULL)
		return hy_fail(err, s->at, HY_M_LOG_MEMORY, NULL);
	if (!hy_state_run(s, "SELECT rows FROM pack WHERE tally = 'access_person' AND day >= ?1", &arg, 1, count_meetings, g, err))
		return false;
	if (!g->failed && !hy_state_run(s, "SELECT tally, source, day, rows FROM pack WHERE day >= ?1"
	    " ORDER BY tally, day, source, number", &arg, 1, gather_pack, g, err))
		return false;
	return (!g->failed && end_group(g)) || hy_fail(err, s->at, HY_M_SQL_DAMAGED, "pack", NULL);
}

/* The hours that are not spoken of: those of limits.hours ("07:30-21:00") at most. */
static void
read_hours(struct gathering *g, const struct hy_live *live)
{
	struct hy_str hours = live->limits != NULL ? hy_yaml_text(live->limits, "hours") : HY_S("");
	int from, minute, to;

	g->core_from = CORE_FROM;
	g->core_to = CORE_TO;
	g->weekends = live->limits != NULL && hy_yaml_get(live->limits, "weekend") != NULL;
	if (hours.len == 0 || sscanf(hours.p, "%d:%d-%d", &from, &minute, &to) != 3)
		return;
	from += minute > 0;
	g->core_from = from > CORE_FROM ? from : CORE_FROM;
	g->core_to = to < CORE_TO ? to : CORE_TO;
}

bool
hy_state_facts(struct hy_monitor_state *s, struct hy_live *live, long from, struct hy_err *err)
{
	struct gathering g = { .live = live, .tallies = hy_tallies_new(), .met = calloc(MEETINGS, 1),
		.places = calloc(PLACES, 1),
		.least_met = least(live, "repeated_accesses", 10), .least_taken = least(live, "bulk_persons_per_hour", 100) };
	uint64_t rows = least(live, "export_rows", 100);
	bool ok;

	g.least_taken = rows < g.least_taken ? rows : g.least_taken;
	read_hours(&g, live);
	ok = gather(s, &g, from, err);
	hy_tallies_free(g.tallies);
	free(g.met);
	free(g.places);
	free(g.rows);
	return ok;
}

bool
hy_state_forget(struct hy_monitor_state *s, long day, struct hy_err *err)
{
	char digits[HY_STATE_DIGITS];
	struct hy_str arg = hy_state_number(digits, day);

	return hy_state_run(s, "DELETE FROM pack WHERE day < ?1", &arg, 1, NULL, NULL, err) &&
	    hy_state_run(s, "DELETE FROM seen WHERE day < ?1", &arg, 1, NULL, NULL, err);
}
