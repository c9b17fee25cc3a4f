/*
 * A grid while it is placed on pages, shared by pdf_grid.c (cells, rows) and
 * pdf_turn.c (page breaks). Rows are placed one after the other; a cell that
 * still goes on (over more rows, or over a page) is a flow. Before each row the
 * state is noted, so that a row that does not fit can be taken back to the best
 * place for a page break. Points; all in the job's arena.
 */
#ifndef HY_REPORTS_PDF_PDF_GRID_H
#define HY_REPORTS_PDF_PDF_GRID_H

#include "reports/pdf/pdf_page.h"

/* Sums of line heights may differ by rounding. */
#define HY_PDF_SLACK 0.01

struct hy_pdf_cell {
	const struct hy_cell *cell;
	struct hy_pdf_text text;
	double x, w;
	unsigned end;	/* its last row */
};

/* A cell on the current page. */
struct hy_pdf_flow {
	const struct hy_pdf_cell *cell;
	size_t next;	/* its first line on this page */
	size_t take;	/* lines shown on this page, once known */
	size_t box;
	double top;
	bool again;	/* all was shown before: a label is shown once more */
};

/* The state before a row. */
struct hy_pdf_note {
	unsigned row;
	double y;
	size_t n_boxes, n_flows;
	struct hy_pdf_flow *flows;
};

struct hy_pdf_table {
	struct hy_pdf_paper *paper;
	const struct hy_grid *grid;
	const struct hy_layout *layout;
	struct hy_pdf_cell **cells;	/* by row */
	unsigned row;
	bool begun;		/* the current row has its flows */
	bool split;		/* the page begins with the rest of a row */
	unsigned number;	/* of the grid */
	double pad, min_height;
	struct hy_pdf_flow *flows;
	size_t n_flows;
	struct hy_pdf_note *notes;	/* rows begun on this page */
	size_t n_notes;
	struct hy_pdf_box *heads;	/* head rows as first placed, to be repeated */
	size_t n_heads;
	double heads_y, heads_height;
	unsigned n_head_rows;
};

/* A label or head: repeated behind a page break, not cut by one. */
bool hy_pdf_flow_label(const struct hy_pdf_flow *flow);
/* Lines from this page on. */
size_t hy_pdf_flow_left(const struct hy_pdf_flow *flow);
/* Height of the next LINES lines with the padding around them. */
double hy_pdf_flow_height(const struct hy_pdf_table *table, const struct hy_pdf_flow *flow,
    size_t lines);
/* Begins the flow's box at the paper's y. */
void hy_pdf_flow_box(struct hy_pdf_table *table, struct hy_pdf_flow *flow);
/* Gives the flow's box its lower edge Y and its lines (flow->take of them). */
void hy_pdf_flow_close(struct hy_pdf_table *table, struct hy_pdf_flow *flow, double y);

/* Notes the head rows, which have just been placed, to be repeated unless they are too high. */
void hy_pdf_heads_keep(struct hy_pdf_table *table);
/*
 * Ends the page in or above the current row, which has HEIGHT and does not fit;
 * false if it has no line that could go to another page.
 */
bool hy_pdf_table_turn(struct hy_pdf_table *table, double height);

#endif
