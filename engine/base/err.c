#include "engine/base/err.h"

#include <errno.h>
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

const char *
hy_errno_text(int code)
{
	static const struct {
		int code;
		enum hy_message id;
	} known[] = {
		{ ENOENT, HY_M_ERRNO_NONE },
		{ EACCES, HY_M_ERRNO_DENIED },
		{ EPERM, HY_M_ERRNO_DENIED },
		{ EISDIR, HY_M_ERRNO_FOLDER },
		{ ENOTDIR, HY_M_ERRNO_NO_FOLDER },
		{ EEXIST, HY_M_ERRNO_EXISTS },
		{ ENOSPC, HY_M_ERRNO_FULL },
		{ EROFS, HY_M_ERRNO_READ_ONLY },
		{ ENAMETOOLONG, HY_M_ERRNO_NAME },
		{ EFBIG, HY_M_ERRNO_TOO_LARGE },
		{ EBUSY, HY_M_ERRNO_BUSY },
	};

	for (size_t i = 0; i < HY_COUNT(known); i++)
		if (known[i].code == code)
			return hy_message_text(known[i].id);
	return strerror(code);
}

struct hy_str
hy_word(enum hy_word id)
{
	return hy_str_of(words[id]);
}

/* The arguments up to NULL; returns how many. */
static unsigned
take_args(struct hy_str args[MAX_ARGS], va_list list)
{
	const char *arg;
	unsigned n = 0;

	while (n < MAX_ARGS && (arg = va_arg(list, const char *)) != NULL)
		args[n++] = hy_str_of(arg);
	return n;
}

struct hy_str
hy_say(struct hy_arena *arena, enum hy_message id, ...)
{
	struct hy_str args[MAX_ARGS];
	va_list list;
	unsigned n;

	va_start(list, id);
	n = take_args(args, list);
	va_end(list);
	return hy_str_fill_list(arena, hy_str_of(hy_message_text(id)), args, n);
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
	struct hy_str args[MAX_ARGS];
	struct hy_arena *arena;
	va_list list;
	unsigned n;

	if (err == NULL)
		return false;
	va_start(list, id);
	n = take_args(args, list);
	va_end(list);
	arena = hy_arena_new();
	copy_clipped(err->text, sizeof(err->text),
	    hy_str_fill_list(arena, hy_str_of(hy_message_text(id)), args, n));
	err->at = at;
	hy_arena_free(arena);
	return false;
}

struct hy_str
hy_mark_text(struct hy_arena *arena, struct hy_mark at)
{
	if (at.file == NULL)
		return (struct hy_str){ "", 0 };
	if (at.cell != NULL)
		return hy_str_format(arena, "%s:%s: ", at.file, at.cell);
	if (at.line == 0)
		return hy_str_format(arena, "%s: ", at.file);
	if (at.col == 0)
		return hy_str_format(arena, "%s:%u: ", at.file, at.line);
	return hy_str_format(arena, "%s:%u:%u: ", at.file, at.line, at.col);
}

struct hy_str
hy_mark_place(struct hy_arena *arena, struct hy_mark at)
{
	struct hy_str text = hy_mark_text(arena, at);

	return hy_str_cut(text, 0, text.len > 2 ? text.len - 2 : 0);
}

struct hy_mark
hy_mark_file(const char *file)
{
	return hy_mark_at(file, 0, 0);
}

struct hy_mark
hy_mark_at(const char *file, unsigned line, unsigned col)
{
	return (struct hy_mark){ .file = file, .line = line, .col = col };
}
