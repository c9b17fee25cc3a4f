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

static bool
is_wanted(const struct hy_rule_entry *e, const struct hy_form *form)
{
	return e->loaded && e->rule.runs && !e->rule.portfolio && !e->rule.on_request &&
	    hy_rule_is_for(&e->rule, form);
}

/* Is there more for LANE to get ready? The caller goes on until the helper begins, but does half of it at least; the helper has the rest. */
static bool
has_more(struct hy_rules *rules, const struct hy_lane *lane, unsigned done)
{
	struct hy_preparing *p = &rules->preparing;

	if (lane->number > 0)
		return done + atomic_load(&p->taken) < p->count;
	return done < p->count && (rules->helper == NULL || done < p->count / 2 || !atomic_load(&p->begun));
}

/* Executes rules that run over a document of the form. What fails will fail, and be told, in the run. */
static void
prepare(struct hy_rules *rules, struct hy_lane *lane)
{
	unsigned done = 0;

	for (struct hy_rule_entry *e = hy_lane_first(rules, lane); has_more(rules, lane, done);
	    e = hy_lane_next(lane, e)) {
		if (!is_wanted(e, rules->preparing.form))
			continue;
		done++;
		if (lane->number == 0)
			atomic_store(&rules->preparing.taken, done);
		if (hy_rule_entry_compile(lane, e, NULL))
			hy_script_prepare(lane->script, e->chunks[lane->number]);
	}
}

static void
help(void *context)
{
	struct hy_rules *rules = context;
	struct hy_lane *lane;

	atomic_store(&rules->preparing.begun, true);
	lane = hy_lane_open(rules, 1, NULL);
	if (lane != NULL)
		prepare(rules, lane);
}

void
hy_rules_prepare(struct hy_rules *rules, const struct hy_form *form)
{
	struct hy_preparing *p = &rules->preparing;

	p->form = form;
	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next)
		if (!e->raised && e->side != HY_SIDE_LIVE && hy_rule_entry_load(rules, e))
			p->count += is_wanted(e, form);
	if (rules->helper != NULL)
		hy_helper_do(rules->helper, &p->job, help, rules);
	prepare(rules, &rules->lanes[0]);
}
