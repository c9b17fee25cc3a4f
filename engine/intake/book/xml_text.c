#include "engine/intake/book/xml_text.h"

#include <string.h>

#include "engine/base/text.h"

long
hy_tag_find(struct hy_str s, const char *name, size_t from)
{
	size_t len = strlen(name);

	for (; from + len + 1 < s.len; from++) {
		const char *open = memchr(s.p + from, '<', s.len - from);

		if (open == NULL)
			return -1;
		from = (size_t)(open - s.p);
		if (from + len + 1 < s.len && memcmp(s.p + from + 1, name, len) == 0 &&
		    strchr(" \t\r\n/>", s.p[from + 1 + len]) != NULL)
			return (long)from;
	}
	return -1;
}

size_t
hy_tag_end(struct hy_str s, size_t at)
{
	char quote = '\0';

	for (; at < s.len; at++) {
		if (quote != '\0')
			quote = s.p[at] == quote ? '\0' : quote;
		else if (s.p[at] == '"' || s.p[at] == '\'')
			quote = s.p[at];
		else if (s.p[at] == '>')
			return at + 1;
	}
	return s.len;
}

size_t
hy_tag_close(struct hy_str s, const char *name, size_t at)
{
	size_t end = hy_tag_end(s, at);
	char tag[64] = "</";
	long close;

	if (end >= 2 && s.p[end - 2] == '/')
		return end;
	strncat(tag, name, sizeof(tag) - 4);
	close = hy_str_find(s, hy_str_of(tag), end);
	return close >= 0 ? hy_tag_end(s, (size_t)close) : s.len;
}

struct hy_str
hy_tag_attribute(struct hy_str s, size_t at, const char *name)
{
	size_t end = hy_tag_end(s, at), len = strlen(name);

	for (size_t i = at; i + len + 2 < end; i++) {
		char quote = s.p[i + len + 2];
		size_t from = i + len + 3, to = from;

		if (strchr(" \t\r\n", s.p[i]) == NULL || memcmp(s.p + i + 1, name, len) != 0 ||
		    s.p[i + 1 + len] != '=' || (quote != '"' && quote != '\''))
			continue;
		while (to < end && s.p[to] != quote)
			to++;
		return hy_str_cut(s, from, to);
	}
	return HY_S("");
}

struct hy_str
hy_text_swap(struct hy_arena *arena, struct hy_str s, size_t from, size_t to, struct hy_str what)
{
	struct hy_buf out = hy_buf_new(arena);

	hy_buf_add(&out, s.p, from);
	hy_buf_str(&out, what);
	hy_buf_add(&out, s.p + to, s.len - to);
	return hy_buf_get(&out);
}

struct hy_str
hy_text_put(struct hy_arena *arena, struct hy_str s, size_t at, struct hy_str what)
{
	return hy_text_swap(arena, s, at, at, what);
}

struct hy_str
hy_xml_escape(struct hy_arena *arena, struct hy_str s)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '&')
			hy_buf_text(&out, "&amp;");
		else if (c == '<')
			hy_buf_text(&out, "&lt;");
		else if (c == '>')
			hy_buf_text(&out, "&gt;");
		else if (c == '"')
			hy_buf_text(&out, "&quot;");
		else if (c >= ' ' || c == '\n' || c == '\t')
			hy_buf_char(&out, (char)c);
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

struct hy_str
hy_xml_plain(struct hy_arena *arena, struct hy_str s)
{
	static const struct { struct hy_str name; char c; } names[] = {
		{ { "&amp;", 5 }, '&' }, { { "&lt;", 4 }, '<' }, { { "&gt;", 4 }, '>' },
		{ { "&quot;", 6 }, '"' }, { { "&apos;", 6 }, '\'' }, { { "&#10;", 5 }, '\n' },
	};
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < s.len; i++) {
		size_t k = 0;

		while (k < HY_COUNT(names) &&
		    !hy_str_starts(hy_str_cut(s, i, s.len), names[k].name))
			k++;
		if (k == HY_COUNT(names)) {
			hy_buf_char(&out, s.p[i]);
			continue;
		}
		hy_buf_char(&out, names[k].c);
		i += names[k].name.len - 1;
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}
