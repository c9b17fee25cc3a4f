/* hyoka review OLD NEW | FOLDER...: the pack for the council that looks at an assessment. */
#include "engine/base/file.h"
#include "engine/command/load.h"
#include "engine/command/review_load.h"
#include "engine/sheet/review/council.h"

/* Two revisions, or folders only; a file for --since goes with a single folder. */
static bool
operands_fit(const struct hy_call *call)
{
	unsigned folders = 0;

	for (unsigned i = 0; i < call->n_operands; i++)
		folders += hy_file_is_folder(call->operands[i]);
	if (folders == 0)
		return call->n_operands == 2 && !hy_call_has(call, "since");
	return folders == call->n_operands;
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", hy_call_suffix(call, "txt"));
	struct hy_review_load load = { .call = call, .format = format,
		.review = hy_review_new(call->arena) };
	const struct hy_yaml *council;
	struct hy_err err;

	if (!operands_fit(call))
		return hy_call_usage(call, HY_M_REVIEW_OPERANDS, NULL);
	if (!hy_call_format(call, format, "txt"))
		return HY_TROUBLE;
	load.forms = hy_forms_open(call->arena, &err);
	load.looks = load.forms != NULL ? hy_looks_open(call->arena, &err) : NULL;
	council = load.looks != NULL ? hy_council_open(call->arena, &err) : NULL;
	if (council == NULL || !hy_review_load_works(&load, &err) || !hy_review_load_views(&load, &err))
		return hy_call_fail(call, &err);
	return hy_call_draw(call, hy_review_sheet(call->arena, load.looks, council, load.review,
	    load.views), format);
}

const struct hy_command hy_cmd_review = {
	"review", "OLD NEW | FOLDER...", HY_M_CMD_REVIEW, 1, 0,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT }, { "format", 0, "DEVICE", HY_M_OPT_FORMAT },
	  { "since", 0, "STAGE", HY_M_OPT_SINCE } },
	run
};
