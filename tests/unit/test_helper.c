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

static struct hy_helper *
started(void)
{
	struct hy_helper *helper = hy_helper_start();

	if (helper == NULL)
		skip();		/* one processor only */
	return helper;
}

static void
give(struct hy_helper *helper, struct hy_job *jobs, struct turn *turns, unsigned *count)
{
	for (unsigned i = 0; i < JOBS; i++) {
		turns[i].turns = count;
		hy_helper_do(helper, &jobs[i], take_turn, &turns[i]);
	}
}

static void
test_in_order(void **state)
{
	struct hy_helper *helper = started();
	struct hy_job *jobs = calloc(JOBS, sizeof(*jobs));
	struct turn *turns = calloc(JOBS, sizeof(*turns));
	unsigned count = 0;

	(void)state;
	give(helper, jobs, turns, &count);
	hy_helper_wait(helper, &jobs[JOBS / 2]);
	for (unsigned i = 0; i <= JOBS / 2; i++)
		assert_int_equal(turns[i].found, i);
	hy_helper_wait(helper, &jobs[JOBS - 1]);
	assert_int_equal(count, JOBS);
	/* What is done needs no waiting for, and a job may be given again. */
	hy_helper_wait(helper, &jobs[0]);
	hy_helper_do(helper, &jobs[0], take_turn, &turns[0]);
	hy_helper_wait(helper, &jobs[0]);
	assert_int_equal(turns[0].found, JOBS);
	hy_helper_end(helper);
	free(jobs);
	free(turns);
}

static void
test_ends_when_all_is_done(void **state)
{
	struct hy_helper *helper = started();
	struct hy_job *jobs = calloc(JOBS, sizeof(*jobs));
	struct turn *turns = calloc(JOBS, sizeof(*turns));
	unsigned count = 0;

	(void)state;
	give(helper, jobs, turns, &count);
	hy_helper_end(helper);
	assert_int_equal(count, JOBS);
	hy_helper_end(NULL);
	free(jobs);
	free(turns);
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
