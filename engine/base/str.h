/*
 * Strings: a pointer with a length (hy_str) and a growing buffer (hy_buf).
 * Both point into an arena; a hy_str made by Hyoka has a NUL behind its last
 * byte, so that .p can be given to C functions. Bytes are UTF-8.
 */
#ifndef HY_BASE_STR_H
#define HY_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"

struct hy_str {
	const char *p;	/* NULL only when len is 0 */
	size_t len;	/* bytes */
};

/* A literal as a hy_str; and the pair for a "%.*s" conversion. */
#define HY_S(literal) ((struct hy_str){ (literal), sizeof(literal) - 1 })
#define HY_ARG(s) (int)(s).len, (s).p != NULL ? (s).p : ""

/* Wraps a C string (NULL gives the empty string); no copy. */
struct hy_str hy_str_of(const char *c);
/* The LEN bytes at P, copied into the arena. */
struct hy_str hy_str_copy(struct hy_arena *arena, const char *p, size_t len);
/* Byte by byte; a NULL text is the empty one. */
bool hy_str_eq(struct hy_str a, struct hy_str b);
bool hy_str_is(struct hy_str a, const char *c);
bool hy_str_starts(struct hy_str s, struct hy_str prefix);
bool hy_str_ends(struct hy_str s, struct hy_str suffix);
/* Byte offset of the first NEEDLE in S at or after FROM, or -1. An empty needle is not found. */
long hy_str_find(struct hy_str s, struct hy_str needle, size_t from);
/* The bytes from FROM up to TO (both clipped to the string); no copy, so no NUL behind. */
struct hy_str hy_str_cut(struct hy_str s, size_t from, size_t to);
/* Without ASCII white space and ideographic spaces at both ends; no copy. */
struct hy_str hy_str_trim(struct hy_str s);
/* The order of bytes, that of code points in UTF-8: less than, equal to or greater than 0. */
int hy_str_cmp(struct hy_str a, struct hy_str b);
/* 64 bits that tell texts apart; the same in every run and on every machine. */
uint64_t hy_str_hash(struct hy_str s);
/* printf into the arena. */
struct hy_str hy_str_format(struct hy_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* PATTERN with {1} ... {9} replaced by the N texts; places without a text become empty. */
struct hy_str hy_str_fill_list(struct hy_arena *arena, struct hy_str pattern,
    const struct hy_str *texts, unsigned n);
/* The same with three texts. */
struct hy_str hy_str_fill(struct hy_arena *arena, struct hy_str pattern, struct hy_str one,
    struct hy_str two, struct hy_str three);

/* A buffer that grows in its arena; always NUL-terminated once something was added. */
struct hy_buf {
	struct hy_arena *arena;
	char *p;
	size_t len, cap;
};

/* An empty one; nothing is taken from the arena yet. */
struct hy_buf hy_buf_new(struct hy_arena *arena);
/* What is added is copied. */
void hy_buf_add(struct hy_buf *buf, const char *p, size_t len);
void hy_buf_str(struct hy_buf *buf, struct hy_str s);
void hy_buf_text(struct hy_buf *buf, const char *c);
void hy_buf_char(struct hy_buf *buf, char c);
void hy_buf_format(struct hy_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* What is in the buffer; valid until the next addition. */
struct hy_str hy_buf_get(struct hy_buf *buf);

#endif
