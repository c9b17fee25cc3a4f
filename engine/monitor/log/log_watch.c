/*
 * inotify on the folders of the logs. Where it is not to be had, or does not tell what others write (network file
 * systems), the files are looked at now and then.
 */
#include "engine/monitor/log/log_watch.h"

#include <fnmatch.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/file.h"
#include "engine/monitor/log/log_part.h"

#define LOOK_EVERY 1000		/* milliseconds */
#define EVENTS (IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)

struct hy_log_watch {
	int inotify;		/* -1: none */
	int newest;		/* number of the folder watched last; they only grow */
};

struct hy_log_watch *
hy_log_watch_open(void)
{
	struct hy_log_watch *watch = malloc(sizeof(*watch));

	if (watch != NULL)
		*watch = (struct hy_log_watch){ inotify_init1(IN_NONBLOCK | IN_CLOEXEC), 0 };
	return watch;
}

void
hy_log_watch_close(struct hy_log_watch *watch)
{
	if (watch == NULL)
		return;
	if (watch->inotify >= 0)
		close(watch->inotify);
	free(watch);
}

/* True when the folder of LOG was not watched before. */
static bool
begin(struct hy_log_watch *watch, const struct hy_log *log)
{
	int folder = inotify_add_watch(watch->inotify, hy_path_folder(log->arena, log->source->path.p).p, EVENTS);
	bool begun = folder > watch->newest;

	if (begun)
		watch->newest = folder;
	return begun;
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

/* NAME, in a folder that is watched, is like that of a file of one of LOGS. */
static bool
is_of_log(const char *name, struct hy_log *const *logs, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (fnmatch(hy_path_name(logs[i]->source->path.p), name, 0) == 0)
			return true;
	return false;
}

/* Takes what was told. True when something of it is about LOGS, or got lost. */
static bool
take(const struct hy_log_watch *watch, struct hy_log *const *logs, unsigned count)
{
	_Alignas(struct inotify_event) char events[4096];
	bool more = false;
	ssize_t n;

	while ((n = read(watch->inotify, events, sizeof(events))) > 0) {
		for (const char *p = events; p < events + n;) {
			const struct inotify_event *event = (const void *)p;

			more = more || (event->mask & IN_Q_OVERFLOW) != 0 ||
			    (event->len > 0 && is_of_log(event->name, logs, count));
			p += sizeof(*event) + event->len;
		}
	}
	return more;
}

static int64_t
milliseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
hy_log_watch_wait(struct hy_log_watch *watch, struct hy_log *const *logs, unsigned count, int milliseconds)
{
	struct pollfd told = { watch->inotify, POLLIN, 0 };	/* a negative one is passed over */
	int64_t until = milliseconds_now() + milliseconds, left;
	bool more = false;

	for (unsigned i = 0; i < count; i++)
		more = begin(watch, logs[i]) || has_more(logs[i]) || more;
	while (!more && (left = until - milliseconds_now()) > 0) {
		if (poll(&told, 1, left < LOOK_EVERY ? (int)left : LOOK_EVERY) < 0)
			return false;	/* the caller looks why */
		more = take(watch, logs, count);
		for (unsigned i = 0; i < count && !more; i++)
			more = has_more(logs[i]);
	}
	if (more)
		take(watch, logs, count);	/* all of it is read next */
	return more;
}
