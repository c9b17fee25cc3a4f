/* When an item applies: yes, no, or open because the deciding answer is missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/form/form_load.h"
#include "tests/unit/doc_text.h"

#define FILE4(text) YOSHIKI4 "特定個人情報ファイル:\n  - ファイル名: 甲\n" text

static void
check_applies(struct world *w, const char *text, const char *path, enum hy_truth truth)
{
	static const char *const words[] = { "no", "yes", "open" };
	enum hy_truth got = hy_node_applies(node_at(bind(w, text), path));

	if (got != truth)
		fail_msg("%s: %s, not %s in %s", path, words[got], words[truth], text);
}

static void
test_choice_decides(void **state)
{
	static const char *const law = "i/i_6/hourei";

	check_applies(*state, YOSHIKI4 "基本情報: {情報連携: {実施の有無: 実施する}}\n", law, HY_YES);
	check_applies(*state, YOSHIKI4 "基本情報: {情報連携: {実施の有無: 実施しない}}\n", law, HY_NO);
	check_applies(*state, YOSHIKI4 "基本情報: {情報連携: {実施の有無: 未定}}\n", law, HY_NO);
	check_applies(*state, YOSHIKI4, law, HY_OPEN);
	check_applies(*state, YOSHIKI4 "基本情報: {情報連携: {実施の有無: }}\n", law, HY_OPEN);
	check_applies(*state, YOSHIKI4 "基本情報: {情報連携: {実施の有無: ''}}\n", law, HY_OPEN);
	/* What is no option decides nothing. */
	check_applies(*state, YOSHIKI4 "基本情報: {情報連携: {実施の有無: たぶん}}\n", law, HY_OPEN);
	check_applies(*state, YOSHIKI4 "基本情報: {情報連携: {実施の有無: '-'}}\n", law, HY_OPEN);
	/* Width and spaces do not matter. */
	check_applies(*state, FILE4("    概要: {委託: {委託の有無: 委託 する}}\n"), "ii/ii_4/itaku", HY_YES);
	check_applies(*state, FILE4("    概要: {委託: {委託の有無: {回答: 委託する, 件数: 3}}}\n"),
	    "ii/ii_4/itaku", HY_YES);
}

static void
test_no_condition(void **state)
{
	check_applies(*state, YOSHIKI4, "hyoushi/hyoukasho_mei", HY_YES);
	check_applies(*state, YOSHIKI4, "vi/vi_1/jisshibi", HY_YES);
}

static void
test_parent_decides(void **state)
{
	static const char *const how = "iii/iii_3/r2/ninshou/ninshou_houhou";
	static const char *const keep = "iii/iii_4/saiitaku_kakuho/saiitaku_houhou";

	check_applies(*state, FILE4("    リスク対策: {使用: {権限のない者による不正使用: "
	    "{ユーザ認証の管理: {回答: 行っている}}}}\n"), how, HY_YES);
	check_applies(*state, FILE4("    リスク対策: {使用: {権限のない者による不正使用: "
	    "{ユーザ認証の管理: 行っていない}}}\n"), how, HY_NO);
	check_applies(*state, FILE4(""), how, HY_OPEN);
	check_applies(*state, FILE4("    リスク対策: {委託: {再委託先の適切な取扱い: 再委託していない}}\n"),
	    keep, HY_NO);
	check_applies(*state, FILE4("    リスク対策: {委託: {再委託先の適切な取扱い: 十分に行っている}}\n"),
	    keep, HY_YES);
	check_applies(*state, FILE4(""), keep, HY_OPEN);
}

/* Boxes at a heading are left out of the file when none is ticked: that decides. */
static void
test_boxes_at_a_heading(void **state)
{
	static const char *const control = "iii/iii_4/taisei", *const net = "iii/iii_6/r1/sochi";

	check_applies(*state, FILE4(""), control, HY_YES);
	check_applies(*state, FILE4("    リスク対策: {委託: {該当なし: []}}\n"), control, HY_YES);
	check_applies(*state, FILE4("    リスク対策: {委託: {該当なし: [委託しない]}}\n"), control, HY_NO);
	check_applies(*state, FILE4("    リスク対策: {ネットワーク接続: {該当なし: [接続しない(提供)]}}\n"),
	    net, HY_YES);
	check_applies(*state, FILE4("    リスク対策: {ネットワーク接続: {該当なし: [接続しない(入手)]}}\n"),
	    net, HY_NO);
}

static void
test_other_boxes(void **state)
{
	static const char *const to = "ii/ii_5/teikyou_saki", *const inside = "ii/ii_5/iten_saki";
	static const char *const some =
	    FILE4("    概要: {提供・移転: {提供・移転の有無: [提供を行っている: 3]}}\n");

	check_applies(*state, some, to, HY_YES);
	check_applies(*state, some, inside, HY_NO);
	check_applies(*state, FILE4("    概要: {提供・移転: {提供・移転の有無: []}}\n"), to, HY_NO);
	check_applies(*state, FILE4(""), to, HY_OPEN);
}

