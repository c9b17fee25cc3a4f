/* The inside of tallies, seen by tally_table.c (rows), tally_event.c (what is counted where) and tally.c. */
#ifndef HY_MONITOR_TALLY_TALLY_PART_H
#define HY_MONITOR_TALLY_TALLY_PART_H

#include "engine/monitor/event/symbol.h"
#include "engine/monitor/tally/profile.h"
#include "engine/monitor/tally/tally.h"

#define HY_TALLY_WORDS 5	/* numbers of symbols in a key; a person's hash takes four */

enum hy_tally_id {
#define COUNTED(name, when) HY_TALLY_##name,
#include "engine/monitor/tally/tallies.def"
#undef COUNTED
	HY_TALLY_COUNT
};

struct hy_tally_key {
	uint32_t words[HY_TALLY_WORDS];	/* 0 behind the last one */
	int32_t day;
};

struct hy_tally_entry {
	struct hy_tally_key key;
	struct hy_sums sums;
};

struct hy_tally_slot {
	uint32_t hash, entry;	/* entry: number + 1; 0 = free */
};

/* Entries stand in blocks, so that they need not be moved when there are more. */
#define HY_TALLY_BLOCK 256u
struct hy_tally_table {
	struct hy_tally_entry **blocks;
	struct hy_tally_slot *slots;
	uint32_t count, n_blocks, block_room, mask;
};

/*
 * Entries on their way into the tables: the memory where they belong is asked for when they come and needed when there are
 * HY_TALLY_QUEUE of them, so that nobody waits for it.
 */
#define HY_TALLY_QUEUE 32u
struct hy_tally_queued {
	struct hy_tally_entry entry;
	uint32_t hash;
	unsigned id;
};

/*
 * Entries of persons that came just now: at a counter one person's record is looked at some times in a row. They are added up
 * here, where they are at hand, and go to the tables when another one takes their place.
 */
#define HY_TALLY_REPEATS 2048u

struct hy_tallies {
	struct hy_tally_table tables[HY_TALLY_COUNT];
	struct hy_symbols symbols;
	struct hy_symbols files;
	struct hy_profiles profiles;	/* not yet in the tables */
	struct hy_tally_queued queue[HY_TALLY_QUEUE];
	unsigned queued;
	struct hy_tally_queued *repeats;	/* by hash; one without events is free; NULL: none yet */
	uint32_t hours[24], truth[3];	/* symbols of hours, and by enum hy_flag */
};

/* The entry of number N. */
static inline struct hy_tally_entry *
hy_tally_entry_at(const struct hy_tally_table *table, uint32_t n)
{
	return &table->blocks[n / HY_TALLY_BLOCK][n % HY_TALLY_BLOCK];
}

/* Frees what TABLE has. */
void hy_tally_table_end(struct hy_tally_table *table);
/* Adds ENTRY to the one of its key in table ID, at the latest when the queue is emptied. False when there is no memory. */
bool hy_tally_queue(struct hy_tallies *tallies, unsigned id, const struct hy_tally_entry *entry);
bool hy_tally_queue_empty(struct hy_tallies *tallies);
/* The same for SUMS of KEY, which is likely to come again soon; in a table at the latest after hy_tally_repeat_end. */
bool hy_tally_repeat(struct hy_tallies *tallies, unsigned id, const struct hy_tally_key *key, const struct hy_sums *sums);
bool hy_tally_repeat_end(struct hy_tallies *tallies);
/* Tables of TALLIES as facts, and the parts of their keys. */
enum hy_fact_id hy_tally_fact(enum hy_tally_id id);
/* How many words a part of a key takes: 4 for a person, else 1; 0 = there is no such part. */
unsigned hy_tally_part_words(enum hy_tally_id id, unsigned part);
/* Symbols that are always there. */
bool hy_tallies_ready(struct hy_tallies *tallies);

#endif
