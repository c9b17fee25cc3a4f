/* What an author may write for each kind of item, and what happens to what does not fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/text.h"
#include "tests/unit/doc_text.h"

/* A document with one file whose overview holds TEXT (lines at ten spaces are added by the caller). */
#define FILE4(text) YOSHIKI4 "特定個人情報ファイル:\n  - ファイル名: 甲\n    概要:\n" text

/* TEXT without its marker «, and the place where the marker stood. */
static const char *
unmarked(struct world *w, const char *text, struct hy_mark *at)
{
	const char *marker = strstr(text, "«"), *line = text;
	size_t before = (size_t)(marker - text);

	*at = hy_mark_at("a.yaml", 1, 1);
	for (const char *p = text; p < marker; p++) {
		if (*p == '\n') {
			at->line++;
			line = p + 1;
		}
	}
	at->col = (unsigned)hy_text_chars(hy_str_cut(hy_str_of(line), 0, (size_t)(marker - line))) + 1;
	return hy_str_format(w->arena, "%.*s%s", (int)before, text, marker + strlen("«")).p;
}

/* TEXT gives one slip, at the marker « in it. Returns the document. */
static const struct hy_doc *
check_slip(struct world *w, const char *text, enum hy_slip_type type, const char *shown,
    const char *suggestion)
{
	struct hy_mark at;
	const struct hy_doc *doc = bind(w, unmarked(w, text, &at));
	const struct hy_slip *s = doc->slips;

	if (count_slips(doc) != 1)
		fail_msg("%u slips in %s", count_slips(doc), text);
	assert_int_equal(s->type, type);
	if (s->at.line != at.line || s->at.col != at.col)
		fail_msg("%u:%u, not %u:%u in %s", s->at.line, s->at.col, at.line, at.col, text);
	assert_true(hy_str_is(s->text, shown));
	assert_true(hy_str_is(s->suggestion, suggestion));
	return doc;
}

static void
check_clean(const struct hy_doc *doc)
{
	for (const struct hy_slip *s = doc->slips; s != NULL; s = s->next)
		fail_msg("slip %d at %u:%u: %s", (int)s->type, s->at.line, s->at.col, s->text.p);
}

static void
test_short_keys_full_keys_labels(void **state)
{
	static const char *const texts[] = {
		"基本情報:\n  担当部署: {部署: 健康増進課}\n",
		"Ⅰ 基本情報:\n  7. 評価実施機関における担当部署: {①部署: 健康増進課}\n",
		"基本情報:\n  評価実施機関における担当部署: {部署: 健康増進課}\n",
		"基本情報:\n  '7.評価実施機関における担当部署 ※': {①　部署: 健康増進課}\n",
		"I 基本情報:\n  ７．評価実施機関における担当部署: {部署: 健康増進課}\n",
	};

	for (size_t i = 0; i < HY_COUNT(texts); i++) {
		const struct hy_doc *doc = bind(*state, hy_str_format(((struct world *)*state)->arena,
		    YOSHIKI4 "%s", texts[i]).p);

		check_clean(doc);
		assert_string_equal(hy_doc_text(doc, "i/i_7/busho").p, "健康増進課");
	}
}

static void
test_unknown_keys(void **state)
{
	check_slip(*state, YOSHIKI4 "«評価書番後: 15\n", HY_SLIP_KEY, "評価書番後", "評価書番号");
	check_slip(*state, YOSHIKI4 "基本情報:\n  «担当部暑: {}\n", HY_SLIP_KEY, "担当部暑", "担当部署");
	check_slip(*state, YOSHIKI4 "«全く別の何か: x\n", HY_SLIP_KEY, "全く別の何か", "");
	check_slip(*state, FILE4("      委託: {委託の有無: {回答: 委託する, «件: 8}}\n"), HY_SLIP_KEY, "件", "");
	/* What is written below an unknown key does not count for anything else. */
	assert_false(node_at(bind(*state, YOSHIKI4 "基本: {担当部署: {部署: x}}\n"), "i/i_7/busho")->written);
}

