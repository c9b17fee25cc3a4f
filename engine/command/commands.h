/* The table of all commands (commands.def). */
#ifndef HY_COMMAND_COMMANDS_H
#define HY_COMMAND_COMMANDS_H

#include "engine/command/call.h"

/* A row of commands.def: the heading of a group (command is NULL), or a command of it. */
struct hy_command_row {
	enum hy_message group;
	const struct hy_command *command;
};
extern const struct hy_command_row hy_command_rows[];
/* True behind the last row. */
static inline bool
hy_command_rows_end(const struct hy_command_row *row)
{
	return row->command == NULL && row->group == HY_M_COUNT;
}

/* The command NAME; NULL when there is none. */
const struct hy_command *hy_command_find(const char *name);
/* Says that there is no command NAME and which one may be meant; returns HY_TROUBLE. */
int hy_call_no_command(const struct hy_call *call, const char *name);

#endif
