/* What a run of the monitor prints, in each format; and its health for those who watch the watcher. */
#ifndef HY_COMMAND_MONITOR_MONITOR_OUT_H
#define HY_COMMAND_MONITOR_MONITOR_OUT_H

#include "engine/command/call.h"
#include "engine/monitor/monitor.h"

/* What is shown of a run. */
struct hy_monitor_view {
	bool all;	/* what holds and what others keep, too; else deviations and gaps only */
	bool colour;
	bool fresh;	/* only what the run before did not say */
};

typedef struct hy_str hy_write_monitor(struct hy_arena *arena, const struct hy_monitor_run *run,
    const struct hy_monitor_view *view);
hy_write_monitor hy_monitor_text, hy_monitor_jsonl;

/* Is JUDGEMENT shown? */
bool hy_monitor_shows(const struct hy_monitor_view *view, const struct hy_judgement *judgement);
/* The days of JUDGEMENT as ISO: one, or first and last with a slash; "" when there is none. */
struct hy_str hy_monitor_days(struct hy_arena *arena, const struct hy_judgement *judgement);
/* The declared item by its official path, or "". */
struct hy_str hy_monitor_item(struct hy_arena *arena, const struct hy_judgement *judgement);
/* Metrics of the run for Prometheus' textfile collector. */
struct hy_str hy_monitor_prometheus(struct hy_arena *arena, const struct hy_monitor_run *run);
/* Sends what is shown to the system's log (syslog(3)); deviations as warnings, gaps as notices. */
void hy_monitor_syslog(struct hy_arena *arena, const struct hy_monitor_run *run, const struct hy_monitor_view *view);

#endif