/* TEXT is refused at the marker «; the message names the FIRST place. */
static void
check_twice(struct world *w, const char *text, const char *first)
{
	struct hy_mark at;

	if (try_bind(w, unmarked(w, text, &at)) != NULL)
		fail_msg("accepted: %s", text);
	if (w->err.at.line != at.line || w->err.at.col != at.col)
		fail_msg("%u:%u, not %u:%u: %s", w->err.at.line, w->err.at.col, at.line, at.col,
		    w->err.text);
	if (strstr(w->err.text, first) == NULL)
		fail_msg("'%s' does not say '%s'", w->err.text, first);
}

/* Two spellings of one key are one item written twice. */
static void
test_one_item_under_two_keys(void **state)
{
	check_twice(*state, YOSHIKI4 "基本情報:\n  担当部署: {部署: a}\n"
	    "  «7. 評価実施機関における担当部署: {部署: b}\n", "line 4, column 3");
	check_twice(*state, YOSHIKI4 "評価書名: a\nⅠ 基本情報: {}\n«基本情報: {}\n", "line 4, column 1");
	check_twice(*state, FILE4("      委託: {委託事項: [{委託事項: x, ⑥委託先名: a, «委託先名: b}]}\n"),
	    "line 6, column 29");
	check_twice(*state, FILE4("      委託: {委託の有無: {回答: 委託する, «委託の有無: 委託しない}}\n"),
	    "line 6, column 20");
	check_twice(*state, YOSHIKI4 "公表日: \"\"\n«公 表 日: 令和7年4月1日\n", "line 3, column 1");
}

static void
test_texts(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4
	    "特記事項: |\n  一\n\n  二\n\n評価書名: '  前後  '\n評価実施機関名: 07\n");

	check_clean(doc);
	assert_string_equal(hy_doc_text(doc, "hyoushi/tokki_jikou").p, "一\n\n二");
	assert_string_equal(hy_doc_text(doc, "hyoushi/hyoukasho_mei").p, "  前後  ");
	assert_string_equal(hy_doc_text(doc, "hyoushi/jisshi_kikan_mei").p, "07");
	check_slip(*state, YOSHIKI4 "評価書名: «[a, b]\n", HY_SLIP_KIND, "", "");
	check_slip(*state, YOSHIKI4 "基本情報: «文\n", HY_SLIP_KIND, "文", "");
	check_slip(*state, YOSHIKI4 "基本情報: «[文]\n", HY_SLIP_KIND, "", "");
	check_clean(bind(*state, YOSHIKI4 "基本情報:\n事務の流れ: なし\n"));
}

static void
test_answer_with_items_below(void **state)
{
	const struct hy_doc *doc = bind(*state, FILE4(
	    "      基本情報:\n"
	    "        対象となる本人の範囲: {回答: 全住民, その必要性: 一}\n"
	    "        記録される項目: {その妥当性: 二}\n"));
	const struct hy_node *whole = node_at(doc, "ii/ii_2/honnin_hani");

	check_clean(doc);
	assert_string_equal(whole->text.p, "全住民");
	assert_int_equal(whole->at.line, 7);
	assert_string_equal(node_at(doc, "ii/ii_2/honnin_hani/honnin_hitsuyou")->text.p, "一");
	assert_true(node_at(doc, "ii/ii_2/koumoku_suu")->written);
	assert_false(node_at(doc, "ii/ii_2/koumoku_suu")->answered);
	assert_string_equal(node_at(doc, "ii/ii_2/koumoku_suu/datou")->text.p, "二");
	/* Without items below, the answer stands alone. */
	doc = bind(*state, FILE4("      基本情報: {対象となる本人の範囲: 全住民}\n"));
	assert_string_equal(node_at(doc, "ii/ii_2/honnin_hani")->text.p, "全住民");
}

