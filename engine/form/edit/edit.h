/*
 * Edit: changes to an assessment file by the items of its form. A node that has
 * nothing in the file yet gets its key where the form has it, with the keys above
 * it; an answer that something hangs from becomes a map by itself. All else stays
 * byte for byte (splice.h).
 *
 *   const struct hy_doc *doc = hy_doc_load(arena, forms, file, &err);
 *   struct hy_edit *edit = hy_edit_open(arena, doc, &err);
 *   hy_edit_answer(edit, hy_doc_find(doc, "i/i_7/busho", 0), hy_value_text(arena, text));
 *   if (!hy_edit_apply(edit, &bytes, &err))
 *
 * Values given to an edit are used up. What overlaps is an error of hy_edit_apply.
 */
#ifndef HY_FORM_EDIT_EDIT_H
#define HY_FORM_EDIT_EDIT_H

#include "engine/form/doc.h"
#include "engine/form/edit/splice.h"

struct hy_edit;

/* DOC must have been read from a file (hy_doc_load) and outlive the edit. NULL with ERR. */
struct hy_edit *hy_edit_open(struct hy_arena *arena, const struct hy_doc *doc, struct hy_err *err);
/* The text below, for edits that no function here makes. */
struct hy_splice *hy_edit_splice(const struct hy_edit *edit);

/* What NODE has in the file now, with all below it; NULL when nothing. */
struct hy_value *hy_edit_value(const struct hy_edit *edit, const struct hy_node *node);
/* The text in NODE's answer, it or one of its entries, that says TEXT but for line breaks at the end; NULL when none does. */
struct hy_value *hy_edit_text(const struct hy_edit *edit, const struct hy_node *node,
    struct hy_str text);
/* Gives NODE the answer ANSWER, NULL: none. What hangs from it stays. */
void hy_edit_answer(struct hy_edit *edit, const struct hy_node *node, struct hy_value *answer);
/* Gives NODE all of VALUE, its answer and what hangs from it; NULL: takes it out of the file. */
void hy_edit_put(struct hy_edit *edit, const struct hy_node *node, struct hy_value *value);
/* Puts RECORD (a map) into the records of LIST behind AFTER, a record's value; NULL: in front. */
void hy_edit_record(struct hy_edit *edit, const struct hy_node *list, struct hy_value *after,
    struct hy_value *record);
/* The same behind all records there are. */
void hy_edit_append(struct hy_edit *edit, const struct hy_node *list, struct hy_value *record);

/*
 * For items that have no node: MAP is what the file has for the item that ITEM
 * stands under (a record, a section, an answer; hy_item_holder).
 */
/* The entry of MAP that is ITEM, or NULL. */
struct hy_value *hy_edit_find(const struct hy_edit *edit, const struct hy_value *map,
    const struct hy_item *item);
/* Puts VALUE into MAP as ITEM, where the form has it. */
void hy_edit_place(struct hy_edit *edit, struct hy_value *map, const struct hy_item *item,
    struct hy_value *value);
/* VALUE of ITEM as a map that others can be placed in: itself, or a new one around its answer. */
struct hy_value *hy_edit_map(struct hy_edit *edit, struct hy_value *value,
    const struct hy_item *item);
/* The item whose map in the file has the key of ITEM: its parent, but for what stands in a section without key. */
const struct hy_item *hy_item_holder(const struct hy_item *item);

/* The edited file in *BYTES (in the arena of the edit). False with ERR; nothing is written anywhere. */
bool hy_edit_apply(struct hy_edit *edit, struct hy_str *bytes, struct hy_err *err);

/* What NODE, of any document, says, as new values: its answer alone, or all of it. NULL where nothing is written. */
struct hy_value *hy_value_answer(struct hy_arena *arena, const struct hy_node *node);
struct hy_value *hy_value_node(struct hy_arena *arena, const struct hy_node *node);

#endif
