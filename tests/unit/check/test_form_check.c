/* What the form itself says about a document: FO-01 to FO-07, when they fire and when not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "engine/base/file.h"
#include "engine/check/form_check.h"
#include "engine/form/path.h"
#include "tests/unit/doc_text.h"

#define FINAL "状態: 公示案\n"
#define FILE4(text) YOSHIKI4 FINAL "特定個人情報ファイル:\n  - ファイル名: 甲\n" text

static struct hy_findings *
check_body(struct world *w, const char *text, bool gyosei)
{
	struct hy_findings *list = hy_findings_new(w->arena);

	hy_form_check(bind(w, text), gyosei, list);
	hy_findings_sort(list);
	return list;
}

static struct hy_findings *
check(struct world *w, const char *text)
{
	return check_body(w, text, false);
}

/* The finding of RULE at the node with unique id ID, or NULL. */
static const struct hy_finding *
find(struct world *w, const struct hy_findings *list, const char *rule, const char *id)
{
	for (const struct hy_finding *f = list->first; f != NULL; f = f->next)
		if (strcmp(f->rule, rule) == 0 && hy_str_is(hy_node_unique_id(w->arena, f->node), id))
			return f;
	return NULL;
}

static const struct hy_finding *
check_fires(struct world *w, const char *text, const char *rule, const char *id)
{
	const struct hy_finding *f = find(w, check(w, text), rule, id);

	if (f == NULL)
		fail_msg("%s does not fire at %s in %s", rule, id, text);
	return f;
}

static void
check_silent(struct world *w, const char *text, const char *rule, const char *id)
{
	if (find(w, check(w, text), rule, id) != NULL)
		fail_msg("%s fires at %s in %s", rule, id, text);
}

static unsigned
count_rule(const struct hy_findings *list, const char *rule)
{
	unsigned n = 0;

	for (const struct hy_finding *f = list->first; f != NULL; f = f->next)
		n += strcmp(f->rule, rule) == 0;
	return n;
}

static void
test_unknown_key(void **state)
{
	const struct hy_finding *f = check_fires(*state, YOSHIKI4 "基本情報:\n  担当部暑: {}\n", "FO-01", "i");

	assert_int_equal(f->severity, HY_ERROR);
	assert_int_equal(f->at.line, 4);
	assert_int_equal(f->at.col, 3);
	assert_non_null(strstr(f->message.p, "担当部暑"));
	assert_non_null(strstr(f->hint.p, "担当部署"));
	assert_int_equal(count_rule(check(*state, YOSHIKI4 "基本情報: {担当部署: {部署: x}}\n"), "FO-01"), 0);
}

static void
test_path_that_names_nothing(void **state)
{
	const struct hy_finding *f = check_fires(*state, YOSHIKI4 "取込み: {不明: [どこ/か]}\n", "FO-01",
	    "torikomi/fumei");

	assert_non_null(strstr(f->message.p, "どこ/か"));
	assert_int_equal(f->at.col, 12);
}

static void
test_wrong_kind(void **state)
{
	const struct hy_finding *f = check_fires(*state, YOSHIKI4 "基本情報: {システム: {システムの名称: x}}\n",
	    "FO-02", "i/systems");

	assert_int_equal(f->at.col, 14);
	assert_non_null(strstr(f->hint.p, "list"));
	check_fires(*state, YOSHIKI4 "評価書名: [a]\n", "FO-02", "hyoushi/hyoukasho_mei");
	check_fires(*state, YOSHIKI4 "基本情報: 文\n", "FO-02", "i");
	check_fires(*state, YOSHIKI4 "評価書番号: 十五\n", "FO-02", "hyoushi/hyoukasho_bangou");
	check_silent(*state, YOSHIKI4 "評価書番号: １５\n", "FO-02", "hyoushi/hyoukasho_bangou");
}

static void
test_no_option(void **state)
{
	const struct hy_finding *f = check_fires(*state,
	    YOSHIKI4 "基本情報: {事務: {対象人数: 30万以上}}\n", "FO-03", "i/i_1/taishou_ninzuu");

	assert_int_equal(f->at.col, 19);
	assert_non_null(strstr(f->hint.p, "30万人以上"));
	check_fires(*state, YOSHIKI4 "状態: 公開\n", "FO-03", "joutai");
	check_silent(*state, YOSHIKI4 "基本情報: {事務: {対象人数: ３０万人以上}}\n", "FO-03",
	    "i/i_1/taishou_ninzuu");
	/* A wrong option is no missing answer, too. */
	check_silent(*state, YOSHIKI4 FINAL "基本情報: {事務: {対象人数: 30万以上}}\n", "FO-05",
	    "i/i_1/taishou_ninzuu");
}

