/*
 * Intake: what people already have (the text of a published assessment) becomes
 * a document. Three steps: a reader (text/text.c) makes rows of cells, the rows are
 * matched with the labels of a form (follow/follow.c) and read by kind (follow/fill.c), and
 * the document is written as YAML (form/edit/write.c). Nothing is guessed silently and
 * nothing is dropped: what is not sure, not known or left over stands in the
 * document under the import items (ids torikomi/...).
 */
#ifndef HY_INTAKE_INTAKE_H
#define HY_INTAKE_INTAKE_H

#include "engine/form/doc.h"

/* Limits of a text: what is larger is no assessment and refused with an error. */
#define HY_INTAKE_MAX_BYTES ((size_t)16 << 20)
#define HY_INTAKE_MAX_ROWS 100000u	/* lines, and rows of HTML tables */
#define HY_INTAKE_MAX_CELLS 500000u

/* One line of the source. Cells are as printed: HTML and markdown are still in them. */
struct hy_source_row {
	unsigned line;		/* 1-based line of the source */
	struct hy_str *cells;
	unsigned n_cells;
	bool ruled;		/* a table row (tabs or bars), even with one cell filled */
	bool opens;		/* the first row of a sheet */
	bool beside;		/* goes on beside a cell that began in a row above: no label begins it */
	const unsigned *cols;	/* of a workbook: the column each cell begins in; else NULL */
};

struct hy_book;
struct hy_book_sheet;
struct hy_named;

/* Where a row of a workbook stands. */
struct hy_row_place {
	const struct hy_book_sheet *sheet;
	unsigned row;
};

struct hy_rows {
	struct hy_source_row *row;
	unsigned count;
	const char *encoding;	/* what the source was written in: "UTF-8", "CP932", ...; NULL: cells */
	const struct hy_row_place *places;	/* of a workbook, by line - 1; else NULL */
};

/* Words and signs of templates/intake.yaml. */
struct hy_words;

struct hy_words *hy_words_open(struct hy_arena *arena, struct hy_err *err);
/* Ends the compiled patterns; the rest lives in the arena. NULL is allowed. */
void hy_words_close(struct hy_words *words);

/*
 * Cuts BYTES (UTF-8, UTF-16 with its mark, CP932 or EUC-JP) into rows of cells.
 * False with ERR when the bytes are no text in any of these, or over a limit. FILE is for errors.
 */
bool hy_text_rows(struct hy_arena *arena, const struct hy_words *words, const char *file,
    struct hy_str bytes, struct hy_rows *rows, struct hy_err *err);

/*
 * Cuts the sheets of BOOK that are seen into rows: a merged range is one cell, brackets
 * in cells of their own are put around what they stand around. *HIDDEN: filled rows
 * left out because nobody sees them.
 */
void hy_book_rows(struct hy_arena *arena, const struct hy_words *words, const struct hy_book *book,
    struct hy_rows *rows, unsigned *hidden);

/* Takes running heads and bare page numbers out of ROWS (text/pages.c). */
void hy_rows_drop_pages(struct hy_arena *arena, const struct hy_words *words,
    struct hy_rows *rows);

/* The lines of the source, both in it, that an answer or its label stood on. */
struct hy_origin {
	const struct hy_node *node;
	unsigned first, last;
};

/* What an import did, for the summary and the review. */
struct hy_intake {
	const struct hy_rows *rows;	/* the source; NULL when it was read by names */
	const struct hy_origin *origins;	/* by address of their nodes */
	unsigned n_origins;
	struct hy_str ticked, empty;	/* how a box of the source is shown */
	struct hy_doc *doc;
	const struct hy_form *form;
	bool nearest;		/* the printed edition is not known; the nearest was taken */
	struct hy_str printed;	/* edition mark found in the source, or "" */
	unsigned answers, unsure, unknown, left;
	unsigned hidden;	/* filled rows of a workbook that nobody sees; they were not read */
	struct hy_named *named;	/* a workbook of Hyoka as it was read (named.h), else NULL */
};

/*
 * Chooses the form, matches the rows and fills a new document. SOURCE is the
 * name written behind the first import item; ROWS are changed where a label is
 * broken over two of them. False with ERR: no assessment, or
 * a form cannot be loaded.
 */
bool hy_intake_read(struct hy_arena *arena, struct hy_forms *forms, struct hy_words *words,
    const char *source, struct hy_rows *rows, struct hy_intake *result,
    struct hy_err *err);
/*
 * Where NODE of RESULT came from: PLACE is a line ("12"), lines or a cell, SOURCE the
 * words there; both "" where nobody knows.
 */
void hy_intake_where(struct hy_arena *arena, const struct hy_intake *result,
    const struct hy_node *node, struct hy_str *place, struct hy_str *source);
/*
 * The same for BYTES that are a workbook (hy_book_is): one of Hyoka's own is read by
 * the names of its cells, any other by its labels. Places in the document are cells.
 * WHOLE: emptied records stay in the document of Hyoka's own, and no notes are written.
 */
bool hy_intake_book(struct hy_arena *arena, struct hy_forms *forms, struct hy_words *words,
    const char *file, struct hy_str bytes, bool whole, struct hy_intake *result,
    struct hy_err *err);

#endif
