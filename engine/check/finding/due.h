/*
 * Dues: what must be done by when, as the rules tell it (function `due` of a rule file).
 * No finding: a due says nothing about what is written. A list lives in one arena.
 */
#ifndef HY_CHECK_FINDING_DUE_H
#define HY_CHECK_FINDING_DUE_H

#include "engine/check/finding/description.h"

#define HY_DUE_LEAD 30	/* days ahead one wants to be reminded, unless the rule says more */

struct hy_due {
	const struct hy_rule *rule;
	struct hy_date date;		/* the last day in time */
	enum hy_severity severity;	/* error: a duty; warning: an effort; note: worth knowing */
	unsigned lead;			/* days ahead one wants to be reminded */
	struct hy_str message, hint;
	const struct hy_doc *doc;	/* NULL when it concerns no assessment */
	const struct hy_node *node;	/* NULL when it concerns the whole assessment */
	struct hy_mark at;
	struct hy_str key;		/* what tells it from the other dues at its place; in no language */
	struct hy_due *next;
};

struct hy_dues {
	struct hy_arena *arena;
	struct hy_due *first, **tail;
};

/* An empty list in ARENA; and a copy of DUE at its end, whose texts must last as long. */
struct hy_dues *hy_dues_new(struct hy_arena *arena);
struct hy_due *hy_dues_add(struct hy_dues *dues, const struct hy_due *due);
/* By date, then by place and rule; equal ones keep their order. */
void hy_dues_sort(struct hy_dues *dues);

#endif
