/*
 * Orders: one change that many assessments share, as a file lists it for `hyoka apply`: items,
 * what they say, what they shall say, and what the entry under the key for changes tells of it.
 * Its keys are those of such an entry and words of messages.def (HY_W_ORDER_*).
 */
#ifndef HY_CHANGE_APPLY_ORDERS_H
#define HY_CHANGE_APPLY_ORDERS_H

#include "engine/form/doc.h"

struct hy_order {
	struct hy_mark at;
	const struct hy_str *paths;	/* as in entries for changes: keys, records, * */
	unsigned n_paths;
	const struct hy_yaml *before;	/* NULL: the item has to be blank */
	const struct hy_yaml *after;	/* an empty text: it goes */
	struct hy_str block;		/* folded heading: only there; "" everywhere in the item */
	const struct hy_yaml *fields;	/* the whole entry */
};

struct hy_orders {
	struct hy_order *at;
	unsigned count;
	const struct hy_form **forms;	/* of these (any edition) only; none: of all */
	unsigned n_forms;
	const struct hy_str *numbers;	/* of assessments; none: all */
	unsigned n_numbers;
};

/* Reads FILE. NULL with ERR when it says anything that is not understood. */
const struct hy_orders *hy_orders_read(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    struct hy_err *err);
/* Is DOC among the assessments that are meant? */
bool hy_orders_concern(const struct hy_orders *orders, const struct hy_doc *doc);

#endif
