/* Parts of the citations (citation.c, citation_find.c); nobody else includes this. */
#ifndef HY_FORM_CITATION_PARTS_H
#define HY_FORM_CITATION_PARTS_H

#include "engine/base/match.h"
#include "engine/form/citation.h"

/* A way of writing the old words of a row. */
struct hy_spelling {
	const struct hy_citation_row *row;
	struct hy_str words;	/* folded */
	struct hy_spelling *next;
};

/* The new words of a row; looked for only where old ones were found. */
struct hy_new_words {
	struct hy_str words;		/* folded */
	struct hy_regex *regex;		/* made when first used */
};

struct hy_citations {
	struct hy_arena *arena;
	struct hy_spelling *spellings;	/* longest first */
	unsigned n_spellings;
	struct hy_new_words *new;	/* by row */
	unsigned n_rows;
	const struct hy_yaml *past;	/* words in front that say that the old text is meant */
	struct hy_regex *regex;		/* finds all places worth a look */
};

#endif
