/*
 * Tallies in the state as facts that rules ask for (state.h): the packs of a kind are read again for every question, as that is
 * fast, and their facts would not fit into memory.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/fact_answer.h"
#include "engine/monitor/state_part.h"
#include "engine/monitor/tally_pack.h"

#define BYTES_A_ROW 24u		/* of a pack, about */

struct pack {
	enum hy_fact_id kind;
	long day;
	uint32_t source;	/* its number in the texts */
	int64_t number;
	size_t bytes;
};

/* The store of a live side. */
struct facts {
	struct hy_monitor_state *state;
	struct hy_fact_store store;
	const struct hy_live *live;
	struct hy_fact_texts texts;
	struct pack *packs;			/* by kind, day, source, number */
	size_t n_packs, room;
	struct hy_symbols sources;
	bool listed;				/* there was memory for all of them */
	size_t first[HY_FACT_COUNT], behind[HY_FACT_COUNT];	/* of a kind */
	struct hy_arena *open;			/* of the answers */
	struct answer *answers;
};

struct answer {
	struct facts *facts;
	struct hy_fact_answer *work;
	size_t next, end;		/* packs that were not read yet */
	bool rested;			/* leftovers are being told */
	struct answer *older;
};

/* --- reading packs --- */

struct reading {
	struct hy_fact_answer *work;
	const struct pack *pack;
	struct hy_fact_texts *texts;
	bool there, ok;
};

static bool
take_pack(void *context, const struct hy_sql_row *row)
{
	struct reading *r = context;

	r->there = true;
	r->ok = hy_tally_unpack_each(&r->texts->words, &r->texts->files, r->pack->kind, r->pack->day, row->values[0],
	    hy_fact_answer_take, r->work);
	return false;
}

static bool
read_pack(struct answer *a, const struct pack *pack, struct hy_err *err)
{
	struct reading r = { a->work, pack, &a->facts->texts, false, false };
	char digits[HY_STATE_DIGITS];
	struct hy_str arg = hy_state_number(digits, pack->number);

	if (!hy_state_run(a->facts->state, "SELECT rows FROM pack WHERE number = ?1", &arg, 1, take_pack, &r, err))
		return false;
	return (r.there && r.ok) || hy_fail(err, a->facts->state->at, HY_M_SQL_DAMAGED, "pack", NULL);
}

static bool
is_same_group(const struct pack *a, const struct pack *b)
{
	return a->day == b->day && a->source == b->source;
}

/* The packs from FROM up to TO, of one source and day after the other. */
static bool
read_packs(struct answer *a, size_t from, size_t to, struct hy_err *err)
{
	const struct pack *packs = a->facts->packs;
	bool ok = true;

	for (size_t i = from, end; ok && i < to; i = end) {
		for (end = i + 1; end < to && is_same_group(&packs[i], &packs[end]); end++)
			;
		hy_fact_answer_begin(a->work, packs[i].source, packs[i].day, end - i > 1);
		for (size_t p = i; ok && p < end; p++)
			ok = read_pack(a, &packs[p], err);
	}
	return ok;
}

/* Up to where the packs are that must be told together with the first of those not read yet. */
static size_t
end_of_part(const struct answer *a)
{
	const struct hy_fact_query *q = hy_fact_answer_query(a->work);
	const struct pack *packs = a->facts->packs;
	size_t end = a->next + 1;

	if (q->whole || q->overall)
		return a->end;
	while (end < a->end && packs[end].day == packs[a->next].day && (q->added || packs[end].source == packs[a->next].source))
		end++;
	return end;
}

static size_t
rows_of(const struct pack *packs, size_t n)
{
	size_t bytes = 0;

	for (size_t i = 0; i < n; i++)
		bytes += packs[i].bytes;
	return bytes / BYTES_A_ROW;
}

/* Reads what is told next. */
static bool
read_part(struct answer *a, struct hy_err *err)
{
	size_t from = a->next, to = end_of_part(a);

	if (hy_fact_answer_look(a->work, rows_of(a->facts->packs + from, to - from))) {
		if (!read_packs(a, from, to, err))
			return false;
		hy_fact_answer_looked(a->work);
	}
	a->next = to;
	if (!read_packs(a, from, to, err))
		return false;
	return hy_fact_answer_ready(a->work) || hy_fail(err, a->facts->state->at, HY_M_LOG_MEMORY, NULL);
}

/* --- the store --- */

static void *
ask(void *context, const struct hy_fact_query *query)
{
	struct facts *f = context;
	struct answer *a = hy_new(f->open, struct answer);
	size_t first = f->first[query->kind->id], end = f->behind[query->kind->id];

	while (first < end && f->packs[first].day < query->from)
		first++;
	while (first < end && f->packs[end - 1].day > query->to)
		end--;
	*a = (struct answer){ f, hy_fact_answer_new(f->live, &f->texts, query), first, end, false, f->answers };
	f->answers = a;
	return a;
}

