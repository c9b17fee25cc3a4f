/* hyoka plan FOLDER: the keikaku kanrisho (form 1) of a body, from its assessments. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/change/annex.h"
#include "engine/check/check.h"
#include "engine/check/subject/plan.h"
#include "engine/command/load.h"
#include "engine/sheet/device.h"
#include "engine/sheet/form/form_sheet.h"

#define PLAN_FORM "yoshiki1"

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	struct hy_check *check;
	struct hy_portfolio *portfolio;
	struct hy_plan_source source;
	struct hy_err err;
	bool failed;
};

static void
take_file(void *context, const char *path)
{
	struct run *r = context;
	const struct hy_doc *doc;

	if (r->failed)
		return;
	doc = hy_doc_load(r->call->arena, r->forms, path, &r->err);
	r->failed = doc == NULL || !hy_check_take(r->check, doc, &r->err);
	/* A plan of another time that lies about is no assessment. */
	if (!r->failed && strcmp(doc->form->form, PLAN_FORM) != 0)
		hy_portfolio_add(r->portfolio, doc);
}

/* The plan so far: the file --plan names, else one with the form's name in the folder, if there is any. */
static bool
load_kept(struct run *r, const char *folder)
{
	struct hy_arena *arena = r->call->arena;
	struct hy_str beside = hy_path_join(arena, hy_str_of(folder),
	    hy_str_format(arena, "%s.yaml", r->source.form->name.p).p);
	const char *path = hy_call_value(r->call, "plan", beside.p);

	if (!hy_call_has(r->call, "plan") && !hy_file_exists(path))
		return true;
	r->source.kept = hy_doc_load(arena, r->forms, path, &r->err);
	if (r->source.kept == NULL)
		return false;
	return r->source.kept->form == r->source.form || hy_fail(&r->err, hy_mark_file(path),
	    HY_M_NO_PLAN, r->source.form->name.p, NULL);
}

/* A plan is for one body: the one that is asked for, else the only one there is. */
static bool
choose_office(struct run *r, const char *folder)
{
	struct hy_buf known = hy_buf_new(r->call->arena);
	unsigned n;
	const struct hy_str *offices = hy_plan_offices(r->call->arena, r->portfolio, &n);
	struct hy_str wanted = hy_str_of(hy_call_value(r->call, "office", n == 1 ? offices[0].p : ""));

	for (unsigned i = 0; i < n; i++) {
		if (hy_str_eq(offices[i], wanted))
			return r->source.office = offices[i], true;
		hy_buf_format(&known, "%s%.*s", i > 0 ? ", " : "", HY_ARG(offices[i]));
	}
	if (n == 0)
		return hy_fail(&r->err, hy_mark_file(folder), HY_M_NO_ASSESSMENTS, NULL);
	return hy_fail(&r->err, hy_mark_file(folder), HY_M_PLAN_OFFICE, hy_buf_get(&known).p, NULL);
}

static bool
make_text(struct run *r, const char *folder, struct hy_str *text)
{
	struct hy_arena *arena = r->call->arena;
	struct hy_dues *dues = hy_dues_new(arena);

	r->source.form = hy_forms_get(r->forms, hy_str_of(PLAN_FORM), HY_S(""), &r->err);
	if (r->source.form == NULL || !load_kept(r, folder) ||
	    !hy_assessments_each(arena, folder, take_file, r, &r->err) || r->failed ||
	    !choose_office(r, folder) || !hy_check_dues(r->check, dues, &r->err))
		return false;
	r->source.portfolio = r->portfolio;
	r->source.dues = dues;
	r->source.today = r->call->today;
	*text = hy_plan_text(arena, &r->source);
	return true;
}

static int
draw(struct run *r, struct hy_str text, const char *format)
{
	static const struct hy_annex no_annex;
	struct hy_arena *arena = r->call->arena;
	const struct hy_looks *looks = hy_looks_open(arena, &r->err);
	const struct hy_doc *doc = looks != NULL
	    ? hy_doc_parse(arena, r->forms, "plan", text, &r->err) : NULL;

	if (doc == NULL)
		return hy_call_fail(r->call, &r->err);
	return hy_call_draw(r->call, hy_form_sheet(arena, looks, doc, &no_annex,
	    (struct hy_form_wishes){ .fillable = hy_device_fills(format) }), format);
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", hy_call_suffix(call, "yaml"));
	struct run r = { .call = call };
	struct hy_str text;
	bool fine;

	if (!hy_call_format(call, format, "yaml"))
		return HY_TROUBLE;
	r.forms = hy_forms_open(call->arena, &r.err);
	r.check = r.forms != NULL ? hy_check_open(call->arena, &call->today, &r.err) : NULL;
	if (r.check == NULL)
		return hy_call_fail(call, &r.err);
	r.portfolio = hy_portfolio_new(call->arena, NULL, &call->today);
	fine = make_text(&r, call->operands[0], &text);
	hy_check_close(r.check);
	if (!fine)
		return hy_call_fail(call, &r.err);
	return strcmp(format, "yaml") == 0 ? hy_call_write(call, text) : draw(&r, text, format);
}

const struct hy_command hy_cmd_plan = {
	"plan", "FOLDER", HY_M_CMD_PLAN, 1, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT }, { "format", 0, "DEVICE|yaml", HY_M_OPT_FORMAT },
	  { "plan", 0, "FILE", HY_M_OPT_PLAN }, { "office", 0, "NAME", HY_M_OPT_OFFICE } },
	run
};
