/* Form checks (FO rules): what the form itself says about a document. */
#ifndef HY_CHECK_FORM_CHECK_H
#define HY_CHECK_FORM_CHECK_H

#include "engine/check/finding.h"

/* Adds FO-01 ... FO-07 findings; in a draft, what is merely missing is a note. */
void hy_form_check(const struct hy_doc *doc, struct hy_findings *findings);

#endif
