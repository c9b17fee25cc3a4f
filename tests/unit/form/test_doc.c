/* Documents: choosing the form, states, finding nodes, absent and empty answers, what a node says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/unit/doc_text.h"

#define TWO_FILES \
	"特定個人情報ファイル:\n" \
	"  - ファイル名: 甲ファイル\n" \
	"    概要:\n" \
	"      委託:\n" \
	"        委託の有無: 委託する\n" \
	"        委託事項:\n" \
	"          - 委託事項: 保守\n" \
	"            委託先名: 株式会社みほん\n" \
	"          - 委託事項: 印刷\n" \
	"  - ファイル名: 乙ファイル\n" \
	"    概要:\n" \
	"      備考: 乙の備考\n"

static void
check_error(struct world *w, const char *text, unsigned line, unsigned col, const char *words)
{
	if (try_bind(w, text) != NULL)
		fail_msg("accepted: %s", text);
	if (w->err.at.line != line || w->err.at.col != col)
		fail_msg("%u:%u, not %u:%u: %s", w->err.at.line, w->err.at.col, line, col, w->err.text);
	if (strstr(w->err.text, words) == NULL)
		fail_msg("'%s' does not say '%s'", w->err.text, words);
}

static void
test_form_is_chosen(void **state)
{
	struct world *w = *state;

	assert_string_equal(bind(w, YOSHIKI4)->form->form, "yoshiki4");
	assert_string_equal(bind(w, YOSHIKI3)->form->form, "yoshiki3");
	assert_string_equal(bind(w, "様式: 様式３\n")->form->form, "yoshiki3");
	assert_string_equal(bind(w, "公表日: 令和7年4月1日\n版: 令和6年10月\n様式: 全項目評価書\n")
	    ->form->form, "yoshiki4");
}

static void
test_form_is_missing_or_unknown(void **state)
{
	struct world *w = *state;

	check_error(w, "版: 令和6年10月\n", 1, 1, "様式");
	check_error(w, "版: x\n様式: [a]\n", 1, 1, "様式");
	check_error(w, "# x\n- a\n", 2, 1, "様式");
	check_error(w, "ただの文\n", 1, 1, "様式");
	check_error(w, "版: 令和6年10月\n様式: 様式9\n", 2, 5, "様式9");
	check_error(w, "様式: 全項目評価書\n版: 平成1年1月\n", 1, 5, "平成1年1月");
}

static void
test_states(void **state)
{
	struct world *w = *state;

	assert_int_equal(hy_doc_stage(bind(w, YOSHIKI4)), HY_DRAFT);
	assert_int_equal(hy_doc_stage(bind(w, YOSHIKI4 "公表日: 令和7年4月1日\n")), HY_PUBLISHED);
	assert_int_equal(hy_doc_stage(bind(w, YOSHIKI4 "公表日: '-'\n")), HY_DRAFT);
	assert_int_equal(hy_doc_stage(bind(w, YOSHIKI4 "状態: 作成中\n公表日: 令和7年4月1日\n")), HY_DRAFT);
	assert_int_equal(hy_doc_stage(bind(w, YOSHIKI4 "状態: 公示案\n")), HY_NOTICE);
	assert_int_equal(hy_doc_stage(bind(w, YOSHIKI4 "状態: 諮問案\n")), HY_CONSULTATION);
	assert_int_equal(hy_doc_stage(bind(w, YOSHIKI4 "状態: 終了\n")), HY_ENDED);
	assert_string_equal(hy_doc_state(bind(w, YOSHIKI4))->label.p, "作成中");
}

static void
test_every_item_has_a_node(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4);
	const struct hy_node *node = node_at(doc, "vi/vi_2/kikan");

	assert_false(node->written || node->answered);
	assert_int_equal(hy_doc_files(doc), 0);
	assert_null(hy_doc_file(doc, 1));
	assert_null(hy_doc_find(doc, "ii/ii_7", 0));
	assert_null(hy_doc_find(doc, "i/nothing", 0));
	assert_null(hy_doc_find(doc, "", 0)->item->up);
	assert_string_equal(hy_doc_text(doc, "i/i_7/busho").p, "");
	assert_int_equal(node_at(doc, "i/systems")->n_kids, 0);
}

static void
test_absent_and_empty_differ(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4
	    "特記事項: \"\"\n基本情報:\n  担当部署:\n    部署:\n    所属長の役職名: '-'\n");
	const struct hy_node *empty = node_at(doc, "hyoushi/tokki_jikou");
	const struct hy_node *open = node_at(doc, "i/i_7/busho");
	const struct hy_node *dash = node_at(doc, "i/i_7/shozokuchou");
	const struct hy_node *absent = node_at(doc, "i/i_8");

	assert_true(empty->written && empty->answered);
	assert_true(open->written);
	assert_false(open->answered);
	assert_true(dash->answered);
	assert_string_equal(dash->text.p, "-");
	assert_false(absent->written);
	assert_true(hy_node_blank(empty, doc->form) && hy_node_blank(dash, doc->form));
	assert_true(hy_node_blank(absent, doc->form) && hy_node_blank(open, doc->form));
	assert_int_equal(count_slips(doc), 0);
}

static void
test_finding_nodes(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4 TWO_FILES);
	const struct hy_node *first = hy_doc_find(doc, "ii/ii_4/itaku[1]", 0);

	assert_int_equal(hy_doc_files(doc), 2);
	assert_string_equal(hy_doc_text(doc, "ii/ii_4/itaku[1]/saki").p, "株式会社みほん");
	assert_string_equal(hy_doc_find(doc, "ii/ii_4/itaku[2]/jikou", 1)->text.p, "印刷");
	assert_string_equal(hy_doc_find(doc, "ii/ii_7", 2)->text.p, "乙の備考");
	assert_null(hy_doc_find(doc, "ii/ii_4/itaku[3]", 0));
	assert_null(hy_doc_find(doc, "ii/ii_4/itaku[0]", 0));
	assert_null(hy_doc_find(doc, "ii/ii_7", 3));
	assert_string_equal(hy_node_find(first, "saki")->text.p, "株式会社みほん");
	assert_string_equal(hy_node_find(first, "../../umu")->text.p, "委託する");
	assert_ptr_equal(hy_doc_find(doc, "file[2]/mei", 0), hy_doc_file(doc, 2)->kids[0]);
	assert_string_equal(hy_record_title(hy_doc_file(doc, 2)).p, "乙ファイル");
	assert_int_equal(hy_node_file(hy_doc_find(doc, "ii/ii_7", 2)), 2);
	assert_int_equal(hy_node_file(node_at(doc, "i/i_8")), 0);
}

/* In form 3 one section stands twice: in the files, and once after them. */
static void
test_section_that_goes_on(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI3
	    "特定個人情報ファイル:\n  - ファイル名: 甲\n    リスク対策: {入手: {その他のリスク: 一}}\n"
	    "リスク対策: {その他のリスク対策: 二}\n");

	assert_string_equal(hy_doc_text(doc, "iii/iii_2/sonota_risk").p, "一");
	assert_string_equal(hy_doc_text(doc, "iii/iii_10").p, "二");
	assert_int_equal(count_slips(doc), 0);
}

