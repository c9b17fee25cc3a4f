#include "engine/check/check.h"

#include <string.h>

#include "engine/base/file.h"
#include "engine/check/finding/doubles.h"
#include "engine/check/form_check.h"
#include "engine/check/subject/beside.h"
#include "engine/check/subject/portfolio.h"

/* A document that was run, with what was found out about its body. */
struct ran {
	const struct hy_doc *doc;
	struct hy_file_id id;
	struct hy_context context;
	bool judged;		/* together with the rest of its body */
	struct ran *next;
};

struct hy_check {
	struct hy_arena *arena;
	struct hy_bodies *bodies;
	struct hy_rules *rules;
	struct hy_date today;
	struct hy_besides besides;
	struct ran *first, **tail;
	unsigned count;
	const struct hy_rule **only;	/* NULL-terminated; NULL = all rules */
};

struct hy_check *
hy_check_open(struct hy_arena *arena, const struct hy_date *today, struct hy_err *err)
{
	struct hy_check *check = hy_new(arena, struct hy_check);

	check->arena = check->besides.arena = arena;
	check->today = *today;
	check->tail = &check->first;
	check->bodies = hy_bodies_open(arena, err);
	check->rules = check->bodies != NULL ? hy_rules_open(arena, err) : NULL;
	return check->rules != NULL ? check : NULL;
}

struct hy_rules *
hy_check_rules(struct hy_check *check)
{
	return check->rules;
}

const struct hy_doc *const *
hy_check_docs(struct hy_check *check, unsigned *count)
{
	const struct hy_doc **docs = hy_new_array(check->arena, check->count + 1, const struct hy_doc *);

	*count = 0;
	for (const struct ran *r = check->first; r != NULL; r = r->next)
		docs[(*count)++] = r->doc;
	return docs;
}

void
hy_check_close(struct hy_check *check)
{
	if (check != NULL)
		hy_rules_close(check->rules);
}

static bool
apply_waivers(struct hy_check *check, const struct hy_doc *doc, struct hy_findings *findings,
    struct hy_err *err)
{
	struct hy_beside *beside;
	bool ok = hy_beside_of(&check->besides, doc->file, &beside, err);

	beside->run = true;
	hy_waivers_apply(beside->waivers, doc, &check->today, findings);
	return ok;
}

bool
hy_check_only(struct hy_check *check, struct hy_str names, const char *path, struct hy_err *err)
{
	const struct hy_body *body = hy_bodies_of(check->bodies, path, err);
	unsigned n = 0;

	if (body == NULL || !hy_rules_add_body(check->rules, body, err))
		return false;
	check->only = hy_new_array(check->arena, names.len + 2, const struct hy_rule *);
	for (size_t from = 0; from <= names.len;) {
		long comma = hy_str_find(names, HY_S(","), from);
		size_t to = comma >= 0 ? (size_t)comma : names.len;
		struct hy_str id = hy_str_trim(hy_str_cut(names, from, to));
		const struct hy_rule *rule = hy_rules_find(check->rules, id);

		if (rule == NULL)
			return hy_fail(err, hy_mark_file(NULL), HY_M_NO_RULE,
			    hy_str_copy(check->arena, id.p, id.len).p, NULL);
		if (rule->monitor)
			return hy_fail(err, hy_mark_file(NULL), HY_M_RULE_OF_LIVE, rule->id, NULL);
		hy_rules_request(check->rules, rule);
		check->only[n++] = rule;
		from = to + 1;
	}
	return true;
}

/* Leaves out what nobody asked for. */
static void
keep_only(const struct hy_check *check, struct hy_findings *list)
{
	list->tail = &list->first;
	for (struct hy_finding *f = list->first; f != NULL; f = f->next) {
		unsigned i = 0;

		while (check->only[i] != NULL && strcmp(check->only[i]->id, f->rule) != 0)
			i++;
		if (check->only[i] != NULL) {
			*list->tail = f;
			list->tail = &f->next;
		} else if (f->waived) {
			list->waived--;
		} else {
			list->count[f->severity]--;
		}
	}
	*list->tail = NULL;
}

void
hy_check_finish(struct hy_check *check, struct hy_findings *findings)
{
	for (const struct hy_beside *b = check->besides.first; b != NULL; b = b->next)
		if (b->run)
			hy_waivers_finish(b->waivers, &check->today, findings);
	if (check->only != NULL)
		keep_only(check, findings);
}

static struct hy_str
body_name(const struct hy_doc *doc)
{
	struct hy_str name = hy_str_trim(hy_doc_role_text(doc, HY_ITEM_OFFICE));

	return hy_str_eq(name, doc->form->to_write) ? HY_S("") : name;
}

