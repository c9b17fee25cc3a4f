/* hyoka new FORM[@EDITION]: a draft with every item of the form, to be filled in by hand. */
#include "engine/base/file.h"
#include "engine/command/load.h"
#include "engine/command/modeline.h"
#include "engine/form/edit/scaffold.h"
#include "engine/form/edition/carry.h"

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
	    !hy_call_schema(call, form, &schema, &err))
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
