/*
 * Annex: the rows of henkou kasho, the official record of changes, made from the
 * difference of revisions. A row is a change, or several that the author joins by
 * a name (matomeru). The publication day itself (cover) gives no row: it is the
 * column for the day. Words like the one for "new" come from templates/phrases.yaml.
 */
#ifndef HY_CHANGE_ANNEX_H
#define HY_CHANGE_ANNEX_H

#include "engine/change/verdict.h"

struct hy_annex_options {
	bool by_effect;		/* day of change = when the handling changes, not the publication day */
	bool by_cause;		/* rows of one cause together (matomeru, else reason and explanation), not in form order */
	bool newest_first;	/* revisions newest first, typed rows last; else oldest first, typed rows first */
	bool with_typed;	/* take over the rows of henkou rireki of the newest document */
	unsigned excerpt_chars;	/* cut unchanged stretches longer than this; 0 = full text */
};

struct hy_annex_row {
	/* the six official columns */
	struct hy_str day, item, before, after, timing, explanation;
	struct hy_spans before_spans;	/* SAME and DELETED: give before */
	struct hy_spans after_spans;	/* SAME and INSERTED: give after */
	struct hy_str reason;		/* official words; "" for typed rows */
	bool mark;			/* a kome item is among them */
	bool important;
	const struct hy_verdict *const *verdicts;	/* what the row joins; NULL for typed rows */
	unsigned n_verdicts;
	const struct hy_node *typed;	/* the record of henkou rireki the row was copied from, or NULL */
	const struct hy_doc *old, *new;	/* the revisions compared; old is NULL for typed rows */
	struct hy_annex_row *next;
};

struct hy_annex {
	struct hy_annex_row *rows;
	unsigned count;
	const struct hy_verdicts **revisions;	/* the verdicts of each pair, oldest first */
	unsigned n_revisions;
};

/*
 * The annex over N_DOCS revisions, oldest first (a pair is two). PHRASES is
 * templates/phrases.yaml as read; OPTIONS may be NULL: publication day, oldest
 * first, no typed rows, full text. The documents must outlive the result. Never NULL.
 */
struct hy_annex *hy_annex(struct hy_arena *arena, const struct hy_yaml *phrases,
    const struct hy_doc *const *docs, unsigned n_docs, const struct hy_annex_options *options);
/* Keeps the published (or ended) ones of DOCS in their order; returns how many. */
unsigned hy_annex_published(const struct hy_doc **docs, unsigned n_docs);

#endif
