/*
 * The official form as a Sheet: cover, list of sections, every section with its
 * label/value tables, appendices, annex of changes (form_sheet.c: parts;
 * form_rows.c: rows by kind; form_cover.c: the first page).
 */
#ifndef HY_SHEET_FORM_SHEET_H
#define HY_SHEET_FORM_SHEET_H

#include "engine/change/annex.h"
#include "engine/form/doc.h"
#include "engine/sheet/looks.h"
#include "engine/sheet/table.h"

/* The whole form of DOC; ROWS are printed as its annex. Never NULL. */
const struct hy_sheet *hy_form_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_doc *doc, const struct hy_annex *annex);

/* Shared by the files of this builder. */
struct hy_form_sheet {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_doc *doc;
	const unsigned *form_columns;	/* widths of the form's grid */
};

/* Rows of ITEM and all below it; NODE may be NULL (an unused slot is printed blank). DEPTH 0 = outermost label. */
void hy_form_rows(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned depth);
/* TEXT on one line: line breaks become spaces. */
struct hy_str hy_form_one_line(struct hy_arena *arena, struct hy_str text);
/* A table for form rows. */
struct hy_table hy_form_table(struct hy_form_sheet *s);
#define HY_FORM_COLUMNS 5
/* The label as printed: with its mark and remark. */
struct hy_str hy_form_label(struct hy_form_sheet *s, const struct hy_item *item);
/* The cover page and the list of sections. */
void hy_form_cover(struct hy_form_sheet *s, struct hy_sheet *sheet, const struct hy_item *section);

#endif
