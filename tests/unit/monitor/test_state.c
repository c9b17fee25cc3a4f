/* What a monitor remembers: nothing is lost, nothing counted twice, and what was altered shows. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <limits.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/state/state_part.h"
#include "engine/monitor/tally/tally_pack.h"
#include "tests/unit/state_file.h"

static struct hy_monitor_state *
open_state(void)
{
	struct hy_err err = { .text = "" };
	struct hy_monitor_state *state = hy_state_open(arena, file.p, &err);

	if (state == NULL)
		print_message("%s\n", err.text);
	assert_non_null(state);
	return state;
}

/* Two accesses of one operator on DAY. */
static struct hy_tallies *
two_accesses(long day)
{
	struct hy_tallies *tallies = hy_tallies_new();
	struct hy_event event = { .day = day, .hour = 9, .time = day * INT64_C(86400000000), .ok = HY_FLAG_TRUE };

	event.fields[HY_EVENT_user] = HY_S("U001");
	event.fields[HY_EVENT_department] = HY_S("K01");
	event.fields[HY_EVENT_act] = HY_S("view");
	assert_true(hy_tallies_event(tallies, &event) && hy_tallies_event(tallies, &event) && hy_tallies_flush(tallies));
	return tallies;
}

static void
keep(struct hy_monitor_state *state, long day, const char *position)
{
	struct hy_tallies *tallies = two_accesses(day);
	const struct hy_pack *packs;
	struct hy_err err;

	assert_true(hy_packs_make(arena, tallies, &packs));
	assert_true(hy_state_begin(state, &err));
	assert_true(hy_state_add_packs(state, "access", packs, &err));
	assert_true(hy_state_put(state, "log:access", hy_str_of(position), &err));
	hy_tallies_free(tallies);
}

static struct hy_live *
facts(struct hy_monitor_state *state)
{
	struct hy_live *live = hy_live_new(arena, NULL, &(struct hy_date){ 2025, 10, 1, false, false });
	struct hy_err err;

	assert_true(hy_state_facts(state, live, 0, &err));
	return live;
}

static const char *
events_of(struct hy_live *live)
{
	struct hy_fact_query query = { .kind = hy_fact_kind_get(HY_FACT_access_user), .from = LONG_MIN, .to = LONG_MAX, .added = true,
		.differ = -1 };
	void *answer = live->store->ask(live->store->context, &query);
	struct hy_err err = { .text = "" };
	const struct hy_fact *fact = live->store->next(answer, &err);
	struct hy_str events = fact == NULL ? HY_S("none") : fact->fields[hy_fact_field(fact->kind, HY_S("events"))];

	return hy_str_copy(arena, events.p, events.len).p;
}

static void
adds_up_what_was_committed(void **unused)
{
	struct hy_monitor_state *state = open_state();
	struct hy_str position;
	struct hy_err err;

	(void)unused;
	keep(state, 20000, "one");
	assert_true(hy_state_commit(state, &err));
	keep(state, 20000, "two");
	assert_true(hy_state_commit(state, &err));
	hy_state_close(state);
	state = open_state();
	assert_string_equal(events_of(facts(state)), "4");
	assert_true(hy_state_get(state, arena, "log:access", &position, &err));
	assert_string_equal(position.p, "two");
	hy_state_close(state);
}

/* The program ends between counting and committing: neither the counts nor the position moved. */
static void
forgets_what_was_not_committed(void **unused)
{
	struct hy_monitor_state *state = open_state();
	struct hy_str position;
	struct hy_err err;

	(void)unused;
	keep(state, 20000, "one");
	hy_state_close(state);
	state = open_state();
	assert_string_equal(events_of(facts(state)), "none");
	assert_true(hy_state_get(state, arena, "log:access", &position, &err));
	assert_string_equal(position.p, "");
	hy_state_close(state);
}

static void
refuses_a_second_writer(void **unused)
{
	struct hy_monitor_state *state = open_state(), *reader;
	struct hy_err err = { .text = "" };

	(void)unused;
	assert_null(hy_state_open(arena, file.p, &err));
	assert_true(strlen(err.text) > 0);
	reader = hy_state_read(arena, file.p, &err);
	assert_non_null(reader);
	hy_state_close(reader);
	hy_state_close(state);
}

