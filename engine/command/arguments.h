/*
 * The command line taken apart: options in any order and in every usual
 * spelling, operands, "--". Options every command has may stand before its name.
 */
#ifndef HY_COMMAND_ARGUMENTS_H
#define HY_COMMAND_ARGUMENTS_H

#include "engine/command/call.h"

/* Options every command has; a NULL name ends the table. */
extern const struct hy_opt hy_common_options[];

struct hy_arguments {
	struct hy_call *call;
	char **args;
	int n, at;		/* args[at] is looked at next */
	bool help, ended;	/* --help was given; "--" was passed */
	int status;		/* HY_TROUBLE once something was wrong and said */
};

/* Sets the language that --lang names anywhere on the line: the first error already speaks it. */
void hy_arguments_language(int argc, char **argv);
/* Takes the options before the command's name. False when one was wrong. */
bool hy_arguments_leading(struct hy_arguments *a);
/* Takes all that follows the command's name into the call. False when an option was wrong. */
bool hy_arguments_take(struct hy_arguments *a);
/*
 * The option of COMMAND (NULL: of every command) with this name of LEN bytes or this LETTER
 * (0: by name), or NULL. *WHICH is its place; common ones come after HY_MAX_OPTIONS.
 */
const struct hy_opt *hy_option_find(const struct hy_command *command, const char *name,
    size_t len, char letter, size_t *which);

#endif
