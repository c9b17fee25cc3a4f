/* Official forms as loaded: keys, marks, options, conditions and printed order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/text.h"
#include "tests/unit/doc_text.h"

static const char *const form_names[] = { "yoshiki2", "yoshiki3", "yoshiki4" };
#define N_FORMS 3

static void
each_item(const struct hy_form *form, const struct hy_item *item,
    void (*visit)(const struct hy_form *, const struct hy_item *))
{
	visit(form, item);
	for (unsigned i = 0; i < item->n_items; i++)
		each_item(form, item->items[i], visit);
}

static void
check_all_items(struct world *w, void (*visit)(const struct hy_form *, const struct hy_item *))
{
	for (unsigned f = 0; f < N_FORMS; f++) {
		const struct hy_form *form = form_of(w, form_names[f]);

		each_item(form, form->root, visit);
	}
}

static const struct hy_item *
item_at(struct world *w, const char *form, const char *path)
{
	const struct hy_item *item = hy_form_item(form_of(w, form), path);

	if (item == NULL)
		fail_msg("%s has no item %s", form, path);
	return item;
}

static void
test_names_of_forms(void **state)
{
	struct world *w = *state;
	const struct hy_form *form = form_of(w, "全項目評価書");
	unsigned n = 0;

	assert_string_equal(form->form, "yoshiki4");
	assert_string_equal(form->edition, "R6-10");
	assert_ptr_equal(form, form_of(w, "様式4"));
	assert_ptr_equal(form, form_of(w, "様式４"));
	assert_ptr_equal(form, form_of(w, "yoshiki4"));
	assert_ptr_equal(form, hy_forms_get(w->forms, HY_S("全項目評価書"), HY_S("令和６年１０月"), NULL));
	assert_ptr_equal(form, hy_forms_get(w->forms, HY_S("yoshiki4"), HY_S("R6-10"), NULL));
	assert_string_equal(form_of(w, "重点項目評価書")->number.p, "様式3");
	assert_non_null(hy_forms_list(w->forms, &n));
	for (unsigned i = 0; i < n; i++)
		assert_string_equal(hy_form_full_name(w->arena, hy_forms_named(w->forms,
		    hy_forms_list(w->forms, &n)[i], NULL)).p, hy_forms_list(w->forms, &n)[i].p);
}

static void
test_unknown_forms(void **state)
{
	struct world *w = *state;

	assert_null(hy_forms_get(w->forms, HY_S("様式9"), HY_S(""), &w->err));
	assert_non_null(strstr(w->err.text, "様式9"));
	assert_non_null(strstr(w->err.text, "様式4 全項目評価書"));
	assert_null(hy_forms_get(w->forms, HY_S("全項目評価書"), HY_S("平成3年1月"), &w->err));
	assert_non_null(strstr(w->err.text, "平成3年1月"));
	assert_non_null(strstr(w->err.text, "令和6年10月"));
	assert_null(strstr(w->err.text, "重点項目評価書"));
}

static void
visit_keys(const struct hy_form *form, const struct hy_item *up)
{
	for (unsigned i = 0; i < up->n_items; i++) {
		const struct hy_item *a = up->items[i];

		if (a->kind != HY_KIND_NOTE && up->up != NULL && a->key.len == 0)
			fail_msg("%s: %s/%s has no key", form->form, up->id, a->id);
		for (unsigned j = 0; j < i; j++) {
			const struct hy_item *b = up->items[j];

			if (a->key.len > 0 && b->key.len > 0 && (hy_str_eq(a->keys[0], b->keys[0]) ||
			    hy_str_eq(a->keys[1], b->keys[0]) || hy_str_eq(a->keys[0], b->keys[1])))
				fail_msg("%s: %s: %s and %s share a key", form->form, up->id, a->id, b->id);
		}
	}
}

static void
test_keys_are_unique(void **state)
{
	check_all_items(*state, visit_keys);
}

static void
visit_option_keys(const struct hy_form *form, const struct hy_item *item)
{
	bool wants = item->kind == HY_KIND_CHOICE || item->kind == HY_KIND_CHECKS;

	if (wants != (item->n_options > 0))
		fail_msg("%s: %s has %u options", form->form, item->id, item->n_options);
	for (unsigned i = 0; i < item->n_options; i++)
		for (unsigned j = 0; j < i; j++)
			assert_false(hy_str_eq(item->options[i].key, item->options[j].key));
	if (hy_kind_answers(item->kind) && item->guide.len == 0)
		fail_msg("%s: %s has no guidance", form->form, item->id);
}

static void
test_options_and_guides(void **state)
{
	check_all_items(*state, visit_option_keys);
}

/* The name an author sees leads back to the item: key, derived key, label, in any width. */
static void
visit_lookup(const struct hy_form *form, const struct hy_item *item)
{
	struct hy_arena *arena = hy_arena_new();
	const struct hy_item *up = item->up;

	if (up != NULL && item->key.len > 0) {
		if (hy_item_child(arena, up, item->key) != item)
			fail_msg("%s: key %s does not lead to %s", form->form, item->key.p, item->id);
		if (hy_item_child(arena, up, hy_label_strip(arena, item->label)) != item && !item->head)
			fail_msg("%s: derived key of %s does not lead to it", form->form, item->id);
		if (hy_item_child(arena, up, item->label) != item && !item->head)
			fail_msg("%s: label %s does not lead to %s", form->form, item->label.p, item->id);
	}
	hy_arena_free(arena);
}

