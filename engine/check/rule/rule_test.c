#include "engine/check/rule/rule_test.h"

#define FORM_OF_EXAMPLES "yoshiki4"	/* of rules that are for every form */

bool
hy_example_take(struct hy_str *rest, struct hy_str *part)
{
	size_t at = 0;

	if (rest->len == 0)
		return false;
	while (at < rest->len) {
		size_t end = at;

		while (end < rest->len && rest->p[end] != '\n')
			end++;
		if (hy_str_is(hy_str_trim(hy_str_cut(*rest, at, end)), "---")) {
			*part = hy_str_cut(*rest, 0, at);
			*rest = hy_str_cut(*rest, end, rest->len);
			return true;
		}
		at = end + 1;
	}
	*part = *rest;
	*rest = HY_S("");
	return true;
}

struct hy_str
hy_example_name(struct hy_str part)
{
	struct hy_str line = hy_str_trim(part);
	long end = hy_str_find(line, HY_S("\n"), 0);

	line = hy_str_trim(end >= 0 ? hy_str_cut(line, 0, (size_t)end) : line);
	return hy_str_starts(line, HY_S("# ")) ? hy_str_trim(hy_str_cut(line, 2, line.len)) : HY_S("");
}

/* The name of the file, else one that makes it an assessment of its own. */
static const char *
file_of(struct hy_arena *arena, struct hy_str part, const char *example, unsigned number)
{
	struct hy_str name = hy_example_name(part);

	if (hy_str_ends(name, HY_S(".yaml")))
		return hy_str_copy(arena, name.p, name.len).p;
	return hy_str_format(arena, "%s/%u/draft.yaml", example, number).p;
}

/* Appended behind, the form leaves the lines as they are. */
bool
hy_example_whole(const struct hy_trial *trial, const struct hy_rule *rule, const char *file,
    struct hy_str part, struct hy_str *whole, struct hy_err *err)
{
	const char *form_id = rule->n_forms > 0 ? rule->forms[0] : FORM_OF_EXAMPLES;
	const struct hy_form *form = hy_forms_get(trial->forms, hy_str_of(form_id), HY_S(""), err);
	const struct hy_yaml *yaml = hy_yaml_parse(trial->arena, file, part, err);

	if (form == NULL || yaml == NULL)
		return false;
	*whole = hy_yaml_get(yaml, hy_word(HY_W_KEY_FORM).p) != NULL ? part
	    : hy_str_format(trial->arena, "%.*s\n%s: %s\n%s: %s\n", HY_ARG(part),
	    hy_word(HY_W_KEY_FORM).p, form->name.p, hy_word(HY_W_KEY_EDITION).p, form->edition_name.p);
	return true;
}

static const struct hy_doc *
bind(const struct hy_trial *trial, const struct hy_rule *rule, const char *file,
    struct hy_str part, struct hy_err *err)
{
	struct hy_str whole;

	return hy_example_whole(trial, rule, file, part, &whole, err)
	    ? hy_doc_parse(trial->arena, trial->forms, file, whole, err) : NULL;
}

/* What RULE finds in the example TEXT. NULL with ERR when that cannot be told. */
static const struct hy_findings *
findings_in(const struct hy_trial *trial, const struct hy_rule *rule, struct hy_str text,
    const char *example, struct hy_err *err)
{
	struct hy_findings *findings = hy_findings_new(trial->arena);
	struct hy_portfolio *portfolio = hy_portfolio_new(trial->arena, trial->context->body,
	    &trial->context->today);
	struct hy_str part;

	for (unsigned n = 1; hy_example_take(&text, &part); n++) {
		const struct hy_doc *doc = bind(trial, rule, file_of(trial->arena, part, example, n), part,
		    err);

		if (doc == NULL)
			return NULL;
		hy_portfolio_add(portfolio, doc);
		if (!rule->portfolio &&
		    !hy_rules_run_one(trial->rules, rule, doc, NULL, trial->context, findings, err))
			return NULL;
	}
	if (rule->portfolio &&
	    !hy_rules_run_one(trial->rules, rule, NULL, portfolio, trial->context, findings, err))
		return NULL;
	return findings;
}

enum hy_tried
hy_rule_try_begin(const struct hy_trial *trial, const struct hy_rule *rule, struct hy_err *why)
{
	if (hy_rules_broken(trial->rules, rule, why))
		return HY_TRIED_BADLY;
	if ((!rule->runs && !rule->monitor) || rule->sketch)
		return HY_TRIED_NOTHING;
	if (hy_str_trim(rule->bad).len > 0 && hy_str_trim(rule->good).len > 0)
		return HY_TRIED_WELL;
	hy_fail(why, hy_mark_file(rule->file), HY_M_RULE_TEST_NONE, NULL);
	return HY_TRIED_BADLY;
}

enum hy_tried
hy_rule_try(const struct hy_trial *trial, const struct hy_rule *rule, struct hy_err *why)
{
	const struct hy_findings *bad, *good;
	enum hy_tried how = hy_rule_try_begin(trial, rule, why);

	if (how != HY_TRIED_WELL)
		return how;
	bad = findings_in(trial, rule, rule->bad, "bad", why);
	good = bad != NULL ? findings_in(trial, rule, rule->good, "good", why) : NULL;
	if (good == NULL)
		return HY_TRIED_BADLY;
	if (bad->first == NULL)
		hy_fail(why, hy_mark_file(rule->file), HY_M_RULE_TEST_SILENT, NULL);
	else if (good->first != NULL)
		hy_fail(why, good->first->at, HY_M_RULE_TEST_FIRES, good->first->message.p, NULL);
	return bad->first != NULL && good->first == NULL ? HY_TRIED_WELL : HY_TRIED_BADLY;
}
