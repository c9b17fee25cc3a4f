/* Tallies as bytes: what is packed and added up is what it was; damaged bytes are refused, whatever is in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/monitor/tally_pack.h"
#include "tests/unit/log_text.h"

#define LINES 3000u

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Tallies of a log of five days in no order. */
static struct hy_tallies *
make_tallies(uint32_t seed)
{
	struct hy_tallies *t = hy_tallies_new();
	struct hy_buf text = hy_buf_new(log_arena);
	struct hy_log *log;

	for (unsigned i = 0; i < LINES; i++)
		hy_buf_format(&text, "time=2026-04-0%uT%02u:00:00+09:00 user=u%u department=\"課 %u\" act=%s person=%u rows=%u medium=usb\n",
		    1 + next(&seed) % 5, next(&seed) % 24, next(&seed) % 7, next(&seed) % 3, next(&seed) % 2 == 0 ? "view" : "export",
		    next(&seed) % 50, next(&seed) % 300);
	clean_folder();
	put("access.log", "w", text.p, text.len);
	log = open_log("from: kv");
	read_to_end(log, t, 1 << 20);
	hy_log_close(log);
	return t;
}

struct target {
	struct hy_tallies *to;
	size_t rows, packs;
	struct hy_str last;	/* pack, copied */
	enum hy_fact_id tally;
};

static bool
unpack(void *context, enum hy_fact_id tally, long day, size_t count, struct hy_str bytes)
{
	struct target *t = context;

	assert_true(hy_tallies_unpack(t->to, tally, day, bytes));
	t->rows += count;
	t->packs++;
	t->last = hy_str_copy(log_arena, bytes.p, bytes.len);
	t->tally = tally;
	return true;
}

static void
test_there_and_back(void **state)
{
	struct hy_tallies *one = make_tallies(1), *two = make_tallies(2);
	struct target t = { hy_tallies_new(), 0, 0, { "", 0 }, HY_FACT_access_user };

	(void)state;
	assert_true(hy_tallies_pack(one, unpack, &t));
	assert_int_equal(t.rows, hy_tallies_count(one));
	assert_int_equal(t.packs % 5, 0);
	assert_string_equal(dump(t.to, NULL, true), dump(one, NULL, true));
	/* Packs of two sets are their sum. */
	assert_true(hy_tallies_pack(two, unpack, &t));
	assert_true(hy_tallies_add(one, two));
	assert_string_equal(dump(t.to, NULL, true), dump(one, NULL, true));
	hy_tallies_free(one);
	hy_tallies_free(two);
	hy_tallies_free(t.to);
}

/* Cut anywhere it is refused; with any byte changed it is refused or read as something else, but never more than that. */
static void
test_damaged(void **state)
{
	struct hy_tallies *one = make_tallies(3);
	struct target t = { hy_tallies_new(), 0, 0, { "", 0 }, HY_FACT_access_user };
	uint32_t seed = 4;
	char *bytes;

	(void)state;
	assert_true(hy_tallies_pack(one, unpack, &t));
	for (size_t len = 0; len < t.last.len; len += 1 + len / 50) {
		struct hy_tallies *to = hy_tallies_new();

		assert_false(hy_tallies_unpack(to, t.tally, 1, (struct hy_str){ t.last.p, len }));
		hy_tallies_free(to);
	}
	for (unsigned round = 0; round < 2000; round++) {
		bytes = malloc(t.last.len);
		memcpy(bytes, t.last.p, t.last.len);
		bytes[next(&seed) % (round % 2 == 0 ? t.last.len : 20)] = (char)next(&seed);
		hy_tallies_unpack(t.to, t.tally, 1, (struct hy_str){ bytes, t.last.len });
		hy_tallies_clear(t.to);
		free(bytes);
	}
	assert_false(hy_tallies_unpack(t.to, HY_FACT_account, 1, t.last));
	hy_tallies_free(one);
	hy_tallies_free(t.to);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_damaged),
	};

	return cmocka_run_group_tests(tests, log_set_up, log_tear_down);
}
