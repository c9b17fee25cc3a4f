/*
 * Regular expressions: the door to PCRE2 (UTF and Unicode properties on, JIT
 * where there is one, a match limit always). Japanese is matched by character.
 */
#ifndef HY_BASE_MATCH_H
#define HY_BASE_MATCH_H

#include "engine/base/err.h"

struct hy_regex;

#define HY_MAX_GROUPS 16

/* Offsets of the whole match and its groups; from > to means the group took no part. */
struct hy_groups {
	unsigned count;
	struct { size_t from, to; } at[HY_MAX_GROUPS];
};

enum hy_matched { HY_NO_MATCH, HY_MATCH, HY_MATCH_FAILED };

/* Compiles PATTERN; NULL with ERR filled when it is wrong. The caller frees it. */
struct hy_regex *hy_regex_new(struct hy_str pattern, struct hy_err *err);
void hy_regex_free(struct hy_regex *regex);

/*
 * Searches SUBJECT from byte FROM. GROUPS may be NULL. HY_MATCH_FAILED: the
 * limit was hit or the subject is no UTF-8; ERR says so. Never taken for "no match".
 */
enum hy_matched hy_regex_search(struct hy_regex *regex, struct hy_str subject, size_t from,
    struct hy_groups *groups, struct hy_err *err);
/* The same for a subject known to be UTF-8, as texts of documents are: it is not proved again. */
enum hy_matched hy_regex_search_valid(struct hy_regex *regex, struct hy_str subject, size_t from,
    struct hy_groups *groups, struct hy_err *err);

#endif
