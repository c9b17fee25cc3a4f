/* Parts of the citations (citation.c, citation_find.c); nobody else includes this. */
#ifndef HY_FORM_CITATION_CITATION_PARTS_H
#define HY_FORM_CITATION_CITATION_PARTS_H

#include "engine/form/citation/citation.h"
#include "engine/form/fold.h"

/* A way of writing the old words of a row. */
struct hy_spelling {
	const struct hy_citation_row *row;
	struct hy_str words;	/* folded */
	struct hy_spelling *next;
};

struct hy_citations {
	struct hy_arena *arena;
	struct hy_spelling *spellings;	/* longest first */
	unsigned n_spellings;
	struct hy_str *new;		/* by row: its new words, folded; looked for only where old ones were found */
	unsigned n_rows;
	const struct hy_yaml *past;	/* words in front that say that the old text is meant */
	const struct hy_fold_words *old;	/* all spellings, to find the places worth a look */
};

#endif
