/*
 * The form that is being made, shared by its files: form_sheet.c (parts and their order), form_cover.c (the first page),
 * form_rows.c (rows by kind), form_boxes.c and form_field.c (what stands in them), form_open.c (what is still open).
 */
#ifndef HY_SHEET_FORM_FORM_PART_H
#define HY_SHEET_FORM_FORM_PART_H

#include "engine/sheet/form/form_sheet.h"
#include "engine/sheet/table.h"

struct hy_form_sheet {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_doc *doc;
	const unsigned *form_columns;	/* widths of the form's grid */
	bool fillable;		/* the sheet is to be filled in: with fields, facts and spare rows */
	const struct hy_figure *figure;
	bool draft;
	struct hy_part *part;	/* of the section being made, and what stands in it so far */
	struct hy_blocks blocks;
	unsigned spanned;	/* label cells over the rows being made */
	const struct hy_copy_fact **facts;	/* where the next fact of the sheet goes */
	bool *named_file;		/* by number: its name has a field already */
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
/* Fills CELL with the boxes of ITEM as ticked in NODE (may be NULL). */
void hy_form_boxes(struct hy_form_sheet *s, struct hy_cell *cell, const struct hy_item *item,
    const struct hy_node *node);
/* The number behind an answer as printed; COUNT below 0: none. */
struct hy_str hy_form_count(struct hy_form_sheet *s, long count);
/* Makes CELL the place of NODE's answer: for messages about it, for anchors, to be filled in. */
void hy_form_answer(struct hy_form_sheet *s, struct hy_cell *cell, const struct hy_node *node);

/* form_field.c: what may be filled in for NODE, a chain of fields; NULL where nothing may. */
const struct hy_field *hy_form_field(struct hy_form_sheet *s, const struct hy_node *node);
/* Box N (from 1) of NODE: fills in label and fields. OPTION NULL: a box the form does not have. */
void hy_form_box(struct hy_form_sheet *s, struct hy_line *line, const struct hy_node *node, unsigned n,
    const struct hy_option *option, const struct hy_tick *tick);
/* Makes CELL the label of NODE (may be NULL) in a sheet to be filled in, with guidance. Returns CELL. */
struct hy_cell *hy_form_label_of(struct hy_form_sheet *s, struct hy_cell *cell,
    const struct hy_node *node);
/* An empty record of CONTAINER, not in it: room that is printed or kept spare. */
struct hy_node *hy_form_slot(struct hy_form_sheet *s, const struct hy_node *container, unsigned number);
/* Says how many records NODE has, and which of them are empty on purpose. */
void hy_form_note_records(struct hy_form_sheet *s, const struct hy_node *node);
/* Notes what stands under NAME when the sheet is made. */
void hy_form_note_was(struct hy_form_sheet *s, const char *name, struct hy_str value);
/* Says so when NODE, a cell of a table, was left blank on purpose. */
void hy_form_note_blank(struct hy_form_sheet *s, const struct hy_node *node);
/* Keeps the answer of NODE, which no part of the sheet lets one fill in. */
void hy_form_hidden(struct hy_form_sheet *s, const struct hy_node *node);
/* Says which form this is, and answers that no part of it shows. */
void hy_form_facts(struct hy_form_sheet *s);

/* form_open.c: the list of what is still open, as a part of its own; none when nothing is. */
void hy_form_open_items(struct hy_form_sheet *s, struct hy_sheet *sheet,
    const struct hy_findings *findings);
/* The cover page and the list of sections. */
void hy_form_cover(struct hy_form_sheet *s, struct hy_sheet *sheet, const struct hy_item *section);

#endif
