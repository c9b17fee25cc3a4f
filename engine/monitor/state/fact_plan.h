/*
 * A plan: what a rule asks of tallies (live.h, struct hy_fact_query) in terms of their rows, so that a row is looked at in no time.
 */
#ifndef HY_MONITOR_STATE_FACT_PLAN_H
#define HY_MONITOR_STATE_FACT_PLAN_H

#include "engine/monitor/tally/tally_part.h"

/* Words that a choice names of a field: by their numbers, or persons as they are. */
struct hy_fact_set {
	unsigned offset;	/* of the field in a key */
	unsigned char *has;	/* of each number up to SIZE; NULL: persons */
	uint32_t size;
	uint64_t *persons;	/* slots, one more than MASK; 0 = free */
	uint32_t mask;
};

struct hy_fact_plan_choice {
	struct hy_fact_set sets[HY_FACT_FIELDS];
	unsigned n_sets;
};

/* Words of a key that tell rows apart. */
struct hy_fact_mask {
	uint32_t words[HY_TALLY_WORDS];
};

struct hy_fact_plan {
	struct hy_fact_query query;
	unsigned offsets[HY_FACT_FIELDS], widths[HY_FACT_FIELDS];	/* of fields in a key, in words */
	struct hy_fact_mask by, rest, but_differ;	/* but_differ: BY less the field that rows differ in */
	struct hy_fact_plan_choice *choices;
	unsigned always;		/* choices that hold of every row */
	bool steady;			/* these are all */
	/* The one sum that all choices limit, if each limits only that (else HY_SUM_ASKED), and the least that one of them wants. */
	unsigned limited;
	uint64_t least;
};

/* The plan of QUERY, whose texts must last as long, in ARENA; its words get numbers in WORDS. */
void hy_fact_plan_make(struct hy_fact_plan *plan, struct hy_arena *arena, struct hy_symbols *words, const struct hy_fact_query *query);
/* The day of the week of DAY as a bit; bit 0: Monday. */
unsigned hy_fact_weekday(long day);
/* Of those that do not always hold, the choices that hold of a row of KEY on a WEEKDAY. */
unsigned hy_fact_plan_look(const struct hy_fact_plan *plan, const struct hy_tally_key *key, unsigned weekday);
/* The choices (bit N: choice N) that hold of such a row; when there are none all rows are wanted, and bit 0 is set. */
static inline unsigned
hy_fact_plan_choices(const struct hy_fact_plan *plan, const struct hy_tally_key *key, unsigned weekday)
{
	return plan->steady ? plan->always : plan->always | hy_fact_plan_look(plan, key, weekday);
}
/* KEY with the words of MASK only, and DAY. */
static inline struct hy_tally_key
hy_fact_plan_key(const struct hy_tally_key *key, const struct hy_fact_mask *mask, long day)
{
	struct hy_tally_key own = { .day = (int32_t)day };

	for (unsigned w = 0; w < HY_TALLY_WORDS; w++)
		own.words[w] = key->words[w] & mask->words[w];
	return own;
}
/* SUMS are what one of CHOICES wants. */
bool hy_fact_plan_over(const struct hy_fact_plan *plan, unsigned choices, const struct hy_sums *sums);
/* HY_SUM_EVENTS, _PERSONS or _ROWS of SUMS. */
uint64_t hy_fact_sum(const struct hy_sums *sums, unsigned sum);

#endif
