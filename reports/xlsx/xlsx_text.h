/*
 * Cell text for a spreadsheet: the runs and lines of a cell as one text that
 * XML 1.0 and Excel can hold, broken into printed lines so that row heights can
 * be computed (Excel never fits the height of merged cells itself).
 * Everything lives in the arena given; nothing here can fail.
 */
#ifndef HY_REPORTS_XLSX_XLSX_TEXT_H
#define HY_REPORTS_XLSX_XLSX_TEXT_H

#include "engine/sheet/sheet.h"

/* A stretch of text in one role; no empty ones, no two neighbours of one look. */
struct hy_xlsx_piece {
	struct hy_str text;
	enum hy_role role;
};

struct hy_xlsx_text {
	struct hy_str bytes;
	const struct hy_xlsx_piece *pieces;
	size_t n_pieces;
	const size_t *starts;	/* byte offset of each printed line, and bytes.len behind the last */
	size_t n_lines;		/* at least 1 */
	double line_pt;		/* height of a line */
};

/*
 * RUNS, then the LINES of CELL (may be NULL: a heading or paragraph), broken to
 * WIDTH_PT points of room. ROLE is the look of what has no role of its own.
 */
struct hy_xlsx_text hy_xlsx_text_new(struct hy_arena *arena, const struct hy_layout *layout,
    const struct hy_run *runs, const struct hy_cell *cell, enum hy_role role, double width_pt);

/*
 * The pieces of printed lines FROM up to TO of TEXT; *COUNT of them, maybe 0. CHOP:
 * without the line break they end in.
 */
const struct hy_xlsx_piece *hy_xlsx_text_cut(struct hy_arena *arena,
    const struct hy_xlsx_text *text, size_t from, size_t to, bool chop, size_t *count);

/* What printed lines FROM up to TO take of a cell's 32,767 characters, markup of the pieces included. */
size_t hy_xlsx_text_cost(const struct hy_xlsx_text *text, size_t from, size_t to);

/* Points that TEXT takes on one line. */
double hy_xlsx_text_width_pt(const struct hy_layout *layout, struct hy_str text, enum hy_role role);

/* Font size of a role in points; never so small that a cell could exceed Excel's limit. */
double hy_xlsx_size_pt(const struct hy_layout *layout, enum hy_role role);

/* S with what XML or Excel cannot hold replaced or escaped; S itself when it is clean. */
struct hy_str hy_xlsx_clean(struct hy_arena *arena, struct hy_str s);

#endif
