/* Form checks (FO rules): what the form itself says about a document. */
#ifndef HY_CHECK_FORM_CHECK_H
#define HY_CHECK_FORM_CHECK_H

#include "engine/check/finding/finding.h"

/* Must the form's item be answered when it applies? */
bool hy_item_required(const struct hy_item *item);
/*
 * True when the answer of NODE is not written. A dash is an answer where words are asked
 * for (there is nothing to say), but none where one must choose, tick, date or count.
 */
bool hy_node_missing(const struct hy_node *node, const struct hy_form *form);
/*
 * Adds FO-01 ... FO-07 findings; in a draft, what is merely missing is a note. GYOSEI: the body is one of
 * the state, and leaves blank what only local bodies write.
 */
void hy_form_check(const struct hy_doc *doc, bool gyosei, struct hy_findings *findings);

#endif
