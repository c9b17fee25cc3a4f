#include "reports/xlsx/xlsx_cell.h"

#define PAD_PT 6.0		/* inner margins of a cell */
#define STEPS 12u		/* fields behind a label begin at a twelfth of the cell: few columns in all */
#define LABEL_MOST 8u		/* twelfths; a longer label leaves its field the next strip */

struct cutter {
	struct hy_arena *arena;
	const struct hy_layout *layout;
	const struct hy_grid *grid;
	const struct hy_cell *cell;
	double pt;		/* points of a per mille */
	unsigned left, right;	/* of the cell */
	unsigned row, last_row, nth;
	unsigned strip;
	struct hy_xlsx_slots *slots;
};

/* The right edge of COLS columns of the grid. */
static unsigned
edge_of(const struct hy_grid *grid, unsigned cols)
{
	unsigned sum = 0, total = 0;

	for (unsigned i = 0; i < grid->n_cols; i++) {
		total += grid->widths[i];
		if (i < cols)
			sum += grid->widths[i];
	}
	return cols >= grid->n_cols || total == 0 ? HY_XLSX_FULL : sum * HY_XLSX_FULL / total;
}

static struct hy_xlsx_slot *
slot_new(struct cutter *c, unsigned left, unsigned right)
{
	struct hy_xlsx_slots *slots = c->slots;
	struct hy_xlsx_slot *slot;

	slots->at = hy_grow(c->arena, slots->at, slots->count, struct hy_xlsx_slot);
	slot = &slots->at[slots->count++];
	*slot = (struct hy_xlsx_slot){ .left = left, .right = right, .row = c->row,
	    .last_row = c->last_row, .nth = c->nth, .strip = c->strip, .guide = { "", 0 } };
	slot->look.role = c->cell->role;
	slot->look.border = true;
	slot->look.open_left = left > c->left;
	slot->look.open_right = right < c->right;
	slot->look.open_top = c->strip > 0;
	return slot;
}

static struct hy_xlsx_slot *
text_slot(struct cutter *c, unsigned left, unsigned right, struct hy_str text, int across)
{
	struct hy_xlsx_slot *slot = slot_new(c, left, right);

	if (text.len > 0)
		slot->runs = hy_run_new(c->arena, text, c->cell->role);
	slot->look.across = across;
	return slot;
}

static void
field_slot(struct cutter *c, unsigned left, unsigned right, const struct hy_field *field)
{
	int across = field->type == HY_FIELD_BOX || field->type == HY_FIELD_CHOICE ||
	    (field->type == HY_FIELD_SHORT && field->after.len > 0) ? HY_XLSX_CENTER : HY_XLSX_LEFT;
	struct hy_xlsx_slot *slot = text_slot(c, left, right, field->value, across);

	slot->field = field;
	slot->open = true;
}

/* Per mille that TEXT needs. */
static unsigned
width_of(const struct cutter *c, struct hy_str text)
{
	double pt = hy_xlsx_text_width_pt(c->layout, text, c->cell->role) + PAD_PT;

	return (unsigned)(pt / c->pt) + 1;
}

/* A field with what is printed at its sides, from LEFT to the end of the strip. */
static void
field_strip(struct cutter *c, unsigned left, const struct hy_field *field)
{
	unsigned before = field->before.len > 0 ? width_of(c, field->before) : 0;
	unsigned after = field->after.len > 0 ? width_of(c, field->after) : 0;
	unsigned side = before > after ? before : after;

	if (side == 0 || left + 3 * side > c->right) {
		field_slot(c, left, c->right, field);
		return;
	}
	text_slot(c, left, left + side, field->before, HY_XLSX_RIGHT);
	field_slot(c, left + side, c->right - side, field);
	text_slot(c, c->right - side, c->right, field->after, HY_XLSX_LEFT);
}

static void
next_strip(struct cutter *c)
{
	if (c->slots->count > 0)	/* the last slot goes on to the edge of the cell */
		c->slots->at[c->slots->count - 1].look.open_right = false;
	c->strip++;
}

