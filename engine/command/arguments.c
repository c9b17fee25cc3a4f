#include "engine/command/arguments.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/command/value.h"

enum { LANG, TODAY, QUIET, HELP };

const struct hy_opt hy_common_options[] = {
	[LANG] = { "lang", 0, "ja|en", HY_M_OPT_LANG },
	[TODAY] = { "today", 0, "DATE", HY_M_OPT_TODAY },
	[QUIET] = { "quiet", 'q', NULL, HY_M_OPT_QUIET },
	[HELP] = { "help", 'h', NULL, HY_M_OPT_HELP },
	{ NULL, 0, NULL, 0 },
};

static void
set_language(const char *value)
{
	if (strcmp(value, "en") == 0)
		hy_language_set(HY_EN);
	else if (strcmp(value, "ja") == 0)
		hy_language_set(HY_JA);
}

void
hy_arguments_language(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strncmp(argv[i], "--lang=", 7) == 0)
			set_language(argv[i] + 7);
		else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			set_language(argv[i + 1]);
	}
}

static bool
take_common(struct hy_arguments *a, size_t which, const char *value)
{
	struct hy_call *call = a->call;

	switch (which) {
	case LANG:
		set_language(value);
		break;
	case TODAY:
		call->today_said = true;
		if (!hy_date_parse(hy_str_of(value), &call->today) || !hy_date_full(&call->today))
			a->status = hy_call_usage(call, HY_M_BAD_DAY, value);
		break;
	case QUIET:
		call->quiet = true;
		break;
	default:
		a->help = true;
	}
	return a->status == HY_CLEAN;
}

static bool
option_fits(const struct hy_opt *o, const char *name, size_t len, char letter)
{
	if (letter != 0)
		return o->letter == letter;
	return strlen(o->name) == len && strncmp(o->name, name, len) == 0;
}

const struct hy_opt *
hy_option_find(const struct hy_command *c, const char *name, size_t len, char letter,
    size_t *which)
{
	for (size_t i = 0; c != NULL && i < HY_MAX_OPTIONS && c->options[i].name != NULL; i++)
		if (option_fits(&c->options[i], name, len, letter))
			return *which = i, &c->options[i];
	for (size_t i = 0; hy_common_options[i].name != NULL; i++)
		if (option_fits(&hy_common_options[i], name, len, letter))
			return *which = HY_MAX_OPTIONS + i, &hy_common_options[i];
	return NULL;
}

/* Keeps in *NEAREST the option of the table O whose name is nearest to NAME and nearer than *BEST. */
static void
look_near(struct hy_arena *arena, const struct hy_opt *o, size_t n, struct hy_str name,
    size_t *best, const char **nearest)
{
	for (size_t i = 0; i < n && o[i].name != NULL; i++) {
		size_t d = hy_text_distance(arena, name, hy_str_of(o[i].name), *best);

		if (d < *best) {
			*best = d;
			*nearest = o[i].name;
		}
	}
}

static bool
no_option(struct hy_arguments *a, const char *arg, struct hy_str name)
{
	struct hy_arena *arena = a->call->arena;
	const struct hy_command *c = a->call->command;
	const char *nearest = NULL;
	struct hy_str meant = HY_S("");
	size_t best = 3;

	if (name.len > 1 && c != NULL)
		look_near(arena, c->options, HY_MAX_OPTIONS, name, &best, &nearest);
	if (name.len > 1)
		look_near(arena, hy_common_options, HY_MAX_OPTIONS, name, &best, &nearest);
	if (nearest != NULL)
		meant = hy_say(arena, HY_M_DID_YOU_MEAN, hy_str_format(arena, "--%s", nearest).p, NULL);
	a->status = hy_call_usage_text(a->call, hy_say(arena, HY_M_BAD_OPTION, arg, meant.p, NULL));
	return false;
}

/* Is VALUE one that the option's table allows? Says what is, when not. */
static bool
value_fits(struct hy_arguments *a, const struct hy_opt *o, const char *value)
{
	struct hy_arena *arena = a->call->arena;

	if (!hy_value_closed(o->value) || hy_value_allows(arena, o->value, value))
		return true;
	a->status = hy_call_usage_text(a->call, hy_say(arena, HY_M_BAD_CHOICE, o->name, value,
	    hy_value_show(arena, o->value).p, NULL));
	return false;
}

/* --name VALUE, --name=VALUE, -o VALUE or -oVALUE. */
static bool
take_option(struct hy_arguments *a, const char *arg)
{
	bool is_long = arg[1] == '-';
	const char *name = arg + 2, *equals = is_long ? strchr(name, '=') : NULL;
	size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name), which = 0;
	const struct hy_opt *o = hy_option_find(a->call->command, name, len, is_long ? 0 : arg[1],
	    &which);
	const char *value = equals != NULL ? equals + 1 : is_long || arg[2] == '\0' ? NULL : arg + 2;

	if (o == NULL || (o->value == NULL && value != NULL))
		return no_option(a, arg, (struct hy_str){ name, is_long ? len : 0 });
	if (o->value != NULL && value == NULL && a->at < a->n)
		value = a->args[a->at++];
	if (o->value != NULL && value == NULL) {
		a->status = hy_call_usage_text(a->call, hy_say(a->call->arena, HY_M_NO_VALUE, arg,
		    hy_str_format(a->call->arena, ": %s", hy_value_show(a->call->arena, o->value).p).p,
		    NULL));
		return false;
	}
	if (o->value != NULL && !value_fits(a, o, value))
		return false;
	if (which >= HY_MAX_OPTIONS)
		return take_common(a, which - HY_MAX_OPTIONS, value);
	a->call->values[which] = value != NULL ? value : "";
	return true;
}

static bool
is_option(const char *arg)
{
	return arg[0] == '-' && arg[1] != '\0';
}

bool
hy_arguments_leading(struct hy_arguments *a)
{
	while (a->at < a->n && is_option(a->args[a->at]))
		if (!take_option(a, a->args[a->at++]))
			return false;
	return true;
}

bool
hy_arguments_take(struct hy_arguments *a)
{
	struct hy_call *call = a->call;

	call->operands = hy_new_array(call->arena, (size_t)a->n + 1, const char *);
	while (a->at < a->n) {
		const char *arg = a->args[a->at++];

		if (!a->ended && strcmp(arg, "--") == 0)
			a->ended = true;
		else if (a->ended || !is_option(arg))
			call->operands[call->n_operands++] = arg;
		else if (!take_option(a, arg))
			return false;
	}
	return true;
}
