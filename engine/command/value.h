/*
 * The words of the command tables: "OLD NEW | FOLDER", "text|json", "FORM[@EDITION]".
 * Capital words are rows of values.def; small words stand for themselves. A
 * pattern is the usage of a command or the value of an option.
 */
#ifndef HY_COMMAND_VALUE_H
#define HY_COMMAND_VALUE_H

#include "engine/base/str.h"

struct hy_command_row;

/* What a shell may complete a word with. Texts live in the arena. */
struct hy_candidates {
	struct hy_arena *arena;
	struct hy_candidate {
		struct hy_str text;
		struct hy_str about;	/* one line about it; "" for none */
	} *at;
	unsigned count;
	const struct hy_command_row *commands;	/* what COMMAND stands for; NULL: nothing */
	bool files, folders;	/* the shell's own names belong here, too */
};

void hy_candidates_add(struct hy_candidates *candidates, struct hy_str text, struct hy_str about);

/* PATTERN as people read it: words in the language of the run, DEVICE as the list of devices. */
struct hy_str hy_value_show(struct hy_arena *arena, const char *pattern);
/* Is PATTERN a list of choices ("text|json") and nothing else? */
bool hy_value_closed(const char *pattern);
/* Is VALUE one of the choices of a closed PATTERN? */
bool hy_value_allows(struct hy_arena *arena, const char *pattern, const char *value);
/* Adds what PATTERN, the word of one operand or option, can be completed with. */
void hy_value_fill(struct hy_candidates *candidates, struct hy_str pattern);

#endif
