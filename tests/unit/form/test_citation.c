/* Words of the law that went stale: every row of the table is found, in whatever spelling, and nothing else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/file.h"
#include "engine/form/citation/citation.h"
#include "engine/form/fold.h"
#include "engine/form/path.h"
#include "tests/unit/doc_text.h"

static struct hy_arena *
arena_of(void **state)
{
	return ((struct world *)*state)->arena;
}

static void
check_folded(void **state, const char *text, const char *wanted)
{
	struct hy_str folded = hy_fold(arena_of(state), hy_str_of(text), NULL);

	if (!hy_str_is(folded, wanted))
		fail_msg("'%s' folds to '%s', not '%s'", text, folded.p, wanted);
}

static void
test_folding(void **state)
{
	const char *text = "番号法　第十九条\n第７号";
	struct hy_str s = hy_str_of(text);
	size_t *offsets;

	check_folded(state, text, "番号法第19条第7号");
	check_folded(state, "別表第二", "別表第2");
	check_folded(state, "第百二条の二", "第102条の二");
	check_folded(state, "第二十条、第三〇条", "第20条、第30条");
	/* Only behind the word for "number": these are no numerals. */
	check_folded(state, "一部の百貨店", "一部の百貨店");
	check_folded(state, "", "");
	/* The way back to the bytes. */
	s = hy_fold(arena_of(state), s, &offsets);
	assert_int_equal(offsets[0], 0);
	assert_memory_equal(text + offsets[strlen("番号法第")], "十九", 6);
	assert_memory_equal(text + offsets[strlen("番号法第19")], "条", 3);
	assert_memory_equal(text + offsets[strlen("番号法第19条")], "第", 3);
	assert_int_equal(offsets[s.len], strlen(text));
}

static const struct hy_yaml *
table_of(void **state)
{
	struct world *w = *state;
	struct hy_str path;
	const struct hy_yaml *table = NULL;

	if (hy_data_path(w->arena, "templates/citations.yaml", &path, &w->err))
		table = hy_yaml_read(w->arena, path.p, &w->err);
	assert_non_null(table);
	return table;
}

/* What TABLE finds in one answer with TEXT. */
static const struct hy_citation *
found(void **state, const struct hy_yaml *table, const char *text)
{
	struct world *w = *state;
	struct hy_citations *c = hy_citations_open(w->arena, table, &w->err);
	struct hy_buf yaml = hy_buf_new(w->arena);

	if (c == NULL)
		fail_msg("%u: %s", w->err.at.line, w->err.text);
	hy_buf_format(&yaml, "%s特記事項: |\n  %s\n", YOSHIKI4, text);
	return hy_citations_find(w->arena, c, bind(w, yaml.p));
}

static struct hy_str
words_of(const struct hy_citation *c)
{
	return hy_str_cut(c->text, c->from, c->to);
}

/* The first of the words a row wants near it, or nothing. */
static const char *
near_word(const struct hy_yaml *row)
{
	const struct hy_yaml *near = hy_yaml_get(row, "near");

	return near != NULL ? near->first->text.p : "";
}

static void
check_row(void **state, const struct hy_yaml *table, const struct hy_yaml *row, struct hy_str old)
{
	struct hy_str new = hy_yaml_text(row, "new");
	struct hy_arena *arena = arena_of(state);
	const struct hy_citation *c = found(state, table,
	    hy_str_format(arena, "ア%sの%s", old.p, near_word(row)).p);

	if (c == NULL || !hy_str_eq(words_of(c), old) || !hy_str_eq(c->row->new, new))
		fail_msg("'%s' is found as '%.*s'", old.p, c != NULL ? (int)words_of(c).len : 0,
		    c != NULL ? words_of(c).p : "");
	if (c->next != NULL || c->updated != NULL)
		fail_msg("'%s' is found twice, or its new words with it", old.p);
	c = found(state, table, hy_str_format(arena, "ア%sの%s", new.p, near_word(row)).p);
	if (c != NULL)
		fail_msg("the new words '%s' are found as '%.*s'", new.p, HY_ARG(words_of(c)));
}

static void
test_every_row_is_found(void **state)
{
	const struct hy_yaml *table = table_of(state);
	unsigned rows = 0;

	for (const struct hy_yaml *r = hy_yaml_get(table, "citations")->first; r != NULL; r = r->next) {
		const struct hy_yaml *also = hy_yaml_get(r, "also");

		check_row(state, table, r, hy_yaml_text(r, "old"));
		for (const struct hy_yaml *a = also != NULL ? also->first : NULL; a != NULL; a = a->next)
			check_row(state, table, r, a->text);
		rows++;
	}
	assert_true(rows > 10);
}

#define ROWS(text) rows_of(state, "past: [旧]\ncitations:\n" text)

static const struct hy_yaml *
rows_of(void **state, const char *text)
{
	struct world *w = *state;

	return hy_yaml_parse(w->arena, "citations.yaml", hy_str_of(text), &w->err);
}

