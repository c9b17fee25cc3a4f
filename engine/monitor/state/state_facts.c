/*
 * Tallies in the state as facts that rules ask for (state.h): the packs of a kind are read again for every question, as that is
 * fast, and their facts would not fit into memory.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/state/fact_answer.h"
#include "engine/monitor/state/state_part.h"
#include "engine/monitor/tally/tally_pack.h"

#define BYTES_A_ROW 24u		/* of a pack, about */

struct pack {
	enum hy_fact_id kind;
	long day;
	uint32_t source;	/* its number */
	int64_t number;
	size_t bytes;
};

/* What there is to read. It does not change once it is made: stores in two threads share it. */
struct listing {
	const struct hy_live *live;
	struct pack *packs;			/* by kind, day, source, number */
	size_t n_packs, room;
	struct hy_symbols sources;
	const char **names;			/* of sources, by number */
	bool complete;				/* there was memory for all of them */
	size_t first[HY_FACT_COUNT], behind[HY_FACT_COUNT];	/* of a kind */
};

/* The store of a live side, or of another thread: then its state is open for reading only. */
struct facts {
	struct hy_arena *arena;			/* all of it */
	struct hy_monitor_state *state;
	struct hy_fact_store store;
	const struct listing *list;
	struct listing own;			/* of the first store */
	struct hy_fact_texts texts;
	bool ready;				/* there was memory for them */
	struct hy_arena *open;			/* of the answers */
	struct answer *answers;
	struct facts *twin;			/* of another thread; NULL: none */
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
	const struct pack *packs = a->facts->list->packs;
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
	const struct pack *packs = a->facts->list->packs;
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

	if (hy_fact_answer_look(a->work, rows_of(a->facts->list->packs + from, to - from))) {
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
	const struct listing *list = f->list;
	size_t first = list->first[query->kind->id], end = list->behind[query->kind->id];

	while (first < end && list->packs[first].day < query->from)
		first++;
	while (first < end && list->packs[end - 1].day > query->to)
		end--;
	*a = (struct answer){ f, hy_fact_answer_new(list->live, &f->texts, query), first, end, false, f->answers };
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
new_pack(struct listing *list)
{
	if (list->n_packs == list->room) {
		size_t room = list->room == 0 ? 256 : list->room * 2;
		struct pack *packs = realloc(list->packs, room * sizeof(*packs));

		if (packs == NULL)
			return NULL;
		list->packs = packs;
		list->room = room;
	}
	return &list->packs[list->n_packs++];
}

/* Columns: tally, day, source, number, bytes. A tally that this program does not know is of an earlier one. */
static bool
list_pack(void *context, const struct hy_sql_row *row)
{
	struct listing *list = context;
	const struct hy_str *v = row->values;
	const struct hy_fact_kind *kind = hy_fact_kind_find(v[0]);
	struct pack *pack;

	if (kind == NULL || !kind->tally)
		return true;
	pack = new_pack(list);
	list->complete = pack != NULL;
	if (!list->complete)
		return false;
	*pack = (struct pack){ kind->id, strtol(v[1].p, NULL, 10), hy_symbols_number(&list->sources, v[2]), strtoll(v[3].p, NULL, 10),
		(size_t)strtoull(v[4].p, NULL, 10) };
	list->complete = pack->source != UINT32_MAX;
	return list->complete;
}

/* Where the packs of each kind are, and the names of their sources. */
static void
sum_up(struct listing *list, struct hy_live *live)
{
	list->live = live;
	for (size_t i = 0; i < list->n_packs; i++) {
		enum hy_fact_id kind = list->packs[i].kind;

		if (list->behind[kind] == 0)
			list->first[kind] = i;
		list->behind[kind] = i + 1;
		live->given[kind] = true;
	}
	list->names = hy_new_array(live->arena, list->sources.count, const char *);
	for (uint32_t i = 0; i < list->sources.count; i++)
		list->names[i] = hy_str_copy(live->arena, list->sources.list[i].p, list->sources.list[i].len).p;
}

static bool
read_list(struct hy_monitor_state *s, struct listing *list, long from, struct hy_err *err)
{
	char digits[HY_STATE_DIGITS];
	struct hy_str arg = hy_state_number(digits, from);

	list->complete = hy_symbols_init(&list->sources);
	if (list->complete && !hy_state_run(s, "SELECT tally, day, source, number, length(rows) FROM pack WHERE day >= ?1"
	    " ORDER BY tally, day, source, number", &arg, 1, list_pack, list, err))
		return false;
	return list->complete || hy_fail(err, s->at, HY_M_LOG_MEMORY, NULL);
}

/* --- stores --- */

static void
end_store(struct facts *f)
{
	if (f->twin != NULL) {
		hy_state_close(f->twin->state);
		end_store(f->twin);
	}
	end(f);
	free(f->own.packs);
	hy_symbols_end(&f->own.sources);
	hy_symbols_end(&f->texts.words);
	hy_symbols_end(&f->texts.files);
	hy_arena_free(f->open);
	hy_arena_free(f->arena);
}

static const struct hy_fact_store *twin(void *context);

/* A store that reads what is in LIST (NULL: its own), which is complete by the time it is asked, from STATE. */
static struct facts *
new_store(struct hy_arena *arena, struct hy_monitor_state *state, const struct listing *list)
{
	struct facts *f = hy_new(arena, struct facts);

	f->arena = arena;
	f->state = state;
	f->list = list != NULL ? list : &f->own;
	f->open = hy_arena_new();
	f->store = (struct hy_fact_store){ .context = f, .ask = ask, .next = next, .end = end, .twin = twin };
	f->ready = hy_symbols_init(&f->texts.words) && hy_symbols_init(&f->texts.files);
	return f;
}

/* F, whose list is complete, can be asked. */
static const struct hy_fact_store *
open_store(struct facts *f)
{
	const struct listing *list = f->list;

	for (int kind = 0; kind < HY_FACT_COUNT; kind++)
		f->store.rows[kind] = rows_of(list->packs + list->first[kind], list->behind[kind] - list->first[kind]);
	f->texts.sources = list->names;
	return &f->store;
}

static const struct hy_fact_store *
twin(void *context)
{
	struct facts *f = context;
	struct hy_arena *arena = hy_arena_new();
	struct hy_err err = { .text = "" };
	struct hy_monitor_state *state = hy_state_read(arena, f->state->at.file, &err);

	if (state == NULL) {
		hy_arena_free(arena);
		return NULL;
	}
	f->twin = new_store(arena, state, f->list);
	return f->twin->ready ? open_store(f->twin) : NULL;
}

bool
hy_state_facts(struct hy_monitor_state *s, struct hy_live *live, long from, struct hy_err *err)
{
	struct facts *f = new_store(hy_arena_new(), s, NULL);

	hy_state_facts_end(s);
	s->facts = f;
	if (!f->ready)
		return hy_fail(err, s->at, HY_M_LOG_MEMORY, NULL);
	if (!read_list(s, &f->own, from, err))
		return false;
	sum_up(&f->own, live);
	live->store = open_store(f);
	return true;
}

void
hy_state_facts_end(struct hy_monitor_state *s)
{
	if (s->facts != NULL)
		end_store(s->facts);
	s->facts = NULL;
}
