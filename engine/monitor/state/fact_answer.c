#define _GNU_SOURCE	/* qsort_r */
#include "engine/monitor/state/fact_answer.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/state/fact_plan.h"
#include "engine/monitor/state/fact_row.h"
#include "engine/monitor/state/fact_sketch.h"

#define FEW 20000u	/* rows: to look at them first would not pay */

struct hy_fact_answer {
	struct hy_arena *arena, *told;	/* told: texts of the fact that was told last */
	const struct hy_live *live;
	struct hy_fact_texts *texts;
	struct hy_fact_plan plan;
	struct hy_fact_seen seen;	/* of one source and day, when its packs are several */
	struct hy_fact_rows rows;	/* of the part */
	struct hy_fact_rows left;	/* over, of all parts */
	struct hy_fact_rows totals;	/* of rows that are limited over all days */
	struct hy_fact_rows alike;	/* what rows that differ have in common: as many events as there are rows */
	struct hy_fact_sketch sketch;
	bool looking, several;
	uint32_t source;
	unsigned weekday;
	long day, epoch;
	long key_day, limited_day;	/* what stands for the day in keys: of rows, and of what choices limit */
	uint32_t *order;		/* of ROWS, in which they are told */
	uint32_t n_order, at;
	bool resting;			/* what is told are leftovers */
	struct hy_fact fact;
};

struct hy_fact_answer *
hy_fact_answer_new(const struct hy_live *live, struct hy_fact_texts *texts, const struct hy_fact_query *query)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_fact_answer *a = hy_new(arena, struct hy_fact_answer);

	a->arena = arena;
	a->told = hy_arena_new();
	a->live = live;
	a->texts = texts;
	hy_fact_plan_make(&a->plan, arena, &texts->words, query);
	return a;
}

void
hy_fact_answer_free(struct hy_fact_answer *a)
{
	hy_fact_seen_end(&a->seen);
	hy_fact_rows_end(&a->rows);
	hy_fact_rows_end(&a->left);
	hy_fact_rows_end(&a->totals);
	hy_fact_rows_end(&a->alike);
	hy_fact_sketch_end(&a->sketch);
	free(a->order);
	hy_arena_free(a->told);
	hy_arena_free(a->arena);
}

const struct hy_fact_query *
hy_fact_answer_query(const struct hy_fact_answer *a)
{
	return &a->plan.query;
}

/* --- rows that go in --- */

/* The place of the revision of DAY, from 1; 0 = none was in force. */
static long
epoch_of(const struct hy_fact_answer *a, long day)
{
	const struct hy_epoch *epoch = hy_live_epoch(a->live, day);

	return epoch != NULL ? (epoch - a->live->epochs) + 1 : 0;
}

void
hy_fact_answer_begin(struct hy_fact_answer *a, uint32_t source, long day, bool several)
{
	a->source = source;
	a->day = day;
	a->weekday = hy_fact_weekday(day);
	a->epoch = epoch_of(a, day);
	a->several = several;
	a->key_day = a->plan.query.whole ? a->epoch : day;
	a->limited_day = a->plan.query.overall ? 0 : a->key_day;
	hy_fact_seen_clear(&a->seen);
}

static bool
add_row(struct hy_fact_rows *rows, const struct hy_tally_key *key, const struct hy_fact_row *from)
{
	struct hy_fact_row *row = hy_fact_rows_get(rows, key);

	if (row != NULL)
		hy_fact_row_add(row, from);
	return row != NULL;
}

static bool
leave(struct hy_fact_answer *a, const struct hy_fact_row *row, long epoch)
{
	struct hy_tally_key key = hy_fact_plan_key(&row->key, &a->plan.rest, epoch);

	return !a->plan.query.rested || add_row(&a->left, &key, row);
}

/* The same fact can come of several commits: it is one. */
static bool
count_fact(struct hy_fact_answer *a, struct hy_fact_row *row)
{
	bool fresh = true;

	if (a->several && !hy_fact_seen_add(&a->seen, hy_fact_key_hash(&row->key), &fresh))
		return false;
	row->facts = fresh;
	return true;
}

static bool
put_row(struct hy_fact_answer *a, struct hy_fact_row *row)
{
	struct hy_tally_key key;
	struct hy_fact_row *same;

	if (row->choices == 0)
		return count_fact(a, row) && leave(a, row, a->epoch);
	key = hy_fact_plan_key(&row->key, &a->plan.by, a->key_day);
	if (a->plan.query.added)
		return count_fact(a, row) && add_row(&a->rows, &key, row);
	same = hy_fact_rows_get(&a->rows, &key);
	if (same == NULL)
		return false;
	hy_fact_row_add(same, row);
	same->facts = 1;
	return true;
}

