/* Running rules over documents and portfolios (rule.h). */
#include <string.h>

#include "engine/check/rule_set.h"

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

/* Runs one rule; false with WHY when it crashed. */
static bool
run_rule(struct hy_rules *rules, struct hy_rule_entry *e, struct hy_script_run *run, struct hy_err *why)
{
	if (e->raised || e->side == HY_SIDE_LIVE)
		return true;
	if (!hy_rule_entry_load(rules, e)) {
		*why = e->err;
		return false;
	}
	if (!applies(&e->rule, run))
		return true;
	if (!hy_rule_entry_compile(rules, e)) {
		*why = e->err;
		return false;
	}
	run->rule = &e->rule;
	run->words = e->words;
	run->found = 0;
	return hy_script_check(rules->script, e->chunk, run, why);
}

/* What the rules over one document share. */
struct shared {
	struct hy_script_pair *pairs;
	struct hy_namer *namer;
};

/* Sets RUN up for its document; SHARED lasts as long as the run. */
static void
prepare(struct hy_rules *rules, struct hy_script_run *run, struct shared *shared)
{
	*shared = (struct shared){ NULL, NULL };
	run->scan = rules->scan;
	run->pairs = &shared->pairs;
	run->namer = &shared->namer;
	hy_scan_begin(rules->scan, run->doc);
}

static bool
run_all(struct hy_rules *rules, struct hy_script_run *run, struct hy_err *err)
{
	const struct hy_body *body = run->context->body;
	struct shared shared;
	bool ok = hy_rules_add_body(rules, body, err);

	/* All of them first: one pass over the texts finds the words of all rules. */
	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next)
		if (!e->raised && e->side != HY_SIDE_LIVE && hy_rule_entry_is_for(e, body))
			hy_rule_entry_load(rules, e);
	prepare(rules, run, &shared);
	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next) {
		struct hy_err why = { .text = "" };

		if (!hy_rule_entry_is_for(e, body) || run_rule(rules, e, run, &why))
			continue;
		hy_rule_entry_crashed(rules, e, subject(run), &why);
		if (ok)
			hy_fail(err, subject(run), HY_M_RULE_CRASHED, e->rule.id, why.text, NULL);
		ok = false;
	}
	return ok;
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
	struct shared shared;

	hy_rules_request(rules, rule);
	prepare(rules, &run, &shared);
	return run_rule(rules, e, &run, err);
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
