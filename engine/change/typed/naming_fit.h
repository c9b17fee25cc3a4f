/* Which labels fit what comes next in a row; a part of naming.c. */
#ifndef HY_CHANGE_TYPED_NAMING_FIT_H
#define HY_CHANGE_TYPED_NAMING_FIT_H

#include "engine/change/typed/naming.h"
#include "engine/change/typed/naming_label.h"

#define HY_NAME_MOST 64u	/* nodes that are named together */

struct hy_namer {
	struct hy_arena *arena;
	const struct hy_yaml *words;
	const struct hy_doc *doc;
	struct hy_name_labels *labels;
	struct hy_name_asked *asked;	/* texts that were named already: several rules ask about the same rows */
};

/* Where one stands along a row: one node, or several that are named together. */
struct hy_name_place {
	const struct hy_node *at[HY_NAME_MOST];
	unsigned count;
};

/* A label that fits what comes next. */
struct hy_name_fit {
	const struct hy_name_label *label;	/* NULL: none */
	struct hy_name_place place;
	size_t bytes;		/* of the text */
	unsigned edits;
	bool number;		/* the number in front is another one */
};

/* Adds NODE (NULL is allowed) while there is room. */
void hy_name_put(struct hy_name_place *place, const struct hy_node *node);
/* All sections, in all files. */
struct hy_name_place hy_name_top(const struct hy_namer *namer);
/* What PLACE stands in. */
struct hy_name_place hy_name_above(const struct hy_name_place *place);
/* The longest label of a section, or of an item of the cover, that REST begins with. */
struct hy_name_fit hy_name_fit_top(struct hy_namer *namer, struct hy_str rest);
/* The same directly below PLACE, or of all that stands below (DEEP). */
struct hy_name_fit hy_name_fit_below(struct hy_namer *namer, const struct hy_name_place *place,
    struct hy_str rest, bool deep);
/* What REST tells by a number, alone or with a short key, and goes on from: a section (PLACE is empty), or what is directly below PLACE. */
struct hy_name_fit hy_name_fit_number(struct hy_namer *namer, const struct hy_name_place *place,
    struct hy_str rest);
/* The label that REST comes nearest to: of a section (PLACE is empty) or below PLACE. */
struct hy_name_fit hy_name_fit_near(struct hy_namer *namer, const struct hy_name_place *place,
    struct hy_str rest);
/* Up to four digits at the beginning of S: their bytes, and the number. */
size_t hy_name_digits(struct hy_str s, unsigned *number);

#endif
