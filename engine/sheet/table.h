/* Building grids row by row; what comes out is a hy_grid (sheet.h). */
#ifndef HY_SHEET_TABLE_H
#define HY_SHEET_TABLE_H

#include "engine/form/yaml/yaml.h"
#include "engine/sheet/sheet.h"

struct hy_table {
	struct hy_arena *arena;
	const unsigned *widths;
	unsigned n_cols;
	struct hy_row *rows;
	unsigned n_rows;
	const char *name;	/* of the grid, and whether it is open (sheet.h) */
	bool open;
};

/* WIDTHS: N_COLS per mille widths that outlive the table. */
struct hy_table hy_table_new(struct hy_arena *arena, const unsigned *widths, unsigned n_cols);
/* Begins a row. KEEP: it stays with the row behind it. */
void hy_table_row(struct hy_table *t, bool keep);
/* Begins a row that is repeated on each page. */
void hy_table_head_row(struct hy_table *t);
/* Adds a cell to the last row; TEXT may be empty. The caller may fill in more until the next call. */
struct hy_cell *hy_table_cell(struct hy_table *t, unsigned col, unsigned cols, enum hy_role role,
    struct hy_str text);
/*
 * Begins a row of column heads that is repeated on each page: the texts of the list HEADS, a column
 * each; an empty one widens the head before it.
 */
void hy_table_heads(struct hy_table *t, const struct hy_yaml *heads);
/* Adds a cell with a box to tick for each text of the list LABELS. */
struct hy_cell *hy_table_boxes(struct hy_table *t, unsigned col, const struct hy_yaml *labels);
/* The finished grid as a block. */
struct hy_block *hy_table_block(struct hy_table *t);

/* A list of blocks being put together. */
struct hy_blocks {
	struct hy_arena *arena;
	const struct hy_block *first;
	struct hy_block *last;
};

void hy_blocks_add(struct hy_blocks *list, struct hy_block *block);
struct hy_block *hy_blocks_heading(struct hy_blocks *list, unsigned level, struct hy_str text);
struct hy_block *hy_blocks_paragraph(struct hy_blocks *list, enum hy_role role, struct hy_str text);

/* Appends a part to the sheet; the name is cut to the 31 characters a tab may have. */
struct hy_part *hy_sheet_part(struct hy_arena *arena, struct hy_sheet *sheet, struct hy_str name);

#endif
