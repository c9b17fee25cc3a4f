/* The tables a figure is drawn from: a heading, the labels in a row, the records (follow.h). */
#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

/* The records below the figure being read that NAME names, or NULL. */
static const struct hy_item *
records_named(struct hy_follow *f, struct hy_str name)
{
	const struct hy_item *figure = f->form->sections[f->section];
	struct hy_str key = hy_text_key(f->scratch, hy_plain_line(name));

	for (unsigned i = 0; i < figure->n_items && key.len > 0; i++)
		if (figure->items[i]->data && hy_item_repeats(figure->items[i]) &&
		    hy_str_eq(figure->items[i]->keys[1], key))
			return figure->items[i];
	return NULL;
}

/* The records whose labels are the cells of ROW, all of them in order, or NULL. */
static const struct hy_item *
records_headed(struct hy_follow *f, const struct hy_source_row *row)
{
	const struct hy_item *figure = f->form->sections[f->section];

	for (unsigned i = 0; i < figure->n_items; i++) {
		const struct hy_item *item = figure->items[i];
		unsigned c = 0;

		if (!item->data || !hy_item_repeats(item) || item->n_items != row->n_cells)
			continue;
		while (c < row->n_cells && hy_str_eq(item->items[c]->keys[1],
		    hy_text_key(f->scratch, hy_html_words(f->scratch, row->cells[c]))))
			c++;
		if (c == row->n_cells)
			return item;
	}
	return NULL;
}

static void
add_record(struct hy_follow *f, const struct hy_source_row *row)
{
	struct hy_node *all = hy_place_node(f, f->figure.item);
	struct hy_node *record = hy_place_append(f, all);

	record->at.line = row->line;
	for (struct hy_node *up = all; up != NULL; up = up->up)
		up->written = true;
	for (unsigned c = 0; c < row->n_cells; c++) {
		struct hy_node *cell = record->kids[c];

		cell->text = hy_html_words(f->arena, row->cells[c]);
		cell->written = cell->answered = cell->text.len > 0;
		if (cell->text.len == 0 || cell->item->kind != HY_KIND_CHOICE)
			continue;
		cell->option = hy_item_option(f->arena, cell->item, cell->text);
		cell->unsure = cell->option == NULL;
	}
}

/* The figure is drawn from its tables; no picture was lost. */
static void
begin(struct hy_follow *f, const struct hy_item *item)
{
	const struct hy_item *figure = f->form->sections[f->section];

	for (unsigned i = 0; i < figure->n_items; i++)
		if (figure->items[i]->kind == HY_KIND_PICTURE)
			hy_place_node(f, figure->items[i])->unknown = false;
	f->figure.item = item;
	f->figure.heading = NULL;
	f->now = NULL;
}

/* A heading that no table followed is text as any other. */
static void
drop_heading(struct hy_follow *f)
{
	const struct hy_source_row *row = f->figure.heading;

	if (row != NULL)
		hy_follow_left(f, row->cells[0], row->line, "figure");
	f->figure.heading = NULL;
}

bool
hy_figure_row(struct hy_follow *f, const struct hy_source_row *row)
{
	const struct hy_item *item;

	if (f->form->sections[f->section]->kind != HY_KIND_FIGURE || f->planned >= 0) {
		drop_heading(f);
		f->figure.item = NULL;
		return false;
	}
	item = row->n_cells > 1 ? records_headed(f, row) : NULL;
	if (item != NULL) {	/* printed again on a new page it is the same table */
		if (item != f->figure.item)
			begin(f, item);
		return true;
	}
	if (f->figure.item != NULL && row->ruled && row->n_cells == f->figure.item->n_items) {
		add_record(f, row);
		return true;
	}
	drop_heading(f);
	f->figure.item = NULL;
	if (row->n_cells != 1 || f->now != NULL || records_named(f, row->cells[0]) == NULL)
		return false;
	f->figure.heading = row;
	return true;
}
