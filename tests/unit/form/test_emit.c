/* Whatever text is written as YAML is read back to the same text, and nothing around it changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "engine/form/yaml/emit.h"
#include "engine/form/yaml/yaml.h"

static struct hy_str
emitted(struct hy_arena *arena, unsigned indent, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(arena);

	hy_emit_text(&out, indent, text);
	return hy_buf_get(&out);
}

static struct hy_yaml *
parse(struct hy_arena *arena, struct hy_str yaml)
{
	struct hy_err err;
	struct hy_yaml *y = hy_yaml_parse(arena, "a", yaml, &err);

	if (y == NULL)
		fail_msg("%u:%u: %s in\n%s", err.at.line, err.at.col, err.text, yaml.p);
	return y;
}

static void
check_text(struct hy_str got, struct hy_str text, struct hy_str yaml)
{
	if (!hy_str_eq(got, text))
		fail_msg("'%s' came back as '%s' from\n%s", text.p, got.p, yaml.p);
}

/* Under a key, under a nested key, as a list entry, always with a neighbour behind it. */
static void
check_survives(struct hy_arena *arena, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(arena);
	const struct hy_yaml *y;
	struct hy_str yaml;

	hy_emit_key(&out, 0, HY_S("a"));
	hy_emit_text(&out, 0, text);
	hy_buf_text(&out, "b:\n");
	hy_emit_key(&out, 4, HY_S("c"));
	hy_emit_text(&out, 4, text);
	hy_emit_key(&out, 4, HY_S("d"));
	hy_buf_text(&out, "\n      -");
	hy_emit_text(&out, 6, text);
	hy_buf_text(&out, "      - last\ne: end\n");
	yaml = hy_buf_get(&out);
	y = parse(arena, yaml);
	check_text(hy_yaml_text(y, "a"), text, yaml);
	check_text(hy_yaml_text(hy_yaml_get(y, "b"), "c"), text, yaml);
	check_text(hy_yaml_get(hy_yaml_get(y, "b"), "d")->first->text, text, yaml);
	assert_int_equal(hy_yaml_get(hy_yaml_get(y, "b"), "d")->count, 2);
	assert_string_equal(hy_yaml_text(y, "e").p, "end");
}

static void
test_shapes(void **state)
{
	static const struct { const char *text, *yaml; } rows[] = {
		{ "健康増進課", " 健康増進課\n" },
		{ "予防接種法（昭和23年法律第68号）", " 予防接種法（昭和23年法律第68号）\n" },
		{ "", " ''\n" },
		{ "-", " '-'\n" },
		{ "―", " ―\n" },
		{ "- x", " '- x'\n" },
		{ "-x", " '-x'\n" },
		{ "yes", " 'yes'\n" },
		{ "a: b", " 'a: b'\n" },
		{ "a:b", " a:b\n" },
		{ "時刻:", " '時刻:'\n" },
		{ "a #b", " 'a #b'\n" },
		{ "a#b", " a#b\n" },
		{ "it's", " it's\n" },
		{ "'x'", " '''x'''\n" },
		{ "1,000人以上", " '1,000人以上'\n" },
		{ " x", " ' x'\n" },
		{ "x ", " 'x '\n" },
		{ "a\tb", " \"a\\u0009b\"\n" },
		{ "\x1b[31m", " \"\\u001B[31m\"\n" },
		{ "一\n二", " |-\n    一\n    二\n" },
		{ "一\n\n二", " |-\n    一\n\n    二\n" },
		{ "一\n", " \"一\\n\"\n" },
		{ "\n一", " \"\\n一\"\n" },
		{ " 一\n二", " \" 一\\n二\"\n" },
	};
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (size_t i = 0; i < HY_COUNT(rows); i++)
		assert_string_equal(emitted(arena, 2, hy_str_of(rows[i].text)).p, rows[i].yaml);
	hy_arena_free(arena);
}

