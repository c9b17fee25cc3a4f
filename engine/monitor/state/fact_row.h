/*
 * Fact rows: tallies that are added up while a question of a rule is answered (live.h, struct hy_fact_query). A key's words are
 * numbers of symbols, as in tallies.
 */
#ifndef HY_MONITOR_STATE_FACT_ROW_H
#define HY_MONITOR_STATE_FACT_ROW_H

#include "engine/monitor/tally/tally_part.h"

struct hy_fact_row {
	struct hy_tally_key key;	/* words of fields that are not told apart are 0 */
	struct hy_sums sums;
	int32_t first, last;		/* days */
	uint32_t facts;			/* how many were added up, each once */
	uint32_t source;		/* symbol; of the first event, as is the place */
	unsigned choices;		/* of the question: bit N: choice N holds of one of them */
};

struct hy_fact_rows {
	struct hy_fact_row *list;
	struct hy_tally_slot *slots;
	uint32_t count, room, mask;
	uint32_t last;			/* that was asked for; it often is again */
};

/* 64 bits that tell keys apart, within one run. */
static inline uint64_t
hy_fact_key_hash(const struct hy_tally_key *key)
{
	uint64_t h = (key->words[0] | (uint64_t)key->words[1] << 32) * 0x9fb21c651e98df25u;

	h ^= (h >> 29) ^ (key->words[2] | (uint64_t)key->words[3] << 32);
	h *= 0xbf58476d1ce4e5b9u;
	h ^= (h >> 31) ^ (key->words[4] | (uint64_t)(uint32_t)key->day << 32);
	h *= 0x94d049bb133111ebu;
	return h ^ h >> 32;
}
/* The row of KEY, a new one with nothing in it but the key (no events) when there was none; NULL: no memory. Others may move. */
struct hy_fact_row *hy_fact_rows_get(struct hy_fact_rows *rows, const struct hy_tally_key *key);
/* Adds FROM to TO, which may be new. */
void hy_fact_row_add(struct hy_fact_row *to, const struct hy_fact_row *from);
/* Forgets the rows, keeps the memory; gives it back. All zero is an empty one. */
void hy_fact_rows_clear(struct hy_fact_rows *rows);
void hy_fact_rows_end(struct hy_fact_rows *rows);

/* Which keys came already, by their hashes. All zero is an empty one. */
struct hy_fact_seen {
	uint64_t *slots;	/* 0 = free */
	uint32_t count, mask;
};

/* HASH is among them now; *FRESH: it was not before. False: no memory. */
bool hy_fact_seen_add(struct hy_fact_seen *seen, uint64_t hash, bool *fresh);
void hy_fact_seen_clear(struct hy_fact_seen *seen);
void hy_fact_seen_end(struct hy_fact_seen *seen);

#endif
