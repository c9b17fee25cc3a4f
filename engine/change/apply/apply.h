/*
 * Apply: the orders of a shared change (orders.h) carried out in one assessment, with their entries
 * under the key for changes. Nothing is guessed: where an item does not say what the order says it
 * says, it stays and is told. The file is edited by splicing, so all else stays byte for byte.
 */
#ifndef HY_CHANGE_APPLY_APPLY_H
#define HY_CHANGE_APPLY_APPLY_H

#include "engine/change/apply/orders.h"

enum hy_applied_op {
	HY_APPLIED,
	HY_APPLIED_BEFORE,	/* the item says already what it shall say */
	HY_APPLY_DIFFERS,	/* neither: it stays as it is */
	HY_APPLY_ENTRY		/* changed, but an entry for changes was there and keeps its word */
};

struct hy_applied_place {
	enum hy_applied_op op;
	const struct hy_order *order;
	/* What changed, of the document given. DIFFERS: what a path names, the root where these are several. */
	const struct hy_node *node;
	struct hy_applied_place *next;
};

struct hy_applied {
	const struct hy_doc *doc;
	const struct hy_doc *result;	/* with its bytes; NULL: nothing changes */
	struct hy_applied_place *first;	/* none: no item of this assessment is named */
};

/*
 * Carries out ORDERS in DOC, for the file TARGET. What is no draft yet becomes one: without day of
 * publication and, where DOC is published, without the entries of its own changes. False with ERR
 * when an item cannot say what it shall say, or the file cannot be edited.
 */
bool hy_apply(struct hy_arena *arena, struct hy_forms *forms, const struct hy_orders *orders,
    const struct hy_doc *doc, const char *target, struct hy_applied *applied, struct hy_err *err);

#endif
