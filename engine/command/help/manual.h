/*
 * What the tables of a command do not say: templates/manual/<name>.yaml, in both
 * languages. --help takes its example from there, the manual pages all of it.
 */
#ifndef HY_COMMAND_HELP_MANUAL_H
#define HY_COMMAND_HELP_MANUAL_H

#include "engine/base/err.h"

/* A file, a variable, a command to try; TEXT says what it is or does. */
struct hy_manual_entry {
	struct hy_str name, text;
};

struct hy_manual_list {
	const struct hy_manual_entry *at;
	unsigned count;
};

/* In the language of the run; what was not written is empty. Words in backticks are typed as they stand. */
struct hy_manual {
	struct hy_str text;	/* paragraphs, separated by empty lines */
	struct hy_str found;	/* when the exit status is 1; "" = never */
	struct hy_manual_list examples, files, environment;
	const struct hy_str *see;	/* commands */
	unsigned n_see;
};

/*
 * Reads the texts of command NAME ("hyoka": of the program). A command without a
 * file has none and that is no error; one that cannot be read is: false with ERR.
 */
bool hy_manual_load(struct hy_arena *arena, const char *name, struct hy_manual *manual,
    struct hy_err *err);

#endif
