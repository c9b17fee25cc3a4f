/* hyoka rules: all rules with severity and basis. */
#include <string.h>

#include "engine/base/json.h"
#include "engine/check/rule.h"
#include "engine/command/command.h"

static void
text_rule(struct hy_buf *out, const struct hy_rule *rule)
{
	hy_buf_format(out, "%-6s %-8s %.*s (%.*s)\n", rule->id, hy_severity_name(rule->severity),
	    HY_ARG(hy_pair_text(rule->title)), HY_ARG(rule->article));
}

static void
json_rule(struct hy_json *j, const struct hy_rule *rule)
{
	static const char *const certainty[] = { "law", "practice", "known" };

	hy_json_open(j, NULL, '{');
	hy_json_text(j, "id", hy_str_of(rule->id));
	hy_json_text(j, "severity", hy_str_of(hy_severity_name(rule->severity)));
	hy_json_text(j, "title", hy_pair_text(rule->title));
	hy_json_text(j, "hint", hy_pair_text(rule->hint));
	hy_json_text(j, "article", rule->article);
	hy_json_text(j, "source", rule->source);
	hy_json_text(j, "certainty", hy_str_of(certainty[rule->certainty]));
	hy_json_open(j, "forms", '[');
	for (unsigned i = 0; i < rule->n_forms; i++)
		hy_json_text(j, NULL, hy_str_of(rule->forms[i]));
	hy_json_close(j, ']');
	hy_json_close(j, '}');
}

static struct hy_str
list(struct hy_call *call, struct hy_rules *rules, bool json)
{
	struct hy_buf out = hy_buf_new(call->arena);
	struct hy_json j = hy_json_new(&out);
	const struct hy_rule *rule;

	if (json)
		hy_json_open(&j, NULL, '[');
	for (unsigned i = 0; (rule = hy_rules_at(rules, i)) != NULL; i++) {
		if (json)
			json_rule(&j, rule);
		else
			text_rule(&out, rule);
	}
	if (json)
		hy_json_close(&j, ']');
	return hy_buf_get(&out);
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", "text");
	struct hy_rules *rules;
	struct hy_err err;
	int status;

	rules = hy_rules_open(call->arena, &err);
	if (rules == NULL)
		return hy_call_fail(call, &err);
	status = hy_call_write(call, list(call, rules, strcmp(format, "json") == 0));
	hy_rules_close(rules);
	return status;
}

const struct hy_command hy_cmd_rules = {
	"rules", "", HY_M_CMD_RULES, 0, 0,
	{ { "format", 0, "text|json", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT } },
	run
};
