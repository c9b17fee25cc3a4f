/* Manual pages in Markdown, for docs/. */
#include <string.h>

#include "engine/command/help/pen.h"

/* Leaves one empty line before what comes. */
static void
gap(struct hy_buf *out)
{
	if (out->len > 1 && strcmp(out->p + out->len - 2, "\n\n") != 0)
		hy_buf_char(out, '\n');
}

static bool
in_list(const struct hy_buf *out)
{
	size_t line = out->len - 1;

	while (line > 0 && out->p[line - 1] != '\n')
		line--;
	return strncmp(out->p + line, "- ", 2) == 0;
}

static void
begin(struct hy_buf *out, const char *page, struct hy_str about)
{
	hy_buf_format(out, "<!-- Made from the tables of the commands by `make docs`; not to be edited. -->\n"
	    "# %s\n\n%.*s\n", page, HY_ARG(about));
}

static void
title(struct hy_buf *out, const char *marks, struct hy_str text)
{
	gap(out);
	hy_buf_format(out, "%s %.*s\n", marks, HY_ARG(text));
}

static void
heading(struct hy_buf *out, struct hy_str text)
{
	title(out, "##", text);
}

static void
group(struct hy_buf *out, struct hy_str text)
{
	title(out, "###", text);
}

static void
usage(struct hy_buf *out, struct hy_str command, struct hy_str rest)
{
	if (hy_str_ends(hy_buf_get(out), HY_S("\n```\n")))
		out->len -= 4;
	else
		hy_buf_text(out, "\n```\n");
	hy_buf_format(out, "%.*s %.*s\n```\n", HY_ARG(command), HY_ARG(rest));
}

static void
text(struct hy_buf *out, struct hy_str s)
{
	gap(out);
	hy_buf_format(out, "%.*s\n", HY_ARG(s));
}

static void
entry(struct hy_buf *out, struct hy_str what, struct hy_str about)
{
	if (!in_list(out))
		gap(out);
	hy_buf_format(out, "- %.*s: %.*s\n", HY_ARG(what), HY_ARG(about));
}

static void
term(struct hy_buf *out, struct hy_str t, struct hy_str about)
{
	entry(out, hy_str_format(out->arena, "`%.*s`", HY_ARG(t)), about);
}

static void
command(struct hy_buf *out, struct hy_str name, struct hy_str about)
{
	entry(out, hy_str_format(out->arena, "[%.*s](hyoka-%.*s.md)", HY_ARG(name), HY_ARG(name)), about);
}

static void
example(struct hy_buf *out, struct hy_str line, struct hy_str about)
{
	gap(out);
	hy_buf_format(out, "%.*s\n\n```\n%.*s\n```\n", HY_ARG(about), HY_ARG(line));
}

static void
refer(struct hy_buf *out, struct hy_str page, bool last)
{
	if (hy_str_ends(hy_buf_get(out), HY_S("\n")))
		gap(out);
	hy_buf_format(out, "[%.*s](%.*s.md)%s", HY_ARG(page), HY_ARG(page), last ? "\n" : ", ");
}

const struct hy_pen hy_pen_markdown = { "md", "md", begin, heading, group, usage, text, term, term,
	command, example, refer };
