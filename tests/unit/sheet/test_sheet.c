/* The official form as a sheet: everything written is printed, and nothing that is private. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/text.h"
#include "engine/sheet/form/form_sheet.h"
#include "tests/unit/doc_text.h"
#include "tests/unit/sheet_text.h"

static const struct hy_annex no_annex;

static const char document[] = YOSHIKI4
    "状態: 公示案\n"
    "評価書番号: 15\n"
    "評価書名: 試しの事務 全項目評価書\n"
    "個人のプライバシー等の権利利益の保護の宣言: |\n  宣言の一行目\n  宣言の二行目\n"
    "評価実施機関名: みほん市長\n"
    "基本情報:\n"
    "  事務: {事務の名称: 試しの事務, 事務の内容: 内容の文, 対象人数: 30万人以上}\n"
    "  システム:\n"
    "    - {システムの名称: 甲システム, システムの機能: 甲の機能, 他のシステムとの接続: [税務システム, その他: 乙網]}\n"
    "    - {システムの名称: 乙システム, システムの機能: 乙の機能}\n"
    "  情報連携: {実施の有無: 実施する, 法令上の根拠: 根拠の条}\n"
    "事務の流れ:\n"
    "  主体: [{名: 住民, 種別: 本人}]\n"
    "  流れ: [{番号: '1', から: 住民, まで: 甲システム, 内容: 申請の束, 手段: 紙, 個人番号: あり}]\n"
    "  備考: [{見出し: 流れの題, 項目: [流れの注]}]\n"
    "特定個人情報ファイル:\n"
    "  - ファイル名: 甲ファイル\n"
    "    概要:\n"
    "      基本情報: {対象となる本人の範囲: {回答: 範囲の文, その必要性: 必要の文}}\n"
    "      委託:\n"
    "        委託の有無: {回答: 委託する, 件数: 8}\n"
    "        委託事項: [{委託事項: 保守の委託, 委託先名: 株式会社みほん}]\n"
    "      提供・移転:\n"
    "        提供・移転の有無: [提供を行っている: 60]\n"
    "        提供先: [{提供先: 隣の市, 用途: 用途の文}]\n"
    "      備考: 甲の備考\n"
    "    記録項目: [{見出し: 宛名の題, 項目: [番号の項, 氏名の項]}]\n"
    "    リスク対策: {ネットワーク接続: {該当なし: [接続しない(提供)]}}\n"
    "  - ファイル名: 乙ファイル\n"
    "    概要: {備考: 乙の備考}\n"
    "評価実施手続: {意見の聴取: {実施日・期間: 令和6年10月12日～11月10日}}\n"
    "別紙: [{名: 別紙1, 表: {列: [列の名], 行: [[行の値]]}}, {名: 別紙2, 本文: 別紙の本文}]\n"
    "変更: [{項目: 評価書名, 説明: 秘密の説明}]\n"
    "非公表: [{項目: 評価書名, 根拠: 秘密の根拠, 理由: 秘密の理由}]\n";

static const struct hy_sheet *
sheet_of(struct world *w, const char *text)
{
	const struct hy_looks *looks = hy_looks_open(w->arena, &w->err);

	if (looks == NULL)
		fail_msg("%s: %s", w->err.at.file, w->err.text);
	return hy_form_sheet(w->arena, looks, bind(w, text), &no_annex,
	    (struct hy_form_wishes){ .fillable = false });
}

static struct hy_str
plain_of(struct world *w, const char *text)
{
	return text_of(w, sheet_of(w, text));
}

static bool
says(struct hy_str text, const char *words)
{
	return hy_str_find(text, hy_str_of(words), 0) >= 0;
}

static void
test_every_answer_is_printed(void **state)
{
	static const char *const words[] = { "15", "試しの事務 全項目評価書", "宣言の一行目", "宣言の二行目",
	    "みほん市長", "試しの事務", "内容の文", "30万人以上", "甲システム", "甲の機能", "税務システム", "乙網",
	    "乙システム", "乙の機能", "実施する", "根拠の条", "住民", "本人", "申請の束", "紙", "流れの題", "流れの注",
	    "甲ファイル", "範囲の文", "必要の文", "委託する", "8", "保守の委託", "株式会社みほん", "60", "隣の市",
	    "用途の文", "甲の備考", "宛名の題", "番号の項", "氏名の項", "乙ファイル", "乙の備考",
	    "令和6年10月12日～11月10日", "別紙1", "列の名", "行の値", "別紙2", "別紙の本文" };
	struct hy_str text = plain_of(*state, document);

	for (size_t i = 0; i < HY_COUNT(words); i++)
		if (!says(text, words[i]))
			fail_msg("'%s' is not printed", words[i]);
}

static void
test_nothing_private_is_printed(void **state)
{
	assert_false(says(plain_of(*state, document), "秘密"));
}

static void
test_official_words(void **state)
{
	static const char *const words[] = { "特定個人情報保護評価書(全項目評価書)", "[令和6年10月 様式4]",
	    "項目一覧", "Ⅰ 基本情報", "①事務の名称", "②事務の内容 ※", "委託事項1", "⑥委託先名",
	    "Ⅲ 特定個人情報ファイルの取扱いプロセスにおけるリスク対策 ※(7. リスク1⑨を除く。)",
	    "⑨過去3年以内に、評価実施機関において、個人情報に関する重大事故が発生したか",
	    "リスク7： 誤った情報を提供してしまうリスク、誤った相手に提供してしまうリスク", "提供先1",
	    "(別添3) 変更箇所", "変更前の記載" };
	struct hy_str text = plain_of(*state, document);

	for (size_t i = 0; i < HY_COUNT(words); i++)
		if (!says(text, words[i]))
			fail_msg("'%s' is not printed", words[i]);
}

/* Ticked boxes are told from empty ones; the number stands behind its box. */
static void
test_boxes(void **state)
{
	struct world *w = *state;
	struct hy_str text = plain_of(w, document);
	const struct hy_layout *layout = sheet_of(w, document)->layout;
	struct hy_str on = hy_str_format(w->arena, "%s 接続しない(提供)", layout->ticked.p);
	struct hy_str off = hy_str_format(w->arena, "%s 接続しない(入手)", layout->unticked.p);

	assert_true(says(text, on.p));
	assert_true(says(text, off.p));
	assert_false(hy_str_eq(layout->ticked, layout->unticked));
	assert_false(hy_str_eq(layout->unknown, layout->unticked));
	assert_false(hy_str_eq(layout->unknown, layout->ticked));
}

