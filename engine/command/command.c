#include "engine/command/command.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/file.h"
#include "engine/base/progress.h"
#include "engine/base/text.h"
#include "engine/command/arguments.h"
#include "engine/command/help/help.h"
#include "engine/command/value.h"

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

bool
hy_command_rows_end(const struct hy_command_row *row)
{
	return row->command == NULL && row->group == HY_M_COUNT;
}

const struct hy_command *
hy_command_find(const char *name)
{
	for (const struct hy_command_row *row = hy_command_rows; !hy_command_rows_end(row); row++)
		if (row->command != NULL && strcmp(row->command->name, name) == 0)
			return row->command;
	return NULL;
}

const char *
hy_call_value(const struct hy_call *call, const char *name, const char *otherwise)
{
	for (int i = 0; i < HY_MAX_OPTIONS && call->command->options[i].name != NULL; i++)
		if (strcmp(call->command->options[i].name, name) == 0)
			return call->values[i] != NULL ? call->values[i] : otherwise;
	return otherwise;
}

bool
hy_call_has(const struct hy_call *call, const char *name)
{
	return hy_call_value(call, name, NULL) != NULL;
}

int
hy_call_fail(const struct hy_call *call, const struct hy_err *err)
{
	struct hy_str line = hy_str_format(call->arena, "%s%s: %s",
	    hy_mark_text(call->arena, err->at).p, hy_message_text(HY_M_TROUBLE), err->text);

	hy_progress_hide();
	fprintf(stderr, "%.*s\n", HY_ARG(hy_text_visible(call->arena, line)));
	return HY_TROUBLE;
}

void
hy_call_trouble(struct hy_call *call, const struct hy_err *err)
{
	hy_call_fail(call, err);
	call->trouble = true;
}

void
hy_call_note(const struct hy_call *call, struct hy_str text)
{
	hy_progress_hide();
	if (!call->quiet)
		fprintf(stderr, "%.*s\n", HY_ARG(hy_text_visible(call->arena, text)));
}

int
hy_call_usage_text(const struct hy_call *call, struct hy_str text)
{
	fprintf(stderr, "hyoka: %s\n", hy_text_visible(call->arena, text).p);
	fprintf(stderr, "%s\n", hy_say(call->arena, HY_M_SEE_HELP,
	    call->command != NULL ? call->command->name : "", call->command != NULL ? " " : "",
	    NULL).p);
	return HY_TROUBLE;
}

int
hy_call_usage(const struct hy_call *call, enum hy_message id, const char *what)
{
	return hy_call_usage_text(call, hy_say(call->arena, id, what, NULL));
}

bool
hy_call_colour(const struct hy_call *call)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && hy_call_value(call, "output", NULL) == NULL &&
	    (no == NULL || *no == '\0') && term != NULL && strcmp(term, "dumb") != 0;
}

bool
hy_call_write_file(const struct hy_call *call, const char *path, struct hy_str bytes,
    struct hy_err *err)
{
	struct hy_output out;

	if (!hy_output_open(&out, call->arena, path, err))
		return false;
	if (bytes.len > 0)
		fwrite(bytes.p, 1, bytes.len, out.file);
	return hy_output_commit(&out, err);
}

int
hy_call_write(const struct hy_call *call, struct hy_str bytes)
{
	struct hy_err err;

	return hy_call_write_file(call, hy_call_value(call, "output", NULL), bytes, &err)
	    ? HY_CLEAN : hy_call_fail(call, &err);
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
