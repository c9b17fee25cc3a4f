/*
 * Book: a workbook as a reader found it: sheets with their filled cells as texts,
 * merged ranges, names. What a text looks like is gone; a number with a date's
 * format is the date in words. Rows and columns count from 0. A book lives in the
 * arena it was read into.
 *
 * Reading needs libzip and expat and is done by a module (readers.def); what the
 * cells mean is found out here (named/named.c: Hyoka's own workbook by its names;
 * follow/cells.c: any other by its labels).
 */
#ifndef HY_INTAKE_BOOK_BOOK_H
#define HY_INTAKE_BOOK_BOOK_H

#include <stdio.h>

#include "engine/base/err.h"

/* Limits: what is larger is refused with an error. */
#define HY_BOOK_MAX_BYTES ((size_t)16 << 20)		/* of the file */
#define HY_BOOK_MAX_INFLATED ((size_t)256 << 20)	/* bytes of all parts that are read */
#define HY_BOOK_MAX_TEXT ((size_t)32 << 20)		/* bytes of all texts, of each cell anew */
#define HY_BOOK_MAX_CELLS 500000u			/* filled ones */
#define HY_BOOK_MAX_NAMES 100000u
#define HY_BOOK_MAX_SHEETS 500u
#define HY_BOOK_MAX_ROW 1048576u			/* Excel's own limits */
#define HY_BOOK_MAX_COL 16384u

struct hy_book_cell {
	unsigned row, col;
	struct hy_str text;	/* not empty */
};

struct hy_book_range {
	unsigned row, col, last_row, last_col;	/* both ends are in it */
};

struct hy_book_sheet {
	struct hy_str name;
	bool hidden;
	const struct hy_book_cell *cells;	/* by row, then by column */
	size_t n_cells;
	const struct hy_book_range *merged;	/* by row, then by column */
	size_t n_merged;
	const struct hy_book_range *hidden_rows;	/* rows nobody sees, from row to last_row */
	size_t n_hidden_rows;
	struct hy_str part;			/* of the package */
};

struct hy_book_name {
	struct hy_str name;	/* lower case */
	unsigned sheet;
	struct hy_book_range at;
};

struct hy_book {
	const char *file;
	struct hy_str part;		/* of the package: the table of contents */
	struct hy_str styles;		/* the part with formats of cells; "" when there is none */
	const struct hy_book_sheet *sheets;	/* in the order of their tabs */
	unsigned n_sheets;
	const struct hy_book_name *names;	/* by name; those that are one range of one sheet */
	size_t n_names;
};

/* A part of the package that is new, or takes the place of the one there. */
struct hy_book_part {
	const char *name;
	struct hy_str bytes;
};

/* What a module for workbooks exports. FILE is for errors, BYTES are its contents. */
struct hy_book_door {
	const char *name;
	/* Reads all of it into BOOK. False with ERR: not readable, or over a limit. */
	bool (*read)(struct hy_arena *arena, const char *file, struct hy_str bytes,
	    struct hy_book *book, struct hy_err *err);
	/* The bytes of part NAME; *TEXT is empty with a NULL pointer when there is none. */
	bool (*part)(struct hy_arena *arena, const char *file, struct hy_str bytes,
	    const char *name, struct hy_str *text, struct hy_err *err);
	/* The package with N parts set, all others byte for byte as they are, to OUT. */
	bool (*patch)(struct hy_arena *arena, const char *file, struct hy_str bytes,
	    const struct hy_book_part *parts, unsigned n, FILE *out, struct hy_err *err);
};

/* The symbol the module exports. */
extern const struct hy_book_door hy_book_module;

/* True when BYTES begin like a workbook, an unreadable one included: no text reader can take them. */
bool hy_book_is(struct hy_str bytes);
/* The door for BYTES. NULL with ERR: protected by a password, an old format, no module. */
const struct hy_book_door *hy_book_open(struct hy_arena *arena, const char *file,
    struct hy_str bytes, struct hy_err *err);

/* The text at ROW, COL of SHEET; "" when the cell is empty. */
struct hy_str hy_book_text(const struct hy_book_sheet *sheet, unsigned row, unsigned col);
/* True for a row nobody sees. */
bool hy_book_row_hidden(const struct hy_book_sheet *sheet, unsigned row);
/* The merged range that begins at ROW, COL; NULL when none does. */
const struct hy_book_range *hy_book_merged(const struct hy_book_sheet *sheet, unsigned row,
    unsigned col);
/* The name NAME (in lower case), or NULL. */
const struct hy_book_name *hy_book_find(const struct hy_book *book, const char *name);
/* The first of the names that begin with START, which stand together; NULL when none does. */
const struct hy_book_name *hy_book_begins(const struct hy_book *book, const char *start);
/* "B12" of a cell, and back; false when REF is no cell. */
struct hy_str hy_book_cell_name(struct hy_arena *arena, unsigned row, unsigned col);
bool hy_book_cell_place(struct hy_str ref, struct hy_book_range *cell);
/* "Sheet!B12" of a cell, the sheet's name as it is. */
struct hy_str hy_book_address(struct hy_arena *arena, const struct hy_book_sheet *sheet,
    unsigned row, unsigned col);

#endif
