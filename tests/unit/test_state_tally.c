/* Tallies in the state: many commits are one sum; what is nothing to speak of becomes no fact, what is does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/monitor/state.h"
#include "tests/unit/log_text.h"

#define DAY 20544	/* 2026-04-01 */

/* Counts LINES (key=value) of a log of its own into STATE. */
static void
commit_lines(struct hy_monitor_state *state, const char *lines)
{
	struct hy_tallies *t = hy_tallies_new();
	struct hy_err err = { .text = "" };
	struct hy_log *log;

	put_text("access.log", lines);
	log = open_log("from: kv");
	read_to_end(log, t, 1 << 20);
	hy_log_close(log);
	if (!hy_state_begin(state, &err) || !hy_state_add_tallies(state, "access", t, &err) || !hy_state_commit(state, &err))
		fail_msg("%s", err.text);
	hy_tallies_free(t);
}

static struct hy_monitor_state *
open_state(void)
{
	struct hy_err err = { .text = "" };
	struct hy_monitor_state *state;

	clean_folder();
	state = hy_state_open(log_arena, path_of("state.db"), &err);
	if (state == NULL)
		fail_msg("%s", err.text);
	return state;
}

static struct hy_live *
facts_of(struct hy_monitor_state *state, long from, const struct hy_yaml *limits)
{
	struct hy_date today = hy_date_of_days(DAY + 10);
	struct hy_live *live = hy_live_new(log_arena, NULL, &today);
	struct hy_err err = { .text = "" };

	live->limits = limits;
	if (!hy_state_facts(state, live, from, &err))
		fail_msg("%s", err.text);
	return live;
}

/* The number in FIELD of FACT. */
static unsigned long
number(const struct hy_fact *fact, const char *field)
{
	return strtoul(fact->fields[hy_fact_field(fact->kind, hy_str_of(field))].p, NULL, 10);
}

static const char *
text(const struct hy_fact *fact, const char *field)
{
	const char *p = fact->fields[hy_fact_field(fact->kind, hy_str_of(field))].p;

	return p != NULL ? p : "";
}

/* Forty commits of the same day, each with the same and with a new operator: as one sum, with the first place. */
static void
test_many_commits(void **state)
{
	struct hy_monitor_state *s = open_state();
	const struct hy_fact *fact;
	struct hy_live *live;

	(void)state;
	for (int i = 0; i < 40; i++)
		commit_lines(s, hy_str_format(log_arena, "time=2026-04-01T09:%02d:00+09:00 user=all act=view rows=2 person=1\n"
		    "time=2026-04-01T10:00:00+09:00 user=u%02d act=view\n", 59 - i, i).p);
	live = facts_of(s, DAY, NULL);
	assert_int_equal(live->counts[HY_FACT_access_user], 41);
	fact = live->facts[HY_FACT_access_user];
	assert_string_equal(text(fact, "user"), "all");
	assert_int_equal(number(fact, "events"), 40);
	assert_int_equal(number(fact, "rows"), 80);
	assert_int_equal(number(fact, "last") - number(fact, "first"), 39 * 60000000ul);
	assert_int_equal(fact->day, DAY);
	assert_string_equal(fact->source, "access");
	assert_string_equal(strrchr(fact->at.file, '/'), "/access.log:1");
	/* In the order of their keys. */
	for (int i = 0; (fact = fact->next) != NULL; i++)
		assert_string_equal(text(fact, "user"), hy_str_format(log_arena, "u%02d", i).p);
	/* Other days, and forgetting. */
	commit_lines(s, "time=2026-03-31T09:00:00+09:00 user=old act=view\n");
	assert_int_equal(facts_of(s, DAY - 1, NULL)->counts[HY_FACT_access_user], 42);
	assert_int_equal(facts_of(s, DAY, NULL)->counts[HY_FACT_access_user], 41);
	assert_true(hy_state_forget(s, DAY, NULL));
	assert_int_equal(facts_of(s, DAY - 1, NULL)->counts[HY_FACT_access_user], 41);
	hy_state_close(s);
}

static const struct hy_yaml *
limits(const char *yaml)
{
	return hy_yaml_parse(log_arena, "limits", hy_str_of(yaml), NULL);
}

/* Ten meetings over several days and commits are told, nine are not, unless the limits ask for less. */
static void
test_meetings(void **state)
{
	struct hy_monitor_state *s = open_state();
	struct hy_live *live;

	(void)state;
	for (int i = 0; i < 10; i++)
		commit_lines(s, hy_str_format(log_arena, "time=2026-04-%02dT09:00:00+09:00 user=a act=view person=1\n%s", 1 + i / 2,
		    i < 9 ? "time=2026-04-01T09:00:00+09:00 user=b act=view person=2\n" : "").p);
	live = facts_of(s, DAY, NULL);
	assert_int_equal(live->counts[HY_FACT_access_person], 5);
	assert_string_equal(text(live->facts[HY_FACT_access_person], "user"), "a");
	assert_int_equal(facts_of(s, DAY, limits("repeated_accesses: 5\n"))->counts[HY_FACT_access_person], 6);
	assert_int_equal(facts_of(s, DAY + 1, NULL)->counts[HY_FACT_access_person], 0);
	hy_state_close(s);
}

/* Small hours stand for one another; those that a rule may speak of are there one by one. */
static void
test_small(void **state)
{
	struct hy_monitor_state *s = open_state();
	struct hy_live *live;

	(void)state;
	commit_lines(s, "time=2026-04-01T10:00:00+09:00 user=a act=view rows=3 zone=Z1\n"
	    "time=2026-04-01T11:00:00+09:00 user=b act=view rows=50 zone=Z1\n"
	    "time=2026-04-01T12:00:00+09:00 user=c act=export rows=100 zone=Z1\n"
	    "time=2026-04-01T13:00:00+09:00 user=d act=view rows=7 zone=Z1\n"
	    "time=2026-04-01T13:10:00+09:00 user=d act=view rows=7 zone=Z2\n"
	    "time=2026-04-01T22:00:00+09:00 user=e act=view rows=7 zone=Z1\n");
	live = facts_of(s, DAY, NULL);
	/* c took 100; of the others d, with two accesses, is the largest. */
	assert_int_equal(live->counts[HY_FACT_access_bulk], 2);
	assert_string_equal(text(live->facts[HY_FACT_access_bulk], "user"), "c");
	assert_string_equal(text(live->facts[HY_FACT_access_bulk]->next, "user"), "d");
	/* One of a, b, c; d in two places; e late. */
	assert_int_equal(live->counts[HY_FACT_access_hour], 4);
	assert_int_equal(facts_of(s, DAY, limits("bulk_persons_per_hour: 7\n"))->counts[HY_FACT_access_bulk], 5);
	assert_int_equal(facts_of(s, DAY, limits("hours: \"11:30-12:00\"\n"))->counts[HY_FACT_access_hour], 6);
	hy_state_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many_commits),
		cmocka_unit_test(test_meetings),
		cmocka_unit_test(test_small),
	};

	return cmocka_run_group_tests(tests, log_set_up, log_tear_down);
}
