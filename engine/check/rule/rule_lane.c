/* Lanes (rule_set.h): states of Lua side by side. */
#include "engine/check/rule/rule_set.h"

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

static void
close_second(void *context)
{
	struct hy_lane *lane = context;

	hy_script_close(lane->script);
	hy_arena_free(lane->arena);
}

void
hy_lanes_close(struct hy_rules *rules)
{
	struct hy_job job;

	if (rules->helper != NULL)
		hy_helper_do(rules->helper, &job, close_second, &rules->lanes[1]);
	hy_script_close(rules->lanes[0].script);
	if (rules->helper != NULL)
		hy_helper_wait(rules->helper, &job);
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

void
hy_lanes_settle(struct hy_rules *rules)
{
	if (rules->helper != NULL && rules->preparing.count > 0)
		hy_helper_wait(rules->helper, &rules->preparing.job);
}
