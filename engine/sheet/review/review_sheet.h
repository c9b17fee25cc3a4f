/*
 * The pack for a council (change/review.h) as a Sheet: overview, changes that works share, the changes of
 * each work old beside new, the official table of changes, opinions, the checklist of the points of review,
 * findings, the letters, the full form of each new revision.
 */
#ifndef HY_SHEET_REVIEW_REVIEW_SHEET_H
#define HY_SHEET_REVIEW_REVIEW_SHEET_H

#include "engine/change/procedure.h"
#include "engine/change/review.h"
#include "engine/check/finding/finding_delta.h"
#include "engine/form/withhold.h"
#include "engine/sheet/looks.h"
#include "engine/sheet/opinion_sheet.h"

/* What the pack shows of a work beside its changes; one a work, in their order. */
struct hy_review_view {
	const struct hy_finding_delta *findings;
	const struct hy_findings *found;	/* those on the new revision */
	const struct hy_body *body;
	bool gyosei;				/* the body is one of the state (hy_bodies_kind) */
	const struct hy_withheld *withheld;	/* what only the council may see; NULL: nothing */
	const struct hy_opinion_source *opinions;	/* those kept beside it; NULL: none are */
	const struct hy_sheet *form;		/* of the new revision, printed behind the rest; NULL: left out */
	struct hy_places pages;			/* of the form printed alone, where the pack has no pages; none known: empty */
};

/* COUNCIL is hy_council_open. Never NULL. Without a change in any work it says so and holds nothing else. */
const struct hy_sheet *hy_review_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_yaml *council, const struct hy_review *review, const struct hy_review_view *views);

#endif
