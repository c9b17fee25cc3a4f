#include "engine/command/help/page.h"

#include "engine/command/arguments.h"
#include "engine/command/commands.h"
#include "engine/command/help/help.h"
#include "engine/command/help/manual.h"
#include "engine/command/value.h"
#include "engine/form/yaml/yaml.h"

struct page {
	struct hy_buf *out;
	const struct hy_pen *pen;
	struct hy_manual manual;
};

static struct hy_str
message(enum hy_message id)
{
	return hy_str_of(hy_message_text(id));
}

struct hy_str
hy_page_name(struct hy_arena *arena, const struct hy_command *command)
{
	return command == NULL ? HY_S("hyoka") : hy_str_format(arena, "hyoka-%s", command->name);
}

static void
options(struct page *p, const struct hy_opt *o)
{
	for (int i = 0; i < HY_MAX_OPTIONS && o[i].name != NULL; i++)
		p->pen->option(p->out, hy_help_option(p->out->arena, &o[i]), message(o[i].help));
}

static void
list(struct page *p, enum hy_message heading, const struct hy_manual_list *entries,
    void (*write)(struct hy_buf *out, struct hy_str name, struct hy_str text))
{
	if (entries->count > 0)
		p->pen->heading(p->out, message(heading));
	for (unsigned i = 0; i < entries->count; i++)
		write(p->out, entries->at[i].name, entries->at[i].text);
}

static void
exit_status(struct page *p, struct hy_str found)
{
	p->pen->heading(p->out, message(HY_M_PAGE_EXIT));
	p->pen->term(p->out, HY_S("0"), message(HY_M_EXIT_CLEAN));
	if (found.len > 0)
		p->pen->term(p->out, HY_S("1"), found);
	p->pen->term(p->out, HY_S("2"), message(HY_M_EXIT_TROUBLE));
}

static void
description(struct page *p)
{
	if (p->manual.text.len == 0)
		return;
	p->pen->heading(p->out, message(HY_M_PAGE_DESCRIPTION));
	p->pen->text(p->out, p->manual.text);
}

static void
see_also(struct page *p, const struct hy_command *command)
{
	if (command == NULL && p->manual.n_see == 0)
		return;
	p->pen->heading(p->out, message(HY_M_PAGE_SEE));
	if (command != NULL)
		p->pen->refer(p->out, HY_S("hyoka"), p->manual.n_see == 0);
	for (unsigned i = 0; i < p->manual.n_see; i++)
		p->pen->refer(p->out, hy_str_format(p->out->arena, "hyoka-%.*s",
		    HY_ARG(p->manual.see[i])), i + 1 == p->manual.n_see);
}

/* One line for each way to call the command. */
static void
synopsis(struct page *p, const struct hy_command *c)
{
	struct hy_arena *arena = p->out->arena;
	struct hy_str usage = hy_value_show(arena, c->usage);
	struct hy_str name = hy_str_format(arena, "hyoka %s", c->name);

	p->pen->heading(p->out, message(HY_M_PAGE_SYNOPSIS));
	for (size_t from = 0; from <= usage.len;) {
		long bar = hy_str_find(usage, HY_S(" | "), from);
		size_t to = bar < 0 ? usage.len : (size_t)bar;

		p->pen->usage(p->out, name, hy_str_trim(hy_str_format(arena, "%s %.*s",
		    hy_message_text(HY_M_PAGE_OPTIONS_WORD), HY_ARG(hy_str_cut(usage, from, to)))));
		from = to + 3;
	}
}

static void
command_page(struct page *p, const struct hy_command *c)
{
	p->pen->begin(p->out, hy_page_name(p->out->arena, c).p, message(c->help));
	synopsis(p, c);
	description(p);
	p->pen->heading(p->out, message(HY_M_PAGE_OPTIONS));
	options(p, c->options);
	options(p, hy_common_options);
	list(p, HY_M_PAGE_EXAMPLES, &p->manual.examples, p->pen->example);
	exit_status(p, p->manual.found);
	list(p, HY_M_PAGE_FILES, &p->manual.files, p->pen->term);
	see_also(p, c);
}

static void
commands(struct page *p)
{
	p->pen->heading(p->out, message(HY_M_PAGE_COMMANDS));
	for (const struct hy_command_row *row = hy_command_rows; !hy_command_rows_end(row); row++) {
		if (row->command == NULL)
			p->pen->group(p->out, message(row->group));
		else
			p->pen->command(p->out, hy_str_of(row->command->name),
			    message(row->command->help));
	}
}

/* 1,000,000: a number people can read. */
static const char *
grouped(struct hy_arena *arena, size_t number)
{
	struct hy_str digits = hy_str_format(arena, "%zu", number);
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < digits.len; i++) {
		if (i > 0 && (digits.len - i) % 3 == 0)
			hy_buf_char(&out, ',');
		hy_buf_char(&out, digits.p[i]);
	}
	return hy_buf_get(&out).p;
}

static void
limits(struct page *p)
{
	struct hy_arena *arena = p->out->arena;

	p->pen->heading(p->out, message(HY_M_PAGE_LIMITS));
	p->pen->text(p->out, hy_say(arena, HY_M_PAGE_LIMITS_TEXT,
	    grouped(arena, HY_YAML_MAX_BYTES >> 20), grouped(arena, HY_YAML_MAX_DEPTH),
	    grouped(arena, HY_YAML_MAX_VALUES), grouped(arena, HY_YAML_MAX_CHARS), NULL));
}

static void
program_page(struct page *p)
{
	p->pen->begin(p->out, "hyoka", message(HY_M_PAGE_ABOUT));
	p->pen->heading(p->out, message(HY_M_PAGE_SYNOPSIS));
	p->pen->usage(p->out, HY_S("hyoka"), message(HY_M_PAGE_USAGE));
	description(p);
	commands(p);
	p->pen->heading(p->out, message(HY_M_PAGE_OPTIONS));
	options(p, hy_common_options);
	p->pen->option(p->out, HY_S("--version"), message(HY_M_OPT_VERSION));
	list(p, HY_M_PAGE_EXAMPLES, &p->manual.examples, p->pen->example);
	exit_status(p, p->manual.found);
	list(p, HY_M_PAGE_FILES, &p->manual.files, p->pen->term);
	list(p, HY_M_PAGE_ENVIRONMENT, &p->manual.environment, p->pen->term);
	limits(p);
	see_also(p, NULL);
}

bool
hy_page_write(struct hy_buf *out, const struct hy_pen *pen, const struct hy_command *command,
    struct hy_err *err)
{
	struct page p = { .out = out, .pen = pen };

	if (!hy_manual_load(out->arena, command != NULL ? command->name : "hyoka", &p.manual, err))
		return false;
	if (command != NULL)
		command_page(&p, command);
	else
		program_page(&p);
	return true;
}
