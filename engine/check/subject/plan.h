/*
 * Plan: the keikaku kanrisho (form 1) of a body, filled from its assessments. What each
 * column holds is told in the form's template: an item of the assessment, a fact of all
 * assessments of one work, or nothing: then it is kept as a person wrote it. Rule 3.
 */
#ifndef HY_CHECK_SUBJECT_PLAN_H
#define HY_CHECK_SUBJECT_PLAN_H

#include "engine/check/finding/due.h"
#include "engine/check/subject/portfolio.h"

/* What a plan is made from. */
struct hy_plan_source {
	const struct hy_form *form;		/* form 1 */
	const struct hy_portfolio *portfolio;
	const struct hy_dues *dues;		/* of all documents of the portfolio */
	const struct hy_doc *kept;		/* the plan so far, or NULL */
	struct hy_str office;			/* the body that carries out the assessments (jisshi kikan mei) */
	struct hy_date today;
};

/*
 * The plan as the text of a YAML file: a row a work (number of the assessment), in the order
 * of their numbers; rows of KEPT for works without an assessment stay, behind them.
 */
struct hy_str hy_plan_text(struct hy_arena *arena, const struct hy_plan_source *source);

/* The bodies named in the assessments of PORTFOLIO, each once; *COUNT of them. */
const struct hy_str *hy_plan_offices(struct hy_arena *arena, const struct hy_portfolio *portfolio,
    unsigned *count);

#endif
