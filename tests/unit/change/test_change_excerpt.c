/* Cells that give a part of a text, and the text before that follows from them. */
#include "tests/unit/bench.h"

#include "engine/change/typed/excerpt.h"

/* TEXT undone by the cells; NULL where that cannot be told. */
static const char *
undo(struct bench *b, const char *text, const char *before, const char *after)
{
	struct hy_excerpts *x = hy_excerpts_new(b->arena, b->phrases);
	struct hy_str result;
	bool told = hy_excerpt_undo(x, hy_str_of(text), hy_str_of(before), hy_str_of(after), &result);

	hy_excerpts_free(x);
	return told ? hy_str_copy(b->arena, result.p, result.len).p : NULL;
}

static void
test_parts(void **state)
{
	struct bench *b = *state;

	assert_string_equal(undo(b, "申請を受け付ける。文書で知らせる。", "電話で知らせる。", "文書で知らせる。"),
	    "申請を受け付ける。電話で知らせる。");
	/* Width and white space do not count; the rest of the text stays as it is. */
	assert_string_equal(undo(b, "１ 甲とする。\n２ 文書で 知らせる。", "2 電話で知らせる。", "2文書で知らせる。"),
	    "１ 甲とする。\n2 電話で知らせる。");
	assert_null(undo(b, "文書で知らせる。文書で知らせる。", "電話で知らせる。", "文書で知らせる。"));
	assert_null(undo(b, "申請を受け付ける。", "電話で知らせる。", "文書で知らせる。"));
	assert_null(undo(b, "甲乙丙丁", "戊", "乙"));
	assert_null(undo(b, "㈱みほんに委託する。", "甲委託", "ほんに委託する。〆"));
}

static void
test_marks(void **state)
{
	struct bench *b = *state;
	const char *text = "一つ目の文。二つ目の文。三つ目の文。四つ目の文。";

	assert_string_equal(undo(b, text, "（前略）古い二つ目。（中略）古い四つ目。", "前略　二つ目の文。(中略)四つ目の文。"),
	    "一つ目の文。古い二つ目。三つ目の文。古い四つ目。");
	/* Nothing stood before: what came goes again. */
	assert_string_equal(undo(b, text, "略", "（略） 三つ目の文。（後略）"), "一つ目の文。二つ目の文。四つ目の文。");
	assert_string_equal(undo(b, text, "（新規）", "四つ目の文。"), "一つ目の文。二つ目の文。三つ目の文。");
	/* Where it stood is not known. */
	assert_null(undo(b, text, "古い二つ目。", "削除"));
	assert_null(undo(b, text, "古い一つ目。（中略）古い二つ目。", "二つ目の文。"));
	/* The word within another one is no mark. */
	assert_string_equal(undo(b, "広報の戦略を定める。", "広報の計画を定める。", "広報の戦略を定める。"), "広報の計画を定める。");
}

static void
test_slips(void **state)
{
	struct bench *b = *state;
	const char *text = "・サーバーを置く部屋は、許可された職員だけが入ることができるようにし、入室と退室を記録して7年間保存し、年に1回は第三者がこれを確かめる。";

	assert_string_equal(undo(b, text, "部屋に鍵を掛ける。",
	    "サーバーを置く部屋は、許可された職員だけが入ることができるようにし、入室や退室を記録して7年間保存し、年に1回は第三者がこれを確かめる。"),
	    "・部屋に鍵を掛ける。");
	assert_string_equal(undo(b, text, "○部屋に鍵を掛ける。",
	    "○サーバーを置く部屋は、許可された職員だけが入ることができるようにし、入室と退室を記録して7年間保存し、年に1回は第三者がこれを確かめる。"),
	    "・○部屋に鍵を掛ける。");
	/* Another number is another rule, not a slip. */
	assert_null(undo(b, text, "部屋に鍵を掛ける。",
	    "サーバーを置く部屋は、許可された職員だけが入ることができるようにし、入室と退室を記録して5年間保存し、年に1回は第三者がこれを確かめる。"));
}

