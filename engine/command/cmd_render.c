/* hyoka render FILE -o OUT.EXT: the official form; the format is that of the suffix. */
#include <string.h>

#include "engine/command/load.h"
#include "engine/sheet/device.h"
#include "engine/sheet/form_sheet.h"
#include "engine/sheet/machine.h"

static int
render_machine(struct hy_call *call, const struct hy_doc *doc, const struct hy_annex *annex)
{
	struct hy_buf out = hy_buf_new(call->arena);

	hy_machine_write(&out, doc, annex);
	return hy_call_write(call, hy_buf_get(&out));
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", hy_call_suffix(call, "txt"));
	const struct hy_looks *looks;
	const struct hy_annex *annex;
	const struct hy_doc *doc;
	struct hy_form_wishes wishes = { .fillable = hy_device_fills(format) };
	struct hy_forms *forms;
	struct hy_err err;

	if (!hy_call_format(call, format, "json"))
		return HY_TROUBLE;
	forms = hy_forms_open(call->arena, &err);
	doc = forms != NULL ? hy_doc_load(call->arena, forms, call->operands[0], &err) : NULL;
	if (doc == NULL)
		return hy_call_fail(call, &err);
	looks = hy_looks_open(call->arena, &err);
	annex = looks != NULL ? hy_annex_of(call->arena, forms, looks, doc, &err) : NULL;
	if (annex == NULL)
		return hy_call_fail(call, &err);
	if (strcmp(format, "json") == 0)
		return render_machine(call, doc, annex);
	if (!hy_flow_figure(call->arena, looks, doc, hy_device_draws(format), &wishes.figure, &err))
		return hy_call_fail(call, &err);
	return hy_call_draw(call, hy_form_sheet(call->arena, looks, doc, annex, wishes), format);
}

const struct hy_command hy_cmd_render = {
	"render", "FILE -o OUT.EXT", HY_M_CMD_RENDER, 1, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT }, { "format", 0, "DEVICE|json", HY_M_OPT_FORMAT } },
	run
};