static void
test_bad_date(void **state)
{
	check_fires(*state, YOSHIKI4 "公表日: 令和6年2月30日\n", "FO-04", "hyoushi/kouhyou_bi");
	check_fires(*state, YOSHIKI4 "実施経過: [{行為: 修正, 公示: 秋}]\n", "FO-04", "keika[1]/kouji");
	check_silent(*state, YOSHIKI4 "公表日: R7.4.1\n", "FO-04", "hyoushi/kouhyou_bi");
	check_silent(*state, YOSHIKI4 "公表日: '-'\n", "FO-04", "hyoushi/kouhyou_bi");
}

static void
test_missing(void **state)
{
	const struct hy_finding *f = check_fires(*state, YOSHIKI4 FINAL
	    "基本情報:\n  担当部署:\n    部署: 健康増進課\n", "FO-05", "i/i_7/shozokuchou");

	assert_int_equal(f->severity, HY_ERROR);
	assert_int_equal(f->at.line, 6);
	assert_true(f->hint.len > 0);
	assert_non_null(strstr(f->message.p, "所属長の役職名"));
	check_silent(*state, YOSHIKI4 FINAL "基本情報: {担当部署: {部署: x}}\n", "FO-05", "i/i_7/busho");
	check_silent(*state, YOSHIKI4 FINAL, "FO-05", "i/i_8");
	check_silent(*state, YOSHIKI4 FINAL, "FO-05", "hyoushi/tokki_jikou");
	/* What prints the file's name is filled by itself. */
	check_silent(*state, FILE4(""), "FO-05", "file[1]/ii/ii_1");
}

/* A dash answers where words are asked for, but is no choice, tick, date or number. */
static void
test_dash(void **state)
{
	static const char *const text = YOSHIKI4 FINAL "評価実施機関名: '-'\n評価書番号: '-'\n"
	    "基本情報: {事務: {対象人数: '-'}}\n評価実施手続: {基礎項目評価: {実施日: '-'}}\n";

	check_silent(*state, text, "FO-05", "hyoushi/jisshi_kikan_mei");
	check_fires(*state, text, "FO-05", "hyoushi/hyoukasho_bangou");
	check_fires(*state, text, "FO-05", "i/i_1/taishou_ninzuu");
	check_fires(*state, text, "FO-05", "vi/vi_1/jisshibi");
	check_fires(*state, YOSHIKI4 FINAL "評価実施機関名: \"\"\n", "FO-05", "hyoushi/jisshi_kikan_mei");
	check_fires(*state, YOSHIKI4 FINAL "評価実施機関名: ' 　'\n", "FO-05", "hyoushi/jisshi_kikan_mei");
}

static void
test_missing_only_where_it_applies(void **state)
{
	static const char *const law = "i/i_6/hourei";

	check_fires(*state, YOSHIKI4 FINAL "基本情報: {情報連携: {実施の有無: 実施する}}\n", "FO-05", law);
	check_silent(*state, YOSHIKI4 FINAL "基本情報: {情報連携: {実施の有無: 実施しない}}\n", "FO-05", law);
	/* While the deciding answer is open, only that one is missing. */
	check_silent(*state, YOSHIKI4 FINAL, "FO-05", law);
	check_fires(*state, YOSHIKI4 FINAL, "FO-05", "i/i_6/jisshi");
	check_silent(*state, FILE4("    リスク対策: {委託: {該当なし: [委託しない]}}\n"), "FO-05",
	    "file[1]/iii/iii_4/taisei");
	check_fires(*state, FILE4(""), "FO-05", "file[1]/iii/iii_4/taisei");
}

static void
test_missing_boxes(void **state)
{
	check_fires(*state, FILE4(""), "FO-05", "file[1]/ii/ii_3/nyuushu_houhou");
	check_fires(*state, FILE4("    概要: {入手・使用: {入手方法: []}}\n"), "FO-05",
	    "file[1]/ii/ii_3/nyuushu_houhou");
	check_silent(*state, FILE4("    概要: {入手・使用: {入手方法: [紙]}}\n"), "FO-05",
	    "file[1]/ii/ii_3/nyuushu_houhou");
}

