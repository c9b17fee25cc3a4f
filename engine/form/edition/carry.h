/*
 * Carry: a new draft that starts from the assessment of another body. What follows from
 * the law and what the operators of common platforms say is kept (shared.h); of all the
 * other body's own words only a placeholder is left, and of its choices, dates, numbers
 * and records nothing: they are statements that each body makes for itself.
 */
#ifndef HY_FORM_EDITION_CARRY_H
#define HY_FORM_EDITION_CARRY_H

#include "engine/form/doc.h"

struct hy_carried {
	struct hy_doc *doc;	/* bound to the new form; to be written by hy_scaffold_write */
	unsigned kept;		/* answers and blocks that were kept */
	unsigned emptied;	/* placeholders */
};

/*
 * Fills RESULT from FROM, an assessment on FORM or another edition of it. False with ERR:
 * it is on another form, or the tables of what is common cannot be read. In ARENA.
 */
bool hy_carry(struct hy_arena *arena, struct hy_forms *forms, const struct hy_form *form,
    const struct hy_doc *from, struct hy_carried *result, struct hy_err *err);

#endif
