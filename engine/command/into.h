/* render --into: the answers in a blank workbook that the office brings. */
#ifndef HY_COMMAND_INTO_H
#define HY_COMMAND_INTO_H

#include "engine/command/audience.h"
#include "engine/command/call.h"

/*
 * Writes EDITION into the workbook of option --into and that to option -o. What has no cell
 * is said, an item a line, and nothing is written. An exit status.
 */
int hy_call_into(struct hy_call *call, struct hy_forms *forms, const struct hy_looks *looks,
    const struct hy_edition_for *edition);

#endif
