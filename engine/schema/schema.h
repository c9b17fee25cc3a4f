/*
 * JSON Schema (2020-12) for editors: what may be written in an assessment file of
 * one edition, as the form in templates/ says it; nothing is known here beside.
 *
 * What `hyoka check` reads without FO findings is valid, and what is not valid has
 * one, as far as a schema can tell. Left to the check: days that do not exist, days
 * counted, paths, what other files say, and other spellings of an option than
 * half-width and full-width. What must be there is asked only when the file is no
 * draft any more (state and day of publication, as hy_doc_stage).
 *
 * The words are those of the language set by hy_language_set; the same form and
 * language give the same bytes. Made for yaml-language-server, whose keywords it
 * uses (markdownDescription, defaultSnippets, errorMessage, ...).
 */
#ifndef HY_SCHEMA_SCHEMA_H
#define HY_SCHEMA_SCHEMA_H

#include "engine/form/form.h"

/* Appends the schema of FORM to OUT. */
void hy_schema_form(struct hy_buf *out, const struct hy_form *form);

#endif
