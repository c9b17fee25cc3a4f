/*
 * The list of opinions as parts of a sheet: the public table of opinions and
 * answers, what council and commission said, what is still to be done, and the texts
 * proposed for the assessment. Every part is appended, and says so when it has nothing.
 */
#ifndef HY_SHEET_OPINION_SHEET_H
#define HY_SHEET_OPINION_SHEET_H

#include "engine/check/subject/proposal.h"
#include "engine/form/withhold.h"
#include "engine/sheet/looks.h"
#include "engine/sheet/table.h"

/* One assessment with the opinions on it. */
struct hy_opinion_source {
	const struct hy_yaml *words;		/* hy_opinion_words */
	const struct hy_doc *doc;		/* the revision they are told with */
	const struct hy_doc *const *revisions;	/* all of it, oldest first: items are looked up in them, too */
	unsigned n_revisions;
	const struct hy_opinion *opinions;
	unsigned n_opinions;
	const struct hy_withheld *withheld;	/* masked in the public table; NULL: nothing is */
};

/* The opinions of residents in the round of the revision, as they are published. No names stand in it. */
void hy_opinions_public_part(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_opinion_source *source, struct hy_sheet *sheet);
/* What the council and the commission said in that round, for the body and the council. */
void hy_opinions_council_part(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_opinion_source *source, struct hy_sheet *sheet);
/* What is not closed (hy_opinion_open), of all rounds: for the next council, years later. */
void hy_opinions_open_part(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_opinion_source *source, struct hy_sheet *sheet);
/* The proposals (hy_proposals), an item a row. */
void hy_opinions_proposal_part(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_opinion_source *source, struct hy_sheet *sheet);
/* How many of the source's opinions are not closed. */
unsigned hy_opinions_open_count(const struct hy_opinion_source *source);

#endif
