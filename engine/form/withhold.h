/*
 * Withheld: what an assessment keeps out of publication (records of hikouhyou). Rule 10 and 13
 * allow it for what would hamper the office's work; the commission still gets the full text.
 * Words that are withheld at one place are withheld wherever they stand: in the table of
 * changes, in other items, in earlier revisions.
 */
#ifndef HY_FORM_WITHHOLD_H
#define HY_FORM_WITHHOLD_H

#include "engine/form/doc.h"

struct hy_withheld;

/* Nothing withheld yet. */
struct hy_withheld *hy_withheld_new(struct hy_arena *arena);
/*
 * Adds what any of the N revisions DOCS of one assessment withholds: the places, and the words that
 * stand there in each of them. They are not changed.
 */
void hy_withheld_add(struct hy_withheld *withheld, const struct hy_doc *const *docs, unsigned n);
/* Adds the words that DOC withholds; its places are those of another form. */
void hy_withheld_add_words(struct hy_withheld *withheld, const struct hy_doc *doc);
/* True when nothing was added. */
bool hy_withheld_none(const struct hy_withheld *withheld);
/*
 * Puts MASK for every answer at the withheld places of DOC, and for the withheld words wherever
 * else they stand. DOC is changed in place; its file is not.
 */
void hy_withheld_mask(const struct hy_withheld *withheld, struct hy_doc *doc, struct hy_str mask);
/* Puts MARK in front of every answer at the withheld places of DOC but names of pictures; the answers stay. */
void hy_withheld_show(const struct hy_withheld *withheld, struct hy_doc *doc, struct hy_str mark);
/* TEXT with MASK for the withheld words in it. */
struct hy_str hy_withheld_clean(const struct hy_withheld *withheld, struct hy_str text, struct hy_str mask);
/* True when withheld words stand in TEXT. */
bool hy_withheld_finds(const struct hy_withheld *withheld, struct hy_str text);
/* True when NODE, of a document that was added, stands at a withheld place. NULL: false. */
bool hy_withheld_holds(const struct hy_withheld *withheld, const struct hy_node *node);
/* Takes out of DOC what is never published: the private items, as if they were not written. */
void hy_doc_strip(struct hy_doc *doc);

#endif
