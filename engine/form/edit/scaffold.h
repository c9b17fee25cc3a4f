/*
 * Scaffold: the draft of an assessment, to be filled in by hand. It has every item
 * of the form in the order of the file; above each stand, as comments, its official
 * label, when it is to be written and the form's guidance. What is chosen or ticked
 * is written as commented lines: taking away the sign in front of one chooses it.
 *
 * A draft is an assessment file: nothing is answered yet (`key:` with nothing
 * behind it), and what is written later reads as in any other file.
 */
#ifndef HY_FORM_EDIT_SCAFFOLD_H
#define HY_FORM_EDIT_SCAFFOLD_H

#include "engine/form/doc.h"

/*
 * Writes the draft of FORM. ANSWERS: what is answered already, bound to FORM, or NULL.
 * REMARK: what the head says about them, or "". PHRASES: phrases.yaml, for the marks that
 * are printed behind labels. SCHEMA: path or address of the JSON Schema, as seen from the
 * draft, for editors.
 */
void hy_scaffold_write(struct hy_buf *out, const struct hy_form *form,
    const struct hy_doc *answers, struct hy_str remark, const struct hy_yaml *phrases,
    struct hy_str schema);

#endif
