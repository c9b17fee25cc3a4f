/* Running rules over documents and portfolios (rule.h). */
#include <string.h>

#include "engine/check/rule/rule_set.h"

static bool
applies(const struct hy_rule *rule, const struct hy_script_run *run)
{
	bool wanted = run->dues != NULL ? rule->dues : run->current ? rule->current
	    : run->old != NULL ? rule->compares : rule->runs;

	return wanted && !rule->on_request && !rule->monitor && (run->current || run->old != NULL ||
	    rule->portfolio == (run->portfolio != NULL)) &&
	    (run->doc == NULL || hy_rule_is_for(rule, run->doc->form));
}

/* What is being checked, for messages. */
static struct hy_mark
subject(const struct hy_script_run *run)
{
	return hy_mark_file(run->doc != NULL ? run->doc->file : run->portfolio->first->folder.p);
}

/* A rule that cannot be loaded crashes on every document but is told once. */
void
hy_rule_entry_crashed(struct hy_rules *rules, const struct hy_rule_entry *e, struct hy_mark at,
    const struct hy_err *why)
{
	struct hy_crash *crash;

	for (const struct hy_crash *c = rules->crashes; c != NULL; c = c->next)
		if (strcmp(c->rule, e->rule.id) == 0 && hy_str_is(c->text, why->text))
			return;
	crash = hy_new(rules->arena, struct hy_crash);
	crash->rule = e->rule.id;
	crash->at = at;
	crash->text = hy_str_copy(rules->arena, why->text, strlen(why->text));
	*rules->crash_tail = crash;
	rules->crash_tail = &crash->next;
}

/* Runs one rule, which is loaded and applies; false with WHY when it crashed. */
static bool
run_rule(struct hy_lane *lane, struct hy_rule_entry *e, struct hy_script_run *run, struct hy_err *why)
{
	if (!hy_rule_entry_compile(lane, e, why))
		return false;
	run->rule = &e->rule;
	run->words = e->words;
	run->found = 0;
	return hy_script_check(lane->script, e->chunks[lane->number], run, why);
}

/* A lane's part in a run. */
struct turn {
	struct hy_rules *rules;
	const struct hy_script_run *like;
	struct hy_arena *arena;		/* for what is found */
	struct hy_job job;
};

/* Runs what the other lane has not taken yet. */
static void
run_lane(struct turn *turn, struct hy_lane *lane)
{
	struct hy_script_pair *pairs = NULL;
	struct hy_namer *namer = NULL;
	struct hy_script_run run = *turn->like;

	run.scan = turn->rules->scan;
	run.pairs = &pairs;
	run.namer = &namer;
	for (struct hy_rule_entry *e = hy_lane_first(turn->rules, lane); e != NULL; e = hy_lane_next(lane, e)) {
		struct hy_err why = { .text = "" };

		if (atomic_exchange(&e->taken, true))
			continue;
		e->found = run.findings = hy_findings_new(turn->arena);
		if (!run_rule(lane, e, &run, &why))
			hy_rule_entry_blame(turn->arena, e, &why);
	}
}

static void
help(void *context)
{
	struct turn *turn = context;
	struct hy_lane *lane = hy_lane_open(turn->rules, 1, NULL);

	if (lane != NULL)
		run_lane(turn, lane);
}

static bool
is_of(const struct hy_rule_entry *e, const struct hy_body *body)
{
	return !e->raised && e->side != HY_SIDE_LIVE && hy_rule_entry_is_for(e, body);
}

/* All of them are loaded first: one pass over the texts finds the words of all rules. What does not run counts as taken. */
static void
begin(struct hy_rules *rules, const struct hy_script_run *run)
{
	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next) {
		bool runs = is_of(e, run->context->body) && hy_rule_entry_load(rules, e) && applies(&e->rule, run);

		if (!e->broken)
			e->err = NULL;
		e->found = NULL;
		atomic_store(&e->taken, !runs);
	}
	hy_scan_begin(rules->scan, run->doc);
}

/* Puts what the lanes found in the order of the rules. False with ERR when one crashed. */
static bool
gather(struct hy_rules *rules, const struct hy_script_run *run, struct hy_err *err)
{
	bool ok = true;

	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next) {
		if (e->found != NULL)
			hy_findings_join(run->findings, e->found);
		if (e->err == NULL || !is_of(e, run->context->body))
			continue;
		hy_rule_entry_crashed(rules, e, subject(run), e->err);
		if (ok)
			hy_fail(err, subject(run), HY_M_RULE_CRASHED, e->rule.id, e->err->text, NULL);
		ok = false;
	}
	return ok;
}

