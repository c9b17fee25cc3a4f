/* hyoka explain RULE: what the rule wants, where the law says so, how to mend, examples. */
#include "engine/check/rule.h"
#include "engine/command/command.h"

static void
section(struct hy_buf *out, enum hy_message heading, struct hy_str text)
{
	size_t from = 0;

	text = hy_str_trim(text);
	if (text.len == 0)
		return;
	hy_buf_format(out, "\n%s\n", hy_message_text(heading));
	while (from <= text.len) {
		long end = hy_str_find(text, HY_S("\n"), from);
		size_t to = end >= 0 ? (size_t)end : text.len;

		hy_buf_format(out, "  %.*s\n", HY_ARG(hy_str_cut(text, from, to)));
		from = to + 1;
	}
}

static void
basis(struct hy_arena *arena, struct hy_buf *out, const struct hy_rule *rule)
{
	static const enum hy_message certainty[] = { HY_M_CERTAIN_LAW, HY_M_CERTAIN_PRACTICE,
	    HY_M_CERTAIN_KNOWN };

	section(out, HY_M_BASIS, hy_str_format(arena, "%.*s%s%.*s%s%s", HY_ARG(rule->article),
	    rule->source.len > 0 ? " / " : "", HY_ARG(rule->source), "\n",
	    hy_message_text(certainty[rule->certainty])));
}

static struct hy_str
explain(struct hy_arena *arena, const struct hy_rule *rule)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_str title = hy_pair_text(rule->title);

	hy_buf_format(&out, "%s  %.*s  [%s]\n", rule->id, HY_ARG(title),
	    hy_severity_name(rule->severity));
	section(&out, HY_M_WHY, hy_pair_text(rule->why));
	basis(arena, &out, rule);
	section(&out, HY_M_HOW_TO_MEND, hy_pair_text(rule->hint));
	section(&out, HY_M_EXAMPLE_BAD, rule->bad);
	section(&out, HY_M_EXAMPLE_GOOD, rule->good);
	section(&out, HY_M_HOW_TO_WAIVE, hy_say(arena, HY_M_WAIVER_EXAMPLE, rule->id, NULL));
	return hy_buf_get(&out);
}

static int
run(struct hy_call *call)
{
	const struct hy_rule *rule;
	struct hy_rules *rules;
	struct hy_err err;
	int status;

	rules = hy_rules_open(call->arena, &err);
	if (rules == NULL)
		return hy_call_fail(call, &err);
	rule = hy_rules_find(rules, hy_str_of(call->operands[0]));
	status = rule != NULL ? hy_call_write(call, explain(call->arena, rule))
	    : hy_call_usage(call, HY_M_NO_RULE, call->operands[0]);
	hy_rules_close(rules);
	return status;
}

const struct hy_command hy_cmd_explain = {
	"explain", "RULE", HY_M_CMD_EXPLAIN, 1, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT } }, run
};
