#include "engine/monitor/tally/tally.h"

#include <stdlib.h>
#include <string.h>

#include "engine/monitor/tally/tally_part.h"

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
		hy_tally_table_end(&t->tables[i]);
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