static void
test_choices(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4 "基本情報: {事務: {対象人数: ３０万人 以上}}\n");
	const struct hy_node *node = node_at(doc, "i/i_1/taishou_ninzuu");

	check_clean(doc);
	assert_string_equal(node->option->label.p, "30万人以上");
	assert_string_equal(node->text.p, "３０万人 以上");
	doc = check_slip(*state, YOSHIKI4 "基本情報: {事務: {対象人数: «30万以上}}\n", HY_SLIP_OPTION,
	    "30万以上", "30万人以上");
	assert_null(node_at(doc, "i/i_1/taishou_ninzuu")->option);
	check_slip(*state, YOSHIKI4 "基本情報: {事務: {対象人数: «多数}}\n", HY_SLIP_OPTION, "多数", "");
	check_clean(bind(*state, YOSHIKI4 "基本情報: {事務: {対象人数: '-'}}\n"));
	check_slip(*state, YOSHIKI4 "基本情報: {事務: {対象人数: «[30万人以上]}}\n", HY_SLIP_KIND, "", "");
}

static void
test_counts(void **state)
{
	const struct hy_doc *doc = bind(*state, FILE4(
	    "      委託: {委託の有無: {回答: 委託する, 件数: ８}}\n"
	    "      提供・移転: {提供・移転の有無: [提供を行っている: 60, 移転を行っている: '-']}\n"));
	const struct hy_tick *ticks = node_at(doc, "ii/ii_5/umu")->ticks;

	check_clean(doc);
	assert_true(node_at(doc, "ii/ii_4/umu")->has_count);
	assert_int_equal(node_at(doc, "ii/ii_4/umu")->count, 8);
	assert_string_equal(node_at(doc, "ii/ii_4/umu")->option->label.p, "委託する");
	assert_true(ticks->has_count);
	assert_int_equal(ticks->count, 60);
	assert_false(ticks->has_text || ticks->next->has_count || ticks->next->has_text);
	assert_false(node_at(bind(*state, FILE4("      委託: {委託の有無: 委託する}\n")), "ii/ii_4/umu")->has_count);
	doc = bind(*state, FILE4("      委託: {委託の有無: {回答: 委託する, 件数: ―}}\n"));
	check_clean(doc);
	assert_true(node_at(doc, "ii/ii_4/umu")->count_blank);
	check_slip(*state, FILE4("      委託: {委託の有無: {回答: 委託する, 件数: «八件}}\n"),
	    HY_SLIP_KIND, "八件", "");
	check_slip(*state, FILE4("      提供・移転: {提供・移転の有無: [提供を行っている: «多数]}\n"),
	    HY_SLIP_KIND, "多数", "");
}

static void
test_boxes(void **state)
{
	const struct hy_doc *doc = bind(*state, FILE4(
	    "      入手・使用:\n"
	    "        入手元: [本人 又は本人の代理人, 評価実施機関内の他部署: 税務課、市民課, その他: ]\n"
	    "        入手方法: []\n"));
	const struct hy_node *node = node_at(doc, "ii/ii_3/nyuushu_moto");

	check_clean(doc);
	assert_string_equal(node->ticks->option->label.p, "本人又は本人の代理人");
	assert_false(node->ticks->has_text);
	assert_string_equal(node->ticks->next->text.p, "税務課、市民課");
	assert_non_null(hy_node_tick(node, HY_S("その他")));
	assert_null(hy_node_tick(node, HY_S("民間事業者")));
	assert_true(node_at(doc, "ii/ii_3/nyuushu_houhou")->answered);
	assert_null(node_at(doc, "ii/ii_3/nyuushu_houhou")->ticks);
	check_slip(*state, FILE4("      入手・使用: {入手方法: [紙, «専用戦]}\n"), HY_SLIP_OPTION,
	    "専用戦", "専用線");
	check_slip(*state, FILE4("      入手・使用: {入手方法: «紙}\n"), HY_SLIP_KIND, "紙", "");
	check_slip(*state, FILE4("      入手・使用: {入手方法: «{紙: x}}\n"), HY_SLIP_KIND, "", "");
	check_slip(*state, FILE4("      入手・使用: {入手方法: [«[紙]]}\n"), HY_SLIP_KIND, "", "");
	check_clean(bind(*state, FILE4("      入手・使用: {入手方法: '-'}\n")));
}

