/* Where Hyoka's own data and modules are (file.h). */
#include "engine/base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* The folder of the running executable; empty when the system does not tell. */
static struct hy_str
program_folder(struct hy_arena *arena)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return (struct hy_str){ "", 0 };
	path[n] = '\0';
	return hy_path_folder(arena, path);
}

static bool
try_place(struct hy_arena *arena, struct hy_str dir, const char *between, const char *name,
    struct hy_str *path)
{
	if (dir.len == 0)
		return false;
	*path = hy_str_format(arena, "%.*s%s/%s", HY_ARG(dir), between, name);
	return hy_file_exists(path->p);
}

bool
hy_data_path(struct hy_arena *arena, const char *name, struct hy_str *path, struct hy_err *err)
{
	const char *given = getenv("HYOKA_DATA");
	struct hy_str exe = program_folder(arena);

	if (given != NULL && given[0] != '\0') {
		if (try_place(arena, hy_str_of(given), "", name, path))
			return true;
		return hy_fail(err, hy_mark_file(path->p), HY_M_NO_DATA, name, given, NULL);
	}
	if (try_place(arena, exe, "/..", name, path) ||
	    try_place(arena, exe, "/../..", name, path) ||
	    try_place(arena, exe, "/../share/hyoka", name, path))
		return true;
	return hy_fail(err, hy_mark_file(name), HY_M_NO_DATA, name, exe.p, NULL);
}

bool
hy_module_path(struct hy_arena *arena, const char *name, struct hy_str *path, struct hy_err *err)
{
	struct hy_str exe = program_folder(arena);

	if (try_place(arena, exe, "/modules", name, path) ||
	    try_place(arena, exe, "/../modules", name, path) ||
	    try_place(arena, exe, "/../lib/hyoka", name, path))
		return true;
	return hy_fail(err, hy_mark_file(name), HY_M_NO_MODULE, name, exe.p, NULL);
}
