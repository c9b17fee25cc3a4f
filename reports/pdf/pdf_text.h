/*
 * Paragraphs -> lines: text in one or more roles, shaped once, then broken into
 * lines of a given width. Points throughout; y runs downwards.
 * Everything is in the job's arena and stays as it is once made.
 */
#ifndef HY_REPORTS_PDF_PDF_TEXT_H
#define HY_REPORTS_PDF_PDF_TEXT_H

#include "reports/pdf/pdf_font.h"

struct hy_pdf_breaks;
struct hy_pdf_known;

/* What the parts of the device share while one sheet is rendered. */
struct hy_pdf {
	struct hy_arena *arena;
	const struct hy_sheet *sheet;
	const struct hy_layout *layout;
	struct hy_pdf_fonts *fonts;
	struct hy_pdf_breaks *breaks;
	struct hy_pdf_known *known;	/* what was shaped before */
	struct hy_regex *hanging;	/* what stands in front of an entry of a list; NULL: nothing hangs */
	struct hy_err *err;
};

/* A piece of a line in one font and role: one call of the drawing library. */
struct hy_pdf_span {
	const struct hy_pdf_span *next;
	const struct hy_pdf_glyph *glyphs;
	size_t n_glyphs;
	struct hy_str text;	/* exactly the characters of the glyphs */
	double x, width;	/* from the left edge of the text */
	double size_pt;
	unsigned slot;
	enum hy_role role;
};

struct hy_pdf_line {
	const struct hy_pdf_span *spans;
	double top, height;	/* from the top of the text */
	double base;		/* baseline below the line's top */
	double width;		/* without white space at its end */
};

struct hy_pdf_text {
	struct hy_pdf_line *lines;
	size_t count;	/* at least 1: empty text has an empty line */
};

/*
 * The text of RUNS in lines of WIDTH; an empty text has the height of ROLE.
 * AT is the place named when a character is in no font.
 */
bool hy_pdf_text_runs(struct hy_pdf *job, const struct hy_run *runs, enum hy_role role,
    double width, struct hy_mark at, struct hy_pdf_text *text);

/*
 * The runs of CELL, then its lines with their boxes in as many of its columns
 * as hold every line unbroken (else in one column).
 */
bool hy_pdf_text_cell(struct hy_pdf *job, const struct hy_cell *cell, double width,
    struct hy_pdf_text *text);

/* Height of the lines from FROM up to TO. */
double hy_pdf_text_height(const struct hy_pdf_text *text, size_t from, size_t to);
/* How many lines from FROM on fit into HEIGHT. */
size_t hy_pdf_text_fit(const struct hy_pdf_text *text, size_t from, double height);

#endif
