/* hyoka check PATH...: findings on files or whole folders. */
#include <stdio.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/base/progress.h"
#include "engine/check/check.h"
#include "engine/check/subject/beside.h"
#include "engine/command/audience.h"
#include "engine/command/load.h"
#include "engine/command/out/completeness_out.h"
#include "engine/command/out/findings_out.h"
#include "engine/command/out/mark_out.h"
#include "engine/form/ahead.h"

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	struct hy_check *check;
	struct hy_findings *findings;
	struct hy_baseline *baseline;	/* NULL: all findings are told */
	struct hy_helper *helper;	/* NULL: there is one processor only */
	struct hy_ahead *ahead;		/* the file after this one, being read; or NULL */
	const char *ahead_file;
	unsigned files, unread, folders;
};

/* Lets FILE be read while something else goes on; NULL is allowed. */
static void
look_ahead(struct run *r, const char *file)
{
	if (file == NULL || r->ahead != NULL || hy_is_workbook(file) || hy_file_is_folder(file))
		return;
	r->ahead = hy_ahead_start(r->helper, file);
	r->ahead_file = file;
}

static struct hy_doc *
read_file(struct run *r, const char *path, struct hy_err *err)
{
	struct hy_ahead *ahead = r->ahead;

	if (ahead == NULL || strcmp(path, r->ahead_file) != 0)
		return hy_doc_open(r->call->arena, r->forms, path, err);
	r->ahead = NULL;
	return hy_ahead_doc(r->call->arena, r->forms, ahead, path, err);
}

/* NEXT: the file that comes after it, or NULL. */
static void
check_file(struct run *r, const char *path, const char *next)
{
	struct hy_err err;
	struct hy_doc *doc = read_file(r, path, &err);
	enum hy_assumed assumed = HY_ASSUMED_NOTHING;

	look_ahead(r, next);
	r->files++;
	if (doc == NULL) {
		r->unread++;
		hy_call_trouble(r->call, &err);
		return;
	}
	if (hy_audience_of(r->call) == HY_FOR_PUBLIC)
		hy_doc_take_published(doc);
	if (!hy_check_run(r->check, doc, r->findings, &assumed, &err) &&
	    hy_rules_crashes(hy_check_rules(r->check)) == NULL)
		hy_call_trouble(r->call, &err);
	if (assumed != HY_ASSUMED_NOTHING)
		hy_call_note(r->call, hy_say(r->call->arena, assumed == HY_ASSUMED_GYOSEI
		    ? HY_M_ASSUMED_GYOSEI : HY_M_ASSUMED_LOCAL, path, NULL));
}

/* The list of opinions, asked for by its name. */
static void
check_opinions(struct run *r, const char *path)
{
	struct hy_err err;

	r->files++;
	if (!hy_check_opinions(r->check, path, r->findings, &err) &&
	    hy_rules_crashes(hy_check_rules(r->check)) == NULL) {
		r->unread++;
		hy_call_trouble(r->call, &err);
	}
}

/* Files in the order of a folder. */
struct list {
	struct hy_arena *arena;
	struct path {
		const char *file;
		struct path *next;
	} *first, **tail;
	unsigned count;
};

static void
add_path(void *context, const char *file)
{
	struct list *list = context;
	struct path *path = hy_new(list->arena, struct path);

	path->file = hy_arena_copy(list->arena, file, strlen(file));
	*list->tail = path;
	list->tail = &path->next;
	list->count++;
}

static void
check_folder(struct run *r, const char *path)
{
	struct list list = { .arena = r->call->arena, .tail = &list.first };
	struct hy_err err;
	bool ok;

	r->folders++;
	ok = hy_assessments_each(r->call->arena, path, add_path, &list, &err);
	hy_progress_begin(list.count);
	for (const struct path *p = list.first; p != NULL; p = p->next) {
		hy_progress_step(p->file);
		check_file(r, p->file, p->next != NULL ? p->next->file : NULL);
	}
	hy_progress_end();
	if (!ok)
		hy_call_trouble(r->call, &err);
}

static void
check_beside(struct run *r)
{
	struct hy_err err;

	if (!hy_check_beside(r->check, r->findings, &err) &&
	    hy_rules_crashes(hy_check_rules(r->check)) == NULL)
		hy_call_trouble(r->call, &err);
}

/* All assessments of a body together: only when a folder was asked for, and all of it could be read. */
static void
check_portfolios(struct run *r)
{
	struct hy_err err;

	if (r->folders > 0 && r->unread == 0 &&
	    !hy_check_portfolios(r->check, r->forms, r->findings, &err) &&
	    hy_rules_crashes(hy_check_rules(r->check)) == NULL)
		hy_call_trouble(r->call, &err);
}

static void
say_crashes(struct run *r)
{
	for (const struct hy_crash *c = hy_rules_crashes(hy_check_rules(r->check)); c != NULL;
	    c = c->next) {
		struct hy_err err = { .at = c->at };

		hy_fail(&err, c->at, HY_M_RULE_CRASHED, c->rule, c->text.p, NULL);
		hy_call_trouble(r->call, &err);
	}
}

/* Takes away what an earlier result has. */
static void
compare(struct run *r)
{
	const struct hy_doc *const *docs;
	unsigned n;

	if (r->baseline == NULL)
		return;
	docs = hy_check_docs(r->check, &n);
	hy_baseline_apply(r->baseline, r->findings, docs, n);
}

