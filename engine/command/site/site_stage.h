/*
 * Stage: the folder of a site while it is being made, beside the one it takes the place of. Nothing of
 * it is seen before hy_stage_commit; a stop, an error or a signal leaves the old site as it was.
 */
#ifndef HY_COMMAND_SITE_SITE_STAGE_H
#define HY_COMMAND_SITE_SITE_STAGE_H

#include "engine/sheet/site.h"

struct hy_stage {
	struct hy_arena *arena;		/* of paths and the list of files */
	const char *named;		/* where it is to be, as the user names it */
	struct hy_str site, folder;	/* the same without links; where it is being made */
	struct hy_site_file *files, **tail;	/* written so far */
	const struct hy_site_file *old;	/* files of the site it takes the place of */
	bool replaces;
};

/*
 * Begins a site at SITE, which is not there yet, empty, or the site of an earlier run and nothing but
 * that. False with ERR.
 */
bool hy_stage_open(struct hy_stage *stage, struct hy_arena *arena, const char *site, struct hy_err *err);
/* Writes BYTES as file PATH and adds it to the list. NULL with ERR. */
struct hy_site_file *hy_stage_write(struct hy_stage *stage, const char *path, struct hy_str bytes,
    struct hy_err *err);
/* Puts the site where it is to be and removes the old one. False with ERR: the old one is as it was. */
bool hy_stage_commit(struct hy_stage *stage, struct hy_err *err);
/* Removes what was written. Where a signal asked for the end, the process ends by it. */
void hy_stage_discard(struct hy_stage *stage);

#endif
