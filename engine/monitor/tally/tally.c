#include "engine/monitor/tally/tally.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/tally/tally_part.h"

#define FIRST_SLOTS 64u
#define PLACE_MAX (PATH_MAX + 16)

/* Sums of products, so that none waits for another. The numbers are random and odd. */
static inline uint32_t
hash_of(const struct hy_tally_key *key)
{
	return (uint32_t)((key->words[0] * UINT64_C(0x9fb21c651e98df25) + key->words[1] * UINT64_C(0xbf58476d1ce4e5b9) +
	    key->words[2] * UINT64_C(0x94d049bb133111eb) + key->words[3] * UINT64_C(0xd6e8feb86659fd93) +
	    key->words[4] * UINT64_C(0xa0761d6478bd642f) + (uint32_t)key->day * UINT64_C(0xe7037ed1a0b428db)) >> 32);
}

static void
table_end(struct hy_tally_table *table)
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

struct hy_tallies *
hy_tallies_new(void)
{
	struct hy_tallies *t = calloc(1, sizeof(*t));

	if (t != NULL && hy_symbols_init(&t->symbols) && hy_symbols_init(&t->files) &&
	    hy_profiles_init(&t->profiles) && hy_tallies_ready(t))
		return t;
	hy_tallies_free(t);
	return NULL;
}

void
hy_tallies_free(struct hy_tallies *t)
{
	if (t == NULL)
		return;
	for (int i = 0; i < HY_TALLY_COUNT; i++)
		table_end(&t->tables[i]);
	hy_symbols_end(&t->symbols);
	hy_symbols_end(&t->files);
	hy_profiles_end(&t->profiles);
	free(t->repeats);
	free(t);
}

size_t
hy_tallies_count(const struct hy_tallies *t)
{
	/* A profile makes a new row or two, most of the time. */
	size_t count = t->profiles.count * (size_t)3 / 2 + t->queued;

	for (int i = 0; i < HY_TALLY_COUNT; i++)
		count += t->tables[i].count;
	return count;
}

void
hy_tallies_clear(struct hy_tallies *t)
{
	for (int i = 0; i < HY_TALLY_COUNT; i++) {
		struct hy_tally_table *table = &t->tables[i];

		if (table->slots != NULL)
			memset(table->slots, 0, ((size_t)table->mask + 1) * sizeof(*table->slots));
		table->count = 0;
	}
	hy_profiles_clear(&t->profiles);
	for (unsigned i = 0; t->repeats != NULL && i < HY_TALLY_REPEATS; i++)
		t->repeats[i].entry.sums.events = 0;
	t->queued = 0;
	hy_symbols_clear(&t->symbols);
	hy_symbols_clear(&t->files);
	/* The few symbols fit into the room there is already. */
	hy_tallies_ready(t);
}

/* TEXT behind P; a control character becomes a space, so that none is taken for the end of a field. */
static char *
put_text(char *p, const struct hy_symbol *text)
{
	for (uint32_t i = 0; i < text->len; i++)
		*p++ = (unsigned char)text->p[i] < 0x20 || text->p[i] == 0x7f ? ' ' : text->p[i];
	return p;
}

static char *
put_person(char *p, const uint32_t words[HY_PERSON / 4])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char bytes[HY_PERSON];

	memcpy(bytes, words, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++) {
		*p++ = digits[bytes[i] >> 4];
		*p++ = digits[bytes[i] & 15];
	}
	return p;
}

static size_t
put_key(char *out, const struct hy_tallies *t, enum hy_tally_id id, const struct hy_tally_key *key)
{
	unsigned word = 0, words;
	char *p = out;

	for (unsigned part = 0; (words = hy_tally_part_words(id, part)) > 0; part++) {
		if (words > 1)
			p = put_person(p, key->words + word);
		else
			p = put_text(p, &t->symbols.list[key->words[word]]);
		*p++ = HY_TALLY_END;
		word += words;
	}
	*p = '\0';
	return (size_t)(p - out);
}

