#include "reports/pdf/pdf_grid.h"

#include <string.h>

/* --- cells */

static double
edge(const struct hy_pdf_table *table, unsigned col)
{
	double sum = 0;
	unsigned i;

	for (i = 0; i < col && i < table->grid->n_cols; i++)
		sum += table->grid->widths[i];
	return table->paper->left + table->paper->width * sum / 1000;
}

static bool
cell_lay(struct hy_pdf_table *table, unsigned row, const struct hy_cell *from,
    struct hy_pdf_cell *cell)
{
	unsigned rows = from->rows > 0 ? from->rows : 1, last = table->grid->n_rows - 1;

	cell->cell = from;
	cell->x = edge(table, from->col);
	cell->w = edge(table, from->col + (from->cols > 0 ? from->cols : 1)) - cell->x;
	cell->end = rows - 1 < last - row ? row + rows - 1 : last;
	return hy_pdf_text_cell(table->paper->job, from, cell->w - 2 * table->pad, &cell->text);
}

static bool
cells_lay(struct hy_pdf_table *table)
{
	struct hy_arena *arena = table->paper->job->arena;
	const struct hy_row *row;
	unsigned r, c;

	table->cells = hy_new_array(arena, table->grid->n_rows, struct hy_pdf_cell *);
	for (r = 0; r < table->grid->n_rows; r++) {
		row = &table->grid->rows[r];
		table->cells[r] = hy_new_array(arena, row->n_cells, struct hy_pdf_cell);
		for (c = 0; c < row->n_cells; c++) {
			if (!cell_lay(table, r, &row->cells[c], &table->cells[r][c]))
				return false;
		}
	}
	return true;
}

bool
hy_pdf_flow_label(const struct hy_pdf_flow *flow)
{
	enum hy_role role = flow->cell->cell->role;

	return role == HY_ROLE_LABEL || role == HY_ROLE_HEAD || role == HY_ROLE_HEADING;
}

size_t
hy_pdf_flow_left(const struct hy_pdf_flow *flow)
{
	return flow->cell->text.count - flow->next;
}

double
hy_pdf_flow_height(const struct hy_pdf_table *table, const struct hy_pdf_flow *flow, size_t lines)
{
	return hy_pdf_text_height(&flow->cell->text, flow->next, flow->next + lines) +
	    2 * table->pad;
}

/* --- flows */

void
hy_pdf_flow_box(struct hy_pdf_table *table, struct hy_pdf_flow *flow)
{
	const struct hy_cell *cell = flow->cell->cell;
	struct hy_pdf_box *box = hy_pdf_paper_box(table->paper);

	flow->top = table->paper->y;
	flow->box = table->paper->n_boxes - 1;
	box->kind = hy_pdf_flow_label(flow) ? HY_PDF_HEAD_CELL : HY_PDF_CELL;
	box->cell = cell;
	box->center = cell->role == HY_ROLE_HEAD;
	box->x = flow->cell->x;
	box->y = flow->top;
	box->w = flow->cell->w;
	box->pad = table->pad;
	box->shade = table->layout->styles[cell->role].shade;
	box->text = &flow->cell->text;
	box->grid = table->number;
}

void
hy_pdf_flow_close(struct hy_pdf_table *table, struct hy_pdf_flow *flow, double y)
{
	struct hy_pdf_box *box = &table->paper->boxes[flow->box];
	const struct hy_pdf_text *text = &flow->cell->text;
	double whole = hy_pdf_text_height(text, 0, text->count) + 2 * table->pad;

	box->h = y - flow->top;
	box->again = flow->again && whole <= box->h + HY_PDF_SLACK;
	box->from = box->again ? 0 : flow->next;
	box->count = box->again ? text->count : flow->take;
}

/* Flows stand in the order of their columns. */
static void
flow_add(struct hy_pdf_table *table, const struct hy_pdf_cell *cell)
{
	size_t i = table->n_flows++;

	while (i > 0 && table->flows[i - 1].cell->cell->col > cell->cell->col) {
		table->flows[i] = table->flows[i - 1];
		i--;
	}
	table->flows[i] = (struct hy_pdf_flow){ .cell = cell };
	hy_pdf_flow_box(table, &table->flows[i]);
}

/* --- rows */

