/*
 * Ahead: the file of a document read and parsed by a helper, while the caller does what does not depend
 * on it. What it made, in an arena of its own, and what it has to complain about is the same as without it.
 */
#ifndef HY_FORM_AHEAD_H
#define HY_FORM_AHEAD_H

#include "engine/base/helper.h"
#include "engine/form/doc.h"

struct hy_ahead;

/* Gives HELPER the FILE, which must live until the end; hy_ahead_doc ends it. NULL without a helper. */
struct hy_ahead *hy_ahead_start(struct hy_helper *helper, const char *file);
/* Waits and goes on as hy_doc_load does. AHEAD may be NULL: then FILE is read now. */
struct hy_doc *hy_ahead_doc(struct hy_arena *arena, struct hy_forms *forms, struct hy_ahead *ahead,
    const char *file, struct hy_err *err);
/* Waits, and forgets what was read; NULL is allowed. */
void hy_ahead_end(struct hy_ahead *ahead);

#endif
