/* Setting a monitor up: a configuration with every promise of the text, and what a configuration covers. */
#ifndef HY_COMMAND_MONITOR_MONITOR_INIT_H
#define HY_COMMAND_MONITOR_MONITOR_INIT_H

#include "engine/command/call.h"
#include "engine/monitor/promise.h"

/* Writes a configuration for the assessment in the folder that the operand names. An exit status. */
int hy_monitor_init(struct hy_call *call);
/* Reads the configuration and tells what is bound, relied on, for people to answer, or open; nothing is observed. An exit status. */
int hy_monitor_check_config(struct hy_call *call);

/* What is set up: the configuration that the operand names, and the revision in force, else the newest one. */
struct hy_setup {
	const struct hy_monitor_config *config;
	const struct hy_doc *doc;
};
/* Reads both, and the promises of the revision with what the configuration says of each. NULL with ERR. */
const struct hy_promises *hy_monitor_promises(struct hy_call *call, struct hy_setup *setup, struct hy_err *err);

#endif
