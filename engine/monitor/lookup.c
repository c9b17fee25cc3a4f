#include "engine/monitor/lookup.h"

#include <string.h>

/* The first eight bytes, zeros behind a shorter text. */
static uint64_t
head_of(struct hy_str text)
{
	uint64_t head;

	memcpy(&head, text.p, sizeof(head));
	if (text.len >= sizeof(head))
		return head;
	if (text.len == 0)
		return 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return head & (~UINT64_C(0) >> (64 - 8 * text.len));
#else
	return head & (~UINT64_C(0) << (64 - 8 * text.len));
#endif
}

static size_t
slot_of(const struct hy_lookup *lookup, uint64_t head, size_t len)
{
	return (size_t)(((head ^ len) * 0x9fb21c651e98df25u) >> 32) & lookup->mask;
}

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
	uint64_t head = head_of(text);
	size_t at = slot_of(lookup, head, text.len);

	for (;; at = (at + 1) & lookup->mask) {
		struct hy_lookup_slot *s = &lookup->slots[at];

		if (s->number < 0)
			return s;
		if (s->head == head && s->text.len == text.len &&
		    (text.len <= sizeof(head) || memcmp(s->text.p, text.p, text.len) == 0))
			return s;
	}
}

void
hy_lookup_add(struct hy_lookup *lookup, struct hy_arena *arena, struct hy_str text, int number)
{
	char *copy = hy_arena_alloc(arena, text.len + HY_LOOKUP_PAD);
	struct hy_lookup_slot *slot;

	if (text.len > 0)
		memcpy(copy, text.p, text.len);
	text.p = copy;
	slot = slot_for(lookup, text);
	if (slot->number < 0)
		lookup->count++;
	*slot = (struct hy_lookup_slot){ head_of(text), text, number };
}

int
hy_lookup_find(const struct hy_lookup *lookup, struct hy_str text)
{
	return slot_for(lookup, text)->number;
}
