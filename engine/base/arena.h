/*
 * Arena: memory that is handed out piece by piece and given back at once.
 * A document, a run of findings, a sheet each live in one arena; nothing in an
 * arena is freed alone. Files, Lua states and surfaces never live in one.
 * Out of memory ends the process with status 2: no caller can go on from it.
 */
#ifndef HY_BASE_ARENA_H
#define HY_BASE_ARENA_H

#include <stddef.h>

struct hy_arena;

/* A new, empty arena; the caller ends it with hy_arena_free. Never NULL. */
struct hy_arena *hy_arena_new(void);

/* SIZE bytes, zeroed, aligned for any type; valid until reset or free. Never NULL. */
void *hy_arena_alloc(struct hy_arena *arena, size_t size);

/* COUNT objects of SIZE bytes, zeroed; an overflowing product counts as out of memory. */
void *hy_arena_array(struct hy_arena *arena, size_t count, size_t size);

/*
 * The array AT with place for one object of SIZE bytes behind its COUNT: AT itself, or a copy when COUNT is a power of two,
 * which is how room is kept without a number of its own. So AT must have grown by this, one by one, from NULL.
 */
void *hy_arena_grow(struct hy_arena *arena, const void *at, size_t count, size_t size);

/* A copy of LEN bytes at P with a NUL added behind them. */
char *hy_arena_copy(struct hy_arena *arena, const char *p, size_t len);

/* Empties the arena but keeps its first block for the next use. */
void hy_arena_reset(struct hy_arena *arena);

/* Takes over everything in OTHER, which ends by it: it now lives as long as what is in ARENA. */
void hy_arena_adopt(struct hy_arena *arena, struct hy_arena *other);

/*
 * END is called with WHAT when everything in the arena ends: by reset or free, of the arena that took it over. For what does not
 * come from an arena but must last as long.
 */
void hy_arena_at_end(struct hy_arena *arena, void (*end)(void *what), void *what);

/* Ends the arena and everything in it; NULL is allowed. */
void hy_arena_free(struct hy_arena *arena);

/* How many objects the array ARRAY has; no pointer. */
#define HY_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define hy_new(arena, type) ((type *)hy_arena_alloc((arena), sizeof(type)))
#define hy_grow(arena, at, count, type) ((type *)hy_arena_grow((arena), (at), (count), sizeof(type)))
#define hy_new_array(arena, count, type) ((type *)hy_arena_array((arena), (count), sizeof(type)))

#endif
