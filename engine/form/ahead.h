/*
 * Ahead: the file of a document read and parsed in a thread of its own, while the caller does what
 * does not depend on it. The thread has an arena of its own and takes no signals; what it made, and
 * what it has to complain about, is the same as without it.
 */
#ifndef HY_FORM_AHEAD_H
#define HY_FORM_AHEAD_H

#include "engine/form/doc.h"

struct hy_ahead;

/* Begins with FILE, which must live until the end; hy_ahead_doc ends it. NULL: there is one processor only, or no thread. */
struct hy_ahead *hy_ahead_start(const char *file);
/* Waits and goes on as hy_doc_load does. AHEAD may be NULL: then FILE is read now. */
struct hy_doc *hy_ahead_doc(struct hy_arena *arena, struct hy_forms *forms, struct hy_ahead *ahead,
    const char *file, struct hy_err *err);
/* Waits, and forgets what was read; NULL is allowed. */
void hy_ahead_end(struct hy_ahead *ahead);

#endif
