/*
 * Names: by what one recognises the words of the body that wrote an assessment: what
 * it calls itself, its offices, systems and contractors, contacts of any kind, "our city".
 * Where names stand and what else tells is said in templates/shared.yaml.
 */
#ifndef HY_FORM_NAMES_H
#define HY_FORM_NAMES_H

#include "engine/form/doc.h"

struct hy_names;
struct hy_shared;

/*
 * The names in DOC, as SHARED says for its form; less what all bodies use. NULL with ERR
 * when a pattern is wrong. The caller closes it; the rest lives in ARENA.
 */
struct hy_names *hy_names_open(struct hy_arena *arena, const struct hy_shared *shared,
    const struct hy_doc *doc, struct hy_err *err);
void hy_names_close(struct hy_names *names);
/* True when TEXT has one of the names or what else tells; also when it could not be searched. */
bool hy_names_found(const struct hy_names *names, struct hy_str text);

#endif
