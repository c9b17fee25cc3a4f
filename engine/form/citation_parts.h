/* Parts of the citations (citation.c, citation_find.c); nobody else includes this. */
#ifndef HY_FORM_CITATION_PARTS_H
#define HY_FORM_CITATION_PARTS_H

#include "engine/base/match.h"
#include "engine/form/citation.h"

/* A way of writing the old or new words of a row. */
struct hy_spelling {
	const struct hy_citation_row *row;
	struct hy_str words;	/* folded */
	bool new;
	struct hy_spelling *next;
};

struct hy_citations {
	struct hy_arena *arena;
	struct hy_spelling *spellings;	/* longest first */
	const struct hy_yaml *past;	/* words in front that say that the old text is meant */
	struct hy_regex *regex;		/* finds all places worth a look */
	unsigned n_rows;
};

#endif
