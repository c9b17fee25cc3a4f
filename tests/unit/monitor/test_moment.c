/* Days as lists of accounts and databases write them: with times, with zones, in eras, without signs between. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/monitor/event/moment.h"
#include "tests/unit/arena.h"

/* The day of TEXT in Japan, in ISO; "none" when there is no such day. */
static const char *
day_of(struct hy_arena *arena, const char *text)
{
	struct hy_date day;

	return hy_moment_day(hy_str_of(text), 540, &day) ? hy_date_iso(arena, &day).p : "none";
}

static void
test_written(void **state)
{
	static const char *const texts[] = {
		"2028-02-29", "2028/2/29", "20280229", "20280229093000", "2028-02-29 09:30:00", "2028/2/29 9:30", "2028-02-29T23:59:59",
		"2028-02-29 09:30:00.123456+09", "R10.2.29",
	};

	for (size_t i = 0; i < HY_COUNT(texts); i++)
		assert_string_equal(day_of(*state, texts[i]), "2028-02-29");
}

/* What a server in another zone wrote in the evening was of the next day here. */
static void
test_zone(void **state)
{
	assert_string_equal(day_of(*state, "2027-12-31T14:59:59Z"), "2027-12-31");
	assert_string_equal(day_of(*state, "2027-12-31T15:00:00Z"), "2028-01-01");
	assert_string_equal(day_of(*state, "2028-01-01 00:30:00+09:00"), "2028-01-01");
}

static void
test_none(void **state)
{
	static const char *const texts[] = { "", "2028-02-30", "20280230", "20281301", "2028-02", "1234567", "later" };

	for (size_t i = 0; i < HY_COUNT(texts); i++)
		assert_string_equal(day_of(*state, texts[i]), "none");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_written), cmocka_unit_test(test_zone), cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests(tests, arena_open, arena_close);
}
