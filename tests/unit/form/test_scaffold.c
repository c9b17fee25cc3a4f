/* A draft has every item of its form in order, is a valid file with nothing answered, and keeps what is filled in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/form/edit/scaffold.h"
#include "tests/unit/doc_text.h"

static struct hy_str
draft_of(struct world *w, const struct hy_form *form, const struct hy_doc *answers)
{
	struct hy_buf out = hy_buf_new(w->arena);
	struct hy_str path;
	const struct hy_yaml *phrases = NULL;

	if (hy_data_path(w->arena, "templates/phrases.yaml", &path, &w->err))
		phrases = hy_yaml_read(w->arena, path.p, &w->err);
	assert_non_null(phrases);
	hy_scaffold_write(&out, form, answers, HY_S(""), phrases, HY_S("s.json"));
	return hy_buf_get(&out);
}

/* Calls CHECK for the draft of every edition that is known. */
static void
each_draft(struct world *w, void (*check)(struct world *, const struct hy_form *, struct hy_str))
{
	unsigned n;
	const struct hy_str *rows = hy_forms_list(w->forms, &n);

	assert_true(n > 0);
	for (unsigned i = 0; i < n; i++) {
		size_t at = (size_t)hy_str_find(rows[i], HY_S("@"), 0);
		const struct hy_form *form = hy_forms_get(w->forms, hy_str_cut(rows[i], 0, at),
		    hy_str_cut(rows[i], at + 1, rows[i].len), &w->err);

		if (form == NULL)
			fail_msg("%s: %s", rows[i].p, w->err.text);
		check(w, form, draft_of(w, form, NULL));
	}
}

/* What only Hyoka writes, or what is printed from elsewhere, has no live key. */
static bool
has_key(const struct hy_item *item)
{
	return item->key.len > 0 && item->kind != HY_KIND_NOTE && item->kind != HY_KIND_FIXED &&
	    !item->prints_file && item->derived == NULL && !item->automatic;
}

/* Every item stands in the file, in the order of the form, and only the head is answered. */
static void
check_node(const struct hy_node *node, unsigned *line)
{
	bool head = node->item->up != NULL && node->item->up->up == NULL && *line < 40;

	if (node->item->automatic)
		return;
	if (node->item->key.len > 0 && node->number == 0 && has_key(node->item) != node->written)
		fail_msg("%s: key %s", node->item->at.file, node->item->key.p);
	if (node->answered && !head)
		fail_msg("%s is answered with '%s'", node->item->key.p, node->text.p);
	if (node->written && node->number == 0 && node->key_at.line > 0) {
		if (node->key_at.line <= *line)
			fail_msg("%s stands before what precedes it", node->item->key.p);
		*line = node->key_at.line;
	}
	for (unsigned i = 0; i < node->n_kids; i++)
		check_node(node->kids[i], line);
}

static void
check_blank(struct world *w, const struct hy_form *form, struct hy_str draft)
{
	const struct hy_doc *doc = bind(w, draft.p);
	unsigned line = 0;

	assert_int_equal(count_slips(doc), 0);
	assert_ptr_equal(doc->form, form);
	assert_int_equal(hy_doc_stage(doc), HY_DRAFT);
	check_node(doc->root, &line);
}

static void
test_every_item_is_there_and_open(void **state)
{
	each_draft(*state, check_blank);
}

/* A line without the first "# " in it: what an editor does that switches a comment off. */
static void
add_uncommented(struct hy_buf *out, struct hy_str line)
{
	size_t indent = 0;

	while (indent < line.len && line.p[indent] == ' ')
		indent++;
	hy_buf_str(out, hy_str_cut(line, 0, indent));
	hy_buf_str(out, hy_str_cut(line, indent + (indent + 1 < line.len ? 2 : 1), line.len));
	hy_buf_char(out, '\n');
}

/* DRAFT with the examples below records keys switched on: the comment blocks that begin right behind "key:". */
static struct hy_str
switch_examples_on(struct world *w, struct hy_str draft)
{
	struct hy_buf out = hy_buf_new(w->arena);
	bool inside = false, behind_key = false;

	for (size_t from = 0, to; from < draft.len; from = to + 1) {
		struct hy_str line, bare;

		to = (size_t)hy_str_find(draft, HY_S("\n"), from);
		line = hy_str_cut(draft, from, to);
		bare = hy_str_trim(line);
		inside = bare.len > 0 && bare.p[0] == '#' &&
		    (inside || (behind_key && hy_str_starts(bare, HY_S("# # "))));
		behind_key = hy_str_ends(bare, HY_S(":")) && bare.p[0] != '#';
		if (inside) {
			add_uncommented(&out, line);
		} else {
			hy_buf_str(&out, line);
			hy_buf_char(&out, '\n');
		}
	}
	return hy_buf_get(&out);
}

/* Lists of records that nothing was written in. */
static bool
find_unused(struct hy_node *node, void *context)
{
	if (hy_item_repeats(node->item) && node->number == 0 && node->n_kids == 0 &&
	    !node->item->automatic)
		*(const struct hy_item **)context = node->item;
	return !node->item->automatic;
}

static void
check_examples(struct world *w, const struct hy_form *form, struct hy_str draft)
{
	const struct hy_doc *doc = bind(w, switch_examples_on(w, draft).p);
	const struct hy_item *without = NULL;

	(void)form;
	assert_int_equal(count_slips(doc), 0);
	hy_node_walk(doc->root, find_unused, &without);
	if (without != NULL)
		fail_msg("no record of %s", without->key.p);
}