/* The places where CELL quotes TEXT but for a few characters: "written/said" each; NULL where it does not quote it. */
static const char *
misquotes(struct bench *b, const char *text, const char *cell)
{
	struct hy_excerpts *x = hy_excerpts_new(b->arena, b->phrases);
	struct hy_misquote found[HY_MISQUOTES];
	struct hy_buf out = hy_buf_new(b->arena);
	unsigned n;
	bool told = hy_excerpt_misquotes(x, hy_str_of(text), hy_str_of(cell), found, &n);

	hy_excerpts_free(x);
	for (unsigned i = 0; told && i < n; i++)
		hy_buf_format(&out, "%.*s/%.*s ", HY_ARG(found[i].written), HY_ARG(found[i].said));
	return !told ? NULL : out.len > 0 ? hy_buf_get(&out).p : "";
}

static void
test_misquotes(void **state)
{
	struct bench *b = *state;
	const char *text = "申請を窓口で受け付け、\n受給の資格を審査する。結果は文書で本人に知らせる。手当は毎月の末日に支払う。";

	assert_string_equal(misquotes(b, text, "結果は文書で本人に知らせる。"), "");
	assert_string_equal(misquotes(b, text, "・受給の資格を審査する。 結果は文書で本人に知らせる。"), "");
	assert_string_equal(misquotes(b, text, "新規"), "");
	assert_string_equal(misquotes(b, text, "結果は文章で本人に知らせる。"), "結果は文章で本人に知ら/結果は文書で本人に知ら ");
	/* A character too many, one too few; a line break is shown as a space. */
	assert_string_equal(misquotes(b, text, "窓口で受付け、受給の資格を審査する。結果は文書で本人へ知らせる。"),
	    "窓口で受付け、受給の/窓口で受け付け、 受給の は文書で本人へ知らせる。/は文書で本人に知らせる。 ");
	/* Each part between marks. */
	assert_string_equal(misquotes(b, text, "申請を窓口で受け付け、（中略）手当は毎月末日に支払う。（後略）"),
	    "手当は毎月末日に支払う/手当は毎月の末日に支払う ");
	assert_null(misquotes(b, text, "手当の額は、前年の所得によって決める。"));
	assert_null(misquotes(b, text, "支払った"));
	assert_null(misquotes(b, "", "手当は毎月の末日に支払う。"));
}

#define OLD HEAD "公表日: 令和7年4月1日\n"
#define NEW HEAD "公表日: 令和8年4月1日\n"
#define TEXT(word) "特記事項: 一つ目の文。二つ目の" word "文。三つ目の文。\n"
#define ENTRY(word) "変更: [{項目: 特記事項, 変更前: （前略）二つ目の文。（後略）, 変更後: （前略）二つ目の" word "文。（後略）}]\n"

/* The author's words stand in the cells as long as they are true. */
static void
test_words_of_the_entry(void **state)
{
	struct bench *b = *state;
	const struct hy_doc *docs[] = { bench_doc(b, OLD TEXT("")), bench_doc(b, NEW TEXT("新しい") ENTRY("新しい")) };

	assert_string_equal(hy_annex(b->arena, b->phrases, docs, 2, NULL)->rows->after.p, "（前略）二つ目の新しい文。（後略）");
	docs[1] = bench_doc(b, NEW TEXT("新しい") ENTRY("別の"));
	assert_string_equal(hy_annex(b->arena, b->phrases, docs, 2, NULL)->rows->after.p,
	    "一つ目の文。二つ目の新しい文。三つ目の文。");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_slips),
		cmocka_unit_test(test_misquotes),
		cmocka_unit_test(test_words_of_the_entry),
	};

	return cmocka_run_group_tests(tests, bench_open, bench_close);
}
