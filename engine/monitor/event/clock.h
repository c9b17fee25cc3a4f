/* The monitor's clock: the one place besides main that may look at it. */
#ifndef HY_MONITOR_EVENT_CLOCK_H
#define HY_MONITOR_EVENT_CLOCK_H

#include <stdint.h>

#include "engine/base/date.h"

/* Seconds since 1970 UTC; SOURCE_DATE_EPOCH instead where it is set, so that a run can be repeated. */
int64_t hy_clock_now(void);
/* The day at NOW in a place ZONE minutes east of UTC. */
struct hy_date hy_clock_day(int64_t now, int zone);

#endif
