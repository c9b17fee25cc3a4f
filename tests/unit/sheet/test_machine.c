/* The machine form: one JSON entry an item, with the value in the shape of its kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/text.h"
#include "engine/sheet/machine.h"
#include "tests/unit/doc_text.h"

#define FILE4(text) YOSHIKI4 "特定個人情報ファイル:\n  - ファイル名: 甲ファイル\n" text

/* The machine form of TEXT, spaces and line breaks outside of texts left out. */
static struct hy_str
machine(struct world *w, const char *text)
{
	static const struct hy_annex none;
	struct hy_buf json = hy_buf_new(w->arena), out = hy_buf_new(w->arena);
	bool quoted = false;

	hy_machine_write(&json, bind(w, text), &none);
	for (size_t i = 0; i < json.len; i++) {
		if (json.p[i] == '"' && json.p[i - 1] != '\\')
			quoted = !quoted;
		if (quoted || (json.p[i] != ' ' && json.p[i] != '\n'))
			hy_buf_char(&out, json.p[i]);
	}
	return hy_buf_get(&out);
}

/* The entry with ID in file FILE ("null" or a number) goes on with REST. */
static void
check_entry(struct world *w, const char *text, const char *id, const char *file, const char *rest)
{
	struct hy_str json = machine(w, text);
	struct hy_str head = hy_str_format(w->arena, "{\"id\":\"%s\",", id);
	struct hy_str place = hy_str_format(w->arena, "],\"file\":%s,", file);
	long at = hy_str_find(json, head, 0);
	long file_at = at >= 0 ? hy_str_find(json, place, (size_t)at) : -1;
	struct hy_str got;

	if (file_at < 0)
		fail_msg("no entry %s of file %s", id, file);
	got = hy_str_cut(json, (size_t)file_at + place.len, (size_t)file_at + place.len + 2000);
	if (!hy_str_starts(got, hy_str_of(rest)))
		fail_msg("%s: %.*s\nnot %s", id, HY_ARG(hy_text_head(got, 80)), rest);
}

static void
test_head(void **state)
{
	struct hy_str json = machine(*state, YOSHIKI4);

	assert_true(hy_str_starts(json,
	    HY_S("{\"$schema\":\"" HY_MACHINE_SCHEMA "\",\"schema_version\":1,\"form\":\"yoshiki4\",\"edition\":\"R6-10\",\"items\":[{")));
	assert_true(hy_str_ends(json, HY_S("],\"annex\":[]}")));
}

static void
test_texts(void **state)
{
	static const char *const text = YOSHIKI4 "評価書名: |\n  一\n  \"二\"\n特記事項: '-'\n評価実施機関名: \"\"\n";

	check_entry(*state, text, "hyoushi/hyoukasho_mei", "null",
	    "\"kind\":\"text\",\"value\":\"一\\n\\\"二\\\"\",\"at\":{\"line\":3,\"col\":7}}");
	check_entry(*state, text, "hyoushi/tokki_jikou", "null", "\"kind\":\"text\",\"value\":\"-\",");
	check_entry(*state, text, "hyoushi/jisshi_kikan_mei", "null", "\"kind\":\"text\",\"value\":\"\",");
	check_entry(*state, text, "hyoushi/sengen", "null", "\"kind\":\"text\",\"value\":null,\"at\":null}");
}

static void
test_choices_and_counts(void **state)
{
	static const char *const text = FILE4("    概要:\n      委託: {委託の有無: {回答: 委託　する, 件数: 8}}\n"
	    "      提供・移転: {提供・移転の有無: [提供を行っている: 60, 移転を行っている]}\n");
	static const char *const counted = FILE4("    概要:\n      委託: {委託の有無: 委託する, "
	    "委託事項: [{委託事項: a}, {委託事項: b}]}\n");

	check_entry(*state, text, "ii/ii_4/umu", "1", "\"kind\":\"choice\",\"value\":\"委託する\",");
	check_entry(*state, text, "ii/ii_4/umu/count", "1", "\"kind\":\"count\",\"value\":8,");
	check_entry(*state, text, "ii/ii_5/umu", "1",
	    "\"kind\":\"checks\",\"value\":[\"提供を行っている\",\"移転を行っている\"],");
	check_entry(*state, text, "ii/ii_5/umu/count[1]", "1", "\"kind\":\"count\",\"value\":60,");
	/* Without a number the length of the list counts. */
	check_entry(*state, counted, "ii/ii_4/umu/count", "1", "\"kind\":\"count\",\"value\":2,");
	check_entry(*state, FILE4(""), "ii/ii_4/umu/count", "1", "\"kind\":\"count\",\"value\":null,");
	check_entry(*state, FILE4(""), "ii/ii_4/umu", "1", "\"kind\":\"choice\",\"value\":null,");
}

