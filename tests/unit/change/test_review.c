/* Review: what comes first, what corrections did, what works share; and what became of findings. */
#include "tests/unit/bench.h"

#include "engine/change/review.h"
#include "engine/check/finding/finding_delta.h"

#define EDITION "様式: 全項目評価書\n版: 令和6年10月\n"
#define KEY_ITEMS "様式: 重点項目評価書\n版: 令和6年10月\n"
#define PLACE "特定個人情報ファイル: [{ファイル名: %s, 概要: {保管・消去: {保管場所: %s}}}]\n"
#define TWO(place) "特定個人情報ファイル: [{ファイル名: 甲, 概要: {保管・消去: {保管場所: " place "}}}, " \
	"{ファイル名: 乙, 概要: {保管・消去: {保管場所: " place "}}}]\n"
#define PLACE_AND_CONTENTS(place, contents) "基本情報: {事務: {事務の内容: " contents "}}\n" \
	"特定個人情報ファイル: [{ファイル名: 甲, 概要: {保管・消去: {保管場所: " place "}}}]\n"
#define BOTH "基本情報: {担当部署: {部署: %s}, 事務: {事務の内容: %s}}\n"

static const struct hy_doc *
both(struct bench *b, const char *office, const char *contents, const char *tail)
{
	return bench_doc(b, hy_str_format(b->arena, EDITION BOTH "%s", office, contents, tail).p);
}

static const struct hy_doc *
stored(struct bench *b, const char *form, const char *file, const char *place)
{
	return bench_doc(b, hy_str_format(b->arena, "%s" PLACE, form, file, place).p);
}

static struct hy_review_work *
add(struct bench *b, struct hy_review *review, const struct hy_base *base, const struct hy_doc *old,
    const struct hy_doc *new)
{
	const struct hy_annex_options options = { .with_typed = false };

	return hy_review_add(review, b->phrases, &options, 0, base, old, new);
}

/* The claim that a marked item is no important change stands in front of the rest. */
static void
test_claims_first(void **state)
{
	struct bench *b = *state;
	struct hy_review *review = hy_review_new(b->arena);
	const struct hy_review_work *work = add(b, review, NULL, both(b, "甲課", "申請を審査する", ""),
	    both(b, "乙課", "申請を審査する。", "変更: [{項目: 基本情報/事務/事務の内容, 理由: 誤字脱字の修正}]\n"));

	assert_int_equal(work->changes->group, HY_REVIEW_EXEMPT);
	assert_string_equal(work->changes->row->verdicts[0]->change->item->id, "jimu_naiyou");
	assert_int_equal(work->changes->next->group, HY_REVIEW_REST);
	assert_int_equal(work->changes->next->number, 2);
	assert_int_equal(work->reasons[HY_REASON_TYPO], 1);
	assert_false(hy_review_empty(review));
}

/* A row that joins an important change with such a claim does not hide the claim, nor that it is important. */
static void
test_claim_in_a_joined_row(void **state)
{
	struct bench *b = *state;
	const struct hy_review_work *work = add(b, hy_review_new(b->arena), NULL,
	    bench_doc(b, EDITION PLACE_AND_CONTENTS("庁舎", "申請を審査する")),
	    bench_doc(b, EDITION PLACE_AND_CONTENTS("拠点", "申請を審査する。")
	    "変更: [{項目: 特定個人情報ファイル/概要/保管・消去/保管場所, まとめる: 移転},"
	    " {項目: 基本情報/事務/事務の内容, 理由: 誤字脱字の修正, まとめる: 移転}]\n"));

	assert_null(work->changes->next);
	assert_int_equal(work->changes->row->n_verdicts, 2);
	assert_int_equal(work->changes->group, HY_REVIEW_EXEMPT);
	assert_int_equal(work->important, 1);
	assert_int_equal(work->verdicts->important, 1);
}

/* What only a correction changed is told apart; what is taken back is told with what it takes back. */
static void
test_corrections(void **state)
{
	struct bench *b = *state;
	const struct hy_doc *old = both(b, "甲課", "申請を審査する", "");
	const struct hy_doc *corrections[] = { both(b, "乙課", "申請と届出を審査する", "") };
	const struct hy_base base = { old, NULL, corrections, 1 };
	const struct hy_review_work *work;

	/* The office stays corrected: nothing is asked of it now. */
	work = add(b, hy_review_new(b->arena), &base, old, both(b, "乙課", "届出を審査する", ""));
	assert_null(work->changes->next);
	assert_string_equal(work->changes->row->before.p, "申請を審査する");
	assert_false(work->changes->undone);
	assert_int_equal(work->corrections->count, 2);
	assert_int_equal(work->annex->count, 3);
	/* It is called by its old name again: beside the base that is no change, yet one is made. */
	work = add(b, hy_review_new(b->arena), &base, old, both(b, "甲課", "申請と届出を審査する", ""));
	assert_null(work->changes->next);
	assert_true(work->changes->undone);
	assert_string_equal(work->changes->row->before.p, "乙課");
}

