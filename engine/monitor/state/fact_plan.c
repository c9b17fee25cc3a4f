#include "engine/monitor/state/fact_plan.h"

#include <string.h>

/* A plan in the making. */
struct making {
	struct hy_fact_plan *plan;
	struct hy_arena *arena;
	struct hy_symbols *words;
};

static int
digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The bytes of a person as a number that is not 0. */
static uint64_t
person_of(const void *bytes)
{
	uint64_t person;

	_Static_assert(sizeof(person) == HY_PERSON, "a person is a number");
	memcpy(&person, bytes, sizeof(person));
	return person != 0 ? person : 1;
}

/* TEXT, a person as facts tell it, as a number; 0: it is none. */
static uint64_t
read_person(struct hy_str text)
{
	unsigned char bytes[HY_PERSON];

	if (text.len != 2 * sizeof(bytes))
		return 0;
	for (size_t i = 0; i < sizeof(bytes); i++) {
		int high = digit(text.p[2 * i]), low = digit(text.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return 0;
		bytes[i] = (unsigned char)((unsigned)high << 4 | (unsigned)low);
	}
	return person_of(bytes);
}

/* The slot of PERSON, or the free one where it belongs. */
static uint64_t *
slot_of(const struct hy_fact_set *set, uint64_t person)
{
	uint32_t at = (uint32_t)person & set->mask;

	while (set->persons[at] != 0 && set->persons[at] != person)
		at = (at + 1) & set->mask;
	return &set->persons[at];
}

static void
plan_persons(struct hy_arena *arena, const struct hy_str *words, unsigned n, struct hy_fact_set *set)
{
	while (set->mask < 2 * n)
		set->mask = 2 * set->mask + 1;
	set->persons = hy_new_array(arena, (size_t)set->mask + 1, uint64_t);
	for (unsigned i = 0; i < n; i++) {
		uint64_t person = read_person(words[i]);

		if (person != 0)
			*slot_of(set, person) = person;
	}
}

static void
plan_words(struct making *m, const struct hy_str *words, unsigned n, struct hy_fact_set *set)
{
	uint32_t *numbers = hy_new_array(m->arena, n + 1, uint32_t);

	for (unsigned i = 0; i < n; i++) {
		numbers[i] = hy_symbols_number(m->words, words[i]);
		if (numbers[i] != UINT32_MAX && numbers[i] >= set->size)
			set->size = numbers[i] + 1;
	}
	set->has = hy_arena_alloc(m->arena, set->size + 1);
	for (unsigned i = 0; i < n; i++)
		if (numbers[i] != UINT32_MAX)
			set->has[numbers[i]] = 1;
}

static void
plan_choice(struct making *m, const struct hy_fact_choice *from, struct hy_fact_plan_choice *to)
{
	const struct hy_fact_plan *plan = m->plan;

	for (unsigned f = 0; f < plan->query.kind->words; f++) {
		struct hy_fact_set *set = &to->sets[to->n_sets];

		if (from->words[f] == NULL)
			continue;
		to->n_sets++;
		set->offset = plan->offsets[f];
		if (plan->widths[f] > 1)
			plan_persons(m->arena, from->words[f], from->n_words[f], set);
		else
			plan_words(m, from->words[f], from->n_words[f], set);
	}
}

static void
plan_fields(struct hy_fact_plan *plan)
{
	int id = 0;

	while (id < HY_TALLY_COUNT - 1 && hy_tally_fact((enum hy_tally_id)id) != plan->query.kind->id)
		id++;
	for (unsigned f = 0, at = 0; f < plan->query.kind->words; f++) {
		plan->offsets[f] = at;
		plan->widths[f] = hy_tally_part_words((enum hy_tally_id)id, f);
		at += plan->widths[f];
	}
}

static struct hy_fact_mask
mask_of(const struct hy_fact_plan *plan, unsigned fields)
{
	struct hy_fact_mask mask = { { 0 } };

	for (unsigned f = 0; f < plan->query.kind->words; f++)
		for (unsigned w = 0; w < plan->widths[f] && (fields & 1u << f) != 0; w++)
			mask.words[plan->offsets[f] + w] = UINT32_MAX;
	return mask;
}

/* The sum that choice C limits; HY_SUM_ASKED: none, or more than one. */
static unsigned
only_limit(const struct hy_fact_choice *choice)
{
	unsigned sum = HY_SUM_ASKED, n = 0;

	for (unsigned s = 0; s < HY_SUM_ASKED; s++) {
		if (choice->limited[s]) {
			sum = s;
			n++;
		}
	}
	return n == 1 ? sum : HY_SUM_ASKED;
}

static void
plan_limit(struct hy_fact_plan *plan)
{
	const struct hy_fact_query *q = &plan->query;

	plan->limited = q->n_choices > 0 ? only_limit(&q->choices[0]) : HY_SUM_ASKED;
	plan->least = UINT64_MAX;
	for (unsigned c = 0; c < q->n_choices && plan->limited != HY_SUM_ASKED; c++) {
		if (only_limit(&q->choices[c]) != plan->limited)
			plan->limited = HY_SUM_ASKED;
		else if (q->choices[c].over[plan->limited] < plan->least)
			plan->least = q->choices[c].over[plan->limited] + 1;
	}
}

void
hy_fact_plan_make(struct hy_fact_plan *plan, struct hy_arena *arena, struct hy_symbols *words, const struct hy_fact_query *query)
{
	struct making m = { plan, arena, words };

	*plan = (struct hy_fact_plan){ .query = *query, .choices = hy_new_array(arena, query->n_choices + 1, struct hy_fact_plan_choice) };
	plan_fields(plan);
	plan->by = mask_of(plan, query->by);
	plan->rest = mask_of(plan, query->rest);
	plan->but_differ = mask_of(plan, query->differ >= 0 ? query->by & ~(1u << query->differ) : query->by);
	for (unsigned i = 0; i < query->n_choices; i++)
		plan_choice(&m, &query->choices[i], &plan->choices[i]);
	for (unsigned i = 0; i < query->n_choices; i++)
		plan->always |= (unsigned)(plan->choices[i].n_sets == 0 && query->choices[i].weekdays == 0) << i;
	plan->steady = plan->always + 1 == 1u << query->n_choices;
	plan->always |= query->n_choices == 0;
	plan_limit(plan);
}

static bool
set_has(const struct hy_fact_set *set, const uint32_t *words)
{
	if (set->has != NULL)
		return words[0] < set->size && set->has[words[0]] != 0;
	return *slot_of(set, person_of(words)) != 0;
}

/* What choice C asks of a row's fields and day holds. */
static bool
holds(const struct hy_fact_plan *plan, unsigned c, const struct hy_tally_key *key, unsigned weekday)
{
	unsigned weekdays = plan->query.choices[c].weekdays;
	const struct hy_fact_plan_choice *choice = &plan->choices[c];

	if (weekdays != 0 && (weekdays & weekday) == 0)
		return false;
	for (unsigned i = 0; i < choice->n_sets; i++)
		if (!set_has(&choice->sets[i], key->words + choice->sets[i].offset))
			return false;
	return true;
}

unsigned
hy_fact_weekday(long day)
{
	/* The first day of 1970 was a Thursday. */
	return 1u << ((day % 7 + 7 + 3) % 7);
}

unsigned
hy_fact_plan_look(const struct hy_fact_plan *plan, const struct hy_tally_key *key, unsigned weekday)
{
	unsigned found = 0;

	for (unsigned c = 0; c < plan->query.n_choices; c++)
		if ((plan->always & 1u << c) == 0)
			found |= (unsigned)holds(plan, c, key, weekday) << c;
	return found;
}

uint64_t
hy_fact_sum(const struct hy_sums *sums, unsigned sum)
{
	return sum == HY_SUM_EVENTS ? sums->events : sum == HY_SUM_PERSONS ? sums->persons : sums->rows;
}

bool
hy_fact_plan_over(const struct hy_fact_plan *plan, unsigned choices, const struct hy_sums *sums)
{
	for (unsigned c = 0; c < plan->query.n_choices; c++) {
		const struct hy_fact_choice *choice = &plan->query.choices[c];
		bool over = (choices & 1u << c) != 0;

		for (unsigned s = 0; over && s < HY_SUM_ASKED; s++)
			over = !choice->limited[s] || hy_fact_sum(sums, s) > choice->over[s];
		if (over)
			return true;
	}
	return plan->query.n_choices == 0;
}
