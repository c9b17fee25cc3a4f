#include "engine/monitor/state/fact_row.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 256u

/* Room for as many more rows (or the first ones), and slots to find them in. */
static bool
extend(struct hy_fact_rows *rows)
{
	uint32_t room = rows->room == 0 ? FIRST_ROOM : rows->room * 2, mask = 2 * room - 1;
	struct hy_fact_row *list;
	struct hy_tally_slot *slots;

	list = realloc(rows->list, room * sizeof(*list));
	if (list == NULL)
		return false;
	rows->list = list;
	slots = calloc((size_t)mask + 1, sizeof(*slots));
	if (slots == NULL)
		return false;
	for (uint32_t i = 0; rows->slots != NULL && i <= rows->mask; i++) {
		uint32_t at = rows->slots[i].hash & mask;

		if (rows->slots[i].entry == 0)
			continue;
		while (slots[at].entry != 0)
			at = (at + 1) & mask;
		slots[at] = rows->slots[i];
	}
	free(rows->slots);
	rows->slots = slots;
	rows->room = room;
	rows->mask = mask;
	return true;
}

struct hy_fact_row *
hy_fact_rows_get(struct hy_fact_rows *rows, const struct hy_tally_key *key)
{
	uint32_t hash, at;

	if (rows->last < rows->count && memcmp(&rows->list[rows->last].key, key, sizeof(*key)) == 0)
		return &rows->list[rows->last];
	hash = (uint32_t)hy_fact_key_hash(key);
	for (at = hash & rows->mask; rows->slots != NULL && rows->slots[at].entry != 0; at = (at + 1) & rows->mask) {
		rows->last = rows->slots[at].entry - 1;
		if (rows->slots[at].hash == hash && memcmp(&rows->list[rows->last].key, key, sizeof(*key)) == 0)
			return &rows->list[rows->last];
	}
	if (rows->count == rows->room) {
		if (!extend(rows))
			return NULL;
		for (at = hash & rows->mask; rows->slots[at].entry != 0; at = (at + 1) & rows->mask)
			;
	}
	rows->slots[at] = (struct hy_tally_slot){ hash, rows->count + 1 };
	rows->last = rows->count++;
	rows->list[rows->last] = (struct hy_fact_row){ .key = *key };
	return &rows->list[rows->last];
}

void
hy_fact_row_add(struct hy_fact_row *to, const struct hy_fact_row *from)
{
	if (to->sums.events == 0) {
		struct hy_tally_key key = to->key;

		*to = *from;
		to->key = key;
		return;
	}
	if (from->sums.first < to->sums.first)
		to->source = from->source;
	hy_sums_add(&to->sums, &from->sums);
	to->first = from->first < to->first ? from->first : to->first;
	to->last = from->last > to->last ? from->last : to->last;
	to->facts += from->facts;
	to->choices |= from->choices;
}

void
hy_fact_rows_clear(struct hy_fact_rows *rows)
{
	if (rows->count > 0)
		memset(rows->slots, 0, ((size_t)rows->mask + 1) * sizeof(*rows->slots));
	rows->count = 0;
}

void
hy_fact_rows_end(struct hy_fact_rows *rows)
{
	free(rows->list);
	free(rows->slots);
	*rows = (struct hy_fact_rows){ .list = NULL };
}

static bool
widen(struct hy_fact_seen *seen)
{
	uint32_t mask = seen->slots == NULL ? 4 * FIRST_ROOM - 1 : seen->mask * 2 + 1;
	uint64_t *slots = calloc((size_t)mask + 1, sizeof(*slots));

	if (slots == NULL)
		return false;
	for (uint32_t i = 0; seen->slots != NULL && i <= seen->mask; i++) {
		uint32_t at = (uint32_t)seen->slots[i] & mask;

		if (seen->slots[i] == 0)
			continue;
		while (slots[at] != 0)
			at = (at + 1) & mask;
		slots[at] = seen->slots[i];
	}
	free(seen->slots);
	seen->slots = slots;
	seen->mask = mask;
	return true;
}

bool
hy_fact_seen_add(struct hy_fact_seen *seen, uint64_t hash, bool *fresh)
{
	uint32_t at;

	hash += hash == 0;
	if ((seen->slots == NULL || seen->count > seen->mask / 2) && !widen(seen))
		return false;
	for (at = (uint32_t)hash & seen->mask; seen->slots[at] != 0 && seen->slots[at] != hash; at = (at + 1) & seen->mask)
		;
	*fresh = seen->slots[at] == 0;
	seen->slots[at] = hash;
	seen->count += *fresh;
	return true;
}

void
hy_fact_seen_clear(struct hy_fact_seen *seen)
{
	if (seen->count > 0)
		memset(seen->slots, 0, ((size_t)seen->mask + 1) * sizeof(*seen->slots));
	seen->count = 0;
}

void
hy_fact_seen_end(struct hy_fact_seen *seen)
{
	free(seen->slots);
	*seen = (struct hy_fact_seen){ NULL, 0, 0 };
}
