/* What a new draft takes over from another body's assessment, and that nothing of that body's own comes with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/form/edition/carry.h"
#include "engine/form/shared.h"
#include "tests/unit/doc_text.h"

#define BODY "評価実施機関名: みほん市長\n"
#define MEASURE(text) YOSHIKI4 BODY "特定個人情報ファイル:\n  - ファイル名: 甲\n    リスク対策:\n" \
    "      ネットワーク接続:\n        目的外の入手:\n          リスクに対する措置の内容: |\n" text
#define LINE "            "
#define OWN LINE "＜みほん市における措置＞\n" LINE "職員が確かめる。\n"
#define COMMON LINE "＜中間サーバー・プラットフォームにおける措置＞\n" LINE "基盤の側で制限する。\n"

static const struct hy_doc *
carried(struct world *w, const char *text, struct hy_carried *result)
{
	const struct hy_doc *from = bind(w, text);

	if (!hy_carry(w->arena, w->forms, from->form, from, result, &w->err))
		fail_msg("%s", w->err.text);
	return result->doc;
}

/* The measure of MEASURE(text) in the new draft. */
static const char *
measure(struct world *w, const char *text)
{
	struct hy_carried result;

	return hy_doc_text(carried(w, text, &result), "iii/iii_6/r1/sochi").p;
}

static void
test_common_blocks_stay(void **state)
{
	struct world *w = *state;

	assert_string_equal(measure(w, MEASURE(OWN COMMON)),
	    "【要記載】\n＜中間サーバー・プラットフォームにおける措置＞\n基盤の側で制限する。");
	assert_string_equal(measure(w, MEASURE(COMMON OWN)),
	    "＜中間サーバー・プラットフォームにおける措置＞\n基盤の側で制限する。\n【要記載】");
	assert_string_equal(measure(w, MEASURE(LINE "職員が確かめる。\n")), "【要記載】");
	/* Words in front of the first heading, and several blocks of one's own, leave one mark. */
	assert_string_equal(measure(w, MEASURE(LINE "前置き\n" OWN LINE "＜その他の措置＞\n" LINE "他\n" COMMON)),
	    "【要記載】\n＜中間サーバー・プラットフォームにおける措置＞\n基盤の側で制限する。");
}

static void
test_ways_to_write_a_heading(void **state)
{
	static const char *const headings[] = { "<中間サーバー・プラットフォームにおける措置>",
	    "【中間サーバー・プラットフォームにおける措置】", "＜中間サーバ・プラットフォームにおける措置＞",
	    "＜ガバメントクラウドにおける措置＞", "　＜ガバメント クラウドにおける措置＞" };
	struct world *w = *state;

	for (size_t i = 0; i < HY_COUNT(headings); i++) {
		struct hy_str text = hy_str_format(w->arena, MEASURE(LINE "%s\n" LINE "基盤の側で制限する。\n"),
		    headings[i]);

		if (strstr(measure(w, text.p), "基盤の側で制限する。") == NULL)
			fail_msg("%s is not known", headings[i]);
	}
}

/* Where a common block ends. */
static void
test_end_of_a_block(void **state)
{
	struct world *w = *state;

	/* A heading in other brackets inside it belongs to it, unless it is about measures, too. */
	assert_non_null(strstr(measure(w, MEASURE(COMMON LINE "【入手】\n" LINE "細目\n")), "【入手】\n細目"));
	assert_null(strstr(measure(w, MEASURE(COMMON LINE "【みほん課の措置】\n" LINE "細目\n")), "細目"));
	assert_null(strstr(measure(w, MEASURE(COMMON LINE "＜その他＞\n" LINE "細目\n")), "細目"));
}

