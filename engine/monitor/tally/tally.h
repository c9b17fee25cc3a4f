/*
 * Tallies: accesses counted by day and by what matters (facts.def, rows TALLY). They hold only what came in
 * since they were last emptied: the state adds it to what it has (state.h), so memory does not grow with the log,
 * and a row is counted once however often the program is stopped. Order does not matter: late and disordered
 * events fall into their own day. Two sets can be added up (one a thread).
 */
#ifndef HY_MONITOR_TALLY_TALLY_H
#define HY_MONITOR_TALLY_TALLY_H

#include "engine/check/subject/live.h"
#include "engine/monitor/event/event.h"

#define HY_TALLY_VALUE_MAX 100	/* bytes of one field; a longer one is cut and ends in an ellipsis */
#define HY_TALLY_ROWS 40960u	/* rows from which on they should be emptied: about 4 MiB */

struct hy_tallies;

struct hy_tallies *hy_tallies_new(void);	/* NULL: no memory */
void hy_tallies_free(struct hy_tallies *tallies);	/* NULL is allowed */
/* Rows held now: the caller empties them before they are too many. */
size_t hy_tallies_count(const struct hy_tallies *tallies);
void hy_tallies_clear(struct hy_tallies *tallies);
/* Adds FROM to TALLIES. False when there is no memory. */
bool hy_tallies_add(struct hy_tallies *tallies, const struct hy_tallies *from);

/* --- for who counts --- */

/*
 * A place: a file of hy_tallies_file in the upper half, a line in the lower one. HY_PLACE_OPEN as the file: the line
 * is a number whose place is told later (hy_tallies_settle); smaller numbers stand earlier.
 */
#define HY_PLACE(file, line) ((uint64_t)(file) << 32 | (uint32_t)(line))
#define HY_PLACE_OPEN UINT32_MAX

/* The number of file NAME in places, or HY_PLACE_OPEN when there is no memory. */
uint32_t hy_tallies_file(struct hy_tallies *tallies, struct hy_str name);
/* Counts EVENT into the tallies it belongs to (tallies.def), at the latest by the next flush. False when there is no memory. */
bool hy_tallies_event(struct hy_tallies *tallies, const struct hy_event *event);
/* Makes rows of all that was counted: before anything above is asked. False when there is no memory. */
bool hy_tallies_flush(struct hy_tallies *tallies);
/* Gives every open place the one that TELL says for its number. */
typedef uint64_t hy_tally_place(void *context, uint32_t number);
void hy_tallies_settle(struct hy_tallies *tallies, hy_tally_place *tell, void *context);

#endif
