/*
 * Completeness: how far each section of an assessment is. Counted are the items that
 * are to be written by the answers given so far; what hangs on an answer that is still
 * missing is counted apart. Not counted is what the form prints or computes by itself,
 * boxes at a section's head (left out when none is ticked), sections for bodies of
 * another kind, and what is never published.
 */
#ifndef HY_CHECK_COMPLETENESS_H
#define HY_CHECK_COMPLETENESS_H

#include "engine/form/doc.h"

/* A section; of one file where the section repeats for each. */
struct hy_progress {
	const struct hy_node *section;
	unsigned applicable;	/* items to be written */
	unsigned answered;	/* those of them that are; a dash is an answer where words are asked for */
	unsigned undecided;	/* items an answer still to come decides about */
	const struct hy_node **open;	/* required items that are not answered, in form order */
	unsigned n_open;
};

struct hy_completeness {
	const struct hy_doc *doc;
	struct hy_progress *sections;	/* printed order, a file's sections together with it */
	unsigned n_sections;
	struct hy_progress all;		/* the sum; section and open are NULL */
};

/* GYOSEI: it is a body of the state. In ARENA; never NULL. */
const struct hy_completeness *hy_completeness(struct hy_arena *arena, const struct hy_doc *doc,
    bool gyosei);

#endif
