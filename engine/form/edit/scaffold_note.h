/* Comments of a draft (scaffold.c, scaffold_note.c); nobody else includes this. */
#ifndef HY_FORM_EDIT_SCAFFOLD_NOTE_H
#define HY_FORM_EDIT_SCAFFOLD_NOTE_H

#include "engine/form/form.h"
#include "engine/form/yaml/yaml.h"

#define HY_DRAFT_STEP 2u	/* spaces a level */

struct hy_draft {
	struct hy_arena *arena;
	struct hy_buf *out;
	const struct hy_yaml *phrases;
	const struct hy_form *form;
	bool brief;		/* what is written now was explained in the record before */
	unsigned margin;	/* columns that will stand in front of what is written now */
};

/* TEXT as comment lines at INDENT, LEAD in front of each ("# "); long lines are broken where a sentence pauses. */
void hy_draft_note(struct hy_draft *d, unsigned indent, const char *lead, struct hy_str text);
/* Label and marks of ITEM, when it is written, how, and its guidance. SHOWN: its answer or records stand there, not what it could be. */
void hy_draft_item_notes(struct hy_draft *d, const struct hy_item *item, bool shown, unsigned indent);
/* The lines of INNER at INDENT, each commented out: without the sign they are what they were. */
void hy_draft_comment_out(struct hy_draft *d, unsigned indent, struct hy_str inner);

#endif
