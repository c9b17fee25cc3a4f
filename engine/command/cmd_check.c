/* hyoka check PATH...: findings on files or whole folders. */
#include <stdio.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/check/check.h"
#include "engine/command/findings_out.h"
#include "engine/command/load.h"

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	struct hy_check *check;
	struct hy_findings *findings;
	unsigned files, unread;
	bool trouble;
};

static void
trouble(struct run *r, const struct hy_err *err)
{
	hy_call_fail(r->call, err);
	r->trouble = true;
}

static void
check_file(struct run *r, const char *path)
{
	struct hy_err err;
	const struct hy_doc *doc = hy_doc_load(r->call->arena, r->forms, path, &err);
	enum hy_assumed assumed = HY_ASSUMED_NOTHING;

	r->files++;
	if (doc == NULL) {
		r->unread++;
		trouble(r, &err);
		return;
	}
	if (!hy_check_run(r->check, doc, r->findings, &assumed, &err) &&
	    hy_rules_crashes(hy_check_rules(r->check)) == NULL)
		trouble(r, &err);
	if (assumed != HY_ASSUMED_NOTHING)
		hy_call_note(r->call, hy_say(r->call->arena, assumed == HY_ASSUMED_GYOSEI
		    ? HY_M_ASSUMED_GYOSEI : HY_M_ASSUMED_LOCAL, path, NULL));
}

/* A revision, or a draft: what lies beside them (settings, waivers) is read with them. */
static bool
is_assessment(struct hy_str name)
{
	return hy_revision_name(name) || hy_str_is(name, "draft.yaml");
}

static void
check_folder(struct run *r, const char *path, unsigned depth)
{
	struct hy_str *names;
	struct hy_err err;
	size_t n;

	if (!hy_folder_list(r->call->arena, path, &names, &n, &err)) {
		trouble(r, &err);
		return;
	}
	for (size_t i = 0; i < n && depth < 16; i++) {
		struct hy_str inner = hy_path_join(r->call->arena, hy_str_of(path), names[i].p);

		/* A folder behind a link may be one we are in already. */
		if (hy_file_is_folder(inner.p)) {
			if (!hy_file_is_link(inner.p))
				check_folder(r, inner.p, depth + 1);
		} else if (is_assessment(names[i])) {
			check_file(r, inner.p);
		}
	}
}

/* A path ends without the slash that completion leaves behind it. */
static const char *
clean_path(struct hy_arena *arena, const char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	return hy_arena_copy(arena, path, len);
}

static void
say_crashes(struct run *r)
{
	for (const struct hy_crash *c = hy_rules_crashes(hy_check_rules(r->check)); c != NULL;
	    c = c->next) {
		struct hy_err err = { .at = c->at };

		hy_fail(&err, c->at, HY_M_RULE_CRASHED, c->rule, c->text.p, NULL);
		trouble(r, &err);
	}
}

/* Is there a finding at or above the severity that --fail-on names? */
static bool
fails(const struct hy_findings *findings, const char *limit)
{
	enum hy_severity severity;

	if (!hy_severity_parse(hy_str_of(limit), &severity))
		return false;
	for (int i = 0; i <= (int)severity; i++)
		if (findings->count[i] > 0)
			return true;
	return false;
}

static int
check_all(struct run *r, const char *format, const char *limit)
{
	struct hy_call *call = r->call;
	struct hy_str out;

	for (unsigned i = 0; i < call->n_operands; i++) {
		const char *path = clean_path(call->arena, call->operands[i]);

		if (hy_file_is_folder(path))
			check_folder(r, path, 0);
		else
			check_file(r, path);
	}
	if (r->files == 0)
		hy_call_note(call, hy_str_of(hy_message_text(HY_M_NO_ASSESSMENTS)));
	say_crashes(r);
	hy_check_finish(r->check, r->findings);
	hy_findings_sort(r->findings);
	out = strcmp(format, "json") == 0 ? hy_findings_json(call->arena, r->findings)
	    : hy_findings_text(call->arena, r->findings);
	if (hy_call_write(call, out) != HY_CLEAN)
		return HY_TROUBLE;
	if (r->files > r->unread)
		hy_call_note(call, hy_findings_tally(call->arena, r->findings));
	if (r->trouble)
		return HY_TROUBLE;
	return fails(r->findings, limit) ? HY_FOUND : HY_CLEAN;
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", "text");
	const char *limit = hy_call_value(call, "fail-on", "error");
	struct run r = { .call = call, .findings = hy_findings_new(call->arena) };
	struct hy_err err;
	int status;

	r.forms = hy_forms_open(call->arena, &err);
	r.check = r.forms != NULL ? hy_check_open(call->arena, &call->today, &err) : NULL;
	if (r.check == NULL)
		return hy_call_fail(call, &err);
	status = check_all(&r, format, limit);
	hy_check_close(r.check);
	return status;
}

const struct hy_command hy_cmd_check = {
	"check", "PATH...", HY_M_CMD_CHECK, 1, 0,
	{ { "format", 0, "text|json", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "fail-on", 0, "fatal|error|warning|note|never", HY_M_OPT_FAIL_ON } },
	run
};
