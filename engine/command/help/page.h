/* Manual pages, from the tables of the commands and templates/manual/. */
#ifndef HY_COMMAND_HELP_PAGE_H
#define HY_COMMAND_HELP_PAGE_H

#include "engine/command/call.h"
#include "engine/command/help/pen.h"

/* The page of COMMAND (NULL: of the program) added to OUT. False with ERR when its texts cannot be read. */
bool hy_page_write(struct hy_buf *out, const struct hy_pen *pen, const struct hy_command *command,
    struct hy_err *err);
/* "hyoka-check"; "hyoka" for NULL. */
struct hy_str hy_page_name(struct hy_arena *arena, const struct hy_command *command);

#endif
