/* The report of a year: which days are known, from when a result was kept and what it was judged by. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "engine/monitor/evidence.h"
#include "tests/unit/state_file.h"

#define APRIL_1 20179L		/* 2025-04-01 */
#define DAY INT64_C(86400)
#define MADE INT64_C(1790000000)	/* much later: what was looked at is not when */

static const struct hy_rule rule = { .id = "MO-99" };

/* A run that looks at DAY, the NUMBERth that is made: STANDING by facts from FIRST on. */
static void
run(unsigned number, long day, enum hy_standing standing, long first)
{
	struct hy_judgements *list = hy_judgements_new(arena);
	struct hy_judgement j = { .rule = &rule, .standing = standing, .subject = HY_S("access_log"), .message = HY_S("as it is"),
		.first = first, .last = day };
	struct hy_err err = { .text = "" };
	struct hy_monitor_state *state = hy_state_open(arena, file.p, &err);
	unsigned added;

	assert_non_null(state);
	hy_judgements_add(list, &j);
	assert_true(hy_state_begin(state, &err) && hy_state_add_run(state, list, day, MADE + number * DAY, &added, &err) &&
	    hy_state_commit(state, &err));
	hy_state_close(state);
}

/* Days of the year that began on APRIL_1, as they are known on TODAY: h held, d deviated, g gap, - unknown. */
static const char *
days_until(long today)
{
	static const char signs[HY_DAY_MARKS] = { [HY_DAY_UNKNOWN] = '-', [HY_DAY_HELD] = 'h', [HY_DAY_RELIED] = 'r', [HY_DAY_GAP] = 'g',
		[HY_DAY_DEVIATED] = 'd' };
	struct hy_date date = hy_date_of_days(today);
	struct hy_err err = { .text = "" };
	struct hy_monitor_state *state = hy_state_read(arena, file.p, &err);
	struct hy_live *live = hy_live_new(arena, NULL, &date);
	const struct hy_evidence *e = state != NULL ? hy_evidence_collect(arena, state, live, NULL, APRIL_1, 540, &err) : NULL;
	char *text = hy_arena_alloc(arena, HY_YEAR_DAYS + 1);

	assert_non_null(e);
	assert_non_null(e->rules);
	for (long day = e->from; day <= e->to; day++)
		text[day - e->from] = signs[e->rules->days[day - e->from]];
	hy_state_close(state);
	return text;
}

/* What a log tells holds on all its days, however seldom the monitor runs. */
static void
knows_the_days_between(void **unused)
{
	(void)unused;
	run(1, APRIL_1 + 6, HY_HOLDS, APRIL_1 + 2);
	run(2, APRIL_1 + 10, HY_HOLDS, APRIL_1 + 6);
	assert_string_equal(days_until(APRIL_1 + 12), "--hhhhhhhhh--");
}

/* What is only so on the day it is looked at (a list of accounts) says nothing of the days between. */
static void
knows_no_more_than_it_saw(void **unused)
{
	(void)unused;
	run(1, APRIL_1 + 2, HY_HOLDS, APRIL_1 + 2);
	run(2, APRIL_1 + 6, HY_HOLDS, APRIL_1 + 6);
	assert_string_equal(days_until(APRIL_1 + 7), "--h---h-");
}

/* Nor does a log tell of days that it does not reach back to. */
static void
leaves_what_no_log_reached(void **unused)
{
	(void)unused;
	run(1, APRIL_1 + 2, HY_HOLDS, APRIL_1 + 1);
	run(2, APRIL_1 + 9, HY_HOLDS, APRIL_1 + 8);
	assert_string_equal(days_until(APRIL_1 + 10), "-hh-----hh-");
}

/* A deviation stays on its own days and those it was told on; what follows is held again. */
static void
keeps_a_deviation_apart(void **unused)
{
	(void)unused;
	run(1, APRIL_1 + 2, HY_HOLDS, APRIL_1);
	run(2, APRIL_1 + 4, HY_DEVIATES, APRIL_1 + 4);
	run(3, APRIL_1 + 8, HY_HOLDS, APRIL_1 + 5);
	assert_string_equal(days_until(APRIL_1 + 8), "hhh-dhhhh");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(knows_the_days_between, state_set_up, state_tear_down),
		cmocka_unit_test_setup_teardown(knows_no_more_than_it_saw, state_set_up, state_tear_down),
		cmocka_unit_test_setup_teardown(leaves_what_no_log_reached, state_set_up, state_tear_down),
		cmocka_unit_test_setup_teardown(keeps_a_deviation_apart, state_set_up, state_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
