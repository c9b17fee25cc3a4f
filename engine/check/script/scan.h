/*
 * Scan: which of many words stand in which answers, found in one pass over the
 * texts of a document for all rules together. Texts are compared as they are
 * written, not folded. Looked through is what is published: texts, words behind
 * ticks, entries of lists, cells of grids.
 */
#ifndef HY_CHECK_SCRIPT_SCAN_H
#define HY_CHECK_SCRIPT_SCAN_H

#include "engine/form/doc.h"

#define HY_SCAN_SHORTEST 3u	/* bytes of a word: a Japanese character */
#define HY_SCAN_WORDS 4000u	/* most words */

struct hy_scan;

/* A word in an answer; one hit a word and node, however often it stands there. */
struct hy_hit {
	const struct hy_node *node;
	const struct hy_hit *next;	/* same word, further on in the file */
};

/* Empty; it and its words live in ARENA. The caller frees it. */
struct hy_scan *hy_scan_new(struct hy_arena *arena);
void hy_scan_free(struct hy_scan *scan);
/* Adds WORD (HY_SCAN_SHORTEST bytes or more) and returns its number; equal words share one. */
unsigned hy_scan_add(struct hy_scan *scan, struct hy_str word);
/* From now on hits are those in DOC, until this is called again. No word is added after this. */
void hy_scan_begin(struct hy_scan *scan, const struct hy_doc *doc);
/* The hits of word number WORD in the order of the file. The first call looks for all words; others wait for it. */
const struct hy_hit *hy_scan_hits(struct hy_scan *scan, unsigned word);

#endif
