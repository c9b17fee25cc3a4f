/* Sheets in one: tabs and ids stay apart, links lead to the form they are about, nothing is to be filled in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>


#include "engine/base/text.h"
#include "engine/sheet/sheet_join.h"
#include "engine/sheet/table.h"
#include "tests/unit/arena.h"

/* A part with a heading and a cell that is a place, a link and a field. */
static struct hy_sheet *
small(struct hy_arena *arena)
{
	static const unsigned widths[] = { 1000 };
	struct hy_sheet *sheet = hy_new(arena, struct hy_sheet);
	struct hy_table t = hy_table_new(arena, widths, 1);
	struct hy_blocks blocks = { .arena = arena };
	struct hy_cell *cell;

	hy_table_row(&t, false);
	cell = hy_table_cell(&t, 0, 1, HY_ROLE_VALUE, HY_S("x"));
	cell->id = "i/a";
	cell->link = "i/b";
	cell->name = "hyt_i.a";
	cell->field = hy_new(arena, struct hy_field);
	t.name = "hy_t";
	hy_blocks_heading(&blocks, 1, HY_S("A section with a name longer than a tab may have"))->id = "i";
	hy_blocks_add(&blocks, hy_table_block(&t));
	hy_sheet_part(arena, sheet, blocks.first->runs->text)->blocks = blocks.first;
	return sheet;
}

static const struct hy_cell *
cell_of(const struct hy_part *part)
{
	return &part->blocks->next->grid->rows[0].cells[0];
}

static void
test_two_forms(void **state)
{
	struct hy_arena *arena = *state;
	struct hy_sheet *sheet = hy_new(arena, struct hy_sheet);
	const struct hy_joint first = { 1, true, HY_S("1 "), HY_S("1 ") };
	const struct hy_joint second = { 2, true, HY_S("1 "), HY_S("") };
	const struct hy_part *a, *b;

	hy_sheet_join(arena, sheet, small(arena), &first);
	hy_sheet_join(arena, sheet, small(arena), &second);
	a = sheet->parts;
	b = a->next;
	assert_null(b->next);
	assert_false(hy_str_eq(a->name, b->name));
	assert_true(hy_text_chars(a->name) <= 31 && hy_text_chars(b->name) <= 31);
	assert_string_equal(a->blocks->id, "w1/i");
	assert_string_equal(b->blocks->id, "w2/i");
	assert_string_equal(cell_of(b)->id, "w2/i/a");
	assert_string_equal(cell_of(b)->link, "w2/i/b");
	assert_string_equal(a->blocks->runs->text.p, "1 ");
	assert_non_null(a->blocks->runs->next);
	assert_null(b->blocks->runs->next);
	assert_int_equal(hy_sheet_ids(sheet, NULL), 4);
}

/* A copy links to the form and is no place itself. */
static void
test_copy(void **state)
{
	struct hy_arena *arena = *state;
	struct hy_sheet *sheet = hy_new(arena, struct hy_sheet), *from = small(arena);
	const struct hy_joint copy = { 1, false, HY_S(""), HY_S("") };

	hy_sheet_join(arena, sheet, from, &copy);
	assert_int_equal(hy_sheet_ids(sheet, NULL), 0);
	assert_string_equal(cell_of(sheet->parts)->link, "w1/i/b");
	assert_null(cell_of(sheet->parts)->name);
	assert_null(cell_of(sheet->parts)->field);
	assert_null(sheet->parts->blocks->next->grid->name);
	/* What was joined is as it was. */
	assert_string_equal(cell_of(from->parts)->link, "i/b");
	assert_non_null(cell_of(from->parts)->field);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_two_forms), cmocka_unit_test(test_copy) };

	return cmocka_run_group_tests(tests, arena_open, arena_close);
}
