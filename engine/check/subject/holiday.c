#include "engine/check/subject/holiday.h"

#include "engine/base/date.h"

bool
hy_is_weekend(long day)
{
	/* 1970-01-01 was a Thursday. */
	return ((day + 3) % 7 + 7) % 7 >= 5;
}

/* Place of the first of the days that is not before DAY. */
static size_t
first_from(const struct hy_holidays *h, long day)
{
	size_t low = 0, high = h->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (h->days[middle] < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_within(const struct hy_yearly *y, int day)
{
	return y->from <= y->to ? day >= y->from && day <= y->to : day >= y->from || day <= y->to;
}

bool
hy_holidays_have(const struct hy_holidays *h, long day)
{
	struct hy_date date = hy_date_of_days(day);
	size_t at = first_from(h, day);

	if (at < h->count && h->days[at] == day)
		return true;
	for (const struct hy_yearly *y = h->yearly; y != NULL; y = y->next)
		if (is_within(y, date.month * 100 + date.day))
			return true;
	return false;
}

bool
hy_holidays_know(const struct hy_holidays *h, long day)
{
	struct hy_date first = { .year = hy_date_of_days(day).year, .month = 1, .day = 1 };
	size_t at = first_from(h, hy_date_days(&first));

	return h->count == 0 || (at < h->count && hy_date_of_days(h->days[at]).year == first.year);
}
