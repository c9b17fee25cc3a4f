/* What is laid before a council or the commission: right for each body and form, and nothing made up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/check/rule/rule.h"
#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/review/council.h"
#include "tests/unit/doc_text.h"
#include "tests/unit/sheet_text.h"

#define DUTY4 "評価実施手続: {基礎項目評価: {しきい値判断結果: 基礎項目評価及び全項目評価の実施が義務付けられる}}\n"
#define FREE4 "評価実施手続: {基礎項目評価: {しきい値判断結果: 基礎項目評価の実施が義務付けられる(任意に全項目評価を実施)}}\n"
#define COVER "評価書番号: 15\n評価書名: 試しの事務 評価書\n評価実施機関名: みほん市長\n"

static struct hy_body body;

/* The papers for one assessment, all of them, as text. */
struct papers {
	unsigned letters;
	bool checklist;
	struct hy_str text;
};

static const struct hy_yaml *
council_of(struct world *w)
{
	const struct hy_yaml *council = hy_council_open(w->arena, &w->err);

	if (council == NULL)
		fail_msg("%s", w->err.text);
	return council;
}

static struct papers
papers_with(struct world *w, const struct hy_council_case *asked, const struct hy_council_work *work)
{
	const struct hy_looks *looks = hy_looks_open(w->arena, &w->err);
	const struct hy_yaml *council = council_of(w);
	struct hy_sheet *sheet;
	struct papers p;

	assert_non_null(looks);
	sheet = hy_doc_sheet(w->arena, looks, work->doc);
	p.letters = hy_council_letters(w->arena, looks, council, asked, sheet);
	p.checklist = hy_council_checklist(w->arena, looks, council, asked, work, sheet);
	p.text = text_of(w, sheet);
	return p;
}

static struct papers
papers_of(struct world *w, const char *text, bool gyosei)
{
	struct hy_council_work work = { .doc = bind(w, text) };
	struct hy_council_case asked = { .body = &body, .gyosei = gyosei, .works = &work, .n_works = 1 };

	return papers_with(w, &asked, &work);
}

static bool
says(struct papers p, const char *words)
{
	return hy_str_find(p.text, hy_str_of(words), 0) >= 0;
}

static void
test_a_council_is_asked_and_answers(void **state)
{
	struct papers p = papers_of(*state, YOSHIKI4 COVER DUTY4, false);

	assert_int_equal(p.letters, 2);
	assert_true(p.checklist);
	assert_true(says(p, "規則第7条第4項\t") && says(p, "諮問書") && says(p, "答申書（案）"));
	assert_true(says(p, "みほん市長　様") && says(p, "試しの事務 評価書"));
	assert_false(says(p, "承認"));
}

static void
test_a_voluntary_review_rests_on_the_guideline(void **state)
{
	struct papers full = papers_of(*state, YOSHIKI4 COVER FREE4, false);
	struct papers key = papers_of(*state, YOSHIKI3 COVER, false);

	assert_true(says(full, "指針（任意の全項目評価）\t") && says(key, "指針（任意の第三者点検）\t"));
	assert_false(says(full, "規則第7条第4項\t") || says(key, "規則第7条第4項\t"));
	assert_true(key.checklist);
}

static void
test_the_commission_approves_and_no_council_is_asked(void **state)
{
	struct papers p = papers_of(*state, YOSHIKI4 COVER DUTY4, true);

	assert_int_equal(p.letters, 1);
	assert_true(says(p, "個人情報保護委員会　御中") && says(p, "番号法第28条第2項\t"));
	assert_false(says(p, "諮問") || says(p, "答申") || says(p, "審議会"));
}

/* Only duties are approved; basic-item assessments are reviewed by nobody. */
static void
test_no_letter_where_nobody_reviews(void **state)
{
	assert_int_equal(papers_of(*state, YOSHIKI4 COVER FREE4, true).letters, 0);
	assert_int_equal(papers_of(*state, YOSHIKI3 COVER, true).letters, 0);
	assert_int_equal(papers_of(*state, "様式: 基礎項目評価書\n版: 令和6年10月\n" COVER, false).letters, 0);
	assert_false(papers_of(*state, "様式: 基礎項目評価書\n版: 令和6年10月\n" COVER, false).checklist);
}

static void
test_what_is_not_known_is_left_to_be_filled_in(void **state)
{
	struct papers p = papers_of(*state, YOSHIKI4 COVER DUTY4, false), named;

	assert_true(says(p, "（審議会等の名称）会長"));
	body.council = HY_S("みほん市審議会");
	body.council_law = HY_S("みほん市審議会条例第2条");
	named = papers_of(*state, YOSHIKI4 COVER DUTY4, false);
	body.council = body.council_law = HY_S("");
	assert_true(says(named, "みほん市審議会会長") && says(named, "みほん市審議会条例第2条に基づき"));
}

static struct hy_council_place
page_seven(void *context, const struct hy_node *node)
{
	unsigned *asked = context;

	(*asked)++;
	return (struct hy_council_place){ node->item->id, HY_S("七") };
}

