#include "engine/sheet/annex_sheet.h"

#include "engine/form/path.h"

#include "engine/form/field.h"

enum { N_COLUMNS = 6 };

struct hy_sheet *
hy_doc_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_doc *doc)
{
	struct hy_sheet *sheet = hy_new(arena, struct hy_sheet);
	struct hy_date date;

	sheet->title = hy_doc_role_text(doc, HY_ITEM_NAME);
	if (sheet->title.len == 0)
		sheet->title = doc->form->title;
	sheet->author = hy_doc_role_text(doc, HY_ITEM_OFFICE);
	sheet->subject = doc->form->title;
	sheet->source = doc->file;
	sheet->layout = &looks->layout;
	sheet->wrong_choice = hy_phrase(looks, "wrong_choice");
	sheet->date = HY_S("");
	if (hy_date_parse(hy_doc_role_text(doc, HY_ITEM_PUBLISHED), &date) && hy_date_full(&date))
		sheet->date = hy_date_iso(arena, &date);
	return sheet;
}

/* The item a row is about, where it stands in the form; NULL for typed rows and what is gone. */
static const char *
item_of(struct hy_arena *arena, const struct hy_annex_row *row)
{
	const struct hy_node *node = row->n_verdicts > 0 ? row->verdicts[0]->change->after : NULL;

	return node != NULL ? hy_node_unique_id(arena, node).p : NULL;
}

/*
 * The official annex prints both sides plainly; changed characters are marked
 * in the review pack, not in the record itself.
 */
static void
add_row(struct hy_table *t, const struct hy_annex_row *row)
{
	hy_table_row(t, false);
	hy_table_cell(t, 0, 1, HY_ROLE_VALUE, row->day);
	hy_table_cell(t, 1, 1, HY_ROLE_VALUE, row->item)->link = item_of(t->arena, row);
	hy_table_cell(t, 2, 1, HY_ROLE_BEFORE, row->before);
	hy_table_cell(t, 3, 1, HY_ROLE_AFTER, row->after);
	hy_table_cell(t, 4, 1, HY_ROLE_VALUE, row->timing);
	hy_table_cell(t, 5, 1, HY_ROLE_VALUE, row->explanation);
}

void
hy_annex_part(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_form *form,
    const struct hy_annex *annex, struct hy_sheet *sheet)
{
	const struct hy_item *section = hy_form_table_section(form);
	struct hy_table t = hy_table_new(arena, hy_looks_widths(looks, "annex_columns", N_COLUMNS), N_COLUMNS);
	struct hy_blocks blocks = { .arena = arena };
	struct hy_part *part;

	if (section == NULL)
		return;
	part = hy_sheet_part(arena, sheet, section->label);
	part->landscape = hy_yaml_true(looks->measures, "annex_landscape");
	hy_blocks_heading(&blocks, 1, section->label)->id = section->id;
	hy_table_head_row(&t);
	for (unsigned i = 0; i < section->n_items && i < N_COLUMNS; i++)
		hy_table_cell(&t, i, 1, HY_ROLE_HEAD, section->items[i]->label);
	for (const struct hy_annex_row *row = annex->rows; row != NULL; row = row->next)
		add_row(&t, row);
	t.name = hy_field_step(arena, HY_S(HY_FIELD_ANSWER), section->id).p;
	hy_blocks_add(&blocks, hy_table_block(&t));
	part->blocks = blocks.first;
}

const struct hy_sheet *
hy_annex_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_doc *doc,
    const struct hy_annex *annex)
{
	struct hy_sheet *sheet = hy_doc_sheet(arena, looks, doc);

	hy_annex_part(arena, looks, doc->form, annex, sheet);
	return sheet;
}
