#include "engine/intake/book/book.h"

#include <stdlib.h>

#include "engine/base/module.h"

/* The container of old formats, and of new ones behind a password. */
#define CONTAINER "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
/* What a protected workbook keeps its content under, in UTF-16. */
#define PROTECTED "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"

static const struct {
	struct hy_str magic;
	const char *module;
} rows[] = {
#define R(bytes, file) { { bytes, sizeof(bytes) - 1 }, file },
#include "engine/intake/book/readers.def"
#undef R
};
#define N_ROWS HY_COUNT(rows)

bool
hy_book_is(struct hy_str bytes)
{
	for (size_t i = 0; i < N_ROWS; i++)
		if (hy_str_starts(bytes, rows[i].magic))
			return true;
	return hy_str_starts(bytes, HY_S(CONTAINER));
}

const struct hy_book_door *
hy_book_open(struct hy_arena *arena, const char *file, struct hy_str bytes, struct hy_err *err)
{
	for (size_t i = 0; i < N_ROWS; i++)
		if (hy_str_starts(bytes, rows[i].magic))
			return hy_module_table(arena, rows[i].module, "hy_book_module", err);
	hy_fail(err, hy_mark_file(file), !hy_str_starts(bytes, HY_S(CONTAINER)) ? HY_M_BOOK_NONE
	    : hy_str_find(bytes, HY_S(PROTECTED), 0) >= 0 ? HY_M_BOOK_PASSWORD : HY_M_BOOK_OLD, NULL);
	return NULL;
}

/* Both cells and ranges begin with their row and column. */
static int
by_place(const void *one, const void *other)
{
	const unsigned *a = one, *b = other;

	return a[0] != b[0] ? (a[0] > b[0]) - (a[0] < b[0]) : (a[1] > b[1]) - (a[1] < b[1]);
}

const struct hy_book_range *
hy_book_merged(const struct hy_book_sheet *sheet, unsigned row, unsigned col)
{
	const unsigned place[] = { row, col };

	return sheet->n_merged == 0 ? NULL : bsearch(place, sheet->merged, sheet->n_merged,
	    sizeof(*sheet->merged), by_place);
}

bool
hy_book_row_hidden(const struct hy_book_sheet *sheet, unsigned row)
{
	size_t low = 0, high = sheet->n_hidden_rows;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (sheet->hidden_rows[mid].last_row < row)
			low = mid + 1;
		else
			high = mid;
	}
	return low < sheet->n_hidden_rows && sheet->hidden_rows[low].row <= row;
}

struct hy_str
hy_book_text(const struct hy_book_sheet *sheet, unsigned row, unsigned col)
{
	const unsigned place[] = { row, col };
	const struct hy_book_cell *cell = sheet->n_cells == 0 ? NULL : bsearch(place, sheet->cells,
	    sheet->n_cells, sizeof(*sheet->cells), by_place);

	return cell != NULL ? cell->text : HY_S("");
}

/* The first name that is not in front of WANTED; n_names when all are. */
static size_t
lower_bound(const struct hy_book *book, struct hy_str wanted)
{
	size_t low = 0, high = book->n_names;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (hy_str_cmp(book->names[mid].name, wanted) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct hy_book_name *
hy_book_find(const struct hy_book *book, const char *name)
{
	size_t at = lower_bound(book, hy_str_of(name));

	return at < book->n_names && hy_str_is(book->names[at].name, name) ? &book->names[at] : NULL;
}

const struct hy_book_name *
hy_book_begins(const struct hy_book *book, const char *start)
{
	size_t at = lower_bound(book, hy_str_of(start));

	return at < book->n_names && hy_str_starts(book->names[at].name, hy_str_of(start))
	    ? &book->names[at] : NULL;
}

struct hy_str
hy_book_cell_name(struct hy_arena *arena, unsigned row, unsigned col)
{
	char letters[8];
	size_t at = sizeof(letters);

	letters[--at] = '\0';
	for (unsigned n = col + 1; n > 0 && at > 0; n = (n - 1) / 26)
		letters[--at] = (char)('A' + (n - 1) % 26);
	return hy_str_format(arena, "%s%u", letters + at, row + 1);
}

bool
hy_book_cell_place(struct hy_str ref, struct hy_book_range *cell)
{
	unsigned row = 0, col = 0;
	size_t i = 0;

	for (; i < ref.len && ref.p[i] >= 'A' && ref.p[i] <= 'Z' && col < HY_BOOK_MAX_COL; i++)
		col = col * 26 + (unsigned)(ref.p[i] - 'A' + 1);
	for (; i < ref.len && ref.p[i] >= '0' && ref.p[i] <= '9' && row < HY_BOOK_MAX_ROW; i++)
		row = row * 10 + (unsigned)(ref.p[i] - '0');
	if (row == 0 || col == 0 || i < ref.len)
		return false;
	*cell = (struct hy_book_range){ row - 1, col - 1, row - 1, col - 1 };
	return true;
}

struct hy_str
hy_book_address(struct hy_arena *arena, const struct hy_book_sheet *sheet, unsigned row,
    unsigned col)
{
	return hy_str_format(arena, "%.*s!%s", HY_ARG(sheet->name),
	    hy_book_cell_name(arena, row, col).p);
}
