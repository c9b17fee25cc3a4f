/*
 * Tallies in the state (state.h): packs (tally_pack.h), one a commit for each tally and day, so that a commit appends a few
 * hundred values instead of looking up a hundred thousand rows. Packs of one day become one when they are many.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/state/state_part.h"
#include "engine/monitor/tally/tally_pack.h"

#define PACKS 16u			/* of one tally, source and day, at most */

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
insert_pack(struct adding *a, const struct hy_pack *pack)
{
	char digits[HY_STATE_DIGITS];
	struct hy_str args[] = { hy_str_of(hy_fact_kind_get(pack->tally)->name), hy_str_of(a->source),
		hy_state_number(digits, pack->day), pack->bytes };

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

/* What was merged takes the place of the packs that ARGS name (tally, source, day). */
static bool
replace_packs(struct adding *a, const struct hy_str args[3])
{
	struct hy_arena *arena = hy_arena_new();
	const struct hy_pack *packs;
	bool ok = hy_packs_make(arena, a->merged, &packs) || hy_fail(a->err, a->state->at, HY_M_LOG_MEMORY, NULL);

	ok = ok && hy_state_run(a->state, "DELETE FROM pack WHERE tally = ?1 AND source = ?2 AND day = ?3", args, 3, NULL, NULL, a->err);
	for (; ok && packs != NULL; packs = packs->next)
		ok = insert_pack(a, packs);
	hy_arena_free(arena);
	return ok;
}

/* The packs that ARGS name become one. */
static bool
merge_day(struct adding *a, const struct hy_str args[3])
{
	bool ok;

	a->merged = hy_tallies_new();
	ok = a->merged != NULL ? hy_state_run(a->state, "SELECT tally, day, rows FROM pack WHERE tally = ?1 AND source = ?2 AND day = ?3",
	    args, 3, merge_pack, a, a->err) : hy_fail(a->err, a->state->at, HY_M_LOG_MEMORY, NULL);
	if (ok && a->damaged)
		ok = hy_fail(a->err, a->state->at, HY_M_SQL_DAMAGED, "pack", NULL);
	ok = ok && replace_packs(a, args);
	hy_tallies_free(a->merged);
	return ok;
}

static bool
add_pack(struct adding *a, const struct hy_pack *pack)
{
	char digits[HY_STATE_DIGITS];
	struct hy_str args[] = { hy_str_of(hy_fact_kind_get(pack->tally)->name), hy_str_of(a->source), hy_state_number(digits, pack->day) };

	a->packs = 0;
	if (!insert_pack(a, pack) || !hy_state_run(a->state, "SELECT 1 FROM pack WHERE tally = ?1 AND source = ?2 AND day = ?3", args, 3,
	    count_pack, a, a->err))
		return false;
	return a->packs <= PACKS || merge_day(a, args);
}

bool
hy_state_add_packs(struct hy_monitor_state *s, const char *source, const struct hy_pack *packs, struct hy_err *err)
{
	struct adding a = { .state = s, .source = source, .err = err };

	for (; packs != NULL; packs = packs->next)
		if (!add_pack(&a, packs))
			return false;
	return true;
}

bool
hy_state_forget(struct hy_monitor_state *s, long day, struct hy_err *err)
{
	char digits[HY_STATE_DIGITS];
	struct hy_str arg = hy_state_number(digits, day);

	return hy_state_run(s, "DELETE FROM pack WHERE day < ?1", &arg, 1, NULL, NULL, err) &&
	    hy_state_run(s, "DELETE FROM seen WHERE day < ?1", &arg, 1, NULL, NULL, err);
}
