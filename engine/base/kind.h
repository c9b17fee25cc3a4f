/* What a file that is no text looks like, by its first bytes: people hand over the wrong file. */
#ifndef HY_BASE_KIND_H
#define HY_BASE_KIND_H

#include "engine/base/str.h"

/* "a PDF" and the like, in the language of the messages; NULL for text and for what is not known. */
const char *hy_kind_text(struct hy_str bytes);

#endif
