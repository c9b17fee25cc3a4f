/*
 * Profiles: events that are alike in all that tallies tell apart, but for the person, counted as one before they are spread
 * over the tallies. At a counter the same things are done again and again; so most events cost one look-up instead of ten.
 */
#ifndef HY_MONITOR_PROFILE_H
#define HY_MONITOR_PROFILE_H

#include "engine/monitor/event.h"

#define HY_PROFILE_FIELDS 16u	/* words of a profile, at most */
#define HY_PROFILE_KEY 196u	/* bytes; events with longer words are not gathered */

/* What an event, or several alike, count. */
struct hy_sums {
	uint64_t events, persons, rows;
	int64_t first, last;
	uint64_t place;
};

/* A profile opened up. */
struct hy_profile {
	long day;
	unsigned hour;
	enum hy_flag ok, encrypted;
	bool approved, has_case;
	struct hy_str words[HY_PROFILE_FIELDS];
	struct hy_sums sums;
};

struct hy_profiles {
	struct hy_profile_entry *entries;
	uint16_t *slots;	/* entry + 1; 0 = free */
	unsigned count;
};

bool hy_profiles_init(struct hy_profiles *profiles);	/* false: no memory */
void hy_profiles_end(struct hy_profiles *profiles);
/* PROFILE's N words and the rest of it as one; false: it does not fit, or there are too many: see them first. */
bool hy_profiles_add(struct hy_profiles *profiles, const struct hy_profile *profile, unsigned n);
/* Calls SEE for each, and forgets them. False as soon as it returned false. */
typedef bool hy_profile_see(void *context, const struct hy_profile *profile);
bool hy_profiles_flush(struct hy_profiles *profiles, unsigned n, hy_profile_see *see, void *context);
void hy_profiles_clear(struct hy_profiles *profiles);
/* Adds FROM to TO. Of two first events at the same time the one with the smaller open place is the first (tally.h). */
void hy_sums_add(struct hy_sums *to, const struct hy_sums *from);

#endif
