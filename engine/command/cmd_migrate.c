/* hyoka migrate FILE --to EDITION: the same assessment on another edition of its form. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/check/subject/body.h"
#include "engine/command/load.h"
#include "engine/command/out/migrate_report.h"

/* The form --to names: an edition of DOC's own form, else another form ("yoshiki4@R6-10", with or without edition). */
static const struct hy_form *
target_of(struct hy_call *call, struct hy_forms *forms, const struct hy_doc *doc, struct hy_err *err)
{
	struct hy_str name = hy_str_of(hy_call_value(call, "to", ""));
	const struct hy_form *form = NULL;

	if (hy_str_find(name, HY_S("@"), 0) >= 0)
		return hy_form_asked(forms, name, err);
	form = hy_forms_get(forms, hy_str_of(doc->form->form), name, err);
	return form != NULL ? form : hy_form_asked(forms, name, NULL);
}

/* The assessment to move: a workbook has no text that could be kept. NULL with ERR. */
static const struct hy_doc *
open_text(struct hy_call *call, struct hy_forms *forms, struct hy_err *err)
{
	const struct hy_doc *doc = hy_doc_open(call->arena, forms, call->operands[0], err);

	if (doc == NULL || doc->bytes.len > 0)
		return doc;
	hy_fail(err, hy_mark_file(doc->file), HY_M_MIGRATE_BOOK, NULL);
	return NULL;
}

/* The original is never written over. */
static bool
is_other_file(const struct hy_call *call, struct hy_err *err)
{
	const char *path = hy_call_value(call, "output", "-");
	struct hy_file_id own, other;

	if (strcmp(path, "-") == 0 || !hy_file_exists(path))
		return true;
	own = hy_file_id(call->operands[0]);
	other = hy_file_id(path);
	if (own.inode == other.inode && own.device == other.device)
		return hy_fail(err, hy_mark_file(path), HY_M_MIGRATE_ITSELF, path, NULL);
	return hy_call_may_write(call, err);
}

/* The stale citations in the new document whose day has come. */
static void
find_citations(struct hy_call *call, const struct hy_citations *table,
    struct hy_migrate_report *report)
{
	struct hy_citation **tail = &report->citations;
	long today = hy_date_days(&call->today);

	report->citations = hy_citations_find(call->arena, table, report->migration->doc);
	while (*tail != NULL) {
		if (hy_date_days(hy_migrate_since(report, (*tail)->row)) > today)
			*tail = (*tail)->next;
		else
			tail = &(*tail)->next;
	}
}

static bool
is_certain(const struct hy_citation *citation, void *context)
{
	(void)context;
	return hy_migrate_certain(citation);
}

/* What kind of body it is, by the settings beside the file. False with ERR. */
static bool
find_body(struct hy_call *call, struct hy_migrate_report *report, struct hy_err *err)
{
	struct hy_bodies *bodies = hy_bodies_open(call->arena, err);
	const struct hy_body *body = bodies != NULL
	    ? hy_bodies_of(bodies, report->from->file, err) : NULL;

	if (body == NULL)
		return false;
	report->gyosei = hy_bodies_kind(bodies, body,
	    hy_doc_role_text(report->from, HY_ITEM_OFFICE), NULL);
	return true;
}

/* Finds stale citations and, when asked to, replaces the certain ones. False with ERR. */
static bool
update_citations(struct hy_call *call, struct hy_migrate_report *report,
    struct hy_migration *migration, struct hy_err *err)
{
	struct hy_citations *table = NULL;
	const struct hy_yaml *rows = NULL;
	struct hy_str path;
	bool ok;

	if (hy_data_path(call->arena, "templates/citations.yaml", &path, err))
		rows = hy_yaml_read(call->arena, path.p, err);
	table = rows != NULL ? hy_citations_open(call->arena, rows, err) : NULL;
	ok = table != NULL && find_body(call, report, err);
	if (ok)
		find_citations(call, table, report);
	if (ok && report->applied)
		ok = hy_citations_replace(call->arena, migration->doc, report->citations, is_certain, NULL,
		    &migration->bytes, err);
	return ok;
}

static int
migrate(struct hy_call *call, bool json)
{
	struct hy_migrate_report report = { .applied = hy_call_has(call, "apply-citations") };
	struct hy_migration migration;
	struct hy_err err;
	struct hy_forms *forms = hy_forms_open(call->arena, &err);
	const struct hy_form *to;
	int status;

	if (!is_other_file(call, &err))
		return hy_call_fail(call, &err);
	report.from = forms != NULL ? open_text(call, forms, &err) : NULL;
	to = report.from != NULL ? target_of(call, forms, report.from, &err) : NULL;
	if (to == NULL || !hy_migrate(call->arena, forms, report.from, to, &migration, &err))
		return hy_call_fail(call, &err);
	report.migration = &migration;
	if (!update_citations(call, &report, &migration, &err))
		return hy_call_fail(call, &err);
	status = hy_call_write(call, migration.bytes);
	if (status != HY_CLEAN)
		return status;
	if (json)
		return hy_call_write_file(call, NULL, hy_migrate_json(call, &report), &err) ? HY_CLEAN
		    : hy_call_fail(call, &err);
	hy_migrate_tell(call, &report);
	return HY_CLEAN;
}

static int
run(struct hy_call *call)
{
	bool json = strcmp(hy_call_value(call, "format", "text"), "json") == 0;

	if (!hy_call_has(call, "to"))
		return hy_call_usage_text(call, hy_say(call->arena, HY_M_MIGRATE_NO_TARGET, NULL));
	if (json && strcmp(hy_call_value(call, "output", "-"), "-") == 0)
		return hy_call_usage_text(call, hy_say(call->arena, HY_M_MIGRATE_JSON, NULL));
	return migrate(call, json);
}

const struct hy_command hy_cmd_migrate = {
	"migrate", "FILE --to EDITION", HY_M_CMD_MIGRATE, 1, 1,
	{ { "to", 0, "EDITION", HY_M_OPT_TO }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "apply-citations", 0, NULL, HY_M_OPT_APPLY_CITATIONS },
	  { "format", 0, "text|json", HY_M_OPT_REPORT_FORMAT },
	  { "force", 0, NULL, HY_M_OPT_FORCE } },
	run
};
