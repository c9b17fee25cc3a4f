/*
 * Fact rows: tallies that are added up while a question of a rule is answered (live.h, struct hy_fact_query). A key's words are
 * numbers of symbols, as in tallies.
 */
#ifndef HY_MONITOR_FACT_ROW_H
#define HY_MONITOR_FACT_ROW_H

#include "engine/monitor/tally_part.h"

struct hy_fact_row {
	struct hy_tally_key key;	/* words of fields that are not told apart are 0 */
	struct hy_sums sums;
	int32_t first, last;		/* days */
	uint32_t facts;			/* how many were added up */
	uint32_t source;		/* symbol; of the first event, as is the place */
	unsigned choices;		/* of the question: bit N: choice N holds of one of them */
};

struct hy_fact_rows {
	struct hy_fact_row *list;
	struct hy_tally_slot *slots;
	uint32_t count, room, mask;
};

/* 64 bits that tell keys apart, within one run. */
uint64_t hy_fact_key_hash(const struct hy_tally_key *key);
/* The row of KEY, a new one with nothing in it but the key (facts is 0) when there was none; NULL: no memory. Others may move. */
struct hy_fact_row *hy_fact_rows_get(struct hy_fact_rows *rows, const struct hy_tally_key *key);
/* Adds FROM, which may be several facts, to TO, which may be new. */
void hy_fact_row_add(struct hy_fact_row *to, const struct hy_fact_row *from);
/* Forgets the rows, keeps the memory; gives it back. All zero is an empty one. */
void hy_fact_rows_clear(struct hy_fact_rows *rows);
void hy_fact_rows_end(struct hy_fact_rows *rows);

#endif
