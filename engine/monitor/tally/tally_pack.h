/*
 * Tallies as bytes, for the state: the rows of one tally and day together, some 15 bytes a row. Packs of the same day can be added
 * up in any order, as tallies can; the bytes are the same on every machine.
 */
#ifndef HY_MONITOR_TALLY_TALLY_PACK_H
#define HY_MONITOR_TALLY_TALLY_PACK_H

#include "engine/monitor/tally/tally_part.h"

/*
 * A pack: its format, the day, the unit of its times in microseconds, how many texts and the texts (length, bytes), the same of files,
 * how many rows and the rows. Numbers are LEB128, those that can be negative zigzag. Rows stand in the order they were met, so that
 * most of a row is nearly as in the row before: its flags, its words (a text's number, or a person as it is), what the flags
 * announce of events, persons, rows, first less that of the row before (or the day's beginning), last less first, file, and line less
 * that of the row before. A place that is not told yet is dropped.
 */
#define HY_PACK_FORMAT 2
#define HY_PACK_DAY INT64_C(86400000000)	/* microseconds */
#define HY_PACK_SECOND INT64_C(1000000)

/* What is not announced: one event; as many persons, and rows, as events; last is first; the file of the row before (the first text). */
enum { HY_PACK_EVENTS = 1, HY_PACK_PERSONS = 2, HY_PACK_ROWS = 4, HY_PACK_LAST = 8, HY_PACK_FILE = 16, HY_PACK_FLAGS = 32 };

/* The rows of TALLY of one DAY. */
struct hy_pack {
	enum hy_fact_id tally;
	long day;
	size_t rows;
	struct hy_str bytes;
	const struct hy_pack *next;
};

/* *PACKS of TALLIES, in ARENA; NULL when there are no rows. False when there is no memory. */
bool hy_packs_make(struct hy_arena *arena, const struct hy_tallies *tallies, const struct hy_pack **packs);
/*
 * Calls VISIT for each row of BYTES, a pack of TALLY, as one of DAY; its words and its file are numbers in WORDS and FILES, which grow.
 * False: it returned false, or they are damaged, or there is no memory.
 */
typedef bool hy_tally_entry_visit(void *context, const struct hy_tally_entry *entry);
bool hy_tally_unpack_each(struct hy_symbols *words, struct hy_symbols *files, enum hy_fact_id tally, long day, struct hy_str bytes,
    hy_tally_entry_visit *visit, void *context);
/* Adds BYTES, a pack of TALLY, to TALLIES as rows of DAY. False: they are damaged, or there is no memory. */
bool hy_tallies_unpack(struct hy_tallies *tallies, enum hy_fact_id tally, long day, struct hy_str bytes);

#endif
