#include "engine/command/help/help.h"

#include "engine/base/text.h"
#include "engine/command/arguments.h"
#include "engine/command/commands.h"
#include "engine/command/help/manual.h"
#include "engine/command/value.h"

#define SCREEN 80	/* columns */
#define OPTION_COLUMN 28	/* where the text about an option begins */

/* LEFT, then RIGHT from COLUMN on: on the same line when there is room for it. */
static void
two_columns(struct hy_buf *out, struct hy_str left, size_t column, struct hy_str right)
{
	size_t width = hy_text_width(left);

	hy_buf_str(out, left);
	if (width + 1 > column) {
		hy_buf_char(out, '\n');
		width = 0;
	}
	for (; width < column; width++)
		hy_buf_char(out, ' ');
	hy_buf_str(out, hy_text_wrap(out->arena, right, SCREEN, column));
	hy_buf_char(out, '\n');
}

struct hy_str
hy_help_option(struct hy_arena *arena, const struct hy_opt *o)
{
	struct hy_buf out = hy_buf_new(arena);

	if (o->letter != 0)
		hy_buf_format(&out, "-%c, ", o->letter);
	hy_buf_format(&out, "--%s", o->name);
	if (o->value != NULL)
		hy_buf_format(&out, " %s", hy_value_show(arena, o->value).p);
	return hy_buf_get(&out);
}

static void
print_option(struct hy_buf *out, const struct hy_opt *o)
{
	struct hy_str left = hy_str_format(out->arena, "  %s%s", o->letter != 0 ? "" : "    ",
	    hy_help_option(out->arena, o).p);

	two_columns(out, left, OPTION_COLUMN, hy_str_of(hy_message_text(o->help)));
}

/* The first example of the manual; a program without its data folder helps without one. */
static void
print_example(struct hy_buf *out, const struct hy_command *c)
{
	struct hy_arena *arena = out->arena;
	struct hy_manual manual;
	struct hy_err unsaid;
	struct hy_str about;

	if (!hy_manual_load(arena, c->name, &manual, &unsaid) || manual.examples.count == 0)
		return;
	about = hy_str_format(arena, "%s: %.*s", hy_message_text(HY_M_EXAMPLE),
	    HY_ARG(manual.examples.at[0].text));
	hy_buf_format(out, "\n%s\n    %.*s\n", hy_text_wrap(arena, about, SCREEN, 4).p,
	    HY_ARG(manual.examples.at[0].name));
}

struct hy_str
hy_help_command(struct hy_arena *arena, const struct hy_command *c)
{
	struct hy_buf out = hy_buf_new(arena);

	hy_buf_format(&out, "hyoka %s%s%s\n\n", c->name, c->usage[0] != '\0' ? " " : "",
	    hy_value_show(arena, c->usage).p);
	hy_buf_format(&out, "%s\n\n", hy_text_wrap(arena, hy_str_of(hy_message_text(c->help)),
	    SCREEN, 0).p);
	for (int i = 0; i < HY_MAX_OPTIONS && c->options[i].name != NULL; i++)
		print_option(&out, &c->options[i]);
	for (int i = 0; hy_common_options[i].name != NULL; i++)
		print_option(&out, &hy_common_options[i]);
	print_example(&out, c);
	return hy_buf_get(&out);
}

/* The widest heading of a group, and the longest name of a command. */
static void
measure(size_t *group, size_t *name)
{
	*group = *name = 0;
	for (const struct hy_command_row *row = hy_command_rows; !hy_command_rows_end(row); row++) {
		size_t *widest = row->command != NULL ? name : group;
		size_t width = hy_text_width(hy_str_of(row->command != NULL ? row->command->name
		    : hy_message_text(row->group)));

		if (width > *widest)
			*widest = width;
	}
}

static void
pad(struct hy_buf *out, struct hy_str text, size_t width)
{
	hy_buf_str(out, text);
	for (size_t w = hy_text_width(text); w < width; w++)
		hy_buf_char(out, ' ');
}

struct hy_str
hy_help_all(struct hy_arena *arena)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_str group = HY_S("");
	size_t group_width, name_width;

	measure(&group_width, &name_width);
	hy_buf_format(&out, "%s\n\n", hy_text_wrap(arena, hy_str_of(hy_message_text(HY_M_ABOUT)),
	    SCREEN, 0).p);
	for (const struct hy_command_row *row = hy_command_rows; !hy_command_rows_end(row); row++) {
		struct hy_buf left = hy_buf_new(arena);

		if (row->command == NULL) {
			group = hy_str_of(hy_message_text(row->group));
			continue;
		}
		pad(&left, group, group_width + 2);
		pad(&left, hy_str_of(row->command->name), name_width);
		two_columns(&out, hy_buf_get(&left), group_width + name_width + 4,
		    hy_str_of(hy_message_text(row->command->help)));
		group = HY_S("");
	}
	hy_buf_format(&out, "\n%s\n", hy_text_wrap(arena,
	    hy_str_of(hy_message_text(HY_M_ABOUT_EXIT)), SCREEN, 0).p);
	return hy_buf_get(&out);
}
