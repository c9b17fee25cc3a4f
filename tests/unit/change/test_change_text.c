/* Differences of texts: they give both texts back, read well and end in time. */
#include "tests/unit/bench.h"

#include <stdlib.h>
#include <time.h>

#include "engine/change/text/myers.h"

/* The spans as "same[-deleted-][+inserted+]". */
static const char *
marked(struct hy_arena *arena, const char *old, const char *new)
{
	struct hy_spans spans = hy_text_diff(arena, hy_str_of(old), hy_str_of(new));
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned i = 0; i < spans.count; i++) {
		static const char *const open[] = { "", "[-", "[+" };
		static const char *const close[] = { "", "-]", "+]" };

		hy_buf_format(&out, "%s%.*s%s", open[spans.at[i].op], HY_ARG(spans.at[i].text),
		    close[spans.at[i].op]);
	}
	return hy_buf_get(&out).p;
}

struct example {
	const char *old, *new, *marked;
};

static void
test_reading(void **state)
{
	static const struct example examples[] = {
		{ "", "新しい。", "[+新しい。+]" },
		{ "古い。", "", "[-古い。-]" },
		{ "同じ。", "同じ。", "同じ。" },
		{ "台帳をを毎月確認する。", "台帳を毎月確認する。", "台帳を[-を-]毎月確認する。" },
		/* one kanji in common between two edits is no common text */
		{ "健康増進課の窓口で応じる。", "健康づくり課の受付で応じる。",
		    "健康[-増進課の窓口-][+づくり課の受付+]で応じる。" },
		/* numbers change whole */
		{ "令和6年10月1日", "令和6年12月1日", "令和6年[-10-][+12+]月1日" },
		{ "第１９号による。", "第１９０号による。", "第[-１９-][+１９０+]号による。" },
		{ "ISMAPに登録", "ISMSに登録", "[-ISMAP-][+ISMS+]に登録" },
		/* a sentence more stays in its line */
		{ "署名を得ている。\n次の行。", "署名を得ている。同意も得る。\n次の行。",
		    "署名を得ている。[+同意も得る。+]\n次の行。" },
		/* an insertion begins behind a bracket or comma where it can */
		{ "その他(申請管理システム)", "その他(申請管理システム、受付システム)",
		    "その他(申請管理システム[+、受付システム+])" },
		/* the removed sentence is marked, not pieces of its neighbours */
		{ "甲を行う。乙を行う。丙を行う。", "甲を行う。丙を行う。", "甲を行う。[-乙を行う。-]丙を行う。" },
	};
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (size_t i = 0; i < HY_COUNT(examples); i++)
		assert_string_equal(marked(arena, examples[i].old, examples[i].new),
		    examples[i].marked);
	hy_arena_free(arena);
}

/* A moved line end is an insertion of white space and nothing else. */
static void
test_new_line_break(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	assert_string_equal(marked(arena, "甲を行う。乙を行う。", "甲を行う。\n乙を行う。"),
	    "甲を行う。[+\n+]乙を行う。");
	assert_string_equal(marked(arena, "甲　乙。", "甲 乙。"), "甲[-　-][+ +]乙。");
	hy_arena_free(arena);
}

static unsigned seed = 20241101;

static unsigned
dice(unsigned sides)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % sides;
}

/* LEN signs out of an alphabet with everything that is treated specially. */
static struct hy_str
random_text(struct hy_arena *arena, unsigned len, unsigned variety)
{
	static const char *const signs[] = { "。", "\n", "、", "個", "人", "番", "号", "の", "を",
		"1", "20", "a", "XY", " ", "　", "・", "①", "＜", "＞", "が\xe3\x82\x99", "カ",
		"\xe2\x80\x83", "）", "\xf0\xa0\xae\xb7" };
	struct hy_buf out = hy_buf_new(arena);

	while (len-- > 0)
		hy_buf_text(&out, signs[dice(variety < 24 ? variety : 24)]);
	return hy_buf_get(&out);
}

/* A copy of S with some pieces taken out, doubled or replaced. */
static struct hy_str
edited(struct hy_arena *arena, struct hy_str s, unsigned edits)
{
	while (edits-- > 0 && s.len > 0) {
		size_t at = dice((unsigned)s.len), end = at + dice(30);
		struct hy_buf out = hy_buf_new(arena);

		while (at > 0 && ((unsigned char)s.p[at] & 0xc0) == 0x80)
			at--;
		while (end < s.len && ((unsigned char)s.p[end] & 0xc0) == 0x80)
			end++;
		hy_buf_str(&out, hy_str_cut(s, 0, at));
		hy_buf_str(&out, random_text(arena, dice(6), 24));
		if (dice(3) == 0)
			hy_buf_str(&out, hy_str_cut(s, at, s.len));
		else
			hy_buf_str(&out, hy_str_cut(s, end, s.len));
		s = hy_buf_get(&out);
	}
	return s;
}

/* The text of the same spans and those of OP: one side of the difference. */
static struct hy_str
side(struct hy_arena *arena, struct hy_spans spans, enum hy_span_op op)
{
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned i = 0; i < spans.count; i++)
		if (spans.at[i].op == HY_SAME || spans.at[i].op == op)
			hy_buf_str(&out, spans.at[i].text);
	return hy_buf_get(&out);
}

static void
check_whole(struct hy_arena *arena, struct hy_str old, struct hy_str new)
{
	struct hy_spans spans = hy_text_diff(arena, old, new);
	struct hy_str before = side(arena, spans, HY_DELETED);
	struct hy_str after = side(arena, spans, HY_INSERTED);

	if (!hy_str_eq(before, old) || !hy_str_eq(after, new))
		fail_msg("lost text between\n%.*s\nand\n%.*s\n%s", HY_ARG(old), HY_ARG(new),
		    marked(arena, old.p, new.p));
	for (unsigned i = 0; i < spans.count; i++) {
		assert_true(spans.at[i].text.len > 0);
		assert_false(((unsigned char)spans.at[i].text.p[0] & 0xc0) == 0x80);
		if (i > 0)
			assert_false(spans.at[i].op == spans.at[i - 1].op);
	}
}

