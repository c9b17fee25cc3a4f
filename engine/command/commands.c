#include "engine/command/commands.h"

#include <string.h>

#include "engine/base/text.h"

#define G(id)
#define C(name) extern const struct hy_command hy_cmd_##name;
#include "engine/command/commands.def"
#undef G
#undef C

const struct hy_command_row hy_command_rows[] = {
#define G(id) { HY_M_GROUP_##id, NULL },
#define C(name) { HY_M_COUNT, &hy_cmd_##name },
#include "engine/command/commands.def"
#undef G
#undef C
	{ HY_M_COUNT, NULL },
};

const struct hy_command *
hy_command_find(const char *name)
{
	for (const struct hy_command_row *row = hy_command_rows; !hy_command_rows_end(row); row++)
		if (row->command != NULL && strcmp(row->command->name, name) == 0)
			return row->command;
	return NULL;
}

static struct hy_str
nearest_command(struct hy_arena *arena, const char *name)
{
	size_t best = 3;
	const char *near = "";

	for (const struct hy_command_row *row = hy_command_rows; !hy_command_rows_end(row); row++) {
		size_t d = row->command == NULL ? best
		    : hy_text_distance(arena, hy_str_of(name), hy_str_of(row->command->name), best);

		if (d < best) {
			best = d;
			near = row->command->name;
		}
	}
	return *near != '\0' ? hy_say(arena, HY_M_DID_YOU_MEAN, near, NULL) : HY_S("");
}

int
hy_call_no_command(const struct hy_call *call, const char *name)
{
	return hy_call_usage_text(call, hy_say(call->arena, HY_M_NO_COMMAND, name,
	    nearest_command(call->arena, name).p, NULL));
}