static void
test_awkward_texts_survive(void **state)
{
	static const char *const texts[] = {
		"", " ", "\n", "\n\n", "\t", "~", "null", "true", "No", "on", "y", "0x1F", "1e3", ".inf",
		"12:30", "2025-04-01", "-", "--", "---", "--- x", "...", "- x", "-\tx", "? x", "?", ": x",
		":", "a:", "a: b", "a :b", "a:\tb", "#", "# x", "x #", "x # y", "x#y", "&a", "*a", "!a",
		"!!str a", "|", "|-\n x", ">", "> x", "%YAML 1.1", "@a", "`a`", "[a", "a]", "{a", "a}",
		"[a, b]", "{a: b}", "a, b", ",", "'", "''", "'a", "a'", "it's", "\"", "\"a\"", "a\"b", "\\",
		"\\n", "a\\", "C:\\x\\u0041", " a", "a ", "  a  ", "\ta", "a\t", "a\tb", "a  b", "\ra",
		"a\r", "a\rb", "a\r\nb", "a\nb", "a\nb\n", "a\nb\n\n", "\na", "\n\na", " a\nb", "a\n b",
		"a\n  b\nc", "a\n\n\nb", "a\n \nb", "a\n  ", "a \nb ", "\ta\nb", "a\n\tb", "- a\n- b",
		"a: b\nc: d", "# a\nb", "a\n# b", "---\na", "a\n---\nb", "a\n...\nb", "|\n a", "　字", "字　",
		"　字\n　字", "①※【】", "𠮷野 髙 﨑", "\x01", "\x1b[31m赤\x1b[0m", "\x7f", "a\x08z", "\xC2\x85",
		"a\xC2\x85z", "\u00a0", "\u2028", "a\u2029b", "\ufeff", "a\ufeff", "\ufffe", "\uffff",
		"\U0001FFFE", "\U0010FFFF", "\U0010FFFD", "\U000E0100", "\u202e逆", "か\u3099",
	};
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (size_t i = 0; i < HY_COUNT(texts); i++) {
		check_survives(arena, hy_str_of(texts[i]));
		hy_arena_reset(arena);
	}
	hy_arena_free(arena);
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* Random strings of pieces that mean something to YAML, of any length up to 24 pieces. */
static void
test_random_texts_survive(void **state)
{
	static const char *const pieces[] = { " ", "  ", "\n", "\n", "\t", "\r", "-", "- ", ":", ": ",
	    "#", " #", "'", "\"", "\\", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`",
	    "?", "~", "=", "<<", "a", "0", "字", "漢字", "　", "。", "\xC2\x85", "\u2028", "\ufeff",
	    "\U00020BB7", "\x1b", "\x01", "\x7f", "yes", "..." };
	struct hy_arena *arena = hy_arena_new();
	uint32_t seed = 20250401;

	(void)state;
	for (unsigned i = 0; i < 20000; i++) {
		struct hy_buf text = hy_buf_new(arena);
		unsigned n = next_random(&seed) % 24;

		hy_buf_text(&text, "");
		while (n-- > 0)
			hy_buf_text(&text, pieces[next_random(&seed) % (HY_COUNT(pieces))]);
		check_survives(arena, hy_buf_get(&text));
		hy_arena_reset(arena);
	}
	hy_arena_free(arena);
}

static void
test_keys_survive(void **state)
{
	static const char *const keys[] = { "委託の有無", "a: b", "その他", "- x", "#x", "yes", "1", "a, b",
	    "{x}", "it's", "'x'", "a\nb", " x ", "", "?", "接続しない(入手)", "\x1b", "①※" };
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (size_t i = 0; i < HY_COUNT(keys); i++) {
		struct hy_buf out = hy_buf_new(arena);
		const struct hy_yaml *y;

		hy_buf_text(&out, "top:\n");
		hy_emit_key(&out, 2, hy_str_of(keys[i]));
		hy_emit_text(&out, 2, HY_S("v"));
		y = parse(arena, hy_buf_get(&out))->first;
		assert_int_equal(y->count, 1);
		assert_string_equal(y->first->key->text.p, keys[i]);
		assert_string_equal(y->first->text.p, "v");
	}
	hy_arena_free(arena);
}

/* Bytes that are no UTF-8 cannot be written as YAML; each becomes U+FFFD. */
static void
test_bad_bytes_are_replaced(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_str yaml = hy_str_format(arena, "a:%s", emitted(arena, 0, HY_S("x\xFFy")).p);

	(void)state;
	assert_string_equal(hy_yaml_text(parse(arena, yaml), "a").p, "x\uFFFDy");
	hy_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_awkward_texts_survive),
		cmocka_unit_test(test_random_texts_survive),
		cmocka_unit_test(test_keys_survive),
		cmocka_unit_test(test_bad_bytes_are_replaced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
