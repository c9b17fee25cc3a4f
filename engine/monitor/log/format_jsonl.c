/*
 * JSON lines (RFC 8259), strictly: one object a line. Names are those of its members; a member of an object in it has
 * the names on the way to it, joined by points (user.id). Lists are passed over.
 */
#include <string.h>

#include "engine/base/text.h"
#include "engine/monitor/log/format.h"

#define DEPTH 24		/* of objects and lists in each other */
#define NAME 256		/* bytes of a joined name; a longer one is not read */

struct scan {
	struct hy_line *line;
	const char *p, *end;
	char name[NAME];		/* of the objects that are open */
	size_t name_len;
	unsigned unnamed;		/* lists that are open, and objects in one whose name is too long */
	unsigned depth;
	enum hy_line_state state;	/* of what was taken */
};

static bool value(struct scan *s, enum hy_event_field field);

static void
space(struct scan *s)
{
	while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\r'))
		s->p++;
}

/* The byte behind the line is a line break or NUL, never a sign. */
static bool
sign(struct scan *s, char c)
{
	if (*s->p != c) {
		space(s);
		if (*s->p != c)
			return false;
	}
	s->p++;
	return true;
}

/* The first quote, backslash or control character from P on; more can be read than the line has. */
static const char *
plain_end(const char *p)
{
	for (;; p += HY_BYTES) {
		uint64_t w = hy_bytes_at(p), marks = hy_bytes_equal(w, '"') | hy_bytes_equal(w, '\\') | hy_bytes_below(w, 0x20);

		if (marks != 0)
			return p + hy_bytes_first(marks);
	}
}

static int
hex4(const char *p, const char *end)
{
	int v = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = p[i];

		if (c >= '0' && c <= '9')
			v = v * 16 + (c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			v = v * 16 + ((c | 0x20) - 'a' + 10);
		else
			return -1;
	}
	return v;
}

/* The character behind \u, perhaps of two halves; P is behind it. False: none. */
static bool
unicode(struct scan *s, char **out)
{
	int high = hex4(s->p, s->end), low;
	uint32_t cp = (uint32_t)high;

	if (high < 0 || (high >= 0xdc00 && high <= 0xdfff))
		return false;
	s->p += 4;
	if (high >= 0xd800 && high <= 0xdbff) {
		low = s->end - s->p > 2 && s->p[0] == '\\' && s->p[1] == 'u' ? hex4(s->p + 2, s->end) : -1;
		if (low < 0xdc00 || low > 0xdfff)
			return false;
		cp = 0x10000 + ((uint32_t)(high - 0xd800) << 10) + (uint32_t)(low - 0xdc00);
		s->p += 6;
	}
	*out += hy_utf8_encode(cp, *out);
	return true;
}

/* What stands behind a \; P is behind it. */
static bool
escape(struct scan *s, char **out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at;

	if (s->p == s->end)
		return false;
	if (*s->p == 'u') {
		s->p++;
		return unicode(s, out);
	}
	at = memchr(from, *s->p, sizeof(from) - 1);
	if (at == NULL)
		return false;
	s->p++;
	*(*out)++ = to[at - from];
	return true;
}

/* Goes on in a string that is plain from FROM to P only: what its escapes stand for is made in the room. */
static bool
escaped(struct scan *s, const char *from, struct hy_str *text)
{
	char *begin = s->line->room + s->line->used, *out;

	memcpy(begin, from, (size_t)(s->p - from));
	out = begin + (s->p - from);
	while (s->p < s->end && *s->p != '"') {
		if ((unsigned char)*s->p < 0x20)
			return false;
		if (*s->p != '\\')
			*out++ = *s->p++;
		else if (++s->p, !escape(s, &out))
			return false;
	}
	if (s->p == s->end)
		return false;
	s->p++;
	s->line->used = (size_t)(out - s->line->room);
	*text = (struct hy_str){ begin, (size_t)(out - begin) };
	return true;
}

/* The string whose opening quote was passed; P is behind its end. False: it is none. */
static inline bool
string(struct scan *s, struct hy_str *text)
{
	const char *from = s->p, *end = plain_end(from);

	s->p = end;
	if (end >= s->end || *end != '"')
		return escaped(s, from, text);
	*text = (struct hy_str){ from, (size_t)(end - from) };
	s->p = end + 1;
	return true;
}

static bool
digits(struct scan *s)
{
	const char *from = s->p;

	while (s->p < s->end && *s->p >= '0' && *s->p <= '9')
		s->p++;
	return s->p > from;
}

static bool
number(struct scan *s)
{
	if (*s->p == '-')
		s->p++;
	if (s->p < s->end && *s->p == '0')
		s->p++;
	else if (!digits(s))
		return false;
	if (s->p < s->end && *s->p == '.') {
		s->p++;
		if (!digits(s))
			return false;
	}
	if (s->p < s->end && (*s->p == 'e' || *s->p == 'E')) {
		s->p++;
		if (s->p < s->end && (*s->p == '+' || *s->p == '-'))
			s->p++;
		if (!digits(s))
			return false;
	}
	return true;
}