static void
test_keys_and_labels_lead_to_items(void **state)
{
	check_all_items(*state, visit_lookup);
}

static void
test_cover_items_stand_at_the_top(void **state)
{
	struct world *w = *state;
	const struct hy_item *root = form_of(w, "yoshiki4")->root;

	assert_string_equal(hy_item_child(w->arena, root, HY_S("評価書番号"))->id, "hyoukasho_bangou");
	assert_string_equal(hy_item_child(w->arena, root, HY_S("Ⅰ 基本情報"))->id, "i");
	assert_null(hy_item_child(w->arena, root, HY_S("部署")));
	assert_string_equal(hy_item_nearest(w->arena, root, HY_S("評価書番後"))->id, "hyoukasho_bangou");
	assert_null(hy_item_nearest(w->arena, root, HY_S("まったく関係のない言葉")));
}

/* Marks of the table of important changes: on a section all below, on an answer this answer only. */
static void
check_mark(struct world *w, const char *form, const char *path, bool mark)
{
	if (item_at(w, form, path)->mark != mark)
		fail_msg("%s: %s is %smarked", form, path, mark ? "not " : "");
}

static void
test_marks_of_form_4(void **state)
{
	static const char *const marked[] = { "i/i_1/jimu_naiyou", "i/i_5/hourei", "i/i_6/jisshi",
	    "i/i_6/hourei", "ii/ii_2/file_shurui", "ii/ii_2/honnin_hani",
	    "ii/ii_2/koumoku_suu/omona_koumoku", "ii/ii_3/nyuushu_moto", "ii/ii_3/mokuteki",
	    "ii/ii_3/shutai/shiyou_busho", "ii/ii_3/shiyou_houhou/totsugou", "ii/ii_4/umu",
	    "ii/ii_4/itaku/hani/honnin_hani", "ii/ii_4/itaku/sai/saiitaku", "ii/ii_6/hokan_basho",
	    "iii/iii_2/r1/taishougai", "iii/iii_3/r2/ninshou/ninshou_houhou", "iii/iii_4/shinai",
	    "iii/iii_7/r1/tejun", "iii/iii_7/r1/shisha/shisha_houhou", "iii/iii_7/sonota_risk",
	    "iv/iv_1/jiko/jiko_houhou", "iv/iv_3" };
	static const char *const unmarked[] = { "i/i_1/jimu_mei", "i/i_1/taishou_ninzuu",
	    "ii/ii_2/honnin_hani/honnin_hitsuyou", "ii/ii_2/koumoku_suu", "ii/ii_3/shutai/shiyousha_suu",
	    "ii/ii_3/mokuteki/henkou_datou", "ii/ii_4/itaku/saki", "ii/ii_4/itaku/naiyou",
	    "ii/ii_5/umu", "ii/ii_6/shoukyo", "besshi2", "iii/iii_7/r1/juudai_jiko",
	    "iii/iii_7/r1/juudai_jiko/juudai_naiyou", "iii/iii_7/r1/juudai_jiko/juudai_saihatsu",
	    "v/v_2/taiou", "vi/vi_2/kikan", "hyoushi/hyoukasho_mei" };

	for (size_t i = 0; i < HY_COUNT(marked); i++)
		check_mark(*state, "yoshiki4", marked[i], true);
	for (size_t i = 0; i < HY_COUNT(unmarked); i++)
		check_mark(*state, "yoshiki4", unmarked[i], false);
}

