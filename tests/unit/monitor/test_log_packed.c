/* Rotated files of a log that are compressed: read once, whether the monitor saw them before or not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define LOG_PATH "access.log*"
#include "tests/unit/log_text.h"

#define LONG_ENOUGH LOG_LINE(1, "a") LOG_LINE(2, "a") LOG_LINE(3, "b")
#define SHORT "ts=2026-04-01T09:00:00+09:00 seq=1 user=a\n"

/* A log that is read in steps, while files change between them. */
struct steps {
	struct hy_tallies *total;
	struct hy_str position;
	bool keep;		/* the program goes on; else it is started anew for each step */
	struct hy_log *log;
};

/* Reads on; true when that worked, else ERR tells why. */
static bool
try_step(struct steps *s, struct hy_err *err)
{
	bool ok, more = true;

	if (s->log == NULL)
		s->log = open_settings(LOG_KV, s->position, err);
	assert_non_null(s->log);
	for (ok = true; ok && more;)
		ok = hy_log_pump(s->log, s->total, 1 << 20, &more, err);
	s->position = hy_log_position(log_arena, s->log);
	if (!s->keep) {
		hy_log_close(s->log);
		s->log = NULL;
	}
	return ok;
}

static void
step(struct steps *s)
{
	struct hy_err err;

	assert_true(try_step(s, &err));
}

/* So many events were counted, none of them twice, and nothing is missing or lost. */
static void
expect(struct steps *s, unsigned events)
{
	struct hy_err err;
	unsigned holes;

	if (s->log == NULL)
		s->log = open_settings(LOG_KV, s->position, &err);
	hy_log_holes(s->log, &holes);
	assert_int_equal(hy_log_health(s->log)->events, events);
	assert_int_equal(hy_log_health(s->log)->repeated, 0);
	assert_int_equal(hy_log_health(s->log)->lost, 0);
	assert_int_equal(hy_log_health(s->log)->truncated, 0);
	assert_int_equal(holes, 0);
	hy_log_close(s->log);
	hy_tallies_free(s->total);
}

static void
rename_file(const char *from, const char *to)
{
	assert_int_equal(rename(path_of(from), path_of(to)), 0);
}

static void
compress(const char *name)
{
	assert_int_equal(system(hy_str_format(log_arena, "gzip '%s'", path_of(name)).p), 0);
}

/* They were there before the monitor was. */
static void
test_from_the_beginning(void **state)
{
	struct steps s = { hy_tallies_new(), { "", 0 }, false, NULL };

	(void)state;
	clean_folder();
	put_text("access.log.1", LONG_ENOUGH);
	compress("access.log.1");
	put_text("access.log", LOG_LINE(4, "c"));
	step(&s);
	step(&s);
	expect(&s, 4);
}

/* logrotate with compress, between two runs and while it follows; the last line came just before. A short log, too. */
static void
test_rotated(void **state)
{
	static const char *const first[] = { LONG_ENOUGH, SHORT };
	static const char *const rest[] = { LOG_LINE(4, "c"), LOG_LINE(2, "c") };
	static const char *const then[] = { LOG_LINE(5, "d"), LOG_LINE(3, "d") };

	(void)state;
	for (unsigned i = 0; i < 4; i++) {
		struct steps s = { hy_tallies_new(), { "", 0 }, i % 2 == 0, NULL };

		clean_folder();
		put_text("access.log", first[i / 2]);
		step(&s);
		add_text("access.log", rest[i / 2]);
		rename_file("access.log", "access.log.1");
		compress("access.log.1");
		put_text("access.log", then[i / 2]);
		step(&s);
		rename_file("access.log.1.gz", "access.log.2.gz");
		step(&s);
		expect(&s, i / 2 == 0 ? 5 : 3);
	}
}

/* As long as the file it is made of is there, a compressed one is not whole. */
static void
test_being_made(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 2; i++) {
		struct steps s = { hy_tallies_new(), { "", 0 }, i == 0, NULL };

		clean_folder();
		put_text("access.log", LONG_ENOUGH);
		step(&s);
		rename_file("access.log", "access.log.1");
		put_text("access.log.1.gz", "\x1f\x8b");
		step(&s);
		unlink(path_of("access.log.1.gz"));
		compress("access.log.1");
		step(&s);
		step(&s);
		expect(&s, 3);
	}
}

/* The oldest is removed, and the next takes its number on the disk: another file, and no wrong one. */
static void
test_removed(void **state)
{
	struct steps s = { hy_tallies_new(), { "", 0 }, false, NULL };

	(void)state;
	clean_folder();
	put_text("access.log.1", LONG_ENOUGH);
	compress("access.log.1");
	put_text("access.log", LOG_LINE(4, "c") LOG_LINE(5, "c") LOG_LINE(6, "c"));
	step(&s);
	add_text("access.log", LOG_LINE(7, "d"));
	rename_file("access.log", "access.log.1");
	unlink(path_of("access.log.1.gz"));
	compress("access.log.1");
	put_text("access.log", LOG_LINE(8, "e"));
	step(&s);
	unlink(path_of("access.log.1.gz"));
	step(&s);
	expect(&s, 8);
}

static void
test_damaged(void **state)
{
	struct steps s = { hy_tallies_new(), { "", 0 }, false, NULL };
	struct hy_err err;

	(void)state;
	clean_folder();
	put_text("access.log.1", LONG_ENOUGH);
	compress("access.log.1");
	assert_int_equal(truncate(path_of("access.log.1.gz"), 60), 0);
	assert_false(try_step(&s, &err));
	assert_non_null(strstr(err.text, "gzip"));
	hy_tallies_free(s.total);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_from_the_beginning), cmocka_unit_test(test_rotated), cmocka_unit_test(test_being_made),
		cmocka_unit_test(test_removed), cmocka_unit_test(test_damaged),
	};

	return cmocka_run_group_tests(tests, log_set_up, log_tear_down);
}
