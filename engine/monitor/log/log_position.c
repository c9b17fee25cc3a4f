/*
 * Where reading stands, as a line of text:
 *   hyoka-log 1 health N ... seen FROM-TO ... file DEVICE INODE OFFSET LINE FLAGS PRINT-LEN PRINT-HASH SIZE CHANGED PATH ...
 * Words are separated by spaces; FLAGS: 1 skipping, 2 gone; in a path a space, "%" and control characters are %XX.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/log/log_part.h"

#define HEAD "hyoka-log 1"

/* The numbers of a health that last, in their order. */
#define HEALTH(h) { &(h).lines, &(h).events, &(h).malformed, &(h).numbers, &(h).late, &(h).ahead, &(h).unknown, \
	&(h).rotated, &(h).truncated, &(h).lost, &(h).repeated, &(h).unlisted }
#define N_HEALTH 12

static void
put_path(struct hy_buf *out, const char *path)
{
	for (; *path != '\0'; path++) {
		if ((unsigned char)*path <= ' ' || *path == '%' || *path == 0x7f)
			hy_buf_format(out, "%%%02x", (unsigned)(unsigned char)*path);
		else
			hy_buf_char(out, *path);
	}
}

struct hy_str
hy_log_position(struct hy_arena *arena, const struct hy_log *log)
{
	struct hy_log_health h = log->health;
	const uint64_t *const numbers[N_HEALTH] = HEALTH(h);
	struct hy_buf out = hy_buf_new(arena);

	hy_buf_text(&out, HEAD " health");
	for (int i = 0; i < N_HEALTH; i++)
		hy_buf_format(&out, " %" PRIu64, *numbers[i]);
	hy_buf_format(&out, " %" PRId64 " seen %u", h.newest, log->seen.count);
	for (unsigned i = 0; i < log->seen.count; i++)
		hy_buf_format(&out, " %" PRIu64 "-%" PRIu64, log->seen.runs[i].from, log->seen.runs[i].to);
	for (const struct hy_log_file *f = log->files; f != NULL; f = f->next) {
		hy_buf_format(&out, " file %" PRIu64 " %" PRIu64 " %" PRId64 " %" PRIu64 " %d %zu %016" PRIx64 " %" PRId64
		    " %" PRId64 " ", f->device, f->inode, f->offset, f->line, f->skipping | f->gone << 1, f->print.len, f->print.hash,
		    f->size, f->changed);
		put_path(&out, f->path);
	}
	return hy_buf_get(&out);
}

/* A text that is read word by word. */
struct words {
	const char *p;
	bool ok;
};

/* The number at the words' beginning, ended by END; one that is not there makes them wrong. */
static uint64_t
take_number(struct words *w, int base, char end)
{
	uint64_t n;
	char *behind;

	if (!w->ok || *w->p == ' ' || *w->p == '\0' || (*w->p == '-' && base != 10)) {
		w->ok = false;
		return 0;
	}
	n = strtoull(w->p, &behind, base);
	w->ok = behind > w->p && (*behind == end || (end == ' ' && *behind == '\0'));
	w->p = *behind == '\0' ? behind : behind + 1;
	return n;
}

static bool
take_word(struct words *w, const char *word)
{
	size_t len = strlen(word);

	if (!w->ok || strncmp(w->p, word, len) != 0 || (w->p[len] != ' ' && w->p[len] != '\0'))
		return false;
	w->p += len + (w->p[len] == ' ');
	return true;
}

static const char *
take_path(struct words *w, struct hy_arena *arena)
{
	struct hy_buf out = hy_buf_new(arena);

	for (; *w->p != ' ' && *w->p != '\0'; w->p++) {
		char digits[3] = "";

		if (*w->p != '%') {
			hy_buf_char(&out, *w->p);
			continue;
		}
		if (w->p[1] == '\0' || w->p[2] == '\0') {
			w->ok = false;
			break;
		}
		memcpy(digits, w->p + 1, 2);
		hy_buf_char(&out, (char)strtoul(digits, NULL, 16));
		w->p += 2;
	}
	w->p += *w->p == ' ';
	w->ok = w->ok && out.len > 0;
	return hy_buf_get(&out).p;
}

static struct hy_log_file *
take_file(struct words *w, struct hy_arena *arena)
{
	struct hy_log_file *f = hy_new(arena, struct hy_log_file);
	uint64_t flags;

	f->fd = -1;
	f->device = take_number(w, 10, ' ');
	f->inode = take_number(w, 10, ' ');
	f->offset = (int64_t)take_number(w, 10, ' ');
	f->line = take_number(w, 10, ' ');
	flags = take_number(w, 10, ' ');
	f->skipping = (flags & 1) != 0;
	f->gone = (flags & 2) != 0;
	f->print.len = take_number(w, 10, ' ');
	f->print.hash = take_number(w, 16, ' ');
	f->size = (int64_t)take_number(w, 10, ' ');
	f->changed = (int64_t)take_number(w, 10, ' ');
	f->path = take_path(w, arena);
	f->packed = f->path != NULL && hy_unpack_is_packed(f->path);
	w->ok = w->ok && f->offset >= 0 && f->print.len <= HY_LOG_PRINT;
	return f;
}

static bool
take_seen(struct words *w, struct hy_log *log)
{
	uint64_t count = take_number(w, 10, ' ');

	w->ok = w->ok && count <= HY_SEEN_MAX;
	for (uint64_t i = 0; w->ok && i < count; i++) {
		uint64_t from = take_number(w, 10, '-'), to = take_number(w, 10, ' ');

		w->ok = w->ok && from <= to;
		if (w->ok && !hy_seen_add(&log->seen, from, to))
			return false;
	}
	return true;
}

bool
hy_log_restore(struct hy_log *log, struct hy_str position, struct hy_err *err)
{
	uint64_t *const numbers[N_HEALTH] = HEALTH(log->health);
	struct hy_log_file **tail = &log->files;
	struct words w = { hy_str_copy(log->arena, position.p, position.len).p, true };

	if (position.len == 0)
		return true;
	w.ok = take_word(&w, HEAD) && take_word(&w, "health");
	for (int i = 0; i < N_HEALTH; i++)
		*numbers[i] = take_number(&w, 10, ' ');
	log->health.newest = (int64_t)take_number(&w, 10, ' ');
	w.ok = w.ok && take_word(&w, "seen");
	if (!take_seen(&w, log))
		return hy_fail(err, log->source->at, HY_M_LOG_MEMORY, NULL);
	log->seen.repeated = log->health.repeated;
	log->seen.unlisted = log->health.unlisted;
	while (w.ok && *w.p != '\0') {
		w.ok = take_word(&w, "file");
		*tail = take_file(&w, log->arena);
		tail = &(*tail)->next;
	}
	return w.ok || hy_fail(err, log->source->at, HY_M_LOG_POSITION, NULL);
}
