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
#include "engine/form/yaml/slot.h"

/* Appends the schema of FORM, or of a list kept beside assessments (hy_forms_kept), to OUT. */
void hy_schema_form(struct hy_buf *out, const struct hy_form *form);
/* The name of the file that schema is kept in: "yoshiki4-R6-10.schema.json", "iken.schema.json". */
struct hy_str hy_schema_file(struct hy_arena *arena, const struct hy_form *form);
/*
 * Appends one schema for the files of all forms: by form and edition, as a file names
 * them, it takes the one of these files that lies beside it. False with ERR.
 */
bool hy_schema_choose(struct hy_buf *out, struct hy_forms *forms, struct hy_err *err);


/* A rule, for those who write its id. */
struct hy_schema_rule {
	struct hy_str id, title;
};

/*
 * Appends the schema of a file of SLOTS to OUT. The ids of the N RULES are proposed; others may be
 * a body's own, so whether there is such a rule is left to the check.
 */
void hy_schema_slots(struct hy_buf *out, const struct hy_slots *slots, const struct hy_schema_rule *rules, unsigned n);
/* The name of the file that schema is kept in: "waivers.schema.json". */
struct hy_str hy_schema_slots_file(struct hy_arena *arena, const struct hy_slots *slots);

#endif
