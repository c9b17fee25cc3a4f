/* The rows of one day and what undoing them does; parts of rewind.c. */
#ifndef HY_CHANGE_REWIND_REWIND_PARTS_H
#define HY_CHANGE_REWIND_REWIND_PARTS_H

#include "engine/base/match.h"
#include "engine/change/rewind/rewind.h"
#include "engine/change/typed/excerpt.h"
#include "engine/change/typed/naming.h"
#include "engine/form/yaml/value.h"

/* An item that a row changed. */
struct hy_undone {
	const struct hy_node *node;
	struct hy_str text;		/* of a text: what is left of it after this row and those before it */
	struct hy_value *answer;	/* what NODE said before; NULL: nothing, of a record: it did not exist */
	struct hy_value *count;		/* the number behind it; NULL: as it is */
	struct hy_str block;		/* heading of the part that is meant; "" all of it */
};

/* A typed row of the day, and what undoing it does. */
struct hy_undo {
	const struct hy_node *row;
	struct hy_str item, before, after;
	enum hy_rewind_verdict verdict;
	struct hy_undone *items;
	unsigned n_items;
	bool parts;	/* its cells have a part with a heading for each item */
	bool words;	/* its cells are no whole texts: its entry has their words */
};

struct hy_rewind {
	struct hy_arena *arena;
	const struct hy_rewinder *with;
	const struct hy_doc *doc;
	struct hy_namer *namer;
	struct hy_excerpts *excerpts;
	struct hy_regex *heading;
	struct hy_undo *undos;
	unsigned n_undos;
};

/* Undoes row number N; those in front of it are undone already. Its verdict says whether it could be. */
void hy_rewind_undo(struct hy_rewind *r, unsigned n);
/* TEXT with its block headings on lines of their own, as an item has them. White space does not count. */
struct hy_str hy_rewind_headings(const struct hy_rewind *r, struct hy_str text);
/* The heading of the one block that a row with these cells is about; "" for none, or where another takes its place. */
struct hy_str hy_rewind_block(const struct hy_rewind *r, struct hy_str before, struct hy_str after);
/* The text of NODE as what was undone so far leaves it: several rows, or parts of one, may name an item. */
struct hy_str hy_rewind_text(const struct hy_rewind *r, const struct hy_undo *u, const struct hy_node *node);
/* What the cell BEFORE puts into a text. */
struct hy_str hy_rewind_before(const struct hy_rewind *r, struct hy_str before);
void hy_rewind_set_text(const struct hy_rewind *r, struct hy_undone *item, struct hy_str text);
/* What ITEM, whose node is set, or the one item right below it said before row U. */
enum hy_rewind_verdict hy_rewind_item(const struct hy_rewind *r, const struct hy_undo *u, struct hy_undone *item);
/* Do the cells of U leave something out? */
bool hy_rewind_elides(const struct hy_rewind *r, const struct hy_undo *u);
bool hy_rewind_says_nothing(const struct hy_rewind *r, struct hy_str text);
/* Width and white space do not count. */
bool hy_rewind_alike(const struct hy_rewind *r, struct hy_str a, struct hy_str b);
/*
 * True when the node of item I of row N was changed by an item behind it, too, of this row or of one that was
 * undone later: that one has its text before all of them.
 */
bool hy_rewind_later(const struct hy_rewind *r, unsigned n, unsigned i);

#endif
