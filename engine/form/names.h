/*
 * Names: by what one recognises the words of the body that wrote an assessment: what
 * it calls itself, its offices, systems and contractors, and contacts of any kind. Where
 * they stand is said in templates/shared.yaml.
 */
#ifndef HY_FORM_NAMES_H
#define HY_FORM_NAMES_H

#include "engine/form/doc.h"

struct hy_names;

/*
 * The names in DOC, as SHARED (shared.yaml) says for its form; less those of what all
 * bodies use. NULL with ERR when the patterns of contacts are wrong. The caller closes
 * it; the rest lives in ARENA.
 */
struct hy_names *hy_names_open(struct hy_arena *arena, const struct hy_yaml *shared,
    const struct hy_doc *doc, struct hy_err *err);
void hy_names_close(struct hy_names *names);
/* True when TEXT has one of the names or a contact; also when it could not be searched. */
bool hy_names_found(const struct hy_names *names, struct hy_str text);

#endif
