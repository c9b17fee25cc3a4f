/* Numbers seen in any order against a plain table of them; and the quick look for numbers against the thorough one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "engine/monitor/event/mask.h"
#include "engine/monitor/log/seen.h"

/* The quick look as processors without SSE2 take it. */
const char *hy_mask_scan_plain(const char *p, const char *end);
#undef __SSE2__
#define hy_mask_scan hy_mask_scan_plain
#include "engine/monitor/event/mask_scan.c"
#undef hy_mask_scan

#define NUMBERS 400u

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* RUNS are just the stretches of TABLE, in order. */
static void
assert_runs(const struct hy_seen *seen, const bool table[NUMBERS])
{
	unsigned run = 0, i = 0;

	while (i < NUMBERS) {
		unsigned from;

		while (i < NUMBERS && !table[i])
			i++;
		if (i == NUMBERS)
			break;
		for (from = i; i < NUMBERS && table[i]; i++)
			;
		assert_true(run < seen->count);
		assert_int_equal(seen->runs[run].from, from);
		assert_int_equal(seen->runs[run].to, i - 1);
		run++;
	}
	assert_int_equal(run, seen->count);
}

static void
test_any_order(void **state)
{
	uint32_t seed = 5;

	(void)state;
	for (unsigned round = 0; round < 30; round++) {
		struct hy_seen seen = { .runs = NULL };
		bool table[NUMBERS] = { false };
		uint64_t repeated = 0;

		for (unsigned step = 0; step < 120; step++) {
			unsigned from = next(&seed) % NUMBERS, to = from + next(&seed) % 6;

			to = to < NUMBERS ? to : NUMBERS - 1;
			for (unsigned i = from; i <= to; i++) {
				repeated += table[i];
				table[i] = true;
			}
			assert_true(hy_seen_add(&seen, from, to));
			assert_runs(&seen, table);
			assert_int_equal(seen.repeated, repeated);
		}
		hy_seen_free(&seen);
	}
}

/* Too many runs: the lowest become one, what is missing between them is counted; the ends of the range are no trap. */
static void
test_trim(void **state)
{
	struct hy_seen seen = { .runs = NULL };

	(void)state;
	for (uint64_t i = 0; i < 10; i++)
		assert_true(hy_seen_add(&seen, i * 10, i * 10 + 2));
	hy_seen_trim(&seen, 4);
	assert_int_equal(seen.count, 4);
	assert_int_equal(seen.unlisted, 6 * 7);
	assert_int_equal(seen.runs[0].from, 0);
	assert_int_equal(seen.runs[0].to, 62);
	assert_int_equal(seen.runs[1].from, 70);
	assert_true(hy_seen_add(&seen, UINT64_MAX, UINT64_MAX));
	assert_true(hy_seen_add(&seen, 0, 0));
	assert_int_equal(seen.count, 5);
	assert_int_equal(seen.runs[4].to, UINT64_MAX);
	hy_seen_free(&seen);
}

/* Whatever the thorough look finds in random text, the quick one does not pass over. */
static void
test_quick_look(void **state)
{
	static const char *const pieces[] = { "123456789018", "1234-5678-9018", "1234 5678 9018", "\xef\xbc\x91", "\xef\xbc\x99", "1", "90",
		"-", " ", "x", "\xe5\x81\xa5", "123456789012", "2026-11-27", "\xef\xbc\x88",
		"1234\xef\xbc\x8d" "5678\xe2\x80\x90" "9018", "1234\xe3\x80\x80" "5678\xe3\x80\x80" "9018", "1234 5678\xe2\x88\x92" "9018" };
	char room[1 + 600 + HY_MASK_PAD];
	unsigned found = 0;
	uint32_t seed = 9;

	(void)state;
	for (unsigned round = 0; round < 4000; round++) {
		size_t len = 0, begin, end;
		const char *suspect;

		memset(room, 0, sizeof(room));
		for (unsigned n = next(&seed) % 40; n > 0; n--) {
			const char *piece = pieces[next(&seed) % HY_COUNT(pieces)];

			memcpy(room + 1 + len, piece, strlen(piece));
			len += strlen(piece);
		}
		suspect = hy_mask_scan(room + 1, room + 1 + len);
		assert_ptr_equal(hy_mask_scan_plain(room + 1, room + 1 + len), suspect);
		if (!hy_mask_find((struct hy_str){ room + 1, len }, 0, &begin, &end))
			continue;
		found++;
		assert_true(suspect < room + 1 + end);
	}
	assert_true(found > 500);
	assert_true(hy_mask_find(HY_S("no. 1234\xef\xbc\x8d" "5678\xe2\x80\x90" "9018."), 0, &(size_t){ 0 }, &(size_t){ 0 }));
	/* And it is of use: plain lines are passed over. */
	strcpy(room + 1, "time=2026-04-01T09:30:00.123+09:00 seq=0000123456789 user=u1 person=0012345678 case=1234-5678");
	assert_ptr_equal(hy_mask_scan(room + 1, room + 1 + strlen(room + 1)), room + 1 + strlen(room + 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_order),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_quick_look),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
