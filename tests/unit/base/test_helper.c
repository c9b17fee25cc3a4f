/* A helper does its jobs in the order they were given, and all of them before it ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "engine/base/helper.h"

#define JOBS 1000

/* What each job finds when its turn comes. */
struct turn {
	unsigned *turns, found;
};

static void
take_turn(void *context)
{
	struct turn *turn = context;

	turn->found = (*turn->turns)++;
}

/* A helper with JOBS jobs, each of which notes in TURNS when it was done. */
struct given {
	struct hy_helper *helper;
	struct hy_job jobs[JOBS];
	struct turn turns[JOBS];
	unsigned count;
};

static struct given *
give(void)
{
	struct given *g = calloc(1, sizeof(*g));

	g->helper = hy_helper_start();
	if (g->helper == NULL)
		skip();		/* one processor only */
	for (unsigned i = 0; i < JOBS; i++) {
		g->turns[i].turns = &g->count;
		hy_helper_do(g->helper, &g->jobs[i], take_turn, &g->turns[i]);
	}
	return g;
}

static void
test_in_order(void **state)
{
	struct given *g = give();

	(void)state;
	hy_helper_wait(g->helper, &g->jobs[JOBS / 2]);
	for (unsigned i = 0; i <= JOBS / 2; i++)
		assert_int_equal(g->turns[i].found, i);
	hy_helper_wait(g->helper, &g->jobs[JOBS - 1]);
	assert_int_equal(g->count, JOBS);
	/* What is done needs no waiting for, and a job may be given again. */
	hy_helper_wait(g->helper, &g->jobs[0]);
	hy_helper_do(g->helper, &g->jobs[0], take_turn, &g->turns[0]);
	hy_helper_wait(g->helper, &g->jobs[0]);
	assert_int_equal(g->turns[0].found, JOBS);
	hy_helper_end(g->helper);
	free(g);
}

static void
test_ends_when_all_is_done(void **state)
{
	struct given *g = give();

	(void)state;
	hy_helper_end(g->helper);
	assert_int_equal(g->count, JOBS);
	hy_helper_end(NULL);
	free(g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_in_order),
		cmocka_unit_test(test_ends_when_all_is_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