static void
test_days(void **state)
{
	static const char *const why = "vi/vi_2/tanshuku";
	static const struct { const char *period; enum hy_truth truth; } rows[] = {
		{ "令和6年10月12日～11月10日", HY_NO },		/* 30 days, both ends counted */
		{ "令和6年10月12日～11月9日", HY_YES },
		{ "令和6年10月12日", HY_YES },
		{ "令和6年10月", HY_OPEN },
		{ "未定", HY_OPEN },
		{ "''", HY_OPEN },
	};
	struct world *w = *state;

	for (size_t i = 0; i < HY_COUNT(rows); i++)
		check_applies(w, hy_str_format(w->arena,
		    YOSHIKI4 "評価実施手続: {意見の聴取: {実施日・期間: %s}}\n", rows[i].period).p, why,
		    rows[i].truth);
	check_applies(w, YOSHIKI4, why, HY_OPEN);
}

/* Below what does not apply, nothing applies; each record is judged by its own answers. */
static void
test_records(void **state)
{
	const struct hy_doc *doc = bind(*state, FILE4("    概要:\n      委託:\n        委託の有無: 委託する\n"
	    "        委託事項:\n          - {委託事項: a, 再委託: {再委託の有無: 再委託する}}\n"
	    "          - {委託事項: b, 再委託: {再委託の有無: 再委託しない}}\n"
	    "          - {委託事項: c}\n"));

	assert_int_equal(hy_node_applies(node_at(doc, "ii/ii_4/itaku[1]/sai/saiitaku_jikou")), HY_YES);
	assert_int_equal(hy_node_applies(node_at(doc, "ii/ii_4/itaku[2]/sai/saiitaku_jikou")), HY_NO);
	assert_int_equal(hy_node_applies(node_at(doc, "ii/ii_4/itaku[3]/sai/saiitaku_jikou")), HY_OPEN);
	doc = bind(*state, FILE4("    概要:\n      委託:\n        委託の有無: 委託しない\n"
	    "        委託事項:\n          - {委託事項: a, 再委託: {再委託の有無: 再委託する}}\n"));
	assert_int_equal(hy_node_applies(node_at(doc, "ii/ii_4/itaku[1]/sai/saiitaku_jikou")), HY_NO);
	assert_string_equal(hy_node_blocking(node_at(doc, "ii/ii_4/itaku[1]/saki"))->item->id, "umu");
	assert_null(hy_node_blocking(node_at(doc, "ii/ii_4/umu")));
}

/* A decision is taken in the file it belongs to. */
static void
test_files_decide_for_themselves(void **state)
{
	const struct hy_doc *doc = bind(*state, FILE4("    概要: {委託: {委託の有無: 委託する}}\n")
	    "  - ファイル名: 乙\n    概要: {委託: {委託の有無: 委託しない}}\n");

	assert_int_equal(hy_node_applies(hy_doc_find(doc, "ii/ii_4/itaku", 1)), HY_YES);
	assert_int_equal(hy_node_applies(hy_doc_find(doc, "ii/ii_4/itaku", 2)), HY_NO);
}

static void
test_unknown_answers_decide_nothing(void **state)
{
	check_applies(*state, YOSHIKI4 "取込み: {不明: [基本情報/情報連携/実施の有無]}\n",
	    "i/i_6/hourei", HY_OPEN);
	check_applies(*state, FILE4("") "取込み: {不明: [iii/iii_4/shinai]}\n", "iii/iii_4/taisei", HY_OPEN);
}

static struct hy_item *
load(struct world *w, struct hy_loader *l, const char *text)
{
	const struct hy_yaml *y = hy_yaml_parse(w->arena, "t.yaml", hy_str_of(text), &w->err);

	l->arena = w->arena;
	l->err = &w->err;
	return hy_item_load(l, y, NULL);
}

/* A condition that names nothing is found when the form is loaded, not when it is used. */
static void
test_bad_conditions(void **state)
{
	static const char *const bad[] = { "c = いいえ", "x = はい", "c", "c == はい", "c = はい and", "..",
	    "c has はい and x filled" };
	struct world *w = *state;

	for (size_t i = 0; i < HY_COUNT(bad); i++) {
		struct hy_loader l = { 0 };
		struct hy_item *item = load(w, &l, hy_str_format(w->arena,
		    "{id: s, kind: section, items: [{id: c, label: 甲, kind: choice, options: [はい]}, "
		    "{id: d, label: 乙, kind: text, when: '%s'}]}", bad[i]).p);

		assert_non_null(item);
		if (hy_item_finish(&l, item, false, false))
			fail_msg("accepted: %s", bad[i]);
		assert_int_equal(w->err.at.line, 1);
	}
}

static void
test_joined_conditions(void **state)
{
	struct world *w = *state;
	struct hy_loader l = { 0 };
	struct hy_item *item = load(w, &l,
	    "{id: s, kind: section, items: [{id: c, label: 甲, kind: choice, options: [はい]}, "
	    "{id: d, label: 乙, kind: text, when: c = はい and e filled}, {id: e, label: 丙, kind: text}]}");

	assert_true(hy_item_finish(&l, item, false, false));
	assert_ptr_equal(item->items[1]->when->item, item->items[0]);
	assert_ptr_equal(item->items[1]->when->next->item, item->items[2]);
	assert_int_equal(item->items[1]->when->next->test, HY_TEST_FILLED);
	assert_null(item->items[1]->when->next->next);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_choice_decides),
		cmocka_unit_test(test_no_condition),
		cmocka_unit_test(test_parent_decides),
		cmocka_unit_test(test_boxes_at_a_heading),
		cmocka_unit_test(test_other_boxes),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_files_decide_for_themselves),
		cmocka_unit_test(test_unknown_answers_decide_nothing),
		cmocka_unit_test(test_bad_conditions),
		cmocka_unit_test(test_joined_conditions),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
