/* The first page of the official form (form_part.h). */
#include "engine/sheet/form/form_part.h"

enum { N_COLS = 2 };

/* A draft says so behind the name of the assessment. */
static bool
has_mark(const struct hy_form_sheet *s, const struct hy_node *node)
{
	return s->draft && node->item->role == HY_ITEM_NAME;
}

static void
answer(struct hy_form_sheet *s, struct hy_table *t, unsigned col, const struct hy_node *node)
{
	struct hy_str mark = has_mark(s, node) ? hy_phrase(s->looks, "draft") : HY_S("");
	struct hy_cell *cell = hy_table_cell(t, col, 1, HY_ROLE_VALUE, mark.len == 0 ? node->text
	    : hy_str_format(s->arena, "%.*s %.*s", HY_ARG(node->text), HY_ARG(mark)));
	struct hy_field *field;

	hy_form_answer(s, cell, node);
	if (mark.len == 0 || cell->field == NULL)
		return;
	/* Where the name is filled in, the mark stands beside it: it is no part of the answer. */
	field = hy_new(s->arena, struct hy_field);
	*field = *cell->field;
	field->after = mark;
	cell->field = field;
}

/* The two items at the top stand side by side; the others one below the other. */
static void
number_and_name(struct hy_form_sheet *s, struct hy_blocks *blocks, const struct hy_node *node)
{
	struct hy_table t = hy_table_new(s->arena,
	    hy_looks_widths(s->looks, "cover_columns", N_COLS), N_COLS);

	hy_table_row(&t, true);
	for (unsigned i = 0; i < N_COLS; i++)
		hy_form_label_of(s, hy_table_cell(&t, i, 1, HY_ROLE_LABEL,
		    hy_form_label(s, node->kids[i]->item)), node->kids[i]);
	hy_table_row(&t, false);
	for (unsigned i = 0; i < N_COLS; i++)
		answer(s, &t, i, node->kids[i]);
	hy_blocks_add(blocks, hy_table_block(&t));
}

static void
one_below_other(struct hy_form_sheet *s, struct hy_blocks *blocks, const struct hy_node *node)
{
	static const unsigned whole[] = { 1000 };
	struct hy_table t = hy_table_new(s->arena, whole, 1);

	hy_table_row(&t, true);
	hy_form_label_of(s, hy_table_cell(&t, 0, 1, HY_ROLE_LABEL, hy_form_label(s, node->item)), node);
	hy_table_row(&t, false);
	hy_form_answer(s, hy_table_cell(&t, 0, 1, HY_ROLE_VALUE, hy_str_trim(node->text)), node);
	hy_blocks_add(blocks, hy_table_block(&t));
}

static void
contents(struct hy_form_sheet *s, struct hy_sheet *sheet)
{
	static const unsigned whole[] = { 1000 };
	const struct hy_form *form = s->doc->form;
	struct hy_str title = hy_phrase(s->looks, "item_list_title");
	struct hy_blocks blocks = { .arena = s->arena };
	struct hy_table t = hy_table_new(s->arena, whole, 1);
	struct hy_part *part;

	if (form->n_contents == 0)
		return;
	part = hy_sheet_part(s->arena, sheet, title);
	hy_blocks_heading(&blocks, 1, title)->center = true;
	for (unsigned i = 0; i < form->n_contents; i++) {
		hy_table_row(&t, false);
		hy_table_cell(&t, 0, 1, HY_ROLE_VALUE, form->contents[i]);
	}
	hy_blocks_add(&blocks, hy_table_block(&t));
	part->blocks = blocks.first;
}

void
hy_form_cover(struct hy_form_sheet *s, struct hy_sheet *sheet, const struct hy_item *section)
{
	struct hy_part *part = hy_sheet_part(s->arena, sheet, section->label);
	struct hy_blocks blocks = { .arena = s->arena };
	const struct hy_node *node = hy_doc_section(s->doc, section, 0);
	struct hy_str title = s->doc->form->title;

	hy_blocks_paragraph(&blocks, HY_ROLE_TITLE, title)->center = true;
	number_and_name(s, &blocks, node);
	for (unsigned i = N_COLS; i < node->n_kids; i++)
		one_below_other(s, &blocks, node->kids[i]);
	hy_blocks_paragraph(&blocks, HY_ROLE_NOTE, s->doc->form->mark_text);
	part->blocks = blocks.first;
	contents(s, sheet);
}
