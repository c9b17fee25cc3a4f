/* The list of opinions beside an assessment: which count for which evaluation, and what is proposed from them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "engine/check/subject/beside.h"
#include "engine/check/subject/proposal.h"
#include "tests/unit/doc_text.h"

#define ACTS(acts) "公表日: 令和7年4月1日\n実施経過:\n" acts
#define FIRST "  - {行為: 新規実施, 公示: 令和元年6月1日～令和元年7月1日, 公表: 令和元年10月1日}\n"
#define AGAIN "  - {行為: '再実施(重要な変更)', 公示: 令和6年10月1日～令和6年10月30日, 公表: 令和7年4月1日}\n"
#define MENDED "  - {行為: 修正, 公表: 令和7年9月1日}\n"

/* The list TEXT as it would be read from a file; NULL with the error in W. */
static const struct hy_doc *
try_list(struct world *w, const char *text)
{
	char path[] = "/tmp/hyoka-opinions-XXXXXX";
	const struct hy_doc *list;
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	assert_int_equal(close(fd), 0);
	list = hy_opinions_load(w->arena, w->forms, hy_arena_copy(w->arena, path, strlen(path)), &w->err);
	unlink(path);
	return list;
}

static const struct hy_opinion *
opinions_of(struct world *w, const char *text, unsigned *n)
{
	const struct hy_doc *list = try_list(w, text);

	if (list == NULL)
		fail_msg("%s", w->err.text);
	return hy_opinions(w->arena, list, n);
}

static const struct hy_yaml *
words_of(struct world *w)
{
	const struct hy_yaml *words = hy_opinion_words(w->arena, &w->err);

	assert_non_null(words);
	return words;
}

static void
test_a_list_and_a_map_around_it_say_the_same(void **state)
{
	struct world *w = *state;
	unsigned bare, around;

	opinions_of(w, "- {種別: 住民等の意見}\n- {種別: 委員会の指摘}\n", &bare);
	opinions_of(w, "意見:\n  - {種別: 住民等の意見}\n  - {種別: 委員会の指摘}\n", &around);
	assert_int_equal(bare, 2);
	assert_int_equal(around, 2);
}

static void
test_what_is_no_list_is_an_error(void **state)
{
	static const char *const texts[] = { "文\n", "", "- &a {種別: 住民等の意見}\n", "- {種別: [\n",
	    "- {種別: 住民等の意見, 種別: 委員会の指摘}\n", "- 種別: \"\\0\"\n  受付日: \xff\n" };

	for (size_t i = 0; i < HY_COUNT(texts); i++)
		assert_null(try_list(*state, texts[i]));
}

static void
test_what_is_not_known_counts_for_nothing(void **state)
{
	unsigned n;
	const struct hy_opinion *o = opinions_of(*state, "- {種別: 別の種別, 受付日: 来月, 件数: -3, 提出者: 見本}\n- 文\n", &n);

	assert_int_equal(n, 1);
	assert_int_equal(o->kind, HY_OPINION_KINDS);
	assert_int_equal(o->effect, HY_EFFECT_KINDS);
	assert_int_equal(o->received.year, 0);
	assert_int_equal(o->count, 1);
	assert_int_equal(o->submitter, 0);
	assert_false(hy_opinion_open(o));
}

static void
test_conditions_are_open_until_their_last_day(void **state)
{
	unsigned n, open = 0;
	const struct hy_opinion *o = opinions_of(*state,
	    "- {種別: 審議会の附帯意見}\n- {種別: 委員会の指摘, 期限: 令和元年5月1日}\n"
	    "- {種別: 審議会の附帯意見, 完了日: 令和7年1月1日}\n- {種別: 審議会の意見}\n- {種別: 住民等の意見}\n", &n);

	for (unsigned i = 0; i < n; i++)
		open += hy_opinion_open(&o[i]);
	assert_int_equal(open, 2);
	assert_true(hy_opinion_open(&o[0]) && hy_opinion_open(&o[1]));
}

