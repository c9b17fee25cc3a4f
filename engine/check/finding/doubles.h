/* Doubles: what the form check and a rule say of one item is told once, by the rule. */
#ifndef HY_CHECK_FINDING_DOUBLES_H
#define HY_CHECK_FINDING_DOUBLES_H

#include "engine/check/finding/finding.h"

/*
 * Takes out of LIST, the findings on one document, what the form check says of an item only as
 * missing, or as one that must be blank, where a rule names the reason.
 */
void hy_findings_drop_doubles(struct hy_findings *list);

#endif
