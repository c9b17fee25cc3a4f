/*
 * Rewind: a typed table of changes undone backwards, as far as its text allows. The rows of one
 * day are undone together: what they say was after must be what the revision says now; what they
 * say was before is put in its place. A row is accepted only when the difference of the two
 * revisions gives it again (same item, before and after equal but for width and white space);
 * the others stay typed, each with the reason.
 */
#ifndef HY_CHANGE_REWIND_REWIND_H
#define HY_CHANGE_REWIND_REWIND_H

#include "engine/change/annex.h"

enum hy_rewind_verdict {
	HY_REWOUND,
	HY_REWIND_NO_ITEM,	/* it names no item of the form */
	HY_REWIND_SEVERAL,	/* it names several items */
	HY_REWIND_KIND,		/* the item's answer cannot be told from a text */
	HY_REWIND_ELIDED,	/* parts are left out */
	HY_REWIND_NOT_IN_BODY,	/* the text after is not what the revision says */
	HY_REWIND_NEARLY,	/* the same, but for a few characters */
	HY_REWIND_NOT_AGAIN	/* undone, the difference would not give this row again */
};

struct hy_rewound_row {
	const struct hy_node *row;	/* the typed record, of the document given */
	enum hy_rewind_verdict verdict;
};

/* One day undone. */
struct hy_rewind_step {
	struct hy_str day;		/* as typed; "" for rows without a day */
	struct hy_str later, earlier;	/* the two revisions as YAML: without the accepted rows, without any of that day */
	const struct hy_rewound_row *rows;
	unsigned n_rows, n_accepted;
};

/* What rewinding needs beside the document. */
struct hy_rewinder {
	struct hy_forms *forms;
	const struct hy_yaml *phrases;	/* templates/phrases.yaml */
	const struct hy_yaml *naming;	/* templates/naming.yaml */
};

/*
 * Undoes the newest day of the typed rows of DOC, whose revision before it was published on
 * BEFORE (as the earlier file shall say; "" unknown). False with ERR when the file cannot be
 * edited; DOC without typed rows is an error of the caller.
 */
bool hy_rewind(struct hy_arena *arena, const struct hy_rewinder *rewinder, const struct hy_doc *doc,
    struct hy_rewind_step *step, struct hy_err *err);
/*
 * DOC without the typed rows that any of the STEPS accepted, as *BYTES: what is left of the table
 * in a revision after all days are undone. False with ERR when the file cannot be edited.
 */
bool hy_rewind_drop(struct hy_arena *arena, const struct hy_doc *doc, const struct hy_rewind_step *steps,
    unsigned n_steps, struct hy_str *bytes, struct hy_err *err);
/* The days of the typed rows of DOC, newest first; *COUNT of them. */
const struct hy_str *hy_rewind_days(struct hy_arena *arena, const struct hy_doc *doc, unsigned *count);

#endif
