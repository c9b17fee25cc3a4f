/* hyoka help [COMMAND]: the same screens as --help. */
#include "engine/command/commands.h"
#include "engine/command/help/help.h"

static int
run(struct hy_call *call)
{
	const struct hy_command *c;

	if (call->n_operands == 0)
		return hy_call_write(call, hy_help_all(call->arena));
	c = hy_command_find(call->operands[0]);
	if (c == NULL)
		return hy_call_no_command(call, call->operands[0]);
	return hy_call_write(call, hy_help_command(call->arena, c));
}

const struct hy_command hy_cmd_help = {
	"help", "[COMMAND]", HY_M_CMD_HELP, 0, 1, { { NULL, 0, NULL, 0 } }, run
};
