/* Differences of documents: what is a change, and that records are known by what they are. */
#include "tests/unit/bench.h"

#define FILE_HEAD HEAD "特定個人情報ファイル:\n  - ファイル名: 甲ファイル\n    概要:\n"
#define STORAGE FILE_HEAD "      保管・消去:\n        保管場所: |\n"

struct system {
	const char *name, *work;
};

static const struct system systems[10] = {
	{ "住民記録システム", "住民票の記載、消除及び修正を行う。" },
	{ "宛名システム", "個人番号と統合宛名番号を対応付けて保存する。" },
	{ "税務システム", "課税の情報を各事務のシステムに渡す。" },
	{ "健康管理システム", "接種の記録を登録し、対象者を抽出する。" },
	{ "申請管理システム", "電子申請の内容を受け取り、業務システムに引き渡す。" },
	{ "中間サーバー", "情報照会と情報提供を行い、符号を管理する。" },
	{ "庁内連携システム", "各システムの間でデータを受け渡す。" },
	{ "窓口受付システム", "受付番号を発行し、待ち人数を表示する。" },
	{ "印刷システム", "通知書を印刷し、封入の順に並べる。" },
	{ "認証システム", "職員を静脈で認証し、権限を与える。" },
};

/* A document with the systems ORDER names (numbers from 0, ended by -1). */
static const char *
with_systems(struct bench *b, const int *order)
{
	struct hy_buf out = hy_buf_new(b->arena);

	hy_buf_text(&out, HEAD "基本情報:\n  システム:\n");
	for (; *order >= 0; order++)
		hy_buf_format(&out, "    - システムの名称: %s\n      システムの機能: %s\n"
		    "      他のシステムとの接続: [庁内連携システム]\n",
		    systems[*order].name, systems[*order].work);
	return hy_buf_get(&out).p;
}

static void
test_equal_documents(void **state)
{
	static const int all[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1 };

	assert_string_equal(bench_diff(*state, with_systems(*state, all), with_systems(*state, all)),
	    "");
	assert_string_equal(bench_diff(*state, HEAD, HEAD), "");
}

/* Each of ten systems taken out in turn: one removal, no change of a later one. */
static void
test_removed_record(void **state)
{
	static const int all[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1 };
	struct bench *b = *state;

	for (int gone = 0; gone < 10; gone++) {
		int rest[10], n = 0;
		struct hy_diff *diff;

		for (int i = 0; i < 10; i++)
			if (i != gone)
				rest[n++] = i;
		rest[n] = -1;
		diff = hy_diff(b->arena, bench_doc(b, with_systems(b, all)),
		    bench_doc(b, with_systems(b, rest)));
		assert_int_equal(diff->count, 1);
		assert_int_equal(diff->first->op, HY_CHANGE_REMOVED);
		assert_null(diff->first->after);
		assert_int_equal(diff->first->before->number, gone + 1);
		assert_true(diff->first->record);
		assert_string_equal(hy_record_title(diff->first->before).p, systems[gone].name);
		assert_int_equal(diff->notes != NULL, gone < 9);
		diff = hy_diff(b->arena, diff->new, diff->old);
		assert_int_equal(diff->count, 1);
		assert_int_equal(diff->first->op, HY_CHANGE_ADDED);
		assert_int_equal(diff->first->after->number, gone + 1);
	}
}

static void
test_swapped_records(void **state)
{
	static const int one[] = { 0, 1, 2, 3, -1 }, other[] = { 3, 1, 0, 2, -1 };

	assert_string_equal(bench_diff(*state, with_systems(*state, one),
	    with_systems(*state, other)), "note Ⅰ 2. 特定個人情報ファイルを取り扱う事務において使用するシステム\n");
}

