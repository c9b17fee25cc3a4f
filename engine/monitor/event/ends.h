/*
 * A text by its ends, two numbers that are all of it when it has 16 bytes or fewer. Most texts of a log are so short that a loop or
 * a call of memcmp takes longer than everything else that is done with them.
 */
#ifndef HY_MONITOR_EVENT_ENDS_H
#define HY_MONITOR_EVENT_ENDS_H

#include <stdint.h>
#include <string.h>

#include "engine/base/str.h"

#define HY_ENDS_WHOLE 16u	/* bytes of the longest text that is told by its ends and its length */

struct hy_ends {
	uint64_t head, tail;	/* the first and the last eight bytes; a shorter text is in HEAD alone */
};

/* Reads no byte behind TEXT: what is shorter than a number is read as parts that overlap. */
static inline struct hy_ends
hy_ends_of(struct hy_str text)
{
	struct hy_ends ends = { 0, 0 };
	uint32_t first, last;

	if (text.len >= 8) {
		memcpy(&ends.head, text.p, 8);
		memcpy(&ends.tail, text.p + text.len - 8, 8);
	} else if (text.len >= 4) {
		memcpy(&first, text.p, 4);
		memcpy(&last, text.p + text.len - 4, 4);
		ends.head = first | (uint64_t)last << 32;
	} else if (text.len > 0) {
		ends.head = (unsigned char)text.p[0] | (uint64_t)(unsigned char)text.p[text.len / 2] << 8 |
		    (uint64_t)(unsigned char)text.p[text.len - 1] << 16;
	}
	return ends;
}

static inline bool
hy_ends_same(struct hy_ends a, struct hy_ends b)
{
	return a.head == b.head && a.tail == b.tail;
}

/* For tables, of a text of LEN bytes: what differs at its end must reach all bits, as texts are often alike but for it. */
static inline uint32_t
hy_ends_hash(struct hy_ends ends, size_t len)
{
	uint64_t h = (ends.head ^ len) * 0x9fb21c651e98df25u + ends.tail * 0xbf58476d1ce4e5b9u;

	return (uint32_t)((h ^ h >> 32) * 0x94d049bb133111ebu >> 32);
}

#endif
