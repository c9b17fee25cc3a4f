/* Which files a log has, and whether they are still the ones that were read (log.h). */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/file.h"
#include "engine/monitor/log/log_part.h"

#define KEPT_OPEN 64u		/* the newest files: what is written to them after they were renamed or removed is still read */
#define GONE_KEPT 16u		/* files no longer found by the pattern that are still looked at */
#define PRINT_SURE 256u		/* first bytes that make two files the same */

static int64_t
changed_at(const struct stat *st)
{
	return (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

/* FILE, which is open, is from now on what is in it. False with ERR: it is closed. */
static bool
unpack(struct hy_log_file *file, struct hy_err *err)
{
	struct stat st;

	file->fd = hy_unpack(file->fd, file->path, err);
	if (file->fd >= 0 && fstat(file->fd, &st) == 0)
		file->size = st.st_size;
	return file->fd >= 0;
}

bool
hy_log_file_open(struct hy_log_file *file, struct hy_err *err)
{
	if (file->fd >= 0)
		return true;
	file->fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (file->fd >= 0) {
		struct stat st;

		/* Its name may be another's by now. */
		if (fstat(file->fd, &st) == 0 && st.st_dev == file->device && st.st_ino == file->inode)
			return !file->packed || unpack(file, err);
		close(file->fd);
		file->fd = -1;
		return true;
	}
	return errno == ENOENT || hy_fail(err, hy_mark_file(NULL), HY_M_CANNOT_READ, file->path, hy_errno_text(errno), NULL);
}

/* The first bytes of FD, LEN of them or as many as there are. */
static struct hy_log_print
print_of(int fd, size_t len)
{
	char bytes[HY_LOG_PRINT];
	struct hy_log_print print = { 0, 0 };
	ssize_t n;

	while (print.len < len && (n = pread(fd, bytes + print.len, len - print.len, (off_t)print.len)) > 0)
		print.len += (size_t)n;
	print.hash = hy_str_hash((struct hy_str){ bytes, print.len });
	return print;
}

static bool
begins_with(int fd, const struct hy_log_print *print)
{
	struct hy_log_print now = print_of(fd, print->len);

	return now.len == print->len && now.hash == print->hash;
}

/* The number of a file that was compressed and removed may be given to its compressed one, which is another file. */
static bool
is_file(const struct hy_log_file *f, const char *name, const struct stat *st)
{
	return f->device == st->st_dev && f->inode == st->st_ino && f->packed == hy_unpack_is_packed(name);
}

static struct hy_log_file *
find(const struct hy_log *log, const char *path, const struct stat *st)
{
	struct hy_log_file *f = log->files;

	while (f != NULL && !is_file(f, path, st))
		f = f->next;
	return f;
}

/* Compressed in a way that is not read. */
static bool
is_compressed(const char *path)
{
	static const char *const suffixes[] = { "xz", "bz2", "zst", "Z", "lz4" };

	for (size_t i = 0; i < HY_COUNT(suffixes); i++)
		if (strcmp(hy_path_suffix(path), suffixes[i]) == 0)
			return true;
	return false;
}

/* Files met for the first time, until they are sorted. */
struct fresh {
	struct hy_log_file **list;
	size_t count, room;
};

static bool
add_fresh(struct hy_log *log, struct fresh *fresh, const char *path, const struct stat *st)
{
	struct hy_log_file *f;

	if (fresh->count == fresh->room) {
		size_t room = fresh->room == 0 ? 16 : fresh->room * 2;
		struct hy_log_file **list = realloc(fresh->list, room * sizeof(struct hy_log_file *));

		if (list == NULL)
			return false;
		fresh->list = list;
		fresh->room = room;
	}
	f = hy_new(log->arena, struct hy_log_file);
	f->path = hy_str_copy(log->arena, path, strlen(path)).p;
	f->device = st->st_dev;
	f->inode = st->st_ino;
	f->size = st->st_size;
	f->changed = changed_at(st);
	f->fd = -1;
	f->seen = f->fresh = true;
	f->packed = hy_unpack_is_packed(path);
	fresh->list[fresh->count++] = f;
	return true;
}

/* The file that PATH, a compressed one, is made of is still there: it is not whole yet. */
static bool
is_being_made(struct hy_log *log, const char *path)
{
	struct hy_str plain = hy_str_copy(log->arena, path, strlen(path) - strlen(".gz"));
	struct stat st;

	return stat(plain.p, &st) == 0;
}

/* A known file, which stood at PATH when it was looked at. */
static void
look_again(struct hy_log *log, struct hy_log_file *f, const char *path, const struct stat *st)
{
	if (strcmp(f->path, path) != 0) {
		log->health.rotated += !f->seen;
		f->path = hy_str_copy(log->arena, path, strlen(path)).p;
	}
	f->gone = false;
	f->seen = true;
	if (f->packed)
		return;
	f->fresh = f->size != st->st_size || f->changed != changed_at(st);
	f->size = st->st_size;
	f->changed = changed_at(st);
}

/* A compressed file that was removed, and its number given to another one. */
static void
forget(struct hy_log_file *f)
{
	if (f->fd >= 0)
		close(f->fd);
	f->fd = -1;
	f->seen = f->gone = true;
}

/* PATH, which the pattern found: a known file, perhaps under a new name, or a fresh one. False with ERR. */
static bool
meet(struct hy_log *log, struct fresh *fresh, const char *path, struct hy_err *err)
{
	struct hy_log_file *f;
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return true;
	f = find(log, path, &st);
	if (f == NULL && is_compressed(path)) {
		log->health.compressed++;
		return true;
	}
	if (hy_unpack_is_packed(path) && !hy_unpack_ready(log->arena, err))
		return false;
	if (f == NULL && hy_unpack_is_packed(path) && is_being_made(log, path))
		return true;
	if (f != NULL && f->packed && f->changed != changed_at(&st)) {
		forget(f);
		f = NULL;
	}
	if (f == NULL)
		return add_fresh(log, fresh, path, &st) || hy_fail(err, log->source->at, HY_M_LOG_MEMORY, NULL);
	look_again(log, f, path, &st);
	return true;
}

/* Where the file of FILE's inode is now, in the same folder; NULL: not there. */
static const char *
find_inode(struct hy_log *log, const struct hy_log_file *file)
{
	struct hy_str folder = hy_path_folder(log->arena, file->path);
	DIR *dir = opendir(folder.p);
	const char *found = NULL;
	struct dirent *entry;

	while (dir != NULL && found == NULL && (entry = readdir(dir)) != NULL) {
		struct stat st;

		if (fstatat(dirfd(dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
		    is_file(file, entry->d_name, &st))
			found = hy_path_join(log->arena, folder, entry->d_name).p;
	}
	if (dir != NULL)
		closedir(dir);
	return found;
}

/*
 * FILE is no longer found by the pattern: what is left of it, and what a program that does not know yet adds, is read by its
 * open descriptor or under its new name.
 */
static void
miss(struct hy_log *log, struct hy_log_file *f)
{
	bool known = f->gone;
	struct stat st;
	struct hy_err err;

	f->gone = true;
	if (f->fd < 0) {
		const char *path = find_inode(log, f);

		if (path != NULL)
			f->path = path;
		if (path == NULL || !hy_log_file_open(f, &err) || f->fd < 0) {
			/* Nothing is added to a compressed file. */
			f->lost = (!known && !f->packed) || f->size > f->offset;
			log->health.lost += f->lost;
			return;
		}
	}
	log->health.rotated += !known;
	if (fstat(f->fd, &st) == 0) {
		f->fresh = f->size != st.st_size;
		f->size = st.st_size;
	}
}

/* Is what stands in FILE still what was read of it? */
static bool
is_same(struct hy_log_file *f)
{
	struct hy_err err;

	if (!f->fresh || f->offset == 0)
		return true;
	if (f->size < f->offset)
		return false;
	if (!hy_log_file_open(f, &err) || f->fd < 0)
		return true;
	return begins_with(f->fd, &f->print);
}

/* Reading goes on in the fresh file TO where it ended in FROM, whose copy it is or whose place it took. */
static void
carry_on(struct hy_log *log, struct hy_log_file *from, struct hy_log_file *to)
{
	to->offset = from->offset;
	to->line = from->line;
	to->skipping = from->skipping;
	to->print = from->print;
	log->health.rotated++;
}

/* A few bytes will do for a compressed file that has the name of the other in front. */
static bool
is_sure(const struct hy_log_file *of, const struct hy_log_file *f)
{
	return of->print.len >= PRINT_SURE ||
	    (f->packed && of->print.len > 0 && strncmp(f->path, of->path, strlen(of->path)) == 0);
}

static bool
is_copy(const struct hy_log_file *of, struct hy_log_file *f)
{
	struct hy_err err;

	return is_sure(of, f) && f->offset == 0 && hy_log_file_open(f, &err) && f->fd >= 0 && f->size >= of->offset &&
	    begins_with(f->fd, &of->print);
}

/* FILE was renamed and compressed while it was open here: reading goes on in the compressed one. */
static bool
is_packed_now(struct hy_log *log, struct hy_log_file *f, const struct fresh *fresh)
{
	for (size_t i = 0; i < fresh->count; i++) {
		if (!fresh->list[i]->packed || !is_copy(f, fresh->list[i]))
			continue;
		carry_on(log, f, fresh->list[i]);
		close(f->fd);
		f->fd = -1;
		return true;
	}
	return false;
}

/* FILE was cut or written anew, or vanished: a fresh file may be its copy. Then it begins again, if it is still there. */
static void
begin_again(struct hy_log *log, struct hy_log_file *f, const struct fresh *fresh)
{
	struct hy_log_file *copy = NULL;

	for (size_t i = 0; i < fresh->count && copy == NULL; i++) {
		if (!is_copy(f, fresh->list[i]))
			continue;
		copy = fresh->list[i];
		carry_on(log, f, copy);
	}
	if (f->gone && f->fd < 0) {
		log->health.lost -= copy != NULL && f->lost;
		return;
	}
	/* A compressed file took its place on the disk, too: this is a new one that was given its number. */
	log->health.truncated += copy == NULL || !copy->packed;
	f->offset = 0;
	f->line = 0;
	f->skipping = false;
	f->print.len = 0;
	f->columns = NULL;
}

static int
by_age(const void *a, const void *b)
{
	const struct hy_log_file *x = *(struct hy_log_file *const *)a, *y = *(struct hy_log_file *const *)b;

	if (x->changed != y->changed)
		return x->changed < y->changed ? -1 : 1;
	return strcmp(x->path, y->path);
}

static void
append(struct hy_log *log, struct fresh *fresh)
{
	struct hy_log_file **tail = &log->files;

	if (fresh->count > 1)
		qsort(fresh->list, fresh->count, sizeof(struct hy_log_file *), by_age);
	while (*tail != NULL)
		tail = &(*tail)->next;
	for (size_t i = 0; i < fresh->count; i++) {
		*tail = fresh->list[i];
		tail = &(*tail)->next;
	}
}

bool
hy_log_look(struct hy_log *log, struct hy_err *err)
{
	struct fresh fresh = { NULL, 0, 0 };
	glob_t found;
	int code = glob(log->source->path.p, 0, NULL, &found);
	bool ok = code == 0 || code == GLOB_NOMATCH;

	if (!ok)
		hy_fail(err, hy_mark_file(NULL), HY_M_CANNOT_READ, log->source->path.p,
		    hy_errno_text(code == GLOB_NOSPACE ? ENOMEM : EIO), NULL);
	log->health.compressed = 0;
	for (struct hy_log_file *f = log->files; f != NULL; f = f->next)
		f->seen = f->fresh = false;
	for (size_t i = 0; ok && code == 0 && i < found.gl_pathc; i++)
		ok = meet(log, &fresh, found.gl_pathv[i], err);
	globfree(&found);
	for (struct hy_log_file *f = log->files; ok && f != NULL; f = f->next) {
		if (!f->seen)
			miss(log, f);
		if (f->gone && f->fd >= 0 && is_packed_now(log, f, &fresh))
			continue;
		if ((f->gone && f->fd < 0) || !is_same(f))
			begin_again(log, f, &fresh);
	}
	append(log, &fresh);
	free(fresh.list);
	return ok;
}

int64_t
hy_log_waiting(const struct hy_log *log)
{
	int64_t waiting = 0;

	for (const struct hy_log_file *f = log->files; f != NULL; f = f->next)
		if (f->size > f->offset)
			waiting += f->size - f->offset;
	return waiting;
}

/* Nothing more will come of FILE: it is gone, and removed or the OTHERS that went after it are many. */
static bool
is_done(const struct hy_log_file *f, unsigned others)
{
	struct stat st;

	if (!f->gone || f->fd < 0 || fstat(f->fd, &st) != 0)
		return f->gone;
	return st.st_nlink == 0 || (others >= GONE_KEPT && f->offset >= st.st_size);
}

/* A last line that never got its end was no whole line: it is told. */
static void
leave(struct hy_log *log, const struct hy_log_file *f)
{
	struct stat st;

	if (f->fd < 0 || fstat(f->fd, &st) != 0 || st.st_size <= f->offset)
		return;
	log->health.lines++;
	log->health.malformed++;
}

void
hy_log_tidy(struct hy_log *log)
{
	struct hy_log_file **link = &log->files;
	unsigned open_files = 0, gone = 0;

	for (struct hy_log_file *f = log->files; f != NULL; f = f->next) {
		open_files += f->fd >= 0;
		gone += f->gone;
	}
	while (*link != NULL) {
		struct hy_log_file *f = *link;
		bool done = is_done(f, gone - f->gone);

		if (done)
			leave(log, f);
		if (f->fd >= 0 && f->print.len < HY_LOG_PRINT)
			f->print = print_of(f->fd, HY_LOG_PRINT);
		if (f->fd >= 0 && (done || open_files > KEPT_OPEN || (f->packed && f->offset >= f->size))) {
			close(f->fd);
			f->fd = -1;
			open_files--;
		}
		gone -= done;
		if (done)
			*link = f->next;
		else
			link = &f->next;
	}
}
