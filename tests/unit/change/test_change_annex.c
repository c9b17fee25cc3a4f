/* Verdicts and annex rows: which change is important, when it was submitted, what the row says. */
#include "tests/unit/bench.h"

#define EDITION "様式: 全項目評価書\n版: 令和6年10月\n"
#define OLD EDITION "公表日: 令和7年4月1日\n"
#define NEW EDITION "公表日: 令和7年10月1日\n"
#define USE "基本情報: {個人番号の利用: {法令上の根拠: %s}, 取り扱う理由: {事務実施上の必要性: %s}}\n"

/* HEAD, then both items of USE (the first has a kome mark), then TAIL. */
static const char *
with_use(struct bench *b, const char *head, const char *kome, const char *plain, const char *tail)
{
	return hy_str_format(b->arena, "%s" USE "%s", head, kome, plain, tail).p;
}

static struct hy_verdicts *
judge(struct bench *b, const char *old, const char *new)
{
	return hy_verdicts(b->arena, b->phrases, hy_diff(b->arena, bench_doc(b, old),
	    bench_doc(b, new)));
}

/* The verdict on the item with id ID. */
static const struct hy_verdict *
verdict_on(const struct hy_verdicts *all, const char *id)
{
	for (unsigned i = 0; i < all->count; i++)
		if (strcmp(all->at[i].change->item->id, id) == 0)
			return &all->at[i];
	fail_msg("no change of %s", id);
	return NULL;
}

static void
test_default_reasons(void **state)
{
	struct hy_verdicts *v = judge(*state, with_use(*state, OLD, "甲", "甲", ""),
	    with_use(*state, NEW, "乙", "乙", ""));

	assert_int_equal(v->count, 3);
	assert_int_equal(v->important, 1);
	assert_true(verdict_on(v, "hourei")->important);
	assert_int_equal(verdict_on(v, "hourei")->reason, HY_REASON_SUBSTANCE);
	assert_false(verdict_on(v, "hourei")->reason_written);
	assert_int_equal(verdict_on(v, "hourei")->timing, HY_TIMING_NONE);
	assert_int_equal(verdict_on(v, "hourei")->explanation.len, 0);
	assert_false(verdict_on(v, "hitsuyousei")->important);
	assert_int_equal(verdict_on(v, "hitsuyousei")->reason, HY_REASON_OTHER);
}

struct judged {
	const char *reason;
	bool important;
};

static void
test_reasons(void **state)
{
	static const struct judged cases[] = {
		{ "実質的な変更", true }, { "緊急時の事後評価(規則第9条第2項)", true },
		{ "誤字脱字の修正", false }, { "形式的な変更", false },
		{ "リスクを明らかに軽減させる変更", false }, { "重大事故の発生", false },
		/* "no kome item" cannot be said of a kome item */
		{ "その他の項目の変更", true },
	};
	struct bench *b = *state;

	for (unsigned i = 0; i < HY_COUNT(cases); i++) {
		struct hy_str entry = hy_str_format(b->arena,
		    "変更:\n  - {項目: 基本情報/*/*, 理由: %s, 説明: 説明文。, 根拠: 根拠文。}\n", cases[i].reason);
		struct hy_verdicts *v = judge(b, with_use(b, OLD, "甲", "甲", ""),
		    with_use(b, NEW, "乙", "乙", entry.p));

		assert_int_equal(verdict_on(v, "hourei")->important, cases[i].important);
		assert_true(verdict_on(v, "hourei")->reason_written);
		assert_string_equal(hy_reason_label(v->diff->new,
		    verdict_on(v, "hourei")->reason).p, cases[i].reason);
		assert_true(hy_str_is(verdict_on(v, "hourei")->explanation, "説明文。"));
		assert_true(hy_str_is(verdict_on(v, "hourei")->ground, "根拠文。"));
		assert_false(verdict_on(v, "hourei")->proposed);
		assert_false(verdict_on(v, "hitsuyousei")->important);
		assert_int_equal(v->n_unused, 0);
	}
}

static struct hy_date
day(const char *text)
{
	struct hy_date date = { 0 };

	(void)hy_date_parse(hy_str_of(text), &date);
	return date;
}

struct timed {
	const char *submitted, *published, *effective;
	enum hy_timing timing;
};