static void
test_unknown_boxes_are_not_empty_ones(void **state)
{
	struct world *w = *state;
	struct hy_str text = plain_of(w, YOSHIKI4 "特定個人情報ファイル: [{ファイル名: 甲}]\n"
	    "取込み: {不明: [ii/ii_3/nyuushu_houhou]}\n");
	const struct hy_layout *layout = sheet_of(w, document)->layout;

	assert_true(says(text, hy_str_format(w->arena, "%s 専用線", layout->unknown.p).p));
}

/* Texts of boxes and entries may be written as blocks; a line of a cell never holds a line break. */
static void
test_lines_are_single_lines(void **state)
{
	static const char *const text = YOSHIKI4 "事務の流れ:\n  備考:\n    - |\n      注の一\n      注の二\n"
	    "特定個人情報ファイル:\n  - ファイル名: 甲\n    概要:\n      入手・使用:\n        入手元:\n"
	    "          - その他: |\n              箱の一\n              箱の二\n          - 知らない箱: 箱の三\n"
	    "    記録項目:\n      - |\n        項の一\n        項の二\n"
	    "別紙:\n  - {名: \"別紙\\nの二行\", 本文: a}\n";
	struct hy_str plain = plain_of(*state, text);
	const struct hy_sheet *sheet = sheet_of(*state, text);

	for (const struct hy_part *p = sheet->parts; p != NULL; p = p->next) {
		assert_false(says(p->name, "\n"));
		for (const struct hy_block *b = p->blocks; b != NULL; b = b->next)
			for (unsigned r = 0; b->type == HY_BLOCK_GRID && r < b->grid->n_rows; r++)
				for (unsigned i = 0; i < b->grid->rows[r].n_cells; i++)
					for (unsigned k = 0; k < b->grid->rows[r].cells[i].n_lines; k++)
						assert_false(says(b->grid->rows[r].cells[i].lines[k].text, "\n"));
	}
	assert_true(says(plain, "注の一\n") && says(plain, "注の二"));
	assert_true(says(plain, "箱の一 箱の二") && says(plain, "1. 項の一 項の二"));
	/* What the form has no box for is printed all the same. */
	assert_true(says(plain, "知らない箱") && says(plain, "箱の三"));
}

/* Sections stand in the printed order, the files of a section one behind the other. */
static void
test_order_of_parts(void **state)
{
	static const char *const names[] = { "表紙", "項目一覧", "Ⅰ 基本情報", "(別添1) 事務の内容",
	    "1 Ⅱ 特定個人情報ファイルの概要", "2 Ⅱ 特定個人情報ファイルの概要" };
	const struct hy_sheet *sheet = sheet_of(*state, document);
	const struct hy_part *part = sheet->parts;

	for (size_t i = 0; i < HY_COUNT(names); i++, part = part->next)
		assert_string_equal(part->name.p, names[i]);
	while (part->next != NULL)
		part = part->next;
	assert_string_equal(part->name.p, "(別添3) 変更箇所");
	assert_true(part->landscape);
}

