/*
 * Watching for more: one watch for as long as a monitor follows, while each of its runs opens the logs anew. Only
 * what happens to files that match `path:` of a log counts: state and metrics may be written beside them.
 */
#ifndef HY_MONITOR_LOG_LOG_WATCH_H
#define HY_MONITOR_LOG_LOG_WATCH_H

#include "engine/monitor/log/log.h"

struct hy_log_watch;

/* NULL when there is no memory. Where the system cannot watch folders, files are looked at now and then. */
struct hy_log_watch *hy_log_watch_open(void);
void hy_log_watch_close(struct hy_log_watch *watch);	/* NULL is allowed */
/*
 * Waits until there is more in the COUNT LOGS than was read, at most MILLISECONDS. True at once when a folder was not watched
 * before: something may have come in between. False: the time is over, or a signal came.
 */
bool hy_log_watch_wait(struct hy_log_watch *watch, struct hy_log *const *logs, unsigned count, int milliseconds);

#endif
