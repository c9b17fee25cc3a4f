/* Lanes (rule_set.h): states of Lua side by side, and rules made ready in them before there is a document. */
#include "engine/check/rule_set.h"

struct hy_lane *
hy_lane_open(struct hy_rules *rules, unsigned number, struct hy_err *err)
{
	struct hy_lane *lane = &rules->lanes[number];

	if (lane->script != NULL)
		return lane;
	lane->script = hy_script_open(err);
	if (lane->script == NULL)
		return NULL;
	hy_script_libraries(lane->script, &rules->libraries);
	lane->number = number;
	lane->arena = number == 0 ? rules->arena : hy_arena_new();
	return lane;
}

void
hy_lanes_close(struct hy_rules *rules)
{
	for (unsigned i = 0; i < HY_LANES; i++) {
		hy_script_close(rules->lanes[i].script);
		if (i > 0)
			hy_arena_free(rules->lanes[i].arena);
	}
}

struct hy_rule_entry *
hy_lane_first(const struct hy_rules *rules, const struct hy_lane *lane)
{
	return lane->number == 0 ? rules->first : rules->last;
}

struct hy_rule_entry *
hy_lane_next(const struct hy_lane *lane, const struct hy_rule_entry *e)
{
	return lane->number == 0 ? e->next : e->before;
}

void
hy_rules_help(struct hy_rules *rules, struct hy_helper *helper)
{
	rules->helper = helper;
}

static bool
is_wanted(const struct hy_rule_entry *e, const struct hy_form *form)
{
	return e->loaded && e->rule.runs && !e->rule.portfolio && !e->rule.on_request &&
	    hy_rule_is_for(&e->rule, form);
}

/* Executes the first COUNT rules of LANE that run over a document of FORM. What fails will fail, and be told, in the run. */
static void
prepare(struct hy_rules *rules, struct hy_lane *lane, const struct hy_form *form, unsigned count)
{
	for (struct hy_rule_entry *e = hy_lane_first(rules, lane); count > 0; e = hy_lane_next(lane, e)) {
		if (!is_wanted(e, form))
			continue;
		count--;
		if (hy_rule_entry_compile(lane, e, NULL))
			hy_script_prepare(lane->script, e->chunks[lane->number]);
	}
}

static void
help(void *context)
{
	struct hy_rules *rules = context;
	struct hy_lane *lane = hy_lane_open(rules, 1, NULL);

	if (lane != NULL)
		prepare(rules, lane, rules->preparing.form, rules->preparing.count);
}

void
hy_rules_prepare(struct hy_rules *rules, const struct hy_form *form)
{
	unsigned count = 0;

	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next)
		if (!e->raised && e->side != HY_SIDE_LIVE && hy_rule_entry_load(rules, e))
			count += is_wanted(e, form);
	if (rules->helper != NULL) {
		rules->preparing.form = form;
		rules->preparing.count = count / HY_LANES;
		count -= count / HY_LANES;
		hy_helper_do(rules->helper, &rules->preparing.job, help, rules);
	}
	prepare(rules, &rules->lanes[0], form, count);
}
