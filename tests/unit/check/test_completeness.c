/* What counts as an item to be written, and what as written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/check/completeness.h"
#include "engine/form/path.h"
#include "tests/unit/doc_text.h"

#define RISKS(text) YOSHIKI4 "特定個人情報ファイル:\n  - ファイル名: 甲\n    リスク対策:\n" text
#define OVERVIEW(text) YOSHIKI4 "特定個人情報ファイル:\n  - ファイル名: 甲\n    概要:\n" text

static const struct hy_progress *
section_of(const struct hy_completeness *c, const char *id)
{
	for (unsigned i = 0; i < c->n_sections; i++)
		if (strcmp(c->sections[i].section->item->id, id) == 0)
			return &c->sections[i];
	fail_msg("no section %s", id);
	return NULL;
}

static struct hy_progress
progress(struct world *w, const char *text, const char *id)
{
	return *section_of(hy_completeness(w->arena, bind(w, text), false), id);
}

static bool
is_open(struct world *w, const struct hy_progress *p, const char *id)
{
	for (unsigned i = 0; i < p->n_open; i++)
		if (hy_str_is(hy_node_unique_id(w->arena, p->open[i]), id))
			return true;
	return false;
}

static void
test_answered(void **state)
{
	static const struct {
		const char *answer;
		unsigned answered;
	} rows[] = {
		{ "", 0 }, { "評価書名:\n", 0 }, { "評価書名: \"\"\n", 0 }, { "評価書名: 甲\n", 1 },
		{ "評価書名: 【要記載】\n", 0 }, { "評価書名: 甲 【要記載】\n", 0 },
		{ "特記事項: \"-\"\n", 1 }, { "特記事項: \"\"\n", 1 }, { "特記事項: なし\n", 1 },
		{ "特記事項: 【要記載】\n", 0 }, { "評価書番号: \"-\"\n", 0 }, { "公表日: 令和7年4月1日\n", 1 },
		{ "評価書番号: 7\n評価書名: 甲\n特記事項: 乙\n", 3 },
	};
	struct world *w = *state;

	for (size_t i = 0; i < HY_COUNT(rows); i++) {
		struct hy_str text = hy_str_format(w->arena, YOSHIKI4 "%s", rows[i].answer);
		struct hy_progress p = progress(w, text.p, "hyoushi");

		if (p.answered != rows[i].answered || p.applicable != 6)
			fail_msg("'%s': %u of %u", rows[i].answer, p.answered, p.applicable);
	}
}

/* An import that could not read an answer leaves it open. */
static void
test_unknown(void **state)
{
	struct hy_progress p = progress(*state, YOSHIKI4 "評価書名: 甲\n取込み: {不明: [評価書名]}\n", "hyoushi");

	assert_int_equal(p.answered, 0);
	assert_true(is_open(*state, &p, "hyoushi/hyoukasho_mei"));
}

static void
test_conditions(void **state)
{
	struct world *w = *state;
	struct hy_progress none = progress(w, YOSHIKI4, "i");
	struct hy_progress no = progress(w, YOSHIKI4 "基本情報: {情報連携: {実施の有無: 実施しない}}\n", "i");
	struct hy_progress yes = progress(w, YOSHIKI4 "基本情報: {情報連携: {実施の有無: 実施する}}\n", "i");

	assert_int_equal(none.undecided, 1);
	assert_false(is_open(w, &none, "i/i_6/hourei"));
	assert_int_equal(no.undecided, 0);
	assert_int_equal(no.applicable, none.applicable);
	assert_int_equal(yes.applicable, none.applicable + 1);
	assert_true(is_open(w, &yes, "i/i_6/hourei"));
	assert_false(is_open(w, &yes, "i/i_6/jisshi"));
}

/* Records count with what is in them; without any, the list is open where form or answer ask for it. */
static void
test_records(void **state)
{
	struct world *w = *state;
	struct hy_progress none = progress(w, YOSHIKI4, "i");
	struct hy_progress one = progress(w, YOSHIKI4 "基本情報: {システム: [{システムの名称: 甲}]}\n", "i");
	struct hy_progress asked = progress(w, OVERVIEW("      委託: {委託の有無: 委託する}\n"), "ii");
	struct hy_progress not = progress(w, OVERVIEW("      委託: {委託の有無: 委託しない}\n"), "ii");

	assert_true(is_open(w, &none, "i/systems"));
	assert_false(is_open(w, &one, "i/systems"));
	assert_true(is_open(w, &one, "i/systems[1]/kinou"));
	assert_int_equal(one.applicable, none.applicable + 2);
	assert_int_equal(one.answered, 1);
	assert_true(is_open(w, &asked, "file[1]/ii/ii_4/itaku"));
	assert_int_equal(asked.applicable, not.applicable + 1);
}

