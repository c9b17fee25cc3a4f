/*
 * A file of CSV as vendors hand it over (RFC 4180), record by record: a heading line, quotes doubled inside quotes, line breaks in
 * quotes. UTF-8, a mark at the beginning allowed.
 */
#ifndef HY_MONITOR_SOURCE_CSV_H
#define HY_MONITOR_SOURCE_CSV_H

#include "engine/base/err.h"

struct hy_csv {
	struct hy_arena *arena;
	const char *file;
	struct hy_str rest;	/* not read yet */
	unsigned line;		/* of the next record, from 1 */
	struct hy_str *values;	/* of the record read last: in the bytes or the arena */
	unsigned count;
	unsigned at;		/* line the record began on */
};

/* BYTES of FILE must outlive it. False with ERR: no UTF-8, with its place. */
bool hy_csv_open(struct hy_csv *csv, struct hy_arena *arena, const char *file, struct hy_str bytes,
    struct hy_err *err);
/*
 * The next record that is no empty line. *END: there was none. False with ERR: a quote that does not end where its value does,
 * too many values.
 */
bool hy_csv_next(struct hy_csv *csv, bool *end, struct hy_err *err);

/* Adds TEXT to OUT as a cell in quotes, whatever is in it. */
void hy_csv_cell(struct hy_buf *out, struct hy_str text);

#endif
