#include "engine/command/command.h"

#include <string.h>

#include "engine/base/file.h"
#include "engine/base/text.h"

#define HYOKA_VERSION "0.1"

#define C(name) extern const struct hy_command hy_cmd_##name;
#include "engine/command/commands.def"
#undef C

const struct hy_command *const hy_commands[] = {
#define C(name) &hy_cmd_##name,
#include "engine/command/commands.def"
#undef C
	NULL
};

/* Options every command has. */
static const struct hy_opt common_options[] = {
	{ "lang", 0, "ja|en", HY_M_OPT_LANG },
	{ "today", 0, "DATE", HY_M_OPT_TODAY },
	{ "quiet", 'q', NULL, HY_M_OPT_QUIET },
	{ "help", 'h', NULL, HY_M_OPT_HELP },
};
#define N_COMMON (sizeof(common_options) / sizeof(common_options[0]))

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

	fprintf(stderr, "%.*s\n", HY_ARG(hy_text_visible(call->arena, line)));
	return HY_TROUBLE;
}

void
hy_call_note(const struct hy_call *call, struct hy_str text)
{
	if (!call->quiet)
		fprintf(stderr, "%.*s\n", HY_ARG(hy_text_visible(call->arena, text)));
}

int
hy_call_usage(const struct hy_call *call, enum hy_message id, const char *what)
{
	fprintf(stderr, "hyoka: %s\n",
	    hy_text_visible(call->arena, hy_say(call->arena, id, what, NULL)).p);
	if (call->command != NULL)
		fprintf(stderr, "%s\n", hy_say(call->arena, HY_M_SEE_HELP,
		    call->command->name, NULL).p);
	return HY_TROUBLE;
}

int
hy_call_write(const struct hy_call *call, struct hy_str bytes)
{
	struct hy_output out;
	struct hy_err err;

	if (!hy_output_open(&out, call->arena, hy_call_value(call, "output", NULL), &err))
		return hy_call_fail(call, &err);
	if (bytes.len > 0)
		fwrite(bytes.p, 1, bytes.len, out.file);
	return hy_output_commit(&out, &err) ? HY_CLEAN : hy_call_fail(call, &err);
}

static void
print_option(const struct hy_opt *o)
{
	char left[40];

	snprintf(left, sizeof(left), "%s%c%s--%s%s%s", o->letter ? "-" : "",
	    o->letter ? o->letter : ' ', o->letter ? ", " : "   ", o->name,
	    o->value != NULL ? " " : "", o->value != NULL ? o->value : "");
	printf("  %-28s %s\n", left, hy_message_text(o->help));
}

static void
print_command_help(const struct hy_command *c)
{
	printf("hyoka %s %s\n\n%s\n\n", c->name, c->usage, hy_message_text(c->help));
	for (int i = 0; c->options[i].name != NULL; i++)
		print_option(&c->options[i]);
	for (size_t i = 0; i < N_COMMON; i++)
		print_option(&common_options[i]);
}

static void
print_help(void)
{
	printf("%s\n\n", hy_message_text(HY_M_ABOUT));
	for (int i = 0; hy_commands[i] != NULL; i++)
		printf("  hyoka %-8s %-18s %s\n", hy_commands[i]->name, hy_commands[i]->usage,
		    hy_message_text(hy_commands[i]->help));
	printf("\n%s\n", hy_message_text(HY_M_ABOUT_EXIT));
}

/* A command line being taken apart. */
struct line {
	struct hy_call *call;
	char **args;
	int n, at;
	bool help, ended;
	int status;
};

static bool
take_common(struct line *l, size_t which, const char *value)
{
	struct hy_call *call = l->call;

	switch (which) {
	case 0:
		if (strcmp(value, "ja") != 0 && strcmp(value, "en") != 0)
			l->status = hy_call_usage(call, HY_M_BAD_VALUE, "--lang");
		hy_language_set(strcmp(value, "en") == 0 ? HY_EN : HY_JA);
		break;
	case 1:
		if (!hy_date_parse(hy_str_of(value), &call->today) || !hy_date_full(&call->today))
			l->status = hy_call_usage(call, HY_M_BAD_VALUE, "--today");
		break;
	case 2:
		call->quiet = true;
		break;
	default:
		l->help = true;
	}
	return l->status == HY_CLEAN;
}

static bool
option_fits(const struct hy_opt *o, const char *name, size_t len, char letter)
{
	if (letter != 0)
		return o->letter == letter;
	return strlen(o->name) == len && strncmp(o->name, name, len) == 0;
}

