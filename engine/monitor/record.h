/*
 * Records of CSV (RFC 4180) among bytes that go on: where one ends, and its values. What stands in a block of a log is read
 * with it by several threads; a file as a whole is csv.h's.
 */
#ifndef HY_MONITOR_RECORD_H
#define HY_MONITOR_RECORD_H

#include "engine/monitor/format.h"

#define HY_RECORD_VALUES 256	/* of a record, at most */

/* Behind the line break that ends the record at P; NULL: it does not end before END or within HY_LINE_MAX bytes. */
const char *hy_record_end(const char *p, const char *end);
/*
 * The values of TEXT, doubled quotes made one in LINE's room. *COUNT of them. False: a quote that does not end or is followed by
 * something, or too many values.
 */
bool hy_record_split(struct hy_line *line, struct hy_str text, struct hy_str values[HY_RECORD_VALUES], unsigned *count);

#endif
