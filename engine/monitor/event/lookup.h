/*
 * Lookup: some hundred texts that are known beforehand, each with a number, found fast among the bytes of a
 * log. Made once, then only read: any thread may ask.
 */
#ifndef HY_MONITOR_EVENT_LOOKUP_H
#define HY_MONITOR_EVENT_LOOKUP_H

#include "engine/monitor/event/ends.h"

struct hy_lookup_slot {
	struct hy_ends ends;
	struct hy_str text;
	int number;		/* -1: free */
};

struct hy_lookup {
	struct hy_lookup_slot *slots;
	size_t mask, count;
};

/* One with room for MOST texts, in ARENA. */
struct hy_lookup hy_lookup_new(struct hy_arena *arena, size_t most);
/* Adds TEXT (copied) with NUMBER >= 0, in place of an earlier number. */
void hy_lookup_add(struct hy_lookup *lookup, struct hy_arena *arena, struct hy_str text, int number);
/* The number of TEXT, or -1. */
int hy_lookup_find(const struct hy_lookup *lookup, struct hy_str text);

#endif
