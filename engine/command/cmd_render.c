/* hyoka render FILE -o OUT.EXT: the official form; the format is that of the suffix, or the answers --into a blank. */
#include <string.h>

#include "engine/command/audience.h"
#include "engine/command/into.h"
#include "engine/command/load.h"
#include "engine/sheet/device.h"
#include "engine/sheet/form/form_sheet.h"
#include "engine/sheet/machine.h"

static int
render_machine(struct hy_call *call, const struct hy_doc *doc, const struct hy_annex *annex)
{
	struct hy_buf out = hy_buf_new(call->arena);

	hy_machine_write(&out, doc, annex);
	return hy_call_write(call, hy_buf_get(&out));
}

static int
render(struct hy_call *call, const char *format, enum hy_audience audience)
{
	/* Text, data and workbooks are read back: they hold the form and nothing else. */
	struct hy_edition_for edition = { .lists_open = hy_device_draws(format) == HY_DRAWS_SHAPES };
	const struct hy_sheet *sheet;
	struct hy_forms *forms;
	const struct hy_looks *looks;
	struct hy_err err;
	bool refused;

	forms = hy_forms_open(call->arena, &err);
	looks = forms != NULL ? hy_looks_open(call->arena, &err) : NULL;
	if (looks == NULL || !hy_edition_for(call, forms, looks, call->operands[0], audience, &edition,
	    &refused, &err))
		return hy_call_fail(call, &err);
	if (hy_call_has(call, "into"))
		return hy_call_into(call, forms, looks, &edition);
	if (strcmp(format, "json") == 0)
		return render_machine(call, edition.doc, edition.annex);
	sheet = hy_edition_sheet(call->arena, looks, &edition, format, &err);
	return sheet != NULL ? hy_call_draw(call, sheet, format) : hy_call_fail(call, &err);
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_has(call, "into") ? "xlsx"
	    : hy_call_value(call, "format", hy_call_suffix(call, "txt"));

	if (!hy_call_format(call, format, "json"))
		return HY_TROUBLE;
	return render(call, format, hy_audience_of(call));
}

const struct hy_command hy_cmd_render = {
	"render", "FILE -o OUT.EXT", HY_M_CMD_RENDER, 1, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT }, { "format", 0, "DEVICE|json", HY_M_OPT_FORMAT },
	  { "for", 0, "READER", HY_M_OPT_FOR }, { "into", 0, "BLANK", HY_M_OPT_INTO } },
	run
};