static void
test_marks_of_form_3(void **state)
{
	static const char *const marked[] = { "i/i_4/hourei", "i/i_5/jisshi", "ii/ii_2/file_shurui",
	    "ii/ii_3/mokuteki", "ii/ii_4/itaku/sai/saiitaku", "ii/ii_6/hokan_basho",
	    "iii/iii_2/r1/sochi", "iii/iii_7/r1/tejun", "iii/iii_8/jisshi",
	    "iii/iii_9/kyouiku/kyouiku_houhou", "iii/iii_10" };
	static const char *const unmarked[] = { "i/i_1/jimu_naiyou", "ii/ii_3/shutai/shiyou_busho",
	    "ii/ii_3/shiyou_houhou", "iii/iii_7/r1/juudai_jiko",
	    "iii/iii_7/r1/juudai_jiko/juudai_naiyou", "iv/iv_2/taiou" };

	for (size_t i = 0; i < HY_COUNT(marked); i++)
		check_mark(*state, "yoshiki3", marked[i], true);
	for (size_t i = 0; i < HY_COUNT(unmarked); i++)
		check_mark(*state, "yoshiki3", unmarked[i], false);
}

static void
test_printed_order(void **state)
{
	static const char *const ids4[] = { "hyoushi", "i", "besshi1", "ii", "besshi2", "iii", "iv", "v",
	    "vi", "besshi3" };
	static const char *const ids3[] = { "hyoushi", "i", "ii", "besshi1", "iii", "iii", "iv", "v",
	    "besshi2" };
	const struct hy_form *four = form_of(*state, "yoshiki4"), *three = form_of(*state, "yoshiki3");

	assert_int_equal(four->n_sections, 10);
	for (unsigned i = 0; i < 10; i++)
		assert_string_equal(four->sections[i]->id, ids4[i]);
	assert_int_equal(three->n_sections, 9);
	for (unsigned i = 0; i < 9; i++)
		assert_string_equal(three->sections[i]->id, ids3[i]);
	assert_true(four->sections[3]->per_file && four->sections[4]->per_file);
	assert_true(four->sections[5]->per_file && !four->sections[6]->per_file);
	assert_true(three->sections[4]->per_file && !three->sections[5]->per_file);
	assert_true(three->sections[5]->continues);
	assert_string_equal(hy_form_table_section(four)->id, "besshi3");
	assert_string_equal(hy_form_table_section(three)->id, "besshi2");
}

/* The order of keys at the top of a file. */
static void
test_order_of_the_file(void **state)
{
	static const char *const keys[] = { "様式", "版", "状態", "基本情報", "事務の流れ",
	    "特定個人情報ファイル", "その他のリスク対策", "開示請求・問合せ", "評価実施手続", "別紙",
	    "変更履歴", "変更", "実施経過", "しきい値判断", "非公表", "取込み", "移行で残った記載" };
	const struct hy_item *root = form_of(*state, "yoshiki4")->root;
	unsigned k = 0;

	for (unsigned i = 0; i < root->n_items; i++)
		if (root->items[i]->key.len > 0)
			assert_string_equal(root->items[i]->key.p, keys[k++]);
	assert_int_equal(k, HY_COUNT(keys));
}

/* The program finds a number, a name, an office and a day in every edition of an assessment. */
static void
test_roles_in_every_edition(void **state)
{
	struct world *w = *state;
	unsigned n = 0;
	const struct hy_str *names = hy_forms_list(w->forms, &n);

	for (unsigned i = 0; i < n; i++) {
		const struct hy_form *form = hy_forms_named(w->forms, names[i], NULL);
		bool plan = hy_str_is(hy_str_of(form->form), "yoshiki1");

		for (int role = HY_ITEM_PLAIN + 1; role < HY_ITEM_ROLE_COUNT; role++) {
			bool of_plan = role == HY_ITEM_WORKS || role == HY_ITEM_DRAWN_UP;

			if ((form->roles[role] != NULL) != (of_plan == plan || role == HY_ITEM_OFFICE))
				fail_msg("%s: role %d", names[i].p, role);
		}
	}
	assert_ptr_equal(form_of(w, "yoshiki3")->roles[HY_ITEM_PUBLISHED],
	    item_at(w, "yoshiki3", "hyoushi/kouhyou_bi"));
}

