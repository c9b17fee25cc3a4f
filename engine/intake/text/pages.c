/*
 * What belongs to the page. Running heads: a line that comes again and again right beside
 * the number of a page is no answer. Bare page numbers. "12" on a line of its own may be an answer, an entry of a list
 * or a page number: it is one when such lines count up through the whole source with
 * far more than a number's worth of text between them.
 */
#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/intake/text/words.h"

#define FEWEST 3u	/* so many page numbers are asked for */
#define APART 6u	/* rows between two of them, on average */
#define MOST_NUMBER 9	/* characters of a page's number with what is around it */
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

/* A line beside the number of a page. */
struct beside {
	struct hy_str key;
	unsigned row;
};

static int
by_key(const void *one, const void *other)
{
	const struct beside *a = one, *b = other;
	int order = hy_str_cmp(a->key, b->key);

	return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

/* "- 12 -", "12/60": what belongs to the page and has a digit in a few characters. */
static bool
is_page_number(const struct hy_words *words, const struct hy_rows *rows, unsigned r)
{
	struct hy_str text;
	bool digit = false;

	if (rows->row[r].n_cells != 1)
		return false;
	text = hy_str_trim(rows->row[r].cells[0]);
	for (size_t i = 0; i < text.len; i++)
		digit = digit || (text.p[i] >= '0' && text.p[i] <= '9');
	return digit && hy_text_chars(text) <= MOST_NUMBER && hy_words_furniture(words, text);
}

/* Marks in PAGE the lines that stand beside every other page number or more. */
static void
mark_running_heads(struct hy_arena *arena, const struct hy_rows *rows, bool *page)
{
	struct beside *all = hy_new_array(arena, rows->count + 1, struct beside);
	unsigned n = 0, pages = 0, end;

	for (unsigned r = 0; r < rows->count; r++) {
		pages += page[r];
		if (page[r] || rows->row[r].n_cells != 1 || rows->row[r].ruled ||
		    !((r > 0 && page[r - 1]) || (r + 1 < rows->count && page[r + 1])))
			continue;
		all[n].key = hy_text_key(arena, rows->row[r].cells[0]);
		all[n++].row = r;
	}
	qsort(all, n, sizeof(*all), by_key);
	for (unsigned i = 0; i < n; i = end) {
		for (end = i + 1; end < n && hy_str_eq(all[end].key, all[i].key); end++)
			;
		for (unsigned k = i; k < end && end - i >= FEWEST && (end - i) * 2 >= pages; k++)
			page[all[k].row] = true;
	}
}

/* Marks in PAGE the bare numbers that are those of pages. */
static void
mark_bare_numbers(struct hy_arena *arena, const struct hy_rows *rows, bool *page)
{
	int *number = hy_new_array(arena, rows->count + 1, int);
	bool *run = hy_new_array(arena, rows->count + 1, bool);
	unsigned first = 0, last = 0, n;

	for (unsigned r = 0; r < rows->count; r++)
		number[r] = lone_number(arena, &rows->row[r]);
	while (first < rows->count && number[first] == 0)
		first++;
	if (first == rows->count)
		return;
	n = count_up(number, rows->count, first, run, &last);
	for (unsigned r = 0; r < rows->count && n >= FEWEST && last - first >= n * APART; r++)
		page[r] = page[r] || run[r];
}

void
hy_rows_drop_pages(struct hy_arena *arena, const struct hy_words *words, struct hy_rows *rows)
{
	bool *page = hy_new_array(arena, rows->count + 1, bool);
	unsigned kept = 0;

	for (unsigned r = 0; r < rows->count; r++)
		page[r] = is_page_number(words, rows, r);
	mark_bare_numbers(arena, rows, page);
	mark_running_heads(arena, rows, page);
	for (unsigned r = 0; r < rows->count; r++)
		if (!page[r])
			rows->row[kept++] = rows->row[r];
	rows->count = kept;
}
