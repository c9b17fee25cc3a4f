/* Help screens, from the tables of the commands; no line is wider than 80 columns. */
#ifndef HY_COMMAND_HELP_HELP_H
#define HY_COMMAND_HELP_HELP_H

#include "engine/command/call.h"

/* All commands in their groups. */
struct hy_str hy_help_all(struct hy_arena *arena);
/* One command: how it is called, what it does, its options. */
struct hy_str hy_help_command(struct hy_arena *arena, const struct hy_command *command);
/* "-o, --output FILE": an option with its value in the language of the run. */
struct hy_str hy_help_option(struct hy_arena *arena, const struct hy_opt *option);

#endif
