/* Tables of tallies, and entries on their way into them (tally_part.h). */
#include "engine/monitor/tally/tally_part.h"

#include <stdlib.h>

#define FIRST_SLOTS 64u

/* Sums of products, so that none waits for another. The numbers are random and odd. */
static inline uint32_t
hash_of(const struct hy_tally_key *key)
{
	return (uint32_t)((key->words[0] * UINT64_C(0x9fb21c651e98df25) + key->words[1] * UINT64_C(0xbf58476d1ce4e5b9) +
	    key->words[2] * UINT64_C(0x94d049bb133111eb) + key->words[3] * UINT64_C(0xd6e8feb86659fd93) +
	    key->words[4] * UINT64_C(0xa0761d6478bd642f) + (uint32_t)key->day * UINT64_C(0xe7037ed1a0b428db)) >> 32);
}

void
hy_tally_table_end(struct hy_tally_table *table)
{
	for (uint32_t i = 0; i < table->n_blocks; i++)
		free(table->blocks[i]);
	free(table->blocks);
	free(table->slots);
}

/* Twice as many slots (or the first ones), the entries found in them by their kept hashes. */
static bool
table_widen(struct hy_tally_table *table)
{
	uint32_t old = table->slots == NULL ? 0 : table->mask + 1, size = old == 0 ? FIRST_SLOTS : old * 2;
	struct hy_tally_slot *slots = calloc(size, sizeof(*slots));

	if (slots == NULL)
		return false;
	for (uint32_t i = 0; i < old; i++) {
		uint32_t at = table->slots[i].hash & (size - 1);

		if (table->slots[i].entry == 0)
			continue;
		while (slots[at].entry != 0)
			at = (at + 1) & (size - 1);
		slots[at] = table->slots[i];
	}
	free(table->slots);
	table->slots = slots;
	table->mask = size - 1;
	return true;
}

/* Room for one more entry. */
static bool
table_extend(struct hy_tally_table *table)
{
	if (table->count < table->n_blocks * HY_TALLY_BLOCK)
		return true;
	if (table->n_blocks == table->block_room) {
		uint32_t room = table->block_room == 0 ? 8 : table->block_room * 2;
		struct hy_tally_entry **blocks = realloc(table->blocks, room * sizeof(struct hy_tally_entry *));

		if (blocks == NULL)
			return false;
		table->blocks = blocks;
		table->block_room = room;
	}
	table->blocks[table->n_blocks] = malloc(HY_TALLY_BLOCK * sizeof(struct hy_tally_entry));
	return table->blocks[table->n_blocks] != NULL && ++table->n_blocks > 0;
}

/* Three comparisons; memcmp would be a call. */
static inline bool
same_key(const struct hy_tally_key *a, const struct hy_tally_key *b)
{
	uint64_t x[3], y[3];

	_Static_assert(sizeof(*a) == sizeof(x), "a key is three words of the machine");
	memcpy(x, a, sizeof(x));
	memcpy(y, b, sizeof(y));
	return x[0] == y[0] && x[1] == y[1] && x[2] == y[2];
}

static bool
table_add(struct hy_tally_table *table, const struct hy_tally_entry *entry, uint32_t hash)
{
	uint32_t at;

	if ((table->slots == NULL || table->count >= table->mask - table->mask / 4) && !table_widen(table))
		return false;
	for (at = hash & table->mask; table->slots[at].entry != 0; at = (at + 1) & table->mask) {
		struct hy_tally_entry *e;

		if (table->slots[at].hash != hash)
			continue;
		e = hy_tally_entry_at(table, table->slots[at].entry - 1);
		if (same_key(&e->key, &entry->key)) {
			hy_sums_add(&e->sums, &entry->sums);
			return true;
		}
	}
	if (!table_extend(table))
		return false;
	*hy_tally_entry_at(table, table->count) = *entry;
	table->slots[at] = (struct hy_tally_slot){ hash, ++table->count };
	return true;
}

/* Adds NEXT to the queue. */
static bool
queue(struct hy_tallies *t, const struct hy_tally_queued *next)
{
	const struct hy_tally_table *table = &t->tables[next->id];

	t->queue[t->queued++] = *next;
	if (table->slots != NULL)
		__builtin_prefetch(&table->slots[next->hash & table->mask]);
	return t->queued < HY_TALLY_QUEUE || hy_tally_queue_empty(t);
}

bool
hy_tally_queue(struct hy_tallies *t, unsigned id, const struct hy_tally_entry *entry)
{
	return queue(t, &(struct hy_tally_queued){ *entry, hash_of(&entry->key), id });
}

bool
hy_tally_repeat(struct hy_tallies *t, unsigned id, const struct hy_tally_key *key, const struct hy_sums *sums)
{
	uint32_t hash = hash_of(key);
	struct hy_tally_queued *r;
	bool ok = true;

	if (t->repeats == NULL && (t->repeats = calloc(HY_TALLY_REPEATS, sizeof(*t->repeats))) == NULL)
		return false;
	r = &t->repeats[hash % HY_TALLY_REPEATS];
	if (r->hash == hash && r->id == id && r->entry.sums.events > 0 && same_key(&r->entry.key, key)) {
		hy_sums_add(&r->entry.sums, sums);
		return true;
	}
	if (r->entry.sums.events > 0)
		ok = queue(t, r);
	*r = (struct hy_tally_queued){ { *key, *sums }, hash, id };
	return ok;
}

bool
hy_tally_repeat_end(struct hy_tallies *t)
{
	bool ok = true;

	for (unsigned i = 0; t->repeats != NULL && i < HY_TALLY_REPEATS; i++) {
		if (t->repeats[i].entry.sums.events > 0)
			ok = queue(t, &t->repeats[i]) && ok;
		t->repeats[i].entry.sums.events = 0;
	}
	return ok;
}

bool
hy_tally_queue_empty(struct hy_tallies *t)
{
	bool ok = true;

	for (unsigned i = 0; i < t->queued; i++) {
		const struct hy_tally_table *table = &t->tables[t->queue[i].id];
		uint32_t n = table->slots != NULL ? table->slots[t->queue[i].hash & table->mask].entry : 0;

		if (n != 0)
			__builtin_prefetch(hy_tally_entry_at(table, n - 1), 1);
	}
	for (unsigned i = 0; i < t->queued; i++)
		ok = table_add(&t->tables[t->queue[i].id], &t->queue[i].entry, t->queue[i].hash) && ok;
	t->queued = 0;
	return ok;
}
