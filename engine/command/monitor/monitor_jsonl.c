/* A run of the monitor as JSON lines: a judgement a line, then each source, then the sum. */
#include "engine/base/json.h"
#include "engine/command/monitor/monitor_out.h"
#include "engine/form/path.h"

#define SCHEMA_VERSION 1

static struct hy_json
begin(struct hy_buf *out, const char *type)
{
	struct hy_json json = hy_json_new(out);

	json.flat = true;
	hy_json_open(&json, NULL, '{');
	hy_json_text(&json, "type", hy_str_of(type));
	return json;
}

static void
write_judgement(struct hy_arena *arena, struct hy_buf *out, const struct hy_judgement *j)
{
	struct hy_json json = begin(out, "judgement");

	hy_json_text(&json, "key", hy_judgement_key(arena, j));
	hy_json_text(&json, "rule", hy_str_of(j->rule->id));
	hy_json_text(&json, "standing", hy_str_of(hy_standing_name(j->standing)));
	if (j->standing == HY_DEVIATES)
		hy_json_text(&json, "severity", hy_str_of(hy_severity_name(j->severity)));
	hy_json_text(&json, "message", j->message);
	if (j->doc != NULL)
		hy_json_text(&json, "revision", hy_str_of(j->doc->file));
	if (j->node != NULL) {
		hy_json_text(&json, "item", hy_node_unique_id(arena, j->node));
		hy_json_text(&json, "path", hy_monitor_item(arena, j));
	}
	hy_json_text(&json, "declared", j->declared);
	hy_json_text(&json, "subject", j->subject);
	if (j->source != NULL)
		hy_json_text(&json, "source", hy_str_of(j->source));
	hy_json_text(&json, "evidence", hy_mark_place(arena, j->at));
	hy_json_text(&json, "days", hy_monitor_days(arena, j));
	hy_json_number(&json, "facts", (long)j->facts);
	hy_json_bool(&json, "waived", j->waived);
	hy_json_close(&json, '}');
}

static void
write_source(struct hy_buf *out, const struct hy_fact *fact)
{
	struct hy_json json = begin(out, "source");

	for (unsigned i = 0; i < fact->kind->count; i++)
		if (fact->fields[i].p != NULL)
			hy_json_text(&json, fact->kind->fields[i], fact->fields[i]);
	hy_json_close(&json, '}');
}

static void
write_sum(struct hy_arena *arena, struct hy_buf *out, const struct hy_monitor_run *run)
{
	struct hy_json json = begin(out, "summary");

	hy_json_number(&json, "schema_version", SCHEMA_VERSION);
	hy_json_text(&json, "day", hy_date_iso(arena, &run->live->today));
	for (int i = 0; i < HY_STANDING_COUNT; i++)
		hy_json_number(&json, hy_standing_name((enum hy_standing)i), (long)run->judgements->count[i]);
	hy_json_number(&json, "waived", (long)run->judgements->waived);
	hy_json_number(&json, "new", (long)run->added);
	hy_json_close(&json, '}');
}

struct hy_str
hy_monitor_jsonl(struct hy_arena *arena, const struct hy_monitor_run *run, const struct hy_monitor_view *view)
{
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_judgement *j = run->judgements->first; j != NULL; j = j->next)
		if (hy_monitor_shows(view, j))
			write_judgement(arena, &out, j);
	for (const struct hy_fact *f = run->live->facts[HY_FACT_source]; f != NULL; f = f->next)
		write_source(&out, f);
	write_sum(arena, &out, run);
	return hy_buf_get(&out);
}