/* Notes DOC and what its body is. NULL with ERR when a file of the body cannot be read. */
static const struct ran *
note(struct hy_check *check, const struct hy_doc *doc, struct hy_err *err)
{
	const struct hy_body *body = hy_bodies_of(check->bodies, doc->file, err);
	struct ran *ran;

	if (body == NULL)
		return NULL;
	ran = hy_new(check->arena, struct ran);
	ran->doc = doc;
	ran->id = hy_file_id(doc->file);
	ran->context = (struct hy_context){ .today = check->today, .body = body };
	ran->context.gyosei = hy_bodies_kind(check->bodies, body, body_name(doc),
	    &ran->context.assumed);
	*check->tail = ran;
	check->tail = &ran->next;
	check->count++;
	return ran;
}

/* Judges DOC by its form and by the rules for it. False as hy_check_run. */
static bool
judge_alone(struct hy_check *check, const struct hy_doc *doc, const struct hy_context *context,
    struct hy_findings *findings, struct hy_err *err)
{
	struct hy_findings *own = hy_findings_new(findings->arena);
	bool ok;

	hy_form_check(doc, context->gyosei, own);
	ok = hy_rules_run(check->rules, doc, context, own, err);
	hy_findings_drop_doubles(own);
	/* ERR keeps the first trouble. */
	ok = hy_rules_weigh(check->rules, context->body, own, ok ? err : NULL) && ok;
	ok = apply_waivers(check, doc, own, ok ? err : NULL) && ok;
	hy_findings_join(findings, own);
	return ok;
}

/* Judges what is kept beside FILE, once. */
static bool
judge_beside(struct hy_check *check, const char *file, const struct hy_context *context,
    struct hy_findings *findings, struct hy_err *err)
{
	struct hy_beside *beside;
	bool ok = hy_beside_of(&check->besides, file, &beside, err);

	ok = hy_beside_opinions(&check->besides, beside, ok ? err : NULL) && ok;
	if (beside->judged || beside->opinions == NULL)
		return ok;
	beside->judged = true;
	return judge_alone(check, beside->opinions, context, findings, ok ? err : NULL) && ok;
}

bool
hy_check_run(struct hy_check *check, const struct hy_doc *doc, struct hy_findings *findings,
    enum hy_assumed *assumed, struct hy_err *err)
{
	const struct ran *ran = note(check, doc, err);

	if (ran == NULL)
		return false;
	if (assumed != NULL)
		*assumed = !ran->context.assumed || body_name(doc).len == 0 ? HY_ASSUMED_NOTHING
		    : ran->context.gyosei ? HY_ASSUMED_GYOSEI : HY_ASSUMED_LOCAL;
	return judge_alone(check, doc, &ran->context, findings, err);
}

bool
hy_check_beside(struct hy_check *check, struct hy_findings *findings, struct hy_err *err)
{
	bool ok = true;

	for (const struct ran *r = check->first; r != NULL; r = r->next)
		ok = judge_beside(check, r->doc->file, &r->context, findings, ok ? err : NULL) && ok;
	return ok;
}

bool
hy_check_opinions(struct hy_check *check, const char *file, struct hy_findings *findings,
    struct hy_err *err)
{
	struct hy_context context = { .today = check->today,
		.body = hy_bodies_of(check->bodies, file, err) };

	if (context.body == NULL)
		return false;
	context.gyosei = hy_bodies_kind(check->bodies, context.body, HY_S(""), &context.assumed);
	return judge_beside(check, file, &context, findings, err);
}

/* The rest of a body's portfolio being read. */
struct rest {
	struct hy_check *check;
	struct hy_forms *forms;
	struct hy_portfolio *portfolio;
	struct hy_err *err;
	bool ok;
};

static void
read_rest(void *context, const char *path)
{
	struct rest *rest = context;
	struct hy_file_id id = hy_file_id(path);
	const struct hy_doc *doc;

	for (const struct ran *r = rest->check->first; r != NULL; r = r->next)
		if (r->id.inode == id.inode && r->id.device == id.device)
			return;
	doc = hy_doc_load(rest->check->arena, rest->forms, hy_path_near(rest->check->arena, path).p,
	    rest->ok ? rest->err : NULL);
	if (doc != NULL && hy_bodies_of(rest->check->bodies, path, NULL) == rest->portfolio->body)
		hy_portfolio_add(rest->portfolio, doc);
	rest->ok = doc != NULL && rest->ok;
}

/* What was run of the body of RAN, which is the first of it. */
static struct hy_portfolio *
run_of(struct hy_check *check, struct ran *ran)
{
	struct hy_portfolio *portfolio = hy_portfolio_new(check->arena, ran->context.body,
	    &check->today);

	for (struct ran *r = ran; r != NULL; r = r->next) {
		if (r->context.body != ran->context.body)
			continue;
		r->judged = true;
		hy_portfolio_add(portfolio, r->doc);
	}
	return portfolio;
}

