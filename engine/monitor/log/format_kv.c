/*
 * key=value, separated by white space, in any order; a value in double quotes may hold spaces, and \" and \\ in it. Words
 * without "=" are passed over: the header of syslog (RFC 3164, 5424), the brackets of its structured data. A line that tells no time is
 * of the time of its header, when that has a year (RFC 5424, or as rsyslog writes it).
 */
#include <string.h>

#include "engine/monitor/log/format.h"

/* White space, and NUL: what ends a bare value, and a name that is none; the byte behind a line is one of them. */
static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

/* The first white space from P on, however far. */
static const char *
long_word_end(const char *p)
{
	for (;; p++) {
		uint64_t marks = hy_bytes_below(hy_bytes_at(p), ' ' + 1);

		if (marks == 0) {
			p += HY_BYTES - 1;
			continue;
		}
		p += hy_bytes_first(marks);
		/* Other control characters are part of the word. */
		if (is_space(*p))
			return p;
	}
}

/* The first white space from P on. Most words are short. */
static inline const char *
word_end(const char *p)
{
	uint64_t marks = hy_bytes_below(hy_bytes_at(p), ' ' + 1);

	if (marks != 0 && is_space(p[hy_bytes_first(marks)]))
		return p + hy_bytes_first(marks);
	return long_word_end(p);
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

/* The name at *P, which is not the one that was expected, in *FIELD; *P is behind its "=", or behind a word that has none. */
static bool
take_name(struct hy_line *line, const char **p, enum hy_event_field *field)
{
	struct hy_str name = { *p, 0 };

	while (!is_space(**p) && **p != '=')
		++*p;
	name.len = (size_t)(*p - name.p);
	if (**p != '=' || name.len == 0) {
		*p = word_end(*p) + 1;
		return false;
	}
	*field = hy_line_field(line, name);
	hy_names_met(line->names, (struct hy_str){ name.p, name.len + 1 }, *field);
	++*p;
	return true;
}

/* The time in the header of syslog; empty: there is none, or it has no year. */
static struct hy_str
header_time(struct hy_str text)
{
	const char *p = text.p, *end = text.p + text.len, *from;

	/* <priority>version */
	if (p < end && *p == '<') {
		p = word_end(p);
		p += p < end;
	}
	from = p;
	p = word_end(p);
	if (p - from < 16 || p > end || from[4] != '-' || from[10] != 'T')
		return (struct hy_str){ from, 0 };
	return (struct hy_str){ from, (size_t)(p - from) };
}

static enum hy_line_state
read_line(struct hy_line *line)
{
	const char *p = line->text.p, *end = p + line->text.len;
	enum hy_line_state state = HY_LINE_EVENT;

	hy_names_begin(line->names);
	while (state == HY_LINE_EVENT && p < end) {
		const struct hy_name *name = hy_names_expect(line->names, p);
		enum hy_event_field field;
		struct hy_str value;

		if (name != NULL) {
			field = name->field;
			p += name->len;
		} else if (!take_name(line, &p, &field)) {
			continue;
		}
		if (*p == '"') {
			value = quoted(line, &p, end);
			if (value.p == NULL)
				return hy_line_wrong(line, HY_M_LINE_QUOTE);
			p = word_end(p);
		} else {
			value.p = p;
			p = word_end(p);
			value.len = (size_t)(p - value.p);
		}
		p++;
		state = hy_line_take(line, field, value);
	}
	if (state == HY_LINE_EVENT && line->event->fields[HY_EVENT_time].p == NULL) {
		struct hy_str time = header_time(line->text);

		if (time.len > 0)
			state = hy_line_take(line, HY_EVENT_time, time);
	}
	return state;
}

extern const struct hy_format hy_format_kv;
const struct hy_format hy_format_kv = { .name = "kv", .read = read_line };