/* A box at a section's head closes what hangs on it; it is itself no item to be written. */
static void
test_boxes_at_a_head(void **state)
{
	struct hy_progress open = progress(*state, RISKS("      委託: {}\n"), "iii");
	struct hy_progress closed = progress(*state, RISKS("      委託: {該当なし: [委託しない]}\n"), "iii");

	assert_true(open.applicable > closed.applicable + 5);
	assert_int_equal(open.answered, 0);
	assert_int_equal(closed.answered, 0);
}

static void
test_who_and_what_is_left_out(void **state)
{
	struct world *w = *state;
	const struct hy_doc *doc = bind(w, YOSHIKI4 "特定個人情報ファイル: [{ファイル名: 甲}, {ファイル名: 乙}]\n"
	    "変更履歴: [{変更日: 令和7年4月1日}]\n実施経過: [{行為: 修正}]\n");
	const struct hy_completeness *local = hy_completeness(w->arena, doc, false);
	const struct hy_completeness *gyosei = hy_completeness(w->arena, doc, true);
	struct hy_progress sum = { .applicable = 0 };

	/* The commission's approval is for bodies of the state. */
	assert_int_equal(section_of(local, "hyoushi")->applicable + 1, section_of(gyosei, "hyoushi")->applicable);
	/* So are the two items on it in Ⅵ; the three on the review by third parties are for the others. */
	assert_int_equal(section_of(local, "vi")->applicable - 3 + 2, section_of(gyosei, "vi")->applicable);
	/* Three sections a file, both files' together; the table of changes and private items are none. */
	assert_int_equal(local->n_sections, 3 + 2 * 3 + 3);
	assert_string_equal(local->sections[3].section->item->id, "ii");
	assert_string_equal(local->sections[5].section->item->id, "iii");
	assert_int_equal(hy_node_file(local->sections[5].section), 1);
	assert_int_equal(hy_node_file(local->sections[6].section), 2);
	/* The name of the file counts with its first section. */
	assert_int_equal(local->sections[3].answered, 1);
	for (unsigned i = 0; i < local->n_sections; i++) {
		sum.applicable += local->sections[i].applicable;
		sum.answered += local->sections[i].answered;
		sum.n_open += local->sections[i].n_open;
	}
	assert_int_equal(sum.applicable, local->all.applicable);
	assert_int_equal(sum.answered, local->all.answered);
	assert_int_equal(sum.n_open, local->all.n_open);
}

/* What the form computes is never open, nor a voluntary section that was not begun. */
static void
test_computed_and_voluntary(void **state)
{
	struct world *w = *state;
	const struct hy_completeness *c = hy_completeness(w->arena,
	    bind(w, "様式: 基礎項目評価書\n版: 令和6年10月\n"), false);
	struct hy_progress begun = progress(w, YOSHIKI3 "評価実施手続: {第三者点検: {方法: 会議}}\n", "v");
	struct hy_progress not = progress(w, YOSHIKI3, "v");

	for (unsigned i = 0; i < c->n_sections; i++)
		if (strcmp(c->sections[i].section->item->id, "iii") == 0)
			fail_msg("the result of the threshold is counted");
	assert_true(begun.applicable > not.applicable);
}

static void
test_no_file(void **state)
{
	struct world *w = *state;
	const struct hy_completeness *c = hy_completeness(w->arena, bind(w, YOSHIKI4), false);
	unsigned open = 0;

	for (unsigned i = 0; i < c->n_sections; i++)
		open += c->sections[i].n_open;
	assert_int_equal(c->all.n_open, open + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answered),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_conditions),
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_boxes_at_a_head),
		cmocka_unit_test(test_who_and_what_is_left_out),
		cmocka_unit_test(test_computed_and_voluntary),
		cmocka_unit_test(test_no_file),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
