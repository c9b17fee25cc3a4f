/* Strings, buffers and the arena under them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "engine/base/str.h"

static const struct hy_str empty = { NULL, 0 };

static void
test_compare(void **state)
{
	(void)state;
	assert_true(hy_str_eq(HY_S("評価"), hy_str_of("評価")));
	assert_false(hy_str_eq(HY_S("評価"), HY_S("評価書")));
	assert_true(hy_str_eq(empty, HY_S("")));
	assert_true(hy_str_is(hy_str_of(NULL), ""));
	assert_true(hy_str_starts(HY_S("委託事項2"), HY_S("委託")));
	assert_false(hy_str_starts(HY_S("委"), HY_S("委託")));
	assert_true(hy_str_starts(empty, HY_S("")));
	assert_true(hy_str_ends(HY_S("委託事項2"), HY_S("2")));
	assert_false(hy_str_ends(HY_S("2"), HY_S("項2")));
	assert_true(hy_str_cmp(HY_S("a"), HY_S("ab")) < 0);
	assert_true(hy_str_cmp(HY_S("b"), HY_S("ab")) > 0);
	assert_int_equal(hy_str_cmp(empty, HY_S("")), 0);
}

static void
test_find(void **state)
{
	struct hy_str text = HY_S("再委託と委託");

	(void)state;
	assert_int_equal(hy_str_find(text, HY_S("委託"), 0), 3);
	assert_int_equal(hy_str_find(text, HY_S("委託"), 4), 12);
	assert_int_equal(hy_str_find(text, HY_S("委託"), 13), -1);
	assert_int_equal(hy_str_find(text, HY_S(""), 0), -1);
	assert_int_equal(hy_str_find(text, HY_S("委託"), 1000), -1);
	assert_int_equal(hy_str_find(empty, HY_S("x"), 0), -1);
	assert_int_equal(hy_str_find(HY_S("aab"), HY_S("ab"), 0), 1);
	assert_int_equal(hy_str_find(HY_S("ab"), HY_S("b"), 0), 1);
}

static void
test_cut(void **state)
{
	struct hy_str text = HY_S("abcdef");

	(void)state;
	assert_true(hy_str_is(hy_str_cut(text, 1, 3), "bc"));
	assert_true(hy_str_is(hy_str_cut(text, 4, 100), "ef"));
	assert_true(hy_str_is(hy_str_cut(text, 100, 200), ""));
	assert_true(hy_str_is(hy_str_cut(text, 3, 1), ""));
	assert_true(hy_str_is(hy_str_cut(empty, 0, 5), ""));
}

static void
test_trim(void **state)
{
	(void)state;
	assert_true(hy_str_is(hy_str_trim(HY_S(" \t　部署　課 \r\n　")), "部署　課"));
	assert_true(hy_str_is(hy_str_trim(HY_S("　 　")), ""));
	assert_true(hy_str_is(hy_str_trim(empty), ""));
	/* The last byte of the ideographic space is also the last byte of other characters. */
	assert_true(hy_str_is(hy_str_trim(HY_S("あ　い怀")), "あ　い怀"));
}

static void
test_buffer_grows(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_buf buf = hy_buf_new(arena);

	(void)state;
	assert_string_equal(hy_buf_get(&buf).p, "");
	for (int i = 0; i < 10000; i++)
		hy_buf_format(&buf, "%04d", i);
	assert_int_equal(hy_buf_get(&buf).len, 40000);
	assert_int_equal(strlen(hy_buf_get(&buf).p), 40000);
	assert_memory_equal(hy_buf_get(&buf).p + 39996, "9999", 4);
	hy_buf_char(&buf, '\0');
	assert_int_equal(hy_buf_get(&buf).len, 40001);
	hy_buf_str(&buf, empty);
	assert_int_equal(hy_buf_get(&buf).len, 40001);
	hy_arena_free(arena);
}

static void
test_format(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_str part = hy_str_cut(HY_S("委託する"), 0, 6);
	struct hy_str s = hy_str_format(arena, "%.*s|%s|%d", HY_ARG(part), "件", 3);

	(void)state;
	assert_string_equal(s.p, "委託|件|3");
	assert_int_equal(s.len, strlen(s.p));
	assert_string_equal(hy_str_format(arena, "[%.*s]", HY_ARG(empty)).p, "[]");
	hy_arena_free(arena);
}

static void
test_arena(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	char *small = hy_arena_alloc(arena, 1), *next = hy_arena_alloc(arena, 3);
	char *large = hy_arena_alloc(arena, 1 << 20);

	(void)state;
	assert_int_equal((uintptr_t)next % 16, 0);
	assert_true(next >= small + 1);
	memset(small, 'x', 1);
	for (size_t i = 0; i < (1 << 20); i += 4096)
		assert_int_equal(large[i], 0);
	memset(large, 'x', 1 << 20);
	hy_arena_reset(arena);
	small = hy_arena_alloc(arena, 64);
	for (int i = 0; i < 64; i++)
		assert_int_equal(small[i], 0);
	assert_string_equal(hy_arena_copy(arena, "評価", 3), "評");
	assert_string_equal(hy_arena_copy(arena, NULL, 0), "");
	hy_arena_free(arena);
	hy_arena_free(NULL);
}

/* An array that grows object by object keeps what is in it, also after it was emptied. */
static void
test_arena_grow(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	unsigned *at = NULL;

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (unsigned n = 0; n < 1000; n++) {
			at = hy_grow(arena, at, n, unsigned);
			at[n] = n * n;
			hy_arena_alloc(arena, 8);	/* what stands behind it is not its own */
		}
		for (unsigned n = 0; n < 1000; n++)
			assert_int_equal(at[n], n * n);
	}
	hy_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_buffer_grows),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_arena_grow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
