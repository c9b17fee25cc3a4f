/* UTF-8, NFKC keys, widths and distances of Japanese text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "engine/base/text.h"

static const struct hy_str empty = { NULL, 0 };

static void
test_valid(void **state)
{
	size_t bad = 99;

	(void)state;
	assert_true(hy_utf8_valid(HY_S("abc 特定個人情報 𠮷 ｶﾅ"), &bad));
	assert_true(hy_utf8_valid(empty, &bad));
	assert_int_equal(bad, 99);
	assert_true(hy_utf8_valid(HY_S("\xf4\x8f\xbf\xbf"), NULL));
}

static void
test_invalid(void **state)
{
	static const struct { const char *bytes; size_t at; } rows[] = {
		{ "a\xff", 1 },				/* never a byte of UTF-8 */
		{ "\x80", 0 },				/* continuation without a start */
		{ "ab\xe8\xa9", 2 },			/* cut off */
		{ "\xe8\xa9" "a", 0 },
		{ "\xc0\xaf", 0 },			/* overlong / */
		{ "\xe0\x80\xaf", 0 },
		{ "\xed\xa0\x80", 0 },			/* surrogate */
		{ "\xf4\x90\x80\x80", 0 },		/* above U+10FFFF */
		{ "\x93\xfa\x96\x7b", 0 },		/* Shift_JIS */
	};

	(void)state;
	for (size_t i = 0; i < HY_COUNT(rows); i++) {
		size_t bad = 99;

		assert_false(hy_utf8_valid(hy_str_of(rows[i].bytes), &bad));
		assert_int_equal(bad, rows[i].at);
	}
}

/* Kana, kanji and ASCII are looked at many at a time: a wrong byte is found wherever it stands among them. */
static void
test_invalid_anywhere(void **state)
{
	static const char text[] = "特定個人情報保護評価abcdefghijklmnopの対象人数";
	char copy[sizeof(text)];

	(void)state;
	for (size_t i = 0; i < sizeof(text) - 1; i++) {
		bool inside = ((unsigned char)text[i] & 0xc0) == 0x80;
		size_t bad = 999, start = i;

		while (((unsigned char)text[start] & 0xc0) == 0x80)
			start--;
		memcpy(copy, text, sizeof(text));
		assert_true(hy_utf8_valid(hy_str_of(copy), NULL));
		copy[i] = '\xff';
		assert_false(hy_utf8_valid(hy_str_of(copy), &bad));
		assert_int_equal(bad, inside ? start : i);
	}
	assert_false(hy_utf8_valid(HY_S("特定\xed\xa0\x80個人"), NULL));
	assert_false(hy_utf8_valid(HY_S("特定個\xe0\x80\xaf人"), NULL));
}

static void
test_code_points(void **state)
{
	static const uint32_t cps[] = { 'A', 0xe9, 0x3042, 0x8a55, 0x20bb7, 0x10ffff };
	char bytes[4];

	(void)state;
	for (size_t i = 0; i < HY_COUNT(cps); i++) {
		uint32_t back = 0;
		size_t n = hy_utf8_encode(cps[i], bytes);

		assert_int_equal(hy_utf8_decode(bytes, n, &back), n);
		assert_int_equal(back, cps[i]);
	}
}

static void
test_count_and_width(void **state)
{
	(void)state;
	assert_int_equal(hy_text_chars(HY_S("評価書15")), 5);
	assert_int_equal(hy_text_chars(HY_S("𠮷")), 1);
	assert_int_equal(hy_text_chars(empty), 0);
	assert_int_equal(hy_text_width(HY_S("評価書15")), 8);
	assert_int_equal(hy_text_width(HY_S("ｶﾅ")), 2);
	assert_int_equal(hy_text_width(HY_S("か\xe3\x82\x99")), 2);	/* ka with a combining mark */
	assert_int_equal(hy_text_width(HY_S("（）")), 4);
}

static void
test_head(void **state)
{
	(void)state;
	assert_true(hy_str_is(hy_text_head(HY_S("評価書"), 2), "評価"));
	assert_true(hy_str_is(hy_text_head(HY_S("評価書"), 9), "評価書"));
	assert_true(hy_str_is(hy_text_head(HY_S("評価書"), 0), ""));
	assert_int_equal(hy_text_head(HY_S("\xff\xfe" "ab"), 3).len, 3);
}

static void
test_nfkc(void **state)
{
	static const struct { const char *from, *to; } rows[] = {
		{ "ＡＢＣ　１２３", "ABC 123" },
		{ "①⑳", "120" },
		{ "Ⅲ リスク対策", "III リスク対策" },
		{ "ｶﾞｷﾞ", "ガギ" },
		{ "か\xe3\x82\x99", "が" },
		{ "（別添１）", "(別添1)" },
		{ "～", "~" },
		{ "㈱", "(株)" },
		{ "漢字かなカナ abc", "漢字かなカナ abc" },
		{ "", "" },
	};
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (size_t i = 0; i < HY_COUNT(rows); i++)
		assert_string_equal(hy_text_nfkc(arena, hy_str_of(rows[i].from)).p, rows[i].to);
	hy_arena_free(arena);
}

