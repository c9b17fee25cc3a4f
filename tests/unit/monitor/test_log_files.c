/* The files of a log while they change: rotated, cut, rewritten, lost, going on; what is counted twice or is missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/monitor/log/log_watch.h"
#include "tests/unit/log_text.h"

/* Long enough to be known again by its first bytes. */
#define LONG_ENOUGH LOG_LINE(1, "a") LOG_LINE(2, "a") LOG_LINE(3, "b")

/* A log that is read in steps, while files change between them. */
struct steps {
	struct hy_tallies *total;
	struct hy_str position;
	bool keep;		/* the program goes on; else it is started anew for each step */
	struct hy_log *log;
};

static void
step(struct steps *s)
{
	struct hy_err err;

	if (s->log == NULL)
		s->log = open_settings(LOG_KV, s->position, &err);
	assert_non_null(s->log);
	read_to_end(s->log, s->total, 1 << 20);
	s->position = hy_log_position(log_arena, s->log);
	if (!s->keep) {
		hy_log_close(s->log);
		s->log = NULL;
	}
}

/* How often each user stood in the log, and the holes. */
static void
expect(struct steps *s, const char *users, unsigned long long rotated, unsigned long long truncated, unsigned holes)
{
	struct hy_buf got = hy_buf_new(log_arena);
	const char *row = dump(s->total, "access_user", false);
	struct hy_err err;
	unsigned n;

	for (; *row != '\0'; row = strchr(row, '\n') + 1) {
		const char *user = strchr(strchr(row, ' ') + 1, ' ') + 1;

		hy_buf_format(&got, "%c%lu ", *user, strtoul(strstr(user, "| ") + 2, NULL, 10));
	}
	hy_buf_add(&got, "", 0);
	assert_string_equal(got.p, users);
	if (s->log == NULL)
		s->log = open_settings(LOG_KV, s->position, &err);
	hy_log_holes(s->log, &n);
	assert_int_equal(n, holes);
	assert_int_equal(hy_log_health(s->log)->rotated, rotated);
	assert_int_equal(hy_log_health(s->log)->truncated, truncated);
	assert_int_equal(hy_log_health(s->log)->lost, 0);
	assert_int_equal(hy_log_health(s->log)->repeated, 0);
	hy_log_close(s->log);
	hy_tallies_free(s->total);
}

static void
rename_file(const char *from, const char *to)
{
	assert_int_equal(rename(path_of(from), path_of(to)), 0);
}

/* logrotate's way: a new name, inside or outside of the pattern, a new file; the last lines came just before. */
static void
test_rotation(void **state)
{
	static const char *const names[] = { "access-1.log", "access.log.1" };

	(void)state;
	for (unsigned i = 0; i < 4; i++) {
		struct steps s = { hy_tallies_new(), { "", 0 }, i % 2 == 0, NULL };

		clean_folder();
		put_text("access.log", LONG_ENOUGH);
		step(&s);
		add_text("access.log", LOG_LINE(4, "c"));
		rename_file("access.log", names[i / 2]);
		put_text("access.log", LOG_LINE(6, "d"));
		step(&s);
		/* The writer did not know yet. */
		add_text(names[i / 2], LOG_LINE(5, "e"));
		step(&s);
		add_text("access.log", LOG_LINE(7, "d"));
		step(&s);
		expect(&s, "a2 b1 c1 d2 e1 ", 1, 0, 0);
	}
}

/* copytruncate: the copy is not counted again, what was added before it is; in both ways of running. */
static void
test_copytruncate(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 2; i++) {
		struct steps s = { hy_tallies_new(), { "", 0 }, i % 2 == 0, NULL };

		clean_folder();
		put_text("access.log", LONG_ENOUGH);
		step(&s);
		put_text("access-1.log", LONG_ENOUGH LOG_LINE(4, "c"));
		put_text("access.log", LOG_LINE(5, "d"));
		step(&s);
		add_text("access-1.log", "");
		step(&s);
		expect(&s, "a2 b1 c1 d1 ", 1, 1, 0);
	}
}

/* Written anew to the same length or more: other first bytes tell it. */
static void
test_rewritten(void **state)
{
	struct steps s = { hy_tallies_new(), { "", 0 }, false, NULL };

	(void)state;
	clean_folder();
	put_text("access.log", LONG_ENOUGH);
	step(&s);
	put_text("access.log", LOG_LINE(5, "x") LOG_LINE(6, "x") LOG_LINE(7, "y") LOG_LINE(8, "y"));
	step(&s);
	expect(&s, "a2 b1 x2 y2 ", 0, 1, 1);
}

