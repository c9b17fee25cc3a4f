/* Which item of one edition is which of another: the map that migrate and diff follow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/form/edition/edition_map.h"
#include "tests/unit/doc_text.h"

static const struct hy_form *
edition(struct world *w, const char *name)
{
	const struct hy_form *form = hy_forms_named(w->forms, hy_str_of(name), &w->err);

	if (form == NULL)
		fail_msg("%s: %s", name, w->err.text);
	return form;
}

static const struct hy_edition_map *
map_of(struct world *w, const struct hy_form *from, const struct hy_form *to)
{
	const struct hy_edition_map *map = hy_edition_map_new(w->arena, w->forms, from, to, &w->err);

	if (map == NULL)
		fail_msg("%s", w->err.text);
	return map;
}

static void
check_every_item(const struct hy_edition_map *map, const struct hy_form *to, struct hy_arena *arena,
    const struct hy_item *item)
{
	const struct hy_item *like = hy_edition_map_item(map, item);

	if (like == NULL)
		fail_msg("no like for %s", hy_item_path(arena, item).p);
	assert_string_equal(hy_item_path(arena, like).p, hy_item_path(arena, item).p);
	for (unsigned i = 0; i < item->n_items; i++)
		check_every_item(map, to, arena, item->items[i]);
}

static void
test_every_item_of_the_first_edition_has_a_like_in_the_last(void **state)
{
	struct world *w = *state;
	const struct hy_form *first = edition(w, "yoshiki4@H26-04"), *last = edition(w, "yoshiki4@R7-5joho");

	check_every_item(map_of(w, first, last), last, w->arena, first->root);
	check_every_item(map_of(w, last, first), first, w->arena, last->root);
}

static void
test_a_reworded_option_is_found_in_both_directions(void **state)
{
	struct world *w = *state;
	const struct hy_form *old = edition(w, "yoshiki4@H26-04"), *new = edition(w, "yoshiki4@R7-5joho");
	const struct hy_item *item = hy_form_item(old, "ii/ii_2/koumoku_suu/omona_koumoku");
	const struct hy_item *like = hy_edition_map_item(map_of(w, old, new), item);
	const struct hy_option *four, *five;

	four = hy_item_option(w->arena, item, HY_S("4情報(氏名、性別、生年月日、住所)"));
	five = hy_edition_map_option(map_of(w, old, new), item, four);
	assert_string_equal(five->label.p, "5情報(氏名、氏名の振り仮名、性別、生年月日、住所)");
	assert_ptr_equal(hy_edition_map_option(map_of(w, new, old), like, five), four);
}

static void
test_forms_do_not_become_each_other(void **state)
{
	struct world *w = *state;

	assert_null(hy_edition_map_new(w->arena, w->forms, edition(w, "yoshiki3@R6-10"),
	    edition(w, "yoshiki4@R6-10"), &w->err));
	assert_non_null(strstr(w->err.text, "令和6年10月"));
}

static void
check_across(const struct hy_edition_map *map, struct world *w, const char *from, const char *to)
{
	const struct hy_item *item = hy_form_item(edition(w, "yoshiki3@R6-10"), from);
	const struct hy_item *like = hy_edition_map_item(map, item);

	assert_non_null(item);
	if (to == NULL) {
		assert_null(like);
		return;
	}
	assert_non_null(like);
	assert_string_equal(hy_item_path(w->arena, like).p, to);
}

/* Items of two forms are the same by their keys, whatever number they have. */
static void
test_forms_that_have_much_in_common(void **state)
{
	struct world *w = *state;
	unsigned there, back, small;
	const struct hy_form *juten = edition(w, "yoshiki3@R6-10"), *zenkou = edition(w, "yoshiki4@R6-10");
	const struct hy_edition_map *map = hy_edition_map_across(w->arena, juten, zenkou, &there);

	check_across(map, w, "hyoushi/hyoukasho_mei", "hyoushi/hyoukasho_mei");
	check_across(map, w, "i/i_6/busho", "i/i_7/busho");
	check_across(map, w, "v/v_1/jisshibi", "vi/vi_1/jisshibi");
	check_across(map, w, "besshi1", "besshi2");
	check_across(map, w, "henkou/koumoku", "henkou/koumoku");
	/* The measures against a risk are asked for in another way. */
	check_across(map, w, "iii/iii_2/r1/sochi", NULL);
	check_across(map, w, "iii/iii_10", NULL);
	(void)hy_edition_map_across(w->arena, zenkou, juten, &back);
	(void)hy_edition_map_across(w->arena, edition(w, "yoshiki2@R6-10"), zenkou, &small);
	assert_true(there > 80 && there < 100);
	assert_true(back < 60);
	assert_true(small < 30);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_item_of_the_first_edition_has_a_like_in_the_last),
		cmocka_unit_test(test_a_reworded_option_is_found_in_both_directions),
		cmocka_unit_test(test_forms_do_not_become_each_other),
		cmocka_unit_test(test_forms_that_have_much_in_common),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
