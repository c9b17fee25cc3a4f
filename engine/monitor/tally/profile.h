/*
 * Profiles: events that are alike in all that tallies tell apart, but for the person, counted as one before they are spread
 * over the tallies. At a counter the same things are done again and again; so most events cost one look-up instead of ten.
 */
#ifndef HY_MONITOR_TALLY_PROFILE_H
#define HY_MONITOR_TALLY_PROFILE_H

#include "engine/monitor/event/event.h"
#include "engine/monitor/tally/tally.h"

#define HY_PROFILE_WORDS 14u	/* of a profile, at most */

/* What an event, or several alike, count. */
struct hy_sums {
	uint64_t events, persons, rows;
	int64_t first, last;
	uint64_t place;
};

enum { HY_PROFILE_APPROVAL = 1, HY_PROFILE_CASE = 2 };

/* What events of a profile have in common; without padding, so that it can be compared as it is. */
struct hy_profile_key {
	uint32_t words[HY_PROFILE_WORDS];	/* symbols; 0 behind the last one */
	int32_t day;
	unsigned char hour, ok, encrypted, tells;	/* ok, encrypted: enum hy_flag; tells: HY_PROFILE_... */
};

struct hy_profile {
	struct hy_profile_key key;
	struct hy_sums sums;
};

struct hy_profiles {
	struct hy_profile *list;
	uint16_t *slots;	/* entry + 1; 0 = free */
	unsigned count;
};

bool hy_profiles_init(struct hy_profiles *profiles);	/* false: no memory */
void hy_profiles_end(struct hy_profiles *profiles);
/* Adds PROFILE to the one of its key; false: there are too many: see them first. */
bool hy_profiles_add(struct hy_profiles *profiles, const struct hy_profile *profile);
/* Calls SEE for each, and forgets them. False as soon as it returned false. */
typedef bool hy_profile_see(void *context, const struct hy_profile *profile);
bool hy_profiles_flush(struct hy_profiles *profiles, hy_profile_see *see, void *context);
void hy_profiles_clear(struct hy_profiles *profiles);
static inline bool
hy_place_is_open(uint64_t place)
{
	return place >> 32 == HY_PLACE_OPEN;
}

/* Adds FROM to TO. Of two first events at the same time the one with the smaller open place is the first (tally.h). */
static inline void
hy_sums_add(struct hy_sums *to, const struct hy_sums *from)
{
	to->events += from->events;
	to->persons += from->persons;
	to->rows += from->rows;
	if (from->first < to->first || (from->first == to->first && hy_place_is_open(from->place) && hy_place_is_open(to->place) &&
	    from->place < to->place)) {
		to->first = from->first;
		to->place = from->place;
	}
	if (from->last > to->last)
		to->last = from->last;
}

#endif
