/* Loading what hyoka review compares: works with their base, findings on both sides, full forms. */
#ifndef HY_COMMAND_REVIEW_LOAD_H
#define HY_COMMAND_REVIEW_LOAD_H

#include "engine/command/load.h"
#include "engine/sheet/review/review_sheet.h"

struct hy_review_load {
	const struct hy_call *call;
	struct hy_forms *forms;
	const struct hy_looks *looks;
	const char *format;		/* the suffix of what is made */
	struct hy_review *review;
	struct hy_review_view *views;	/* one a work */
};

/*
 * The works that the operands name: OLD and NEW, or the assessments in folders, each against the revision
 * that option --since names or that a council looked at last. False with ERR.
 */
bool hy_review_load_works(struct hy_review_load *load, struct hy_err *err);
/* Findings, kind of body, what is withheld, and the full forms where the format shows them. False with ERR. */
bool hy_review_load_views(struct hy_review_load *load, struct hy_err *err);

#endif
