#include "engine/sheet/device.h"

#include <string.h>

#include "engine/base/module.h"

#define BUILT_IN(suffix, name) extern const struct hy_device hy_device_##name;
#define MODULE(suffix, file, fills, draws)
#include "engine/sheet/devices.def"
#undef BUILT_IN
#undef MODULE

static const struct {
	const char *suffix;
	const struct hy_device *device;	/* NULL: in the module */
	const char *module;
	bool fills;
	enum hy_draws draws;
} rows[] = {
#define BUILT_IN(suffix, name) { #suffix, &hy_device_##name, NULL, false, HY_DRAWS_NOTHING },
#define MODULE(suffix, file, fills, draws) { #suffix, NULL, file, fills, HY_DRAWS_##draws },
#include "engine/sheet/devices.def"
#undef BUILT_IN
#undef MODULE
};
#define N_ROWS HY_COUNT(rows)

struct hy_str
hy_device_suffixes(struct hy_arena *arena)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < N_ROWS; i++)
		hy_buf_format(&out, "%s%s", i > 0 ? " " : "", rows[i].suffix);
	return hy_buf_get(&out);
}

/* The row of SUFFIX, N_ROWS when there is none. */
static size_t
row_of(const char *suffix)
{
	size_t i = 0;

	while (i < N_ROWS && strcmp(rows[i].suffix, suffix) != 0)
		i++;
	return i;
}

bool
hy_device_known(const char *suffix)
{
	return row_of(suffix) < N_ROWS;
}

bool
hy_device_fills(const char *suffix)
{
	size_t i = row_of(suffix);

	return i < N_ROWS && rows[i].fills;
}

enum hy_draws
hy_device_draws(const char *suffix)
{
	size_t i = row_of(suffix);

	return i < N_ROWS ? rows[i].draws : HY_DRAWS_NOTHING;
}

const struct hy_drawer *
hy_drawer_get(struct hy_arena *arena, struct hy_err *err)
{
	return hy_module_table(arena, "figure.so", "hy_drawer_module", err);
}

const struct hy_pictures *
hy_pictures_get(struct hy_arena *arena, struct hy_err *err)
{
	return hy_module_table(arena, "picture.so", "hy_pictures_module", err);
}

const struct hy_device *
hy_device_get(struct hy_arena *arena, const char *suffix, struct hy_err *err)
{
	size_t i = row_of(suffix);

	if (i < N_ROWS)
		return rows[i].device != NULL ? rows[i].device
		    : hy_module_table(arena, rows[i].module, "hy_device_module", err);
	hy_fail(err, hy_mark_file(NULL), HY_M_NO_FORMAT, suffix, hy_device_suffixes(arena).p, NULL);
	return NULL;
}
