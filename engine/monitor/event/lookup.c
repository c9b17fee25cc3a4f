#include "engine/monitor/event/lookup.h"

struct hy_lookup
hy_lookup_new(struct hy_arena *arena, size_t most)
{
	struct hy_lookup lookup = { .mask = 15 };

	while (lookup.mask < 3 * most)
		lookup.mask = lookup.mask * 2 + 1;
	lookup.slots = hy_new_array(arena, lookup.mask + 1, struct hy_lookup_slot);
	for (size_t i = 0; i <= lookup.mask; i++)
		lookup.slots[i].number = -1;
	return lookup;
}

/* The slot TEXT is in, or the free one where it belongs. */
static struct hy_lookup_slot *
slot_for(const struct hy_lookup *lookup, struct hy_str text)
{
	struct hy_ends ends = hy_ends_of(text);
	size_t at = hy_ends_hash(ends, text.len) & lookup->mask;

	for (;; at = (at + 1) & lookup->mask) {
		struct hy_lookup_slot *s = &lookup->slots[at];

		if (s->number < 0)
			return s;
		if (s->text.len == text.len && hy_ends_same(s->ends, ends) &&
		    (text.len <= HY_ENDS_WHOLE || memcmp(s->text.p, text.p, text.len) == 0))
			return s;
	}
}

void
hy_lookup_add(struct hy_lookup *lookup, struct hy_arena *arena, struct hy_str text, int number)
{
	struct hy_lookup_slot *slot;

	text = hy_str_copy(arena, text.p, text.len);
	slot = slot_for(lookup, text);
	if (slot->number < 0)
		lookup->count++;
	*slot = (struct hy_lookup_slot){ hy_ends_of(text), text, number };
}

int
hy_lookup_find(const struct hy_lookup *lookup, struct hy_str text)
{
	return slot_for(lookup, text)->number;
}
