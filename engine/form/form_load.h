/* Parts of the form loader (form_load.c, form_item.c); nobody else includes this. */
#ifndef HY_FORM_FORM_LOAD_H
#define HY_FORM_FORM_LOAD_H

#include "engine/form/form.h"
#include "engine/form/yaml/yaml.h"

struct hy_loader {
	struct hy_arena *arena;
	struct hy_form *form;		/* the form that is read */
	const struct hy_yaml *choices;	/* named lists of options; may be NULL */
	struct hy_err *err;
};

/*
 * The tree of edition NAME ("yoshiki4@R6-10"), what it builds on put in. A base that
 * does not exist or leads back to itself, and a change of nothing, are errors.
 */
const struct hy_yaml *hy_form_read(struct hy_arena *arena, struct hy_str name, struct hy_err *err);
/* The full name of BASE as edition NAME writes it; "" for "". */
struct hy_str hy_form_base_name(struct hy_arena *arena, struct hy_str name, struct hy_str base);
/* Reads one item with all below it; UP may be NULL. Conditions are resolved later. NULL with ERR. */
struct hy_item *hy_item_load(struct hy_loader *loader, const struct hy_yaml *y, struct hy_item *up);
/* Reads the list Y of items below UP; a missing list is none. */
bool hy_items_load(struct hy_loader *loader, const struct hy_yaml *y, struct hy_item *up);
/* Puts CHILD at the end of UP's items (room is made as needed). */
void hy_item_adopt(struct hy_loader *loader, struct hy_item *up, struct hy_item *child);
/* Passes marks down, resolves conditions and refuses equal ids and keys, from ITEM down. */
bool hy_item_finish(struct hy_loader *loader, struct hy_item *item, bool mark, bool private);
/* The texts of list Y (or the one text); *COUNT of them. */
const struct hy_str *hy_texts_load(struct hy_loader *loader, const struct hy_yaml *y, unsigned *count);

#endif
