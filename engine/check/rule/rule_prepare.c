/* Rules made ready in the lanes before there is a document (rule_set.h). */
#include "engine/check/rule/rule_set.h"

static bool
is_wanted(const struct hy_rule_entry *e, const struct hy_form *form)
{
	return e->rule.runs && !e->rule.portfolio && !e->rule.on_request && hy_rule_is_for(&e->rule, form);
}

/* The rules that run over a document of FORM. */
static void
choose(struct hy_rules *rules, const struct hy_form *form)
{
	struct hy_preparing *p = &rules->preparing;

	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next) {
		if (e->raised || e->side == HY_SIDE_LIVE || !hy_rule_entry_load(rules, e) || !is_wanted(e, form))
			continue;
		p->rules = hy_grow(rules->arena, p->rules, p->count, struct hy_rule_entry *);
		p->rules[p->count++] = e;
	}
}

/* What fails will fail again, and be told, in the run. */
static void
prepare(struct hy_lane *lane, struct hy_rule_entry *e)
{
	if (hy_rule_entry_compile(lane, e, NULL))
		hy_script_prepare(lane->script, e->chunks[lane->number]);
}

/* The helper gets ready what is left when it comes to it, from the back. */
static void
help(void *context)
{
	struct hy_rules *rules = context;
	struct hy_preparing *p = &rules->preparing;
	struct hy_lane *lane;

	atomic_store(&p->begun, true);
	lane = hy_lane_open(rules, 1, NULL);
	for (unsigned i = p->count; lane != NULL && i > atomic_load(&p->taken); i--)
		prepare(lane, p->rules[i - 1]);
}

void
hy_rules_prepare(struct hy_rules *rules, const struct hy_form *form)
{
	struct hy_preparing *p = &rules->preparing;

	choose(rules, form);
	if (rules->helper != NULL)
		hy_helper_do(rules->helper, &p->job, help, rules);
	/* It is still busy with the document: the caller goes on until it comes, but does half of them at least. */
	for (unsigned i = 0; i < p->count && (rules->helper == NULL || i < p->count / 2 ||
	    !atomic_load(&p->begun)); i++) {
		atomic_store(&p->taken, i + 1);
		prepare(&rules->lanes[0], p->rules[i]);
	}
}