static void
test_a_block_with_names_is_no_common_one(void **state)
{
	static const char *const own[] = { "みほん市の職員だけが操作する。", "みほん市長が定める。",
	    "連絡は 099-000-0000 にする。", "a@b.example に送る。", "宛名事務室が扱う。",
	    "本市の端末から操作する。" };
	struct world *w = *state;

	for (size_t i = 0; i < HY_COUNT(own); i++) {
		struct hy_str text = hy_str_format(w->arena, MEASURE(
		    LINE "＜ガバメントクラウドにおける措置＞\n" LINE "%s\n") "基本情報: {担当部署: {部署: 総務部宛名事務室、宛名事務室}}\n",
		    own[i]);

		assert_string_equal(measure(w, text.p), "＜ガバメントクラウドにおける措置＞\n【要記載】");
	}
}

/* A place may have a name of two characters. */
static void
test_short_names_of_places(void **state)
{
	struct world *w = *state;
	struct hy_carried result;
	const struct hy_doc *doc = carried(w, YOSHIKI4 "評価実施機関名: 乙市長\n基本情報:\n"
	    "  個人番号の利用: {法令上の根拠: 乙市番号条例}\n", &result);

	assert_string_equal(hy_doc_text(doc, "i/i_5/hourei").p, "【要記載】");
}

static void
test_statements_are_emptied(void **state)
{
	struct world *w = *state;
	struct hy_carried result;
	const struct hy_doc *doc = carried(w, YOSHIKI4 BODY "状態: 公表\n評価書番号: 7\n公表日: 令和7年4月1日\n"
	    "基本情報:\n  事務: {事務の名称: 試験事務, 対象人数: 30万人以上}\n"
	    "  個人番号の利用: {法令上の根拠: 番号法第9条第1項}\n"
	    "  情報連携: {実施の有無: 実施する, 法令上の根拠: みほん市番号条例第3条}\n"
	    "  他の評価実施機関: '-'\n"
	    "特定個人情報ファイル:\n  - ファイル名: 甲\n    記録項目: [一, 二]\n    概要:\n"
	    "      基本情報: {対象となる本人の範囲: {回答: 全員, その必要性: 要る}}\n"
	    "      委託: {委託の有無: {回答: 委託する, 件数: 2}, 委託事項: [{委託事項: 保守}]}\n"
	    "別紙: [{名: 別紙1, 本文: 一覧}]\n実施経過: [{行為: 新規実施, 公表: 令和7年4月1日}]\n", &result);

	/* What follows from the law and the work; with a name of the body in it, it is the body's. */
	assert_string_equal(hy_doc_text(doc, "i/i_1/jimu_mei").p, "試験事務");
	assert_string_equal(hy_doc_text(doc, "i/i_5/hourei").p, "番号法第9条第1項");
	assert_string_equal(hy_doc_text(doc, "i/i_6/hourei").p, "【要記載】");
	/* Its own words leave a mark, also below another answer and in lists. */
	assert_string_equal(hy_doc_text(doc, "hyoushi/jisshi_kikan_mei").p, "【要記載】");
	assert_string_equal(hy_doc_text(doc, "file[1]/mei").p, "【要記載】");
	assert_string_equal(hy_doc_text(doc, "ii/ii_2/honnin_hani/honnin_hitsuyou").p, "【要記載】");
	assert_string_equal(node_at(doc, "besshi2")->entries->text.p, "【要記載】");
	assert_null(node_at(doc, "besshi2")->entries->next);
	/* Choices, numbers, days, records, what it left blank and what is private: nothing. */
	assert_false(node_at(doc, "hyoushi/hyoukasho_bangou")->answered);
	assert_false(node_at(doc, "hyoushi/kouhyou_bi")->answered);
	assert_false(node_at(doc, "i/i_1/taishou_ninzuu")->answered);
	assert_false(node_at(doc, "i/i_6/jisshi")->answered);
	assert_false(node_at(doc, "i/i_8")->answered);
	assert_false(node_at(doc, "ii/ii_4/umu")->answered || node_at(doc, "ii/ii_4/umu")->has_count);
	assert_int_equal(node_at(doc, "ii/ii_4/itaku")->n_kids, 0);
	assert_int_equal(node_at(doc, "besshi")->n_kids, 0);
	assert_int_equal(node_at(doc, "keika")->n_kids, 0);
	assert_int_equal(result.kept, 2);
	assert_int_equal(result.emptied, 6);
}

