/* Setting a monitor up: a configuration with every promise of the text, and what a configuration covers. */
#ifndef HY_COMMAND_MONITOR_INIT_H
#define HY_COMMAND_MONITOR_INIT_H

#include "engine/command/command.h"

/* Writes a configuration for the assessment in the folder that the operand names. An exit status. */
int hy_monitor_init(struct hy_call *call);
/* Reads the configuration and tells what is bound, relied on, for people to answer, or open; nothing is observed. An exit status. */
int hy_monitor_check_config(struct hy_call *call);

#endif
