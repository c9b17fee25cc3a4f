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

/*
 * Lines of logs by one pattern, as fast as it goes: bytes instead of characters, from the beginning of the line, machine
 * code at once. The pattern is shared by threads, each with a matching of its own. The same limits.
 */
struct hy_scanner;
struct hy_matching;

struct hy_scanner_group {
	struct hy_str name;
	unsigned group;
};

/* NULL with ERR at AT when PATTERN is wrong. */
struct hy_scanner *hy_scanner_new(struct hy_str pattern, struct hy_mark at, struct hy_err *err);
void hy_scanner_free(struct hy_scanner *scanner);	/* NULL is allowed */
/* Its named groups, in ARENA; how many. */
unsigned hy_scanner_groups(const struct hy_scanner *scanner, struct hy_arena *arena, struct hy_scanner_group **groups);
struct hy_matching *hy_matching_new(const struct hy_scanner *scanner);	/* NULL: no memory */
void hy_matching_free(struct hy_matching *matching);	/* NULL is allowed */
/* HY_MATCH_FAILED: a limit was hit. */
enum hy_matched hy_matching_run(const struct hy_scanner *scanner, struct hy_matching *matching, struct hy_str line);
/* What GROUP of the last match is in LINE; p NULL when it took no part. */
struct hy_str hy_matching_group(const struct hy_matching *matching, struct hy_str line, unsigned group);

#endif