static void
test_timing(void **state)
{
	static const struct timed cases[] = {
		{ "令和7年9月1日", "令和7年10月1日", "令和7年10月2日", HY_TIMING_BEFORE },
		{ "令和7年9月1日", "令和7年10月1日", "令和7年10月1日", HY_TIMING_AFTER },
		{ "令和7年9月1日", "令和7年10月1日", "令和7年9月15日", HY_TIMING_AFTER },
		{ "", "令和7年10月1日", "令和7年11月1日", HY_TIMING_BEFORE },
		{ "令和7年9月1日", "", "令和7年11月1日", HY_TIMING_NONE },
		{ "令和7年9月1日", "", "令和7年8月1日", HY_TIMING_AFTER },
		{ "令和7年9月1日", "令和7年10月1日", "", HY_TIMING_NONE },
		{ "", "", "令和7年11月1日", HY_TIMING_NONE },
		/* a month is before, after or cannot tell */
		{ "令和7年9月1日", "令和7年10月1日", "令和7年11月", HY_TIMING_BEFORE },
		{ "令和7年9月1日", "令和7年10月15日", "令和7年10月", HY_TIMING_NONE },
		{ "令和7年9月1日", "令和7年10月31日", "令和7年10月", HY_TIMING_AFTER },
		{ "令和7年9月1日", "令和7年10月", "令和7年12月", HY_TIMING_BEFORE },
		{ "令和7年9月1日", "令和7年12月31日", "令和7年", HY_TIMING_AFTER },
	};

	(void)state;
	for (unsigned i = 0; i < HY_COUNT(cases); i++) {
		struct hy_date s = day(cases[i].submitted), p = day(cases[i].published);
		struct hy_date e = day(cases[i].effective);

		if (hy_timing_compute(&s, &p, &e) != cases[i].timing)
			fail_msg("case %u: %d", i, hy_timing_compute(&s, &p, &e));
	}
}

#define ACT "実施経過:\n  - {行為: 新規実施, 提出: 令和2年3月1日, 公表: 令和2年4月1日}\n" \
	"  - {行為: 修正, 提出: %s, 公表: %s}\n  - {行為: 見直し(修正なし), 実施日: 令和9年1月1日}\n"

static enum hy_timing
timing_with(struct bench *b, const char *head, const char *submitted, const char *published,
    const char *effective, const char *more)
{
	struct hy_str tail = hy_str_format(b->arena,
	    "変更:\n  - {項目: 基本情報/個人番号の利用/法令上の根拠, 理由: 形式的な変更, 実施時期: %s%s}\n" ACT,
	    effective, more, submitted, published);
	struct hy_verdicts *v = judge(b, with_use(b, OLD, "甲", "甲", ""),
	    with_use(b, head, "乙", "甲", tail.p));

	return verdict_on(v, "hourei")->timing;
}

static void
test_days_of_the_revision(void **state)
{
	struct bench *b = *state;

	assert_int_equal(timing_with(b, NEW, "令和7年9月1日", "令和7年10月1日", "令和7年10月2日", ""),
	    HY_TIMING_BEFORE);
	assert_int_equal(timing_with(b, NEW, "令和7年10月3日", "令和7年10月1日", "令和7年10月2日", ""),
	    HY_TIMING_AFTER);
	/* the acts end with an earlier revision: the cover tells */
	assert_int_equal(timing_with(b, NEW, "令和7年3月1日", "令和7年4月1日", "令和7年9月1日", ""),
	    HY_TIMING_AFTER);
	/* a draft: nothing has been submitted yet, though the revision before was */
	assert_int_equal(timing_with(b, EDITION, "令和7年3月1日", "令和7年4月1日", "令和7年9月1日", ""),
	    HY_TIMING_NONE);
	/* the author's word stands, computed or not */
	assert_int_equal(timing_with(b, NEW, "令和7年9月1日", "令和7年10月1日", "令和7年10月2日",
	    ", 提出時期: 事後"), HY_TIMING_AFTER);
	assert_int_equal(timing_with(b, EDITION, "令和7年3月1日", "令和7年4月1日", "令和7年9月1日",
	    ", 提出時期: 事前"), HY_TIMING_BEFORE);
}

static void
test_proposed_explanation(void **state)
{
	struct bench *b = *state;
	const char *tail = "変更:\n  - {項目: 基本情報/個人番号の利用, 理由: 形式的な変更, 実施時期: 令和7年9月1日}\n"
	    "評価実施手続: {第三者点検: {実施日: 令和7年9月1日}}\n";
	struct hy_verdicts *v = judge(b, with_use(b, OLD, "甲", "甲", ""),
	    with_use(b, NEW, "乙", "甲", tail));

	assert_true(verdict_on(v, "hourei")->proposed);
	assert_true(hy_str_starts(verdict_on(v, "hourei")->explanation, HY_S("形式的な変更")));
	assert_true(hy_str_starts(verdict_on(v, "jisshibi")->explanation, HY_S("評価の実施に伴い")));
}

