/* Files of CSV: quotes, line breaks, what is refused and with which place (RFC 4180). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/monitor/source/csv.h"
#include "tests/unit/arena.h"

/* All records of BYTES, values behind [, the line of each in front; "!" and the line of an error where one ends it. */
static const char *
read_all(struct hy_arena *arena, struct hy_str bytes)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_err err = { 0 };
	struct hy_csv csv;
	bool end = false, ok = hy_csv_open(&csv, arena, "a.csv", bytes, &err);

	while (ok && (ok = hy_csv_next(&csv, &end, &err)) && !end) {
		hy_buf_format(&out, "%u", csv.at);
		for (unsigned i = 0; i < csv.count; i++)
			hy_buf_format(&out, "[%.*s", HY_ARG(csv.values[i]));
		hy_buf_char(&out, ' ');
	}
	if (!ok)
		hy_buf_format(&out, "!%u", err.at.line);
	return hy_buf_get(&out).p;
}

static void
test_values(void **state)
{
	assert_string_equal(read_all(*state, HY_S("a,b\nc,d\n")), "1[a[b 2[c[d ");
	assert_string_equal(read_all(*state, HY_S("a,,\n,b")), "1[a[[ 2[[b ");
	assert_string_equal(read_all(*state, HY_S("\"a,b\",\"say \"\"yes\"\"\"\n")), "1[a,b[say \"yes\" ");
	assert_string_equal(read_all(*state, HY_S("a\"b,\"\"\n")), "1[a\"b[ ");
	assert_string_equal(read_all(*state, HY_S("")), "");
}

/* Windows writes a mark at the beginning, and a carriage return in front of each line break. */
static void
test_line_breaks(void **state)
{
	assert_string_equal(read_all(*state, HY_S("\xef\xbb\xbf" "a,b\r\n\r\n\"c\",d\r\n")), "1[a[b 3[c[d ");
	assert_string_equal(read_all(*state, HY_S("a,\"1\n2\n3\",b\nc,d,e\n\n\n")), "1[a[1\n2\n3[b 4[c[d[e ");
}

static void
test_refused(void **state)
{
	assert_string_equal(read_all(*state, HY_S("a\n\"b\n\nc,d\n")), "1[a !2");
	assert_string_equal(read_all(*state, HY_S("a\nb,\"c\"d\n")), "1[a !2");
	assert_string_equal(read_all(*state, HY_S("a\nb\n\x83\x7f\n")), "!3");
}

static void
test_widest_row(void **state)
{
	struct hy_buf row = hy_buf_new(*state);
	struct hy_err err;
	struct hy_csv csv;
	bool end;

	for (int i = 1; i < 256; i++)
		hy_buf_text(&row, "x,");
	assert_true(hy_csv_open(&csv, *state, "a.csv", hy_buf_get(&row), &err));
	assert_true(hy_csv_next(&csv, &end, &err));
	assert_int_equal(csv.count, 256);
	hy_buf_text(&row, "x,");
	assert_string_equal(read_all(*state, hy_buf_get(&row)), "!1");
}

/* What is written as a cell is read as it was. */
static void
test_cell_and_back(void **state)
{
	static const char text[] = "\"a\", b\n\"\"";
	struct hy_buf out = hy_buf_new(*state);
	struct hy_err err;
	struct hy_csv csv;
	bool end;

	hy_csv_cell(&out, hy_str_of(text));
	hy_buf_text(&out, ",");
	hy_csv_cell(&out, HY_S(""));
	assert_true(hy_csv_open(&csv, *state, "a.csv", hy_buf_get(&out), &err));
	assert_true(hy_csv_next(&csv, &end, &err));
	assert_int_equal(csv.count, 2);
	assert_true(hy_str_is(csv.values[0], text) && csv.values[1].len == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values), cmocka_unit_test(test_line_breaks), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_widest_row), cmocka_unit_test(test_cell_and_back),
	};

	return cmocka_run_group_tests(tests, arena_open, arena_close);
}
