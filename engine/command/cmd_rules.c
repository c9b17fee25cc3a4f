/* hyoka rules: all rules with severity and basis. */
#include <string.h>

#include "engine/base/json.h"
#include "engine/check/rule.h"
#include "engine/command/command.h"
#include "engine/command/rule_page.h"

static void
text_rule(struct hy_buf *out, const struct hy_rule *rule)
{
	hy_buf_format(out, "%-6s %-8s %.*s (%.*s)\n", rule->id, hy_severity_name(rule->severity),
	    HY_ARG(hy_pair_text(rule->title)), HY_ARG(rule->article));
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
	hy_json_text(j, "scope", rule->portfolio ? HY_S("portfolio") : HY_S("document"));
	hy_json_bool(j, "check", rule->runs);
	hy_json_bool(j, "due", rule->dues);
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

static int
run(struct hy_call *call)
{
	struct hy_rules *rules;
	struct hy_err err;
	int status;

	rules = hy_rules_open(call->arena, &err);
	if (rules == NULL)
		return hy_call_fail(call, &err);
	status = hy_call_write(call, list(call, rules));
	hy_rules_close(rules);
	return status;
}

const struct hy_command hy_cmd_rules = {
	"rules", "", HY_M_CMD_RULES, 0, 0,
	{ { "format", 0, "text|json|md", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT } },
	run
};
