/* Tables of Hyoka's own workbook: ranges whose rows may have grown (named.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/form/field.h"
#include "engine/intake/named/named.h"

#define MOST_COLUMNS 200u

/* A cell that goes on with the text of one above it. */
struct more {
	unsigned row, col;
	char joint;
};

struct table {
	struct hy_named *n;
	const struct hy_book_sheet *sheet;
	const struct hy_book_name *name;
	struct hy_buf columns;	/* unsigned: where each one begins */
	struct hy_buf more;	/* struct more */
};

/* The head row tells where the columns are. */
static void
find_columns(struct table *t)
{
	for (unsigned col = t->name->at.col; col <= t->name->at.last_col; col++) {
		const struct hy_book_range *merged = hy_book_merged(t->sheet, t->name->at.row, col);

		if (t->columns.len >= MOST_COLUMNS * sizeof(col))
			return;

		hy_buf_add(&t->columns, (const char *)&col, sizeof(col));
		col = merged != NULL ? merged->last_col : col;
	}
}

static int
by_place(const void *one, const void *other)
{
	const struct more *a = one, *b = other;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->col > b->col) - (a->col < b->col);
}

/* Names "<table>.<row>.<column>_<part>" are the further parts of long cells. */
static void
find_more(struct table *t, struct hy_str prefix)
{
	size_t count;
	const struct hy_book_name *names = hy_named_prefix(t->n, prefix, &count);

	for (size_t i = 0; i < count; i++) {
		const struct hy_book_name *name = &names[i];
		struct hy_str rest = hy_str_cut(name->name, prefix.len, name->name.len);
		size_t cut = strcspn(rest.p, "_");
		unsigned part = cut < rest.len ? (unsigned)strtoul(rest.p + cut + 1, NULL, 10) : 0;
		struct hy_str key = hy_str_copy(t->n->arena, name->name.p, prefix.len + cut);
		struct hy_str joints = hy_named_note(t->n, key, HY_NOTE_JOINTS);
		struct more more = { name->at.row, name->at.col, HY_JOINT_LINE };

		if (strspn(rest.p, "0123456789.") != cut || part < 2)
			continue;
		if (part - 2 < joints.len)
			more.joint = joints.p[part - 2];
		hy_buf_add(&t->more, (const char *)&more, sizeof(more));
	}
	if (t->more.len > 0)
		qsort(t->more.p, t->more.len / sizeof(struct more), sizeof(struct more), by_place);
}

static const struct more *
more_at(const struct table *t, unsigned row, unsigned col)
{
	struct more wanted = { row, col, 0 };

	return t->more.len == 0 ? NULL : bsearch(&wanted, t->more.p,
	    t->more.len / sizeof(wanted), sizeof(wanted), by_place);
}

static size_t
column_count(const struct table *t)
{
	return t->columns.len / sizeof(unsigned);
}

static unsigned
column(const struct table *t, size_t i)
{
	return ((const unsigned *)(const void *)t->columns.p)[i];
}

/* The last spreadsheet row of the table row that begins at ROW. */
static unsigned
row_end(const struct table *t, unsigned row)
{
	unsigned end = row;
	bool grew = true;

	for (size_t i = 0; i < column_count(t); i++) {
		const struct hy_book_range *merged = hy_book_merged(t->sheet, row, column(t, i));

		if (merged != NULL && merged->last_row > end)
			end = merged->last_row;
	}
	while (grew) {
		grew = false;
		for (size_t i = 0; i < column_count(t) && !grew; i++)
			grew = more_at(t, end + 1, column(t, i)) != NULL;
		end += grew;
	}
	return end;
}

static struct hy_str
cell_text(const struct table *t, unsigned row, unsigned end, unsigned col)
{
	struct hy_buf out = hy_buf_new(t->n->arena);

	hy_buf_str(&out, hy_book_text(t->sheet, row, col));
	for (unsigned r = row + 1; r <= end; r++) {
		const struct more *more = more_at(t, r, col);

		if (more != NULL && more->joint == HY_JOINT_LINE)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, hy_book_text(t->sheet, r, col));
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/* The table row from ROW to END as a list; NULL when all of it is empty. */
static struct hy_yaml *
read_row(const struct table *t, unsigned row, unsigned end)
{
	struct hy_named *n = t->n;
	unsigned sheet = t->name->sheet;
	struct hy_yaml *list = hy_yaml_list_new(n->arena, hy_named_mark(n, sheet, row, column(t, 0)));
	bool any = false;

	for (size_t i = 0; i < column_count(t); i++) {
		struct hy_str text = cell_text(t, row, end, column(t, i));

		any = any || text.len > 0;
		hy_yaml_add(list, hy_yaml_text_new(n->arena, text,
		    hy_named_mark(n, sheet, row, column(t, i))));
	}
	return any ? list : NULL;
}

/* Behind the last filled row there is nothing to read, however far a range goes. */
static unsigned
last_filled(const struct hy_book_sheet *sheet)
{
	return sheet->n_cells > 0 ? sheet->cells[sheet->n_cells - 1].row : 0;
}

struct hy_yaml *
hy_named_table(struct hy_named *n, struct hy_str name, bool open)
{
	struct table t = { .n = n, .columns = hy_buf_new(n->arena), .more = hy_buf_new(n->arena) };
	struct hy_yaml *list, *row;

	t.name = hy_named_find(n, hy_field_part(n->arena, name, 1));
	if (t.name == NULL)
		return NULL;
	t.sheet = &n->book->sheets[t.name->sheet];
	find_columns(&t);
	find_more(&t, hy_str_format(n->arena, "%.*s.", HY_ARG(name)));
	list = hy_yaml_list_new(n->arena, hy_named_mark(n, t.name->sheet, t.name->at.row,
	    t.name->at.col));
	for (unsigned r = t.name->at.row, end; r <= last_filled(t.sheet); r = end + 1) {
		if (r > t.name->at.last_row && !open)
			break;
		end = row_end(&t, r);
		row = read_row(&t, r, end);
		if (row != NULL)
			hy_yaml_add(list, row);
		else if (r > t.name->at.last_row)	/* rows added right below count */
			break;
	}
	return list;
}

const struct hy_yaml *
hy_table_cell_at(const struct hy_yaml *table, unsigned row, unsigned col)
{
	const struct hy_yaml *y = table->first;

	while (y != NULL && row-- > 0)
		y = y->next;
	y = y != NULL ? y->first : NULL;
	while (y != NULL && col-- > 0)
		y = y->next;
	return y;
}