/* In a draft, what is merely missing is a note; what is wrong stays an error. */
static void
test_draft(void **state)
{
	struct hy_findings *list = check(*state, YOSHIKI4 "公表日: \"\"\n評価書番号: 十五\n");
	const struct hy_finding *f = find(*state, list, "FO-05", "hyoushi/hyoukasho_mei");

	assert_non_null(f);
	assert_int_equal(f->severity, HY_NOTE);
	assert_int_equal(list->count[HY_ERROR], 1);
	assert_true(list->count[HY_NOTE] > 5);
	f = find(*state, list, "FO-07", "i/systems");
	assert_non_null(f);
	assert_int_equal(f->severity, HY_NOTE);
	list = check(*state, YOSHIKI4 "公表日: 令和7年4月1日\n");
	assert_int_equal(list->count[HY_NOTE], 0);
	assert_true(list->count[HY_ERROR] > 5);
}

static void
test_unknown_is_not_judged(void **state)
{
	static const char *const text = YOSHIKI4 FINAL
	    "取込み: {不明: [評価書名, 基本情報/情報連携/実施の有無, 基本情報/システム]}\n";

	check_silent(*state, text, "FO-05", "hyoushi/hyoukasho_mei");
	check_silent(*state, text, "FO-05", "i/i_6/jisshi");
	check_silent(*state, text, "FO-05", "i/i_6/hourei");
	check_silent(*state, text, "FO-07", "i/systems");
	check_fires(*state, text, "FO-05", "hyoushi/hyoukasho_bangou");
	/* An answer below an unknown decision is not wrong either. */
	check_silent(*state, YOSHIKI4 "基本情報: {情報連携: {法令上の根拠: 法}}\n"
	    "取込み: {不明: [基本情報/情報連携/実施の有無]}\n", "FO-06", "i/i_6/hourei");
}

static void
test_filled_though_it_does_not_apply(void **state)
{
	const struct hy_finding *f = check_fires(*state, YOSHIKI4
	    "基本情報: {情報連携: {実施の有無: 実施しない, 法令上の根拠: 法}}\n", "FO-06", "i/i_6/hourei");

	assert_int_equal(f->severity, HY_ERROR);
	assert_non_null(strstr(f->message.p, "'法令上の根拠'"));
	assert_non_null(strstr(f->message.p, "'実施の有無'"));
	check_silent(*state, YOSHIKI4 "基本情報: {情報連携: {実施の有無: 実施しない, 法令上の根拠: '-'}}\n",
	    "FO-06", "i/i_6/hourei");
	check_silent(*state, YOSHIKI4 "基本情報: {情報連携: {実施の有無: 実施する, 法令上の根拠: 法}}\n",
	    "FO-06", "i/i_6/hourei");
	check_silent(*state, YOSHIKI4 "基本情報: {情報連携: {法令上の根拠: 法}}\n", "FO-06", "i/i_6/hourei");
	check_fires(*state, FILE4("    概要: {委託: {委託の有無: 委託しない, 委託事項: [{委託事項: x}]}}\n"),
	    "FO-06", "file[1]/ii/ii_4/itaku");
	f = check_fires(*state, FILE4("    リスク対策: {委託: {該当なし: [委託しない], 情報保護管理体制の確認: x}}\n"),
	    "FO-06", "file[1]/iii/iii_4/taisei");
	assert_non_null(strstr(f->message.p, "'委託'"));
}

/* One finding for a whole part that must be blank, not one for each answer in it. */
static void
test_one_finding_for_a_part(void **state)
{
	struct hy_findings *list = check(*state, FILE4("    概要: {委託: {委託の有無: 委託しない, "
	    "委託事項: [{委託事項: x, 委託先名: y}, {委託事項: z}]}}\n"));

	assert_int_equal(count_rule(list, "FO-06"), 1);
}

static struct hy_str
systems(struct world *w, const char *state, unsigned n)
{
	struct hy_buf out = hy_buf_new(w->arena);

	hy_buf_format(&out, YOSHIKI4 "%s基本情報:\n  システム:\n", state);
	while (n-- > 0)
		hy_buf_text(&out, "    - システムの名称: x\n");
	return hy_buf_get(&out);
}

