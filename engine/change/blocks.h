/*
 * Blocks: the parts of a text that begin with a heading in angle or lenticular
 * brackets at the start of a line, and the headings of a list; a part of diff.c.
 */
#ifndef HY_CHANGE_BLOCKS_H
#define HY_CHANGE_BLOCKS_H

#include "engine/change/pairing.h"
#include "engine/form/doc.h"

/*
 * The blocks of TEXT as entities in SCRATCH: title is the heading ("" for what
 * stands in front of the first one), `what` a struct hy_str with the block's text,
 * heading included. A heading of the other kind of bracket than the first stands
 * below the last one of the first kind. Headings with nothing behind are left out
 * when a lower one follows.
 */
struct hy_entities hy_blocks_of_text(struct hy_arena *scratch, struct hy_str text);
/* The same for the headings of list NODE; the text of a block is its entries, a line each. */
struct hy_entities hy_blocks_of_list(struct hy_arena *scratch, const struct hy_node *node);
/* The text of a block: hy_content for pairing. */
struct hy_str hy_block_text(struct hy_arena *scratch, const void *what);
/* True when TEXT has a heading. */
bool hy_blocks_any(struct hy_str text);
/* HEADING for comparing: brackets and white space left out, folded. */
struct hy_str hy_block_key(struct hy_arena *scratch, struct hy_str heading);

#endif
