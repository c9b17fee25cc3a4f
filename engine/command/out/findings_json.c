/* Findings as JSON; a result kept in a file is the baseline of a later run (check/finding/baseline.h). */
#include "engine/base/json.h"
#include "engine/command/out/findings_out.h"
#include "engine/form/path.h"

struct hy_str hy_findings_json(struct hy_arena *arena, const struct hy_outcome *outcome);

static void
write_place(struct hy_arena *arena, struct hy_json *j, struct hy_mark at, const struct hy_node *node)
{
	hy_json_text(j, "file", hy_str_of(at.file));
	hy_json_number(j, "line", (long)at.line);
	hy_json_number(j, "col", (long)at.col);
	if (at.cell != NULL)
		hy_json_text(j, "cell", hy_str_of(at.cell));
	if (node != NULL && node->up != NULL) {
		hy_json_text(j, "item", hy_node_official(arena, node));
		hy_json_text(j, "id", hy_node_unique_id(arena, node));
	} else {
		hy_json_null(j, "item");
		hy_json_null(j, "id");
	}
}

static void
write_related(struct hy_arena *arena, struct hy_json *j, const struct hy_related *r)
{
	if (r == NULL)
		return;
	hy_json_open(j, "related", '[');
	for (; r != NULL; r = r->next) {
		hy_json_open(j, NULL, '{');
		write_place(arena, j, r->at, r->node);
		hy_json_close(j, '}');
	}
	hy_json_close(j, ']');
}

static void
write_finding(struct hy_arena *arena, struct hy_json *j, const struct hy_finding *f)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "rule", hy_str_of(f->rule));
	hy_json_text(j, "severity", hy_str_of(hy_severity_name(f->severity)));
	write_place(arena, j, f->at, f->node);
	hy_json_text(j, "message", f->message);
	hy_json_text(j, "hint", f->hint);
	write_related(arena, j, f->related);
	hy_json_text(j, "fingerprint", hy_finding_fingerprint(arena, f));
	hy_json_bool(j, "waived", f->waived);
	if (f->waived)
		hy_json_text(j, "waiver", f->waiver);
	hy_json_close(j, '}');
}

static void
write_counts(struct hy_json *j, const struct hy_outcome *outcome)
{
	hy_json_open(j, "counts", '{');
	for (int i = 0; i < HY_SEVERITY_COUNT; i++)
		hy_json_number(j, hy_severity_name((enum hy_severity)i),
		    (long)outcome->findings->count[i]);
	hy_json_number(j, "waived", (long)outcome->findings->waived);
	hy_json_close(j, '}');
	if (outcome->baseline == NULL)
		return;
	hy_json_open(j, "baseline", '{');
	hy_json_number(j, "left", (long)outcome->baseline->left);
	hy_json_number(j, "gone", (long)outcome->baseline->gone);
	hy_json_close(j, '}');
}

struct hy_str
hy_findings_json(struct hy_arena *arena, const struct hy_outcome *outcome)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_json j = hy_json_new(&out);

	hy_json_open(&j, NULL, '{');
	hy_json_number(&j, "schema_version", HY_FINDINGS_VERSION);
	write_counts(&j, outcome);
	hy_json_open(&j, "findings", '[');
	for (const struct hy_finding *f = outcome->findings->first; f != NULL; f = f->next)
		write_finding(arena, &j, f);
	hy_json_close(&j, ']');
	hy_json_close(&j, '}');
	return hy_buf_get(&out);
}