/* Counts, of one opinion a day in TEXT, those of DOC's round. */
static unsigned
in_round(struct world *w, const char *doc, const char *days)
{
	struct hy_opinion_round round = hy_opinion_round(words_of(w), bind(w, doc));
	unsigned n, in = 0;
	const struct hy_opinion *o = opinions_of(w, days, &n);

	for (unsigned i = 0; i < n; i++)
		in += hy_opinion_in(&o[i], &round);
	return in;
}

static void
test_a_round_goes_from_the_notice_to_the_publication(void **state)
{
	static const char days[] = "- {受付日: 令和元年6月15日}\n- {受付日: 令和6年9月30日}\n- {受付日: 令和6年10月1日}\n"
	    "- {受付日: 令和7年2月10日}\n- {受付日: 令和7年4月1日}\n- {受付日: 令和7年4月2日}\n- {意見の要旨: 日がない}\n";

	assert_int_equal(in_round(*state, YOSHIKI4 ACTS(FIRST AGAIN), days), 3);
	assert_int_equal(in_round(*state, YOSHIKI4 ACTS(FIRST AGAIN MENDED), days), 3);
	assert_int_equal(in_round(*state, YOSHIKI4 ACTS(AGAIN FIRST), days), 3);
	assert_int_equal(in_round(*state, YOSHIKI4 "公表日: 令和元年10月1日\n実施経過:\n" FIRST, days), 1);
}

/* A draft tells of a hearing that is later than the last evaluation: that is its round, and it is not over. */
static void
test_a_draft_has_the_round_of_its_own_hearing(void **state)
{
	static const char doc[] = YOSHIKI4 "実施経過:\n" FIRST
	    "評価実施手続: {意見の聴取: {実施日・期間: 令和6年10月1日～令和6年10月30日}}\n";

	assert_int_equal(in_round(*state, doc, "- {受付日: 令和元年6月15日}\n- {受付日: 令和6年10月2日}\n- {受付日: 令和9年1月1日}\n"), 2);
	assert_int_equal(in_round(*state, YOSHIKI4, "- {受付日: 令和元年6月15日}\n- {意見の要旨: 日がない}\n"), 2);
}

static const struct hy_proposal *
propose(struct world *w, const char *doc, const char *list, unsigned *n)
{
	unsigned opinions;
	const struct hy_opinion *at = opinions_of(w, list, &opinions);

	return hy_proposals(w->arena, words_of(w), bind(w, doc), at, opinions, n);
}

static bool
says(const struct hy_proposal *p, const char *words)
{
	return hy_str_find(p->text, hy_str_of(words), 0) >= 0;
}

static void
test_opinions_and_persons_are_counted(void **state)
{
	unsigned n;

	assert_true(says(propose(*state, YOSHIKI4,
	    "- {種別: 住民等の意見, 提出者: 1, 意見の要旨: 甲}\n- {種別: 住民等の意見, 提出者: ２, 意見の要旨: 乙}\n"
	    "- {種別: 住民等の意見, 提出者: 1, 意見の要旨: 丙}\n- {種別: 審議会の意見, 意見の要旨: 丁}\n", &n), "2人から3件"));
	/* Persons are not told where one of them is not known, or several opinions were put together. */
	assert_true(says(propose(*state, YOSHIKI4,
	    "- {種別: 住民等の意見, 提出者: 1, 意見の要旨: 甲}\n- {種別: 住民等の意見, 件数: 4, 意見の要旨: 乙}\n", &n), "5件の意見"));
	assert_false(says(propose(*state, YOSHIKI4,
	    "- {種別: 住民等の意見, 提出者: 1, 件数: 2, 意見の要旨: 甲}\n", &n), "人から"));
}

static void
test_no_opinion_is_said_as_such(void **state)
{
	unsigned n;
	const struct hy_proposal *p = propose(*state, YOSHIKI4, "[]\n", &n);

	assert_int_equal(n, 2);
	assert_true(says(&p[0], "意見の提出はなかった。"));
	assert_true(hy_str_is(p[1].text, "－"));
}

