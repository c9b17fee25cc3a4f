/*
 * Waiting for more: inotify on the folders of the logs. Where it is not to be had, or does not tell what others write
 * (network file systems), the files are looked at now and then.
 */
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/file.h"
#include "engine/monitor/log/log_part.h"

#define LOOK_EVERY 1000		/* milliseconds */
#define MOST_LOGS 64u
#define EVENTS (IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)

/* Begins to watch LOG. True when it was not watched before: something may have come in between. */
static bool
watch(struct hy_log *log)
{
	if (log->watch >= 0)
		return false;
	log->watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (log->watch >= 0)
		inotify_add_watch(log->watch, hy_path_folder(log->arena, log->source->path.p).p, EVENTS);
	return true;
}

/* Takes what inotify told of LOG. */
static void
drain(const struct hy_log *log)
{
	char events[4096];

	while (read(log->watch, events, sizeof(events)) > 0)
		;
}

/* A file of LOG is longer than what was read when it was looked at last, or another one. */
static bool
has_more(const struct hy_log *log)
{
	for (const struct hy_log_file *f = log->files; f != NULL; f = f->next) {
		struct stat st;

		if (f->fd >= 0 && fstat(f->fd, &st) == 0 && st.st_size != f->size)
			return true;
		if (!f->gone && (stat(f->path, &st) != 0 || st.st_ino != f->inode || st.st_size != f->size))
			return true;
	}
	return false;
}

bool
hy_log_wait(struct hy_log *const *logs, unsigned count, int milliseconds)
{
	struct pollfd fds[MOST_LOGS];
	bool more = false;
	int told;

	if (count > MOST_LOGS)
		count = MOST_LOGS;
	for (unsigned i = 0; i < count; i++) {
		more = watch(logs[i]) || more;
		/* A negative one is passed over by poll. */
		fds[i] = (struct pollfd){ logs[i]->watch, POLLIN, 0 };
	}
	for (unsigned i = 0; i < count; i++)
		more = has_more(logs[i]) || more;
	while (!more && milliseconds > 0) {
		int slice = milliseconds < LOOK_EVERY ? milliseconds : LOOK_EVERY;

		told = poll(fds, count, slice);
		if (told < 0)
			return false;	/* a signal: the caller looks why */
		more = told > 0;
		for (unsigned i = 0; i < count && !more; i++)
			more = has_more(logs[i]);
		milliseconds -= slice;
	}
	for (unsigned i = 0; i < count; i++)
		if (logs[i]->watch >= 0)
			drain(logs[i]);
	return more;
}