struct visits {
	unsigned count, files[3];
};

static bool
count_visit(struct hy_node *node, void *context)
{
	struct visits *v = context;

	v->count++;
	if (strcmp(node->item->id, "ii_1") == 0)
		v->files[v->files[0] == 0 ? 0 : 1] = hy_node_file(node);
	return true;
}

static void
test_walk_in_printed_order(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4 TWO_FILES);
	struct visits v = { 0 };

	hy_doc_walk(doc, count_visit, &v);
	assert_int_equal(v.files[0], 1);
	assert_int_equal(v.files[1], 2);
	assert_true(v.count > 400);
}

static void
test_blank_below(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4
	    "基本情報:\n  担当部署: {部署: '-', 所属長の役職名: なし}\n  情報連携: {実施の有無: 実施しない}\n");

	assert_true(hy_node_all_blank(node_at(doc, "i/i_7"), doc->form));
	assert_false(hy_node_all_blank(node_at(doc, "i/i_6"), doc->form));
	assert_true(hy_node_all_blank(node_at(doc, "vi"), doc->form));
}

static void
test_plain_texts(void **state)
{
	struct world *w = *state;
	const struct hy_doc *doc = bind(w, YOSHIKI4 "特定個人情報ファイル:\n  - ファイル名: 甲\n"
	    "    概要:\n"
	    "      入手・使用: {入手元: [本人又は本人の代理人, その他: 税務課]}\n"
	    "      委託: {委託の有無: {回答: 委託する, 件数: 8}}\n"
	    "      提供・移転: {提供・移転の有無: [提供を行っている: 60, 移転を行っている]}\n"
	    "    記録項目: [{見出し: 宛名, 項目: [番号, 氏名]}]\n"
	    "別紙:\n  - {名: 別紙1, 表: {列: [a, b], 行: [[1, 2], [3, 4]]}}\n");

	assert_string_equal(hy_node_plain(w->arena, node_at(doc, "ii/ii_3/nyuushu_moto")).p,
	    "本人又は本人の代理人、その他(税務課)");
	assert_string_equal(hy_node_plain(w->arena, node_at(doc, "ii/ii_4/umu")).p, "委託する 8件");
	assert_string_equal(hy_node_plain(w->arena, node_at(doc, "ii/ii_5/umu")).p,
	    "提供を行っている(60件)、移転を行っている");
	assert_string_equal(hy_node_plain(w->arena, node_at(doc, "besshi2")).p, "宛名\n番号\n氏名\n");
	assert_string_equal(hy_node_plain(w->arena, node_at(doc, "besshi[1]/hyou")).p, "1\t2\n3\t4\n");
	assert_string_equal(hy_node_plain(w->arena, node_at(doc, "i/i_8")).p, "");
}

