/* Accesses drawn from the logs, to be matched with the book of received cases. */
#ifndef HY_COMMAND_MONITOR_MONITOR_SAMPLE_H
#define HY_COMMAND_MONITOR_MONITOR_SAMPLE_H

#include "engine/command/call.h"

/* Writes a CSV table of --sample accesses of each log, the same ones for the same --seed. An exit status. */
int hy_monitor_sample(struct hy_call *call);

#endif