static void
test_examples_are_records_once_switched_on(void **state)
{
	each_draft(*state, check_examples);
}

static struct hy_str
replaced(struct world *w, struct hy_str text, const char *old, const char *new)
{
	long at = hy_str_find(text, hy_str_of(old), 0);

	if (at < 0)
		fail_msg("no '%s' in the draft", old);
	return hy_str_format(w->arena, "%.*s%s%s", (int)at, text.p, new,
	    text.p + at + strlen(old));
}

static void
test_what_is_filled_in_is_read(void **state)
{
	struct world *w = *state;
	struct hy_str draft = draft_of(w, form_of(w, "yoshiki4"), NULL);
	const struct hy_doc *doc;

	draft = replaced(w, draft, "\n    事務の名称:\n", "\n    事務の名称: 試験事務\n");
	draft = replaced(w, draft, "\n    事務の内容:\n", "\n    事務の内容: |\n      一\n\n      二\n");
	draft = replaced(w, draft, "      # 10万人以上30万人未満\n", "      10万人以上30万人未満\n");
	draft = replaced(w, draft, "        # - 庁内連携システム\n", "        - 庁内連携システム\n");
	draft = replaced(w, draft, "        # - その他:\n", "        - その他: 試験系\n");
	doc = bind(w, draft.p);
	assert_int_equal(count_slips(doc), 0);
	assert_string_equal(hy_doc_text(doc, "i/i_1/jimu_mei").p, "試験事務");
	assert_string_equal(hy_doc_text(doc, "i/i_1/jimu_naiyou").p, "一\n\n二");
	assert_non_null(node_at(doc, "i/i_1/taishou_ninzuu")->option);
	assert_string_equal(hy_node_plain(w->arena, node_at(doc, "i/systems[1]/setsuzoku")).p,
	    "庁内連携システム、その他(試験系)");
}

/* Answers to begin with stand in the draft; what was not chosen stays as comments. */
static void
test_answers_to_begin_with(void **state)
{
	struct world *w = *state;
	const struct hy_doc *old = bind(w, YOSHIKI4 "評価書番号: 7\n基本情報:\n"
	    "  事務: {事務の名称: 試験事務, 対象人数: 30万人以上}\n"
	    "  システム:\n    - {システムの名称: 甲, 他のシステムとの接続: [宛名システム等, その他: 丙]}\n"
	    "    - {システムの名称: 乙}\n"
	    "別紙:\n  - {名: 別紙1, 表: {列: [a], 行: [[b]]}}\n");
	struct hy_str draft = draft_of(w, old->form, old);
	const struct hy_doc *doc = bind(w, draft.p);

	assert_int_equal(count_slips(doc), 0);
	assert_string_equal(hy_doc_text(doc, "hyoushi/hyoukasho_bangou").p, "7");
	assert_string_equal(hy_doc_text(doc, "i/i_1/taishou_ninzuu").p, "30万人以上");
	assert_int_equal(node_at(doc, "i/systems")->n_kids, 2);
	assert_string_equal(hy_node_plain(w->arena, node_at(doc, "i/systems[1]/setsuzoku")).p,
	    "宛名システム等、その他(丙)");
	assert_true(node_at(doc, "besshi[1]/hyou")->answered);
	assert_true(hy_str_find(draft, HY_S("        # - 税務システム\n        - その他: 丙\n"), 0) > 0);
}

/* An officer reads of a condition in the words of the form. */
static void
test_conditions_in_words(void **state)
{
	struct world *w = *state;
	const struct hy_form *form = form_of(w, "yoshiki4");
	struct hy_str draft;

	hy_language_set(HY_JA);
	draft = draft_of(w, form, NULL);
	hy_language_set(HY_EN);
	assert_true(hy_str_find(draft, HY_S("「委託の有無」が「委託する」のときに書きます。"), 0) > 0);
	assert_true(hy_str_find(draft,
	    HY_S("「該当なし」で「委託しない」を選んでいないときに書きます。"), 0) > 0);
	assert_true(hy_str_find(draft,
	    HY_S("「②実施日・期間」が30日に満たないときに書きます。"), 0) > 0);
	assert_true(hy_str_find(draft, HY_S("# 【必須】 ①事務の名称\n"), 0) > 0);
	assert_true(hy_str_find(draft, HY_S("# 【必須】 ②事務の内容 ※\n"), 0) > 0);
}

/* No line is much wider than a window, whatever stands in the guidance; official options stay on one line. */
static void
check_widths(struct world *w, const struct hy_form *form, struct hy_str draft)
{
	(void)w;
	for (size_t from = 0, to; from < draft.len; from = to + 1) {
		struct hy_str line;

		to = (size_t)hy_str_find(draft, HY_S("\n"), from);
		line = hy_str_cut(draft, from, to);
		if (hy_text_width(line) > 120)
			fail_msg("%s: %.*s", form->form, HY_ARG(line));
	}
}

static void
test_lines_are_short(void **state)
{
	each_draft(*state, check_widths);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_item_is_there_and_open),
		cmocka_unit_test(test_examples_are_records_once_switched_on),
		cmocka_unit_test(test_what_is_filled_in_is_read),
		cmocka_unit_test(test_answers_to_begin_with),
		cmocka_unit_test(test_conditions_in_words),
		cmocka_unit_test(test_lines_are_short),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
