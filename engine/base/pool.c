#include "engine/base/pool.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/pages.h"

#define STEP 16u		/* sizes are rounded up to this */
#define LARGEST 2048u		/* a larger piece is large */
#define CHUNK ((size_t)1 << 20)
#define READY ((size_t)128 << 10)	/* of a chunk that is made ready at a time */

/* A piece that was given back. */
struct free_piece {
	struct free_piece *next;
};

/* What stands in front of a large piece; pieces keep the alignment of malloc. */
struct large {
	_Alignas(max_align_t) struct large *next;
	struct large *before;
};

struct chunk {
	_Alignas(max_align_t) struct chunk *next;
};

struct hy_pool {
	struct free_piece *given_back[LARGEST / STEP + 1];	/* by size */
	struct chunk *chunks;		/* the first one is being used up */
	size_t used, ready;		/* of the first chunk */
	struct large *larges;
};

struct hy_pool *
hy_pool_new(void)
{
	return calloc(1, sizeof(struct hy_pool));
}

void
hy_pool_free(struct hy_pool *pool)
{
	if (pool == NULL)
		return;
	for (struct chunk *c = pool->chunks, *next; c != NULL; c = next) {
		next = c->next;
		hy_pages_free(c, CHUNK);
	}
	for (struct large *l = pool->larges, *next; l != NULL; l = next) {
		next = l->next;
		free(l);
	}
	free(pool);
}

static size_t
class_of(size_t size)
{
	return (size + STEP - 1) / STEP;
}

static bool
add_chunk(struct hy_pool *pool)
{
	struct chunk *chunk = hy_pages_new(CHUNK);

	if (chunk == NULL)
		return false;
	hy_pages_ready(chunk, READY);
	chunk->next = pool->chunks;
	pool->chunks = chunk;
	pool->used = sizeof(*chunk);
	pool->ready = READY;
	return true;
}

static void *
new_small(struct hy_pool *pool, size_t class)
{
	struct free_piece *piece = pool->given_back[class];
	size_t size = class * STEP;
	char *p;

	if (piece != NULL) {
		pool->given_back[class] = piece->next;
		return piece;
	}
	if ((pool->chunks == NULL || CHUNK - pool->used < size) && !add_chunk(pool))
		return NULL;
	if (pool->ready - pool->used < size) {
		hy_pages_ready((char *)pool->chunks + pool->ready, READY);
		pool->ready += READY;
	}
	p = (char *)pool->chunks + pool->used;
	pool->used += size;
	return p;
}

static void
free_small(struct hy_pool *pool, void *p, size_t class)
{
	struct free_piece *piece = p;

	piece->next = pool->given_back[class];
	pool->given_back[class] = piece;
}

/* Puts L, which has moved or is new, into the list of large pieces. */
static void
link_large(struct hy_pool *pool, struct large *l)
{
	if (l->next != NULL)
		l->next->before = l;
	if (l->before != NULL)
		l->before->next = l;
	else
		pool->larges = l;
}

static void
free_large(struct hy_pool *pool, void *p)
{
	struct large *l = (struct large *)p - 1;

	if (l->next != NULL)
		l->next->before = l->before;
	if (l->before != NULL)
		l->before->next = l->next;
	else
		pool->larges = l->next;
	free(l);
}

/* P is NULL or large. */
static void *
resize_large(struct hy_pool *pool, void *p, size_t size)
{
	struct large *l;

	if (size > SIZE_MAX - sizeof(*l))
		return NULL;
	l = realloc(p != NULL ? (struct large *)p - 1 : NULL, sizeof(*l) + size);
	if (l == NULL)
		return NULL;
	if (p == NULL) {
		l->before = NULL;
		l->next = pool->larges;
	}
	link_large(pool, l);
	return l + 1;
}

static void
give_back(struct hy_pool *pool, void *p, size_t size)
{
	if (p != NULL && size > LARGEST)
		free_large(pool, p);
	else if (p != NULL && size > 0)
		free_small(pool, p, class_of(size));
}

void *
hy_pool_resize(struct hy_pool *pool, void *p, size_t old, size_t size)
{
	void *new;

	if (size == 0) {
		give_back(pool, p, old);
		return NULL;
	}
	if (size > LARGEST && (p == NULL || old > LARGEST))
		return resize_large(pool, p, size);
	if (p != NULL && old <= LARGEST && size <= LARGEST && class_of(old) == class_of(size))
		return p;
	new = size > LARGEST ? resize_large(pool, NULL, size) : new_small(pool, class_of(size));
	if (new == NULL)
		return NULL;
	if (p != NULL)
		memcpy(new, p, old < size ? old : size);
	give_back(pool, p, old);
	return new;
}
