#include "engine/base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/pages.h"

#define FIRST_BYTES ((size_t)4 * 1024)	/* enough for an arena that serves one call */
#define BLOCK_BYTES ((size_t)64 * 1024)
#define READY_BYTES ((size_t)128 * 1024)	/* of a larger block that are made ready at a time */
#define ALIGNMENT ((size_t)16)

struct block {
	struct block *next;
	size_t size;
	size_t used;
	size_t ready;		/* pages are there up to here */
	bool dirty;		/* no zeros in it: what is given out is cleared */
	bool pages;		/* it is made of pages of its own */
	char pad[14];		/* keeps data[] on a multiple of ALIGNMENT */
	char data[];
};

_Static_assert(offsetof(struct block, data) % ALIGNMENT == 0, "data[] is aligned");

/* What is to be done when everything in an arena ends. */
struct ending {
	void (*end)(void *what);
	void *what;
	struct ending *next;
};

struct hy_arena {
	struct block *first;	/* kept over a reset */
	struct block *now;	/* block that is being filled */
	struct ending *endings;
};

static void
out_of_memory(void)
{
	fputs("hyoka: out of memory\n", stderr);
	exit(2);
}

static struct block *
block_new(size_t size)
{
	bool pages = size >= READY_BYTES;
	struct block *b = pages ? hy_pages_new(sizeof(*b) + size) : malloc(sizeof(*b) + size);

	if (b == NULL)
		out_of_memory();
	b->next = NULL;
	b->used = 0;
	b->dirty = !pages;
	b->size = size;
	b->pages = pages;
	b->ready = pages ? 0 : size;
	return b;
}

static void
block_free(struct block *b)
{
	if (b->pages)
		hy_pages_free(b, sizeof(*b) + b->size);
	else
		free(b);
}

/* The first USED bytes of B are about to be used, and soon what is behind them. */
static void
make_ready(struct block *b, size_t used)
{
	size_t to = used + READY_BYTES;

	if (to > b->size || to < used)
		to = b->size;
	hy_pages_ready(b->data + b->ready, to - b->ready);
	b->ready = to;
}

struct hy_arena *
hy_arena_new(void)
{
	struct hy_arena *arena = malloc(sizeof(*arena));

	if (arena == NULL)
		out_of_memory();
	arena->first = arena->now = block_new(FIRST_BYTES);
	arena->endings = NULL;
	return arena;
}

void *
hy_arena_alloc(struct hy_arena *arena, size_t size)
{
	struct block *b = arena->now;
	void *p;

	if (size > SIZE_MAX / 2)
		out_of_memory();
	size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	if (size > b->size - b->used) {
		size_t grown = b->size < ((size_t)8 << 20) ? b->size * 2 : b->size;

		grown = grown > BLOCK_BYTES ? grown : BLOCK_BYTES;
		b->next = block_new(size > grown ? size : grown);
		b = arena->now = b->next;
	}
	p = b->data + b->used;
	b->used += size;
	if (b->used > b->ready)
		make_ready(b, b->used);
	return b->dirty ? memset(p, 0, size) : p;
}

void *
hy_arena_array(struct hy_arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		out_of_memory();
	return hy_arena_alloc(arena, count * size);
}

void *
hy_arena_grow(struct hy_arena *arena, const void *at, size_t count, size_t size)
{
	void *grown;

	if ((count & (count - 1)) != 0)
		return (void *)at;
	grown = hy_arena_array(arena, count == 0 ? 1 : count * 2, size);
	return count > 0 ? memcpy(grown, at, count * size) : grown;
}

char *
hy_arena_copy(struct hy_arena *arena, const char *p, size_t len)
{
	char *copy = hy_arena_alloc(arena, len + 1);

	if (len > 0)
		memcpy(copy, p, len);
	return copy;
}

static void
blocks_free(struct block *b)
{
	while (b != NULL) {
		struct block *next = b->next;

		block_free(b);
		b = next;
	}
}

void
hy_arena_at_end(struct hy_arena *arena, void (*end)(void *what), void *what)
{
	struct ending *ending = hy_new(arena, struct ending);

	*ending = (struct ending){ end, what, arena->endings };
	arena->endings = ending;
}

static void
end_all(struct hy_arena *arena)
{
	for (struct ending *e = arena->endings; e != NULL; e = e->next)
		e->end(e->what);
	arena->endings = NULL;
}

void
hy_arena_reset(struct hy_arena *arena)
{
	end_all(arena);
	blocks_free(arena->first->next);
	arena->first->next = NULL;
	arena->first->used = 0;
	arena->first->dirty = true;
	arena->now = arena->first;
}

void
hy_arena_adopt(struct hy_arena *arena, struct hy_arena *other)
{
	arena->now->next = other->first;
	arena->now = other->now;
	while (other->endings != NULL) {
		struct ending *e = other->endings;

		other->endings = e->next;
		e->next = arena->endings;
		arena->endings = e;
	}
	free(other);
}

void
hy_arena_free(struct hy_arena *arena)
{
	if (arena == NULL)
		return;
	end_all(arena);
	blocks_free(arena->first);
	free(arena);
}
