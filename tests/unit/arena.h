/* For unit tests: one arena for all tests of a program, as their state. Include cmocka first. */
#ifndef HY_TESTS_UNIT_ARENA_H
#define HY_TESTS_UNIT_ARENA_H

#include "engine/base/arena.h"

static inline int
arena_open(void **state)
{
	*state = hy_arena_new();
	return 0;
}

static inline int
arena_close(void **state)
{
	hy_arena_free(*state);
	return 0;
}

#endif
