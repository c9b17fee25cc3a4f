/*
 * What an import read, beside the text it was read from, as a Sheet for the officer who
 * checks it: unsure answers first, then what is unknown, what found no place, and the rest.
 */
#ifndef HY_SHEET_IMPORT_SHEET_H
#define HY_SHEET_IMPORT_SHEET_H

#include "engine/form/doc.h"
#include "engine/sheet/looks.h"

/* Where NODE came from: PLACE (a line, lines, a cell) and the SOURCE text there; both "" when nobody knows. */
typedef void hy_import_where(void *context, const struct hy_node *node, struct hy_str *place,
    struct hy_str *source);

struct hy_import_report {
	const struct hy_doc *doc;	/* just imported: its nodes say unsure and unknown */
	struct hy_str summary;		/* what was recognised, a sentence a line */
	hy_import_where *where;
	void *context;
};

const struct hy_sheet *hy_import_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_import_report *report);

#endif
