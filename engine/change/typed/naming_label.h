/* Labels of items as naming.c compares them; a part of naming.c. */
#ifndef HY_CHANGE_TYPED_NAMING_LABEL_H
#define HY_CHANGE_TYPED_NAMING_LABEL_H

#include <stdint.h>

#include "engine/form/doc.h"

#define HY_NAME_FORMS 5

struct hy_name_label {
	const struct hy_item *item;
	bool record;		/* the heading of the item's records */
	struct hy_str number;	/* what stands in front of the label's words, folded: "1", "III" */
	struct hy_str forms[HY_NAME_FORMS];	/* the words; less the remark in brackets; aliases. Folded, the longest first */
	unsigned n_forms;
	const struct hy_name_label *next;	/* in its slot */
};

struct hy_name_labels;

/* WORDS is templates/naming.yaml as read. */
struct hy_name_labels *hy_name_labels_new(struct hy_arena *arena, const struct hy_yaml *words);
/* The label of ITEM, made when first asked for; of a record, its heading less the number. */
const struct hy_name_label *hy_name_label(struct hy_name_labels *labels,
    const struct hy_item *item, bool record);
/* S folded for comparing: NFKC, without spaces and most signs, one spelling. */
struct hy_str hy_name_fold(struct hy_name_labels *labels, struct hy_str s);
/* The bytes of a circled number at the beginning of S, or 0. */
size_t hy_name_circled(struct hy_str s, unsigned *number);
/*
 * How well the beginning of TEXT fits LABEL: the edits it takes, and in *BYTES how
 * much of TEXT they cover. More than LIMIT edits: LIMIT + 1.
 */
unsigned hy_name_edits(struct hy_arena *scratch, struct hy_str text, struct hy_str label,
    unsigned limit, size_t *bytes);
/* True when TEXT is LABEL with something left out of its middle. */
bool hy_name_shortened(struct hy_arena *scratch, struct hy_str text, struct hy_str label);

#endif
