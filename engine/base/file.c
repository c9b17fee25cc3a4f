#include "engine/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static bool
fail_system(struct hy_err *err, enum hy_message id, const char *path)
{
	return hy_fail(err, hy_mark_file(path), id, path, hy_errno_text(errno), NULL);
}

static bool
too_large(struct hy_err *err, const char *name, size_t limit)
{
	char text[32];

	snprintf(text, sizeof(text), "%zu", limit >> 20);
	return hy_fail(err, hy_mark_file(name), HY_M_FILE_TOO_LARGE, text, NULL);
}

static bool
read_stream(struct hy_arena *arena, FILE *f, const char *name, size_t limit,
    struct hy_str *bytes, struct hy_err *err)
{
	struct hy_buf buf = hy_buf_new(arena);
	char chunk[65536];
	size_t n;

	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0) {
		if (buf.len + n > limit)
			return too_large(err, name, limit);
		hy_buf_add(&buf, chunk, n);
	}
	if (ferror(f))
		return fail_system(err, HY_M_CANNOT_READ, name);
	*bytes = hy_buf_get(&buf);
	return true;
}

/* A plain file, in one piece. */
static bool
read_plain(struct hy_arena *arena, FILE *f, const char *name, size_t limit, size_t size,
    struct hy_str *bytes, struct hy_err *err)
{
	char *p;

	if (size > limit)
		return too_large(err, name, limit);
	p = hy_arena_alloc(arena, size + 1);
	if (fread(p, 1, size, f) != size)
		return fail_system(err, HY_M_CANNOT_READ, name);
	*bytes = (struct hy_str){ p, size };
	return true;
}

static void
exec_git(const char *name, int out)
{
	int nowhere = open("/dev/null", O_WRONLY);

	/* What git has to say is said again in our words. */
	if (dup2(out, STDOUT_FILENO) >= 0 && dup2(nowhere, STDERR_FILENO) >= 0)
		execlp("git", "git", "show", "--end-of-options", name, (char *)NULL);
	_exit(127);
}

static bool
read_git(struct hy_arena *arena, const char *name, size_t limit, struct hy_str *bytes,
    struct hy_err *err)
{
	int ends[2], status = 0;
	bool ok;
	pid_t pid;
	FILE *f;

	if (pipe(ends) != 0)
		return fail_system(err, HY_M_CANNOT_READ, name);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		exec_git(name, ends[1]);
	}
	close(ends[1]);
	f = pid > 0 ? fdopen(ends[0], "r") : NULL;
	if (f == NULL) {
		close(ends[0]);
		return fail_system(err, HY_M_CANNOT_READ, name);
	}
	ok = read_stream(arena, f, name, limit, bytes, err);
	fclose(f);
	waitpid(pid, &status, 0);
	if (ok && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
		return hy_fail(err, hy_mark_file(name), HY_M_NO_GIT_FILE, name, NULL);
	return ok;
}

bool
hy_file_read(struct hy_arena *arena, const char *name, size_t limit, struct hy_str *bytes,
    struct hy_err *err)
{
	struct stat st;
	bool ok;
	FILE *f;

	if (strcmp(name, "-") == 0)
		return read_stream(arena, stdin, name, limit, bytes, err);
	f = fopen(name, "rb");
	if (f == NULL && errno == ENOENT && strchr(name, ':') != NULL)
		return read_git(arena, name, limit, bytes, err);
	if (f == NULL)
		return fail_system(err, HY_M_CANNOT_READ, name);
	if (fstat(fileno(f), &st) == 0 && S_ISDIR(st.st_mode)) {
		fclose(f);
		return hy_fail(err, hy_mark_file(name), HY_M_IS_FOLDER, name, NULL);
	}
	if (S_ISREG(st.st_mode))
		ok = read_plain(arena, f, name, limit, (size_t)st.st_size, bytes, err);
	else
		ok = read_stream(arena, f, name, limit, bytes, err);
	fclose(f);
	return ok;
}

size_t
hy_file_head(const char *path, char *to, size_t count)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t n = 0;
	struct stat st;

	if (fd < 0)
		return 0;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		n = read(fd, to, count);
	close(fd);
	return n > 0 ? (size_t)n : 0;
}

static void
unmap(void *mapped)
{
	struct hy_str *bytes = mapped;

	munmap((void *)bytes->p, bytes->len);
}

bool
hy_file_map(struct hy_arena *arena, const char *path, struct hy_str *bytes)
{
	struct hy_str *mapped = hy_new(arena, struct hy_str);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	void *p = MAP_FAILED;
	struct stat st;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return false;
	*bytes = *mapped = (struct hy_str){ p, (size_t)st.st_size };
	hy_arena_at_end(arena, unmap, mapped);
	return true;
}

