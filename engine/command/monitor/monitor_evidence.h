/* The evidence of a year as a report. */
#ifndef HY_COMMAND_MONITOR_MONITOR_EVIDENCE_H
#define HY_COMMAND_MONITOR_MONITOR_EVIDENCE_H

#include "engine/command/call.h"

/* Writes the report of --year (the fiscal year of today without it) to -o, in the format of its suffix. An exit status. */
int hy_monitor_evidence(struct hy_call *call);

#endif
