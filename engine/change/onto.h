/*
 * Onto: what another document of the same assessment says is written into a draft,
 * only where it differs, so that comments, order and all that the other one does not
 * hold stay byte for byte. The other one came from a workbook or a text (intake).
 *
 * Never touched: items that are not published, the table of changes, the figure,
 * form, edition and state; items the other one could not tell (unknown).
 */
#ifndef HY_CHANGE_ONTO_H
#define HY_CHANGE_ONTO_H

#include "engine/change/diff.h"

/*
 * Where a document comes from. A text says what it says, white space left aside; what
 * it does not have may only be unread. A workbook of Hyoka says what was changed since
 * it was made (touched): an emptied cell clears the answer, a record with all cells
 * emptied goes. Its records are known by what their title was.
 */
struct hy_onto_source {
	const struct hy_doc *doc;
	/* NULL: a text, or any other workbook. Called with nodes of DOC. */
	bool (*touched)(const struct hy_node *node, void *context);
	/* The hash (hy_str_hash) of what NODE said when the workbook was made, 0 for nothing. */
	uint64_t (*was)(const struct hy_node *node, void *context);
	void *context;
};

struct hy_onto_row {
	enum hy_change_op op;		/* CHANGED, ADDED, REMOVED */
	const struct hy_node *node;	/* of the draft; of the source for an added record */
	bool unsure;			/* the source's reader was not sure */
	bool both;			/* the draft was changed, too, since the workbook was made */
	const struct hy_onto_row *next;
};

struct hy_onto {
	struct hy_str bytes;		/* the draft as it is to be */
	const struct hy_onto_row *first;	/* in the order of the form */
	unsigned count;
	unsigned kept;			/* items the source could not tell, left as they are */
};

/* DRAFT was read from a file. False with ERR: another form, edition or assessment, or the file cannot be edited. */
bool hy_onto(struct hy_arena *arena, const struct hy_doc *draft, const struct hy_onto_source *source,
    struct hy_onto *result, struct hy_err *err);

#endif