/* A file that vanished while nobody looked is told: more may have stood in it. */
static void
test_lost(void **state)
{
	struct steps s = { hy_tallies_new(), { "", 0 }, false, NULL };
	struct hy_err err;

	(void)state;
	clean_folder();
	put_text("access.log", LONG_ENOUGH);
	step(&s);
	/* The new file is there first, so that it has another inode. */
	put_text("new", LOG_LINE(9, "z"));
	unlink(path_of("access.log"));
	rename_file("new", "access.log");
	step(&s);
	s.log = open_settings(LOG_KV, s.position, &err);
	assert_int_equal(hy_log_health(s.log)->lost, 1);
	hy_log_close(s.log);
	hy_tallies_free(s.total);
}

/* Several files that match are read one after the other, and lines that come in no order fill the holes of the numbers. */
static void
test_holes(void **state)
{
	struct hy_tallies *t = hy_tallies_new();
	const struct hy_log_hole *holes;
	struct hy_log *log;
	unsigned n;

	(void)state;
	clean_folder();
	put_text("access-1.log", LOG_LINE(1, "a") LOG_LINE(2, "a") LOG_LINE(9, "a"));
	put_text("access-2.log", LOG_LINE(3, "a") LOG_LINE(5, "a") LOG_LINE(4, "a") LOG_LINE(2, "a"));
	log = open_log(LOG_KV);
	read_to_end(log, t, 1 << 20);
	holes = hy_log_holes(log, &n);
	assert_int_equal(n, 1);
	assert_int_equal(holes[0].from, 6);
	assert_int_equal(holes[0].to, 8);
	assert_int_equal(hy_log_health(log)->repeated, 1);
	hy_log_close(log);
	hy_tallies_free(t);
}

/* The last line waits for its end. */
static void
test_unfinished_line(void **state)
{
	struct steps s = { hy_tallies_new(), { "", 0 }, true, NULL };

	(void)state;
	clean_folder();
	put_text("access.log", LOG_LINE(1, "a") "ts=2026-04-01T09:00:00+09:00 seq=2 user=b");
	step(&s);
	assert_int_equal(hy_log_health(s.log)->lines, 1);
	add_text("access.log", "ob\n");
	step(&s);
	assert_int_equal(hy_log_health(s.log)->malformed, 0);
	expect(&s, "a1 b1 ", 0, 0, 0);
}

/* A clock that is wrong does not become the newest time; late lines fall into their own day. */
static void
test_clocks(void **state)
{
	struct steps s = { hy_tallies_new(), { "", 0 }, true, NULL };

	(void)state;
	clean_folder();
	put_text("access.log", LOG_LINE(1, "a"));
	s.log = open_log(LOG_KV);
	hy_log_until(s.log, 20544);
	step(&s);
	add_text("access.log", "ts=2099-01-01T00:00:00Z seq=2 user=f act=view\nts=2025-04-01T00:00:00Z seq=3 user=g act=view\n");
	step(&s);
	assert_int_equal(hy_log_health(s.log)->ahead, 1);
	assert_int_equal(hy_log_health(s.log)->late, 1);
	assert_int_equal(hy_log_health(s.log)->newest, INT64_C(1775001600000000));
	assert_non_null(strstr(dump(s.total, "access_user", false), "access_user 20179 g|"));
	expect(&s, "g1 a1 f1 ", 0, 0, 0);
}

/* Waiting ends when something was added, and else when its time is over. */
static void
test_wait(void **state)
{
	struct steps s = { hy_tallies_new(), { "", 0 }, true, NULL };
	struct hy_log_watch *watch = hy_log_watch_open();

	(void)state;
	clean_folder();
	put_text("access.log", LOG_LINE(1, "a"));
	step(&s);
	assert_true(hy_log_watch_wait(watch, &s.log, 1, 0));
	assert_false(hy_log_watch_wait(watch, &s.log, 1, 20));
	add_text("access.log", LOG_LINE(2, "a"));
	assert_true(hy_log_watch_wait(watch, &s.log, 1, 20));
	step(&s);
	assert_false(hy_log_watch_wait(watch, &s.log, 1, 20));
	hy_log_close(s.log);	/* each run opens it anew */
	s.log = NULL;
	step(&s);
	assert_false(hy_log_watch_wait(watch, &s.log, 1, 20));
	put_text("monitor.db", "not a log");
	assert_false(hy_log_watch_wait(watch, &s.log, 1, 20));
	put_text("access-2.log", LOG_LINE(3, "b"));
	assert_true(hy_log_watch_wait(watch, &s.log, 1, 20));
	step(&s);
	expect(&s, "a2 b1 ", 0, 0, 0);
	hy_log_watch_close(watch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rotation), cmocka_unit_test(test_copytruncate),
		cmocka_unit_test(test_rewritten), cmocka_unit_test(test_lost), cmocka_unit_test(test_holes),
		cmocka_unit_test(test_unfinished_line), cmocka_unit_test(test_clocks),
		cmocka_unit_test(test_wait),
	};

	return cmocka_run_group_tests(tests, log_set_up, log_tear_down);
}