bool
hy_file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool
hy_file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

struct hy_file_id
hy_file_id(const char *path)
{
	struct hy_file_id id = { 0, 0 };
	struct stat st;

	if (stat(path, &st) == 0)
		id = (struct hy_file_id){ st.st_dev, st.st_ino };
	return id;
}

bool
hy_file_stamp(const char *path, struct hy_file_stamp *stamp)
{
	return hy_file_stamp_in(AT_FDCWD, path, stamp);
}

bool
hy_file_stamp_in(int folder, const char *name, struct hy_file_stamp *stamp)
{
	struct stat st;

	if (fstatat(folder, name, &st, 0) != 0)
		return false;
	*stamp = (struct hy_file_stamp){ st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec };
	return true;
}

bool
hy_file_stamp_same(const struct hy_file_stamp *made, const struct hy_file_stamp *now)
{
	return made->size == now->size && made->seconds == now->seconds &&
	    (made->nanoseconds == now->nanoseconds || now->nanoseconds == 0);
}

bool
hy_file_is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

int
hy_folder_open(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

void
hy_folder_close(int folder)
{
	if (folder >= 0)
		close(folder);
}

static int
by_name(const void *a, const void *b)
{
	return hy_str_cmp(*(const struct hy_str *)a, *(const struct hy_str *)b);
}

static bool
list_folder(struct hy_arena *arena, const char *path, bool hidden, struct hy_str **names, size_t *count,
    struct hy_err *err)
{
	struct hy_buf rows = hy_buf_new(arena);
	struct dirent *entry;
	DIR *dir = opendir(path);

	if (dir == NULL)
		return fail_system(err, HY_M_CANNOT_READ, path);
	while ((entry = readdir(dir)) != NULL) {
		struct hy_str name = hy_str_of(entry->d_name);

		if (name.p[0] == '.' && (!hidden || hy_str_is(name, ".") || hy_str_is(name, "..")))
			continue;
		name = hy_str_copy(arena, name.p, name.len);
		hy_buf_add(&rows, (const char *)&name, sizeof(name));
	}
	closedir(dir);
	*count = rows.len / sizeof(struct hy_str);
	*names = hy_new_array(arena, *count + 1, struct hy_str);
	if (*count > 0)
		memcpy(*names, rows.p, rows.len);
	qsort(*names, *count, sizeof(struct hy_str), by_name);
	return true;
}

bool
hy_folder_list(struct hy_arena *arena, const char *path, struct hy_str **names, size_t *count,
    struct hy_err *err)
{
	return list_folder(arena, path, false, names, count, err);
}

bool
hy_folder_list_all(struct hy_arena *arena, const char *path, struct hy_str **names, size_t *count,
    struct hy_err *err)
{
	return list_folder(arena, path, true, names, count, err);
}

struct hy_str
hy_path_folder(struct hy_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return HY_S(".");
	if (slash == path)
		return HY_S("/");
	return hy_str_copy(arena, path, (size_t)(slash - path));
}

struct hy_str
hy_path_join(struct hy_arena *arena, struct hy_str dir, const char *name)
{
	return hy_str_format(arena, "%.*s/%s", HY_ARG(dir), name);
}

const char *
hy_path_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

const char *
hy_path_suffix(const char *path)
{
	const char *dot = strrchr(hy_path_name(path), '.');

	return dot != NULL ? dot + 1 : "";
}

struct hy_str
hy_path_real(struct hy_arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *known = real != NULL ? real : path;
	struct hy_str copy = hy_str_copy(arena, known, strlen(known));

	free(real);
	return copy;
}

struct hy_str
hy_path_near(struct hy_arena *arena, const char *path)
{
	char *here = realpath(".", NULL);
	size_t len = here != NULL ? strlen(here) : 0;
	bool below = len > 1 && strncmp(path, here, len) == 0 && path[len] == '/';

	free(here);
	return hy_str_copy(arena, path + (below ? len + 1 : 0), strlen(path) - (below ? len + 1 : 0));
}

struct hy_str
hy_path_upwards(struct hy_arena *arena, const char *from, const char *name)
{
	struct hy_str none = { "", 0 }, dir;
	char *full = realpath(from, NULL);

	if (full == NULL)
		return none;
	dir = hy_file_is_folder(full) ? hy_str_copy(arena, full, strlen(full))
	    : hy_path_folder(arena, full);
	free(full);
	for (;;) {
		struct hy_str path = hy_path_join(arena, hy_str_is(dir, "/") ? HY_S("") : dir, name);

		if (hy_file_exists(path.p))
			return path;
		if (hy_str_is(dir, "/") || hy_str_is(dir, "."))
			return none;
		dir = hy_path_folder(arena, dir.p);
	}
}
