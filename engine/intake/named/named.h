/*
 * Hyoka's own workbook, read by the names of its cells (form/field.h): exactly what was
 * written, whatever an office program did to the file. It becomes a YAML tree whose
 * marks are cells, so that all that is said of a file can be said of a workbook.
 * Shared by named.c (items), named_field.c (cells and notes), named_table.c (tables), named_touched.c
 * (what was changed), named_drop.c (empty records).
 */
#ifndef HY_INTAKE_NAMED_NAMED_H
#define HY_INTAKE_NAMED_NAMED_H

#include "engine/form/yaml/yaml.h"
#include "engine/intake/book/book.h"
#include "engine/intake/intake.h"

/* A name that has lost its cell, or a cell that says what cannot be read. */
struct hy_named_trouble {
	struct hy_str name;	/* of the field; joined with the document later */
	struct hy_str text;	/* what stands there, "" when the cell is gone */
	struct hy_mark at;
};

struct hy_named {
	struct hy_arena *arena;
	const struct hy_book *book;
	const struct hy_form *form;
	const struct hy_yaml *phrases;
	const struct hy_words *words;
	struct hy_buf facts;	/* notes and facts, by key */
	struct hy_buf troubles;	/* struct hy_named_trouble */
	struct hy_err *err;
	bool failed;		/* ERR is filled */
};

/* True when BOOK is a workbook of Hyoka. */
bool hy_named_is(const struct hy_book *book);
/*
 * Opens BOOK: facts and form. False with ERR: a later version of Hyoka made it, or its
 * form is not known.
 */
bool hy_named_open(struct hy_arena *arena, struct hy_forms *forms, const struct hy_words *words,
    const struct hy_book *book, struct hy_named *n, struct hy_err *err);
/*
 * The document in BOOK, its nodes marked with cells, those without an answer, too.
 * NULL with ERR: labels were changed, or cells contradict one another.
 */
struct hy_doc *hy_named_doc(struct hy_named *n, struct hy_forms *forms);

/* Takes the records out of DOC that have nothing in them. What follows goes by the numbers of cells: before this. */
void hy_named_drop_blank(struct hy_named *n, struct hy_doc *doc);

/* For a document read from N, records not yet dropped (change/onto.h): */
/* the hash of what NODE said when the workbook was made, 0 for nothing; */
uint64_t hy_named_was(const struct hy_named *n, const struct hy_node *node);
/* whether its cells have been changed since. */
bool hy_named_touched(struct hy_named *n, const struct hy_node *node);

/* What the note on NAME that begins with NOTE goes on with; p is NULL when there is none. */
struct hy_str hy_named_note(const struct hy_named *n, struct hy_str name, const char *note);
bool hy_named_is_blank(const struct hy_named *n, struct hy_str name);
/* The place of NAME (with its part number), or NULL. */
const struct hy_book_name *hy_named_find(const struct hy_named *n, struct hy_str name);
struct hy_mark hy_named_mark(const struct hy_named *n, unsigned sheet, unsigned row, unsigned col);
/*
 * The text of field NAME over all its parts. *THERE: it has a cell. *AT: that cell.
 */
struct hy_str hy_named_text(const struct hy_named *n, struct hy_str name, bool *there,
    struct hy_mark *at);
/* The value of field NAME as YAML; NULL when nobody has written one. */
struct hy_yaml *hy_named_value(struct hy_named *n, struct hy_str name, bool *there);
void hy_named_trouble(struct hy_named *n, struct hy_str name, struct hy_str text, struct hy_mark at);
/* Names that begin with PREFIX: the first one, *COUNT of them. */
const struct hy_book_name *hy_named_prefix(const struct hy_named *n, struct hy_str prefix,
    size_t *count);
/* named_table.c: the rows of the table NAME, a list of lists, the head first; NULL when it has none. */
struct hy_yaml *hy_named_table(struct hy_named *n, struct hy_str name, bool open);
/* Its cell ROW, COL (from 0) of the list above. */
const struct hy_yaml *hy_table_cell_at(const struct hy_yaml *table, unsigned row, unsigned col);

#endif
