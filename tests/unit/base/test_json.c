/* The JSON writer: escapes, order, nesting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/json.h"

static struct hy_str
quoted(struct hy_arena *arena, struct hy_str value)
{
	struct hy_buf out = hy_buf_new(arena);

	hy_json_quote(&out, value);
	return hy_buf_get(&out);
}

static void
test_escapes(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	assert_string_equal(quoted(arena, HY_S("評価 𠮷")).p, "\"評価 𠮷\"");
	assert_string_equal(quoted(arena, HY_S("")).p, "\"\"");
	assert_string_equal(quoted(arena, HY_S("a\"b\\c/")).p, "\"a\\\"b\\\\c/\"");
	assert_string_equal(quoted(arena, HY_S("\b\t\n\f\r")).p, "\"\\b\\t\\n\\f\\r\"");
	assert_string_equal(quoted(arena, HY_S("\x01\x1f\x7f")).p, "\"\\u0001\\u001f\\u007f\"");
	assert_string_equal(quoted(arena, HY_S("a\0b")).p, "\"a\\u0000b\"");
	assert_string_equal(quoted(arena, HY_S("\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xa7")).p,
	    "\"\\u2028\\u2029\xe2\x80\xa7\"");
	hy_arena_free(arena);
}

/* Bytes that are no UTF-8 would make the whole output unreadable. */
static void
test_bad_bytes(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	assert_string_equal(quoted(arena, HY_S("a\xff" "b")).p, "\"a\\ufffdb\"");
	assert_string_equal(quoted(arena, HY_S("\xe8\xa9")).p, "\"\\ufffd\\ufffd\"");
	hy_arena_free(arena);
}

static void
test_document(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_buf out = hy_buf_new(arena);
	struct hy_json json = hy_json_new(&out);

	(void)state;
	hy_json_open(&json, NULL, '{');
	hy_json_number(&json, "schema_version", 1);
	hy_json_open(&json, "items", '[');
	hy_json_text(&json, NULL, HY_S("部署"));
	hy_json_null(&json, NULL);
	hy_json_close(&json, ']');
	hy_json_open(&json, "none", '[');
	hy_json_close(&json, ']');
	hy_json_bool(&json, "回答", true);
	hy_json_close(&json, '}');
	assert_string_equal(hy_buf_get(&out).p,
	    "{\n"
	    "  \"schema_version\": 1,\n"
	    "  \"items\": [\n"
	    "    \"部署\",\n"
	    "    null\n"
	    "  ],\n"
	    "  \"none\": [],\n"
	    "  \"回答\": true\n"
	    "}\n");
	hy_arena_free(arena);
}

static void
test_flat(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_buf out = hy_buf_new(arena);
	struct hy_json json = hy_json_new(&out);

	(void)state;
	json.flat = true;
	for (long i = 1; i <= 2; i++) {
		hy_json_open(&json, NULL, '{');
		hy_json_number(&json, "n", -i);
		hy_json_text(&json, "t", HY_S("x"));
		hy_json_close(&json, '}');
	}
	assert_string_equal(hy_buf_get(&out).p,
	    "{\"n\": -1, \"t\": \"x\"}\n{\"n\": -2, \"t\": \"x\"}\n");
	hy_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_bad_bytes),
		cmocka_unit_test(test_document),
		cmocka_unit_test(test_flat),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
