/*
 * Bare page numbers. "12" on a line of its own may be an answer, an entry of a list
 * or a page number: it is one when such lines count up through the whole source with
 * far more than a number's worth of text between them.
 */
#include "engine/base/text.h"
#include "engine/intake/intake.h"

#define FEWEST 3u	/* so many page numbers are asked for */
#define APART 6u	/* rows between two of them, on average */
#define MOST_STEP 3	/* a page may have lost its number */

/* The number alone in ROW, 1 to 999; 0 when there is something else. */
static int
lone_number(struct hy_arena *arena, const struct hy_source_row *row)
{
	struct hy_str key;
	int n = 0;

	if (row->n_cells != 1 || row->ruled)
		return 0;
	key = hy_text_key(arena, row->cells[0]);
	for (size_t i = 0; i < key.len; i++) {
		if (key.p[i] < '0' || key.p[i] > '9' || key.len > 3)
			return 0;
		n = n * 10 + key.p[i] - '0';
	}
	return n;
}

/* Marks in PAGE the longest run of numbers that counts up from row FIRST on; how many it has. */
static unsigned
count_up(const int *number, unsigned count, unsigned first, bool *page, unsigned *last)
{
	int before = number[first];
	unsigned n = 1;

	page[first] = true;
	*last = first;
	for (unsigned r = first + 1; r < count; r++) {
		if (number[r] <= before || number[r] > before + MOST_STEP || r - *last < 2)
			continue;
		page[r] = true;
		before = number[r];
		*last = r;
		n++;
	}
	return n;
}

void
hy_rows_drop_pages(struct hy_arena *arena, struct hy_rows *rows)
{
	int *number = hy_new_array(arena, rows->count + 1, int);
	bool *page = hy_new_array(arena, rows->count + 1, bool);
	unsigned first = 0, last = 0, n, kept = 0;

	for (unsigned r = 0; r < rows->count; r++)
		number[r] = lone_number(arena, &rows->row[r]);
	while (first < rows->count && number[first] == 0)
		first++;
	if (first == rows->count)
		return;
	n = count_up(number, rows->count, first, page, &last);
	if (n < FEWEST || (last - first) < n * APART)
		return;
	for (unsigned r = 0; r < rows->count; r++)
		if (!page[r])
			rows->row[kept++] = rows->row[r];
	rows->count = kept;
}
