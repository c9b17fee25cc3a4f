/*
 * Description: what a rule says about itself (struct hy_rule) as bytes, so that it is known without
 * running the rule's file.
 */
#ifndef HY_CHECK_DESCRIPTION_H
#define HY_CHECK_DESCRIPTION_H

#include "engine/check/rule.h"

/* Appends RULE, all but the file it stands in. */
void hy_description_write(struct hy_buf *out, const struct hy_rule *rule);
/* Fills RULE from BYTES, which must outlive it. False when they are no description. */
bool hy_description_read(struct hy_arena *arena, struct hy_str bytes, struct hy_rule *rule);

#endif