static void
test_boxes_at_a_heading(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4
	    "特定個人情報ファイル:\n  - ファイル名: 甲\n    リスク対策:\n"
	    "      委託: {該当なし: [委託しない]}\n      ネットワーク接続: {該当なし: [接続しない（入手）]}\n");

	check_clean(doc);
	assert_non_null(hy_node_tick(node_at(doc, "iii/iii_4/shinai"), HY_S("委託しない")));
	assert_non_null(hy_node_tick(node_at(doc, "iii/iii_6/shinai"), HY_S("接続しない(入手)")));
}

static void
test_dates_and_numbers(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4
	    "公表日: 2025-04-01\n評価書番号: １，５００\n"
	    "評価実施手続: {意見の聴取: {実施日・期間: 令和6年10月12日～11月10日}}\n");

	check_clean(doc);
	assert_string_equal(hy_doc_text(doc, "hyoushi/kouhyou_bi").p, "2025-04-01");
	check_slip(*state, YOSHIKI4 "公表日: «令和6年2月30日\n", HY_SLIP_DATE, "令和6年2月30日", "");
	check_slip(*state, YOSHIKI4 "公表日: «近日\n", HY_SLIP_DATE, "近日", "");
	check_slip(*state, YOSHIKI4 "評価実施手続: {意見の聴取: {実施日・期間: «秋}}\n", HY_SLIP_DATE, "秋", "");
	check_slip(*state, YOSHIKI4 "評価書番号: «十五\n", HY_SLIP_KIND, "十五", "");
	check_clean(bind(*state, YOSHIKI4 "公表日: '-'\n評価書番号: ''\n"));
}

static void
test_lists(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4
	    "特定個人情報ファイル:\n  - ファイル名: 甲\n    記録項目:\n      - 前置き\n"
	    "      - {見出し: 宛名, 項目: [番号, 氏名]}\n      - 見出し: 接種\n        項目: 接種日\n");
	const struct hy_entry *e = node_at(doc, "besshi2")->entries;

	check_clean(doc);
	assert_string_equal(e->text.p, "前置き");
	assert_false(e->heading);
	e = e->next;
	assert_string_equal(e->text.p, "宛名");
	assert_true(e->heading);
	assert_string_equal(e->next->next->text.p, "氏名");
	assert_true(e->next->next->next->heading);
	assert_string_equal(e->next->next->next->next->text.p, "接種日");
	assert_int_equal(hy_node_entry_count(node_at(doc, "besshi2")), 4);
	check_clean(bind(*state, YOSHIKI4 "事務の流れ: {備考: 一つの文}\n"));
	/* The line break that ends a block belongs to YAML. */
	doc = bind(*state, FILE4("      入手・使用: {入手元: [その他: \"税務課\\n\"]}\n") "事務の流れ:\n  備考:\n    - |\n      注\n");
	assert_string_equal(node_at(doc, "ii/ii_3/nyuushu_moto")->ticks->text.p, "税務課");
	assert_string_equal(node_at(doc, "besshi1/bikou")->entries->text.p, "注");
	check_slip(*state, YOSHIKI4 "事務の流れ: {備考: [«{見出し: [a]}]}\n", HY_SLIP_KIND, "", "");
	check_slip(*state, YOSHIKI4 "事務の流れ: {備考: [«{項目: {a: b}}]}\n", HY_SLIP_KIND, "", "");
	check_slip(*state, YOSHIKI4 "事務の流れ: {備考: «{見出し: a}}\n", HY_SLIP_KIND, "", "");
	check_slip(*state, YOSHIKI4 "事務の流れ: {備考: [«{別: a}]}\n", HY_SLIP_KIND, "", "");
	/* What stands under a misspelt key would not be printed. */
	check_slip(*state, YOSHIKI4 "事務の流れ: {備考: [{見出し: a, «項: [b]}]}\n", HY_SLIP_KEY, "項", "");
}

