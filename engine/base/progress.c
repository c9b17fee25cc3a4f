#include "engine/base/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "engine/base/text.h"

#define PATIENCE 1.0	/* seconds before anything is shown */
#define PAUSE 0.1	/* between two drawings */
#define BAR 20u		/* characters */
#define ERASE "\r\033[K"

static struct {
	hy_seconds *seconds;	/* NULL: nobody looks on */
	unsigned depth;		/* of work inside work */
	unsigned total, done;
	double begun, drawn;
	bool shown;
} now;

void
hy_progress_clock(hy_seconds *seconds)
{
	const char *term = getenv("TERM");

	if (isatty(STDERR_FILENO) && term != NULL && strcmp(term, "dumb") != 0)
		now.seconds = seconds;
}

void
hy_progress_forbid(void)
{
	now.seconds = NULL;
}

bool
hy_progress_seen(void)
{
	return now.seconds != NULL;
}

void
hy_progress_begin(unsigned total)
{
	if (now.depth++ > 0 || now.seconds == NULL)
		return;
	now.total = total;
	now.done = 0;
	now.begun = now.seconds();
	now.drawn = 0;
}

static unsigned
terminal_width(void)
{
	struct winsize size;

	return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* The end of NAME that fits in WIDTH columns, its control characters made visible. */
static void
print_name(struct hy_arena *arena, const char *name, size_t width)
{
	struct hy_str s = hy_text_visible(arena, hy_str_of(name));

	while (hy_text_width(s) > width)
		s = hy_str_cut(s, hy_text_head(s, 1).len, s.len);
	fprintf(stderr, "%.*s", HY_ARG(s));
}

static void
draw(const char *name)
{
	struct hy_arena *arena = hy_arena_new();
	unsigned filled = now.total > 0 ? now.done * BAR / now.total : 0, width = terminal_width();
	struct hy_str count = hy_str_format(arena, " %u/%u ", now.done, now.total);

	fputs(ERASE "[", stderr);
	for (unsigned i = 0; i < BAR; i++)
		fputc(i < filled ? '#' : '.', stderr);
	fprintf(stderr, "]%s", count.p);
	if (width > BAR + 3 + count.len)
		print_name(arena, name, width - BAR - 3 - count.len);
	fflush(stderr);
	hy_arena_free(arena);
	now.shown = true;
}

void
hy_progress_step(const char *name)
{
	double seconds;

	if (now.depth != 1 || now.seconds == NULL)
		return;
	seconds = now.seconds();
	if (seconds - now.begun > PATIENCE && seconds - now.drawn > PAUSE) {
		now.drawn = seconds;
		draw(name);
	}
	if (now.done < now.total)
		now.done++;
}

void
hy_progress_hide(void)
{
	if (!now.shown)
		return;
	fputs(ERASE, stderr);
	fflush(stderr);
	now.shown = false;
	now.drawn = 0;
}

void
hy_progress_end(void)
{
	if (now.depth > 0 && --now.depth == 0)
		hy_progress_hide();
}
