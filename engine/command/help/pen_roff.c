/* Manual pages in man(7), for groff and mandoc. */
#include <string.h>

#include "engine/base/text.h"
#include "engine/command/call.h"
#include "engine/command/help/pen.h"

/* Fonts of man(7); what is typed is bold, what stands for something else italic. */
#define BOLD 'B'
#define ITALIC 'I'

static void
add_ascii(struct hy_buf *out, char c)
{
	switch (c) {
	case '\\':
		hy_buf_text(out, "\\(rs");
		break;
	case '-':
		hy_buf_text(out, "\\-");
		break;
	case '\'':
		hy_buf_text(out, "\\(aq");
		break;
	case '^':
		hy_buf_text(out, "\\(ha");
		break;
	case '~':
		hy_buf_text(out, "\\(ti");
		break;
	default:
		hy_buf_char(out, c);
	}
}

/* A line of the source ends at AT: a space, but not between Japanese characters. */
static void
add_line_end(struct hy_buf *out, struct hy_str s, size_t at, uint32_t before)
{
	uint32_t next = ' ';

	if (at + 1 < s.len)
		hy_utf8_decode(s.p + at + 1, s.len - at - 1, &next);
	hy_buf_text(out, hy_cp_break(before, next) ? "\\:" : " ");
}

/*
 * The characters of S. roff breaks lines at spaces only, so that it is told where
 * Japanese may be broken; not in what is typed, which must stay one word.
 */
static void
add_text(struct hy_buf *out, struct hy_str s, bool breaks)
{
	uint32_t before = ' ', cp;
	size_t n;

	if (s.len > 0 && s.p[0] == '.')
		hy_buf_text(out, "\\&");
	for (size_t i = 0; i < s.len; i += n) {
		n = hy_utf8_decode(s.p + i, s.len - i, &cp);
		if (breaks && n > 0 && hy_cp_break(before, cp))
			hy_buf_text(out, "\\:");
		if (s.p[i] == '\n')
			add_line_end(out, s, i, before);
		else if (n == 1)
			add_ascii(out, s.p[i]);
		else
			hy_buf_add(out, s.p + i, n > 0 ? n : 1);
		n = n > 0 ? n : 1;
		before = cp;
	}
}

static void
add_font(struct hy_buf *out, char font, struct hy_str s)
{
	hy_buf_format(out, "\\f%c", font);
	add_text(out, s, false);
	hy_buf_text(out, "\\fR");
}

/* A text with `typed` pieces; one paragraph. */
static void
add_marked(struct hy_buf *out, struct hy_str s)
{
	bool typed = false;

	for (size_t from = 0; from <= s.len;) {
		long tick = hy_str_find(s, HY_S("`"), from);
		size_t to = tick < 0 ? s.len : (size_t)tick;

		if (typed)
			add_font(out, BOLD, hy_str_cut(s, from, to));
		else
			add_text(out, hy_str_cut(s, from, to), true);
		typed = !typed;
		from = to + 1;
	}
	hy_buf_char(out, '\n');
}

/* Words of a usage: options and small words bold, words that stand for something italic. */
static void
add_words(struct hy_buf *out, struct hy_str s)
{
	size_t from = 0;

	while (from < s.len) {
		size_t to = from;

		while (to < s.len && strchr(" ,|[]", s.p[to]) == NULL)
			to++;
		if (to == from) {
			hy_buf_char(out, s.p[from++]);
			continue;
		}
		struct hy_str word = hy_str_cut(s, from, to);
		bool literal = word.p[0] == '-' || (word.p[0] >= 'a' && word.p[0] <= 'z');

		add_font(out, literal ? BOLD : ITALIC, word);
		from = to;
	}
}

/* Headings of man pages are in capitals. */
static void
add_capitals(struct hy_buf *out, struct hy_str s)
{
	for (size_t i = 0; i < s.len; i++)
		hy_buf_char(out, s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 'a' + 'A') : s.p[i]);
}

static void
heading(struct hy_buf *out, struct hy_str text)
{
	hy_buf_text(out, ".SH ");
	add_capitals(out, text);
	hy_buf_char(out, '\n');
}

static void
begin(struct hy_buf *out, const char *page, struct hy_str about)
{
	hy_buf_text(out, ".\\\" Made from the tables of the commands by `hyoka man`; not to be edited.\n.TH ");
	add_capitals(out, hy_str_of(page));
	hy_buf_format(out, " 1 " HYOKA_DATE " \"hyoka " HYOKA_VERSION "\" \"%s\"\n.nh\n.ad l\n",
	    hy_message_text(HY_M_PAGE_MANUAL));
	heading(out, hy_str_of(hy_message_text(HY_M_PAGE_NAME)));
	add_text(out, hy_str_of(page), false);
	hy_buf_text(out, " \\- ");
	add_text(out, about, false);
	hy_buf_char(out, '\n');
}

static void
group(struct hy_buf *out, struct hy_str text)
{
	hy_buf_format(out, ".SS %.*s\n", HY_ARG(text));
}

static void
usage(struct hy_buf *out, struct hy_str command, struct hy_str rest)
{
	hy_buf_text(out, ".SY \"");
	add_text(out, command, false);
	hy_buf_text(out, "\"\n");
	add_words(out, rest);
	hy_buf_text(out, "\n.YS\n");
}

/* Begins a paragraph; right below a heading one has begun. */
static void
paragraph(struct hy_buf *out)
{
	size_t line = out->len - 1;

	while (line > 0 && out->p[line - 1] != '\n')
		line--;
	if (strncmp(out->p + line, ".S", 2) != 0)
		hy_buf_text(out, ".PP\n");
}

/* Paragraphs, separated by empty lines. */
static void
text(struct hy_buf *out, struct hy_str s)
{
	for (size_t from = 0; from < s.len;) {
		long gap = hy_str_find(s, HY_S("\n\n"), from);
		size_t to = gap < 0 ? s.len : (size_t)gap;

		paragraph(out);
		add_marked(out, hy_str_cut(s, from, to));
		from = to + 2;
	}
}

static void
option(struct hy_buf *out, struct hy_str o, struct hy_str about)
{
	hy_buf_text(out, ".TP\n");
	add_words(out, o);
	hy_buf_char(out, '\n');
	add_marked(out, about);
}

static void
term(struct hy_buf *out, struct hy_str t, struct hy_str about)
{
	hy_buf_text(out, ".TP\n");
	add_font(out, BOLD, t);
	hy_buf_char(out, '\n');
	add_marked(out, about);
}

static void
command(struct hy_buf *out, struct hy_str name, struct hy_str about)
{
	term(out, hy_str_format(out->arena, "hyoka-%.*s", HY_ARG(name)), about);
}

static void
example(struct hy_buf *out, struct hy_str line, struct hy_str about)
{
	paragraph(out);
	add_marked(out, about);
	hy_buf_text(out, ".RS 4\n.EX\n");
	add_text(out, line, false);
	hy_buf_text(out, "\n.EE\n.RE\n");
}

static void
refer(struct hy_buf *out, struct hy_str page, bool last)
{
	add_font(out, BOLD, page);
	hy_buf_text(out, last ? "(1)\n" : "(1),\n");
}

const struct hy_pen hy_pen_roff = { "roff", "1", begin, heading, group, usage, text, option, term,
	command, example, refer };