/* Is there a finding at or above the severity that --fail-on names? */
static bool
fails(const struct hy_outcome *outcome)
{
	const struct hy_finding *f = outcome->findings->first;

	while (f != NULL && !hy_outcome_fails(outcome, f))
		f = f->next;
	return f != NULL;
}

static void
say_tally(struct run *r)
{
	const struct hy_baseline *baseline = r->baseline;
	struct hy_arena *arena = r->call->arena;

	if (r->files > r->unread)
		hy_call_note(r->call, hy_findings_tally(arena, r->findings));
	if (baseline != NULL)
		hy_call_note(r->call, hy_say(arena, HY_M_TALLY_BASELINE,
		    hy_str_format(arena, "%u", baseline->left).p,
		    hy_str_format(arena, "%u", baseline->gone).p, NULL));
}

/* --mark: the workbook again, with what was found in it. False after an error was said. */
static bool
mark_workbook(struct run *r)
{
	const char *path = hy_call_value(r->call, "mark", NULL);

	return path == NULL ||
	    hy_findings_mark(r->call, r->call->operands[0], r->findings, path);
}

/* Writes what was found; an exit status. */
static int
write_outcome(struct run *r)
{
	struct hy_call *call = r->call;
	const char *limit = hy_call_value(call, "fail-on", "error");
	struct hy_outcome outcome = { .findings = r->findings, .check = r->check,
		.colour = hy_call_colour(call), .never = strcmp(limit, "never") == 0,
		.baseline = r->baseline };

	hy_severity_parse(hy_str_of(limit), &outcome.limit);
	hy_findings_sort(r->findings);
	compare(r);
	if (hy_call_write(call, hy_findings_write(call->arena, &outcome,
	    hy_call_value(call, "format", "text"))) != HY_CLEAN)
		return HY_TROUBLE;
	say_tally(r);
	if (r->call->trouble || !mark_workbook(r))
		return HY_TROUBLE;
	return fails(&outcome) ? HY_FOUND : HY_CLEAN;
}

static int
check_all(struct run *r)
{
	struct hy_call *call = r->call;

	for (unsigned i = 0; i < call->n_operands; i++) {
		const char *path = hy_path_operand(call->arena, call->operands[i]);

		if (hy_file_is_folder(path))
			check_folder(r, path);
		else if (hy_opinions_named(path) && hy_file_exists(path))
			check_opinions(r, path);
		else
			check_file(r, path, NULL);
	}
	if (r->files == 0 && !call->trouble)
		hy_load_none(call);
	check_beside(r);
	check_portfolios(r);
	say_crashes(r);
	hy_check_finish(r->check, r->findings);
	return write_outcome(r);
}

/* What the options name is known before anything is checked. False with ERR. */
static bool
take_options(struct run *r, struct hy_err *err)
{
	const char *baseline = hy_call_value(r->call, "baseline", NULL);

	if (baseline != NULL)
		r->baseline = hy_baseline_read(r->call->arena, baseline, err);
	if (baseline != NULL && r->baseline == NULL)
		return false;
	return !hy_call_has(r->call, "rule") ||
	    hy_check_only(r->check, hy_str_of(hy_call_value(r->call, "rule", "")),
	    r->call->operands[0], err);
}

/* While the first document is read: what it will be judged by. */
static void
prepare(struct run *r)
{
	const struct hy_form *form = r->ahead != NULL ? hy_forms_expect(r->forms, r->ahead_file) : NULL;

	if (form != NULL)
		hy_rules_prepare(hy_check_rules(r->check), form);
}

static int
run(struct hy_call *call)
{
	struct run r = { .call = call, .findings = hy_findings_new(call->arena) };
	struct hy_err err;
	int status;

	if (hy_call_has(call, "completeness"))
		return hy_check_completeness(call);
	if (hy_call_has(call, "mark") &&
	    (call->n_operands != 1 || !hy_is_workbook(call->operands[0])))
		return hy_call_usage(call, HY_M_BOOK_ONE, NULL);
	r.helper = hy_helper_start();
	look_ahead(&r, hy_path_operand(call->arena, call->operands[0]));
	r.forms = hy_forms_open(call->arena, &err);
	r.check = r.forms != NULL ? hy_check_open(call->arena, &call->today, &err) : NULL;
	if (r.check != NULL) {
		hy_rules_help(hy_check_rules(r.check), r.helper);
		prepare(&r);
	}
	status = r.check != NULL && take_options(&r, &err) ? check_all(&r) : hy_call_fail(call, &err);
	hy_ahead_end(r.ahead);
	hy_check_close(r.check);
	hy_helper_end(r.helper);
	return status;
}

const struct hy_command hy_cmd_check = {
	"check", "PATH...", HY_M_CMD_CHECK, 1, 0,
	{ { "format", 0, "FINDINGS", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "fail-on", 0, "fatal|error|warning|note|never", HY_M_OPT_FAIL_ON },
	  { "rule", 0, "RULE[,RULE...]", HY_M_OPT_RULE }, { "baseline", 0, "FILE", HY_M_OPT_BASELINE },
	  { "mark", 0, "FILE", HY_M_OPT_MARK }, { "for", 0, "READER", HY_M_OPT_CHECK_FOR },
	  { "completeness", 0, NULL, HY_M_OPT_COMPLETENESS } },
	run
};
