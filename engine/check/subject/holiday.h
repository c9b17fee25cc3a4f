/* The days off of a body beside Saturdays and Sundays, as it names them: the national holidays, the turn of the year, its own. */
#ifndef HY_CHECK_SUBJECT_HOLIDAY_H
#define HY_CHECK_SUBJECT_HOLIDAY_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/arena.h"

/* Days of every year: month * 100 + day. FROM is later than TO when they lie over the turn of the year. */
struct hy_yearly {
	int from, to;
	const struct hy_yearly *next;
};

struct hy_holidays {
	const long *days;	/* since 1970-01-01, in order */
	size_t count;
	const struct hy_yearly *yearly;
};

/* Is DAY one of them? */
bool hy_holidays_have(const struct hy_holidays *holidays, long day);
/* Do they tell of the year of DAY? A list that ends before it says nothing of it; one with yearly days only does. */
bool hy_holidays_know(const struct hy_holidays *holidays, long day);
/* Saturday or Sunday? */
bool hy_is_weekend(long day);

#endif
