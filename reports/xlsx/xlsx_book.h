/*
 * A workbook being made with libxlsxwriter; shared by the parts of the device:
 * xlsx.c (the file), xlsx_format.c (looks), xlsx_tab.c (a tab), xlsx_helper.c (names
 * of fields, lists to choose from, facts).
 */
#ifndef HY_REPORTS_XLSX_XLSX_BOOK_H
#define HY_REPORTS_XLSX_XLSX_BOOK_H

#include <xlsxwriter.h>

#include "reports/xlsx/xlsx_plan.h"

#define HY_XLSX_FONT "MS Mincho"	/* on every Windows and Mac with Office */
#define HY_XLSX_FONT_ROMAN 1		/* its family */
#define HY_XLSX_MAX_FORMATS 1024

/* A name for cells: of a field, a label, a table, a list of options. */
struct hy_xlsx_name {
	const char *name;
	const char *tab;
	unsigned row, col, last_row, last_col;
};

struct hy_xlsx_book {
	struct hy_arena *arena;
	const struct hy_layout *layout;
	const struct hy_sheet *sheet;
	lxw_workbook *workbook;
	lxw_format *formats[HY_XLSX_MAX_FORMATS];
	unsigned keys[HY_XLSX_MAX_FORMATS];
	size_t n_formats;
	lxw_format *fonts[HY_ROLE_COUNT];	/* for pieces of a text */
	struct hy_buf names;			/* struct hy_xlsx_name */
	struct hy_buf lists;			/* struct hy_choices */
	struct hy_buf notes;			/* struct hy_copy_fact: how the parts of a field join */
	lxw_error wrong;			/* the first failure */
};

/* Keeps CODE when it is the first failure. */
void hy_xlsx_note(struct hy_xlsx_book *b, lxw_error code);
/* S with a NUL behind it, as the library wants it. */
char *hy_xlsx_c(struct hy_xlsx_book *b, struct hy_str s);

/* xlsx_format.c: the font of a piece in ROLE. */
lxw_format *hy_xlsx_font(struct hy_xlsx_book *b, enum hy_role role);
/*
 * The format of a box whose text begins in role FONT. LITERAL: whatever is entered
 * stays text; OPEN: it may be changed on a protected tab. NULL when memory ran out.
 */
lxw_format *hy_xlsx_format(struct hy_xlsx_book *b, const struct hy_xlsx_look *look,
    enum hy_role font, bool literal, bool open);

/* xlsx_tab.c: writes PART as laid out in TAB to the worksheet WS named NAME. */
void hy_xlsx_tab_write(struct hy_xlsx_book *b, lxw_worksheet *ws, const char *name,
    const struct hy_part *part, const struct hy_xlsx_tab *tab);

/* xlsx_helper.c: remembers a name. */
void hy_xlsx_name_add(struct hy_xlsx_book *b, struct hy_xlsx_name name);
/* The number (from 1) of the list of CHOICES, a new one when it is not there yet. */
unsigned hy_xlsx_list(struct hy_xlsx_book *b, struct hy_choices choices);
/* Adds the hidden tabs (lists, facts) and defines all names. */
void hy_xlsx_helpers_write(struct hy_xlsx_book *b);

/* How the name of list N begins; the rest is the number. */
#define HY_XLSX_LIST "hyo_"

#endif
