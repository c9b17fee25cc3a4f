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
/* Folded words to look for, all at once. */
struct hy_fold_words;

/* COUNT folded words, kept in ARENA. */
struct hy_fold_words *hy_fold_words_new(struct hy_arena *arena, const struct hy_str *words, size_t count);
/* The first character of S from byte FROM on at which one of the words stands; S.len when there is none. */
size_t hy_fold_words_find(struct hy_arena *scratch, const struct hy_fold_words *words,
    struct hy_str s, size_t from);

#endif
