#include "engine/monitor/log/seen.h"

#include <stdlib.h>
#include <string.h>

/* The first run that ends at FROM - 1 or later. */
static unsigned
place_of(const struct hy_seen *seen, uint64_t from)
{
	unsigned low = 0, high = seen->count;

	while (low < high) {
		unsigned mid = low + (high - low) / 2;

		if (seen->runs[mid].to < from && from - seen->runs[mid].to > 1)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
insert(struct hy_seen *seen, unsigned at, struct hy_seen_run run)
{
	if (seen->count == seen->room) {
		unsigned room = seen->room == 0 ? 16 : seen->room * 2;
		struct hy_seen_run *runs = realloc(seen->runs, room * sizeof(*runs));

		if (runs == NULL)
			return false;
		seen->runs = runs;
		seen->room = room;
	}
	memmove(seen->runs + at + 1, seen->runs + at, (seen->count++ - at) * sizeof(run));
	seen->runs[at] = run;
	return true;
}

/* How many numbers RUN and FROM to TO have in common. */
static uint64_t
common(const struct hy_seen_run *run, uint64_t from, uint64_t to)
{
	uint64_t low = run->from > from ? run->from : from, high = run->to < to ? run->to : to;

	return high >= low ? high - low + 1 : 0;
}

bool
hy_seen_add(struct hy_seen *seen, uint64_t from, uint64_t to)
{
	unsigned at, last;

	/* The next number of the highest run: nearly always. */
	if (seen->count > 0 && seen->runs[seen->count - 1].to + 1 == from && from > 0) {
		seen->runs[seen->count - 1].to = to;
		return true;
	}
	at = place_of(seen, from);
	if (at == seen->count || (seen->runs[at].from > to && seen->runs[at].from - to > 1))
		return insert(seen, at, (struct hy_seen_run){ from, to });
	/* Joins all runs it touches. */
	for (last = at; last < seen->count && (seen->runs[last].from <= to || seen->runs[last].from - to == 1); last++) {
		seen->repeated += common(&seen->runs[last], from, to);
		if (last > at && seen->runs[last].to > seen->runs[at].to)
			seen->runs[at].to = seen->runs[last].to;
	}
	if (from < seen->runs[at].from)
		seen->runs[at].from = from;
	if (to > seen->runs[at].to)
		seen->runs[at].to = to;
	memmove(seen->runs + at + 1, seen->runs + last, (seen->count - last) * sizeof(*seen->runs));
	seen->count -= last - at - 1;
	return true;
}

void
hy_seen_trim(struct hy_seen *seen, unsigned most)
{
	unsigned many = seen->count > most ? seen->count - most : 0;

	if (many == 0)
		return;
	for (unsigned i = 0; i < many; i++)
		seen->unlisted += seen->runs[i + 1].from - seen->runs[i].to - 1;
	seen->runs[many].from = seen->runs[0].from;
	memmove(seen->runs, seen->runs + many, (seen->count - many) * sizeof(*seen->runs));
	seen->count -= many;
}

void
hy_seen_free(struct hy_seen *seen)
{
	free(seen->runs);
	*seen = (struct hy_seen){ .runs = NULL };
}
