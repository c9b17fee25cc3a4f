/*
 * Base revision: what a coming revision is held against. A council has last looked at the
 * revision of the last new or repeated assessment (acts of keika); a correction and a yearly
 * look do not move it, as they do not move the five years (rules 14 and 15).
 */
#ifndef HY_CHANGE_BASE_REVISION_H
#define HY_CHANGE_BASE_REVISION_H

#include "engine/form/doc.h"

struct hy_base {
	const struct hy_doc *doc;	/* NULL: nothing was published before */
	const struct hy_node *act;	/* the act that published it; NULL: it is only the oldest one kept since, or no act is known */
	const struct hy_doc *const *corrections;	/* published between it and the new one, oldest first */
	unsigned n_corrections;
};

/*
 * The base of NEW among DOCS, the revisions of its assessment, oldest first. Those behind NEW and those
 * never published do not count. The acts are read from NEW, where they are complete.
 */
struct hy_base hy_base_revision(struct hy_arena *arena, const struct hy_doc *const *docs, unsigned n_docs,
    const struct hy_doc *new);
/*
 * The last of DOCS that was kept at STAGE on the way from BASE (NULL: from nothing) to NEW, by the days in the
 * names of the files; NULL when there is none.
 */
const struct hy_doc *hy_base_stage(const struct hy_doc *const *docs, unsigned n_docs,
    const struct hy_doc *base, const struct hy_doc *new, enum hy_state stage);

#endif
