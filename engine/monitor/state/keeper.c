#include "engine/monitor/state/keeper.h"

#include "engine/monitor/tally/tally_pack.h"

/* Numbers that look like a My Number, since the commit before. */
struct number {
	const char *field;
	uint64_t times;
	struct hy_str place;
};

/* A commit has all it needs in an arena of its own: the log goes on. */
struct hy_commit {
	struct hy_arena *arena;
	struct hy_keeper *keeper;
	struct hy_tallies *tallies;
	struct hy_str position;
	struct number numbers[HY_EVENT_FIELDS + 1];
	unsigned n_numbers;
	bool threaded;
	bool ok;
	struct hy_err err;
};

struct hy_str
hy_keeper_position(struct hy_arena *arena, const struct hy_source *source)
{
	return hy_str_format(arena, "log:%s", source->name);
}

static void
take_numbers(struct hy_commit *c, struct hy_log *log)
{
	unsigned n;
	const struct hy_log_number *numbers = hy_log_numbers(log, &n);

	for (unsigned i = 0; i < n; i++) {
		int field = hy_event_field_find(hy_str_of(numbers[i].field));
		uint64_t *kept = &c->keeper->numbers[field < 0 ? HY_EVENT_FIELDS : field], more = numbers[i].times - *kept;

		*kept = numbers[i].times;
		if (more > 0)
			c->numbers[c->n_numbers++] = (struct number){ numbers[i].field, more, hy_mark_place(c->arena, numbers[i].first) };
	}
}

static bool
keep_numbers(struct hy_commit *c)
{
	const struct hy_keeper *k = c->keeper;

	for (unsigned i = 0; i < c->n_numbers; i++)
		if (!hy_state_add_number(k->state, k->source->name, c->numbers[i].field, k->day, c->numbers[i].times,
		    c->numbers[i].place, &c->err))
			return false;
	return true;
}

static bool
keep(struct hy_commit *c)
{
	const struct hy_keeper *k = c->keeper;
	const struct hy_pack *packs;

	if (!hy_packs_make(c->arena, c->tallies, &packs))
		return hy_fail(&c->err, k->source->at, HY_M_LOG_MEMORY, NULL);
	return hy_state_begin(k->state, &c->err) && hy_state_add_packs(k->state, k->source->name, packs, &c->err) && keep_numbers(c) &&
	    hy_state_put(k->state, hy_keeper_position(c->arena, k->source).p, c->position, &c->err) &&
	    hy_state_commit(k->state, &c->err);
}

static void *
run(void *context)
{
	struct hy_commit *c = context;

	c->ok = keep(c);
	hy_tallies_clear(c->tallies);
	return NULL;
}

/* Waits for the commit that runs. */
static bool
wait_for(struct hy_keeper *k, struct hy_err *err)
{
	struct hy_commit *c = k->commit;
	bool ok;

	if (c == NULL)
		return true;
	if (c->threaded)
		pthread_join(k->thread, NULL);
	ok = c->ok;
	if (!ok && err != NULL)
		*err = c->err;
	k->commit = NULL;
	hy_arena_free(c->arena);
	return ok;
}

bool
hy_keeper_begin(struct hy_keeper *k)
{
	k->sets[0] = hy_tallies_new();
	k->sets[1] = hy_tallies_new();
	return k->sets[0] != NULL && k->sets[1] != NULL;
}

struct hy_tallies *
hy_keeper_tallies(const struct hy_keeper *k)
{
	return k->sets[k->filling];
}

bool
hy_keeper_add(struct hy_keeper *k, struct hy_log *log, struct hy_err *err)
{
	struct hy_arena *arena;
	struct hy_commit *c;

	if (!wait_for(k, err))
		return false;
	arena = hy_arena_new();
	c = k->commit = hy_new(arena, struct hy_commit);
	c->arena = arena;
	c->keeper = k;
	c->tallies = hy_keeper_tallies(k);
	c->position = hy_log_position(arena, log);
	take_numbers(c, log);
	k->filling = 1 - k->filling;
	c->threaded = pthread_create(&k->thread, NULL, run, c) == 0;
	/* One that cannot be started is done without. */
	if (!c->threaded)
		run(c);
	return true;
}

bool
hy_keeper_end(struct hy_keeper *k, struct hy_err *err)
{
	bool ok = wait_for(k, err);

	for (unsigned i = 0; i < 2; i++) {
		hy_tallies_free(k->sets[i]);
		k->sets[i] = NULL;
	}
	return ok;
}
