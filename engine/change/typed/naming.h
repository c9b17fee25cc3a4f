/*
 * Naming: the items that a typed row of the annex names. Authors write official
 * labels from the section down, with the number or without it, with the file or a
 * remark in round brackets, and sometimes several items in one row; sections have
 * customary short names (templates/naming.yaml). Spaces, width and most signs do
 * not count. CH-07.
 */
#ifndef HY_CHANGE_TYPED_NAMING_H
#define HY_CHANGE_TYPED_NAMING_H

#include "engine/form/doc.h"

struct hy_named {
	const struct hy_node **nodes;	/* what is named; one for each file when the file is not told */
	unsigned count;
	unsigned absent;	/* number of a record that the document does not have; then its list is in nodes */
	bool partial;		/* the end of the row names nothing: nodes are what stands above it */
	bool block;		/* only a block of the text is meant: its heading in angle brackets, or one of a list, stands behind */
	bool apart;		/* it names no item of the form, as is customary (the cover's margin, an attachment) */
	/*
	 * Words that are no label, and the label that is meant ("" when it cannot be told).
	 * With both the item was found all the same.
	 */
	struct hy_str wrong, right;
};

struct hy_namer;

/* WORDS is templates/naming.yaml as read. DOC must outlive the namer. */
struct hy_namer *hy_namer_new(struct hy_arena *arena, const struct hy_yaml *words,
    const struct hy_doc *doc);
/* What TEXT names; the result is in the namer's arena. */
struct hy_named hy_name(struct hy_namer *namer, struct hy_str text);

#endif
