/* hyoka schema FORM[@EDITION]: JSON Schema of the assessment files, for editors. */
#include "engine/command/load.h"
#include "engine/schema/schema.h"

static int
run(struct hy_call *call)
{
	struct hy_buf out = hy_buf_new(call->arena);
	const struct hy_form *form;
	struct hy_forms *forms;
	struct hy_err err;

	forms = hy_forms_open(call->arena, &err);
	form = forms != NULL ? hy_call_form(call, forms, &err) : NULL;
	if (form == NULL)
		return hy_call_fail(call, &err);
	hy_schema_form(&out, form);
	return hy_call_write(call, hy_buf_get(&out));
}

const struct hy_command hy_cmd_schema = {
	"schema", "FORM[@EDITION]", HY_M_CMD_SCHEMA, 1, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT } },
	run
};
