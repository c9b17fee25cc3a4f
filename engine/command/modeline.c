#include "engine/command/modeline.h"

#include <string.h>

#include "engine/base/file.h"
#include "engine/check/subject/body.h"
#include "engine/schema/schema.h"

/* The nearest NAME in FOLDER or above, as seen from FOLDER; "" when there is none. */
static struct hy_str
nearest(struct hy_arena *arena, struct hy_str folder, const char *name)
{
	struct hy_str file = hy_path_upwards(arena, folder.p, name), here = hy_path_real(arena, folder.p);
	struct hy_buf seen = hy_buf_new(arena);

	if (file.len == 0)
		return file;
	/* Each folder of HERE that is not on the way to FILE is one up. */
	for (size_t i = file.len - strlen(name) - 1; i < here.len; i++)
		if (here.p[i] == '/' && here.len > 1)
			hy_buf_text(&seen, "../");
	hy_buf_text(&seen, name);
	return hy_buf_get(&seen);
}

bool
hy_call_schema(const struct hy_call *call, const struct hy_form *form, struct hy_str *seen,
    struct hy_err *err)
{
	struct hy_str name = hy_schema_file(call->arena, form), folder, file, settings;
	const char *path = hy_call_value(call, "output", "-");
	struct hy_buf schema = hy_buf_new(call->arena);

	*seen = hy_str_of(hy_call_value(call, "schema", name.p));
	if (strcmp(path, "-") == 0 || hy_call_has(call, "schema"))
		return true;
	folder = hy_path_folder(call->arena, path);
	*seen = nearest(call->arena, folder, name.p);
	if (seen->len > 0)
		return true;
	settings = nearest(call->arena, folder, hy_word(HY_W_SETTINGS_FILE).p);
	if (settings.len > 0)
		settings = hy_str_cut(settings, 0, settings.len - hy_word(HY_W_SETTINGS_FILE).len);
	*seen = hy_str_format(call->arena, "%.*s%s", HY_ARG(settings), name.p);
	file = hy_path_join(call->arena, folder, seen->p);
	hy_schema_form(&schema, form);
	if (!hy_call_write_file(call, file.p, hy_buf_get(&schema), err))
		return false;
	hy_call_note(call, hy_say(call->arena, HY_M_NEW_SCHEMA, file.p, NULL));
	return true;
}
