/* Running the rules with scope "monitor" over the live side (live.h). */
#include <string.h>
#include <strings.h>

#include "engine/check/rule/rule_set.h"
#include "engine/check/subject/live.h"

struct hy_rules *
hy_live_rules_open(struct hy_arena *arena, struct hy_err *err)
{
	return hy_rules_open(arena, err);
}

/* ID stands in the comma list ONLY, which may be NULL. */
static bool
is_wanted(const char *id, const char *only)
{
	size_t len = strlen(id);

	for (const char *p = only; p != NULL; p = strchr(p, ',')) {
		p += *p == ',';
		if (strncasecmp(p, id, len) == 0 && (p[len] == ',' || p[len] == '\0'))
			return true;
	}
	return only == NULL;
}

/* Every id in ONLY is one of a rule. */
static bool
are_known(struct hy_rules *rules, const char *only, struct hy_err *err)
{
	while (only != NULL && *only != '\0') {
		size_t len = strcspn(only, ",");
		struct hy_str id = hy_str_copy(rules->arena, only, len);
		const struct hy_rule *rule = hy_rules_find(rules, id);

		if (rule == NULL || !rule->monitor)
			return hy_fail(err, hy_mark_file(NULL), HY_M_NO_RULE, id.p, NULL);
		only += len + (only[len] == ',');
	}
	return true;
}

/* The entries of rules that judge the live side of BODY, from E on; loaded. NULL behind the last. */
static struct hy_rule_entry *
judging(struct hy_rules *rules, struct hy_rule_entry *e, const struct hy_body *body)
{
	while (e != NULL && (e->raised || e->side == HY_SIDE_DOCUMENTS || !hy_rule_entry_is_for(e, body) ||
	    (hy_rule_entry_load(rules, e) && !e->rule.monitor)))
		e = e->next;
	return e;
}

/* NAME is the monitor's own limit or that of a rule, whose names are gathered in NAMES until then. */
static bool
has_limit(struct hy_rules *rules, const struct hy_body *body, struct hy_str name, struct hy_buf *names)
{
	struct hy_rule_entry *e = judging(rules, rules->first, body);

	hy_buf_text(names, HY_LIVE_WINDOW);
	if (hy_str_is(name, HY_LIVE_WINDOW))
		return true;
	for (; e != NULL; e = judging(rules, e->next, body)) {
		for (unsigned i = 0; i < e->rule.n_limits; i++) {
			if (hy_str_eq(e->rule.limits[i], name))
				return true;
			hy_buf_format(names, " %.*s", HY_ARG(e->rule.limits[i]));
		}
	}
	return false;
}

/* Every limit that is set is one that a rule asks for. */
static bool
are_limits(struct hy_rules *rules, const struct hy_live *live, const struct hy_body *body, struct hy_err *err)
{
	for (const struct hy_yaml *y = live->limits != NULL ? live->limits->first : NULL; y != NULL; y = y->next) {
		struct hy_buf names = hy_buf_new(rules->arena);

		if (!has_limit(rules, body, y->key->text, &names))
			return hy_fail(err, y->key->at, HY_M_KEY_NOT_KNOWN, y->key->text.p, hy_buf_get(&names).p, NULL);
	}
	return true;
}

/* What rules are told beside LIVE. False with ERR. */
static bool
make_context(struct hy_arena *arena, const struct hy_live *live, struct hy_context *context,
    struct hy_err *err)
{
	static const struct hy_body nobody;
	struct hy_bodies *bodies = hy_bodies_open(arena, err);
	struct hy_str name = live->n_epochs > 0
	    ? hy_doc_role_text(live->epochs[live->n_epochs - 1].doc, HY_ITEM_OFFICE) : HY_S("");

	if (bodies == NULL)
		return false;
	context->today = live->today;
	context->body = live->body != NULL ? live->body : &nobody;
	context->gyosei = hy_bodies_kind(bodies, context->body, name, &context->assumed);
	return true;
}

/* Runs one rule, which is loaded and wanted; false with WHY when it crashed. What it asked of the tallies ends with it. */
static bool
judge(struct hy_lane *lane, struct hy_rule_entry *e, struct hy_script_run *run, struct hy_err *why)
{
	bool ok;

	if (!hy_rule_entry_compile(lane, e, why))
		return false;
	run->rule = &e->rule;
	run->words = e->words;
	run->found = 0;
	ok = hy_script_check(lane->script, e->chunks[lane->number], run, why);
	if (run->store != NULL)
		run->store->end(run->store->context);
	return ok;
}

/* A lane's part in a run. */
struct turn {
	struct hy_rules *rules;
	const struct hy_script_run *like;
	struct hy_judgements *judgements;	/* of this lane */
	struct hy_job job;
};

