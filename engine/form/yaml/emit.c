#include "engine/form/yaml/emit.h"

#include <string.h>

#include "engine/base/text.h"

/* Words YAML readers take for something else than text. */
static bool
is_word(struct hy_str s)
{
	static const char *const words[] = { "null", "Null", "NULL", "true", "True", "TRUE", "false",
	    "False", "FALSE", "yes", "Yes", "no", "No", "on", "off", "y", "n", "~" };

	for (size_t i = 0; i < HY_COUNT(words); i++)
		if (hy_str_is(s, words[i]))
			return true;
	return false;
}

static bool
has_control(struct hy_str s)
{
	uint32_t cp;

	for (size_t i = 0, n; i < s.len; i += n) {
		n = hy_utf8_decode(s.p + i, s.len - i, &cp);
		if (n == 0)
			return true;
		if ((cp < 0x20 && cp != '\n') || (cp >= 0x7f && cp < 0xa0) || cp == 0x2028 ||
		    cp == 0x2029 || cp == 0xfeff || (cp & 0xfffe) == 0xfffe)
			return true;
	}
	return false;
}

/* Plain where no brackets are around it: a line of its own, or behind a key. */
static bool
is_plain_line(struct hy_str s)
{
	if (s.len == 0 || strchr("-?:,[]{}#&*!|>'\"%@` \t", s.p[0]) != NULL ||
	    s.p[s.len - 1] == ' ' || s.p[s.len - 1] == ':' || is_word(s))
		return false;
	return hy_str_find(s, HY_S(": "), 0) < 0 && hy_str_find(s, HY_S(" #"), 0) < 0;
}

static bool
is_plain(struct hy_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr(",[]{}", s.p[i]) != NULL)
			return false;
	return is_plain_line(s);
}

/* A block keeps every byte but cannot begin with a space or hold trailing blank lines simply. */
bool
hy_emit_fits_block(struct hy_str text)
{
	return text.len > 0 && text.p[0] != ' ' && text.p[0] != '\n' &&
	    text.p[text.len - 1] != '\n' && !has_control(text);
}

bool
hy_emit_wants_block(struct hy_str text)
{
	return text.len > 0 && memchr(text.p, '\n', text.len) != NULL && hy_emit_fits_block(text);
}

static void
add_spaces(struct hy_buf *out, unsigned n)
{
	while (n-- > 0)
		hy_buf_char(out, ' ');
}

void
hy_emit_lines(struct hy_buf *out, unsigned column, struct hy_str text)
{
	for (size_t from = 0; from < text.len;) {
		long end = hy_str_find(text, HY_S("\n"), from);
		size_t to = end >= 0 ? (size_t)end : text.len;

		if (to > from)
			add_spaces(out, column);
		hy_buf_str(out, hy_str_cut(text, from, to));
		hy_buf_char(out, '\n');
		from = to + 1;
	}
}

static void
emit_single(struct hy_buf *out, struct hy_str s)
{
	hy_buf_char(out, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '\'')
			hy_buf_char(out, '\'');
		hy_buf_char(out, s.p[i]);
	}
	hy_buf_char(out, '\'');
}

static void
emit_double(struct hy_buf *out, struct hy_str s)
{
	uint32_t cp;

	hy_buf_char(out, '"');
	for (size_t i = 0, n; i < s.len; i += n) {
		n = hy_utf8_decode(s.p + i, s.len - i, &cp);
		if (n == 0) {
			hy_buf_text(out, "\\uFFFD");
			n = 1;
		} else if (cp == '"' || cp == '\\') {
			hy_buf_format(out, "\\%c", (char)cp);
		} else if (cp == '\n') {
			hy_buf_text(out, "\\n");
		} else if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x2028 || cp == 0x2029 ||
		    cp == 0xfeff || (cp & 0xfffe) == 0xfffe) {
			if (cp > 0xffff)
				hy_buf_format(out, "\\U%08X", (unsigned)cp);
			else
				hy_buf_format(out, "\\u%04X", (unsigned)cp);
		} else {
			hy_buf_add(out, s.p + i, n);
		}
	}
	hy_buf_char(out, '"');
}

void
hy_emit_word(struct hy_buf *out, struct hy_str text)
{
	if (has_control(text) || memchr(text.p != NULL ? text.p : "", '\n', text.len) != NULL)
		emit_double(out, text);
	else if (is_plain(text))
		hy_buf_str(out, text);
	else
		emit_single(out, text);
}

void
hy_emit_line(struct hy_buf *out, struct hy_str text)
{
	if (!has_control(text) && is_plain_line(text))
		hy_buf_str(out, text);
	else
		hy_emit_word(out, text);
}

void
hy_emit_text(struct hy_buf *out, unsigned indent, struct hy_str text)
{
	if (hy_emit_wants_block(text)) {
		hy_buf_text(out, " |-\n");
		hy_emit_lines(out, indent + 2, text);
		return;
	}
	hy_buf_char(out, ' ');
	hy_emit_word(out, text);
	hy_buf_char(out, '\n');
}

void
hy_emit_key(struct hy_buf *out, unsigned indent, struct hy_str key)
{
	add_spaces(out, indent);
	hy_emit_word(out, key);
	hy_buf_char(out, ':');
}
