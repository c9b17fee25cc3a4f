/*
 * An answer to what a rule asks of tallies (live.h, struct hy_fact_query): rows go in, part by part (a day, or all days when the
 * question is about them together), and come out as facts. Memory is that of what a part has to tell, and of what is left over.
 */
#ifndef HY_MONITOR_STATE_FACT_ANSWER_H
#define HY_MONITOR_STATE_FACT_ANSWER_H

#include "engine/monitor/tally/tally_part.h"

/* What numbers in rows stand for, for all answers of a run. */
struct hy_fact_texts {
	struct hy_symbols words, files;
	const char *const *sources;	/* names; they last as long as the live side */
};

struct hy_fact_answer;

/* TEXTS and the epochs of LIVE must last as long; of QUERY a copy is made. Never NULL. */
struct hy_fact_answer *hy_fact_answer_new(const struct hy_live *live, struct hy_fact_texts *texts, const struct hy_fact_query *query);
void hy_fact_answer_free(struct hy_fact_answer *answer);
const struct hy_fact_query *hy_fact_answer_query(const struct hy_fact_answer *answer);

/* Rows that are taken until the next call are of SOURCE (its number) and DAY; with SEVERAL packs a row can come again. */
void hy_fact_answer_begin(struct hy_fact_answer *answer, uint32_t source, long day, bool several);
/* A hy_tally_entry_visit. False when there is no memory. */
bool hy_fact_answer_take(void *answer, const struct hy_tally_entry *entry);
/*
 * True: as few of about ROWS rows will be told, they should be taken twice, and are only looked at the first time, which
 * hy_fact_answer_looked ends. No memory for it: false, it is only slower.
 */
bool hy_fact_answer_look(struct hy_fact_answer *answer, size_t rows);
void hy_fact_answer_looked(struct hy_fact_answer *answer);

/* The part is complete: its facts can be told. False when there is no memory. */
bool hy_fact_answer_ready(struct hy_fact_answer *answer);
/* The same for what was left over of all parts. */
bool hy_fact_answer_ready_rest(struct hy_fact_answer *answer);
/* The next fact of the part, until the next call; NULL: it has no more. */
const struct hy_fact *hy_fact_answer_next(struct hy_fact_answer *answer);

#endif