/* Runs what the other lane has not taken yet. */
static void
run_lane(struct turn *turn, struct hy_lane *lane, const struct hy_fact_store *store)
{
	struct hy_script_pair *pairs = NULL;
	struct hy_script_run run = *turn->like;

	run.judgements = turn->judgements;
	run.store = store;
	run.pairs = &pairs;
	for (struct hy_rule_entry *e = hy_lane_first(turn->rules, lane); e != NULL; e = hy_lane_next(lane, e)) {
		struct hy_err why = { .text = "" };

		if (!atomic_exchange(&e->taken, true) && !judge(lane, e, &run, &why))
			hy_rule_entry_blame(turn->judgements->arena, e, &why);
	}
}

static void
help(void *context)
{
	struct turn *turn = context;
	const struct hy_fact_store *store = turn->like->live->store;
	struct hy_lane *lane = hy_lane_open(turn->rules, 1, NULL);

	if (store != NULL)
		store = store->twin(store->context);
	if (lane != NULL && (store != NULL || turn->like->live->store == NULL))
		run_lane(turn, lane, store);
}

/* The severities that BODY chose, for deviations; one that is milder than its rule stays at least that mild. */
static void
weigh(const struct hy_body *body, struct hy_judgements *judgements)
{
	for (const struct hy_slot_pair *c = body->severities; c != NULL; c = c->next) {
		enum hy_severity chosen = (enum hy_severity)c->value;

		for (struct hy_judgement *j = judgements->first; j != NULL; j = j->next)
			if (hy_str_is(c->key, j->rule->id) && (j->severity <= j->rule->severity || j->severity <= chosen))
				j->severity = chosen;
	}
}

static size_t
count_facts(const struct hy_live *live)
{
	size_t n = 0;

	for (int i = 0; i < HY_FACT_COUNT; i++)
		n += live->counts[i] + (live->store != NULL ? live->store->rows[i] : 0);
	return n;
}

static struct hy_mark
place_of(const struct hy_live *live)
{
	return hy_mark_file(live->n_epochs > 0 ? live->epochs[live->n_epochs - 1].doc->file : NULL);
}

/* Loads what judges BODY; what does not run counts as taken. How many run. */
static unsigned
begin(struct hy_rules *rules, const struct hy_body *body, const char *only)
{
	unsigned n = 0;

	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next) {
		atomic_store(&e->taken, true);
		if (!e->broken)
			e->err = NULL;
	}
	for (struct hy_rule_entry *e = judging(rules, rules->first, body); e != NULL; e = judging(rules, e->next, body)) {
		bool runs = hy_rule_entry_load(rules, e) && is_wanted(e->rule.id, only);

		atomic_store(&e->taken, !runs);
		n += runs;
	}
	return n;
}

/* Runs what was begun, in two lanes when there is a helper and more than one rule. */
static void
run_all(struct hy_rules *rules, const struct hy_script_run *run, unsigned count)
{
	struct hy_helper *helper = count > 1 ? rules->helper : NULL;
	struct turn own = { rules, run, run->judgements, { 0 } }, other = { rules, run, NULL, { 0 } };

	if (helper != NULL) {
		other.judgements = hy_judgements_new(hy_arena_new());
		hy_helper_do(helper, &other.job, help, &other);
	}
	run_lane(&own, &rules->lanes[0], run->live->store);
	if (helper != NULL) {
		hy_helper_wait(helper, &other.job);
		hy_judgements_join(run->judgements, other.judgements);
		hy_arena_adopt(run->judgements->arena, other.judgements->arena);
	}
}

/* Tells which rules crashed. False with ERR when one did. */
static bool
gather(struct hy_rules *rules, const struct hy_script_run *run, struct hy_err *err)
{
	const struct hy_body *body = run->context->body;
	bool ok = true;

	for (struct hy_rule_entry *e = judging(rules, rules->first, body); e != NULL; e = judging(rules, e->next, body)) {
		if (e->err == NULL)
			continue;
		hy_rule_entry_crashed(rules, e, place_of(run->live), e->err);
		if (ok)
			hy_fail(err, place_of(run->live), HY_M_RULE_CRASHED, e->rule.id, e->err->text, NULL);
		ok = false;
	}
	return ok;
}

bool
hy_rules_judge(struct hy_rules *rules, const struct hy_live *live, const char *only,
    struct hy_judgements *judgements, struct hy_err *err)
{
	struct hy_context context;
	struct hy_script_run run = { .live = live, .facts = count_facts(live), .context = &context,
		.judgements = judgements, .scan = rules->scan };
	bool ok;

	if (!make_context(rules->arena, live, &context, err) ||
	    !hy_rules_add_body(rules, context.body, err) || !are_known(rules, only, err) ||
	    !are_limits(rules, live, context.body, err))
		return false;
	run_all(rules, &run, begin(rules, context.body, only));
	ok = gather(rules, &run, err);
	weigh(context.body, judgements);
	return ok;
}
