#include "engine/command/modeline.h"

#include <string.h>

#include "engine/base/file.h"
#include "engine/schema/schema.h"

#define SETTINGS "hyoka.yaml"
#define MOST_LEVELS 8	/* folders above the draft that may keep the schema for all drafts below */

/* NAME in the draft's folder or the nearest one above, as seen from the draft; "" when there is none. */
static struct hy_str
nearest(struct hy_arena *arena, struct hy_str folder, const char *name)
{
	struct hy_buf up = hy_buf_new(arena);

	for (int i = 0; i < MOST_LEVELS; i++) {
		struct hy_str seen = hy_str_format(arena, "%.*s%s", HY_ARG(hy_buf_get(&up)), name);

		if (hy_file_exists(hy_path_join(arena, folder, seen.p).p))
			return seen;
		hy_buf_text(&up, "../");
	}
	return HY_S("");
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
	settings = nearest(call->arena, folder, SETTINGS);
	*seen = hy_str_format(call->arena, "%.*s%s", (int)(settings.len > 0 ? settings.len -
	    strlen(SETTINGS) : 0), settings.p, name.p);
	file = hy_path_join(call->arena, folder, seen->p);
	hy_schema_form(&schema, form);
	if (!hy_call_write_file(call, file.p, hy_buf_get(&schema), err))
		return false;
	hy_call_note(call, hy_say(call->arena, HY_M_NEW_SCHEMA, file.p, NULL));
	return true;
}