static void
test_renamed_record(void **state)
{
	assert_string_equal(bench_diff(*state,
	    HEAD "基本情報:\n  システム:\n"
	    "    - {システムの名称: 甲システム, システムの機能: 接種の記録を登録し、対象者を抽出する。}\n"
	    "    - {システムの名称: 乙システム, システムの機能: 課税の情報を渡す。}\n",
	    HEAD "基本情報:\n  システム:\n"
	    "    - {システムの名称: 新しい名の仕組み, システムの機能: 接種の記録を登録し、対象者を抽出する。}\n"
	    "    - {システムの名称: 乙システム, システムの機能: 課税の情報を渡す。}\n"),
	    "changed Ⅰ 2. システム1 ①システムの名称: 甲システム -> 新しい名の仕組み\n");
}

static void
test_equal_titles(void **state)
{
	static const char *const parts[] = {
		"    - {システムの名称: 同名, システムの機能: 接種の記録を登録する。}\n",
		"    - {システムの名称: 同名, システムの機能: 課税の情報を渡す。}\n",
	};
	struct bench *b = *state;
	const char *both = hy_str_format(b->arena, HEAD "基本情報:\n  システム:\n%s%s", parts[0],
	    parts[1]).p;
	const char *turned = hy_str_format(b->arena, HEAD "基本情報:\n  システム:\n%s%s", parts[1],
	    parts[0]).p;
	const char *second = hy_str_format(b->arena, HEAD "基本情報:\n  システム:\n%s", parts[1]).p;

	assert_null(hy_diff(b->arena, bench_doc(b, both), bench_doc(b, turned))->first);
	assert_string_equal(bench_diff(b, both, second),
	    "removed Ⅰ 2. システム1: ①システムの名称：同名\n②システムの機能：接種の記録を登録する。 -> \n"
	    "note Ⅰ 2. 特定個人情報ファイルを取り扱う事務において使用するシステム\n");
}

static void
test_blanks(void **state)
{
	struct bench *b = *state;
	const char *absent = HEAD "特記事項:\n", *empty = HEAD "特記事項: \"\"\n";
	const char *none = HEAD "特記事項: なし\n", *dash = HEAD "特記事項: \"-\"\n";

	assert_string_equal(bench_diff(b, HEAD, empty), "");
	assert_string_equal(bench_diff(b, absent, empty), "");
	assert_string_equal(bench_diff(b, dash, HEAD "特記事項: ―\n"), "");
	assert_string_equal(bench_diff(b, empty, dash), "added 表紙 特記事項:  -> -\n");
	assert_string_equal(bench_diff(b, none, dash), "changed 表紙 特記事項: なし -> -\n");
	assert_string_equal(bench_diff(b, dash, HEAD), "removed 表紙 特記事項: - -> \n");
	assert_string_equal(bench_diff(b, HEAD "特記事項: 甲 乙\n", HEAD "特記事項: |\n  甲\n  乙\n"), "");
}

static void
test_answers_by_kind(void **state)
{
	struct bench *b = *state;
	const char *ticks = HEAD "基本情報:\n  システム:\n    - システムの名称: 甲\n      他のシステムとの接続: ";

	/* boxes are a set; their texts count */
	assert_string_equal(bench_diff(b, hy_str_format(b->arena, "%s[税務システム, 庁内連携システム]\n", ticks).p,
	    hy_str_format(b->arena, "%s[庁内連携システム, 税務システム]\n", ticks).p), "");
	assert_string_equal(bench_diff(b, hy_str_format(b->arena, "%s[税務システム, その他: 乙]\n", ticks).p,
	    hy_str_format(b->arena, "%s[税務システム, その他: 丙]\n", ticks).p),
	    "changed Ⅰ 2. システム1 ③他のシステムとの接続: 税務システム、その他(乙) -> 税務システム、その他(丙)\n");
	/* choices by option, not by spelling */
	assert_string_equal(bench_diff(b, HEAD "基本情報: {事務: {対象人数: 10万人以上30万人未満}}\n",
	    HEAD "基本情報: {事務: {対象人数: １０万人以上３０万人未満}}\n"), "");
	/* dates as they are printed */
	assert_string_equal(bench_diff(b, HEAD "公表日: 令和7年4月1日\n", HEAD "公表日: 令和7年10月1日\n"),
	    "changed 表紙 公表日: 令和7年4月1日 -> 令和7年10月1日\n");
}

