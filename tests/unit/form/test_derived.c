/* Computed choices: the answer a form works out from other answers where none is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/form/form_load.h"
#include "tests/unit/doc_text.h"

#define YOSHIKI2 "様式: 基礎項目評価書\n版: 令和6年10月\n"

static const char *const bands[] = { "1,000人未満(任意実施)", "1,000人以上1万人未満",
    "1万人以上10万人未満", "10万人以上30万人未満", "30万人以上" };
static const char *const results[] = { "特定個人情報保護評価の実施が義務付けられない",
    "基礎項目評価の実施が義務付けられる", "基礎項目評価及び重点項目評価の実施が義務付けられる",
    "基礎項目評価及び全項目評価の実施が義務付けられる" };

static const struct hy_node *
result_of(struct world *w, const char *band, const char *handlers, const char *accident)
{
	return node_at(bind(w, hy_str_format(w->arena, YOSHIKI2 "しきい値判断項目:\n"
	    "  対象人数: {区分: '%s'}\n  取扱者数: {区分: '%s'}\n  重大事故: {発生の有無: '%s'}\n",
	    band, handlers, accident).p), "iii/kekka");
}

/* kisoku 4, 6, 7: each band, alone, with 500 handlers or more, with an accident. */
static void
test_threshold_by_the_matrix(void **state)
{
	static const int alone[] = { 0, 1, 1, 2, 3 }, raised[] = { 0, 1, 2, 3, 3 };
	static const char *const handlers[] = { "500人未満", "500人以上" };
	static const char *const accident[] = { "発生なし", "発生あり" };

	for (int b = 0; b < 5; b++) {
		for (int h = 0; h < 2; h++) {
			for (int a = 0; a < 2; a++) {
				const struct hy_node *node = result_of(*state, bands[b], handlers[h],
				    accident[a]);

				assert_string_equal(node->text.p,
				    results[h + a > 0 ? raised[b] : alone[b]]);
				assert_true(node->answered && !node->written);
				assert_non_null(node->option);
			}
		}
	}
}

/* What an open answer cannot change is computed; what it can change stays open. */
static void
test_open_answers(void **state)
{
	assert_string_equal(result_of(*state, bands[0], "", "")->text.p, results[0]);
	assert_string_equal(result_of(*state, bands[4], "", "")->text.p, results[3]);
	assert_string_equal(result_of(*state, bands[2], "500人以上", "")->text.p, results[2]);
	assert_string_equal(result_of(*state, bands[3], "", "発生あり")->text.p, results[3]);
	assert_false(result_of(*state, bands[2], "500人未満", "")->answered);
	assert_false(result_of(*state, bands[3], "", "発生なし")->answered);
	assert_false(result_of(*state, "", "500人未満", "発生なし")->answered);
}

static void
test_written_answer_stands(void **state)
{
	static const char *const with = YOSHIKI2 "しきい値判断項目: {対象人数: {区分: 30万人以上}}\n";
	struct world *w = *state;
	const struct hy_node *node = node_at(bind(w, hy_str_format(w->arena, "%s"
	    "しきい値判断結果: {結果: %s}\n", with, results[1]).p), "iii/kekka");

	assert_string_equal(node->text.p, results[1]);
	assert_true(node->written);
	node = node_at(bind(w, hy_str_format(w->arena, "%s取込み: {不明: [しきい値判断結果/結果]}\n",
	    with).p), "iii/kekka");
	assert_false(node->answered);
}

static bool
loads(struct world *w, const char *derived)
{
	struct hy_loader l = { .arena = w->arena, .err = &w->err };
	const struct hy_yaml *y = hy_yaml_parse(w->arena, "t.yaml", hy_str_format(w->arena,
	    "{id: s, kind: section, items: [{id: g, label: 甲, kind: group, items: "
	    "[{id: c, label: 乙, kind: choice, options: [はい]}]}, "
	    "{id: d, label: 丙, kind: choice, options: [重い, 軽い], derived: %s}]}", derived), &w->err);
	struct hy_item *item = hy_item_load(&l, y, NULL);

	return item != NULL && hy_item_finish(&l, item, false, false);
}

static void
test_tables_are_checked_when_loaded(void **state)
{
	static const char *const bad[] = { "[{answer: 中くらい, when: g/c = はい}]", "[{answer: 重い}]",
	    "[{when: g/c = はい}]", "[{answer: 重い, when: g/c = いいえ}]", "[{answer: 重い, when: g/x = はい}]",
	    "[{answer: 重い, when: g/ = はい}]", "[{answer: 重い, when: c = はい}]", "重い" };
	struct world *w = *state;

	assert_true(loads(w, "[{answer: 重い, when: g/c = はい}]"));
	for (size_t i = 0; i < HY_COUNT(bad); i++) {
		if (loads(w, bad[i]))
			fail_msg("accepted: %s", bad[i]);
		assert_int_equal(w->err.at.line, 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_threshold_by_the_matrix),
		cmocka_unit_test(test_open_answers),
		cmocka_unit_test(test_written_answer_stands),
		cmocka_unit_test(test_tables_are_checked_when_loaded),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
