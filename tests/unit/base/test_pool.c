/* The pool: pieces keep their content, whatever their size becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "engine/base/pool.h"

#define PIECES 200u

struct piece {
	unsigned char *p;
	size_t size;
};

/* The same numbers in every run. */
static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static unsigned char
mark_of(unsigned which, size_t at)
{
	return (unsigned char)(which * 31u + at);
}

static void
resize(struct hy_pool *pool, struct piece *piece, unsigned which, size_t size)
{
	size_t kept = piece->size < size ? piece->size : size;
	unsigned char *p = hy_pool_resize(pool, piece->p, piece->size, size);

	assert_true((p != NULL) == (size > 0));
	assert_int_equal((uintptr_t)p % 16, 0);
	for (size_t i = 0; i < kept; i++)
		assert_int_equal(p[i], mark_of(which, i));
	for (size_t i = 0; i < size; i++)
		p[i] = mark_of(which, i);
	*piece = (struct piece){ p, size };
}

/* Small and large, growing and shrinking, given back and taken again: no piece disturbs another. */
static void
test_many_sizes(void **state)
{
	struct hy_pool *pool = hy_pool_new();
	struct piece pieces[PIECES] = { { NULL, 0 } };
	uint32_t seed = 7;

	(void)state;
	for (unsigned i = 0; i < 60000; i++) {
		unsigned which = next(&seed) % PIECES;
		size_t most = next(&seed) % 8 == 0 ? 5000 : 600;

		resize(pool, &pieces[which], which, next(&seed) % 5 == 0 ? 0 : next(&seed) % most);
	}
	for (unsigned i = 0; i < PIECES; i++)
		resize(pool, &pieces[i], i, 0);
	hy_pool_free(pool);
	hy_pool_free(NULL);
}

static void
test_too_large(void **state)
{
	struct hy_pool *pool = hy_pool_new();
	struct piece piece = { NULL, 0 };

	(void)state;
	resize(pool, &piece, 1, 700);
	assert_null(hy_pool_resize(pool, piece.p, piece.size, SIZE_MAX - 8));
	resize(pool, &piece, 1, 800);
	hy_pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many_sizes),
		cmocka_unit_test(test_too_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