/* Finds the option; *WHICH is its place, common ones after HY_MAX_OPTIONS. */
static const struct hy_opt *
find_option(const struct hy_command *c, const char *name, size_t len, char letter, size_t *which)
{
	for (size_t i = 0; i < HY_MAX_OPTIONS && c->options[i].name != NULL; i++)
		if (option_fits(&c->options[i], name, len, letter))
			return *which = i, &c->options[i];
	for (size_t i = 0; i < N_COMMON; i++)
		if (option_fits(&common_options[i], name, len, letter))
			return *which = HY_MAX_OPTIONS + i, &common_options[i];
	return NULL;
}

/* --name VALUE, --name=VALUE, -o VALUE or -oVALUE. */
static bool
take_option(struct line *l, const char *arg)
{
	bool is_long = arg[1] == '-';
	const char *name = arg + 2, *equals = is_long ? strchr(name, '=') : NULL;
	size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name), which = 0;
	const struct hy_opt *o = find_option(l->call->command, name, len, is_long ? 0 : arg[1],
	    &which);
	const char *value = equals != NULL ? equals + 1 : is_long || arg[2] == '\0' ? NULL : arg + 2;

	if (o == NULL || (o->value == NULL && value != NULL)) {
		l->status = hy_call_usage(l->call, HY_M_BAD_OPTION, arg);
		return false;
	}
	if (o->value != NULL && value == NULL && l->at < l->n)
		value = l->args[l->at++];
	if (o->value != NULL && value == NULL) {
		l->status = hy_call_usage(l->call, HY_M_NO_VALUE, arg);
		return false;
	}
	if (which >= HY_MAX_OPTIONS)
		return take_common(l, which - HY_MAX_OPTIONS, value);
	l->call->values[which] = value != NULL ? value : "";
	return true;
}

static bool
take_args(struct line *l)
{
	struct hy_call *call = l->call;

	call->operands = hy_new_array(call->arena, (size_t)l->n + 1, const char *);
	while (l->at < l->n) {
		const char *arg = l->args[l->at++];

		if (!l->ended && strcmp(arg, "--") == 0)
			l->ended = true;
		else if (!l->ended && arg[0] == '-' && arg[1] != '\0') {
			if (!take_option(l, arg))
				return false;
		} else {
			call->operands[call->n_operands++] = arg;
		}
	}
	return true;
}

static const struct hy_command *
find_command(const char *name)
{
	for (int i = 0; hy_commands[i] != NULL; i++)
		if (strcmp(hy_commands[i]->name, name) == 0)
			return hy_commands[i];
	return NULL;
}

static struct hy_str
nearest_command(struct hy_arena *arena, const char *name)
{
	size_t best = 3;
	const char *near = "";

	for (int i = 0; hy_commands[i] != NULL; i++) {
		size_t d = hy_text_distance(arena, hy_str_of(name), hy_str_of(hy_commands[i]->name), best);

		if (d < best) {
			best = d;
			near = hy_commands[i]->name;
		}
	}
	return *near != '\0' ? hy_say(arena, HY_M_DID_YOU_MEAN, near, NULL) : HY_S("");
}

static int
no_command(struct hy_call *call, const char *name)
{
	fprintf(stderr, "hyoka: %s%s\n",
	    hy_text_visible(call->arena, hy_say(call->arena, HY_M_NO_COMMAND, name, NULL)).p,
	    nearest_command(call->arena, name).p);
	return HY_TROUBLE;
}

static int
run_command(struct hy_call *call, int argc, char **argv)
{
	struct line l = { call, argv + 2, argc - 2, 0, false, false, HY_CLEAN };
	const struct hy_command *c = call->command;

	if (!take_args(&l))
		return l.status;
	if (l.help) {
		print_command_help(c);
		return HY_CLEAN;
	}
	if (call->n_operands < c->min_operands)
		return hy_call_usage(call, HY_M_TOO_FEW, c->usage);
	if (c->max_operands > 0 && call->n_operands > c->max_operands)
		return hy_call_usage(call, HY_M_TOO_MANY, call->operands[c->max_operands]);
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

int
hy_command_main(int argc, char **argv, const char *today)
{
	struct hy_call call = { .arena = hy_arena_new() };
	int status = HY_CLEAN;

	hy_date_parse(hy_str_of(today), &call.today);
	if (argc < 2) {
		print_help();
		status = HY_TROUBLE;
	} else if (strcmp(argv[1], "--version") == 0) {
		puts("hyoka " HYOKA_VERSION);
	} else if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		print_help();
	} else if ((call.command = find_command(argv[1])) == NULL) {
		status = no_command(&call, argv[1]);
	} else {
		status = run_command(&call, argc, argv);
	}
	status = close_stdout(&call, status);
	hy_arena_free(call.arena);
	return status;
}
