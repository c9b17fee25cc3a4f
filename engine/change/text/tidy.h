/*
 * From flagged bytes to spans that people can read; a part of textdiff.c.
 * Scraps between two edits join them, and an edit that could stand a little
 * further left begins where a clause or word does.
 */
#ifndef HY_CHANGE_TEXT_TIDY_H
#define HY_CHANGE_TEXT_TIDY_H

#include "engine/change/text/textdiff.h"

/* A text with a flag for each byte that has no partner in the other text. */
struct hy_flagged {
	struct hy_str text;
	const bool *flags;
};

/* Texts that are equal, or share nothing: at most two spans. */
struct hy_spans hy_spans_whole(struct hy_arena *arena, struct hy_str old, struct hy_str new);
/* The bytes without flags must be the same in both. */
struct hy_spans hy_spans_tidy(struct hy_arena *arena, struct hy_arena *scratch,
    struct hy_flagged old, struct hy_flagged new);

#endif
