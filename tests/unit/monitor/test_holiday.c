/* Days off as a configuration names them: single days, spans, days of every year, files of days in any encoding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/base/date.h"
#include "engine/monitor/config/config.h"

static long
day(int year, int month, int number)
{
	struct hy_date date = { .year = year, .month = month, .day = number };

	return hy_date_days(&date);
}

/* The days off that LIST, a YAML list, names; NULL: refused. BYTES are in file "days.csv" of the folder it is read from. */
static const struct hy_holidays *
read_list(struct hy_arena *arena, const char *list, const char *bytes, struct hy_err *err)
{
	char folder[] = "/tmp/hyoka-holiday-XXXXXX", path[64];
	const struct hy_holidays *holidays = NULL;
	const struct hy_yaml *yaml = hy_yaml_parse(arena, "monitor.yaml", hy_str_of(list), err);
	FILE *file;

	assert_non_null(yaml);
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/days.csv", folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(bytes, file);
	fclose(file);
	if (!hy_setting_holidays(arena, hy_str_of(folder), yaml, &holidays, err))
		holidays = NULL;
	unlink(path);
	rmdir(folder);
	return holidays;
}

static void
test_days(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_err err = { .text = "" };
	const struct hy_holidays *h = read_list(arena, "[2026-05-15, 令和8年8月12日..2026-08-14, 12-29..01-03, 06-01]", "", &err);

	(void)state;
	assert_non_null(h);
	assert_true(hy_holidays_have(h, day(2026, 5, 15)));
	assert_false(hy_holidays_have(h, day(2027, 5, 15)));
	assert_false(hy_holidays_have(h, day(2026, 8, 11)));
	assert_true(hy_holidays_have(h, day(2026, 8, 12)));
	assert_true(hy_holidays_have(h, day(2026, 8, 14)));
	assert_true(hy_holidays_have(h, day(2027, 12, 29)));
	assert_true(hy_holidays_have(h, day(2028, 1, 3)));
	assert_false(hy_holidays_have(h, day(2028, 1, 4)));
	assert_true(hy_holidays_have(h, day(2031, 6, 1)));
	hy_arena_free(arena);
}

/* A list that ends says nothing of the years behind it; days of every year alone tell of all. */
static void
test_years(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_err err = { .text = "" };
	const struct hy_holidays *listed = read_list(arena, "[2025-11-03, 2027-01-01, 12-29..01-03]", "", &err);
	const struct hy_holidays *yearly = read_list(arena, "[12-29..01-03]", "", &err);

	(void)state;
	assert_true(hy_holidays_know(listed, day(2025, 1, 1)));
	assert_false(hy_holidays_know(listed, day(2026, 7, 1)));
	assert_true(hy_holidays_know(listed, day(2027, 12, 31)));
	assert_false(hy_holidays_know(listed, day(2028, 1, 1)));
	assert_true(hy_holidays_know(yearly, day(2028, 6, 1)));
	hy_arena_free(arena);
}

/* As the Cabinet Office publishes it (Shift_JIS, a heading, the day first), and as an office types it (UTF-8, the name first). */
static void
test_files(void **state)
{
	static const char *const files[] = {
		"\x8d\x91\x96\xaf\x82\xcc\x8f\x6a\x93\xfa,\x96\xbc\x8f\xcc\r\n2026/4/29,\x8f\xba\x98\x61\x82\xcc\x93\xfa\r\n2026/5/3,\x8c\x9b\x96\x40\r\n",
		"昭和の日,2026/4/29\n憲法記念日,令和8年5月3日\n\n",
		"\"憲法記念日\",\"2026-05-03\"\n\"昭和の日\",\"2026-04-29\"",
	};

	(void)state;
	for (size_t i = 0; i < HY_COUNT(files); i++) {
		struct hy_arena *arena = hy_arena_new();
		struct hy_err err = { .text = "" };
		const struct hy_holidays *h = read_list(arena, "[days.csv]", files[i], &err);

		assert_non_null(h);
		assert_int_equal(h->count, 2);
		assert_true(hy_holidays_have(h, day(2026, 4, 29)));
		assert_true(hy_holidays_have(h, day(2026, 5, 3)));
		hy_arena_free(arena);
	}
}

static void
test_refused(void **state)
{
	static const char *const lists[] = {
		"[2026-02-30]", "[13-01..13-02]", "[02-30]", "[2026-05]", "[2026-05-15..2026-05-01]", "[nowhere.csv]", "[{a: b}]", "days.csv", "['']",
		"[1900-01-01..2999-12-31]",
	};
	struct hy_arena *arena = hy_arena_new();
	struct hy_err err = { .text = "" };

	(void)state;
	for (size_t i = 0; i < HY_COUNT(lists); i++) {
		assert_null(read_list(arena, lists[i], "", &err));
		assert_true(err.text[0] != '\0');
	}
	assert_null(read_list(arena, "[days.csv]", "name,day\n2026/4/29,a\nno day here\n", &err));
	assert_int_equal(err.at.line, 3);
	hy_arena_free(arena);
}

static void
test_weekend(void **state)
{
	(void)state;
	assert_true(hy_is_weekend(day(2026, 5, 16)));
	assert_true(hy_is_weekend(day(2026, 5, 17)));
	assert_false(hy_is_weekend(day(2026, 5, 18)));
	assert_false(hy_is_weekend(day(2026, 5, 15)));
	assert_true(hy_is_weekend(day(1969, 12, 27)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days), cmocka_unit_test(test_years), cmocka_unit_test(test_files), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_weekend),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
