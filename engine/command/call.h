/*
 * Commands and calls of them: one cmd_<name>.c each with its own table of options, one row in
 * commands.def. Help, man page and completion come from the same tables.
 */
#ifndef HY_COMMAND_CALL_H
#define HY_COMMAND_CALL_H

#include <stdio.h>

#include "engine/base/date.h"
#include "engine/base/err.h"

/* Exit statuses; README.md says when. */
enum { HY_CLEAN = 0, HY_FOUND = 1, HY_TROUBLE = 2 };

#define HYOKA_VERSION "0.1"
#define HYOKA_DATE "2026-11-26"	/* of this version; printed on the manual pages */
#define HY_MAX_OPTIONS 24

/* An option of a command. A NULL name ends the table. */
struct hy_opt {
	const char *name;	/* "format": --format VALUE */
	char letter;		/* 'o', or 0 */
	const char *value;	/* its value in the words of value.h; NULL = a switch */
	enum hy_message help;
};

struct hy_call;

struct hy_command {
	const char *name;
	const char *usage;	/* operands in the words of value.h: "PATH...", "OLD NEW | FOLDER" */
	enum hy_message help;	/* one line */
	unsigned min_operands, max_operands;	/* max 0 = any number */
	struct hy_opt options[HY_MAX_OPTIONS];
	int (*run)(struct hy_call *call);	/* an exit status; errors were already said */
};

/* A command being run. */
struct hy_call {
	const struct hy_command *command;
	struct hy_arena *arena;	/* lasts as long as the run */
	const char **operands;
	unsigned n_operands;
	const char *values[HY_MAX_OPTIONS];	/* by place in command->options; "" for a given switch */
	struct hy_date today;	/* an input: --today, else the day main read */
	bool today_said;	/* it is --today */
	bool quiet;
	bool trouble;		/* said by hy_call_trouble: the work goes on, but ends with HY_TROUBLE */
};

/* The value of option NAME, or OTHERWISE when it was not given. */
const char *hy_call_value(const struct hy_call *call, const char *name, const char *otherwise);
bool hy_call_has(const struct hy_call *call, const char *name);

/* Prints an error on stderr in the way every command does; returns HY_TROUBLE. */
int hy_call_fail(const struct hy_call *call, const struct hy_err *err);
/* Prints an error on stderr, and notes it for a command that goes on with the rest of its work. */
void hy_call_trouble(struct hy_call *call, const struct hy_err *err);
/* Prints a message on stderr unless --quiet. */
void hy_call_note(const struct hy_call *call, struct hy_str text);
/* A usage error: the message, then where help is; returns HY_TROUBLE. */
int hy_call_usage(const struct hy_call *call, enum hy_message id, const char *what);
int hy_call_usage_text(const struct hy_call *call, struct hy_str text);

/* Is standard output a terminal that shows colours? Not with -o, NO_COLOR or TERM=dumb. */
bool hy_call_colour(const struct hy_call *call);
/* Writes BYTES to PATH (NULL or "-": standard output). False with ERR. */
bool hy_call_write_file(const struct hy_call *call, const char *path, struct hy_str bytes,
    struct hy_err *err);
/* Writes BYTES to the file of option -o (stdout without it); HY_CLEAN or HY_TROUBLE. */
int hy_call_write(const struct hy_call *call, struct hy_str bytes);

#endif
