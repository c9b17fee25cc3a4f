/*
 * Tallies as bytes, for the state: the rows of one tally and day together, some 30 bytes a row. Packs of the same day can be added
 * up in any order, as tallies can; the bytes are the same on every machine.
 */
#ifndef HY_MONITOR_TALLY_PACK_H
#define HY_MONITOR_TALLY_PACK_H

#include "engine/monitor/tally.h"

/* The rows of TALLY of one DAY, COUNT of them; BYTES last during the call. */
typedef bool hy_tally_pack_visit(void *context, enum hy_fact_id tally, long day, size_t count, struct hy_str bytes);
/* Calls VISIT for each tally and day of TALLIES; false as soon as it returned false, or when there is no memory. */
bool hy_tallies_pack(const struct hy_tallies *tallies, hy_tally_pack_visit *visit, void *context);
/* Adds BYTES, a pack of TALLY, to TALLIES as rows of DAY. False: they are damaged, or there is no memory. */
bool hy_tallies_unpack(struct hy_tallies *tallies, enum hy_fact_id tally, long day, struct hy_str bytes);

#endif
