#include "engine/command/command.h"

#include <string.h>

#include "engine/base/progress.h"
#include "engine/command/arguments.h"
#include "engine/command/commands.h"
#include "engine/command/help/help.h"
#include "engine/command/value.h"

static void
print(struct hy_str text)
{
	fwrite(text.p, 1, text.len, stdout);
}

static int
run_command(struct hy_arguments *a)
{
	struct hy_call *call = a->call;
	const struct hy_command *c = call->command;

	if (!hy_arguments_take(a))
		return a->status;
	if (a->help) {
		print(hy_help_command(call->arena, c));
		return HY_CLEAN;
	}
	if (call->n_operands < c->min_operands)
		return hy_call_usage(call, HY_M_TOO_FEW, hy_value_show(call->arena, c->usage).p);
	if (c->max_operands > 0 && call->n_operands > c->max_operands)
		return hy_call_usage(call, HY_M_TOO_MANY, call->operands[c->max_operands]);
	if (c->usage[0] == '\0' && call->n_operands > 0)
		return hy_call_usage(call, HY_M_TOO_MANY, call->operands[0]);
	if (call->quiet)
		hy_progress_forbid();
	return c->run(call);
}

/* What a command printed must have arrived. */
static int
close_stdout(struct hy_call *call, int status)
{
	struct hy_err err;

	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	hy_fail(&err, hy_mark_file(NULL), HY_M_STDOUT, NULL);
	return hy_call_fail(call, &err);
}

/* The command the line names, or help when it names none. */
static int
run_line(struct hy_arguments *a)
{
	struct hy_call *call = a->call;
	const char *name;

	if (!hy_arguments_leading(a))
		return a->status;
	if (a->at == a->n) {
		print(hy_help_all(call->arena));
		return a->help ? HY_CLEAN : HY_TROUBLE;
	}
	name = a->args[a->at++];
	call->command = hy_command_find(name);
	return call->command != NULL ? run_command(a) : hy_call_no_command(call, name);
}

int
hy_command_main(int argc, char **argv, const char *today)
{
	struct hy_call call = { .arena = hy_arena_new() };
	struct hy_arguments a = { .call = &call, .args = argv + 1, .n = argc > 0 ? argc - 1 : 0 };
	int status = HY_CLEAN;

	hy_date_parse(hy_str_of(today), &call.today);
	hy_arguments_language(argc, argv);
	if (argc > 1 && strcmp(argv[1], "--version") == 0)
		puts("hyoka " HYOKA_VERSION);
	else
		status = run_line(&a);
	status = close_stdout(&call, status);
	hy_arena_free(call.arena);
	return status;
}