/* The short ways agree with the long one, which a circled number behind the character asks for. */
static void
test_nfkc_ways(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (uint32_t cp = 0x20; cp < 0x10000; cp++) {
		char bytes[8];
		size_t n;
		struct hy_str one, two;

		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		n = hy_utf8_encode(cp, bytes);
		one = hy_text_nfkc(arena, (struct hy_str){ bytes, n });
		memcpy(bytes + n, "\xe2\x91\xa0", 3);
		two = hy_text_nfkc(arena, (struct hy_str){ bytes, n + 3 });
		if (!hy_str_eq(hy_str_format(arena, "%.*s1", HY_ARG(one)), two))
			fail_msg("U+%04X: %.*s and %.*s", (unsigned)cp, HY_ARG(one), HY_ARG(two));
		hy_arena_reset(arena);
	}
	hy_arena_free(arena);
}

static void
test_nfkc_of_a_part(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_str part = hy_str_cut(HY_S("１２３４"), 3, 9);

	(void)state;
	assert_true(hy_str_is(hy_text_nfkc(arena, part), "23"));
	assert_true(hy_str_is(hy_text_nfkc(arena, empty), ""));
	/* Kana at a cut is followed by a mark that is no part of the text. */
	assert_true(hy_str_is(hy_text_nfkc(arena, hy_str_cut(HY_S("か\xe3\x82\x99"), 0, 3)), "か"));
	hy_arena_free(arena);
}

static void
test_keys(void **state)
{
	static const struct { const char *a, *b; } equal[] = {
		{ "Ⅲ　４．特定個人情報", "III 4.特定個人情報" },
		{ "委託の有無 ※", "委託の有無※" },
		{ "①事務の名称", "1事務の名称" },
		{ "（備考）", "( 備 考 )" },
		{ "行\n政", "行政" },
	};
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (size_t i = 0; i < HY_COUNT(equal); i++)
		assert_true(hy_str_eq(hy_text_key(arena, hy_str_of(equal[i].a)),
		    hy_text_key(arena, hy_str_of(equal[i].b))));
	assert_false(hy_str_eq(hy_text_key(arena, HY_S("移転")), hy_text_key(arena, HY_S("提供"))));
	assert_true(hy_str_is(hy_text_squeeze(arena, HY_S(" １ ２　３\n")), "１２３"));
	hy_arena_free(arena);
}

static void
test_codes(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	size_t count;
	uint32_t *codes = hy_text_codes(arena, HY_S("評\xff𠮷"), &count);

	(void)state;
	assert_int_equal(count, 3);
	assert_int_equal(codes[0], 0x8a55);
	assert_int_equal(codes[1], 0xfffd);
	assert_int_equal(codes[2], 0x20bb7);
	hy_arena_free(arena);
}

static void
test_distance(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	assert_int_equal(hy_text_distance(arena, HY_S("部署"), HY_S("部署"), 3), 0);
	assert_int_equal(hy_text_distance(arena, HY_S("担当部署"), HY_S("担当部暑"), 3), 1);
	assert_int_equal(hy_text_distance(arena, HY_S("委託"), HY_S("再委託"), 3), 1);
	assert_int_equal(hy_text_distance(arena, HY_S("abc"), HY_S("xyz"), 2), 3);
	assert_int_equal(hy_text_distance(arena, empty, HY_S("ab"), 5), 2);
	assert_int_equal(hy_text_distance(arena, HY_S("a"), HY_S("abcdefgh"), 2), 3);
	hy_arena_free(arena);
}

static void
assert_wrapped(const char *text, size_t width, size_t indent, const char *expected)
{
	struct hy_arena *arena = hy_arena_new();

	assert_string_equal(hy_text_wrap(arena, hy_str_of(text), width, indent).p, expected);
	hy_arena_free(arena);
}

static void
test_wrap(void **state)
{
	(void)state;
	assert_wrapped("one two three", 8, 0, "one two\nthree");
	assert_wrapped("one two three", 10, 2, "one two\n  three");
	assert_wrapped("unbreakable", 4, 0, "unbreakable");
	assert_wrapped("特定個人情報", 8, 0, "特定個人\n情報");
	assert_wrapped("住所、氏名、資格の変更", 16, 0, "住所、氏名、\n資格の変更");
	assert_wrapped("住所、氏名や資格の変更", 16, 0, "住所、氏名や資格\nの変更");
	assert_wrapped("one\n\n  two", 20, 2, "one\n\n    two");
	assert_wrapped("", 20, 2, "");
}

/* No line begins with a full stop, a closing bracket or small kana, none ends in an opening bracket. */
static void
test_wrap_kinsoku(void **state)
{
	(void)state;
	assert_wrapped("記載する。次", 8, 0, "記載す\nる。次");
	assert_wrapped("評価（案）", 6, 0, "評価\n（案）");
	assert_wrapped("できょう", 4, 0, "で\nきょ\nう");
	assert_wrapped("サーバー", 6, 0, "サー\nバー");
	assert_wrapped("hyoka check で点検", 14, 0, "hyoka check で\n点検");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_valid),
		cmocka_unit_test(test_invalid),
		cmocka_unit_test(test_invalid_anywhere),
		cmocka_unit_test(test_code_points),
		cmocka_unit_test(test_count_and_width),
		cmocka_unit_test(test_head),
		cmocka_unit_test(test_nfkc),
		cmocka_unit_test(test_nfkc_ways),
		cmocka_unit_test(test_nfkc_of_a_part),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_distance),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_wrap_kinsoku),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