static void
test_equal(void **state)
{
	struct bench *b = *state;
	struct hy_review *review = hy_review_new(b->arena);
	const struct hy_doc *doc = both(b, "甲課", "申請を審査する", "");

	add(b, review, NULL, doc, doc);
	assert_true(hy_review_empty(review));
	/* A first assessment is all new. */
	add(b, review, NULL, NULL, doc);
	assert_false(hy_review_empty(review));
}

/* The same item with the same texts, whatever the file is called and the number of the item in the form. */
static void
test_shared(void **state)
{
	struct bench *b = *state;
	struct hy_review *review = hy_review_new(b->arena);
	const struct hy_review_work *first, *other, *last;

	first = add(b, review, NULL, stored(b, EDITION, "甲ファイル", "庁舎"), stored(b, EDITION, "甲ファイル", "拠点"));
	other = add(b, review, NULL, stored(b, EDITION, "乙ファイル", "庁舎"), stored(b, EDITION, "乙ファイル", "別館"));
	last = add(b, review, NULL, stored(b, KEY_ITEMS, "丙ファイル", "庁舎"), stored(b, KEY_ITEMS, "丙ファイル", "拠点"));
	hy_review_share(review);
	assert_non_null(review->commons);
	assert_null(review->commons->next);
	assert_int_equal(review->commons->n_changes, 2);
	assert_ptr_equal(review->commons->changes[0], first->changes);
	assert_ptr_equal(review->commons->changes[1], last->changes);
	assert_ptr_equal(first->changes->common, review->commons);
	assert_null(other->changes->common);
}

/* Two equal changes in one work are not shared by anyone. */
static void
test_not_shared_inside(void **state)
{
	struct bench *b = *state;
	struct hy_review *review = hy_review_new(b->arena);

	add(b, review, NULL, bench_doc(b, EDITION TWO("庁舎")), bench_doc(b, EDITION TWO("拠点")));
	hy_review_share(review);
	assert_null(review->commons);
}

/* --- findings */

static struct hy_finding *
find(struct hy_findings *list, const char *rule, enum hy_severity severity, const char *key)
{
	struct hy_finding *f = hy_findings_add(list, rule, severity, NULL, NULL, hy_str_of(key));

	f->key = hy_str_of(key);
	return f;
}

static void
test_findings(void **state)
{
	struct bench *b = *state;
	struct hy_findings *old = hy_findings_new(b->arena), *new = hy_findings_new(b->arena);
	struct hy_finding_delta delta;

	find(old, "X-01", HY_ERROR, "甲");
	find(old, "X-01", HY_ERROR, "乙");
	find(old, "X-20", HY_NOTE, "丙");
	find(new, "X-20", HY_NOTE, "丁");
	find(new, "X-01", HY_ERROR, "甲");
	find(new, "X-01", HY_ERROR, "甲");	/* once more than before */
	find(new, "X-20", HY_NOTE, "丙")->waived = true;
	delta = hy_finding_delta(b->arena, old, new);
	assert_int_equal(delta.lists[HY_FINDING_KEPT].count, 1);
	assert_int_equal(delta.lists[HY_FINDING_NEW].count, 2);
	assert_int_equal(delta.lists[HY_FINDING_NEW].at[0]->severity, HY_ERROR);
	assert_string_equal(delta.lists[HY_FINDING_NEW].at[1]->message.p, "丁");
	assert_int_equal(delta.lists[HY_FINDING_WAIVED].count, 1);
	assert_int_equal(delta.lists[HY_FINDING_GONE].count, 1);
	assert_string_equal(delta.lists[HY_FINDING_GONE].at[0]->message.p, "乙");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_claims_first), cmocka_unit_test(test_claim_in_a_joined_row),
		cmocka_unit_test(test_corrections),
		cmocka_unit_test(test_equal), cmocka_unit_test(test_shared),
		cmocka_unit_test(test_not_shared_inside), cmocka_unit_test(test_findings),
	};

	return cmocka_run_group_tests(tests, bench_open, bench_close);
}
