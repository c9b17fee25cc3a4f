/* Dates and ranges as assessments write them (FM-01, FM-02). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/date.h"
#include "engine/base/match.h"

/* TEXT as ISO; "-" when it holds no date. */
static struct hy_str
iso(struct hy_arena *arena, const char *text)
{
	struct hy_date date;

	return hy_date_parse(hy_str_of(text), &date) ? hy_date_iso(arena, &date) : HY_S("-");
}

static struct hy_str
range_iso(struct hy_arena *arena, const char *text)
{
	struct hy_range range;

	return hy_range_parse(hy_str_of(text), &range) ? hy_range_iso(arena, &range) : HY_S("-");
}

struct pair {
	const char *text, *iso;
};

/* Does PATTERN find something in TEXT? */
static bool
finds(struct hy_str pattern, const char *text)
{
	struct hy_err err;
	struct hy_regex *regex = hy_regex_new(pattern, &err);
	bool found;

	assert_non_null(regex);
	found = hy_regex_search(regex, hy_str_of(text), 0, NULL, &err) == HY_MATCH;
	hy_regex_free(regex);
	return found;
}

/* Does the pattern for texts that READ reads find something in TEXT? */
static bool
pattern_finds(struct hy_arena *arena, const char *text,
    struct hy_str (*read)(struct hy_arena *arena, const char *text))
{
	return finds(read == iso ? hy_date_pattern(arena) : hy_range_pattern(arena), text);
}

/* The pattern for days in full finds one where the date that is read is one. */
static void
check_day(struct hy_arena *arena, const char *text)
{
	struct hy_date date;
	bool full = hy_date_parse(hy_str_of(text), &date) && hy_date_full(&date);

	if (finds(hy_day_pattern(arena), text) != full)
		fail_msg("%s: %s a day in full, says the pattern", text, full ? "not" : "it is");
}

static void
check_pairs(const struct pair *pairs, size_t n,
    struct hy_str (*read)(struct hy_arena *arena, const char *text))
{
	struct hy_arena *arena = hy_arena_new();

	for (size_t i = 0; i < n; i++) {
		struct hy_str got = read(arena, pairs[i].text);

		if (!hy_str_is(got, pairs[i].iso))
			fail_msg("%s: %s, not %s", pairs[i].text, got.p, pairs[i].iso);
		if (!hy_str_is(got, "-") && !pattern_finds(arena, pairs[i].text, read))
			fail_msg("%s: read, but the pattern does not find it", pairs[i].text);
		if (read == iso && !hy_str_is(got, "-"))
			check_day(arena, pairs[i].text);
	}
	hy_arena_free(arena);
}
#define CHECK(pairs, read) check_pairs((pairs), HY_COUNT(pairs), (read))

static void
test_wareki(void **state)
{
	static const struct pair pairs[] = {
		{ "令和6年3月15日", "2024-03-15" },
		{ "令和元年5月1日", "2019-05-01" },
		{ "令和1年5月1日", "2019-05-01" },
		{ "令和元年", "2019" },
		{ "平成元年1月8日", "1989-01-08" },
		{ "平成28年12月予定", "2016-12" },
		{ "平成31年4月30日", "2019-04-30" },
		{ "昭和64年1月7日", "1989-01-07" },
		{ "令和６年４月１日", "2024-04-01" },
		{ "令和 6 年 4 月 1 日", "2024-04-01" },
		{ "令和　６年　４月", "2024-04" },
		{ "令和10年12月31日", "2028-12-31" },
		{ "平成28年9月末日時点", "2016-09-30" },
		{ "令和6年2月末", "2024-02-29" },
	};

	(void)state;
	CHECK(pairs, iso);
}

static void
test_short_and_western(void **state)
{
	static const struct pair pairs[] = {
		{ "R6.4.1", "2024-04-01" },
		{ "R6.4", "2024-04" },
		{ "H28/12/01", "2016-12-01" },
		{ "Ｒ６．４．１", "2024-04-01" },
		{ "2021/3/18", "2021-03-18" },
		{ "2021-03-18", "2021-03-18" },
		{ "2021.3.18", "2021-03-18" },
		{ "2021-03", "2021-03" },
		{ "2021年3月18日", "2021-03-18" },
		{ "2021年3月", "2021-03" },
	};

	(void)state;
	CHECK(pairs, iso);
}

static void
test_among_other_words(void **state)
{
	static const struct pair pairs[] = {
		{ "平成27年6月から保有", "2015-06" },
		{ "(令和5年10月開始予定)", "2023-10" },
		{ "第2版 令和3年1月4日", "2021-01-04" },
		{ "令和2月に始め、令和3年4月に終えた", "2021-04" },
	};

	(void)state;
	CHECK(pairs, iso);
}

