/* hyoka new FORM[@EDITION]: a draft with every item of the form, to be filled in by hand. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/command/load.h"
#include "engine/form/scaffold.h"
#include "engine/schema/schema.h"

/* A draft is hand work: one that is there already is not replaced unless that is asked for. */
static bool
is_free(const struct hy_call *call, struct hy_err *err)
{
	const char *path = hy_call_value(call, "output", "-");

	if (strcmp(path, "-") == 0 || hy_call_has(call, "force") || !hy_file_exists(path))
		return true;
	return hy_fail(err, hy_mark_file(path), HY_M_NEW_EXISTS, path, NULL);
}

/* Where the editor looks for the schema: --schema, else a file beside the draft. */
static struct hy_str
schema_of(const struct hy_call *call, const struct hy_form *form)
{
	const char *given = hy_call_value(call, "schema", NULL);

	return given != NULL ? hy_str_of(given) : hy_schema_file(call->arena, form);
}

/* An editor looks in vain for a schema that nobody has made yet: says how. */
static void
point_to_schema(const struct hy_call *call, const struct hy_form *form)
{
	const char *path = hy_call_value(call, "output", "-");
	struct hy_str schema = hy_schema_file(call->arena, form);
	struct hy_str file = hy_path_join(call->arena, hy_path_folder(call->arena, path), schema.p);

	if (strcmp(path, "-") == 0 || hy_call_has(call, "schema") || hy_file_exists(file.p))
		return;
	hy_call_note(call, hy_say(call->arena, HY_M_NEW_SCHEMA,
	    hy_form_full_name(call->arena, form).p, file.p, NULL));
}

static int
run(struct hy_call *call)
{
	struct hy_buf out = hy_buf_new(call->arena);
	const struct hy_looks *looks;
	const struct hy_form *form;
	struct hy_forms *forms;
	struct hy_err err;

	if (!is_free(call, &err))
		return hy_call_fail(call, &err);
	forms = hy_forms_open(call->arena, &err);
	form = forms != NULL ? hy_call_form(call, forms, &err) : NULL;
	looks = form != NULL ? hy_looks_open(call->arena, &err) : NULL;
	if (looks == NULL)
		return hy_call_fail(call, &err);
	point_to_schema(call, form);
	hy_scaffold_write(&out, form, NULL, looks->phrases, schema_of(call, form));
	return hy_call_write(call, hy_buf_get(&out));
}

const struct hy_command hy_cmd_new = {
	"new", "FORM[@EDITION]", HY_M_CMD_NEW, 1, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "schema", 0, "FILE", HY_M_OPT_SCHEMA },
	  { "force", 0, NULL, HY_M_OPT_FORCE } },
	run
};
