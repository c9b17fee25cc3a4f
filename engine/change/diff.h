/*
 * Diff: the changes from one revision of an assessment to the next, item by item.
 *
 * Items are compared by id, so two editions of a form can be compared. Records
 * (systems, entrustments, files ...) are paired by title, then by likeness of
 * title and content, never by place: a removed one is one removal, a renamed one
 * a change of its title, another order nothing but a note.
 * Inside a text, blocks headed by a line in angle or lenticular brackets are
 * changes of their own; so are the headings of a list.
 *
 * Compared is what is printed: white space does not count; absent and "" are the
 * same empty field; a dash or the word for none is printed and so differs from
 * an empty field (kinds of dashes do not differ). The number behind a choice or
 * box is the written one, else the number of records it counts.
 * Not compared: form, edition and state, the annex itself, private items.
 */
#ifndef HY_CHANGE_DIFF_H
#define HY_CHANGE_DIFF_H

#include "engine/change/text/textdiff.h"
#include "engine/form/doc.h"

enum hy_change_op { HY_CHANGE_CHANGED, HY_CHANGE_ADDED, HY_CHANGE_REMOVED, HY_CHANGE_RENUMBERED };

struct hy_change {
	enum hy_change_op op;
	const struct hy_item *item;	/* of the new form; of the old one where the new has none */
	/*
	 * The node on either side: NULL where a record (or an item of one form only)
	 * does not exist. An item or block that was empty is ADDED, one that became
	 * empty REMOVED, with both nodes. Notes: the nodes that hold the records.
	 */
	const struct hy_node *before, *after;
	bool record;		/* a whole record came or went: node->number > 0 */
	bool mark;		/* a kome item: the item itself, any item in an added or removed record */
	bool unknown;		/* an import could not read one of the sides */
	struct hy_str block;	/* heading with its brackets, outer headings in front; "" = no block */
	struct hy_str old_text, new_text;	/* as printed, trimmed; "" where there is nothing */
	const struct hy_change *next;
};

struct hy_diff {
	const struct hy_doc *old, *new;
	const struct hy_change *first;	/* in the order of the new form, removals at their old place */
	unsigned count;
	const struct hy_change *notes;	/* RENUMBERED only, one a list of records: not changes */
};

/* Compares OLD and NEW, which must outlive the result (it is in ARENA). Never NULL. */
struct hy_diff *hy_diff(struct hy_arena *arena, const struct hy_doc *old, const struct hy_doc *new);

/* Machine name: "changed", "added", "removed", "renumbered". */
const char *hy_change_op_name(enum hy_change_op op);
/* The node the change is shown at: after, else before. */
const struct hy_node *hy_change_node(const struct hy_change *change);
/* True for the publication day of the cover: it says when a revision was made and is no row of the annex. */
bool hy_change_is_day(const struct hy_change *change);
/* The official path on one line with the block behind it; FULL or short. A file has its name. */
struct hy_str hy_change_path(struct hy_arena *arena, const struct hy_change *change, bool full);
/* The marked characters, made on demand: hy_text_diff of the two texts. */
struct hy_spans hy_change_spans(struct hy_arena *arena, const struct hy_change *change);

/* NODE's own answer as printed, with the counts that are derived from records; trimmed. */
struct hy_str hy_node_printed(struct hy_arena *arena, const struct hy_node *node);
/* A record with all that is filled in below it, a line an item: label, colon, answer. */
struct hy_str hy_record_printed(struct hy_arena *arena, const struct hy_node *record);
/* The (N) printed behind OPTION of NODE: written, else the records it counts. False when there is none. */
bool hy_node_counted(const struct hy_node *node, const struct hy_option *option, long *count);

#endif
