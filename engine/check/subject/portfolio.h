/*
 * Portfolio: the assessments of one body, each with its revisions; what rules
 * with scope "portfolio" look at. Everything lives in the arena it was made with.
 */
#ifndef HY_CHECK_SUBJECT_PORTFOLIO_H
#define HY_CHECK_SUBJECT_PORTFOLIO_H

#include "engine/check/subject/body.h"

/* One assessment: the revisions on one form that stand in one folder. */
struct hy_assessment {
	struct hy_str folder;			/* as the document names it */
	const struct hy_doc **revisions;	/* oldest first: by stage, then by day */
	unsigned count;
	const struct hy_doc *current;	/* newest one that is out: published or ended; else NULL */
	const struct hy_doc *coming;	/* newest one that is not out yet and later; else NULL */
	const struct hy_doc *opinions;	/* kept beside it (beside.h), when the caller gave them; else NULL */
	struct hy_assessment *next, *next_in_slot;
};

#define HY_PORTFOLIO_SLOTS 1024u

struct hy_portfolio {
	struct hy_arena *arena;
	const struct hy_body *body;
	struct hy_date today;
	struct hy_assessment *first, **tail;
	struct hy_assessment *slots[HY_PORTFOLIO_SLOTS];	/* by folder */
};

/* As it stands on TODAY: what is to be published on a later day is coming. */
struct hy_portfolio *hy_portfolio_new(struct hy_arena *arena, const struct hy_body *body,
    const struct hy_date *today);
/* Adds a revision to its assessment, and finds out anew which are current and coming. */
void hy_portfolio_add(struct hy_portfolio *portfolio, const struct hy_doc *doc);
/* Puts the assessments in the order of their folders, however these were named. */
void hy_portfolio_sort(struct hy_portfolio *portfolio);
/* The revision to judge an assessment by: the current one, else the coming one. */
const struct hy_doc *hy_assessment_doc(const struct hy_assessment *assessment);

/* The day a revision speaks for, since 1970-01-01: its day of publication, else that of its name; 0 for none. */
long hy_revision_day(const struct hy_doc *doc);
/* True when NAME is that of a revision file (YYYY-MM-DD[.stage].yaml). */
bool hy_revision_name(struct hy_str name);
/* Calls VISIT for the path of every revision and draft.yaml below FOLDER, in the order of the names. */
typedef void hy_visit_file(void *context, const char *path);
bool hy_assessments_each(struct hy_arena *arena, const char *folder, hy_visit_file *visit,
    void *context, struct hy_err *err);

#endif
