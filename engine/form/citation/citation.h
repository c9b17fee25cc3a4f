/*
 * Citations: words of the law that a change of law replaced (templates/
 * citations.yaml), and where they stand in a document. Compared after NFKC,
 * without white space, kanji numerals behind the word for "number" as digits.
 * Looked through are the answers that are published, but for choices (their words
 * are the form's) and the table of changes (it quotes what was).
 */
#ifndef HY_FORM_CITATION_CITATION_H
#define HY_FORM_CITATION_CITATION_H

#include "engine/form/doc.h"

/* How sure it is that the row is right: read in the law, seen in published assessments, only known. */
enum hy_citation_certainty { HY_CITATION_LAW, HY_CITATION_PRACTICE, HY_CITATION_KNOWN };

/* A row of the table. */
struct hy_citation_row {
	struct hy_str new;		/* what is written since */
	struct hy_date since;		/* the first day on which the old words are stale */
	struct hy_date since_local;	/* the same for local bodies */
	struct hy_str note;
	enum hy_citation_certainty certainty;
	bool renumbered;		/* numbers of the parts behind it changed, too */
	const struct hy_yaml *near, *not_near, *not_after, *not_before;	/* lists of words; may be NULL */
	struct hy_mark at;
	unsigned nth;			/* its place in the table */
};

/* A place in a document where the old words of a row stand. */
struct hy_citation {
	const struct hy_citation_row *row;
	const struct hy_node *node;
	struct hy_str text;	/* the whole text: the answer, or one box or entry of it */
	size_t from, to;	/* the old words in it, in bytes */
	bool numbered;		/* the row is renumbered, and a number follows */
	const struct hy_node *updated;	/* where the new words stand in the same document; NULL nowhere */
	struct hy_citation *next;
};

struct hy_citations;

/*
 * Takes TABLE, citations.yaml as read; it must outlive what is made. NULL with ERR naming a
 * wrong row.
 */
struct hy_citations *hy_citations_open(struct hy_arena *arena, const struct hy_yaml *table,
    struct hy_err *err);
/* The stale words in DOC, whatever the day, in the order of the file; NULL when there are none. */
struct hy_citation *hy_citations_find(struct hy_arena *arena, const struct hy_citations *citations,
    const struct hy_doc *doc);
/*
 * Writes the new words over the old ones at those of FIRST, all found in DOC, that WANTED says true
 * to; the edited file in *BYTES. DOC was read from a file. False with ERR.
 */
typedef bool hy_citation_wanted(const struct hy_citation *citation, void *context);
bool hy_citations_replace(struct hy_arena *arena, const struct hy_doc *doc,
    const struct hy_citation *first, hy_citation_wanted *wanted, void *context,
    struct hy_str *bytes, struct hy_err *err);
/* "law", "practice", "known": as in the table. */
const char *hy_citation_certainty_name(enum hy_citation_certainty certainty);

#endif
