#include "engine/base/err.h"

#include <stdarg.h>
#include <string.h>

#define MAX_ARGS 9

static enum hy_language language = HY_JA;

static const struct {
	const char *en, *ja;
} messages[] = {
#define M(id, en, ja) { en, ja },
#define W(id, text)
#include "engine/base/messages.def"
#undef M
#undef W
};

static const char *const words[] = {
#define M(id, en, ja)
#define W(id, text) text,
#include "engine/base/messages.def"
#undef M
#undef W
};

void
hy_language_set(enum hy_language wanted)
{
	language = wanted;
}

enum hy_language
hy_language_get(void)
{
	return language;
}

const char *
hy_message_text(enum hy_message id)
{
	return language == HY_EN ? messages[id].en : messages[id].ja;
}

struct hy_str
hy_word(enum hy_word id)
{
	return hy_str_of(words[id]);
}

/* Collects the arguments up to NULL; later places stay empty strings. */
static void
take_args(const char *args[MAX_ARGS], va_list list)
{
	const char *arg;

	for (int i = 0; i < MAX_ARGS; i++)
		args[i] = "";
	for (int i = 0; i < MAX_ARGS && (arg = va_arg(list, const char *)) != NULL; i++)
		args[i] = arg;
}

static bool
is_place(const char *p)
{
	return p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}';
}

static void
fill(struct hy_buf *out, const char *text, const char *const args[MAX_ARGS])
{
	for (const char *p = text; *p != '\0'; p++) {
		if (is_place(p)) {
			hy_buf_text(out, args[p[1] - '1']);
			p += 2;
		} else {
			hy_buf_char(out, *p);
		}
	}
}

struct hy_str
hy_say(struct hy_arena *arena, enum hy_message id, ...)
{
	const char *args[MAX_ARGS];
	struct hy_buf out = hy_buf_new(arena);
	va_list list;

	va_start(list, id);
	take_args(args, list);
	va_end(list);
	fill(&out, hy_message_text(id), args);
	return hy_buf_get(&out);
}

/* Copies at most CAP-1 bytes and never cuts a character in two. */
static void
copy_clipped(char *to, size_t cap, struct hy_str s)
{
	size_t len = s.len < cap ? s.len : cap - 1;

	while (len < s.len && len > 0 && ((unsigned char)s.p[len] & 0xc0) == 0x80)
		len--;
	memcpy(to, s.p, len);
	to[len] = '\0';
}

bool
hy_fail(struct hy_err *err, struct hy_mark at, enum hy_message id, ...)
{
	const char *args[MAX_ARGS];
	struct hy_arena *arena;
	struct hy_buf out;
	va_list list;

	if (err == NULL)
		return false;
	va_start(list, id);
	take_args(args, list);
	va_end(list);
	arena = hy_arena_new();
	out = hy_buf_new(arena);
	fill(&out, hy_message_text(id), args);
	copy_clipped(err->text, sizeof(err->text), hy_buf_get(&out));
	err->at = at;
	hy_arena_free(arena);
	return false;
}

struct hy_str
hy_mark_text(struct hy_arena *arena, struct hy_mark at)
{
	if (at.file == NULL)
		return (struct hy_str){ "", 0 };
	if (at.line == 0)
		return hy_str_format(arena, "%s: ", at.file);
	return hy_str_format(arena, "%s:%u:%u: ", at.file, at.line, at.col);
}

struct hy_mark
hy_mark_file(const char *file)
{
	return (struct hy_mark){ file, 0, 0 };
}