/* The number behind a choice is counted where it is not written. */
static void
test_counts(void **state)
{
	struct bench *b = *state;
	const char *two = FILE_HEAD "      委託:\n        委託の有無: 委託する\n        委託事項:\n"
	    "          - {委託事項: 保守, 委託内容: 保守の作業を行う。}\n          - {委託事項: 印刷, 委託内容: 通知書を印刷する。}\n";
	const char *one = FILE_HEAD "      委託:\n        委託の有無: 委託する\n        委託事項:\n"
	    "          - {委託事項: 印刷, 委託内容: 通知書を印刷する。}\n";
	const char *written = FILE_HEAD "      委託:\n        委託の有無: {回答: 委託する, 件数: 2}\n        委託事項:\n"
	    "          - {委託事項: 印刷, 委託内容: 通知書を印刷する。}\n          - {委託事項: 保守, 委託内容: 保守の作業を行う。}\n";

	assert_string_equal(bench_diff(b, two, one),
	    "*changed Ⅱ 4. 委託の有無: 委託する 2件 -> 委託する 1件\n"
	    "*removed Ⅱ 4. 委託事項1: 委託事項1：保守\n①委託内容：保守の作業を行う。 -> \n"
	    "note Ⅱ 4. 特定個人情報ファイルの取扱いの委託 委託事項\n");
	assert_null(hy_diff(b->arena, bench_doc(b, two), bench_doc(b, written))->first);
}

static void
test_blocks(void **state)
{
	struct bench *b = *state;
	const char *old = STORAGE "          ＜市における措置＞\n          施錠する。\n"
	    "          ＜基盤における措置＞\n          監視する。\n          ＜旧基盤における措置＞\n          廃止する。\n";
	const char *new = STORAGE "          ＜市における措置＞\n          施錠し、鍵を保管する。\n"
	    "          ＜基盤における措置＞\n          監視する。\n          ＜クラウドにおける措置＞\n          暗号化して保管する。\n";

	assert_string_equal(bench_diff(b, old, new),
	    "*changed Ⅱ 6. ①保管場所 ＜市における措置＞: ＜市における措置＞\n施錠する。 -> ＜市における措置＞\n施錠し、鍵を保管する。\n"
	    "*removed Ⅱ 6. ①保管場所 ＜旧基盤における措置＞: ＜旧基盤における措置＞\n廃止する。 -> \n"
	    "*added Ⅱ 6. ①保管場所 ＜クラウドにおける措置＞:  -> ＜クラウドにおける措置＞\n暗号化して保管する。\n");
	/* a block that only moved is no change */
	assert_string_equal(bench_diff(b, STORAGE "          ＜甲＞\n          一。\n          ＜乙＞\n          二。\n",
	    STORAGE "          ＜乙＞\n          二。\n          ＜甲＞\n          一。\n"), "");
}

/* Lenticular headings below angle ones; a lead in front; brackets inside a line are no heading. */
static void
test_inner_blocks(void **state)
{
	assert_string_equal(bench_diff(*state,
	    STORAGE "          前文。\n          ＜市＞\n          【庁舎】\n          一。\n          【支所】\n          二。\n"
	    "          ＜国＞\n          【庁舎】\n          三。＜注＞\n",
	    STORAGE "          前文だ。\n          ＜市＞\n          【庁舎】\n          一。\n          【支所】\n          五。\n"
	    "          ＜国＞\n          【庁舎】\n          四。＜注＞\n"),
	    "*changed Ⅱ 6. ①保管場所: 前文。 -> 前文だ。\n"
	    "*changed Ⅱ 6. ①保管場所 ＜市＞【支所】: 【支所】\n二。 -> 【支所】\n五。\n"
	    "*changed Ⅱ 6. ①保管場所 ＜国＞【庁舎】: 【庁舎】\n三。＜注＞ -> 【庁舎】\n四。＜注＞\n");
}

