/* Completion of a command line, from the tables of the commands. */
#ifndef HY_COMMAND_HELP_COMPLETE_H
#define HY_COMMAND_HELP_COMPLETE_H

#include "engine/command/value.h"

/*
 * Adds what the last of the COUNT words typed behind "hyoka" can become: whole
 * words, whether they begin like it or not (shells choose by their own rules).
 */
void hy_complete(struct hy_candidates *candidates, const char *const *words, unsigned count);

#endif
