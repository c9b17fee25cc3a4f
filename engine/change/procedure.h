/*
 * Procedure: what the body has to do next, by the form, the kind of body and what has changed. The
 * steps are data with their sources (templates/phrases.yaml, procedures); rules 5 to 9 and 14.
 */
#ifndef HY_CHANGE_PROCEDURE_H
#define HY_CHANGE_PROCEDURE_H

#include "engine/change/verdict.h"

/* What calls for a procedure. */
struct hy_occasion {
	const struct hy_doc *old, *new;	/* OLD NULL: a first assessment */
	bool gyosei;			/* the body is one of the state (check/subject/body.h) */
	unsigned changes, important, emergencies;
};

struct hy_procedure {
	const struct hy_str *steps;
	unsigned count;			/* 0: nothing changed, or OLD was never published: the procedure is under way */
};

/* PHRASES is templates/phrases.yaml as read. */
struct hy_procedure hy_procedure(struct hy_arena *arena, const struct hy_yaml *phrases,
    const struct hy_occasion *occasion);
/* The occasion that VERDICTS are; the day of publication itself is no change. */
struct hy_occasion hy_occasion(const struct hy_verdicts *verdicts, bool gyosei);
/* Is DOC a draft, or a stage on the way to publication? NULL is none. */
bool hy_unpublished(const struct hy_doc *doc);

#endif
