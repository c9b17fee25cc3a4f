/*
 * Rules: the law as Lua files, one a rule, run over a document. This header is
 * all the rest of Hyoka sees of them; Lua itself stays behind script.h.
 *
 * A hy_rules holds its Lua states for a whole run; the caller closes it. What it
 * says about its rules lives in the arena it was opened with. Rules carry
 * nothing from one document to the next.
 */
#ifndef HY_CHECK_RULE_H
#define HY_CHECK_RULE_H

#include "engine/check/body.h"
#include "engine/check/finding.h"
#include "engine/check/portfolio.h"

/* A text in both languages; an empty English one falls back to Japanese. */
struct hy_pair {
	struct hy_str ja, en;
};

/* How sure the basis is: read in the law, agreed by published assessments, or only known. */
enum hy_certainty { HY_CERTAIN_LAW, HY_CERTAIN_PRACTICE, HY_CERTAIN_KNOWN };

#define HY_RULE_FORMS 8

/* What a rule says about itself; description.c writes and reads every field. */
struct hy_rule {
	const char *id;			/* "CD-05" */
	const char *file;		/* where it is written */
	struct hy_pair title, hint, why;	/* why: what it wants, and why; for explain */
	enum hy_severity severity;
	struct hy_str article, source;	/* legal basis, and where it was read */
	enum hy_certainty certainty;
	struct hy_str good, bad;	/* examples in YAML; may be "" */
	bool sketch;			/* the examples are to be read, not to be run */
	const char *forms[HY_RULE_FORMS];	/* "yoshiki4" ...; none = every form */
	unsigned n_forms;
	const struct hy_str *also;	/* ids of the domain rules it answers for beside its own */
	unsigned n_also;
	const struct hy_str *words;	/* words it is called for in texts (scan.h) */
	unsigned n_words;
	const struct hy_str *limits;	/* which limits of a monitor's configuration it asks for */
	unsigned n_limits;
	bool portfolio;			/* looks at all assessments of a body together */
	bool monitor;			/* judges the live side (live.h) */
	bool compares;			/* it looks at a revision beside the one before it */
	bool on_request;		/* runs only when named (hy_rules_request) */
	bool current;			/* it looks at the revision in force, in a portfolio */
	bool runs;			/* it has a check; without it the engine itself raises it, or it only tells dues */
	bool dues;			/* it tells what is due */
};

/* What a run of rules is told beside the document. */
struct hy_context {
	struct hy_date today;
	const struct hy_body *body;
	bool gyosei, assumed;	/* kind of body (hy_bodies_kind) */
};

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
/* "law", "practice", "known". */
const char *hy_certainty_name(enum hy_certainty certainty);
/* True when RULE (one of RULES) cannot be read; ERR (may be NULL) says why. */
bool hy_rules_broken(struct hy_rules *rules, const struct hy_rule *rule, struct hy_err *err);
/* PAIR in the language of the run. */
struct hy_str hy_pair_text(struct hy_pair pair);

/*
 * Sets the severities a body chose (hyoka.yaml) on FINDINGS, all of them about
 * assessments of this body. A finding that is milder than its rule stays at
 * least that mild; a fatal one is never lowered. False with ERR when a chosen
 * rule does not exist.
 */
bool hy_rules_weigh(struct hy_rules *rules, const struct hy_body *body,
    struct hy_findings *findings, struct hy_err *err);

#endif
