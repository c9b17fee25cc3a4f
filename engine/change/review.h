/*
 * Review: the changes of one assessment, or of several at once, in the order in which a council
 * looks at them. What the author takes out of the important changes comes first, as it is the
 * author's claim that is to be looked at; then the important changes, then the rest. A change that joins
 * several items belongs to the first group that one of them does.
 */
#ifndef HY_CHANGE_REVIEW_H
#define HY_CHANGE_REVIEW_H

#include "engine/change/annex.h"
#include "engine/change/base_revision.h"

enum hy_review_group { HY_REVIEW_EXEMPT, HY_REVIEW_IMPORTANT, HY_REVIEW_REST, HY_REVIEW_GROUPS };

struct hy_review_work;

/* A change that several works share; it is shown once. */
struct hy_review_common {
	unsigned number;			/* from 1 */
	const struct hy_review_change **changes;	/* one a work, in their order */
	unsigned n_changes;
	struct hy_review_common *next;
};

struct hy_review_change {
	const struct hy_annex_row *row;		/* old beside new, with its verdicts */
	const struct hy_review_work *work;
	enum hy_review_group group;
	unsigned number;			/* in its work, from 1 */
	bool undone;				/* a correction since the base is taken back: old is the corrected text */
	const struct hy_review_common *common;	/* NULL: this work alone has it */
	struct hy_review_change *next;
};

/* One assessment. */
struct hy_review_work {
	const struct hy_doc *old, *new;		/* OLD NULL: nothing to compare with */
	struct hy_base base;			/* how OLD was chosen; its doc is NULL where somebody named OLD */
	const struct hy_verdicts *verdicts;	/* those of the changes, in their order; NULL where OLD is */
	struct hy_review_change *changes;	/* by group, then in the order of the form */
	unsigned count[HY_REVIEW_GROUPS];	/* of changes; a change may join several items */
	unsigned important;			/* changes with an important one among what they join */
	unsigned reasons[HY_REASON_COUNT], timings[HY_TIMING_AFTER + 1];
	const struct hy_annex *annex;		/* from OLD to NEW, a revision after another, texts in full; no typed rows */
	const struct hy_annex *corrections;	/* what was changed by corrections since the base; rows may be none */
	struct hy_review_work *next;
};

struct hy_review {
	struct hy_arena *arena;
	struct hy_review_work *works, **tail;
	unsigned n_works;
	struct hy_review_common *commons;	/* NULL: none */
};

struct hy_review *hy_review_new(struct hy_arena *arena);
/*
 * Adds the work from OLD (NULL: a first assessment) to NEW. BASE tells which corrections lie between them
 * (NULL: none). PHRASES and OPTIONS as for hy_annex; unchanged stretches longer than EXCERPT_CHARS are
 * cut in the changes (0: never). The documents must outlive the review.
 */
struct hy_review_work *hy_review_add(struct hy_review *review, const struct hy_yaml *phrases,
    const struct hy_annex_options *options, unsigned excerpt_chars, const struct hy_base *base,
    const struct hy_doc *old, const struct hy_doc *new);
/* Finds the changes that works share: the same item, by keys and titles of records, with the same texts. Call once, at the end. */
void hy_review_share(struct hy_review *review);
/* True when WORK is compared with something and neither it nor a correction changed anything. */
bool hy_review_work_empty(const struct hy_review_work *work);
/* True when all works are. */
bool hy_review_empty(const struct hy_review *review);

#endif
