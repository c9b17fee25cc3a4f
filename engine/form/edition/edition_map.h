/*
 * Edition map: which item of one edition is which of another, so that an answer
 * can be moved and compared. Items are the same when they have the same id path;
 * `was:` names the old path of an item that moved and the old label of an option
 * that was reworded (templates/README.md).
 */
#ifndef HY_FORM_EDITION_EDITION_MAP_H
#define HY_FORM_EDITION_EDITION_MAP_H

#include "engine/form/form.h"

struct hy_edition_map;

/*
 * The map between two editions of one form (either may be the newer), through the
 * editions they refer to. NULL with ERR: the forms differ, or nothing leads from one
 * to the other. Lives in ARENA; both forms must outlive it.
 */
const struct hy_edition_map *hy_edition_map_new(struct hy_arena *arena, struct hy_forms *forms,
    const struct hy_form *from, const struct hy_form *to, struct hy_err *err);
/*
 * The map between two forms: items are the same when they have the same key under
 * the same parents and are of the same kind. *SHARE (may be NULL) gets how many of a
 * hundred answers FROM can hold have a like in TO. Never NULL.
 */
const struct hy_edition_map *hy_edition_map_across(struct hy_arena *arena,
    const struct hy_form *from, const struct hy_form *to, unsigned *share);
/* The item of the target that ITEM of the source is; NULL when the target has none. */
const struct hy_item *hy_edition_map_item(const struct hy_edition_map *map, const struct hy_item *item);
/* The option of the target that OPTION of the source's ITEM is; NULL when there is none. */
const struct hy_option *hy_edition_map_option(const struct hy_edition_map *map,
    const struct hy_item *item, const struct hy_option *option);

/*
 * Why only one of two editions has ITEM (OPTION NULL) or one of its options, as FORM
 * tells about itself and the edition it refers to. NULL when it tells nothing.
 */
const struct hy_dropped *hy_form_dropped(struct hy_arena *arena, const struct hy_form *form,
    const struct hy_item *item, const struct hy_option *option);

/* What became of an item or option from one edition to the next. */
enum hy_passage_type {
	HY_PASSAGE_REWORDED,	/* other label or text */
	HY_PASSAGE_MOVED,	/* other id path */
	HY_PASSAGE_NEW,
	HY_PASSAGE_DROPPED,	/* on purpose */
	HY_PASSAGE_LOST		/* nobody says why: a mistake in the templates */
};

struct hy_passage {
	enum hy_passage_type type;
	const struct hy_item *from, *to;	/* NULL for new, for dropped and lost */
	const struct hy_option *from_option, *to_option;	/* both NULL: it is about the item */
	struct hy_str why;		/* dropped only */
	const struct hy_passage *next;
};

/*
 * All that changed between two editions, in the order of the old form, new items last;
 * NULL when nothing did. What is only ours (private items) is left out. False with ERR
 * as hy_edition_map_new.
 */
bool hy_editions_compare(struct hy_arena *arena, struct hy_forms *forms, const struct hy_form *from,
    const struct hy_form *to, const struct hy_passage **first, struct hy_err *err);

#endif
