/* How far assessments are (check/completeness.h), as text and as JSON. */
#ifndef HY_COMMAND_OUT_COMPLETENESS_OUT_H
#define HY_COMMAND_OUT_COMPLETENESS_OUT_H

#include "engine/check/completeness.h"

#define HY_COMPLETENESS_VERSION 1

/* Lines for people: the required items that are open, a place each; then a section a line with its numbers. */
struct hy_str hy_completeness_text(struct hy_arena *arena,
    const struct hy_completeness *const *files, unsigned n_files);
struct hy_str hy_completeness_json(struct hy_arena *arena,
    const struct hy_completeness *const *files, unsigned n_files);

struct hy_call;

/* `hyoka check --completeness`: its operands, --format and -o. An exit status. */
int hy_check_completeness(struct hy_call *call);

#endif
