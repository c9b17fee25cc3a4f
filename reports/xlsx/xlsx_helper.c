/* What a workbook to be filled in has beside its tabs: names, lists, facts (xlsx_book.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/base/workbook.h"
#include "reports/xlsx/xlsx_book.h"

void
hy_xlsx_name_add(struct hy_xlsx_book *b, struct hy_xlsx_name name)
{
	hy_buf_add(&b->names, (const char *)&name, sizeof(name));
}

static bool
same_choices(struct hy_choices a, struct hy_choices b)
{
	unsigned i = 0;

	while (a.count == b.count && i < a.count && hy_str_eq(a.at[i], b.at[i]))
		i++;
	return a.count == b.count && i == a.count;
}

unsigned
hy_xlsx_list(struct hy_xlsx_book *b, struct hy_choices choices)
{
	const struct hy_choices *lists = (const struct hy_choices *)(const void *)b->lists.p;
	size_t n = b->lists.len / sizeof(choices);

	for (size_t i = 0; i < n; i++)
		if (same_choices(lists[i], choices))
			return (unsigned)i + 1;
	hy_buf_add(&b->lists, (const char *)&choices, sizeof(choices));
	return (unsigned)n + 1;
}

static void
write_cell(struct hy_xlsx_book *b, lxw_worksheet *ws, unsigned row, unsigned col, struct hy_str text)
{
	hy_xlsx_note(b, worksheet_write_string(ws, row, (lxw_col_t)col,
	    hy_xlsx_c(b, hy_xlsx_clean(b->arena, text)), NULL));
}

/* A list a column. */
static void
write_lists(struct hy_xlsx_book *b, lxw_worksheet *ws)
{
	const struct hy_choices *lists = (const struct hy_choices *)(const void *)b->lists.p;

	for (unsigned i = 0; i < b->lists.len / sizeof(*lists); i++) {
		for (unsigned k = 0; k < lists[i].count; k++)
			write_cell(b, ws, k, i, lists[i].at[k]);
		hy_xlsx_name_add(b, (struct hy_xlsx_name){
		    hy_str_format(b->arena, HY_XLSX_LIST "%u", i + 1).p, HY_TAB_LISTS, 0, i,
		    lists[i].count > 0 ? lists[i].count - 1 : 0, i });
	}
}

/* A fact a row: its key and value; notes on fields behind them. */
static void
write_facts(struct hy_xlsx_book *b, lxw_worksheet *ws)
{
	const struct hy_copy_fact *notes = (const struct hy_copy_fact *)(const void *)b->notes.p;
	unsigned row = 0;

	for (const struct hy_copy_fact *f = b->sheet->facts; f != NULL; f = f->next, row++) {
		write_cell(b, ws, row, 0, hy_str_of(f->key));
		write_cell(b, ws, row, 1, f->value);
		if (f->named)
			hy_xlsx_name_add(b, (struct hy_xlsx_name){
			    hy_str_format(b->arena, "%s_1", f->key).p, HY_TAB_FACTS, row, 1, row, 1 });
	}
	for (unsigned i = 0; i < b->notes.len / sizeof(*notes); i++, row++) {
		write_cell(b, ws, row, 0, hy_str_of(notes[i].key));
		write_cell(b, ws, row, 1, notes[i].value);
	}
}

static lxw_worksheet *
hidden_tab(struct hy_xlsx_book *b, const char *name)
{
	lxw_worksheet *ws = workbook_add_worksheet(b->workbook, name);

	if (ws == NULL)
		hy_xlsx_note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
	else
		worksheet_hide(ws);
	return ws;
}

static int
later_first(const void *one, const void *other)
{
	return strcmp(((const struct hy_xlsx_name *)other)->name,
	    ((const struct hy_xlsx_name *)one)->name);
}

/* The library keeps names sorted, looking for the place from the front: the last one comes first. */
static void
define_names(struct hy_xlsx_book *b)
{
	struct hy_xlsx_name *names = (struct hy_xlsx_name *)(void *)b->names.p;
	size_t n = b->names.len / sizeof(*names);
	char from[LXW_MAX_CELL_NAME_LENGTH], to[LXW_MAX_CELL_NAME_LENGTH];

	if (n > 0)
		qsort(names, n, sizeof(*names), later_first);
	for (size_t i = 0; i < n; i++) {
		bool one = names[i].row == names[i].last_row && names[i].col == names[i].last_col;

		lxw_rowcol_to_cell_abs(from, names[i].row, (lxw_col_t)names[i].col, 1, 1);
		lxw_rowcol_to_cell_abs(to, names[i].last_row, (lxw_col_t)names[i].last_col, 1, 1);
		hy_xlsx_note(b, workbook_define_name(b->workbook, names[i].name,
		    hy_str_format(b->arena, "='%s'!%s%s%s", names[i].tab, from, one ? "" : ":",
		    one ? "" : to).p));
	}
}

void
hy_xlsx_helpers_write(struct hy_xlsx_book *b)
{
	lxw_worksheet *lists = b->lists.len > 0 ? hidden_tab(b, HY_TAB_LISTS) : NULL;
	lxw_worksheet *facts = b->sheet->facts != NULL ? hidden_tab(b, HY_TAB_FACTS) : NULL;

	if (lists != NULL)
		write_lists(b, lists);
	if (facts != NULL)
		write_facts(b, facts);
	define_names(b);
}