static void
test_records(void **state)
{
	const struct hy_doc *doc = bind(*state, FILE4(
	    "      委託:\n        委託事項:\n"
	    "          - 委託事項: 保守\n            再委託: {再委託の有無: 再委託する}\n"
	    "          - 委託先名: 乙社\n"
	    "          - {}\n"));
	const struct hy_node *list = node_at(doc, "ii/ii_4/itaku");

	check_clean(doc);
	assert_int_equal(list->n_kids, 3);
	assert_int_equal(list->kids[1]->number, 2);
	assert_string_equal(hy_record_title(list->kids[0]).p, "保守");
	assert_string_equal(hy_record_title(list->kids[1]).p, "");
	assert_string_equal(hy_node_find(list->kids[0], "sai/saiitaku")->option->label.p, "再委託する");
	check_clean(bind(*state, FILE4("      委託: {委託事項: }\n")));
	check_slip(*state, FILE4("      委託: {委託事項: «{委託事項: x}}\n"), HY_SLIP_KIND, "", "");
	doc = check_slip(*state, FILE4("      委託: {委託事項: [{委託事項: x}, «文, {委託事項: y}]}\n"),
	    HY_SLIP_KIND, "文", "");
	assert_string_equal(hy_doc_text(doc, "ii/ii_4/itaku[2]/jikou").p, "y");
}

static void
test_grids(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4
	    "別紙:\n  - 名: 別紙1\n    表: {列: [a], 行: [[一], [二]]}\n  - {名: 別紙2, 本文: 文}\n");

	check_clean(doc);
	assert_non_null(node_at(doc, "besshi[1]/hyou")->raw);
	assert_null(node_at(doc, "besshi[2]/hyou")->raw);
	check_slip(*state, YOSHIKI4 "別紙: [{名: 別紙1, 表: «文}]\n", HY_SLIP_KIND, "文", "");
	check_slip(*state, YOSHIKI4 "別紙: [{名: 別紙1, 表: {列: [a], 行: [«文]}}]\n", HY_SLIP_KIND, "文", "");
	check_slip(*state, YOSHIKI4 "別紙: [{名: 別紙1, 表: {列: «課, 行: [[文]]}}]\n", HY_SLIP_KIND, "課", "");
	check_slip(*state, YOSHIKI4 "別紙: [{名: 別紙1, 表: {列: [a], 行: [[«{文: 文}]]}}]\n", HY_SLIP_KIND, "", "");
	check_slip(*state, YOSHIKI4 "別紙: [{名: 別紙1, 表: {«列名: [a], 行: [[文]]}}]\n", HY_SLIP_KEY, "列名", "");
}

static void
test_import_notes(void **state)
{
	const struct hy_doc *doc = check_slip(*state, YOSHIKI4 "基本情報: {担当部署: {部署: x}}\n"
	    "取込み:\n  不確か: [基本情報/担当部署/部署]\n"
	    "  不明: [基本情報/情報連携/実施の有無, i/i_8, «どこ/か]\n", HY_SLIP_PATH, "どこ/か", "");

	assert_true(node_at(doc, "i/i_7/busho")->unsure);
	assert_false(node_at(doc, "i/i_7/busho")->unknown);
	assert_true(node_at(doc, "i/i_6/jisshi")->unknown);
	assert_true(node_at(doc, "i/i_8")->unknown);
	assert_false(node_at(doc, "i/i_6/hourei")->unknown);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_short_keys_full_keys_labels),
		cmocka_unit_test(test_unknown_keys),
		cmocka_unit_test(test_one_item_under_two_keys),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_answer_with_items_below),
		cmocka_unit_test(test_choices),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_boxes),
		cmocka_unit_test(test_boxes_at_a_heading),
		cmocka_unit_test(test_dates_and_numbers),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_grids),
		cmocka_unit_test(test_import_notes),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
