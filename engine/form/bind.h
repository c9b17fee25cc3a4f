/* Binding a YAML tree to the nodes of a document; for doc_load.c, bind.c and answer.c. */
#ifndef HY_FORM_BIND_H
#define HY_FORM_BIND_H

#include "engine/form/doc.h"

struct hy_binder {
	struct hy_arena *arena;
	struct hy_arena *scratch;	/* emptied after each use */
	struct hy_doc *doc;
	const struct hy_slip **slips;	/* where the next slip goes */
	struct hy_err *err;
};

/* A node of ITEM under UP, with nodes for all items below (none for records). */
struct hy_node *hy_node_new(struct hy_binder *b, const struct hy_item *item, struct hy_node *up);
/*
 * A record for the list CONTAINER, with nodes for all items below; it is not in the
 * list yet and has no number.
 */
struct hy_node *hy_record_new(struct hy_arena *arena, struct hy_node *container);
/* Binds Y, the value written for NODE. False only for errors (a key written twice). */
bool hy_bind_value(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y);
/* Binds Y as the answer of NODE itself, whatever its kind. */
void hy_bind_answer(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y);
void hy_bind_slip(struct hy_binder *b, enum hy_slip_type type, const struct hy_node *node,
    struct hy_mark at, struct hy_str text, struct hy_str suggestion);

#endif