static void
test_no_date(void **state)
{
	static const struct pair pairs[] = {
		{ "", "-" },
		{ "-", "-" },
		{ "なし", "-" },
		{ "未定", "-" },
		{ "第19条の2", "-" },
		{ "1,000人以上1万人未満", "-" },
		{ "03-1234-5678", "-" },
		{ "2024", "-" },
		{ "12月1日", "-" },
		{ "令和", "-" },
		{ "令和年月日", "-" },
	};

	(void)state;
	CHECK(pairs, iso);
}

static void
test_impossible(void **state)
{
	static const struct pair pairs[] = {
		{ "令和6年2月30日", "-" },
		{ "令和5年2月29日", "-" },
		{ "令和6年2月29日", "2024-02-29" },
		{ "令和6年4月31日", "-" },
		{ "令和6年13月1日", "-" },
		{ "令和0年1月1日", "-" },
		{ "令和6年0月1日", "-" },
		{ "令和6年1月0日", "-" },
		{ "2021/13/01", "-" },
		{ "2021/02/29", "-" },
		{ "2000-02-29", "2000-02-29" },
		{ "1900-02-29", "-" },
	};

	(void)state;
	CHECK(pairs, iso);
}

static void
test_planned_and_rest(void **state)
{
	struct hy_date date;

	(void)state;
	assert_true(hy_date_parse(HY_S("平成28年12月予定"), &date));
	assert_true(date.planned);
	assert_true(date.rest);
	assert_true(hy_date_parse(HY_S("令和6年3月15日"), &date));
	assert_false(date.planned);
	assert_false(date.rest);
	assert_true(hy_date_full(&date));
	assert_true(hy_date_parse(HY_S("令和4年6月"), &date));
	assert_false(hy_date_full(&date));
}

static void
test_ranges(void **state)
{
	static const struct pair pairs[] = {
		{ "令和6年10月12日～11月10日", "2024-10-12/2024-11-10" },
		{ "令和6年10月12日〜11月10日", "2024-10-12/2024-11-10" },
		{ "令和6年10月12日~令和6年11月10日", "2024-10-12/2024-11-10" },
		{ "令和6年10月12日から11月10日まで", "2024-10-12/2024-11-10" },
		{ "令和3年4月1日～4月30日", "2021-04-01/2021-04-30" },
		{ "令和3年4月1日～30日", "2021-04-01/2021-04-30" },
		{ "令和6年12月20日～1月20日", "2024-12-20/2025-01-20" },
		{ "平成31年4月15日～令和元年5月14日", "2019-04-15/2019-05-14" },
		{ "2024-10-12～2024-11-10", "2024-10-12/2024-11-10" },
		{ "2024/10/12～2024/11/10", "2024-10-12/2024-11-10" },
		{ "R6.10.12～R6.11.10", "2024-10-12/2024-11-10" },
		{ "意見聴取 令和6年10月12日 ～ 令和6年11月10日", "2024-10-12/2024-11-10" },
		{ "令和6年10月12日", "2024-10-12" },
		{ "令和6年10月12日から同年11月10日まで", "2024-10-12/2024-11-10" },
		{ "令和6年10月1日から同月31日まで", "2024-10-01/2024-10-31" },
		{ "令和6年10月12日（土）～令和6年11月10日（日）", "2024-10-12/2024-11-10" },
		{ "令和6年10月12日(土曜日)から11月10日(日・祝)まで", "2024-10-12/2024-11-10" },
		{ "令和6年10月12日(土)", "2024-10-12" },
		{ "令和6年10月12日から30日間", "2024-10-12/2024-11-10" },
		{ "令和6年10月12日(土)から45日間", "2024-10-12/2024-11-25" },
		{ "令和6年10月12日から30日まで", "2024-10-12/2024-10-30" },
		{ "令和6年10月12日(土)～未定", "-" },
		{ "令和6年10月12日～未定", "-" },
		{ "令和6年10月12日～11月31日", "-" },
		{ "令和6年10月32日～11月10日", "-" },
		{ "未定", "-" },
	};

	(void)state;
	CHECK(pairs, range_iso);
}

static void
test_printed_days(void **state)
{
	struct hy_range range;

	(void)state;
	assert_true(hy_range_parse(HY_S("平成29年9月1日～10月2日(32日間)"), &range));
	assert_int_equal(range.printed_days, 32);
	assert_int_equal(hy_range_days(&range), 32);
	assert_true(hy_range_parse(HY_S("令和6年10月12日から11月10日までの30日間"), &range));
	assert_int_equal(range.printed_days, 30);
	assert_int_equal(hy_range_days(&range), 30);
	assert_true(hy_range_parse(HY_S("令和3年4月1日～4月30日（３０日間）"), &range));
	assert_int_equal(range.printed_days, 30);
	assert_true(hy_range_parse(HY_S("令和3年4月1日（木）から30日間"), &range));
	assert_int_equal(range.printed_days, 30);
	assert_int_equal(hy_range_days(&range), 30);
	assert_true(hy_range_parse(HY_S("令和3年4月1日～4月30日"), &range));
	assert_int_equal(range.printed_days, 0);
}