static void
test_answers_stand_by_effect_and_gaps_are_marked(void **state)
{
	static const char list[] = "- {種別: 住民等の意見, 意見の要旨: 甲, 考え方・対応: 直さない, 反映の有無: 反映しない}\n"
	    "- {種別: 住民等の意見, 意見の要旨: 乙, 考え方・対応: 直した, 反映の有無: 反映した, 項目: 基本情報/担当部署/部署}\n"
	    "- {種別: 住民等の意見, 意見の要旨: 丙}\n";
	unsigned n;
	const struct hy_proposal *p = propose(*state, YOSHIKI4, list, &n);

	assert_true(hy_str_is(p[1].text, "【意見を反映したもの】\n・直した（Ⅰ 7. ①部署）\n【反映しなかったもの】\n・直さない\n"
	    "【要記載】\n・【要記載】"));
}

/* The key-item form has no item for the effect: it is told with the opinions. */
static void
test_the_form_decides_where_it_stands(void **state)
{
	static const char list[] = "- {種別: 住民等の意見, 意見の要旨: 甲, 考え方・対応: 直した, 反映の有無: 反映した}\n"
	    "- {種別: 審議会の意見, 意見の要旨: 適当である。}\n- {種別: 審議会の附帯意見, 意見の要旨: 記録を残すこと。, 考え方・対応: 毎月残す。}\n"
	    "- {種別: 委員会の指摘, 意見の要旨: 期間を見直すこと。}\n";
	unsigned key, full, basic;
	const struct hy_proposal *p = propose(*state, YOSHIKI3, list, &key);

	assert_int_equal(key, 2);
	assert_true(says(&p[0], "・甲\n【意見を反映したもの】\n・直した"));
	assert_true(hy_str_is(p[1].text, "適当である。\n併せて、次の附帯意見があった。\n・記録を残すこと。（対応：毎月残す。）"));
	p = propose(*state, YOSHIKI4, list, &full);
	assert_int_equal(full, 4);
	assert_true(says(&p[3], "期間を見直すこと。"));
	propose(*state, "様式: 基礎項目評価書\n版: 令和6年10月\n", list, &basic);
	assert_int_equal(basic, 0);
}

static void
test_items_are_found_in_the_revision_that_had_them(void **state)
{
	struct world *w = *state;
	const struct hy_doc *old = bind(w, YOSHIKI4 "基本情報: {システム: [{システムの名称: 甲システム}]}\n");
	const struct hy_doc *now = bind(w, YOSHIKI4);
	unsigned n;
	const struct hy_opinion *o = opinions_of(w,
	    "- {項目: ['基本情報/システム[甲システム]', 基本情報/担当部署, どこにもない]}\n- {意見の要旨: 全体}\n", &n);

	assert_true(hy_str_is(hy_opinion_items(w->arena, &o[0], now, &old, 1, HY_S("|")),
	    "Ⅰ 2. システム1|Ⅰ 7. 評価実施機関における担当部署|どこにもない"));
	assert_int_equal(hy_opinion_items(w->arena, &o[1], now, &old, 1, HY_S("|")).len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_list_and_a_map_around_it_say_the_same),
		cmocka_unit_test(test_what_is_no_list_is_an_error),
		cmocka_unit_test(test_what_is_not_known_counts_for_nothing),
		cmocka_unit_test(test_conditions_are_open_until_their_last_day),
		cmocka_unit_test(test_a_round_goes_from_the_notice_to_the_publication),
		cmocka_unit_test(test_a_draft_has_the_round_of_its_own_hearing),
		cmocka_unit_test(test_opinions_and_persons_are_counted),
		cmocka_unit_test(test_no_opinion_is_said_as_such),
		cmocka_unit_test(test_answers_stand_by_effect_and_gaps_are_marked),
		cmocka_unit_test(test_the_form_decides_where_it_stands),
		cmocka_unit_test(test_items_are_found_in_the_revision_that_had_them),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