/* The nearest path counts, then the block, then the first entry; what covers nothing is told. */
static void
test_which_entry(void **state)
{
	struct bench *b = *state;
	const char *place = "特定個人情報ファイル:\n  - ファイル名: 甲ファイル\n    概要:\n      保管・消去:\n        保管場所: |\n";
	const char *old = hy_str_format(b->arena, OLD "%s          ＜市＞\n          一。\n          ＜国＞\n          二。\n", place).p;
	const char *new = hy_str_format(b->arena, NEW "%s          ＜市＞\n          三。\n          ＜国＞\n          四。\n"
	    "変更:\n"
	    "  - {項目: '特定個人情報ファイル[*]/概要/*/*', 理由: 誤字脱字の修正}\n"
	    "  - {項目: '特定個人情報ファイル[甲ファイル]/概要/保管・消去/保管場所', ブロック: 国, 理由: 形式的な変更}\n"
	    "  - {項目: 特定個人情報ファイル, 理由: 重大事故の発生}\n"
	    "  - {項目: 公表日, 理由: その他の項目の変更}\n"
	    "  - {項目: 特記事項, 理由: その他の項目の変更}\n", place).p;
	struct hy_verdicts *v = judge(b, old, new);

	assert_int_equal(v->count, 3);
	assert_int_equal(v->at[0].reason, HY_REASON_OTHER);
	assert_int_equal(v->at[1].reason, HY_REASON_TYPO);
	assert_int_equal(v->at[2].reason, HY_REASON_FORMAL);
	assert_int_equal(v->n_unused, 2);
	assert_int_equal(v->unused[0]->number, 3);
	assert_int_equal(v->unused[1]->number, 5);
}

#define SYSTEMS "基本情報:\n  システム:\n"
#define SYSTEM(name) "    - {システムの名称: " name ", システムの機能: " name "の機能を持つ。}\n"

/* A removed record is named by its title in the old document; numbers move, once. */
static void
test_removed_record(void **state)
{
	struct bench *b = *state;
	const char *old = OLD SYSTEMS SYSTEM("受付") SYSTEM("印刷") SYSTEM("認証") SYSTEM("宛名");
	const char *new = NEW SYSTEMS SYSTEM("受付") SYSTEM("認証") SYSTEM("宛名")
	    "変更:\n  - {項目: '基本情報/システム[印刷]', 理由: その他の項目の変更, 提出時期: 事後, 説明: 廃止した。}\n";
	const struct hy_doc *docs[] = { bench_doc(b, old), bench_doc(b, new) };
	struct hy_annex *annex = hy_annex(b->arena, b->phrases, docs, 2, NULL);

	assert_int_equal(annex->count, 1);
	assert_string_equal(annex->rows->day.p, "令和7年10月1日");
	assert_string_equal(annex->rows->item.p,
	    "Ⅰ 基本情報 2. 特定個人情報ファイルを取り扱う事務において使用するシステム システム2");
	assert_string_equal(annex->rows->before.p, "①システムの名称：印刷\n②システムの機能：印刷の機能を持つ。");
	assert_string_equal(annex->rows->after.p, "（削除）\n※以降のシステムの項番繰り上げ");
	assert_string_equal(annex->rows->timing.p, "事後");
	assert_string_equal(annex->rows->explanation.p, "廃止した。");
	assert_false(annex->rows->important);
	annex = hy_annex(b->arena, b->phrases, (const struct hy_doc *[]){ docs[1], docs[0] }, 2, NULL);
	assert_string_equal(annex->rows->before.p, "（新規）");
	assert_string_equal(annex->rows->after.p,
	    "①システムの名称：印刷\n②システムの機能：印刷の機能を持つ。\n※以降のシステムの項番繰り下げ");
}

static void
test_joined_rows(void **state)
{
	struct bench *b = *state;
	const char *tail = "変更:\n  - {項目: 基本情報/*/*, 理由: 形式的な変更, 提出時期: 事後, 説明: 組織改正による。, まとめる: 組織改正}\n";
	const struct hy_doc *docs[] = {
		bench_doc(b, with_use(b, OLD, "旧課の法。", "旧課。", "")),
		bench_doc(b, with_use(b, NEW, "新課の法。", "新課。", tail)),
	};
	struct hy_annex *annex = hy_annex(b->arena, b->phrases, docs, 2, NULL);
	const struct hy_annex_row *row = annex->rows;

	assert_int_equal(annex->count, 1);
	assert_int_equal(row->n_verdicts, 2);
	assert_string_equal(row->item.p, "Ⅰ 基本情報 4. 特定個人情報ファイルを取り扱う理由 ①事務実施上の必要性\n"
	    "Ⅰ 基本情報 5. 個人番号の利用 法令上の根拠");
	assert_string_equal(row->before.p, "［Ⅰ 4. ①事務実施上の必要性］\n旧課。\n［Ⅰ 5. 法令上の根拠］\n旧課の法。");
	assert_string_equal(row->after.p, "［Ⅰ 4. ①事務実施上の必要性］\n新課。\n［Ⅰ 5. 法令上の根拠］\n新課の法。");
	assert_string_equal(row->explanation.p, "組織改正による。");
	assert_true(row->mark);
	assert_false(row->important);
	assert_string_equal(hy_spans_text(b->arena, row->before_spans).p, row->before.p);
	assert_int_equal(row->after_spans.at[2].op, HY_INSERTED);
}

