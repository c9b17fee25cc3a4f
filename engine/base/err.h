/*
 * Errors: Hyoka could not do its work (exit status 2). What is wrong in an
 * assessment is no error but a finding (check/finding/finding.h).
 * The caller owns the hy_err; it is filled only when a function returned false
 * or NULL. Texts come from the message catalogue (messages.def) in the language
 * set by hy_language_set.
 */
#ifndef HY_BASE_ERR_H
#define HY_BASE_ERR_H

#include <stdbool.h>

#include "engine/base/str.h"

/*
 * A place in a file: line and column count from 1, the column in characters; line 0 = no place, column 0 = the whole line.
 * In a workbook the place is a cell; line and column then only tell which comes first.
 */
struct hy_mark {
	const char *file;	/* as the user named it; NULL when there is none */
	unsigned line, col;
	const char *cell;	/* "Sheet!B12"; NULL: line and column are the place */
};

struct hy_err {
	struct hy_mark at;
	char text[1024];
};

enum hy_message {
#define M(id, en, ja) HY_M_##id,
#define W(id, text)
#include "engine/base/messages.def"
#undef M
#undef W
	HY_M_COUNT
};

/* Japanese words that the engine must recognise or print whatever the language (era names, ...). */
enum hy_word {
#define M(id, en, ja)
#define W(id, text) HY_W_##id,
#include "engine/base/messages.def"
#undef M
#undef W
	HY_W_COUNT
};

enum hy_language { HY_JA, HY_EN };

void hy_language_set(enum hy_language language);
enum hy_language hy_language_get(void);

/* The catalogue text with its {1}, {2} ... still in it. */
const char *hy_message_text(enum hy_message id);
struct hy_str hy_word(enum hy_word id);

/* What an errno means, in words to put behind "cannot read ...: "; the C library's for the rare ones. */
const char *hy_errno_text(int code);

/* The message with {1}, {2} ... replaced by the C strings that follow; the list ends with NULL. */
struct hy_str hy_say(struct hy_arena *arena, enum hy_message id, ...) __attribute__((sentinel));

/* Fills ERR (may be NULL) and returns false, so that callers can `return hy_fail(...)`. */
bool hy_fail(struct hy_err *err, struct hy_mark at, enum hy_message id, ...)
    __attribute__((sentinel));

/* "file:line:col: ", "file:Sheet!B12: " or less where less is known; empty for no place. */
struct hy_str hy_mark_text(struct hy_arena *arena, struct hy_mark at);
/* The same without the colon and space behind it. */
struct hy_str hy_mark_place(struct hy_arena *arena, struct hy_mark at);

/* A mark in a text file. */
struct hy_mark hy_mark_at(const char *file, unsigned line, unsigned col);
/* A mark that names only a file. */
struct hy_mark hy_mark_file(const char *file);

#endif