static const struct hy_fact *
next(void *answer, struct hy_err *err)
{
	struct answer *a = answer;
	const struct hy_fact *fact;

	while ((fact = hy_fact_answer_next(a->work)) == NULL) {
		if (a->next < a->end) {
			if (!read_part(a, err))
				return NULL;
		} else if (a->rested) {
			return NULL;
		} else {
			a->rested = true;
			if (!hy_fact_answer_ready_rest(a->work)) {
				hy_fail(err, a->facts->state->at, HY_M_LOG_MEMORY, NULL);
				return NULL;
			}
		}
	}
	return fact;
}

static void
end(void *context)
{
	struct facts *f = context;

	for (struct answer *a = f->answers; a != NULL; a = a->older)
		hy_fact_answer_free(a->work);
	hy_arena_reset(f->open);
	f->answers = NULL;
}

/* --- which packs there are --- */

static struct pack *
new_pack(struct facts *f)
{
	if (f->n_packs == f->room) {
		size_t room = f->room == 0 ? 256 : f->room * 2;
		struct pack *packs = realloc(f->packs, room * sizeof(*packs));

		if (packs == NULL)
			return NULL;
		f->packs = packs;
		f->room = room;
	}
	return &f->packs[f->n_packs++];
}

/* Columns: tally, day, source, number, bytes. A tally that this program does not know is of an earlier one. */
static bool
list_pack(void *context, const struct hy_sql_row *row)
{
	struct facts *f = context;
	const struct hy_str *v = row->values;
	const struct hy_fact_kind *kind = hy_fact_kind_find(v[0]);
	struct pack *pack;

	if (kind == NULL || !kind->tally)
		return true;
	pack = new_pack(f);
	f->listed = pack != NULL;
	if (!f->listed)
		return false;
	*pack = (struct pack){ kind->id, strtol(v[1].p, NULL, 10), hy_symbols_number(&f->sources, v[2]), strtoll(v[3].p, NULL, 10),
		(size_t)strtoull(v[4].p, NULL, 10) };
	f->listed = pack->source != UINT32_MAX;
	return f->listed;
}

/* Where the packs of each kind are, and the names of their sources. */
static void
sum_up(struct facts *f, struct hy_live *live)
{
	for (size_t i = 0; i < f->n_packs; i++) {
		enum hy_fact_id kind = f->packs[i].kind;

		if (f->behind[kind] == 0)
			f->first[kind] = i;
		f->behind[kind] = i + 1;
		live->given[kind] = true;
	}
	for (int kind = 0; kind < HY_FACT_COUNT; kind++)
		f->store.rows[kind] = rows_of(f->packs + f->first[kind], f->behind[kind] - f->first[kind]);
	f->texts.sources = hy_new_array(live->arena, f->sources.count, const char *);
	for (uint32_t i = 0; i < f->sources.count; i++)
		f->texts.sources[i] = hy_str_copy(live->arena, f->sources.list[i].p, f->sources.list[i].len).p;
}

bool
hy_state_facts(struct hy_monitor_state *s, struct hy_live *live, long from, struct hy_err *err)
{
	struct facts *f = hy_new(s->arena, struct facts);
	char digits[HY_STATE_DIGITS];
	struct hy_str arg = hy_state_number(digits, from);

	hy_state_facts_end(s);
	s->facts = f;
	f->state = s;
	f->live = live;
	f->open = hy_arena_new();
	f->store = (struct hy_fact_store){ .context = f, .ask = ask, .next = next, .end = end };
	f->listed = hy_symbols_init(&f->sources) && hy_symbols_init(&f->texts.words) && hy_symbols_init(&f->texts.files);
	if (f->listed && !hy_state_run(s, "SELECT tally, day, source, number, length(rows) FROM pack WHERE day >= ?1"
	    " ORDER BY tally, day, source, number", &arg, 1, list_pack, f, err))
		return false;
	if (!f->listed)
		return hy_fail(err, s->at, HY_M_LOG_MEMORY, NULL);
	sum_up(f, live);
	live->store = &f->store;
	return true;
}

void
hy_state_facts_end(struct hy_monitor_state *s)
{
	struct facts *f = s->facts;

	if (f == NULL)
		return;
	end(f);
	free(f->packs);
	hy_symbols_end(&f->sources);
	hy_symbols_end(&f->texts.words);
	hy_symbols_end(&f->texts.files);
	hy_arena_free(f->open);
	s->facts = NULL;
}
