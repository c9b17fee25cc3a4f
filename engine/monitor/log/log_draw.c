/* A sample of accesses, drawn evenly in one pass (reservoir sampling). */
#include <stdlib.h>

#include "engine/monitor/event/symbol.h"
#include "engine/monitor/log/log_part.h"

struct draw {
	struct hy_arena *arena;
	struct hy_drawn *drawn;
	uint64_t *places;	/* of what the block that is read gave; UINT64_MAX: settled */
	unsigned n, count;
	uint64_t met, state;
};

/* SplitMix64: the same numbers for the same seed, everywhere. */
static uint64_t
next(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* One of 0 to BELOW - 1, each as often as the others. */
static uint64_t
next_below(uint64_t *state, uint64_t below)
{
	uint64_t least = (0 - below) % below, r;

	do
		r = next(state);
	while (r < least);
	return r % below;
}

static struct hy_str
keep(struct hy_arena *arena, struct hy_str text)
{
	return text.p == NULL ? HY_S("") : hy_str_copy(arena, text.p, text.len);
}

static void
take(struct draw *d, uint64_t at, const struct hy_event *e)
{
	d->drawn[at] = (struct hy_drawn){
		.seq = e->has_seq ? e->seq : d->met, .time = e->time, .user = keep(d->arena, e->fields[HY_EVENT_user]),
		.case_number = keep(d->arena, e->fields[HY_EVENT_case]),
		.department = keep(d->arena, e->fields[HY_EVENT_department]),
	};
	d->places[at] = (uint32_t)e->place;
}

/* An access that has a case number, or could have one: it succeeded and touched personal data. */
static void
visit(void *context, const struct hy_event *e)
{
	struct draw *d = context;
	uint64_t at;

	if (e->fields[HY_EVENT_case].len == 0 &&
	    (e->ok == HY_FLAG_FALSE || (hy_word_classes(e->fields[HY_EVENT_act]) & HY_SYMBOL_NO_DATA) != 0))
		return;
	d->met++;
	if (d->count < d->n) {
		take(d, d->count++, e);
		return;
	}
	at = next_below(&d->state, d->met);
	if (at < d->n)
		take(d, at, e);
}

static int
by_place(const void *a, const void *b)
{
	const struct hy_drawn *x = a, *y = b;

	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return x->at.line < y->at.line ? -1 : x->at.line > y->at.line;
}

static bool
read_all(struct hy_log *log, struct draw *d, struct hy_err *err)
{
	bool more = true;

	while (more) {
		if (!hy_log_pump(log, NULL, (size_t)64 << 20, &more, err))
			return false;
		for (unsigned i = 0; i < d->count; i++) {
			if (d->places[i] == UINT64_MAX)
				continue;
			d->drawn[i].at = hy_log_mark(log, (uint32_t)d->places[i]);
			d->places[i] = UINT64_MAX;
		}
	}
	return true;
}

bool
hy_log_draw(struct hy_arena *arena, struct hy_log *log, unsigned n, uint64_t seed, const struct hy_drawn **drawn,
    unsigned *count, struct hy_err *err)
{
	struct draw d = { .arena = arena, .drawn = hy_new_array(arena, n + 1, struct hy_drawn),
		.places = hy_new_array(arena, n + 1, uint64_t), .n = n, .state = seed };
	struct hy_log *whole = hy_log_open(arena, log->config, log->source, log->plan.key, HY_S(""), err);
	bool ok = whole != NULL;

	*drawn = d.drawn;
	*count = 0;
	if (ok && n > 0) {
		whole->plan.visit = visit;
		whole->plan.context = &d;
		ok = read_all(whole, &d, err);
		qsort(d.drawn, d.count, sizeof(*d.drawn), by_place);
		*count = d.count;
	}
	hy_log_close(whole);
	return ok;
}
