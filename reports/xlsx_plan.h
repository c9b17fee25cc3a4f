/*
 * Plan of a spreadsheet tab: a part of a sheet laid out on one raster of columns
 * (the column edges of all its grids) and rows whose heights hold their text.
 * A sheet row that Excel's 409 pt cannot hold becomes several spreadsheet rows:
 * its long texts go on from box to box without a line between, the concatenation
 * of the boxes being the text. Everything lives in the arena given; no failure.
 */
#ifndef HY_REPORTS_XLSX_PLAN_H
#define HY_REPORTS_XLSX_PLAN_H

#include "reports/xlsx_text.h"

/* What the look of a box depends on, beside the fonts of its pieces. */
struct hy_xlsx_look {
	enum hy_role role;	/* background; font of an empty box */
	bool border, open_top, open_bottom;	/* open: the text goes on there */
	bool center;		/* across */
	bool top;		/* else in the middle of its height */
};

/* A block of cells shown as one. Rows and columns count from 0, both ends are in it. */
struct hy_xlsx_box {
	unsigned row, last_row, col, last_col;
	struct hy_xlsx_look look;
	const struct hy_xlsx_piece *pieces;
	size_t n_pieces;
};

struct hy_xlsx_tab {
	unsigned n_cols;
	const unsigned *widths_px;	/* at 96 px an inch */
	size_t n_rows;
	const double *heights_pt;
	size_t n_boxes;
	const struct hy_xlsx_box *boxes;
	bool repeats;			/* rows first_head .. last_head on every page */
	unsigned first_head, last_head;
	size_t text_bytes;
};

/* Lays PART out. */
struct hy_xlsx_tab hy_xlsx_plan(struct hy_arena *arena, const struct hy_layout *layout,
    const struct hy_part *part);

#endif
