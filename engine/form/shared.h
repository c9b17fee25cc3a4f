/*
 * Shared: what assessments of different bodies have in common (templates/shared.yaml):
 * blocks about platforms that all use, with words their operator provides, and answers
 * that follow from the law. All else is a statement of the body that wrote it.
 */
#ifndef HY_FORM_SHARED_H
#define HY_FORM_SHARED_H

#include "engine/form/form.h"
#include "engine/form/yaml/yaml.h"

struct hy_shared;

/* Reads shared.yaml. NULL with ERR. Lives in ARENA. */
struct hy_shared *hy_shared_open(struct hy_arena *arena, struct hy_err *err);
/* The file itself. */
const struct hy_yaml *hy_shared_data(const struct hy_shared *shared);
/* The list of id paths under KEY ("answers", "names") for FORM; NULL when there is none. */
const struct hy_yaml *hy_shared_items(const struct hy_shared *shared, const char *key,
    const char *form);
/* Does the answer of ITEM, of form FORM, follow from the law and the work alone? */
bool hy_shared_answer(const struct hy_shared *shared, const char *form, const struct hy_item *item);
/* Has LIST records about systems that all bodies use? */
bool hy_shared_list(const struct hy_shared *shared, const struct hy_item *list);
/* Is a record of LIST with this title one of them? */
bool hy_shared_record(const struct hy_shared *shared, const struct hy_item *list, struct hy_str title);

#endif
