/*
 * Pool: memory for many small objects that come and go, all of it given back at once. Whoever gives
 * a piece back knows its size, as Lua does. Large pieces come from malloc.
 */
#ifndef HY_BASE_POOL_H
#define HY_BASE_POOL_H

#include <stddef.h>

struct hy_pool;

/* NULL when there is no memory. */
struct hy_pool *hy_pool_new(void);
/* Gives all memory back; NULL is allowed. */
void hy_pool_free(struct hy_pool *pool);
/*
 * The piece P of OLD bytes (NULL, 0: none yet) as one of SIZE bytes, its content kept; SIZE 0
 * gives it back and returns NULL. NULL when there is no memory: then P is as it was.
 */
void *hy_pool_resize(struct hy_pool *pool, void *p, size_t old, size_t size);

#endif
