#include "engine/command/findings_out.h"

#include <stdio.h>

#include "engine/base/json.h"
#include "engine/base/text.h"
#include "engine/form/path.h"

static void
text_finding(struct hy_arena *arena, struct hy_buf *out, const struct hy_finding *f)
{
	hy_buf_format(out, "%s%s[%s]: %.*s\n", hy_mark_text(arena, f->at).p,
	    hy_severity_name(f->severity), f->rule, HY_ARG(f->message));
	if (f->node != NULL && f->node->up != NULL)
		hy_buf_format(out, "    %s\n", hy_node_official(arena, f->node).p);
	if (f->hint.len > 0)
		hy_buf_format(out, "    %s: %.*s\n", hy_message_text(HY_M_HINT), HY_ARG(f->hint));
}

struct hy_str
hy_findings_text(struct hy_arena *arena, const struct hy_findings *findings)
{
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_finding *f = findings->first; f != NULL; f = f->next)
		if (!f->waived)
			text_finding(arena, &out, f);
	return hy_text_visible(arena, hy_buf_get(&out));
}

static void
json_finding(struct hy_arena *arena, struct hy_json *j, const struct hy_finding *f)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "rule", hy_str_of(f->rule));
	hy_json_text(j, "severity", hy_str_of(hy_severity_name(f->severity)));
	hy_json_text(j, "file", hy_str_of(f->at.file));
	hy_json_number(j, "line", (long)f->at.line);
	hy_json_number(j, "col", (long)f->at.col);
	if (f->node != NULL && f->node->up != NULL) {
		hy_json_text(j, "item", hy_node_official(arena, f->node));
		hy_json_text(j, "id", hy_node_unique_id(arena, f->node));
	} else {
		hy_json_null(j, "item");
		hy_json_null(j, "id");
	}
	hy_json_text(j, "message", f->message);
	hy_json_text(j, "hint", f->hint);
	hy_json_text(j, "fingerprint", hy_finding_fingerprint(arena, f));
	hy_json_bool(j, "waived", f->waived);
	if (f->waived)
		hy_json_text(j, "waiver", f->waiver);
	hy_json_close(j, '}');
}

struct hy_str
hy_findings_json(struct hy_arena *arena, const struct hy_findings *findings)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_json j = hy_json_new(&out);

	hy_json_open(&j, NULL, '{');
	hy_json_number(&j, "schema_version", HY_FINDINGS_VERSION);
	hy_json_open(&j, "counts", '{');
	for (int i = 0; i < HY_SEVERITY_COUNT; i++)
		hy_json_number(&j, hy_severity_name((enum hy_severity)i), (long)findings->count[i]);
	hy_json_number(&j, "waived", (long)findings->waived);
	hy_json_close(&j, '}');
	hy_json_open(&j, "findings", '[');
	for (const struct hy_finding *f = findings->first; f != NULL; f = f->next)
		json_finding(arena, &j, f);
	hy_json_close(&j, ']');
	hy_json_close(&j, '}');
	return hy_buf_get(&out);
}

struct hy_str
hy_findings_tally(struct hy_arena *arena, const struct hy_findings *findings)
{
	char numbers[HY_SEVERITY_COUNT + 2][16];
	unsigned all = 0;

	for (int i = 0; i < HY_SEVERITY_COUNT; i++) {
		snprintf(numbers[i], sizeof(numbers[i]), "%u", findings->count[i]);
		all += findings->count[i];
	}
	snprintf(numbers[HY_SEVERITY_COUNT], sizeof(numbers[0]), "%u", findings->waived);
	snprintf(numbers[HY_SEVERITY_COUNT + 1], sizeof(numbers[0]), "%u", all);
	return hy_say(arena, HY_M_TALLY, numbers[HY_SEVERITY_COUNT + 1], numbers[HY_FATAL],
	    numbers[HY_ERROR], numbers[HY_WARNING], numbers[HY_NOTE], numbers[HY_SEVERITY_COUNT],
	    NULL);
}