/* Without a number the records are counted; blank parentheses stay blank. */
static void
test_blank_count(void **state)
{
	static const char *const derived = FILE4("    概要:\n      委託: {委託の有無: 委託する, 委託事項: [{委託事項: 保守}]}\n");
	static const char *const blank = FILE4("    概要:\n      委託: {委託の有無: {回答: 委託する, 件数: ''}, 委託事項: [{委託事項: 保守}]}\n");

	check_entry(*state, derived, "ii/ii_4/umu/count", "1", "\"kind\":\"count\",\"value\":1,");
	check_entry(*state, blank, "ii/ii_4/umu/count", "1", "\"kind\":\"count\",\"value\":null,");
}

static void
test_paths(void **state)
{
	struct hy_str json = machine(*state, FILE4("    概要:\n      委託: {委託の有無: 委託する, "
	    "委託事項: [{委託事項: a}, {委託事項: b, 委託先名: 乙社}]}\n"
	    "    リスク対策: {委託: {該当なし: [委託しない]}}\n"));

	assert_true(hy_str_find(json, HY_S("{\"id\":\"ii/ii_4/itaku[2]/saki\",\"path\":["
	    "\"Ⅱ 特定個人情報ファイルの概要\",\"4. 特定個人情報ファイルの取扱いの委託\",\"委託事項2\","
	    "\"⑥委託先名\"],\"file\":1,\"kind\":\"text\",\"value\":\"乙社\","), 0) > 0);
	assert_true(hy_str_find(json, HY_S("\"4. 特定個人情報ファイルの取扱いの委託\",\"委託事項1\"],"
	    "\"file\":1,\"kind\":\"text\",\"value\":\"a\","), 0) > 0);
	assert_true(hy_str_find(json, HY_S("\"4. 特定個人情報ファイルの取扱いの委託\",\"委託の有無\",\"件数\"],"
	    "\"file\":1,\"kind\":\"count\",\"value\":2,"), 0) > 0);
	/* Boxes at a heading stand at the heading's own path. */
	assert_true(hy_str_find(json, HY_S("{\"id\":\"iii/iii_4/shinai\",\"path\":["
	    "\"Ⅲ 特定個人情報ファイルの取扱いプロセスにおけるリスク対策\","
	    "\"4. 特定個人情報ファイルの取扱いの委託\"],\"file\":1,\"kind\":\"checks\","
	    "\"value\":[\"委託しない\"],"), 0) > 0);
}

static void
test_boxes(void **state)
{
	check_entry(*state, FILE4("    概要: {入手・使用: {入手元: [本人又は本人の代理人, その他: 税務課]}}\n"),
	    "ii/ii_3/nyuushu_moto", "1",
	    "\"kind\":\"checks\",\"value\":[\"本人又は本人の代理人\",{\"その他\":\"税務課\"}],");
	check_entry(*state, FILE4(""), "ii/ii_3/nyuushu_moto", "1", "\"kind\":\"checks\",\"value\":null,");
	check_entry(*state, FILE4("    概要: {入手・使用: {入手元: []}}\n"), "ii/ii_3/nyuushu_moto", "1",
	    "\"kind\":\"checks\",\"value\":[],");
	check_entry(*state, FILE4(""), "iii/iii_4/shinai", "1", "\"kind\":\"checks\",\"value\":[],");
}

