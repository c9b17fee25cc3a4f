/*
 * For tests of what a monitor keeps: a state file in a folder of its own for each test. Include cmocka first.
 */
#ifndef HY_TESTS_UNIT_STATE_FILE_H
#define HY_TESTS_UNIT_STATE_FILE_H

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/str.h"

static struct hy_arena *arena;
static struct hy_str file;	/* not made yet */
static char state_folder[32];

static int
state_set_up(void **unused)
{
	(void)unused;
	arena = hy_arena_new();
	strcpy(state_folder, "/tmp/hyoka-state-XXXXXX");
	assert_non_null(mkdtemp(state_folder));
	file = hy_str_format(arena, "%s/state.db", state_folder);
	return 0;
}

/* Nothing else is left behind. */
static int
state_tear_down(void **unused)
{
	static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

	(void)unused;
	for (size_t i = 0; i < HY_COUNT(ends); i++)
		unlink(hy_str_format(arena, "%s%s", file.p, ends[i]).p);
	assert_int_equal(rmdir(state_folder), 0);
	hy_arena_free(arena);
	return 0;
}

#endif
