/* What of a text another body may take over: its common blocks, less what names its author. */
#ifndef HY_FORM_SHARED_TEXT_H
#define HY_FORM_SHARED_TEXT_H

#include "engine/form/names.h"
#include "engine/form/shared.h"

/*
 * TEXT with its common blocks as they are and one PLACEHOLDER for each stretch of other
 * words; *KEPT is raised by the blocks kept, *EMPTIED by the placeholders. A common block
 * that has one of NAMES keeps only its heading.
 */
struct hy_str hy_shared_text(struct hy_arena *arena, const struct hy_shared *shared,
    const struct hy_names *names, struct hy_str placeholder, struct hy_str text, unsigned *kept, unsigned *emptied);

#endif
