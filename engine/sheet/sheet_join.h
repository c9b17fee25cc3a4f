/* Several sheets in one: their parts behind each other, their ids kept apart. */
#ifndef HY_SHEET_SHEET_JOIN_H
#define HY_SHEET_SHEET_JOIN_H

#include "engine/sheet/sheet.h"

/* How a sheet is joined to another. */
struct hy_joint {
	unsigned number;		/* from 1: goes into every id and link, so that two forms stand in one sheet */
	bool anchors;			/* its ids stand; else it is a copy that links to what stands elsewhere */
	struct hy_str tab, heading;	/* in front of the names of its parts and of their first headings */
};

/*
 * Appends the parts of FROM, which is left as it is, to SHEET. Joined parts are not to be filled in: names
 * and fields stay behind.
 */
void hy_sheet_join(struct hy_arena *arena, struct hy_sheet *sheet, const struct hy_sheet *from,
    const struct hy_joint *joint);
/* What ID is called in a sheet joined under NUMBER. */
const char *hy_sheet_id(struct hy_arena *arena, unsigned number, const char *id);
/* How many ids stand in SHEET; they are put into IDS unless it is NULL. */
size_t hy_sheet_ids(const struct hy_sheet *sheet, const char **ids);

#endif