/* The place of an answer, and for what is missing that of the nearest thing written. */
static void
test_places(void **state)
{
	const struct hy_doc *doc = bind(*state, YOSHIKI4
	    "基本情報:\n"
	    "  担当部署:\n"
	    "    部署: 健康増進課\n"
	    "特定個人情報ファイル:\n"
	    "  - ファイル名: 甲\n"
	    "    概要:\n"
	    "      委託:\n"
	    "        委託の有無: 委託する\n");
	const struct hy_node *there = node_at(doc, "i/i_7/busho");
	const struct hy_node *absent = node_at(doc, "i/i_7/shozokuchou");
	const struct hy_node *deep = node_at(doc, "ii/ii_4/itaku");
	const struct hy_node *file = node_at(doc, "iii/iii_2/r1/sonota");

	assert_int_equal(there->at.line, 5);
	assert_int_equal(there->at.col, 9);
	assert_int_equal(there->key_at.col, 5);
	assert_int_equal(absent->at.line, 5);
	assert_int_equal(absent->at.col, 5);
	assert_int_equal(deep->at.line, 10);
	assert_int_equal(file->at.line, 7);
	assert_int_equal(node_at(doc, "vi/vi_1/jisshibi")->at.line, 1);
	assert_string_equal(node_at(doc, "vi/vi_1/jisshibi")->at.file, "a.yaml");
}

static void
test_missing_file(void **state)
{
	struct world *w = *state;

	assert_null(hy_doc_load(w->arena, w->forms, "/nowhere/x.yaml", &w->err));
	assert_string_equal(w->err.at.file, "/nowhere/x.yaml");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_form_is_chosen),
		cmocka_unit_test(test_form_is_missing_or_unknown),
		cmocka_unit_test(test_states),
		cmocka_unit_test(test_every_item_has_a_node),
		cmocka_unit_test(test_absent_and_empty_differ),
		cmocka_unit_test(test_finding_nodes),
		cmocka_unit_test(test_section_that_goes_on),
		cmocka_unit_test(test_walk_in_printed_order),
		cmocka_unit_test(test_blank_below),
		cmocka_unit_test(test_plain_texts),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_missing_file),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
