#include "engine/sheet/table.h"

#include "engine/base/text.h"

#define MAX_TAB_CHARS 31

struct hy_table
hy_table_new(struct hy_arena *arena, const unsigned *widths, unsigned n_cols)
{
	return (struct hy_table){ .arena = arena, .widths = widths, .n_cols = n_cols };
}

static struct hy_row *
add_row(struct hy_table *t)
{
	t->rows = hy_grow(t->arena, t->rows, t->n_rows, struct hy_row);
	/* One more than columns: a cell that spans rows is put in front later. */
	t->rows[t->n_rows].cells = hy_new_array(t->arena, t->n_cols + 1, struct hy_cell);
	return &t->rows[t->n_rows++];
}

void
hy_table_row(struct hy_table *t, bool keep)
{
	add_row(t)->keep = keep;
}

void
hy_table_head_row(struct hy_table *t)
{
	struct hy_row *row = add_row(t);

	row->head = true;
	row->keep = true;
}

struct hy_cell *
hy_table_cell(struct hy_table *t, unsigned col, unsigned cols, enum hy_role role,
    struct hy_str text)
{
	struct hy_row *row = &t->rows[t->n_rows - 1];
	struct hy_cell *cell = (struct hy_cell *)&row->cells[row->n_cells];

	row->n_cells++;
	cell->col = col;
	cell->cols = cols;
	cell->rows = 1;
	cell->role = role;
	if (text.len > 0)
		cell->runs = hy_run_new(t->arena, text, role);
	return cell;
}

void
hy_table_heads(struct hy_table *t, const struct hy_yaml *heads)
{
	struct hy_cell *cell = NULL;
	unsigned col = 0;

	hy_table_head_row(t);
	for (const struct hy_yaml *y = heads != NULL ? heads->first : NULL; y != NULL && col < t->n_cols;
	    y = y->next, col++) {
		if (y->text.len == 0 && cell != NULL)
			cell->cols++;
		else
			cell = hy_table_cell(t, col, 1, HY_ROLE_HEAD, y->text);
	}
}

struct hy_cell *
hy_table_boxes(struct hy_table *t, unsigned col, const struct hy_yaml *labels)
{
	unsigned n = labels != NULL ? labels->count : 0, i = 0;
	struct hy_line *lines = hy_new_array(t->arena, n + 1, struct hy_line);
	struct hy_cell *cell = hy_table_cell(t, col, 1, HY_ROLE_BOXES, HY_S(""));

	for (const struct hy_yaml *y = n > 0 ? labels->first : NULL; y != NULL; y = y->next)
		lines[i++] = (struct hy_line){ .type = HY_LINE_UNTICKED, .text = y->text, .label = y->text };
	cell->lines = lines;
	cell->n_lines = n;
	cell->line_columns = 1;
	return cell;
}

struct hy_block *
hy_table_block(struct hy_table *t)
{
	struct hy_block *block = hy_new(t->arena, struct hy_block);
	struct hy_grid *grid = hy_new(t->arena, struct hy_grid);

	grid->widths = t->widths;
	grid->n_cols = t->n_cols;
	grid->rows = t->rows;
	grid->n_rows = t->n_rows;
	grid->name = t->name;
	grid->open = t->open;
	block->type = HY_BLOCK_GRID;
	block->grid = grid;
	return block;
}

void
hy_blocks_add(struct hy_blocks *list, struct hy_block *block)
{
	if (list->last != NULL)
		list->last->next = block;
	else
		list->first = block;
	list->last = block;
}

static struct hy_block *
add_text(struct hy_blocks *list, enum hy_block_type type, enum hy_role role, struct hy_str text)
{
	struct hy_block *block = hy_new(list->arena, struct hy_block);

	block->type = type;
	block->runs = hy_run_new(list->arena, text, role);
	hy_blocks_add(list, block);
	return block;
}

struct hy_block *
hy_blocks_heading(struct hy_blocks *list, unsigned level, struct hy_str text)
{
	struct hy_block *block = add_text(list, HY_BLOCK_HEADING, HY_ROLE_HEADING, text);

	block->level = level;
	return block;
}

struct hy_block *
hy_blocks_paragraph(struct hy_blocks *list, enum hy_role role, struct hy_str text)
{
	return add_text(list, HY_BLOCK_PARAGRAPH, role, text);
}

static bool
is_taken(const struct hy_sheet *sheet, struct hy_str name)
{
	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next)
		if (hy_str_eq(part->name, name))
			return true;
	return false;
}

/* The first line of NAME cut to what a tab may have, with a number where an earlier part took it. */
static struct hy_str
own_name(struct hy_arena *arena, const struct hy_sheet *sheet, struct hy_str name)
{
	long line = hy_str_find(name, HY_S("\n"), 0);
	struct hy_str head, tail, own;

	name = line >= 0 ? hy_str_cut(name, 0, (size_t)line) : name;
	head = hy_text_head(name, MAX_TAB_CHARS);
	own = hy_str_copy(arena, head.p, head.len);
	for (unsigned n = 2; is_taken(sheet, own); n++) {
		tail = hy_str_format(arena, " (%u)", n);
		head = hy_text_head(name, MAX_TAB_CHARS - tail.len);
		own = hy_str_format(arena, "%.*s%s", HY_ARG(head), tail.p);
	}
	return own;
}

struct hy_part *
hy_sheet_part(struct hy_arena *arena, struct hy_sheet *sheet, struct hy_str name)
{
	struct hy_part *part = hy_new(arena, struct hy_part);
	const struct hy_part **tail = &sheet->parts;

	part->name = own_name(arena, sheet, name);
	while (*tail != NULL)
		tail = (const struct hy_part **)&(*tail)->next;
	*tail = part;
	return part;
}
