/* Tallies as bytes: what is packed and added up is what it was; damaged bytes are refused, whatever is in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/monitor/tally/tally_pack.h"
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

static const struct hy_pack *
pack(const struct hy_tallies *tallies)
{
	const struct hy_pack *packs;

	assert_true(hy_packs_make(log_arena, tallies, &packs));
	return packs;
}

/* Adds all of PACKS to TO; how many rows they had. */
static size_t
unpack(struct hy_tallies *to, const struct hy_pack *packs)
{
	size_t rows = 0;

	for (; packs != NULL; packs = packs->next) {
		assert_true(hy_tallies_unpack(to, packs->tally, packs->day, packs->bytes));
		rows += packs->rows;
	}
	return rows;
}

static void
test_there_and_back(void **state)
{
	struct hy_tallies *one = make_tallies(1), *two = make_tallies(2), *to = hy_tallies_new(), *none = hy_tallies_new();
	unsigned packs = 0;

	(void)state;
	assert_null(pack(none));
	assert_int_equal(unpack(to, pack(one)), hy_tallies_count(one));
	for (const struct hy_pack *p = pack(one); p != NULL; p = p->next)
		packs++;
	assert_int_equal(packs % 5, 0);
	assert_string_equal(dump(to, NULL, true), dump(one, NULL, true));
	/* Packs of two sets are their sum. */
	unpack(to, pack(two));
	assert_true(hy_tallies_add(one, two));
	assert_string_equal(dump(to, NULL, true), dump(one, NULL, true));
	hy_tallies_free(one);
	hy_tallies_free(two);
	hy_tallies_free(to);
	hy_tallies_free(none);
}

/* Cut anywhere it is refused; with any byte changed it is refused or read as something else, but never more than that. */
static void
test_damaged(void **state)
{
	struct hy_tallies *one = make_tallies(3), *to = hy_tallies_new();
	const struct hy_pack *last = pack(one);
	size_t len;
	uint32_t seed = 4;

	(void)state;
	while (last->next != NULL)
		last = last->next;
	len = last->bytes.len;
	for (size_t n = 0; n < len; n += 1 + n / 50) {
		struct hy_tallies *cut = hy_tallies_new();

		assert_false(hy_tallies_unpack(cut, last->tally, 1, (struct hy_str){ last->bytes.p, n }));
		hy_tallies_free(cut);
	}
	for (unsigned round = 0; round < 2000; round++) {
		char *bytes = malloc(len);

		memcpy(bytes, last->bytes.p, len);
		bytes[next(&seed) % (round % 2 == 0 ? len : 20)] = (char)next(&seed);
		hy_tallies_unpack(to, last->tally, 1, (struct hy_str){ bytes, len });
		hy_tallies_clear(to);
		free(bytes);
	}
	assert_false(hy_tallies_unpack(to, HY_FACT_account, 1, last->bytes));
	hy_tallies_free(one);
	hy_tallies_free(to);
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