static inline void
take(struct scan *s, enum hy_event_field field, struct hy_str text)
{
	if (s->state == HY_LINE_EVENT)
		s->state = hy_line_take(s->line, field, text);
}

/* Does TEXT stand at P? */
static bool
word(struct scan *s, const char *text, size_t len)
{
	if ((size_t)(s->end - s->p) < len || memcmp(s->p, text, len) != 0)
		return false;
	s->p += len;
	return true;
}

/* true, false, null or a number. */
static bool
scalar(struct scan *s, enum hy_event_field field)
{
	const char *from = s->p;
	bool ok;

	if (*from == 'n')
		return word(s, "null", 4);
	if (*from == 't')
		ok = word(s, "true", 4);
	else if (*from == 'f')
		ok = word(s, "false", 5);
	else
		ok = number(s);
	if (ok)
		take(s, field, (struct hy_str){ from, (size_t)(s->p - from) });
	return ok;
}

static bool
list(struct scan *s)
{
	if (++s->depth > DEPTH)
		return false;
	s->unnamed++;
	if (!sign(s, ']')) {
		do {
			space(s);
			if (!value(s, HY_EVENT_FIELDS))
				return false;
		} while (sign(s, ','));
		if (!sign(s, ']'))
			return false;
	}
	s->unnamed--;
	s->depth--;
	return true;
}

/* NAME becomes the name of the object that is opened. False: with those around it it is too long to be read. */
static bool
enter(struct scan *s, struct hy_str name)
{
	size_t point = s->name_len > 0;

	if (s->name_len + point + name.len > NAME)
		return false;
	if (point)
		s->name[s->name_len++] = '.';
	memcpy(s->name + s->name_len, name.p, name.len);
	s->name_len += name.len;
	return true;
}

/* The member NAME of an object in another, or whose value is one. */
static bool
deep_member(struct scan *s, struct hy_str name)
{
	size_t len = s->name_len;
	enum hy_event_field field = HY_EVENT_FIELDS;
	bool ok;

	if (!s->unnamed && enter(s, name))
		field = hy_line_field(s->line, (struct hy_str){ s->name, s->name_len });
	else
		s->unnamed++;
	ok = value(s, field);
	s->unnamed -= s->unnamed > 0;
	s->name_len = len;
	return ok;
}

/* A member. Most lines are flat: names of the outermost object are expected, from their quote to their value, and none are joined. */
static bool
member(struct scan *s)
{
	const char *from = s->p;
	const struct hy_name *expected = s->depth == 1 ? hy_names_expect(s->line->names, from) : NULL;
	enum hy_event_field field;
	struct hy_str name;

	if (expected != NULL) {
		s->p += expected->len;
		space(s);
		if (*s->p != '{')
			return value(s, expected->field);
		s->p = from;
	}
	if (!sign(s, '"') || !string(s, &name) || !sign(s, ':'))
		return false;
	space(s);
	if (s->depth > 1 || *s->p == '{')
		return deep_member(s, name);
	field = hy_line_field(s->line, name);
	hy_names_met(s->line->names, (struct hy_str){ from, (size_t)(s->p - from) }, field);
	return value(s, field);
}

/* Behind the opening brace. */
static bool
object(struct scan *s)
{
	if (++s->depth > DEPTH)
		return false;
	if (!sign(s, '}')) {
		do {
			space(s);
			if (!member(s))
				return false;
		} while (sign(s, ','));
		if (!sign(s, '}'))
			return false;
	}
	s->depth--;
	return true;
}

static bool
value(struct scan *s, enum hy_event_field field)
{
	struct hy_str text;

	if (s->p >= s->end)
		return false;
	switch (*s->p) {
	case '"':
		s->p++;
		if (!string(s, &text))
			return false;
		take(s, field, text);
		return true;
	case '{':
		s->p++;
		return object(s);
	case '[':
		s->p++;
		return list(s);
	default:
		return scalar(s, field);
	}
}

static enum hy_line_state
read_line(struct hy_line *line)
{
	struct scan s;

	/* Its name is set when it is used: to clear it would be a tenth of the work. */
	s.line = line;
	s.p = line->text.p;
	s.end = s.p + line->text.len;
	s.name_len = s.unnamed = s.depth = 0;
	s.state = HY_LINE_EVENT;
	hy_names_begin(line->names);
	if (!sign(&s, '{') || !object(&s))
		return hy_line_wrong(line, HY_M_LINE_JSON);
	space(&s);
	return s.p == s.end ? s.state : hy_line_wrong(line, HY_M_LINE_JSON);
}

extern const struct hy_format hy_format_jsonl;
const struct hy_format hy_format_jsonl = { .name = "jsonl", .read = read_line };
