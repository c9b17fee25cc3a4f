/* renameat2, which exchanges two folders in one step, is not in POSIX. */
#define _GNU_SOURCE
#include "engine/command/site/site_stage.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/digest.h"
#include "engine/base/file.h"
#include "engine/command/site/site_manifest.h"

/* The signal that asked for the end; 0: none. */
static volatile sig_atomic_t stopped;

static void
stop(int number)
{
	stopped = number;
}

static void
guard(void)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = stop, .sa_flags = (int)SA_RESETHAND };

	for (size_t i = 0; i < HY_COUNT(numbers); i++)
		(void)sigaction(numbers[i], &action, NULL);
}

static bool
fail_write(struct hy_err *err, const char *path)
{
	return hy_fail(err, hy_mark_file(path), HY_M_CANNOT_WRITE, path, hy_errno_text(errno), NULL);
}

/* Removes FILES of FOLDER, the folders they leave empty, and FOLDER; whatever else is there stays. */
static void
remove_files(struct hy_arena *arena, struct hy_str folder, const struct hy_site_file *files)
{
	for (const struct hy_site_file *f = files; f != NULL; f = f->next)
		(void)unlink(hy_path_join(arena, folder, f->path.p).p);
	for (const struct hy_site_file *f = files; f != NULL; f = f->next) {
		struct hy_str path = hy_str_copy(arena, f->path.p, f->path.len);

		while (strchr(path.p, '/') != NULL) {
			path = hy_path_folder(arena, path.p);
			(void)rmdir(hy_path_join(arena, folder, path.p).p);
		}
	}
	(void)rmdir(folder.p);
}

static bool
may_replace(struct hy_stage *stage, struct hy_err *err)
{
	const char *site = stage->named;
	struct hy_str *names;
	size_t n;

	if (!hy_file_is_folder(site))
		return hy_fail(err, hy_mark_file(site), HY_M_SITE_NO_FOLDER, site, NULL);
	if (!hy_folder_list_all(stage->arena, site, &names, &n, err))
		return false;
	stage->replaces = n > 0;
	return n == 0 || hy_site_known(stage->arena, site, &stage->old, err);
}

bool
hy_stage_open(struct hy_stage *stage, struct hy_arena *arena, const char *site, struct hy_err *err)
{
	*stage = (struct hy_stage){ .arena = arena, .named = site, .site = hy_path_real(arena, site) };
	stage->tail = &stage->files;
	if ((hy_file_exists(site) || hy_file_is_link(site)) && !may_replace(stage, err))
		return false;
	stage->folder = hy_str_format(arena, "%s.%ld.tmp", stage->site.p, (long)getpid());
	guard();
	return mkdir(stage->folder.p, 0777) == 0 || fail_write(err, site);
}

/* The folders that PATH of the stage needs. */
static bool
make_folders(struct hy_stage *stage, const char *path)
{
	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		struct hy_str part = hy_str_copy(stage->arena, path, (size_t)(slash - path));

		if (mkdir(hy_path_join(stage->arena, stage->folder, part.p).p, 0777) != 0 && errno != EEXIST)
			return false;
	}
	return true;
}

static bool
write_whole(const char *path, struct hy_str bytes)
{
	FILE *f = fopen(path, "wbx");
	bool fine;

	if (f == NULL)
		return false;
	fine = fwrite(bytes.p, 1, bytes.len, f) == bytes.len && fflush(f) == 0 && fsync(fileno(f)) == 0;
	return fclose(f) == 0 && fine;
}

struct hy_site_file *
hy_stage_write(struct hy_stage *stage, const char *path, struct hy_str bytes, struct hy_err *err)
{
	struct hy_site_file *file = hy_new(stage->arena, struct hy_site_file);

	file->path = hy_str_copy(stage->arena, path, strlen(path));
	file->size = bytes.len;
	file->sha256 = hy_sha256_hex(stage->arena, bytes, err);
	if (file->sha256.len == 0)
		return NULL;
	/* On the list before it is there: what is half written is removed as well. */
	*stage->tail = file;
	stage->tail = &file->next;
	if (stopped != 0)
		errno = EINTR;
	if (stopped == 0 && make_folders(stage, path) &&
	    write_whole(hy_path_join(stage->arena, stage->folder, path).p, bytes))
		return file;
	fail_write(err, hy_path_join(stage->arena, hy_str_of(stage->named), path).p);
	return NULL;
}

/* Makes the rename durable; a file system that cannot is no failure. */
static void
sync_folder(const char *path)
{
	FILE *dir = fopen(path, "r");

	if (dir == NULL)
		return;
	(void)fsync(fileno(dir));
	fclose(dir);
}

/* The new site comes and the old one goes in one step, where the file system can. */
static bool
exchange(struct hy_stage *stage)
{
	struct hy_str aside = hy_str_format(stage->arena, "%s.old", stage->folder.p);

	if (renameat2(AT_FDCWD, stage->folder.p, AT_FDCWD, stage->site.p, RENAME_EXCHANGE) == 0)
		return true;
	if (rename(stage->site.p, aside.p) != 0)
		return false;
	if (rename(stage->folder.p, stage->site.p) != 0) {
		int why = errno;

		(void)rename(aside.p, stage->site.p);
		errno = why;
		return false;
	}
	stage->folder = aside;
	return true;
}

/* Whoever may read the old site may read the new one. */
static void
keep_mode(const struct hy_stage *stage)
{
	struct stat st;

	if (stat(stage->site.p, &st) == 0)
		(void)chmod(stage->folder.p, st.st_mode & 07777);
}

bool
hy_stage_commit(struct hy_stage *stage, struct hy_err *err)
{
	bool fine;

	keep_mode(stage);
	/* An empty folder is simply taken over. */
	fine = stage->replaces ? exchange(stage) : rename(stage->folder.p, stage->site.p) == 0;
	if (!fine)
		return fail_write(err, stage->named);
	sync_folder(hy_path_folder(stage->arena, stage->site.p).p);
	if (stage->replaces)
		remove_files(stage->arena, stage->folder, stage->old);
	return true;
}

void
hy_stage_discard(struct hy_stage *stage)
{
	remove_files(stage->arena, stage->folder, stage->files);
	if (stopped != 0)
		(void)raise(stopped);	/* the default action is back: SA_RESETHAND */
}