/* Ends a strip of boxes: the last label has the rest of it. */
static void
end_boxes(struct cutter *c)
{
	c->slots->at[c->slots->count - 1].right = c->right;
	next_strip(c);
}

/* The words of its own behind a box's label, which begins at LEFT; they end the strip. */
static void
words_strip(struct cutter *c, unsigned left, const struct hy_line *line, struct hy_str label)
{
	struct hy_str text = hy_str_format(c->arena, "%.*s %.*s", HY_ARG(label),
	    HY_ARG(line->words->before));
	unsigned width = c->right - c->left, end = left + width_of(c, text), step = 1;
	unsigned after = width_of(c, line->words->after);

	while (step <= LABEL_MOST && c->left + step * width / STEPS < end)
		step++;
	if (step > LABEL_MOST || c->left + step * width / STEPS + 2 * after > c->right) {
		text_slot(c, left, c->right, label, HY_XLSX_LEFT);
		next_strip(c);
		field_strip(c, c->left, line->words);
	} else {
		end = c->left + step * width / STEPS;
		text_slot(c, left, end, text, HY_XLSX_LEFT);
		field_slot(c, end, c->right - after, line->words);
		text_slot(c, c->right - after, c->right, line->words->after, HY_XLSX_LEFT);
	}
}

/* A box that may be ticked at LEFT: bracket, box, bracket and label; ends at RIGHT without words. */
static void
box(struct cutter *c, unsigned left, unsigned right, const struct hy_line *line)
{
	struct hy_str label = hy_str_format(c->arena, "%.*s %.*s", HY_ARG(c->layout->box_close),
	    HY_ARG(line->label));
	unsigned bracket = width_of(c, c->layout->box_open), mark = width_of(c, c->layout->box_mark);

	text_slot(c, left, left + bracket, c->layout->box_open, HY_XLSX_RIGHT);
	field_slot(c, left + bracket, left + bracket + mark, line->box);
	left += bracket + mark;
	if (line->words != NULL)
		words_strip(c, left, line, label);
	else
		text_slot(c, left, right, label, HY_XLSX_LEFT);
}

/* How many columns of WIDTH the box of LINE asks for, at most MOST. */
static unsigned
columns_for(const struct cutter *c, const struct hy_line *line, unsigned width, unsigned most)
{
	unsigned needed = width_of(c, c->layout->box_open) + width_of(c, c->layout->box_mark) +
	    width_of(c, c->layout->box_close) + width_of(c, line->label);
	unsigned n = (needed + width - 1) / width;

	return n > most ? most : n;
}

/* Does LINE share its row with others? */
static bool
shares_row(const struct hy_line *line)
{
	return line->type != HY_LINE_GROUP && line->box != NULL && !line->whole_row;
}

/* The most columns that hold each of N lines in one; where none do, lines may take several of all. */
static unsigned
columns_of_run(const struct cutter *c, const struct hy_line *lines, unsigned n)
{
	unsigned most = c->cell->line_columns > 0 ? c->cell->line_columns : 1;

	for (unsigned columns = most; columns > 1; columns--) {
		unsigned fit = 0;

		while (fit < n && columns_for(c, &lines[fit], (c->right - c->left) / columns, 2) == 1)
			fit++;
		if (fit == n)
			return columns;
	}
	return most;
}

/* Boxes in columns, row by row. */
static void
run_of_boxes(struct cutter *c, const struct hy_line *lines, unsigned count)
{
	unsigned per_row = columns_of_run(c, lines, count), col = 0;
	unsigned width = (c->right - c->left) / per_row;

	for (unsigned i = 0; i < count; i++) {
		unsigned n = columns_for(c, &lines[i], width, per_row);

		if (col + n > per_row) {
			end_boxes(c);
			col = 0;
		}
		box(c, c->left + col * width, col + n == per_row ? c->right
		    : c->left + (col + n) * width, &lines[i]);
		col += n;
	}
	end_boxes(c);
}