static void
note_row(struct hy_pdf_table *table)
{
	struct hy_arena *arena = table->paper->job->arena;
	struct hy_pdf_note *note;

	table->notes = hy_grow(arena, table->notes, table->n_notes, struct hy_pdf_note);
	note = &table->notes[table->n_notes++];
	if (note->flows == NULL)
		note->flows = hy_new_array(arena, table->grid->n_cols + 1, struct hy_pdf_flow);
	note->row = table->row;
	note->y = table->paper->y;
	note->n_boxes = table->paper->n_boxes;
	note->n_flows = table->n_flows;
	memcpy(note->flows, table->flows, table->n_flows * sizeof(*table->flows));
}

/* False if more cells lie side by side than there are columns: the grid is wrong. */
static bool
row_begin(struct hy_pdf_table *table)
{
	const struct hy_row *row = &table->grid->rows[table->row];
	struct hy_pdf *job = table->paper->job;
	unsigned c;

	note_row(table);
	table->begun = true;
	if (table->n_flows + row->n_cells > table->grid->n_cols)
		return hy_fail(job->err, hy_mark_file(job->sheet->source), HY_M_PDF_MAKE,
		    "cells overlap", NULL);
	for (c = 0; c < row->n_cells; c++)
		flow_add(table, &table->cells[table->row][c]);
	return true;
}

/* The height the current row needs for the cells that end in it. */
static double
row_height(const struct hy_pdf_table *table)
{
	double need, height = table->n_flows == 0 ? table->min_height : 0;
	bool ends = false;
	size_t i;

	for (i = 0; i < table->n_flows; i++) {
		const struct hy_pdf_flow *flow = &table->flows[i];

		if (flow->cell->end != table->row)
			continue;
		ends = true;
		need = hy_pdf_flow_height(table, flow, hy_pdf_flow_left(flow)) -
		    (table->paper->y - flow->top);
		if (need > height)
			height = need;
	}
	return ends ? height : table->min_height;
}

static void
row_end(struct hy_pdf_table *table, double height)
{
	double y = table->paper->y + height;
	size_t i, kept = 0;

	for (i = 0; i < table->n_flows; i++) {
		struct hy_pdf_flow *flow = &table->flows[i];

		if (flow->cell->end > table->row) {
			table->flows[kept++] = *flow;
			continue;
		}
		flow->take = hy_pdf_flow_left(flow);
		hy_pdf_flow_close(table, flow, y);
	}
	table->n_flows = kept;
	table->paper->y = y;
	table->row++;
	table->begun = false;
}

/* --- the whole grid */

/* Rows at the end that stay with what comes behind the grid. */
static void
chain_end(struct hy_pdf_table *table)
{
	struct hy_pdf_paper *paper = table->paper;
	size_t i = table->n_notes;

	while (i > 0 && table->grid->rows[table->notes[i - 1].row].keep)
		i--;
	if (i == table->n_notes) {
		paper->chained = false;
		return;
	}
	if (table->notes[i].n_flows > 0 || (table->notes[i].row == 0 && paper->chained))
		return;
	paper->chained = true;
	paper->chain = table->notes[i].n_boxes;
}

static void
table_init(struct hy_pdf_table *table, struct hy_pdf_paper *paper, const struct hy_grid *grid)
{
	const struct hy_layout *layout = paper->job->layout;

	*table = (struct hy_pdf_table){ .paper = paper, .grid = grid, .layout = layout };
	table->number = ++paper->grids;
	table->pad = layout->padding * HY_PDF_MM;
	table->min_height = layout->styles[HY_ROLE_VALUE].size_pt * layout->pitch +
	    2 * table->pad;
	table->flows = hy_new_array(paper->job->arena, grid->n_cols + 1, struct hy_pdf_flow);
	while (table->n_head_rows < grid->n_rows && grid->rows[table->n_head_rows].head)
		table->n_head_rows++;
}

bool
hy_pdf_grid_place(struct hy_pdf_paper *paper, const struct hy_grid *grid)
{
	struct hy_pdf_table table;
	double height;

	table_init(&table, paper, grid);
	if (!cells_lay(&table))
		return false;
	while (table.row < grid->n_rows) {
		if (!table.begun && !row_begin(&table))
			return false;
		height = row_height(&table);
		if (paper->y + height > paper->bottom + HY_PDF_SLACK &&
		    hy_pdf_table_turn(&table, height))
			continue;
		row_end(&table, height);
		if (table.row == table.n_head_rows && table.n_heads == 0)
			hy_pdf_heads_keep(&table);
	}
	chain_end(&table);
	return true;
}
