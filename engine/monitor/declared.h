/* What the assessment declares, and since when: its published revisions as epochs (live.h). */
#ifndef HY_MONITOR_DECLARED_H
#define HY_MONITOR_DECLARED_H

#include "engine/check/subject/live.h"
#include "engine/check/subject/portfolio.h"

/*
 * Reads the revisions in FOLDER and sets the epochs of LIVE: those that are published on its day or before. None is no error: then
 * nothing was in force. False with ERR when a revision cannot be read, or the folder holds more than one assessment.
 */
bool hy_declared_read(struct hy_live *live, struct hy_forms *forms, const char *folder, struct hy_err *err);
/* The body of the assessment in FOLDER, with its accidents. NULL with ERR. */
const struct hy_body *hy_declared_body(struct hy_bodies *bodies, struct hy_str folder, struct hy_err *err);

#endif
