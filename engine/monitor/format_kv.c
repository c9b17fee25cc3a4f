/*
 * key=value, separated by white space, in any order; a value in double quotes may hold spaces, and \" and \\ in it. Words
 * without "=" are passed over: the header of syslog (RFC 3164, 5424), the brackets of its structured data.
 */
#include <string.h>

#include "engine/monitor/format.h"

/* What ends a key or a bare value; the byte behind a line is one of them. */
enum { SPACE = 1, EQUALS = 2, QUOTE = 4 };
static const unsigned char stops[256] = {
	['\0'] = SPACE, [' '] = SPACE, ['\t'] = SPACE, ['\n'] = SPACE, ['\r'] = SPACE, ['='] = EQUALS,
};

static const char *
skip(const char *p, unsigned classes)
{
	while ((stops[(unsigned char)*p] & classes) == 0)
		p++;
	return p;
}

/* The value behind the opening quote at P, with what \ guards as it is; *P is behind the closing quote. NULL p: it does not end. */
static struct hy_str
quoted(struct hy_line *line, const char **p, const char *end)
{
	const char *from = ++*p, *q;
	char *out;

	for (q = from; q < end && *q != '"' && *q != '\\'; q++)
		;
	if (q < end && *q == '"') {
		*p = q + 1;
		return (struct hy_str){ from, (size_t)(q - from) };
	}
	out = line->room + line->used;
	memcpy(out, from, (size_t)(q - from));
	out += q - from;
	for (; q < end && *q != '"'; q++) {
		if (*q == '\\' && q + 1 < end)
			q++;
		*out++ = *q;
	}
	if (q == end)
		return (struct hy_str){ NULL, 0 };
	*p = q + 1;
	from = line->room + line->used;
	line->used = (size_t)(out - line->room);
	return (struct hy_str){ from, (size_t)(out - from) };
}

static enum hy_line_state
read_line(struct hy_line *line)
{
	const char *p = line->text.p, *end = p + line->text.len;
	enum hy_line_state state = HY_LINE_EVENT;

	while (state == HY_LINE_EVENT && p < end) {
		const char *key = p;
		struct hy_str value;
		enum hy_event_field field;

		p = skip(p, SPACE | EQUALS);
		if (p >= end || *p != '=' || p == key) {
			p = p < end && *p == '=' ? skip(p, SPACE) : p;
			p++;
			continue;
		}
		field = hy_line_field(line, (struct hy_str){ key, (size_t)(p - key) });
		p++;
		if (p < end && *p == '"') {
			value = quoted(line, &p, end);
			if (value.p == NULL)
				return hy_line_wrong(line, HY_M_LINE_QUOTE);
			p = skip(p, SPACE);
		} else {
			value.p = p;
			p = skip(p, SPACE);
			value.len = (size_t)(p - value.p);
		}
		state = hy_line_take(line, field, value);
	}
	return state;
}

extern const struct hy_format hy_format_kv;
const struct hy_format hy_format_kv = { .name = "kv", .read = read_line };