static void
test_spans_give_both_texts(void **state)
{
	(void)state;
	for (unsigned round = 0; round < 1500; round++) {
		struct hy_arena *arena = hy_arena_new();
		struct hy_str old = random_text(arena, dice(round < 750 ? 40 : 400), 3 + dice(22));
		struct hy_str new = round % 3 == 0
		    ? random_text(arena, dice(60), 24) : edited(arena, old, 1 + dice(8));

		check_whole(arena, old, new);
		check_whole(arena, new, old);
		check_whole(arena, old, old);
		hy_arena_free(arena);
	}
}

/* Length of the longest common subsequence, by the book. */
static unsigned
common(const uint32_t *a, unsigned n, const uint32_t *b, unsigned m)
{
	unsigned best[41][41] = { { 0 } };

	for (unsigned i = 1; i <= n; i++)
		for (unsigned j = 1; j <= m; j++)
			best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1
			    : best[i - 1][j] > best[i][j - 1] ? best[i - 1][j] : best[i][j - 1];
	return best[n][m];
}

static void
test_shortest_edits(void **state)
{
	(void)state;
	for (unsigned round = 0; round < 20000; round++) {
		struct hy_arena *arena = hy_arena_new();
		uint32_t a[40], b[40];
		bool deleted[40] = { false }, inserted[40] = { false };
		unsigned n = dice(41), m = dice(41), kept = 0, also_kept = 0;
		unsigned letters = 1 + dice(6);

		for (unsigned i = 0; i < 40; i++) {
			a[i] = dice(letters);
			b[i] = dice(letters);
		}
		hy_myers(arena, (struct hy_ids){ a, n }, (struct hy_ids){ b, m }, deleted, inserted);
		for (unsigned i = 0; i < n; i++)
			kept += !deleted[i];
		for (unsigned j = 0; j < m; j++)
			also_kept += !inserted[j];
		assert_int_equal(kept, also_kept);
		assert_int_equal(kept, common(a, n, b, m));
		hy_arena_free(arena);
	}
}

/* N characters of unlike kanji, a full stop about every STOP of them (0: none). */
static struct hy_str
unlike_text(struct hy_arena *arena, unsigned n, unsigned stop)
{
	struct hy_buf out = hy_buf_new(arena);

	while (n-- > 0) {
		unsigned cp = 0x4e00 + dice(3000);
		char kanji[3] = { (char)(0xe0 | cp >> 12), (char)(0x80 | (cp >> 6 & 63)),
			(char)(0x80 | (cp & 63)) };

		if (stop > 0 && dice(stop) == 0)
			hy_buf_text(&out, "。");
		else
			hy_buf_add(&out, kanji, 3);
	}
	return hy_buf_get(&out);
}

/* 5 ms is the goal; the test allows for slow and shared machines. */
static void
test_unrelated_texts_end_in_time(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	for (unsigned stop = 0; stop <= 50; stop += 10) {
		struct hy_str old = unlike_text(arena, 10000, stop);
		struct hy_str new = unlike_text(arena, 10000, stop);
		clock_t start = clock();

		check_whole(arena, old, new);
		assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 0.1);
	}
	hy_arena_free(arena);
}

static void
test_hostile_texts_end_in_time(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_buf a = hy_buf_new(arena), b = hy_buf_new(arena);
	clock_t start = clock();

	(void)state;
	for (unsigned i = 0; i < 60000; i++) {
		hy_buf_text(&a, i % 7 == 0 ? "甲乙。" : "甲乙丙");
		hy_buf_text(&b, i % 5 == 0 ? "乙甲。" : "丙甲乙");
	}
	check_whole(arena, hy_buf_get(&a), hy_buf_get(&b));
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 3.0);
	hy_arena_free(arena);
}

static void
test_white_space(void **state)
{
	(void)state;
	assert_true(hy_text_same(HY_S("甲 乙\n"), HY_S("甲乙")));
	assert_true(hy_text_same(HY_S("甲　乙"), HY_S("甲\xe2\x80\x83\n乙 ")));
	assert_true(hy_text_same(HY_S(""), HY_S(" \n　")));
	assert_true(hy_text_same(HY_S("a　b"), HY_S("a b")));
	assert_false(hy_text_same(HY_S("甲乙"), HY_S("甲")));
	assert_false(hy_text_same(HY_S("甲。乙"), HY_S("甲、乙")));
	assert_false(hy_text_same(HY_S("ＩＣ"), HY_S("IC")));
}

static void
test_similarity(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	assert_int_equal(hy_text_similarity(arena, HY_S("甲乙丙"), HY_S("甲乙 丙")), 1000);
	assert_int_equal(hy_text_similarity(arena, HY_S("甲乙丙"), HY_S("丁戊己")), 0);
	assert_int_equal(hy_text_similarity(arena, HY_S(""), HY_S("")), 1000);
	assert_in_range(hy_text_similarity(arena, HY_S("中間サーバー"), HY_S("中間サーバ")), 700, 950);
	hy_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reading),
		cmocka_unit_test(test_new_line_break),
		cmocka_unit_test(test_spans_give_both_texts),
		cmocka_unit_test(test_shortest_edits),
		cmocka_unit_test(test_unrelated_texts_end_in_time),
		cmocka_unit_test(test_hostile_texts_end_in_time),
		cmocka_unit_test(test_white_space),
		cmocka_unit_test(test_similarity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