static void
forgets_old_days(void **unused)
{
	struct hy_monitor_state *state = open_state();
	struct hy_err err;

	(void)unused;
	keep(state, 20000, "one");
	assert_true(hy_state_forget(state, 20001, &err) && hy_state_commit(state, &err));
	assert_string_equal(events_of(facts(state)), "none");
	hy_state_close(state);
}

static const struct hy_rule rule = { .id = "MO-99" };

static unsigned
run_with(struct hy_monitor_state *state, enum hy_standing standing, const char *subject)
{
	struct hy_judgements *list = hy_judgements_new(arena);
	struct hy_judgement judgement = { .rule = &rule, .standing = standing, .subject = hy_str_of(subject),
		.message = HY_S("an observation"), .first = 20000, .last = 20000, .facts = 1 };
	struct hy_err err = { .text = "" };
	unsigned added;

	hy_judgements_add(list, &judgement);
	assert_true(hy_state_begin(state, &err));
	assert_true(hy_state_add_run(state, list, 20000, 1760000000, &added, &err));
	assert_true(hy_state_commit(state, &err));
	return added;
}

static int64_t
broken(struct hy_monitor_state *state, int64_t count)
{
	int64_t n, broken;
	struct hy_str last;
	struct hy_err err;

	assert_true(hy_state_verify(state, arena, &n, &broken, &last, &err));
	if (count >= 0)
		assert_int_equal(n, count);
	return broken;
}

struct told {
	unsigned count;
	bool over;
};

static bool
tell(void *context, const struct hy_result *result)
{
	struct told *told = context;

	told->count++;
	told->over = result->over;
	return true;
}

static void
appends_only_what_is_new(void **unused)
{
	struct hy_monitor_state *state = open_state();
	struct told told = { 0, false };
	struct hy_err err;

	(void)unused;
	assert_int_equal(run_with(state, HY_DEVIATES, "account:U1"), 1);
	assert_int_equal(run_with(state, HY_DEVIATES, "account:U1"), 0);
	/* Another subject is spoken of, the first one is over. */
	run_with(state, HY_DEVIATES, "account:U2");
	assert_true(hy_state_results(state, tell, &told, &err));
	assert_int_equal(told.count, 3);
	assert_true(told.over);
	assert_int_equal(broken(state, 3), 0);
	hy_state_close(state);
}

/* Someone with the file in hand takes the guard off and changes a result. */
static void
shows_what_was_altered(void **unused)
{
	struct hy_monitor_state *state = open_state();
	struct hy_err err = { .text = "" };

	(void)unused;
	run_with(state, HY_DEVIATES, "account:U1");
	run_with(state, HY_DEVIATES, "account:U2");
	assert_false(hy_state_run(state, "UPDATE result SET standing = 0", NULL, 0, NULL, NULL, &err));
	assert_true(hy_state_run(state, "DROP TRIGGER result_stays", NULL, 0, NULL, NULL, &err));
	assert_true(hy_state_run(state, "UPDATE result SET standing = 0 WHERE number = 2", NULL, 0, NULL, NULL, &err));
	assert_int_equal(broken(state, -1), 2);
	hy_state_close(state);
}

static void
says_what_is_no_state(void **unused)
{
	FILE *f = fopen(file.p, "w");
	struct hy_err err = { .text = "" };

	(void)unused;
	fputs("this is a text and no database at all, for certain", f);
	fclose(f);
	assert_null(hy_state_open(arena, file.p, &err));
	assert_non_null(strstr(err.text, "SQLite"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(adds_up_what_was_committed, state_set_up, state_tear_down),
		cmocka_unit_test_setup_teardown(forgets_what_was_not_committed, state_set_up, state_tear_down),
		cmocka_unit_test_setup_teardown(refuses_a_second_writer, state_set_up, state_tear_down),
		cmocka_unit_test_setup_teardown(forgets_old_days, state_set_up, state_tear_down),
		cmocka_unit_test_setup_teardown(appends_only_what_is_new, state_set_up, state_tear_down),
		cmocka_unit_test_setup_teardown(shows_what_was_altered, state_set_up, state_tear_down),
		cmocka_unit_test_setup_teardown(says_what_is_no_state, state_set_up, state_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
