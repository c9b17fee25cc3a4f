/*
 * The numbers of events that were seen, as intervals, in whatever order they came. At most HY_SEEN_MAX intervals: when there
 * are more, the lowest two become one, and the numbers missing between them are only counted.
 */
#ifndef HY_MONITOR_LOG_SEEN_H
#define HY_MONITOR_LOG_SEEN_H

#include <stdbool.h>
#include <stdint.h>

#define HY_SEEN_MAX 4096u

struct hy_seen_run {
	uint64_t from, to;
};

struct hy_seen {
	struct hy_seen_run *runs;	/* in order; at least one number is missing between two of them */
	unsigned count, room;
	uint64_t repeated;		/* numbers that came more than once */
	uint64_t unlisted;		/* missing numbers no longer told one by one */
};

/* Adds the numbers FROM to TO. False when there is no memory. */
bool hy_seen_add(struct hy_seen *seen, uint64_t from, uint64_t to);
/* Joins the lowest runs until there are no more than MOST. */
void hy_seen_trim(struct hy_seen *seen, unsigned most);
void hy_seen_free(struct hy_seen *seen);

#endif
