/*
 * Plan of a spreadsheet tab: a part of a sheet laid out on one raster of columns
 * and rows whose heights hold their text. A sheet row that Excel's 409 pt cannot
 * hold becomes several spreadsheet rows: its long texts go on from box to box
 * without a line between, the concatenation of the boxes being the text. Boxes to
 * be filled in leave out the line break at their end; joint tells.
 * Everything lives in the arena given; no failure.
 */
#ifndef HY_REPORTS_XLSX_XLSX_PLAN_H
#define HY_REPORTS_XLSX_XLSX_PLAN_H

#include "reports/xlsx/xlsx_raster.h"

/* A block of cells shown as one. Rows and columns count from 0, both ends are in it. */
struct hy_xlsx_box {
	unsigned row, last_row, col, last_col;
	struct hy_xlsx_look look;
	const struct hy_xlsx_piece *pieces;
	size_t n_pieces;
	const struct hy_xlsx_slot *slot;	/* what it shows (a part of) */
	unsigned part;		/* from 1 */
	char joint;		/* to the next part, as workbook.h has them; 0: there is none */
};

/* A table with a name, its head rows included. */
struct hy_xlsx_table {
	const struct hy_grid *grid;
	unsigned row, last_row;
};

/* A figure, its upper left corner in this row. */
struct hy_xlsx_picture {
	const struct hy_figure *figure;
	unsigned row;
};

struct hy_xlsx_tab {
	unsigned n_cols;
	const unsigned *widths_px;	/* at 96 px an inch */
	size_t n_rows;
	const double *heights_pt;
	const bool *hidden;		/* rows kept spare */
	size_t n_boxes;
	const struct hy_xlsx_box *boxes;
	size_t n_tables;
	const struct hy_xlsx_table *tables;
	size_t n_pictures;
	const struct hy_xlsx_picture *pictures;
	bool open;			/* something is to be filled in */
	bool repeats;			/* rows first_head .. last_head on every page */
	unsigned first_head, last_head;
	size_t text_bytes;
};

/* Lays PART out. */
struct hy_xlsx_tab hy_xlsx_plan(struct hy_arena *arena, const struct hy_layout *layout,
    const struct hy_part *part);

#endif
