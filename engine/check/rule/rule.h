/*
 * Rules: the law as Lua files, one a rule, run over a document. This header is
 * all the rest of Hyoka sees of them; Lua itself stays behind script/script.h.
 *
 * A hy_rules holds its Lua states for a whole run; the caller closes it. What it
 * says about its rules lives in the arena it was opened with. Rules carry
 * nothing from one document to the next.
 */
#ifndef HY_CHECK_RULE_RULE_H
#define HY_CHECK_RULE_RULE_H

#include "engine/check/finding/description.h"
#include "engine/check/subject/body.h"
#include "engine/check/subject/portfolio.h"

/* A rule that could not be run to its end: an error, never a pass. */
struct hy_crash {
	const char *rule;		/* its id, or its file where the id is not known */
	struct hy_mark at;		/* the document */
	struct hy_str text;		/* what happened, with file and line of the rule */
	const struct hy_crash *next;
};

struct hy_rules;
struct hy_dues;
struct hy_helper;
struct hy_live;
struct hy_judgements;

/* Reads rules/manifest.lua. NULL with ERR; close what it returned. A broken rule is a crash later. */
struct hy_rules *hy_rules_open(struct hy_arena *arena, struct hy_err *err);
/*
 * Adds the rules of another folder, which has a manifest.lua of its own, for all
 * documents. Folders a body names in its settings are added by hy_rules_add_body, and
 * by hy_rules_run, for its documents only. An id that is taken makes a rule broken.
 */
bool hy_rules_add(struct hy_rules *rules, struct hy_str folder, struct hy_err *err);
bool hy_rules_add_body(struct hy_rules *rules, const struct hy_body *body, struct hy_err *err);
/* From now on HELPER takes part in runs; it must not end before the rules are closed. */
void hy_rules_help(struct hy_rules *rules, struct hy_helper *helper);
/* Gets ready, once, what runs over a document of FORM: else it is done when it runs first. */
void hy_rules_prepare(struct hy_rules *rules, const struct hy_form *form);
/* NULL is allowed. Findings and rules stay readable: they live in arenas. */
void hy_rules_close(struct hy_rules *rules);

/* From now on RULE runs even though it only does on request. */
void hy_rules_request(struct hy_rules *rules, const struct hy_rule *rule);
/*
 * Runs every rule that applies to the document's form and adds what they find.
 * False when a rule crashed or a body's own rules cannot be read: ERR tells the
 * first trouble, hy_rules_crashes has all crashes since the rules were opened;
 * the other rules ran all the same.
 */
bool hy_rules_run(struct hy_rules *rules, const struct hy_doc *doc,
    const struct hy_context *context, struct hy_findings *findings, struct hy_err *err);
/*
 * Runs RULE (one of RULES) alone, over DOC or PORTFOLIO, whichever it looks at. False with ERR when it
 * crashed. It need not be for the document's form: then it finds nothing.
 */
bool hy_rules_run_one(struct hy_rules *rules, const struct hy_rule *rule,
    const struct hy_doc *doc, const struct hy_portfolio *portfolio,
    const struct hy_context *context, struct hy_findings *findings, struct hy_err *err);
/*
 * The same for the rules that look at all assessments of a body together, that compare a
 * revision with the one before it, or that look at the revision in force.
 */
bool hy_rules_run_portfolio(struct hy_rules *rules, const struct hy_portfolio *portfolio,
    const struct hy_context *context, struct hy_findings *findings, struct hy_err *err);
/*
 * What is due by the rules that look at a document (DOC) or at a portfolio (then DOC is NULL).
 * SCRATCH takes texts of the run. False as hy_rules_run.
 */
bool hy_rules_due(struct hy_rules *rules, const struct hy_doc *doc,
    const struct hy_portfolio *portfolio, const struct hy_context *context, struct hy_dues *dues,
    struct hy_err *err);
const struct hy_crash *hy_rules_crashes(const struct hy_rules *rules);

/* The rule with this id (any case), else the first that answers for it, or NULL. Loads the rules that only the engine raises, too. */
const struct hy_rule *hy_rules_find(struct hy_rules *rules, struct hy_str id);
/* Rule NUMBER from 0 in the order of the manifest; NULL behind the last. */
const struct hy_rule *hy_rules_at(struct hy_rules *rules, unsigned number);
/* True when RULE looks at documents on FORM. Of a list kept beside assessments only when it names it. */
bool hy_rule_is_for(const struct hy_rule *rule, const struct hy_form *form);
/* True when RULE (one of RULES) cannot be read; ERR (may be NULL) says why. */
bool hy_rules_broken(struct hy_rules *rules, const struct hy_rule *rule, struct hy_err *err);

/*
 * Sets the severities a body chose (hyoka.yaml) on FINDINGS, all of them about
 * assessments of this body. A finding that is milder than its rule stays at
 * least that mild; a fatal one is never lowered. False with ERR when a chosen
 * rule does not exist.
 */
bool hy_rules_weigh(struct hy_rules *rules, const struct hy_body *body,
    struct hy_findings *findings, struct hy_err *err);

/*
 * The rules of the live side (rules/monitor/manifest.lua), and of folders added by hy_rules_add whose
 * rules have scope "monitor". Runs all of them (ONLY: a comma list of ids, or NULL) over LIVE, in two threads when there is a helper
 * (hy_rules_help); what they say comes in no order. False with ERR when a rule crashed; what the others said is added all the same.
 */
struct hy_rules *hy_live_rules_open(struct hy_arena *arena, struct hy_err *err);
bool hy_rules_judge(struct hy_rules *rules, const struct hy_live *live, const char *only,
    struct hy_judgements *judgements, struct hy_err *err);

#endif