bool
hy_fact_answer_take(void *answer, const struct hy_tally_entry *entry)
{
	struct hy_fact_answer *a = answer;
	unsigned choices = hy_fact_plan_choices(&a->plan, &entry->key, a->weekday);
	struct hy_fact_row row;

	if (choices != 0 && a->sketch.found != NULL) {
		struct hy_tally_key key = hy_fact_plan_key(&entry->key, &a->plan.by, a->limited_day);
		uint64_t hash = hy_fact_key_hash(&key);

		if (a->looking)
			hy_fact_sketch_add(&a->sketch, hash, hy_fact_sum(&entry->sums, a->plan.limited));
		else if (!hy_fact_sketch_may(&a->sketch, hash))
			choices = 0;
	}
	if (a->looking || (choices == 0 && !a->plan.query.rested))
		return true;
	row = (struct hy_fact_row){ entry->key, entry->sums, (int32_t)a->day, (int32_t)a->day, 1, a->source, choices };
	return put_row(a, &row);
}

bool
hy_fact_answer_look(struct hy_fact_answer *a, size_t rows)
{
	const struct hy_fact_query *q = &a->plan.query;

	a->looking = (q->whole || q->overall) && rows > FEW && a->plan.limited != HY_SUM_ASKED &&
	    hy_fact_sketch_init(&a->sketch, rows, a->plan.least);
	return a->looking;
}

void
hy_fact_answer_looked(struct hy_fact_answer *a)
{
	a->looking = false;
	hy_fact_sketch_close(&a->sketch);
}

/* --- facts that come out --- */

/* The field that rows are to differ in is known of ROW; *KEY: what those that differ from it have in common with it. */
static bool
differs(const struct hy_fact_answer *a, const struct hy_fact_row *row, struct hy_tally_key *key)
{
	*key = hy_fact_plan_key(&row->key, &a->plan.but_differ, row->key.day);
	return row->key.words[a->plan.offsets[a->plan.query.differ]] != 0;
}

/* Counts the rows that have in common what those that differ have in common. */
static bool
count_alike(struct hy_fact_answer *a)
{
	for (uint32_t i = 0; a->plan.query.differ >= 0 && i < a->rows.count; i++) {
		struct hy_tally_key key;
		struct hy_fact_row *same;

		if (!differs(a, &a->rows.list[i], &key))
			continue;
		same = hy_fact_rows_get(&a->alike, &key);
		if (same == NULL)
			return false;
		same->sums.events++;
	}
	return true;
}

/* Adds the days up. */
static bool
sum_totals(struct hy_fact_answer *a)
{
	bool ok = true;

	for (uint32_t i = 0; ok && a->plan.query.overall && i < a->rows.count; i++) {
		struct hy_tally_key key = hy_fact_plan_key(&a->rows.list[i].key, &a->plan.by, 0);

		ok = add_row(&a->totals, &key, &a->rows.list[i]);
	}
	return ok;
}

static bool
is_told(struct hy_fact_answer *a, const struct hy_fact_row *row)
{
	struct hy_tally_key key = hy_fact_plan_key(&row->key, &a->plan.by, 0);
	const struct hy_fact_row *limited = a->plan.query.overall ? hy_fact_rows_get(&a->totals, &key) : row;

	if (!hy_fact_plan_over(&a->plan, limited->choices, &limited->sums))
		return false;
	return a->plan.query.differ < 0 || (differs(a, row, &key) && hy_fact_rows_get(&a->alike, &key)->sums.events > 1);
}

static int
compare_words(const struct hy_fact_answer *a, unsigned field, const uint32_t *x, const uint32_t *y)
{
	const struct hy_symbol *list = a->texts->words.list;

	if (a->plan.widths[field] > 1)
		return memcmp(x, y, HY_PERSON);
	if (*x == *y)
		return 0;
	return hy_str_cmp((struct hy_str){ list[*x].p, list[*x].len }, (struct hy_str){ list[*y].p, list[*y].len });
}

static int
by_key(const void *one, const void *two, void *answer)
{
	const struct hy_fact_answer *a = answer;
	const struct hy_tally_key *x = &a->rows.list[*(const uint32_t *)one].key, *y = &a->rows.list[*(const uint32_t *)two].key;
	int order = (x->day > y->day) - (x->day < y->day);

	for (unsigned f = 0; order == 0 && f < a->plan.query.kind->words; f++)
		order = compare_words(a, f, x->words + a->plan.offsets[f], y->words + a->plan.offsets[f]);
	return order;
}

