/*
 * Into: the answers of a document written into a blank workbook that an office brings.
 *
 * The reader's own matcher (follow.h) says which label stands where; an answer's cell is
 * what is empty beside or below its label, or between the signs printed there: the
 * brackets of a choice, a box, the brackets for words and numbers. Only these cells and
 * the heights of their rows change. What finds no cell is noted, and nothing is written then.
 *
 * Steps: hy_into_open, then hy_into_fill and hy_into_changes, then hy_into_write. Shared by
 * into.c (what goes where), into_map.c (labels, cells beside them), into_tape.c (signs),
 * into_fill.c (by kind), into_boxes.c, into_table.c (table of changes), into_part.c (the
 * XML of a sheet), into_height.c (rows).
 */
#ifndef HY_INTAKE_INTO_INTO_H
#define HY_INTAKE_INTO_INTO_H

#include "engine/intake/book/book.h"
#include "engine/intake/intake.h"

/* Text for the cell whose range is AT; it takes the place of the bytes FROM to TO of what stands there. */
struct hy_into_edit {
	unsigned sheet;
	struct hy_book_range at;
	size_t from, to;
	struct hy_str text;
	const struct hy_node *node;	/* NULL: a row of the table of changes */
	unsigned nth;			/* order of making */
};

/* Why something has no place. */
enum hy_into_why { HY_INTO_NO_LABEL, HY_INTO_NO_CELL, HY_INTO_TAKEN, HY_INTO_NO_RECORD,
	HY_INTO_NO_FILE, HY_INTO_LONG, HY_INTO_FORMULA, HY_INTO_ROWS, HY_INTO_WHY_COUNT };

struct hy_into_trouble {
	enum hy_into_why why;
	const struct hy_node *node;	/* of the document; NULL: the table of changes */
	struct hy_str cell;		/* "Sheet!B12", or "" */
	struct hy_str text;		/* what stands there */
	unsigned wanted, there;		/* rows of the table of changes (HY_INTO_ROWS) */
};

/* What was not written though nothing is wrong, and what is not seen whole. */
struct hy_into_notes {
	unsigned cells;		/* written */
	unsigned unwrapped;	/* texts of several lines in cells that do not wrap */
	unsigned high;		/* texts that need more than the highest row there can be */
	bool figure;		/* the figure of flows: a workbook's cells cannot hold it */
	bool attachments;	/* the form has no cells for them */
	unsigned hidden;	/* filled rows nobody sees; they count as no places */
};

struct hy_into_sheet;

struct hy_into {
	struct hy_arena *arena, *scratch;
	const char *file;
	struct hy_str bytes;
	const struct hy_book_door *door;
	struct hy_book book;
	const struct hy_words *words;
	const struct hy_form *form;	/* of the blank */
	struct hy_rows rows;
	const struct hy_doc *blank;	/* a node for every place of the blank */
	struct hy_buf places;		/* struct hy_label_place */
	struct hy_into_sheet *sheets;
	const struct hy_doc *doc;
	/* The number printed behind NODE's answer or its TICK, -1 for none. */
	long (*count)(const struct hy_node *node, const struct hy_tick *tick);
	struct hy_str draft;		/* printed behind the name of the assessment; "" for none */
	struct hy_buf edits;		/* struct hy_into_edit */
	struct hy_buf troubles;		/* struct hy_into_trouble */
	struct hy_into_notes notes;
	unsigned lacking;		/* the file last found to have no place */
};

/*
 * Reads the workbook FILE with its BYTES, which must outlive INTO, and finds its labels.
 * False with ERR: not readable, no form that is known, or a workbook of Hyoka (which
 * renders those anew). The caller ends it with hy_into_close, also after a failure.
 */
bool hy_into_open(struct hy_arena *arena, struct hy_forms *forms, struct hy_words *words,
    const char *file, struct hy_str bytes, struct hy_into *into, struct hy_err *err);
void hy_into_close(struct hy_into *into);
/* Finds the cells of all that DOC prints, a document of the same form; count and draft are set. */
void hy_into_fill(struct hy_into *into, const struct hy_doc *doc);
/* The same for the table of changes: N rows of as many texts as the form's table has columns. */
void hy_into_changes(struct hy_into *into, const struct hy_str *texts, unsigned n);
/* The workbook with all edits; OUT is untouched while there are troubles, to which this may add. False with ERR. */
bool hy_into_write(struct hy_into *into, struct hy_str *out, struct hy_err *err);

const struct hy_into_trouble *hy_into_troubles(const struct hy_into *into, size_t *count);

#endif