static void
test_days(void **state)
{
	struct hy_date epoch = { 1970, 1, 1, false, false }, leap = { 2024, 3, 1, false, false };
	struct hy_date month = { 2024, 3, 0, false, false }, old = { 1969, 12, 31, false, false };

	(void)state;
	assert_int_equal(hy_date_days(&epoch), 0);
	assert_int_equal(hy_date_days(&old), -1);
	assert_int_equal(hy_date_days(&leap), 19783);
	assert_int_equal(hy_date_days(&month), 19783);
}

static void
test_write_wareki(void **state)
{
	static const struct { struct hy_date date; const char *text; } rows[] = {
		{ { 2019, 4, 30, false, false }, "平成31年4月30日" },
		{ { 2019, 5, 1, false, false }, "令和元年5月1日" },
		{ { 2024, 12, 0, false, false }, "令和6年12月" },
		{ { 1989, 1, 7, false, false }, "昭和64年1月7日" },
		{ { 1989, 1, 8, false, false }, "平成元年1月8日" },
		{ { 2025, 0, 0, false, false }, "令和7年" },
	};
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (size_t i = 0; i < HY_COUNT(rows); i++)
		assert_string_equal(hy_date_wareki(arena, &rows[i].date).p, rows[i].text);
	hy_arena_free(arena);
}

/* Years and months first, cut to the month's last day, then days; backwards, too. */
static void
test_after(void **state)
{
	static const struct { const char *from; int years, months, days; const char *to; } rows[] = {
		{ "2021-03-16", 5, 0, 0, "2026-03-16" }, { "2024-02-29", 1, 0, 0, "2025-02-28" },
		{ "2024-02-29", 4, 0, 0, "2028-02-29" }, { "2025-01-31", 0, 1, 0, "2025-02-28" },
		{ "2025-11-30", 0, 3, 0, "2026-02-28" }, { "2025-12-31", 0, 0, 60, "2026-03-01" },
		{ "2025-03-31", 0, -1, 0, "2025-02-28" }, { "2025-01-15", -1, 0, 0, "2024-01-15" },
		{ "2025-01-15", 0, -13, 0, "2023-12-15" }, { "2025-03-01", 0, 0, -1, "2025-02-28" },
		{ "2025-04", 1, 0, 0, "2026-04-01" },
	};
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (size_t i = 0; i < HY_COUNT(rows); i++) {
		struct hy_date from, to;

		assert_true(hy_date_parse(hy_str_of(rows[i].from), &from));
		to = hy_date_after(&from, rows[i].years, rows[i].months, rows[i].days);
		assert_string_equal(hy_date_iso(arena, &to).p, rows[i].to);
	}
	for (long days = -200000; days < 200000; days += 97) {
		struct hy_date date = hy_date_of_days(days);

		assert_int_equal(hy_date_days(&date), days);
	}
	hy_arena_free(arena);
}

/* Patterns say the same as the readers, also of what is no date. */
static void
test_patterns_agree(void **state)
{
	static const char *const dates[] = { "", "-", "未定", "2025", "4月1日", "令和7年13月1日",
	    "令和7年4月32日", "2025-13-01", "2025-04-32", "2025/4/1/", "令和年4月1日", "R7" };
	static const char *const ranges[] = { "未定", "令和6年10月12日～", "令和6年10月12日〜未定",
	    "令和6年10月12日から13月1日",
	    "令和6年10月12日(土)～", "令和6年10月12日（土）～未定", "令和6年10月12日(1)～11月10日", "令和6年10月から30日間" };
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (size_t i = 0; i < HY_COUNT(dates); i++)
		if (pattern_finds(arena, dates[i], iso) != !hy_str_is(iso(arena, dates[i]), "-"))
			fail_msg("%s: pattern and reader differ", dates[i]);
		else
			check_day(arena, dates[i]);
	for (size_t i = 0; i < HY_COUNT(ranges); i++)
		if (pattern_finds(arena, ranges[i], range_iso) !=
		    !hy_str_is(range_iso(arena, ranges[i]), "-"))
			fail_msg("%s: pattern and reader differ", ranges[i]);
	hy_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wareki),
		cmocka_unit_test(test_short_and_western),
		cmocka_unit_test(test_among_other_words),
		cmocka_unit_test(test_no_date),
		cmocka_unit_test(test_impossible),
		cmocka_unit_test(test_planned_and_rest),
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_printed_days),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_after),
		cmocka_unit_test(test_write_wareki),
		cmocka_unit_test(test_patterns_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
