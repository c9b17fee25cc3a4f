/*
 * Tallies: accesses counted by day and by what matters (facts.def, rows TALLY). They hold only what came in
 * since they were last emptied: the state adds it to what it has (state.h), so memory does not grow with the log,
 * and a row is counted once however often the program is stopped. Order does not matter: late and disordered
 * events fall into their own day. Two sets can be added up (one a thread).
 */
#ifndef HY_MONITOR_TALLY_H
#define HY_MONITOR_TALLY_H

#include "engine/check/live.h"

#define HY_TALLY_KEY_MAX 512	/* bytes of a key; longer values are cut and marked */

struct hy_tallies;

/* What one key of one day has gathered. Times are microseconds since 1970, UTC. */
struct hy_tally_row {
	enum hy_fact_id tally;
	long day;
	struct hy_str key;	/* the tally's fields in their order, each ended by a byte 0x1f */
	uint64_t events, persons, rows;
	int64_t first, last;
	struct hy_str place;	/* "FILE:LINE" of the first event; no content */
};

struct hy_tallies *hy_tallies_new(void);	/* NULL: no memory */
void hy_tallies_free(struct hy_tallies *tallies);
/* Rows held now: the caller empties them before they are too many. */
size_t hy_tallies_count(const struct hy_tallies *tallies);
void hy_tallies_clear(struct hy_tallies *tallies);
/* Calls VISIT for every row; false as soon as it returned false. */
typedef bool hy_tally_visit(void *context, const struct hy_tally_row *row);
bool hy_tallies_each(const struct hy_tallies *tallies, hy_tally_visit *visit, void *context);
/* Adds FROM to TALLIES. False when there is no memory. */
bool hy_tallies_add(struct hy_tallies *tallies, const struct hy_tallies *from);

#endif