static void
test_what_is_never_published(void **state)
{
	const struct hy_item *root = form_of(*state, "yoshiki4")->root;
	bool private = false;

	for (unsigned i = 0; i < root->n_items; i++) {
		private = private || hy_str_is(root->items[i]->key, "変更");
		assert_int_equal(root->items[i]->private, private);
	}
	assert_true(item_at(*state, "yoshiki4", "henkou/riyuu")->private);
	assert_null(hy_item_section(item_at(*state, "yoshiki4", "henkou/riyuu")));
	assert_string_equal(hy_item_section(item_at(*state, "yoshiki4", "ii/ii_4/itaku/saki"))->id, "ii");
}

static void
test_options(void **state)
{
	struct world *w = *state;
	const struct hy_item *people = item_at(w, "yoshiki4", "i/i_1/taishou_ninzuu");
	const struct hy_item *main_items = item_at(w, "yoshiki4", "ii/ii_2/koumoku_suu/omona_koumoku");
	const struct hy_item *umu = item_at(w, "yoshiki4", "ii/ii_5/umu");

	assert_int_equal(people->n_options, 5);
	assert_ptr_equal(hy_item_option(w->arena, people, HY_S("30万人以上")), &people->options[4]);
	assert_ptr_equal(hy_item_option(w->arena, people, HY_S("３０万人 以上")), &people->options[4]);
	assert_ptr_equal(hy_item_option(w->arena, people, HY_S("１，０００人未満")), &people->options[0]);
	assert_null(hy_item_option(w->arena, people, HY_S("30万人")));
	assert_ptr_equal(hy_item_option_nearest(w->arena, people, HY_S("30万以上")), &people->options[4]);
	assert_null(hy_item_option_nearest(w->arena, people, HY_S("委託する")));
	assert_string_equal(main_items->options[0].group.p, "識別情報");
	assert_true(main_items->options[main_items->n_options - 1].text);
	assert_string_equal(umu->options[0].count.p, "件");
	assert_true(umu->options[2].alone);
	assert_string_equal(item_at(w, "yoshiki4", "ii/ii_4/umu")->count.p, "件");
}

static void
test_shapes_of_items(void **state)
{
	struct world *w = *state;
	const struct hy_item *itaku = item_at(w, "yoshiki4", "ii/ii_4/itaku[3]");
	const struct hy_form *form = form_of(w, "yoshiki4");

	assert_true(hy_item_repeats(itaku));
	assert_string_equal(itaku->record.p, "委託事項{n}");
	assert_true(itaku->items[0]->title && itaku->items[0]->heading);
	assert_true(item_at(w, "yoshiki4", "iii/iii_4/shinai")->head);
	assert_true(item_at(w, "yoshiki4", "iii/iii_1")->prints_file);
	assert_int_equal(item_at(w, "yoshiki4", "vi/vi_4")->only, HY_FOR_GYOSEI);
	assert_int_equal(item_at(w, "yoshiki3", "v/v_2")->only, HY_OPTIONAL);
	assert_null(hy_form_item(form, "ii/ii_4/nothing"));
	assert_null(hy_form_item(form, "x"));
	assert_true(hy_form_blank(form, HY_S(" - ")) && hy_form_blank(form, HY_S("―")));
	assert_true(hy_form_blank(form, HY_S("")) && hy_form_blank(form, HY_S("　なし\n")) &&
	    hy_form_blank(form, HY_S("該当なし。")));
	assert_false(hy_form_blank(form, HY_S("該当なしとする。")) || hy_form_blank(form, HY_S("0")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_of_forms),
		cmocka_unit_test(test_unknown_forms),
		cmocka_unit_test(test_keys_are_unique),
		cmocka_unit_test(test_options_and_guides),
		cmocka_unit_test(test_keys_and_labels_lead_to_items),
		cmocka_unit_test(test_cover_items_stand_at_the_top),
		cmocka_unit_test(test_marks_of_form_4),
		cmocka_unit_test(test_marks_of_form_3),
		cmocka_unit_test(test_printed_order),
		cmocka_unit_test(test_order_of_the_file),
		cmocka_unit_test(test_roles_in_every_edition),
		cmocka_unit_test(test_what_is_never_published),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_shapes_of_items),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