/* Systems of one's own leave one record to be filled in; those that all bodies use stay. */
static void
test_systems(void **state)
{
	struct world *w = *state;
	struct hy_carried result;
	const struct hy_doc *doc = carried(w, YOSHIKI4 BODY "基本情報:\n  システム:\n"
	    "    - {システムの名称: 甲系, システムの機能: 甲の機能}\n"
	    "    - {システムの名称: 乙系, システムの機能: 乙の機能}\n"
	    "    - {システムの名称: 中間サーバー, システムの機能: 照会と提供,\n"
	    "       他のシステムとの接続: [情報提供ネットワークシステム, その他: 甲系]}\n", &result);

	assert_int_equal(node_at(doc, "i/systems")->n_kids, 2);
	assert_string_equal(hy_doc_text(doc, "i/systems[1]/meishou").p, "【要記載】");
	assert_string_equal(hy_doc_text(doc, "i/systems[1]/kinou").p, "【要記載】");
	assert_string_equal(hy_doc_text(doc, "i/systems[2]/meishou").p, "中間サーバー");
	assert_string_equal(hy_doc_text(doc, "i/systems[2]/kinou").p, "照会と提供");
	assert_string_equal(hy_node_plain(w->arena, node_at(doc, "i/systems[2]/setsuzoku")).p,
	    "情報提供ネットワークシステム");
}

static void
test_other_editions_and_forms(void **state)
{
	struct world *w = *state;
	const struct hy_doc *old = bind(w, "様式: 全項目評価書\n版: 平成30年5月\n" BODY
	    "基本情報: {事務: {事務の名称: 試験事務}}\n");
	const struct hy_form *form = hy_forms_get(w->forms, HY_S("yoshiki4"), HY_S("R6-10"), &w->err);
	struct hy_carried result;

	assert_true(hy_carry(w->arena, w->forms, form, old, &result, &w->err));
	assert_ptr_equal(result.doc->form, form);
	assert_string_equal(hy_doc_text(result.doc, "i/i_1/jimu_mei").p, "試験事務");
	assert_true(hy_carry(w->arena, w->forms, old->form, bind(w, YOSHIKI4 BODY), &result, &w->err));
	assert_string_equal(hy_doc_text(result.doc, "hyoushi/jisshi_kikan_mei").p, "【要記載】");
	assert_false(hy_carry(w->arena, w->forms, form, bind(w, YOSHIKI3 BODY), &result, &w->err));
	assert_string_equal(w->err.at.file, "a.yaml");
}

/* Every path in shared.yaml is an item of every edition of its form. */
static void
test_paths_are_items(void **state)
{
	struct world *w = *state;
	struct hy_shared *shared = hy_shared_open(w->arena, &w->err);
	const char *const keys[] = { "answers", "names" };
	unsigned n, found = 0;
	const struct hy_str *rows = hy_forms_list(w->forms, &n);

	assert_non_null(shared);
	for (unsigned i = 0; i < 2 * n; i++) {
		const struct hy_form *form = hy_forms_named(w->forms, rows[i / 2], &w->err);
		const struct hy_yaml *row = hy_yaml_get(hy_shared_data(shared), keys[i % 2])->first;

		for (; row != NULL; row = row->next) {
			if (!hy_str_is(hy_yaml_text(row, "form"), form->form))
				continue;
			for (const struct hy_yaml *y = hy_yaml_get(row, "items")->first; y != NULL; y = y->next, found++)
				if (hy_form_item(form, y->text.p) == NULL)
					fail_msg("%s has no item %s", rows[i / 2].p, y->text.p);
		}
	}
	assert_true(found > 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_common_blocks_stay),
		cmocka_unit_test(test_ways_to_write_a_heading),
		cmocka_unit_test(test_end_of_a_block),
		cmocka_unit_test(test_a_block_with_names_is_no_common_one),
		cmocka_unit_test(test_short_names_of_places),
		cmocka_unit_test(test_statements_are_emptied),
		cmocka_unit_test(test_systems),
		cmocka_unit_test(test_other_editions_and_forms),
		cmocka_unit_test(test_paths_are_items),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
