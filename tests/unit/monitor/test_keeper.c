/* Commits beside reading: all of a log is kept, in whatever steps it was read, and a commit that fails leaves the one before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/unit/log_text.h"

#include "engine/monitor/state/keeper.h"

#define LINE "time=2026-04-01T09:30:00 user=u%u case=%s reason=\"%s\"\n"
#define NUMBER "123456789018"	/* looks like a My Number */

static struct hy_monitor_state *
open_state(struct hy_arena *arena)
{
	struct hy_err err = { { NULL, 0, 0, NULL }, "" };
	struct hy_monitor_state *state = hy_state_open(arena, path_of("state.db"), &err);

	if (state == NULL)
		fail_msg("%s", err.text);
	return state;
}

/* Text NAME of the state. */
static const char *
kept(struct hy_monitor_state *state, const char *name)
{
	struct hy_str text = { "", 0 };

	assert_true(hy_state_get(state, log_arena, name, &text, NULL));
	return hy_str_copy(log_arena, text.p, text.len).p;
}

/* Values that looked like a My Number in FIELD, as the state tells them. */
static const char *
numbers(struct hy_monitor_state *state, const char *field)
{
	struct hy_live *live = hy_live_new(log_arena, NULL, &(struct hy_date){ 2026, 4, 1, false, false });

	assert_true(hy_state_numbers(state, live, 0, NULL));
	for (const struct hy_fact *f = live->facts[HY_FACT_number_seen]; f != NULL; f = f->next)
		if (hy_str_is(f->fields[1], field))
			return f->fields[2].p;
	return "0";
}

struct set {
	struct hy_arena *arena;		/* of the state */
	struct hy_log *log;
	struct hy_source source;
	struct hy_keeper keeper;
};

static void
begin(struct set *set, const char *text)
{
	clean_folder();
	put_text("access.log", text);
	*set = (struct set){ .arena = hy_arena_new(), .log = open_log("from: kv"), .source = { .name = "access" } };
	set->keeper = (struct hy_keeper){ .state = open_state(set->arena), .source = &set->source, .day = 20544 };
	assert_true(hy_keeper_begin(&set->keeper));
}

static void
end(struct set *set)
{
	hy_log_close(set->log);
	hy_state_close(set->keeper.state);
	hy_arena_free(set->arena);
}

/* Reads what there is and begins to keep it. */
static bool
step(struct set *set, struct hy_err *err)
{
	bool more;

	assert_true(hy_log_pump(set->log, hy_keeper_tallies(&set->keeper), 1 << 20, &more, NULL));
	return hy_keeper_add(&set->keeper, set->log, err);
}

static void
test_steps(void **state)
{
	struct hy_str position;
	struct set set;

	(void)state;
	/* The field that has such a number first stands behind the one that has them later: each is counted for itself. */
	begin(&set, hy_str_format(log_arena, LINE, 1u, "c1", NUMBER).p);
	assert_true(step(&set, NULL));
	for (unsigned i = 0; i < 9; i++) {
		add_text("access.log", hy_str_format(log_arena, LINE, i, NUMBER, "").p);
		assert_true(step(&set, NULL));
	}
	assert_true(hy_keeper_end(&set.keeper, NULL));
	assert_true(hy_keeper_end(&set.keeper, NULL));
	position = hy_log_position(log_arena, set.log);
	assert_string_equal(kept(set.keeper.state, "log:access"), hy_str_copy(log_arena, position.p, position.len).p);
	assert_string_equal(numbers(set.keeper.state, "reason"), "1");
	assert_string_equal(numbers(set.keeper.state, "case"), "9");
	end(&set);
}

/* When the disk is full, say: it is told at the next step, and the position from before stays. */
static void
test_failure(void **state)
{
	struct hy_err err = { { NULL, 0, 0, NULL }, "" };
	const char *first;
	struct set set;

	(void)state;
	begin(&set, hy_str_format(log_arena, LINE, 1u, "c1", "").p);
	assert_true(step(&set, NULL) && hy_keeper_end(&set.keeper, NULL) && hy_keeper_begin(&set.keeper));
	first = kept(set.keeper.state, "log:access");
	add_text("access.log", hy_str_format(log_arena, LINE, 2u, "c1", "").p);
	/* A transaction that is open is in the way of another. */
	assert_true(hy_state_begin(set.keeper.state, NULL));
	assert_true(step(&set, NULL));
	assert_false(step(&set, &err));
	assert_true(err.text[0] != '\0');
	assert_true(hy_keeper_end(&set.keeper, NULL));
	assert_true(hy_state_commit(set.keeper.state, NULL));
	assert_string_equal(kept(set.keeper.state, "log:access"), first);
	end(&set);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_steps), cmocka_unit_test(test_failure) };

	return cmocka_run_group_tests(tests, log_set_up, log_tear_down);
}
