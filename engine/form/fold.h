/*
 * Folding words of the law for comparing: NFKC, no white space, kanji numerals
 * behind the word for "number" as digits, with the way back to the bytes.
 */
#ifndef HY_FORM_FOLD_H
#define HY_FORM_FOLD_H

#include "engine/base/str.h"

/*
 * S folded. OFFSETS (may be NULL) gets for each folded byte, and for the end, the
 * offset in S of the character it came from.
 */
struct hy_str hy_fold(struct hy_arena *arena, struct hy_str s, size_t **offsets);
/*
 * A pattern that finds where a text begins that folds to one of N WORDS (but for half-width kana
 * and the like), and perhaps more. WORDS are sorted; of words that begin with others of them
 * only these are looked for.
 */
void hy_fold_pattern(struct hy_buf *out, const struct hy_str *words, unsigned n);

#endif
