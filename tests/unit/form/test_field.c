/* Names of fields: what Excel takes, and one for each answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "engine/form/field.h"
#include "engine/sheet/form/form_sheet.h"
#include "tests/unit/doc_text.h"

static const struct hy_annex no_annex;

static const char document[] = YOSHIKI4
    "評価書番号: 15\n"
    "評価書名: 試しの事務 全項目評価書\n"
    "状態: 公示案\n"
    "基本情報:\n"
    "  システム:\n"
    "    - {システムの名称: 甲システム, 他のシステムとの接続: [税務システム, その他: 乙網]}\n"
    "特定個人情報ファイル:\n"
    "  - ファイル名: 甲ファイル\n"
    "    概要:\n"
    "      委託: {委託の有無: 委託する, 委託事項: [{委託事項: 保守の委託}, {委託事項: ''}]}\n"
    "    記録項目: [{見出し: 宛名, 項目: [番号, \"二行の\\n項目\"]}]\n";

static const struct hy_sheet *
sheet_of(struct world *w, bool fillable)
{
	const struct hy_looks *looks = hy_looks_open(w->arena, &w->err);

	assert_non_null(looks);
	return hy_form_sheet(w->arena, looks, bind(w, document), &no_annex,
	    (struct hy_form_wishes){ .fillable = fillable });
}

/* Calls VISIT for each field of the sheet. */
static void
each_field(const struct hy_sheet *sheet, void (*visit)(const struct hy_field *, void *), void *context)
{
	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next)
		for (const struct hy_block *b = part->blocks; b != NULL; b = b->next)
			for (unsigned r = 0; b->grid != NULL && r < b->grid->n_rows; r++)
				for (unsigned c = 0; c < b->grid->rows[r].n_cells; c++) {
					const struct hy_cell *cell = &b->grid->rows[r].cells[c];

					for (const struct hy_field *f = cell->field; f != NULL; f = f->next)
						visit(f, context);
					for (unsigned i = 0; i < cell->n_lines; i++) {
						if (cell->lines[i].box != NULL)
							visit(cell->lines[i].box, context);
						if (cell->lines[i].words != NULL)
							visit(cell->lines[i].words, context);
					}
				}
}

struct search {
	const char *name;
	const struct hy_field *found;
};

static void
seek(const struct hy_field *field, void *context)
{
	struct search *s = context;

	if (strcmp(field->name, s->name) != 0)
		return;
	assert_null(s->found);	/* one field has it */
	s->found = field;
}

static const struct hy_field *
field_named(const struct hy_sheet *sheet, const char *name)
{
	struct search s = { name, NULL };

	each_field(sheet, seek, &s);
	if (s.found == NULL)
		fail_msg("no field %s", name);
	return s.found;
}

static void
check_name(const struct hy_field *field, void *context)
{
	size_t *count = context;

	assert_int_equal(strspn(field->name,
	    "abcdefghijklmnopqrstuvwxyz0123456789._"), strlen(field->name));
	assert_true(strlen(field->name) < 240);
	assert_int_equal(strncmp(field->name, "hy_", 3), 0);
	++*count;
}

static void
test_names_are_such_as_excel_takes(void **state)
{
	size_t count = 0;

	each_field(sheet_of(*state, true), check_name, &count);
	assert_true(count > 500);
}

static void
test_values_stand_alone(void **state)
{
	static const struct { const char *name, *value; } rows[] = {
		{ "hy_hyoushi.hyoukasho_bangou", "15" },
		{ "hy_i.systems.1.meishou", "甲システム" },
		{ "hy_i.systems.1.setsuzoku.box.6", "○" },
		{ "hy_i.systems.1.setsuzoku.box.1", "" },
		{ "hy_i.systems.1.setsuzoku.words.7", "乙網" },
		{ "hy_file.1.mei", "甲ファイル" },
		{ "hy_file.1.ii.ii_4.umu", "委託する" },
		{ "hy_file.1.ii.ii_4.umu.count", "2" },
		{ "hy_file.1.besshi2", "■宛名\n・番号\n・二行の\n　項目" },
	};
	const struct hy_sheet *sheet = sheet_of(*state, true);

	for (size_t i = 0; i < HY_COUNT(rows); i++)
		assert_string_equal(field_named(sheet, rows[i].name)->value.p, rows[i].value);
}

static void
test_choices_are_the_options(void **state)
{
	const struct hy_field *field = field_named(sheet_of(*state, true), "hy_file.1.ii.ii_4.umu");

	assert_int_equal(field->type, HY_FIELD_CHOICE);
	assert_int_equal(field->choices.count, 2);
	assert_string_equal(field->choices.at[1].p, "委託しない");
}

/* A key may have several facts. */
static bool
has_fact(const struct hy_sheet *sheet, const char *key, const char *value)
{
	const struct hy_copy_fact *f = sheet->facts;

	while (f != NULL && (strcmp(f->key, key) != 0 || !hy_str_eq(f->value, hy_str_of(value))))
		f = f->next;
	return f != NULL;
}

static void
test_what_no_cell_shows_is_a_fact(void **state)
{
	static const struct { const char *key, *value; } rows[] = {
		{ HY_FACT_FORM, "yoshiki4" }, { HY_FACT_EDITION, "R6-10" }, { HY_FACT_NUMBER, "15" },
		{ HY_FACT_REVISION, "" }, { "hy_joutai", "公示案" }, { "hy_i.systems", "records 1" },
		{ "hy_file.1.ii.ii_4.itaku.2", HY_NOTE_BLANK },
		{ "hy_file.1.ii.ii_4.umu.count", "derived 2" },
	};
	const struct hy_sheet *sheet = sheet_of(*state, true);

	for (size_t i = 0; i < HY_COUNT(rows); i++)
		if (!has_fact(sheet, rows[i].key, rows[i].value))
			fail_msg("no fact %s %s", rows[i].key, rows[i].value);
}

static unsigned
spare_rows(const struct hy_sheet *sheet)
{
	unsigned n = 0;

	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next)
		for (const struct hy_block *b = part->blocks; b != NULL; b = b->next)
			for (unsigned r = 0; b->grid != NULL && r < b->grid->n_rows; r++)
				n += b->grid->rows[r].spare;
	return n;
}

static void
count_field(const struct hy_field *field, void *context)
{
	(void)field;
	++*(size_t *)context;
}

static void
test_room_for_more_records(void **state)
{
	const struct hy_sheet *sheet = sheet_of(*state, true);

	assert_true(spare_rows(sheet) > 0);
	field_named(sheet, "hy_i.systems.5.meishou");
	field_named(sheet, "hy_file.1.ii.ii_5.teikyou_saki.1.saki");
}

static void
test_a_sheet_to_look_at_has_none_of_it(void **state)
{
	const struct hy_sheet *sheet = sheet_of(*state, false);
	size_t count = 0;

	each_field(sheet, count_field, &count);
	assert_int_equal(count, 0);
	assert_int_equal(spare_rows(sheet), 0);
	assert_null(sheet->facts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_are_such_as_excel_takes),
		cmocka_unit_test(test_values_stand_alone),
		cmocka_unit_test(test_choices_are_the_options),
		cmocka_unit_test(test_what_no_cell_shows_is_a_fact),
		cmocka_unit_test(test_room_for_more_records),
		cmocka_unit_test(test_a_sheet_to_look_at_has_none_of_it),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
