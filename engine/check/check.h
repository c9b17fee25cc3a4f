/*
 * Check: form checks, rules, severities of the body and waivers over one
 * document after the other. The caller ends it with hy_check_close.
 */
#ifndef HY_CHECK_CHECK_H
#define HY_CHECK_CHECK_H

#include "engine/check/finding/due.h"
#include "engine/check/rule/rule.h"

struct hy_check;

/* Kind of body that was not written but taken from its name; nothing when there is no name yet. */
enum hy_assumed { HY_ASSUMED_NOTHING, HY_ASSUMED_LOCAL, HY_ASSUMED_GYOSEI };

/* NULL with ERR when rules or templates cannot be read. */
struct hy_check *hy_check_open(struct hy_arena *arena, const struct hy_date *today,
    struct hy_err *err);
/*
 * Checks DOC and adds what was found. False with ERR when a rule crashed or a
 * file of the body cannot be read; what the other rules found is added all the same.
 * *ASSUMED (may be NULL): which kind of body was taken for want of settings.
 */
bool hy_check_run(struct hy_check *check, const struct hy_doc *doc, struct hy_findings *findings,
    enum hy_assumed *assumed, struct hy_err *err);
/* Judges the lists of opinions kept beside the documents that were run, each once. False as hy_check_run. */
bool hy_check_beside(struct hy_check *check, struct hy_findings *findings, struct hy_err *err);
/* Judges the list of opinions FILE. False as hy_check_run. */
bool hy_check_opinions(struct hy_check *check, const char *file, struct hy_findings *findings,
    struct hy_err *err);
/*
 * Judges the documents that were run, each body's together, by the rules that look at a whole
 * portfolio. Where a body has settings (hyoka.yaml), all other assessments below them are read
 * from FORMS, too, but findings are added only on documents that were run. False with ERR
 * when a rule crashed or an assessment of the body cannot be read: then the body is not judged.
 */
bool hy_check_portfolios(struct hy_check *check, struct hy_forms *forms,
    struct hy_findings *findings, struct hy_err *err);
/* Takes DOC in without judging it, for hy_check_dues. False with ERR when a file of its body cannot be read. */
bool hy_check_take(struct hy_check *check, const struct hy_doc *doc, struct hy_err *err);
/*
 * What is due on the documents that were run or taken: on each assessment (its current revision, else
 * the coming one), on the portfolio, and the expiry of waivers. False with ERR as hy_check_run.
 */
bool hy_check_dues(struct hy_check *check, struct hy_dues *dues, struct hy_err *err);
/* Adds what can only be said when all documents were checked: waivers that expired or waive nothing. */
void hy_check_finish(struct hy_check *check, struct hy_findings *findings);
/*
 * From now on only findings of the rules in NAMES (ids joined by commas) are told, with those of
 * rules that run on request only. PATH: an assessment, or a folder of some, whose body's own rules can be named, too.
 * False with ERR when there is no such rule.
 */
bool hy_check_only(struct hy_check *check, struct hy_str names, const char *path,
    struct hy_err *err);
/* The documents that were run, in their order; *COUNT of them. */
const struct hy_doc *const *hy_check_docs(struct hy_check *check, unsigned *count);
struct hy_rules *hy_check_rules(struct hy_check *check);
void hy_check_close(struct hy_check *check);

#endif