/* Puts those of the part that are told in order, and leaves the others. */
static bool
sort(struct hy_fact_answer *a)
{
	bool ok = true;

	free(a->order);
	a->order = malloc((a->rows.count + 1) * sizeof(*a->order));
	a->n_order = a->at = 0;
	if (a->order == NULL)
		return false;
	for (uint32_t i = 0; ok && i < a->rows.count; i++) {
		const struct hy_fact_row *row = &a->rows.list[i];

		if (a->resting || is_told(a, row))
			a->order[a->n_order++] = i;
		else
			ok = leave(a, row, epoch_of(a, row->first));
	}
	qsort_r(a->order, a->n_order, sizeof(*a->order), by_key, a);
	return ok;
}

bool
hy_fact_answer_ready(struct hy_fact_answer *a)
{
	hy_fact_rows_clear(&a->alike);
	return count_alike(a) && sum_totals(a) && sort(a);
}

bool
hy_fact_answer_ready_rest(struct hy_fact_answer *a)
{
	hy_fact_rows_end(&a->rows);
	a->rows = a->left;
	a->left = (struct hy_fact_rows){ .list = NULL };
	a->resting = true;
	return sort(a);
}

static struct hy_str
person_text(struct hy_arena *arena, const uint32_t *words)
{
	struct hy_buf text = hy_buf_new(arena);
	unsigned char bytes[HY_PERSON];

	memcpy(bytes, words, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++)
		hy_buf_format(&text, "%02x", bytes[i]);
	return hy_buf_get(&text);
}

/* A word of a log is told without control characters. */
static struct hy_str
word_text(struct hy_arena *arena, const struct hy_symbol *symbol)
{
	char *p = hy_arena_copy(arena, symbol->p, symbol->len);

	for (uint32_t i = 0; i < symbol->len; i++)
		p[i] = (unsigned char)p[i] < 0x20 || p[i] == 0x7f ? ' ' : p[i];
	return (struct hy_str){ p, symbol->len };
}

static void
tell_words(struct hy_fact_answer *a, const struct hy_fact_row *row, struct hy_str *fields)
{
	const struct hy_fact_query *q = &a->plan.query;

	for (unsigned f = 0; f < q->kind->words; f++) {
		const uint32_t *words = row->key.words + a->plan.offsets[f];

		if (((a->resting ? q->rest : q->by) & 1u << f) == 0)
			continue;
		if (a->plan.widths[f] > 1)
			fields[f] = person_text(a->told, words);
		else if (*words != 0)
			fields[f] = word_text(a->told, &a->texts->words.list[*words]);
	}
}

static void
tell_sums(struct hy_arena *arena, const struct hy_sums *sums, struct hy_str *fields)
{
	for (unsigned s = 0; s < HY_SUM_ASKED; s++)
		fields[s] = hy_str_format(arena, "%" PRIu64, hy_fact_sum(sums, s));
	fields[HY_SUM_FIRST] = hy_str_format(arena, "%" PRId64, sums->first);
	fields[HY_SUM_LAST] = hy_str_format(arena, "%" PRId64, sums->last);
}

static struct hy_mark
place_of(const struct hy_fact_answer *a, uint64_t place)
{
	const struct hy_symbol *file = &a->texts->files.list[place >> 32];

	return hy_mark_file(hy_str_format(a->told, "%.*s:%u", (int)file->len, file->p, (unsigned)(uint32_t)place).p);
}

const struct hy_fact *
hy_fact_answer_next(struct hy_fact_answer *a)
{
	const struct hy_fact_kind *kind = a->plan.query.kind;
	const struct hy_fact_row *row;

	hy_arena_reset(a->told);
	if (a->at == a->n_order) {
		a->at = a->n_order = 0;
		hy_fact_rows_clear(&a->rows);
		return NULL;
	}
	row = &a->rows.list[a->order[a->at++]];
	a->fact = (struct hy_fact){ .kind = kind, .source = a->texts->sources[row->source], .day = row->first, .last = row->last,
		.facts = row->facts, .rest = a->resting, .fields = hy_new_array(a->told, kind->count, struct hy_str),
		.at = place_of(a, row->sums.place) };
	tell_words(a, row, a->fact.fields);
	tell_sums(a->told, &row->sums, a->fact.fields + kind->words);
	return &a->fact;
}
