/*
 * Pairing: which record (or block of a text) of the old side is which of the new
 * side. Equal titles first, then likeness of title and content; place does not
 * count. A part of diff.c.
 */
#ifndef HY_CHANGE_PAIRING_H
#define HY_CHANGE_PAIRING_H

#include "engine/base/str.h"

struct hy_entity {
	struct hy_str title;	/* shown name */
	struct hy_str key;	/* folded title */
	bool nameless;		/* has no title: paired by content only */
	const void *what;
};

struct hy_entities {
	struct hy_entity *at;
	unsigned count;
};

/* All words of an entity, for likeness; asked only where titles do not settle it. */
typedef struct hy_str hy_content(struct hy_arena *scratch, const void *what);

struct hy_pairing {
	int *of_old;	/* place in new of each old one, or -1 */
	int *of_new;	/* place in old of each new one, or -1 */
	/*
	 * Old ones without partner, in chains by where they stood: lost_first[0] is the
	 * first one at the front, lost_first[j + 1] the first behind new one j, lost_next[i]
	 * the one behind old one i; -1 ends a chain.
	 */
	int *lost_first, *lost_next;
};

struct hy_pairing hy_pairing_make(struct hy_arena *scratch, struct hy_entities old,
    struct hy_entities new, hy_content *content);

#endif
