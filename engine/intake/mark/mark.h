/*
 * Marking: findings written into a workbook as comments on cells and as a sheet of
 * their own with links. Parts of the package that need no change stay byte for byte;
 * what an earlier marking left is taken out first. The workbook may have been saved
 * by any office program; its parts are edited as texts, where their tags say.
 */
#ifndef HY_INTAKE_MARK_MARK_H
#define HY_INTAKE_MARK_MARK_H

#include <stdio.h>

#include "engine/base/err.h"

/* A finding. A note without a cell stands in the list only. */
struct hy_mark_note {
	bool placed;
	unsigned sheet, row, col;
	struct hy_str severity, rule, item, message, hint;
};

/*
 * Writes BYTES, the workbook FILE, with N notes to OUT. False with ERR: the parts of
 * the workbook are not such as can be edited.
 */
bool hy_book_mark(struct hy_arena *arena, const char *file, struct hy_str bytes,
    const struct hy_mark_note *notes, unsigned n, FILE *out, struct hy_err *err);

#endif