static void
test_dates_and_numbers(void **state)
{
	static const char *const text = YOSHIKI4 "公表日: 令和7年4月1日\n評価書番号: １５\n"
	    "評価実施手続: {意見の聴取: {実施日・期間: 令和6年10月12日～11月10日}}\n";

	check_entry(*state, text, "hyoushi/kouhyou_bi", "null",
	    "\"kind\":\"date\",\"value\":{\"text\":\"令和7年4月1日\",\"iso\":\"2025-04-01\"},");
	check_entry(*state, text, "vi/vi_2/kikan", "null", "\"kind\":\"date\",\"value\":{"
	    "\"text\":\"令和6年10月12日～11月10日\",\"iso\":\"2024-10-12/2024-11-10\"},");
	check_entry(*state, text, "hyoushi/hyoukasho_bangou", "null", "\"kind\":\"number\",\"value\":15,");
	check_entry(*state, text, "vi/vi_1/jisshibi", "null", "\"kind\":\"date\",\"value\":null,");
	check_entry(*state, YOSHIKI4 "公表日: '-'\n", "hyoushi/kouhyou_bi", "null",
	    "\"kind\":\"date\",\"value\":{\"text\":\"-\",\"iso\":\"\"},");
	check_entry(*state, YOSHIKI4 "評価書番号: 1,500\n", "hyoushi/hyoukasho_bangou", "null",
	    "\"kind\":\"number\",\"value\":1500,");
	check_entry(*state, YOSHIKI4 "評価書番号: 十五\n", "hyoushi/hyoukasho_bangou", "null",
	    "\"kind\":\"number\",\"value\":\"十五\",");
}

static void
test_lists(void **state)
{
	static const char *const text = FILE4("    記録項目: [前置き, {見出し: 宛名, 項目: [番号, 氏名]}]\n");
	struct hy_str json = machine(*state, text);

	check_entry(*state, text, "besshi2[1]", "1", "\"kind\":\"list\",\"value\":[\"前置き\"],");
	check_entry(*state, text, "besshi2[2]", "1", "\"kind\":\"list\",\"value\":[\"番号\",\"氏名\"],");
	assert_true(hy_str_find(json, HY_S("[\"(別添2) 特定個人情報ファイル記録項目\",\"宛名\"]"), 0) > 0);
	check_entry(*state, FILE4(""), "besshi2", "1", "\"kind\":\"list\",\"value\":null,");
}

static void
test_names_of_files(void **state)
{
	static const char *const two = FILE4("  - ファイル名: 乙ファイル\n"
	    "    概要: {特定個人情報ファイル名: 別の名}\n");

	check_entry(*state, two, "i/file_mei", "null",
	    "\"kind\":\"text\",\"value\":\"甲ファイル\\n乙ファイル\",\"at\":null}");
	check_entry(*state, two, "ii/ii_1", "1", "\"kind\":\"text\",\"value\":\"甲ファイル\",");
	check_entry(*state, two, "ii/ii_1", "2", "\"kind\":\"text\",\"value\":\"別の名\",");
	check_entry(*state, two, "iii/iii_1", "2", "\"kind\":\"text\",\"value\":\"乙ファイル\",");
}

static void
test_unknown(void **state)
{
	static const char *const text = FILE4("取込み: {不明: [評価書名, iii/iii_4/shinai]}\n");

	check_entry(*state, text, "hyoushi/hyoukasho_mei", "null",
	    "\"kind\":\"text\",\"value\":null,\"unknown\":true,\"at\":null}");
	check_entry(*state, text, "iii/iii_4/shinai", "1",
	    "\"kind\":\"checks\",\"value\":null,\"unknown\":true,");
}

/* What is never published is not in the open data. */
static void
test_nothing_private(void **state)
{
	struct hy_str json = machine(*state, YOSHIKI4 "変更: [{項目: 評価書名, 根拠: 秘密の根拠}]\n"
	    "実施経過: [{行為: 修正, 備考: 秘密の経過}]\nしきい値判断: {対象人数: 123456}\n"
	    "非公表: [{項目: 評価書名, 根拠: 秘密の条項, 理由: 秘密の理由}]\n取込み: {元: 秘密の元}\n"
	    "移行で残った記載: [{項目: a, 記載: 秘密の残り}]\n");

	assert_true(hy_str_find(json, HY_S("秘密"), 0) < 0);
	assert_true(hy_str_find(json, HY_S("123456"), 0) < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_head),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_choices_and_counts),
		cmocka_unit_test(test_blank_count),
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_boxes),
		cmocka_unit_test(test_dates_and_numbers),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_names_of_files),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_nothing_private),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