static void
test_counts(void **state)
{
	const struct hy_finding *f = check_fires(*state, systems(*state, FINAL, 21).p, "FO-07",
	    "i/systems");

	assert_non_null(strstr(f->message.p, "21"));
	assert_non_null(strstr(f->message.p, "20"));
	check_silent(*state, systems(*state, FINAL, 20).p, "FO-07", "i/systems");
	check_fires(*state, systems(*state, FINAL, 0).p, "FO-07", "i/systems");
	check_fires(*state, YOSHIKI4 FINAL, "FO-07", "file");
	check_silent(*state, FILE4(""), "FO-07", "file");
	/* Too many is wrong in a draft as well; too few is only not yet written. */
	f = check_fires(*state, systems(*state, "", 21).p, "FO-07", "i/systems");
	assert_int_equal(f->severity, HY_ERROR);
	f = check_fires(*state, systems(*state, "", 0).p, "FO-07", "i/systems");
	assert_int_equal(f->severity, HY_NOTE);
}

static void
test_fingerprints(void **state)
{
	static const char *const body = "評価書番号: 十五\n基本情報: {担当部暑: {}}\n"
	    "特定個人情報ファイル: [{ファイル名: 甲}, {ファイル名: 乙}]\n";
	struct world *w = *state;
	const struct hy_findings *a = check(w, hy_str_format(w->arena, YOSHIKI4 FINAL "%s", body).p);
	const struct hy_findings *b = check(w, hy_str_format(w->arena,
	    "# 一\n\n# 二\n" YOSHIKI4 "\n" FINAL "\n%s", body).p);
	const struct hy_finding *f = a->first, *g = b->first;

	for (; f != NULL && g != NULL; f = f->next, g = g->next) {
		struct hy_str mark = hy_finding_fingerprint(w->arena, f);

		assert_int_equal(mark.len, 16);
		assert_true(f->at.line == 1 || f->at.line != g->at.line);
		assert_true(hy_str_eq(mark, hy_finding_fingerprint(w->arena, g)));
		for (const struct hy_finding *other = f->next; other != NULL; other = other->next)
			if (hy_str_eq(mark, hy_finding_fingerprint(w->arena, other)))
				fail_msg("two findings share %s: %s", mark.p, f->message.p);
	}
	assert_null(f);
	assert_null(g);
}

/* Third parties look at what local bodies wrote; the committee at what those of the state wrote. */
static void
test_one_kind_of_body(void **state)
{
	static const char blank[] = YOSHIKI4 FINAL "評価実施手続: {第三者点検: {実施日: ―, 方法: ―, 結果: ―}}\n";
	struct world *w = *state;

	assert_non_null(find(w, check_body(w, blank, false), "FO-05", "vi/vi_3/jisshibi"));
	assert_null(find(w, check_body(w, blank, true), "FO-05", "vi/vi_3/jisshibi"));
	assert_non_null(find(w, check_body(w, YOSHIKI4 FINAL
	    "評価実施手続: {第三者点検: {実施日: ―, 方法: みほん会議}}\n", true), "FO-05", "vi/vi_3/jisshibi"));
}

/* The sample portfolio fits its forms. */
static void
test_samples_fit(void **state)
{
	static const char *const samples[] = { "15-予防接種/zenkou/2025-04-01.yaml",
	    "15-予防接種/zenkou/2025-10-01.yaml", "15-予防接種/zenkou/2026-06-01.yaml",
	    "22-がん検診等/juten/2025-09-01.yaml" };
	struct world *w = *state;

	for (size_t i = 0; i < HY_COUNT(samples); i++) {
		struct hy_str path = hy_str_format(w->arena, "%s/assessments/%s", getenv("HYOKA_DATA"),
		    samples[i]);
		const struct hy_doc *doc = hy_doc_load(w->arena, w->forms, path.p, &w->err);
		struct hy_findings *list = hy_findings_new(w->arena);

		if (doc == NULL)
			fail_msg("%s:%u: %s", path.p, w->err.at.line, w->err.text);
		hy_form_check(doc, false, list);
		if (list->first != NULL)
			fail_msg("%s:%u: %s %s", path.p, list->first->at.line, list->first->rule,
			    list->first->message.p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unknown_key),
		cmocka_unit_test(test_path_that_names_nothing),
		cmocka_unit_test(test_wrong_kind),
		cmocka_unit_test(test_no_option),
		cmocka_unit_test(test_bad_date),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_dash),
		cmocka_unit_test(test_missing_only_where_it_applies),
		cmocka_unit_test(test_missing_boxes),
		cmocka_unit_test(test_draft),
		cmocka_unit_test(test_unknown_is_not_judged),
		cmocka_unit_test(test_filled_though_it_does_not_apply),
		cmocka_unit_test(test_one_finding_for_a_part),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_fingerprints),
		cmocka_unit_test(test_one_kind_of_body),
		cmocka_unit_test(test_samples_fit),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
