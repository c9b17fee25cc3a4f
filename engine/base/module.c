#include "engine/base/module.h"

#include <dlfcn.h>

#include "engine/base/file.h"

const void *
hy_module_table(struct hy_arena *arena, const char *name, const char *symbol, struct hy_err *err)
{
	const void *table;
	struct hy_str path;
	void *handle;

	if (!hy_module_path(arena, name, &path, err))
		return NULL;
	handle = dlopen(path.p, RTLD_NOW | RTLD_LOCAL);
	table = handle != NULL ? dlsym(handle, symbol) : NULL;
	if (table == NULL)
		hy_fail(err, hy_mark_file(path.p), HY_M_BAD_MODULE, name, dlerror(), NULL);
	return table;
}