static void
test_items_stand_with_their_pages(void **state)
{
	struct world *w = *state;
	struct hy_council_work work = { .doc = bind(w, YOSHIKI4 COVER
	    "特定個人情報ファイル: [{ファイル名: 甲ファイル}, {ファイル名: 乙ファイル}]\n") };
	unsigned asked_for = 0;
	struct hy_council_case asked = { .body = &body, .works = &work, .n_works = 1,
		.where = page_seven, .context = &asked_for };
	struct papers p = papers_with(w, &asked, &work);

	assert_true(asked_for > 30);
	assert_true(says(p, "Ⅱ (甲ファイル) 2. ⑤保有開始日\t七") && says(p, "Ⅱ (乙ファイル) 2. ⑤保有開始日\t七"));
}

static void
test_what_is_withheld_is_listed(void **state)
{
	assert_true(says(papers_of(*state, YOSHIKI4 COVER, false), "公表しない部分なし"));
	assert_true(says(papers_of(*state, YOSHIKI4 COVER
	    "非公表: [{項目: 基本情報/担当部署/部署, 根拠: 規則第13条, 理由: 試し}]\n", false), "Ⅰ 7. ①部署"));
}

static void
test_findings_stand_beside_their_point(void **state)
{
	struct world *w = *state;
	struct hy_findings *findings = hy_findings_new(w->arena);
	struct hy_council_work work = { .doc = bind(w, YOSHIKI4 COVER), .findings = findings };
	struct hy_council_case asked = { .body = &body, .works = &work, .n_works = 1 };
	struct papers p;

	hy_findings_add(findings, "TH-03", HY_ERROR, work.doc, NULL, HY_S("a"));
	hy_findings_add(findings, "TH-03", HY_ERROR, work.doc, NULL, HY_S("b"));
	hy_findings_add(findings, "TH-05", HY_ERROR, work.doc, NULL, HY_S("c"));
	hy_findings_add(findings, "TH-04", HY_ERROR, NULL, NULL, HY_S("of another"));
	hy_findings_add(findings, "TH-06", HY_ERROR, work.doc, NULL, HY_S("waived"))->waived = true;
	p = papers_with(w, &asked, &work);
	assert_true(says(p, "自動点検の指摘：TH-03（2件）、TH-05\t"));
	assert_true(says(p, "自動点検の指摘：なし"));
	assert_false(says(p, "TH-04") || says(p, "TH-06"));
}

/* --- the data */

static bool
is_rule(struct hy_rules *rules, struct hy_str name)
{
	const struct hy_rule *rule;

	for (unsigned i = 0; (rule = hy_rules_at(rules, i)) != NULL; i++)
		if (strncmp(rule->id, name.p, name.len) == 0 &&
		    (rule->id[name.len] == '\0' || rule->id[name.len] == '-'))
			return true;
	return false;
}

/* Every path below Y, under a form's id, is an item of each edition of that form. */
static void
paths_exist(struct world *w, const struct hy_yaml *paths)
{
	unsigned n;
	const struct hy_str *editions = hy_forms_list(w->forms, &n);

	for (unsigned i = 0; i < n; i++) {
		const struct hy_form *form = hy_forms_named(w->forms, editions[i], &w->err);

		assert_non_null(form);
		if (!hy_str_is(paths->key->text, form->form))
			continue;
		for (const struct hy_yaml *y = paths->first; y != NULL; y = y->next)
			if (hy_form_item(form, y->text.p) == NULL)
				fail_msg("council.yaml:%u: %s has no '%s'", y->at.line, editions[i].p, y->text.p);
	}
}

static void
look_through(struct world *w, struct hy_rules *rules, const struct hy_yaml *y, unsigned *seen)
{
	for (const struct hy_yaml *kid = y->first; kid != NULL; kid = kid->next) {
		bool map = y->type == HY_YAML_MAP;

		if (map && hy_str_is(kid->key->text, "items"))
			for (const struct hy_yaml *f = kid->first; f != NULL; f = f->next, ++*seen)
				paths_exist(w, f);
		if (map && hy_str_is(kid->key->text, "rules"))
			for (const struct hy_yaml *r = kid->first; r != NULL; r = r->next)
				if (!is_rule(rules, r->text))
					fail_msg("council.yaml:%u: no rule '%s'", r->at.line, r->text.p);
		look_through(w, rules, kid, seen);
	}
}

static void
test_every_path_and_rule_of_the_data_exists(void **state)
{
	struct world *w = *state;
	struct hy_rules *rules = hy_rules_open(w->arena, &w->err);
	unsigned seen = 0;

	assert_non_null(rules);
	look_through(w, rules, council_of(w), &seen);
	hy_rules_close(rules);
	assert_true(seen > 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_council_is_asked_and_answers),
		cmocka_unit_test(test_a_voluntary_review_rests_on_the_guideline),
		cmocka_unit_test(test_the_commission_approves_and_no_council_is_asked),
		cmocka_unit_test(test_no_letter_where_nobody_reviews),
		cmocka_unit_test(test_what_is_not_known_is_left_to_be_filled_in),
		cmocka_unit_test(test_items_stand_with_their_pages),
		cmocka_unit_test(test_what_is_withheld_is_listed),
		cmocka_unit_test(test_findings_stand_beside_their_point),
		cmocka_unit_test(test_every_path_and_rule_of_the_data_exists),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
