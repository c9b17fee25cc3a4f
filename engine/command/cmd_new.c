/* hyoka new FORM[@EDITION]: a draft with every item of the form, to be filled in by hand. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/command/load.h"
#include "engine/form/carry.h"
#include "engine/form/scaffold.h"
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

/*
 * Where the editor finds the schema: --schema; else the nearest one. If there is none it
 * is made where the body keeps its settings, else beside the draft, so that completion
 * works at once. False with ERR.
 */
static bool
find_schema(const struct hy_call *call, const struct hy_form *form, struct hy_str *seen,
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

/* What --from lends to FORM; nothing without it. False with ERR. */
static bool
carry(struct hy_call *call, struct hy_forms *forms, const struct hy_form *form,
    struct hy_carried *carried, struct hy_err *err)
{
	const char *path = hy_call_value(call, "from", NULL);
	const struct hy_doc *from;

	if (path == NULL)
		return true;
	from = hy_doc_open(call->arena, forms, path, err);
	return from != NULL && hy_carry(call->arena, forms, form, from, carried, err);
}

static void
say_carried(struct hy_call *call, const struct hy_carried *carried)
{
	char kept[16], emptied[16];

	snprintf(kept, sizeof(kept), "%u", carried->kept);
	snprintf(emptied, sizeof(emptied), "%u", carried->emptied);
	hy_call_note(call, hy_say(call->arena, HY_M_NEW_CARRIED, kept, emptied, NULL));
}

static int
run(struct hy_call *call)
{
	struct hy_buf out = hy_buf_new(call->arena);
	struct hy_carried carried = { .doc = NULL };
	const struct hy_looks *looks;
	const struct hy_form *form;
	struct hy_forms *forms;
	struct hy_str schema, remark;
	struct hy_err err;

	/* A draft is hand work: one that is there already is not replaced unless that is asked for. */
	if (!hy_call_may_write(call, &err))
		return hy_call_fail(call, &err);
	forms = hy_forms_open(call->arena, &err);
	form = forms != NULL ? hy_call_form(call, forms, &err) : NULL;
	looks = form != NULL ? hy_looks_open(call->arena, &err) : NULL;
	if (looks == NULL || !carry(call, forms, form, &carried, &err) ||
	    !find_schema(call, form, &schema, &err))
		return hy_call_fail(call, &err);
	if (carried.doc != NULL)
		say_carried(call, &carried);
	remark = hy_str_of(carried.doc != NULL ? hy_message_text(HY_M_DRAFT_CARRIED) : "");
	hy_scaffold_write(&out, form, carried.doc, remark, looks->phrases, schema);
	return hy_call_write(call, hy_buf_get(&out));
}

const struct hy_command hy_cmd_new = {
	"new", "FORM[@EDITION]", HY_M_CMD_NEW, 1, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "from", 0, "FILE", HY_M_OPT_FROM },
	  { "schema", 0, "FILE", HY_M_OPT_SCHEMA },
	  { "force", 0, NULL, HY_M_OPT_FORCE } },
	run
};
