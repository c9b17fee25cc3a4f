/*
 * Eight bytes of text at a time, in any C: a mark is the highest bit of a byte. The first mark is right; behind it a byte may be
 * marked that is none.
 */
#ifndef HY_BASE_BYTES_H
#define HY_BASE_BYTES_H

#include <stdint.h>
#include <string.h>

#define HY_BYTES 8
#define HY_BYTES_ONES UINT64_C(0x0101010101010101)
#define HY_BYTES_HIGHS UINT64_C(0x8080808080808080)

/* The bytes at P, the first one lowest. */
static inline uint64_t
hy_bytes_at(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

/* Marks the bytes of W that are less than LIMIT, 128 at most. */
static inline uint64_t
hy_bytes_below(uint64_t w, unsigned char limit)
{
	return (w - HY_BYTES_ONES * limit) & ~w & HY_BYTES_HIGHS;
}

/* Marks the bytes of W that are C. */
static inline uint64_t
hy_bytes_equal(uint64_t w, char c)
{
	return hy_bytes_below(w ^ HY_BYTES_ONES * (unsigned char)c, 1);
}

/* The number of the first byte that has a mark; MARKS is not 0. */
static inline unsigned
hy_bytes_first(uint64_t marks)
{
	return (unsigned)__builtin_ctzll(marks) >> 3;
}

#endif
