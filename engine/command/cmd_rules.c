/* hyoka rules: all rules with severity and basis; --test tries the examples of a folder of rules. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/base/json.h"
#include "engine/base/text.h"
#include "engine/check/rule/rule_test.h"
#include "engine/command/call.h"
#include "engine/command/help/rule_page.h"
#include "engine/command/load.h"
#include "engine/monitor/rule_trial.h"
#include "engine/monitor/rule_trial.h"

static void
text_rule(struct hy_buf *out, const struct hy_rule *rule)
{
	hy_buf_format(out, "%-6s %-8s %.*s (%.*s)\n", rule->id, hy_severity_name(rule->severity),
	    HY_ARG(hy_pair_text(rule->title)), HY_ARG(rule->article));
}

static struct hy_str
scope_of(const struct hy_rule *rule)
{
	return rule->monitor ? HY_S("monitor") : rule->portfolio ? HY_S("portfolio") : HY_S("document");
}

static void
json_rule(struct hy_json *j, const struct hy_rule *rule)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "id", hy_str_of(rule->id));
	hy_json_text(j, "severity", hy_str_of(hy_severity_name(rule->severity)));
	hy_json_text(j, "title", hy_pair_text(rule->title));
	hy_json_text(j, "hint", hy_pair_text(rule->hint));
	hy_json_text(j, "article", rule->article);
	hy_json_text(j, "source", rule->source);
	hy_json_text(j, "certainty", hy_str_of(hy_certainty_name(rule->certainty)));
	hy_json_text(j, "why", hy_pair_text(rule->why));
	hy_json_text(j, "scope", scope_of(rule));
	hy_json_bool(j, "check", rule->runs || rule->compares || rule->current);
	hy_json_bool(j, "due", rule->dues);
	hy_json_open(j, "also", '[');
	for (unsigned i = 0; i < rule->n_also; i++)
		hy_json_text(j, NULL, rule->also[i]);
	hy_json_close(j, ']');
	hy_json_open(j, "forms", '[');
	for (unsigned i = 0; i < rule->n_forms; i++)
		hy_json_text(j, NULL, hy_str_of(rule->forms[i]));
	hy_json_close(j, ']');
	hy_json_close(j, '}');
}

static struct hy_str
list_text(struct hy_arena *arena, struct hy_rules *rules)
{
	struct hy_buf out = hy_buf_new(arena);
	const struct hy_rule *rule;

	for (unsigned i = 0; (rule = hy_rules_at(rules, i)) != NULL; i++)
		text_rule(&out, rule);
	return hy_buf_get(&out);
}

static struct hy_str
list_json(struct hy_arena *arena, struct hy_rules *rules)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_json j = hy_json_new(&out);
	const struct hy_rule *rule;

	hy_json_open(&j, NULL, '[');
	for (unsigned i = 0; (rule = hy_rules_at(rules, i)) != NULL; i++)
		json_rule(&j, rule);
	hy_json_close(&j, ']');
	return hy_buf_get(&out);
}

static const struct {
	const char *name;
	struct hy_str (*list)(struct hy_arena *arena, struct hy_rules *rules);
} formats[] = {
	{ "text", list_text }, { "json", list_json }, { "md", hy_rule_index_markdown },
};

static struct hy_str
list(struct hy_call *call, struct hy_rules *rules)
{
	const char *format = hy_call_value(call, "format", formats[0].name);
	size_t i = 0;

	while (strcmp(formats[i].name, format) != 0)
		i++;
	return formats[i].list(call->arena, rules);
}

/* The rules of the folder that --test names: those behind the first SKIP. */
static int
try_all(struct hy_call *call, const struct hy_trial *trial, unsigned skip)
{
	struct hy_buf out = hy_buf_new(call->arena);
	unsigned tried = 0, failed = 0;
	const struct hy_rule *rule;

	for (unsigned i = skip; (rule = hy_rules_at(trial->rules, i)) != NULL; i++) {
		struct hy_err why = { .text = "" };
		enum hy_tried how = rule->monitor ? hy_monitor_rule_try(trial, rule, &why) : hy_rule_try(trial, rule, &why);

		tried += how != HY_TRIED_NOTHING;
		failed += how == HY_TRIED_BADLY;
		hy_buf_format(&out, "%-6s  %s  %.*s\n", how == HY_TRIED_BADLY ? "not ok"
		    : how == HY_TRIED_WELL ? "ok" : "-", rule->id, HY_ARG(hy_pair_text(rule->title)));
		if (how == HY_TRIED_BADLY)
			hy_buf_format(&out, "        %s%s\n", hy_mark_text(call->arena, why.at).p,
			    why.text);
	}
	if (hy_call_write(call, hy_text_visible(call->arena, hy_buf_get(&out))) != HY_CLEAN)
		return HY_TROUBLE;
	hy_call_note(call, hy_say(call->arena, HY_M_RULE_TEST_TALLY,
	    hy_str_format(call->arena, "%u", tried).p, hy_str_format(call->arena, "%u", failed).p,
	    NULL));
	return failed > 0 ? HY_FOUND : HY_CLEAN;
}

static unsigned
count(struct hy_rules *rules)
{
	unsigned n = 0;

	while (hy_rules_at(rules, n) != NULL)
		n++;
	return n;
}

/* --test FOLDER: Hyoka's own rules are there, too, for their libraries and their ids. */
static int
test(struct hy_call *call, struct hy_rules *rules, const char *folder)
{
	struct hy_context context = { .today = call->today };
	struct hy_trial trial = { call->arena, NULL, rules, &context };
	unsigned own = count(rules);
	struct hy_bodies *bodies;
	struct hy_str house;
	struct hy_err err;

	trial.forms = hy_forms_open(call->arena, &err);
	bodies = trial.forms != NULL ? hy_bodies_open(call->arena, &err) : NULL;
	context.body = bodies != NULL ? hy_bodies_of(bodies, folder, &err) : NULL;
	if (context.body == NULL || !hy_data_path(call->arena, "rules", &house, &err))
		return hy_call_fail(call, &err);
	context.gyosei = hy_bodies_kind(bodies, context.body, HY_S(""), &context.assumed);
	if (hy_file_id(house.p).inode == hy_file_id(folder).inode)
		own = 0;
	else if (!hy_rules_add(rules, hy_str_of(folder), &err))
		return hy_call_fail(call, &err);
	return try_all(call, &trial, own);
}

static int
run(struct hy_call *call)
{
	const char *folder = hy_call_value(call, "test", NULL);
	struct hy_rules *rules;
	struct hy_err err;
	int status;

	rules = folder != NULL ? hy_rules_open(call->arena, &err) : hy_call_rules(call, &err);
	if (rules == NULL)
		return hy_call_fail(call, &err);
	status = folder != NULL ? test(call, rules, folder) : hy_call_write(call, list(call, rules));
	hy_rules_close(rules);
	return status;
}

const struct hy_command hy_cmd_rules = {
	"rules", "", HY_M_CMD_RULES, 0, 0,
	{ { "format", 0, "text|json|md", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "test", 0, "FOLDER", HY_M_OPT_TEST } },
	run
};