static void
check_found(void **state, const struct hy_yaml *table, const char *text, const char *wanted)
{
	struct hy_buf all = hy_buf_new(arena_of(state));

	for (const struct hy_citation *c = found(state, table, text); c != NULL; c = c->next)
		hy_buf_format(&all, "%s%.*s%s", all.len > 0 ? " | " : "", HY_ARG(words_of(c)),
		    c->numbered ? "+" : "");
	if (!hy_str_is(all.len > 0 ? hy_buf_get(&all) : HY_S(""), wanted))
		fail_msg("in '%s': '%s', not '%s'", text, all.p, wanted);
}

static void
test_words_around(void **state)
{
	const struct hy_yaml *t = ROWS(
	    "- {old: 甲法別表第一, also: [別表第一], near: [甲法], not_after: [条例], new: 甲法別表, renumbered: true, since: 2024-05-27, certainty: law}\n"
	    "- {old: 第7号, not_near: [指針], not_before: [様式], new: 第8号, since: 2021-09-01, certainty: law}\n"
	    "- {old: 別表第一の76の項, near: [健康], new: 別表の111の項, since: 2024-05-27, certainty: known}\n");

	check_found(state, t, "甲法別表第一の5の項と別表第1", "甲法別表第一+ | 別表第1");
	/* The longest words count; where theirs do not hold, shorter ones may. */
	check_found(state, t, "甲法、健康の別表第一の76の項", "別表第一の76の項");
	check_found(state, t, "甲法の別表第一の76の項", "別表第一+");
	/* Nothing without its neighbour, behind and in front of what excludes it, and of the past. */
	check_found(state, t, "乙法の別表第一", "");
	check_found(state, t, "甲法に基づく条例別表第一、旧別表第一", "");
	check_found(state, t, "第7号様式、旧第7号", "");
	check_found(state, t, "第7号の指針", "");
	/* Numbers are whole. */
	check_found(state, t, "第7号、第17号、第７ 号、第七号、第7の2号", "第7号 | 第７ 号 | 第七号");
	check_found(state, t, "甲法別表第十一、甲法別表第11", "");
}

static void
test_places(void **state)
{
	struct world *w = *state;
	const struct hy_yaml *t = ROWS("- {old: 第7号, new: 第8号, since: 2021-09-01, certainty: law}\n");
	struct hy_citations *c = hy_citations_open(w->arena, t, &w->err);
	struct hy_doc *doc = bind(w, YOSHIKI4 "特記事項: 第8号\n基本情報:\n  システム:\n"
	    "    - システムの名称: 第7号システム\n      他のシステムとの接続: [その他: 第7号の機関]\n"
	    "別紙:\n  - {名: 別紙1, 表: {列: [根拠], 行: [[第7号]]}}\n"
	    "特定個人情報ファイル:\n  - ファイル名: 甲\n    記録項目: [{見出し: 第7号, 項目: [乙]}]\n"
	    "変更履歴:\n  - {変更日: 令和7年4月1日, 変更前の記載: 第7号}\n変更:\n  - {項目: 特記事項, 説明: 第7号}\n");
	const char *const wanted[] = { "基本情報/システム[1]/システムの名称",
	    "基本情報/システム[1]/他のシステムとの接続", "特定個人情報ファイル[1]/記録項目", "別紙[1]/表" };
	unsigned n = 0;

	assert_non_null(c);
	for (const struct hy_citation *hit = hy_citations_find(w->arena, c, doc); hit != NULL;
	    hit = hit->next) {
		assert_true(n < HY_COUNT(wanted));
		assert_ptr_equal(hit->node, hy_path_first(doc, hy_str_of(wanted[n++])));
		assert_true(hy_str_is(words_of(hit), "第7号"));
		assert_ptr_equal(hit->updated, hy_path_first(doc, HY_S("特記事項")));
	}
	/* Not in the table of changes, and not in what is never published. */
	assert_int_equal(n, HY_COUNT(wanted));
}

static void
check_row_refused(void **state, const char *row, unsigned line, const char *words)
{
	struct world *w = *state;
	const struct hy_yaml *t = rows_of(state,
	    hy_str_format(w->arena, "citations:\n- %s\n", row).p);

	assert_null(hy_citations_open(w->arena, t, &w->err));
	assert_int_equal(w->err.at.line, line);
	if (strstr(w->err.text, words) == NULL)
		fail_msg("'%s' does not say '%s'", w->err.text, words);
}

static void
test_wrong_rows(void **state)
{
	check_row_refused(state, "{old: a, new: b, since: 2021-09, certainty: law}", 2, "since");
	check_row_refused(state, "{old: a, since: 2021-09-01, certainty: law}", 2, "new");
	check_row_refused(state, "{old: a, new: b, since: 2021-09-01, certainty: sure}", 2, "certainty");
	check_row_refused(state, "{old: a, new: b, since: 2021-09-01, certainty: law, nere: [c]}", 2, "nere");
	check_row_refused(state, "{old: a, new: b, since: 2021-09-01, certainty: law, near: c}", 2, "[...]");
	check_row_refused(state, "text", 2, "{old");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_folding),
		cmocka_unit_test(test_every_row_is_found),
		cmocka_unit_test(test_words_around),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_wrong_rows),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