static void
test_lists(void **state)
{
	struct bench *b = *state;
	const char *old = HEAD "特定個人情報ファイル:\n  - ファイル名: 甲ファイル\n    記録項目:\n"
	    "      - {見出し: 宛名, 項目: [氏名, 住所]}\n      - {見出し: 接種, 項目: [接種日, 製造番号]}\n";
	const char *new = HEAD "特定個人情報ファイル:\n  - ファイル名: 甲ファイル\n    記録項目:\n"
	    "      - {見出し: 宛名, 項目: [住所, 氏名]}\n      - {見出し: 接種, 項目: [接種日, 接種量]}\n"
	    "      - {見出し: 電子予診票, 項目: [受付番号]}\n";

	assert_string_equal(bench_diff(b, old, new),
	    "changed (別添2) 特定個人情報ファイル記録項目 接種: 接種日\n製造番号 -> 接種日\n接種量\n"
	    "added (別添2) 特定個人情報ファイル記録項目 電子予診票:  -> 受付番号\n");
}

static void
test_grids(void **state)
{
	struct bench *b = *state;
	const char *head = HEAD "別紙:\n  - 名: 別紙1\n    表:\n      列: [提供先, 用途]\n      行:\n";
	const char *old = hy_str_format(b->arena, "%s        - [甲市, 税]\n        - [乙市, 福祉]\n", head).p;

	assert_string_equal(bench_diff(b, old,
	    hy_str_format(b->arena, "%s        - [乙市, 福祉]\n        - [甲市, 税]\n", head).p), "");
	assert_string_equal(bench_diff(b, old,
	    hy_str_format(b->arena, "%s        - [甲市, 税]\n        - [乙市, 年金]\n", head).p),
	    "changed 別紙1 表: 乙市　福祉 -> 乙市　年金\n");
	assert_string_equal(bench_diff(b, old,
	    hy_str_format(b->arena, "%s        - [甲市, 税]\n        - [丙市, 住宅]\n        - [乙市, 福祉]\n", head).p),
	    "added 別紙1 表:  -> 丙市　住宅\n");
}

/* The head of a column, the heading of a list: told though all below them stayed. */
static void
test_headings(void **state)
{
	struct bench *b = *state;
#define TABLE(head) HEAD "別紙:\n  - 名: 別紙1\n    表: {列: [" head ", 用途], 行: [[甲市, 税]]}\n"
#define LIST(head) HEAD "特定個人情報ファイル:\n  - ファイル名: 甲ファイル\n" \
	    "    記録項目: [{見出し: " head ", 項目: [接種日, 製造番号]}]\n"

	assert_string_equal(bench_diff(b, TABLE("提供先"), TABLE("照会者")),
	    "changed 別紙1 表: 提供先　用途 -> 照会者　用途\n");
	assert_string_equal(bench_diff(b, LIST("接種"), LIST("予防接種")),
	    "changed (別添2) 特定個人情報ファイル記録項目 予防接種: 接種\n接種日\n製造番号 -> 予防接種\n接種日\n製造番号\n");
}

static void
test_figure(void **state)
{
	struct bench *b = *state;
	const char *old = HEAD "事務の流れ:\n  主体:\n    - {名: 住民, 種別: 本人}\n    - {名: 窓口課, 種別: 部署}\n"
	    "  流れ:\n    - {番号: '1', から: 住民, まで: 窓口課, 内容: 申請}\n";
	const char *new = HEAD "事務の流れ:\n  主体:\n    - {名: 住民, 種別: 本人}\n    - {名: 受付課, 種別: 部署}\n"
	    "  流れ:\n    - {番号: '1', から: 住民, まで: 受付課, 内容: 申請}\n";

	assert_null(hy_diff(b->arena, bench_doc(b, old), bench_doc(b, old))->first);
	assert_int_equal(hy_diff(b->arena, bench_doc(b, old), bench_doc(b, new))->count, 1);
}

#define FILE_ROW "  - ファイル名: %s\n    概要: {基本情報: {対象となる本人の範囲: %s}}\n"

