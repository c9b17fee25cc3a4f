#include "engine/base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct hy_str
hy_str_of(const char *c)
{
	return (struct hy_str){ c, c != NULL ? strlen(c) : 0 };
}

struct hy_str
hy_str_copy(struct hy_arena *arena, const char *p, size_t len)
{
	return (struct hy_str){ hy_arena_copy(arena, p, len), len };
}

bool
hy_str_eq(struct hy_str a, struct hy_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, a.len) == 0);
}

bool
hy_str_is(struct hy_str a, const char *c)
{
	return hy_str_eq(a, hy_str_of(c));
}

bool
hy_str_starts(struct hy_str s, struct hy_str prefix)
{
	return s.len >= prefix.len && hy_str_eq((struct hy_str){ s.p, prefix.len }, prefix);
}

bool
hy_str_ends(struct hy_str s, struct hy_str suffix)
{
	return s.len >= suffix.len &&
	    hy_str_eq((struct hy_str){ s.p + s.len - suffix.len, suffix.len }, suffix);
}

long
hy_str_find(struct hy_str s, struct hy_str needle, size_t from)
{
	/* The third byte of a kana or kanji tells it from its neighbours; hundreds share the first. */
	size_t probe = needle.len >= 3 && (unsigned char)needle.p[0] >= 0xe0 ? 2 : 0;

	if (needle.len == 0 || s.len < needle.len)
		return -1;
	for (size_t at = from, last = s.len - needle.len; at <= last; at++) {
		const char *p = memchr(s.p + at + probe, needle.p[probe], last - at + 1);

		if (p == NULL)
			return -1;
		at = (size_t)(p - s.p) - probe;
		if (memcmp(s.p + at, needle.p, needle.len) == 0)
			return (long)at;
	}
	return -1;
}

struct hy_str
hy_str_cut(struct hy_str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct hy_str){ s.p != NULL ? s.p + from : NULL, to - from };
}

/* Bytes of the white space that begins at P: 0 none, 1 ASCII, 3 the ideographic space. */
static size_t
space_at(const char *p, size_t len)
{
	if (len >= 1 && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
		return 1;
	if (len >= 3 && memcmp(p, "\xe3\x80\x80", 3) == 0)
		return 3;
	return 0;
}

struct hy_str
hy_str_trim(struct hy_str s)
{
	size_t n;

	while (s.len > 0 && (n = space_at(s.p, s.len)) > 0) {
		s.p += n;
		s.len -= n;
	}
	while (s.len > 0) {
		if (space_at(s.p + s.len - 1, 1) == 1)
			s.len--;
		else if (s.len >= 3 && space_at(s.p + s.len - 3, 3) == 3)
			s.len -= 3;
		else
			break;
	}
	return s;
}

int
hy_str_cmp(struct hy_str a, struct hy_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int r = n > 0 ? memcmp(a.p, b.p, n) : 0;

	return r != 0 ? r : (a.len > b.len) - (a.len < b.len);
}

#define ROOM 256

/* Prints into ROOM bytes where it fits: most texts are short, and then printed once; else into the arena. */
__attribute__((format(printf, 3, 0)))
static struct hy_str
format_list(struct hy_arena *arena, char *room, const char *format, va_list args)
{
	va_list again;
	char *p = room;
	int len;

	va_copy(again, args);
	len = vsnprintf(room, ROOM, format, args);
	if (len >= ROOM) {
		p = hy_arena_alloc(arena, (size_t)len + 1);
		vsnprintf(p, (size_t)len + 1, format, again);
	}
	va_end(again);
	return len >= 0 ? (struct hy_str){ p, (size_t)len } : (struct hy_str){ "", 0 };
}

/* FNV-1a. */
uint64_t
hy_str_hash(struct hy_str s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h;
}

struct hy_str
hy_str_format(struct hy_arena *arena, const char *format, ...)
{
	char room[ROOM];
	va_list args;
	struct hy_str s;

	va_start(args, format);
	s = format_list(arena, room, format, args);
	va_end(args);
	return s.p == room ? hy_str_copy(arena, s.p, s.len) : s;
}

struct hy_buf
hy_buf_new(struct hy_arena *arena)
{
	return (struct hy_buf){ .arena = arena };
}

void
hy_buf_add(struct hy_buf *buf, const char *p, size_t len)
{
	if (buf->len + len + 1 > buf->cap) {
		size_t cap = (buf->len + len + 1) * 2 + 64;
		char *grown = hy_arena_alloc(buf->arena, cap);

		if (buf->len > 0)
			memcpy(grown, buf->p, buf->len);
		buf->p = grown;
		buf->cap = cap;
	}
	if (len > 0)
		memcpy(buf->p + buf->len, p, len);
	buf->len += len;
	buf->p[buf->len] = '\0';
}

void
hy_buf_str(struct hy_buf *buf, struct hy_str s)
{
	hy_buf_add(buf, s.p, s.len);
}

void
hy_buf_text(struct hy_buf *buf, const char *c)
{
	hy_buf_add(buf, c, strlen(c));
}

void
hy_buf_char(struct hy_buf *buf, char c)
{
	hy_buf_add(buf, &c, 1);
}

void
hy_buf_format(struct hy_buf *buf, const char *format, ...)
{
	char room[ROOM];
	va_list args;
	struct hy_str s;

	va_start(args, format);
	s = format_list(buf->arena, room, format, args);
	va_end(args);
	hy_buf_str(buf, s);
}

struct hy_str
hy_buf_get(struct hy_buf *buf)
{
	return (struct hy_str){ buf->p != NULL ? buf->p : "", buf->len };
}

struct hy_str
hy_str_fill_list(struct hy_arena *arena, struct hy_str pattern, const struct hy_str *texts,
    unsigned n)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < pattern.len; i++) {
		bool place = i + 2 < pattern.len && pattern.p[i] == '{' && pattern.p[i + 2] == '}' &&
		    pattern.p[i + 1] >= '1' && pattern.p[i + 1] <= '9';
		unsigned which = place ? (unsigned)(pattern.p[i + 1] - '1') : 0;

		if (!place) {
			hy_buf_char(&out, pattern.p[i]);
			continue;
		}
		if (which < n)
			hy_buf_str(&out, texts[which]);
		i += 2;
	}
	return hy_buf_get(&out);
}

struct hy_str
hy_str_fill(struct hy_arena *arena, struct hy_str pattern, struct hy_str one, struct hy_str two,
    struct hy_str three)
{
	const struct hy_str texts[] = { one, two, three };

	return hy_str_fill_list(arena, pattern, texts, 3);
}
