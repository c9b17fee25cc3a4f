/* A change as text: where it is, what it is, the marked characters. */
#ifndef HY_COMMAND_OUT_CHANGE_OUT_H
#define HY_COMMAND_OUT_CHANGE_OUT_H

#include "engine/change/diff.h"

/* Adds the lines of CHANGE to OUT, with its VERDICT in words ("" none); COLOUR: for a terminal. */
void hy_change_out(struct hy_buf *out, const struct hy_change *change, struct hy_str verdict, bool colour);

#endif