static size_t
put_place(char *out, const struct hy_tallies *t, uint64_t place)
{
	const struct hy_symbol *file = hy_place_is_open(place) ? &t->files.list[0] : &t->files.list[place >> 32];
	int n = snprintf(out, PLACE_MAX, "%.*s:%u", (int)file->len, file->p, (unsigned)(uint32_t)place);

	return n > 0 && n < PLACE_MAX ? (size_t)n : 0;
}

bool
hy_tallies_each(const struct hy_tallies *t, hy_tally_visit *visit, void *context)
{
	char key[HY_TALLY_KEY_MAX + 1], place[PLACE_MAX];

	for (int id = 0; id < HY_TALLY_COUNT; id++) {
		for (uint32_t i = 0; i < t->tables[id].count; i++) {
			const struct hy_tally_entry *e = hy_tally_entry_at(&t->tables[id], i);
			struct hy_tally_row row = {
				hy_tally_fact((enum hy_tally_id)id), e->key.day,
				{ key, put_key(key, t, (enum hy_tally_id)id, &e->key) }, e->sums.events, e->sums.persons,
				e->sums.rows, e->sums.first, e->sums.last, { place, put_place(place, t, e->sums.place) },
			};

			if (!visit(context, &row))
				return false;
		}
	}
	return true;
}

/* Numbers of texts in one set as numbers in another, found when first asked for. */
struct numbers {
	const struct hy_symbols *from;
	struct hy_symbols *to;
	uint32_t *known;	/* number + 1; 0 = not asked yet */
};

static uint32_t
translate(struct numbers *n, uint32_t number)
{
	if (n->known[number] == 0) {
		const struct hy_symbol *s = &n->from->list[number];

		n->known[number] = hy_symbols_number(n->to, (struct hy_str){ s->p, s->len }) + 1;
	}
	return n->known[number] - 1;
}

static bool
add_entry(struct hy_tallies *t, enum hy_tally_id id, struct hy_tally_entry e, struct numbers *symbols, struct numbers *files)
{
	unsigned word = 0, words;

	for (unsigned part = 0; (words = hy_tally_part_words(id, part)) > 0; part++) {
		if (words == 1) {
			e.key.words[word] = translate(symbols, e.key.words[word]);
			if (e.key.words[word] == UINT32_MAX)
				return false;
		}
		word += words;
	}
	if (!hy_place_is_open(e.sums.place))
		e.sums.place = HY_PLACE(translate(files, (uint32_t)(e.sums.place >> 32)), e.sums.place);
	return hy_tally_queue(t, id, &e);
}

bool
hy_tallies_add(struct hy_tallies *t, const struct hy_tallies *from)
{
	struct numbers symbols = { &from->symbols, &t->symbols, calloc(from->symbols.count, sizeof(uint32_t)) };
	struct numbers files = { &from->files, &t->files, calloc(from->files.count, sizeof(uint32_t)) };
	bool ok = symbols.known != NULL && files.known != NULL;

	for (int id = 0; ok && id < HY_TALLY_COUNT; id++)
		for (uint32_t i = 0; ok && i < from->tables[id].count; i++)
			ok = add_entry(t, (enum hy_tally_id)id, *hy_tally_entry_at(&from->tables[id], i), &symbols, &files);
	free(symbols.known);
	free(files.known);
	return hy_tally_queue_empty(t) && ok;
}

uint32_t
hy_tallies_file(struct hy_tallies *t, struct hy_str name)
{
	return hy_symbols_number(&t->files, name);
}

void
hy_tallies_settle(struct hy_tallies *t, hy_tally_place *tell, void *context)
{
	for (int id = 0; id < HY_TALLY_COUNT; id++) {
		for (uint32_t i = 0; i < t->tables[id].count; i++) {
			struct hy_tally_entry *e = hy_tally_entry_at(&t->tables[id], i);

			if (hy_place_is_open(e->sums.place))
				e->sums.place = tell(context, (uint32_t)e->sums.place);
		}
	}
}
