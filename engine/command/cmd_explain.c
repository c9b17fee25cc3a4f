/* hyoka explain RULE: what the rule wants, where the law says so, how to mend, examples. */
#include <string.h>

#include "engine/command/help/rule_page.h"
#include "engine/command/load.h"

static int
run(struct hy_call *call)
{
	const struct hy_rule *rule;
	struct hy_rules *rules;
	struct hy_err err;
	bool markdown = strcmp(hy_call_value(call, "format", "text"), "md") == 0;
	int status;

	rules = hy_call_rules(call, &err);
	if (rules == NULL)
		return hy_call_fail(call, &err);
	rule = hy_rules_find(rules, hy_str_of(call->operands[0]));
	status = rule != NULL ? hy_call_write(call, markdown ? hy_rule_page_markdown(call->arena, rule)
	    : hy_rule_page(call->arena, rule)) : hy_call_usage(call, HY_M_NO_RULE, call->operands[0]);
	hy_rules_close(rules);
	return status;
}

const struct hy_command hy_cmd_explain = {
	"explain", "RULE", HY_M_CMD_EXPLAIN, 1, 1,
	{ { "format", 0, "text|md", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT } }, run
};