/* Equal revisions give no row; typed rows and revisions stand in the order asked for. */
static void
test_history(void **state)
{
	struct bench *b = *state;
	const char *typed = "変更履歴:\n  - {変更日: 令和5年4月1日, 項目: 表紙 特記事項, 変更前の記載: 古。, 変更後の記載: 甲。, 提出時期: 事後, 提出時期に係る説明: 誤記。}\n";
	const struct hy_doc *docs[] = {
		bench_doc(b, OLD "特記事項: 甲。\n"), bench_doc(b, NEW "特記事項: 乙。\n状態: 公示案\n"),
		bench_doc(b, NEW "特記事項: 乙。\n"),
		bench_doc(b, hy_str_format(b->arena, EDITION "公表日: 令和8年4月1日\n特記事項: 丙。\n%s", typed).p),
	};
	struct hy_annex_options options = { .with_typed = true };
	struct hy_annex *annex;

	assert_int_equal(hy_annex_published(docs, 4), 3);
	annex = hy_annex(b->arena, b->phrases, docs, 3, &options);
	assert_int_equal(annex->count, 3);
	assert_non_null(annex->rows->typed);
	assert_string_equal(annex->rows->after.p, "甲。");
	assert_string_equal(annex->rows->next->before.p, "甲。");
	assert_string_equal(annex->rows->next->next->after.p, "丙。");
	options.newest_first = true;
	annex = hy_annex(b->arena, b->phrases, docs, 3, &options);
	assert_string_equal(annex->rows->after.p, "丙。");
	assert_string_equal(annex->rows->next->after.p, "乙。");
	assert_non_null(annex->rows->next->next->typed);
	annex = hy_annex(b->arena, b->phrases, docs, 1, NULL);
	assert_int_equal(annex->count, 0);
	annex = hy_annex(b->arena, b->phrases, docs, 0, &options);
	assert_null(annex->rows);
}

static void
test_day_by_effect(void **state)
{
	struct bench *b = *state;
	const char *tail = "変更:\n  - {項目: 基本情報/個人番号の利用, 実施時期: 令和7年12月1日}\n";
	const struct hy_doc *docs[] = {
		bench_doc(b, with_use(b, OLD, "甲", "甲", "")), bench_doc(b, with_use(b, NEW, "乙", "乙", tail)),
	};
	struct hy_annex_options options = { .by_effect = true };
	struct hy_annex *annex = hy_annex(b->arena, b->phrases, docs, 2, &options);

	assert_string_equal(annex->rows->day.p, "令和7年10月1日");
	assert_string_equal(annex->rows->next->day.p, "令和7年12月1日");
}

static void
test_excerpt(void **state)
{
	struct bench *b = *state;
	const char *many = "一つ目の長い文をここに書いておく。二つ目の長い文もここに書いておく。三つ目の長い文もここに書いておく。";
	const struct hy_doc *docs[] = {
		bench_doc(b, hy_str_format(b->arena, OLD "特記事項: %s甲である。%s\n", many, many).p),
		bench_doc(b, hy_str_format(b->arena, NEW "特記事項: %s乙である。%s\n", many, many).p),
	};
	struct hy_annex_options options = { .excerpt_chars = 48 };
	struct hy_annex *annex = hy_annex(b->arena, b->phrases, docs, 2, &options);

	assert_string_equal(annex->rows->before.p,
	    "（前略）三つ目の長い文もここに書いておく。甲である。一つ目の長い文をここに書いておく。（後略）");
	annex = hy_annex(b->arena, b->phrases, docs, 2, NULL);
	assert_string_equal(annex->rows->before.p, hy_str_format(b->arena, "%s甲である。%s", many, many).p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_default_reasons),
		cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_timing),
		cmocka_unit_test(test_days_of_the_revision),
		cmocka_unit_test(test_proposed_explanation),
		cmocka_unit_test(test_which_entry),
		cmocka_unit_test(test_removed_record),
		cmocka_unit_test(test_joined_rows),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_day_by_effect),
		cmocka_unit_test(test_excerpt),
	};

	return cmocka_run_group_tests(tests, bench_open, bench_close);
}