static void
test_files(void **state)
{
	struct bench *b = *state;
	struct hy_str one = hy_str_format(b->arena, FILE_ROW, "甲ファイル", "予防接種法の対象者である住民");
	struct hy_str renamed = hy_str_format(b->arena, FILE_ROW, "健康情報の記録", "予防接種法の対象者である住民");
	struct hy_str two = hy_str_format(b->arena, FILE_ROW, "乙ファイル", "給付を請求した者と遺族");
	const char *list = HEAD "特定個人情報ファイル:\n";

	assert_string_equal(bench_diff(b, hy_str_format(b->arena, "%s%s%s", list, one.p, two.p).p,
	    hy_str_format(b->arena, "%s%s%s", list, two.p, one.p).p),
	    "note Ⅰ 3. 特定個人情報ファイル名\n");
	assert_string_equal(bench_diff(b, hy_str_format(b->arena, "%s%s%s", list, one.p, two.p).p,
	    hy_str_format(b->arena, "%s%s", list, two.p).p),
	    "*removed Ⅰ 3. 特定個人情報ファイル名: 甲ファイル -> \nnote Ⅰ 3. 特定個人情報ファイル名\n");
	/* one change of the name, not of the three places that print it */
	assert_string_equal(bench_diff(b, hy_str_format(b->arena, "%s%s%s", list, one.p, two.p).p,
	    hy_str_format(b->arena, "%s%s%s", list, renamed.p, two.p).p),
	    "changed Ⅰ 3. 特定個人情報ファイル名: 甲ファイル -> 健康情報の記録\n");
}

/* What is never printed, or says only what the file is, is not compared. */
static void
test_left_out(void **state)
{
	assert_string_equal(bench_diff(*state, HEAD "状態: 作成中\n",
	    "様式: 全項目評価書\n版: 令和6年10月\n評価書番号: 1\n状態: 公表\n"
	    "変更履歴: [{変更日: 令和6年4月1日, 項目: 表紙}]\n"
	    "変更: [{項目: 特記事項, 理由: 形式的な変更}]\nしきい値判断: {対象人数: 100}\n"), "");
}

/* Another edition of another form: compared by id, items of one side alone come and go. */
static void
test_other_form(void **state)
{
	struct bench *b = *state;
	const char *juten = "様式: 重点項目評価書\n版: 平成30年5月\n評価書番号: 1\n特記事項: 同じ。\n";

	assert_string_equal(bench_diff(b, juten, HEAD "特記事項: 同じ。\n"), "");
	assert_string_equal(bench_diff(b, juten, HEAD "特記事項: 別だ。\n"),
	    "changed 表紙 特記事項: 同じ。 -> 別だ。\n");
	assert_string_equal(bench_diff(b, juten, HEAD "特記事項: 同じ。\n基本情報: {取り扱う理由: {事務実施上の必要性: 要る。}}\n"),
	    "added Ⅰ 4. ①事務実施上の必要性:  -> 要る。\n");
}

/* A threshold result that rises: the other form has files, the old one knows none. And back. */
static void
test_form_without_files(void **state)
{
	struct bench *b = *state;
	const char *kiso = "様式: 基礎項目評価書\n版: 令和6年10月\n評価書番号: 1\n";
	const char *zenkou = FILE_HEAD "      基本情報: {対象となる本人の範囲: 申請をした者}\n";
	const struct hy_diff *up = hy_diff(b->arena, bench_doc(b, kiso), bench_doc(b, zenkou));
	const struct hy_diff *down = hy_diff(b->arena, bench_doc(b, zenkou), bench_doc(b, kiso));

	assert_int_equal(up->count, 1);
	assert_true(up->first->record && up->first->before == NULL);
	assert_string_equal(hy_record_title(up->first->after).p, "甲ファイル");
	assert_true(down->count > 0);
	assert_string_equal(hy_change_op_name(down->first->op), "removed");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_equal_documents),
		cmocka_unit_test(test_removed_record),
		cmocka_unit_test(test_swapped_records),
		cmocka_unit_test(test_renamed_record),
		cmocka_unit_test(test_equal_titles),
		cmocka_unit_test(test_blanks),
		cmocka_unit_test(test_answers_by_kind),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_inner_blocks),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_grids),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_figure),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_left_out),
		cmocka_unit_test(test_other_form),
		cmocka_unit_test(test_form_without_files),
	};

	return cmocka_run_group_tests(tests, bench_open, bench_close);
}