/* The lines of a cell, row by row, as hy_line says. */
static void
boxes(struct cutter *c)
{
	const struct hy_line *lines = c->cell->lines;
	unsigned end;

	for (unsigned i = 0; i < c->cell->n_lines; i = end) {
		for (end = i; end < c->cell->n_lines && shares_row(&lines[end]); end++)
			;
		if (end > i) {
			run_of_boxes(c, lines + i, end - i);
			continue;
		}
		if (lines[end].type == HY_LINE_GROUP || lines[end].box == NULL)
			text_slot(c, c->left, c->right, lines[end].text, HY_XLSX_LEFT);
		else
			box(c, c->left, c->right, &lines[end]);
		end_boxes(c);
		end++;
	}
}

static bool
has_boxes(const struct hy_cell *cell)
{
	for (unsigned i = 0; i < cell->n_lines; i++)
		if (cell->lines[i].box != NULL)
			return true;
	return false;
}

static bool
is_centered(enum hy_role role)
{
	return role == HY_ROLE_HEAD || role == HY_ROLE_CHOICE || role == HY_ROLE_TITLE;
}

/* Old beside new is read from the top: their beginnings stand side by side. */
static bool
compares(const struct hy_row *row)
{
	unsigned i = 0;

	while (i < row->n_cells && row->cells[i].role != HY_ROLE_BEFORE && row->cells[i].role != HY_ROLE_AFTER)
		i++;
	return i < row->n_cells;
}

/* A cell that only shows something, or a cell of a table. */
static void
whole_cell(struct cutter *c)
{
	struct hy_xlsx_slot *slot = slot_new(c, c->left, c->right);
	const struct hy_cell *cell = c->cell;

	slot->runs = cell->runs;
	slot->cell = cell;
	slot->name = cell->name;
	slot->guide = cell->guide;
	slot->look.across = is_centered(cell->role) ? HY_XLSX_CENTER : HY_XLSX_LEFT;
	slot->look.top = compares(&c->grid->rows[c->row]);
	if (c->grid->name == NULL)
		return;
	slot->parts = true;
	slot->name = hy_str_format(c->arena, "%s.%u.%u", c->grid->name, c->row + 1, cell->col + 1).p;
	slot->open = c->grid->open && !c->grid->rows[c->row].head;
}

/* A cell with something to fill in. */
static void
open_cell(struct cutter *c)
{
	for (const struct hy_field *f = c->cell->field; f != NULL; f = f->next) {
		field_strip(c, c->left, f);
		next_strip(c);
	}
	if (c->cell->field == NULL && c->cell->runs != NULL) {
		slot_new(c, c->left, c->right)->runs = c->cell->runs;
		next_strip(c);
	}
	if (has_boxes(c->cell))
		boxes(c);
}

void
hy_xlsx_slots_add(struct hy_arena *arena, const struct hy_layout *layout, double width_pt,
    const struct hy_grid *grid, unsigned row, struct hy_xlsx_slots *slots)
{
	struct cutter c = { .arena = arena, .layout = layout, .grid = grid,
	    .pt = width_pt / HY_XLSX_FULL, .row = row, .slots = slots };

	for (unsigned i = 0; i < grid->rows[row].n_cells; i++) {
		const struct hy_cell *cell = &grid->rows[row].cells[i];
		size_t first = slots->count;

		c.cell = cell;
		c.nth = i;
		c.strip = 0;
		c.left = edge_of(grid, cell->col);
		c.right = edge_of(grid, cell->col + cell->cols);
		c.last_row = cell->rows > grid->n_rows - row ? grid->n_rows - 1
		    : row + (cell->rows > 0 ? cell->rows : 1) - 1;
		if (cell->field != NULL || has_boxes(cell)) {
			open_cell(&c);
		} else {
			whole_cell(&c);
			c.strip++;
		}
		for (size_t s = first; s < slots->count; s++) {
			slots->at[s].strips = c.strip;
			slots->at[s].look.open_bottom = slots->at[s].strip + 1 < c.strip;
		}
	}
}