static void
check_grid(const struct hy_grid *grid)
{
	unsigned sum = 0, *until = calloc(grid->n_cols, sizeof(*until));

	for (unsigned i = 0; i < grid->n_cols; i++)
		sum += grid->widths[i];
	assert_int_equal(sum, 1000);
	/* Cells and the rows they span fill each row without a gap or an overlap. */
	for (unsigned r = 0; r < grid->n_rows; r++) {
		unsigned col = 0;

		for (unsigned i = 0; i < grid->rows[r].n_cells; i++) {
			const struct hy_cell *cell = &grid->rows[r].cells[i];

			while (col < grid->n_cols && until[col] > r)
				col++;
			assert_int_equal(cell->col, col);
			assert_true(cell->cols >= 1 && cell->rows >= 1 && r + cell->rows <= grid->n_rows);
			for (unsigned k = 0; k < cell->cols; k++, col++) {
				assert_true(col < grid->n_cols && until[col] <= r);
				until[col] = r + cell->rows;
			}
		}
		while (col < grid->n_cols && until[col] > r)
			col++;
		assert_int_equal(col, grid->n_cols);
	}
	free(until);
}

static void
check_shapes(const struct hy_sheet *sheet)
{
	for (const struct hy_part *p = sheet->parts; p != NULL; p = p->next) {
		if (hy_text_chars(p->name) > 31)
			fail_msg("%s is longer than a tab may be", p->name.p);
		for (const struct hy_part *q = p->next; q != NULL; q = q->next)
			if (hy_str_eq(p->name, q->name))
				fail_msg("two parts are named %s", p->name.p);
		for (const struct hy_block *b = p->blocks; b != NULL; b = b->next)
			if (b->type == HY_BLOCK_GRID)
				check_grid(b->grid);
	}
}

static void
test_grids_have_no_holes(void **state)
{
	check_shapes(sheet_of(*state, document));
	check_shapes(sheet_of(*state, YOSHIKI4));
	check_shapes(sheet_of(*state, YOSHIKI3));
	check_shapes(sheet_of(*state, YOSHIKI3 "特定個人情報ファイル:\n  - ファイル名: 甲\n"
	    "    リスク対策: {委託: {該当なし: [委託しない]}}\n  - ファイル名: 乙\n"
	    "別紙: [{名: 同じ名}, {名: 同じ名}, {名: とても長い名前の別紙とても長い名前の別紙とても長い名前の別紙, 本文: a}]\n"));
}

/* Answers know their place, so that a message about a character can name the line. */
static void
test_places(void **state)
{
	const struct hy_sheet *sheet = sheet_of(*state, document);
	unsigned found = 0;

	for (const struct hy_part *p = sheet->parts; p != NULL; p = p->next)
		for (const struct hy_block *b = p->blocks; b != NULL; b = b->next)
			for (unsigned r = 0; b->type == HY_BLOCK_GRID && r < b->grid->n_rows; r++)
				for (unsigned i = 0; i < b->grid->rows[r].n_cells; i++) {
					const struct hy_cell *c = &b->grid->rows[r].cells[i];

					if (c->runs == NULL || !hy_str_is(c->runs->text, "甲の機能"))
						continue;
					found++;
					assert_string_equal(c->id, "i/systems[1]/kinou");
					assert_int_equal(c->at.line, 13);
				}
	assert_int_equal(found, 1);
}

static void
test_name_and_day(void **state)
{
	const struct hy_sheet *sheet = sheet_of(*state, YOSHIKI4
	    "評価書名: 名\n評価実施機関名: みほん市長\n公表日: 令和7年4月1日\n");

	assert_string_equal(sheet->title.p, "名");
	assert_string_equal(sheet->author.p, "みほん市長");
	assert_string_equal(sheet->date.p, "2025-04-01");
	assert_string_equal(sheet_of(*state, YOSHIKI4 "公表日: 令和7年4月\n")->date.p, "");
}

/* What is not published yet says so on its first page. */
static void
test_a_draft_says_so_behind_its_name(void **state)
{
	struct world *w = *state;
	const struct hy_looks *looks = hy_looks_open(w->arena, &w->err);
	struct hy_str named = hy_str_format(w->arena, "みほん評価書 %s", hy_phrase(looks, "draft").p);
	const struct hy_doc *doc = bind(w, YOSHIKI4 "評価書名: みほん評価書\n");
	const struct hy_sheet *draft = hy_form_sheet(w->arena, looks, doc, &no_annex,
	    (struct hy_form_wishes){ .draft = true });
	const struct hy_sheet *final = hy_form_sheet(w->arena, looks, doc, &no_annex,
	    (struct hy_form_wishes){ .draft = false });

	assert_true(says(text_of(w, draft), named.p));
	assert_false(says(text_of(w, final), named.p));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_answer_is_printed),
		cmocka_unit_test(test_nothing_private_is_printed),
		cmocka_unit_test(test_official_words),
		cmocka_unit_test(test_boxes),
		cmocka_unit_test(test_unknown_boxes_are_not_empty_ones),
		cmocka_unit_test(test_lines_are_single_lines),
		cmocka_unit_test(test_order_of_parts),
		cmocka_unit_test(test_grids_have_no_holes),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_name_and_day),
		cmocka_unit_test(test_a_draft_says_so_behind_its_name),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
