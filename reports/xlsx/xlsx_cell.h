/*
 * Cells of a grid cut into slots, each of which becomes a box of spreadsheet cells.
 * A cell that only shows something is one slot. Where something may be filled in,
 * a cell is a stack of strips, and a strip is slots side by side: a bracket, the
 * field, a bracket; or a box and its label.
 */
#ifndef HY_REPORTS_XLSX_XLSX_CELL_H
#define HY_REPORTS_XLSX_XLSX_CELL_H

#include "reports/xlsx/xlsx_text.h"

#define HY_XLSX_FULL 1000u	/* per mille: the right edge */

/* What the look of a box depends on, beside the fonts of its pieces. */
struct hy_xlsx_look {
	enum hy_role role;	/* background; font of an empty box */
	bool border, open_top, open_bottom, open_left, open_right;	/* open: no line there */
	enum { HY_XLSX_LEFT, HY_XLSX_CENTER, HY_XLSX_RIGHT } across;
	bool top;		/* else in the middle of its height */
};

struct hy_xlsx_slot {
	const struct hy_run *runs;
	const struct hy_cell *cell;	/* its lines belong to the text; NULL: the runs are all */
	unsigned left, right;		/* edges in per mille */
	unsigned row, last_row;		/* of the grid */
	unsigned nth;			/* cell of its row */
	unsigned strip, strips;		/* from the top of the cell, and how many it has */
	struct hy_xlsx_look look;
	const struct hy_field *field;	/* what is filled in here, or NULL */
	bool open;			/* may be changed */
	const char *name;		/* of the cell; with PARTS only of what goes on in further boxes */
	bool parts;
	struct hy_str guide;
	/* From the plan: the text broken to the width, and the line behind each chunk of it. */
	struct hy_xlsx_text text;
	const size_t *ends;
	size_t n_chunks;
};

struct hy_xlsx_slots {
	struct hy_xlsx_slot *at;
	size_t count;
};

/*
 * Appends the slots of all cells of ROW of GRID, which is WIDTH_PT points wide, to
 * SLOTS; the slots of a cell from top to bottom, those of a strip from left to right.
 */
void hy_xlsx_slots_add(struct hy_arena *arena, const struct hy_layout *layout, double width_pt,
    const struct hy_grid *grid, unsigned row, struct hy_xlsx_slots *slots);

#endif