/* Gives each assessment the opinions that are kept beside it. */
static bool
add_opinions(struct hy_check *check, struct hy_portfolio *portfolio, struct hy_err *err)
{
	bool ok = true;

	for (struct hy_assessment *a = portfolio->first; a != NULL; a = a->next) {
		struct hy_beside *beside;

		ok = hy_beside_of(&check->besides, a->revisions[0]->file, &beside, ok ? err : NULL) && ok;
		ok = hy_beside_opinions(&check->besides, beside, ok ? err : NULL) && ok;
		a->opinions = beside->opinions;
	}
	return ok;
}

/* All assessments of the body of RAN. NULL with ERR. */
static struct hy_portfolio *
portfolio_of(struct hy_check *check, struct hy_forms *forms, struct ran *ran, struct hy_err *err)
{
	const struct hy_body *body = ran->context.body;
	struct hy_portfolio *portfolio = run_of(check, ran);
	struct rest rest = { check, forms, portfolio, err, true };

	if (body->file != NULL &&
	    !hy_assessments_each(check->arena, body->folder.p, read_rest, &rest, err))
		return NULL;
	hy_portfolio_sort(portfolio);
	return add_opinions(check, portfolio, rest.ok ? err : NULL) && rest.ok ? portfolio : NULL;
}

/* A list kept beside assessments was run when it was judged with one of them. */
static bool
was_run(const struct hy_check *check, const struct hy_doc *doc)
{
	const struct ran *r = check->first;
	const struct hy_beside *b = check->besides.first;

	while (r != NULL && r->doc != doc)
		r = r->next;
	while (b != NULL && !(b->opinions == doc && b->judged))
		b = b->next;
	return doc == NULL || r != NULL || b != NULL;
}

/* Leaves out what was found on documents that nobody asked about. */
static void
drop_others(const struct hy_check *check, struct hy_findings *list)
{
	for (struct hy_finding **at = &list->first; *at != NULL;) {
		if (was_run(check, (*at)->doc)) {
			at = &(*at)->next;
		} else {
			list->count[(*at)->severity]--;
			*at = (*at)->next;
		}
		list->tail = at;
	}
}

static bool
judge(struct hy_check *check, struct hy_forms *forms, struct ran *ran,
    struct hy_findings *findings, struct hy_err *err)
{
	struct hy_portfolio *portfolio = portfolio_of(check, forms, ran, err);
	struct hy_findings *own = hy_findings_new(findings->arena);
	bool ok;

	if (portfolio == NULL)
		return false;
	ok = hy_rules_run_portfolio(check->rules, portfolio, &ran->context, own, err);
	drop_others(check, own);
	ok = hy_rules_weigh(check->rules, ran->context.body, own, ok ? err : NULL) && ok;
	for (const struct ran *r = ran; r != NULL; r = r->next)
		if (r->context.body == ran->context.body)
			ok = apply_waivers(check, r->doc, own, ok ? err : NULL) && ok;
	hy_findings_join(findings, own);
	return ok;
}

bool
hy_check_portfolios(struct hy_check *check, struct hy_forms *forms, struct hy_findings *findings,
    struct hy_err *err)
{
	bool ok = true;

	for (struct ran *r = check->first; r != NULL; r = r->next)
		if (!r->judged)
			ok = judge(check, forms, r, findings, ok ? err : NULL) && ok;
	return ok;
}

bool
hy_check_take(struct hy_check *check, const struct hy_doc *doc, struct hy_err *err)
{
	return note(check, doc, err) != NULL;
}

static bool
dues_of(struct hy_check *check, struct ran *ran, struct hy_dues *dues, struct hy_err *err)
{
	struct hy_portfolio *portfolio = run_of(check, ran);
	const struct hy_context *context = &ran->context;
	bool ok = add_opinions(check, portfolio, err);

	ok = hy_rules_due(check->rules, NULL, portfolio, context, dues, ok ? err : NULL) && ok;

	for (const struct hy_assessment *a = portfolio->first; a != NULL; a = a->next)
		ok = hy_rules_due(check->rules, hy_assessment_doc(a), NULL, context, dues,
		    ok ? err : NULL) && ok;
	return ok;
}

bool
hy_check_dues(struct hy_check *check, struct hy_dues *dues, struct hy_err *err)
{
	const struct hy_rule *expiry = hy_rules_find(check->rules, HY_S("WV-01"));
	bool ok = true;

	for (struct ran *r = check->first; r != NULL; r = r->next)
		if (!r->judged)
			ok = dues_of(check, r, dues, ok ? err : NULL) && ok;
	for (const struct hy_beside *b = check->besides.first; b != NULL && expiry != NULL; b = b->next)
		hy_waivers_due(b->waivers, expiry, dues);
	return ok;
}