static bool
run_all(struct hy_rules *rules, const struct hy_script_run *run, struct hy_err *err)
{
	/* Dues go to one list as they are told. */
	struct hy_helper *helper = run->dues == NULL ? rules->helper : NULL;
	struct turn own = { rules, run, run->findings->arena, { 0 } }, other = { rules, run, NULL, { 0 } };
	bool ok = hy_rules_add_body(rules, run->context->body, err);

	begin(rules, run);
	if (helper != NULL) {
		other.arena = hy_arena_new();
		hy_helper_do(helper, &other.job, help, &other);
	}
	run_lane(&own, &rules->lanes[0]);
	if (helper != NULL) {
		hy_helper_wait(helper, &other.job);
		hy_arena_adopt(own.arena, other.arena);
	}
	return gather(rules, run, ok ? err : NULL) && ok;
}

bool
hy_rules_run(struct hy_rules *rules, const struct hy_doc *doc, const struct hy_context *context,
    struct hy_findings *findings, struct hy_err *err)
{
	struct hy_script_run run = { .doc = doc, .context = context, .findings = findings };

	return run_all(rules, &run, err);
}

/* Each published revision of A, and the coming one, beside the published one before it; then the current one. */
static bool
run_revisions(struct hy_rules *rules, const struct hy_assessment *a,
    const struct hy_script_run *like, struct hy_err *err)
{
	struct hy_script_run run = { .context = like->context, .findings = like->findings };
	bool ok = true;

	for (unsigned i = 0; i < a->count; i++) {
		bool out = hy_doc_stage(a->revisions[i]) >= HY_PUBLISHED;

		if (!out && a->revisions[i] != a->coming)
			continue;
		run.doc = a->revisions[i];
		if (run.old != NULL)
			ok = run_all(rules, &run, ok ? err : NULL) && ok;
		if (out)
			run.old = run.doc;
	}
	run = (struct hy_script_run){ .context = like->context, .findings = like->findings,
		.doc = a->current, .current = true };
	return (a->current == NULL || run_all(rules, &run, ok ? err : NULL)) && ok;
}

bool
hy_rules_run_one(struct hy_rules *rules, const struct hy_rule *rule, const struct hy_doc *doc,
    const struct hy_portfolio *portfolio, const struct hy_context *context,
    struct hy_findings *findings, struct hy_err *err)
{
	struct hy_script_run run = { .doc = rule->portfolio ? NULL : doc, .context = context,
		.portfolio = rule->portfolio ? portfolio : NULL, .findings = findings };
	struct hy_rule_entry *e = hy_rule_entry_of(rules, rule);
	struct hy_script_pair *pairs = NULL;
	struct hy_namer *namer = NULL;

	hy_rules_request(rules, rule);
	if (!hy_rule_entry_load(rules, e)) {
		*err = *e->err;
		return false;
	}
	run.scan = rules->scan;
	run.pairs = &pairs;
	run.namer = &namer;
	hy_scan_begin(rules->scan, run.doc);
	return !applies(rule, &run) || run_rule(&rules->lanes[0], e, &run, err);
}

bool
hy_rules_run_portfolio(struct hy_rules *rules, const struct hy_portfolio *portfolio,
    const struct hy_context *context, struct hy_findings *findings, struct hy_err *err)
{
	struct hy_script_run run = { .portfolio = portfolio, .context = context,
		.findings = findings };
	bool ok = portfolio->first == NULL || run_all(rules, &run, err);

	for (const struct hy_assessment *a = portfolio->first; a != NULL; a = a->next)
		ok = run_revisions(rules, a, &run, ok ? err : NULL) && ok;
	return ok;
}

bool
hy_rules_due(struct hy_rules *rules, const struct hy_doc *doc,
    const struct hy_portfolio *portfolio, const struct hy_context *context, struct hy_dues *dues,
    struct hy_err *err)
{
	struct hy_script_run run = { .doc = doc, .portfolio = portfolio, .context = context,
		.findings = hy_findings_new(dues->arena), .dues = dues };

	return run_all(rules, &run, err);
}
