/* Output that replaces a file only when all of it was written (file.h). */
#include "engine/base/file.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* There may be no old file to reassure the user about. */
static bool
fail_write(struct hy_err *err, const char *path)
{
	int why = errno;

	return hy_fail(err, hy_mark_file(path), access(path, F_OK) == 0 ? HY_M_CANNOT_WRITE : HY_M_CANNOT_MAKE,
	    path, hy_errno_text(why), NULL);
}

/* Anything that is no plain file (a device, a pipe) is written directly. */
static bool
is_special(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

/* The file PATH stands for: behind a symbolic link the file is replaced, not the link. */
static char *
target_of(struct hy_arena *arena, const char *path)
{
	struct stat st;
	char *real = lstat(path, &st) == 0 && S_ISLNK(st.st_mode) ? realpath(path, NULL) : NULL;
	const char *target = real != NULL ? real : path;
	char *copy = hy_arena_copy(arena, target, strlen(target));

	free(real);
	return copy;
}

/* The unfinished file that a signal must not leave behind; "" when there is none. */
static char unfinished[PATH_MAX];

static void
remove_unfinished(int number)
{
	if (unfinished[0] != '\0')
		(void)unlink(unfinished);
	(void)raise(number);	/* the default action is back: SA_RESETHAND */
}

static void
guard_unfinished(const char *path)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = remove_unfinished, .sa_flags = (int)SA_RESETHAND };

	if (strlen(path) >= sizeof(unfinished))
		return;
	memcpy(unfinished, path, strlen(path) + 1);
	for (size_t i = 0; i < HY_COUNT(numbers); i++)
		(void)sigaction(numbers[i], &action, NULL);
}

bool
hy_output_open(struct hy_output *out, struct hy_arena *arena, const char *path,
    struct hy_err *err)
{
	memset(out, 0, sizeof(*out));
	if (path == NULL || strcmp(path, "-") == 0) {
		out->file = stdout;
		out->path = hy_arena_copy(arena, "-", 1);
		return true;
	}
	out->path = target_of(arena, path);
	if (is_special(path)) {
		out->file = fopen(path, "wb");
		return out->file != NULL || fail_write(err, path);
	}
	out->temporary = (char *)hy_str_format(arena, "%s.%ld.tmp", out->path,
	    (long)getpid()).p;
	guard_unfinished(out->temporary);
	out->file = fopen(out->temporary, "wbx");
	if (out->file == NULL) {
		out->temporary = NULL;
		unfinished[0] = '\0';
		return fail_write(err, path);
	}
	return true;
}

/* Makes the rename itself durable; a file system that cannot is no failure. */
static void
sync_folder(const char *path)
{
	struct hy_arena *arena = hy_arena_new();
	FILE *dir = fopen(hy_path_folder(arena, path).p, "r");

	if (dir != NULL) {
		(void)fsync(fileno(dir));
		fclose(dir);
	}
	hy_arena_free(arena);
}

/* The new file keeps the permissions of the one it replaces. */
static void
keep_mode(const struct hy_output *out)
{
	struct stat st;

	if (stat(out->path, &st) == 0)
		(void)fchmod(fileno(out->file), st.st_mode & 07777);
}

/* What went wrong first, as errno tells it; 0: nothing yet. */
static int
first_failure(int so_far, bool failed)
{
	if (so_far != 0 || !failed)
		return so_far;
	return errno != 0 ? errno : EIO;
}

bool
hy_output_commit(struct hy_output *out, struct hy_err *err)
{
	int why = first_failure(0, fflush(out->file) != 0 || ferror(out->file));

	if (out->temporary == NULL) {
		if (out->file != stdout)
			why = first_failure(why, fclose(out->file) != 0);
		out->file = NULL;
		errno = why;
		return why == 0 || fail_write(err, out->path);
	}
	keep_mode(out);
	why = first_failure(why, why == 0 && fsync(fileno(out->file)) != 0);
	why = first_failure(why, fclose(out->file) != 0);
	out->file = NULL;
	why = first_failure(why, why == 0 && rename(out->temporary, out->path) != 0);
	if (why == 0) {
		unfinished[0] = '\0';
		sync_folder(out->path);
		out->temporary = NULL;
		return true;
	}
	errno = why;
	fail_write(err, out->path);
	hy_output_discard(out);
	return false;
}

void
hy_output_discard(struct hy_output *out)
{
	if (out->file != NULL && out->file != stdout)
		fclose(out->file);
	if (out->temporary != NULL)
		remove(out->temporary);
	unfinished[0] = '\0';
	out->file = NULL;
	out->temporary = NULL;
}
