/*
 * Dates as assessments write them: Japanese eras (wareki) or ISO, to the day,
 * month or year, perhaps planned; and ranges of days. FM-01, FM-02.
 */
#ifndef HY_BASE_DATE_H
#define HY_BASE_DATE_H

#include <stdbool.h>

#include "engine/base/str.h"

struct hy_date {
	int year;	/* Gregorian; 0 = no date */
	int month;	/* 0 = not given */
	int day;	/* 0 = not given */
	bool planned;	/* the writer says it is planned */
	bool rest;	/* other words stand around the date */
};

struct hy_range {
	struct hy_date from, to;	/* to equals from when one day is given */
	int printed_days;		/* the day count the writer printed; 0 = none */
};

/* Finds the first date in TEXT; false when there is none or it does not exist (February 30). */
bool hy_date_parse(struct hy_str text, struct hy_date *date);
/* Finds a range or a single day; the end may leave out year and month. False as above. */
bool hy_range_parse(struct hy_str text, struct hy_range *range);
/* Days since 1970-01-01; a missing month or day counts as the first. */
long hy_date_days(const struct hy_date *date);
/* The inclusive number of days of a range. */
long hy_range_days(const struct hy_range *range);
/*
 * The day on which a period that begins on DATE runs out (Civil Code 140, 143: the first day is
 * not counted; a day the last month lacks becomes its last day). Years and months are added
 * first, then days; any of them may be negative. A missing month or day counts as the first.
 */
struct hy_date hy_date_after(const struct hy_date *date, int years, int months, int days);
/* The date of a number of days since 1970-01-01. */
struct hy_date hy_date_of_days(long days);
/* True when DATE has year, month and day. */
bool hy_date_full(const struct hy_date *date);
/* "2025-04-01", "2025-04" or "2025", as exact as the date is; "" for no date. */
struct hy_str hy_date_iso(struct hy_arena *arena, const struct hy_date *date);
/* "2024-10-12/2024-11-10". */
struct hy_str hy_range_iso(struct hy_arena *arena, const struct hy_range *range);
/* The date in words of the era that was in force on that day. */
struct hy_str hy_date_wareki(struct hy_arena *arena, const struct hy_date *date);

/*
 * A regular expression (of ECMAScript, which PCRE2 reads as well) that finds a date
 * where hy_date_parse does. Days that no month has and years before 1868 or after
 * 2999 pass: a pattern does not reckon.
 */
struct hy_str hy_date_pattern(struct hy_arena *arena);
/* The same for days in full (hy_date_full). */
struct hy_str hy_day_pattern(struct hy_arena *arena);
/* The same for hy_range_parse. */
struct hy_str hy_range_pattern(struct hy_arena *arena);

#endif
