/* hyoka due PATH...: what must be done by when, over the assessments of a body. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/check/check.h"
#include "engine/command/load.h"
#include "engine/command/out/due_out.h"

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	struct hy_check *check;
	unsigned files;
};

static void
take_file(void *context, const char *path)
{
	struct run *r = context;
	struct hy_err err;
	const struct hy_doc *doc = hy_doc_load(r->call->arena, r->forms, path, &err);

	r->files++;
	if (doc == NULL || !hy_check_take(r->check, doc, &err))
		hy_call_trouble(r->call, &err);
}

static void
take_operands(struct run *r)
{
	struct hy_err err;

	for (unsigned i = 0; i < r->call->n_operands; i++) {
		const char *path = r->call->operands[i];

		if (!hy_file_is_folder(path))
			take_file(r, path);
		else if (!hy_assessments_each(r->call->arena, path, take_file, r, &err))
			hy_call_trouble(r->call, &err);
	}
	if (r->files == 0 && !r->call->trouble)
		hy_load_none(r->call);
}

/* Leaves only what is late, when asked to; returns how many there are of that. */
static unsigned
sift(struct run *r, struct hy_dues *dues, unsigned *all)
{
	bool only_late = hy_call_has(r->call, "overdue");
	unsigned late = 0;

	*all = 0;
	for (struct hy_due **at = &dues->first; *at != NULL; ++*all) {
		bool is_late = hy_due_late(*at, &r->call->today);

		late += is_late;
		if (only_late && !is_late)
			*at = (*at)->next;
		else
			at = &(*at)->next;
	}
	return late;
}

static const struct {
	const char *name;
	hy_write_dues *write;
} formats[] = {
	{ "text", hy_dues_text }, { "json", hy_dues_json }, { "ics", hy_dues_ics },
};

static struct hy_str
write_dues(struct run *r, const struct hy_dues *dues)
{
	const char *format = hy_call_value(r->call, "format", formats[0].name);
	size_t i = 0;

	while (strcmp(formats[i].name, format) != 0)
		i++;
	return formats[i].write(r->call->arena, dues, &r->call->today);
}

static int
tell(struct run *r)
{
	struct hy_dues *dues = hy_dues_new(r->call->arena);
	struct hy_arena *arena = r->call->arena;
	unsigned late, all;
	struct hy_err err;

	take_operands(r);
	if (!hy_check_dues(r->check, dues, &err))
		hy_call_trouble(r->call, &err);
	hy_dues_sort(dues);
	late = sift(r, dues, &all);
	if (hy_call_write(r->call, write_dues(r, dues)) != HY_CLEAN)
		return HY_TROUBLE;
	hy_call_note(r->call, hy_say(arena, HY_M_DUE_TALLY, hy_str_format(arena, "%u", all).p,
	    hy_str_format(arena, "%u", late).p, NULL));
	if (r->call->trouble)
		return HY_TROUBLE;
	return late > 0 && hy_call_has(r->call, "overdue") ? HY_FOUND : HY_CLEAN;
}

static int
run(struct hy_call *call)
{
	struct run r = { .call = call };
	struct hy_err err;
	int status;

	r.forms = hy_forms_open(call->arena, &err);
	r.check = r.forms != NULL ? hy_check_open(call->arena, &call->today, &err) : NULL;
	if (r.check == NULL)
		return hy_call_fail(call, &err);
	status = tell(&r);
	hy_check_close(r.check);
	return status;
}

const struct hy_command hy_cmd_due = {
	"due", "PATH...", HY_M_CMD_DUE, 1, 0,
	{ { "format", 0, "text|json|ics", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "overdue", 0, NULL, HY_M_OPT_OVERDUE } },
	run
};
