/*
 * Merge: what changed from BASE to THEIRS brought into OURS, item by item. A correction
 * published while a draft was being written gets into the draft this way. An item that only
 * one side changed takes that side; one that both changed in different ways is a conflict and
 * stays as OURS has it. Records are paired as in a diff: deleting one never shifts the others.
 * State and day of publication belong to each revision: they stay as OURS has them.
 */
#ifndef HY_CHANGE_MERGE_H
#define HY_CHANGE_MERGE_H

#include "engine/form/edit/edit.h"

enum hy_conflict_type {
	HY_CONFLICT_ANSWER,	/* both changed the answer */
	HY_CONFLICT_REMOVED,	/* theirs removed a record that ours changed */
	HY_CONFLICT_KEPT	/* ours removed a record that theirs changed */
};

struct hy_conflict {
	enum hy_conflict_type type;
	const struct hy_node *ours, *theirs;	/* NULL on the side that removed the record */
	const struct hy_conflict *next;
};

struct hy_merge {
	struct hy_edit *edit;			/* of OURS, with all that was taken over */
	const struct hy_conflict *conflicts;	/* in the order of the form; NULL: none */
	unsigned taken;				/* items and records taken over from THEIRS */
};

/*
 * All three on one form; they and ARENA must outlive the result. False with ERR: the forms
 * differ, or OURS cannot be edited.
 */
bool hy_merge(struct hy_arena *arena, const struct hy_doc *base, const struct hy_doc *ours,
    const struct hy_doc *theirs, struct hy_merge *merge, struct hy_err *err);

#endif
