/*
 * Documents as YAML: block style, form order, short keys. What is written is read
 * back to the same answers; comments and the author's own layout are not kept.
 */
#ifndef HY_FORM_EDIT_WRITE_H
#define HY_FORM_EDIT_WRITE_H

#include "engine/form/doc.h"

/* The first line of a file, for editors: SCHEMA is the path or address of its JSON Schema, as seen from the file. */
void hy_modeline_write(struct hy_buf *out, struct hy_str schema);
/* The document: what is answered. */
void hy_doc_write(const struct hy_doc *doc, struct hy_buf *out);
/*
 * NODE's own answer as it stands behind "key:" at INDENT spaces, its line break
 * included: a text on the same line or as a block, boxes and lists on the next ones.
 */
void hy_answer_write(struct hy_buf *out, const struct hy_node *node, unsigned indent);
/* NODE with its key and all below it, at no indent; of a record and the root the entries only. Nothing where nothing is written. */
void hy_node_write(struct hy_buf *out, const struct hy_node *node);
/* A ticked box as an entry of a list at INDENT. */
void hy_tick_write(struct hy_buf *out, const struct hy_tick *tick, unsigned indent);

#endif
