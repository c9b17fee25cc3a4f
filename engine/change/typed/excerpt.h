/*
 * Excerpts: cells of the annex that give a part of a text, or several with marks for what is left out
 * between them (CH-06), and what they tell all the same: the text before, from the text after.
 * Width and white space do not count. The marks are in templates/phrases.yaml (annex).
 */
#ifndef HY_CHANGE_TYPED_EXCERPT_H
#define HY_CHANGE_TYPED_EXCERPT_H

#include "engine/form/doc.h"

struct hy_excerpts;

/* PHRASES is templates/phrases.yaml as read; NULL: no text has marks. Never NULL; the caller ends it. */
struct hy_excerpts *hy_excerpts_new(struct hy_arena *arena, const struct hy_yaml *phrases);
void hy_excerpts_free(struct hy_excerpts *excerpts);

/* A cell for a side that has nothing: blank, a dash, a word for it. */
bool hy_excerpt_says_nothing(const struct hy_excerpts *excerpts, struct hy_str cell);
/* Does CELL leave something out, or point elsewhere? */
bool hy_excerpt_elides(const struct hy_excerpts *excerpts, struct hy_str cell);
/*
 * TEXT with what the cell AFTER gives replaced by what BEFORE gives, piece by piece, or taken out where
 * BEFORE gives nothing. False where that cannot be told: a piece stands nowhere, or at several places.
 */
bool hy_excerpt_undo(const struct hy_excerpts *excerpts, struct hy_str text, struct hy_str before,
    struct hy_str after, struct hy_str *result);
/* Do the cells tell the change from OLD to NEW? */
bool hy_excerpt_fits(const struct hy_excerpts *excerpts, struct hy_str old, struct hy_str new,
    struct hy_str before, struct hy_str after);

/* Words of a cell that are not quite those of the text, with some of what stands around them. */
struct hy_misquote {
	struct hy_str written, said;	/* in the cell; in the text */
};
#define HY_MISQUOTES 8u

/*
 * Where CELL quotes TEXT but for a few characters (width and white space do not count): the first
 * HY_MISQUOTES places, *COUNT of them, none where the quotation is true. False when a part of CELL
 * stands nowhere in TEXT, not even nearly, or both are too long to tell.
 */
bool hy_excerpt_misquotes(const struct hy_excerpts *excerpts, struct hy_str text, struct hy_str cell,
    struct hy_misquote *misquotes, unsigned *count);

#endif
