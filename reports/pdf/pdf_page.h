/*
 * Pages of boxes: what the layout makes and the drawing reads. Points from the
 * upper left corner of the paper. A paper is the pile being filled; boxes go
 * to its last page in reading order. Everything is in the job's arena.
 */
#ifndef HY_REPORTS_PDF_PDF_PAGE_H
#define HY_REPORTS_PDF_PDF_PAGE_H

#include "reports/pdf/pdf_text.h"

#define HY_PDF_MM (72 / 25.4)

enum hy_pdf_kind {
	HY_PDF_PARAGRAPH, HY_PDF_HEADING, HY_PDF_CELL, HY_PDF_HEAD_CELL, HY_PDF_FIGURE
};

struct hy_pdf_box;

/* A figure with its texts laid out: boxes from the figure's corner. */
struct hy_pdf_figure {
	const struct hy_figure *figure;
	struct hy_pdf_box *texts;
	size_t n_texts;
};

/* A rectangle with some lines of a text in it. */
struct hy_pdf_box {
	enum hy_pdf_kind kind;
	bool center, right;
	bool again;		/* shown before: a repeated head, a continued label */
	double x, y, w, h;
	double pad;
	double shade;
	const struct hy_pdf_text *text;
	size_t from, count;	/* lines */
	unsigned grid;		/* of cells: counts through the sheet; cells of a row have one y */
	const struct hy_block *block;	/* of headings and paragraphs */
	const struct hy_cell *cell;	/* of cells */
	const struct hy_pdf_figure *figure;	/* of figures, which have no lines of their own */
};

struct hy_pdf_page {
	bool landscape;
	double width, height;
	struct hy_pdf_box *boxes;
	size_t n_boxes;
	const struct hy_pdf_text *footer;
	struct hy_pdf_page *next;
};

struct hy_pdf_paper {
	struct hy_pdf *job;
	bool landscape;
	double left, top, width, bottom;	/* where text may stand */
	double y;				/* upper edge of what comes next */
	struct hy_pdf_box *boxes;
	size_t n_boxes;
	bool chained;	/* boxes from CHAIN on stay with what comes next */
	size_t chain;
	unsigned grids;				/* counted so far */
	struct hy_pdf_page *first, *last;
	unsigned n_pages;
};

/* Begins a new page of the given turn; the page before it, if any, must have been ended. */
void hy_pdf_paper_begin(struct hy_pdf_paper *paper, bool landscape);
/* A new box behind the others, all zero; valid until the next one. */
struct hy_pdf_box *hy_pdf_paper_box(struct hy_pdf_paper *paper);
/* Ends the page; the boxes from KEEP on move to the top of a new one and stay chained. */
void hy_pdf_paper_turn(struct hy_pdf_paper *paper, size_t keep);
/* Ends the last page of a part. */
void hy_pdf_paper_end(struct hy_pdf_paper *paper);

/* The name of the structure element that a box is: H1 to H6, P, TH, TD or Figure. */
const char *hy_pdf_box_tag(const struct hy_pdf_box *box);

/* The id of what a box shows for the first time; NULL for none. */
const char *hy_pdf_box_id(const struct hy_pdf_box *box);

/* What the next thing takes along when it does not fit: the first box of the chain, or all fit. */
size_t hy_pdf_paper_keep(const struct hy_pdf_paper *paper);

/* Puts a figure below what is on the paper, on a new page where it does not fit (pdf_figure.c). */
bool hy_pdf_figure_place(struct hy_pdf_paper *paper, const struct hy_block *block);
/* Lays GRID out below what is on the paper (pdf_grid.c). */
bool hy_pdf_grid_place(struct hy_pdf_paper *paper, const struct hy_grid *grid);

#endif
