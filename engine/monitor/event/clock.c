#include "engine/monitor/event/clock.h"

#include <stdlib.h>
#include <time.h>

int64_t
hy_clock_now(void)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");

	return fixed != NULL && *fixed != '\0' ? strtoll(fixed, NULL, 10) : (int64_t)time(NULL);
}

struct hy_date
hy_clock_day(int64_t now, int zone)
{
	int64_t seconds = now + (int64_t)zone * 60;

	return hy_date_of_days((long)(seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400)));
}
