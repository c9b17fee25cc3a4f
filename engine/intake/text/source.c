#include "engine/intake/text/source.h"

#include "engine/base/module.h"

#define MODULE "source.so"

bool
hy_source_is(struct hy_str bytes)
{
	return hy_str_starts(bytes, HY_S("%PDF-"));
}

bool
hy_source_read(struct hy_arena *arena, const char *file, struct hy_str bytes, struct hy_str *text,
    struct hy_err *err)
{
	const struct hy_source_door *door = hy_module_table(arena, MODULE, "hy_source_module", err);

	if (door == NULL || !door->read(arena, file, bytes, text, err))
		return false;
	if (text->len > (size_t)HY_SOURCE_MAX_MIB << 20)
		return hy_fail(err, hy_mark_file(file), HY_M_FILE_TOO_LARGE,
		    hy_str_format(arena, "%u", HY_SOURCE_MAX_MIB).p, NULL);
	return text->p != NULL || hy_fail(err, hy_mark_file(file), HY_M_IMPORT_PDF, file, NULL);
}
