/*
 * Records of CSV (RFC 4180) among bytes: where one ends, and its values. Blocks of a log are read with it by several threads,
 * files of a source through csv.h.
 */
#ifndef HY_MONITOR_EVENT_RECORD_H
#define HY_MONITOR_EVENT_RECORD_H

#include "engine/base/str.h"

#define HY_RECORD_VALUES 256	/* of a record, at most */

/* Behind the line break that ends the record at P; NULL: it does not end before END or within MOST bytes. */
const char *hy_record_end(const char *p, const char *end, size_t most);
/*
 * The *COUNT values of TEXT, a record without its line break. They point into TEXT; those with doubled quotes are made in ROOM behind
 * its *USED bytes, which has as many more as TEXT. False: a quote that does not end or is followed by something; or, with *COUNT
 * HY_RECORD_VALUES, more values than that.
 */
bool hy_record_split(struct hy_str text, char *room, size_t *used, struct hy_str values[HY_RECORD_VALUES], unsigned *count);

#endif
