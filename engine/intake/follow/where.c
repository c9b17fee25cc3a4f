/* Where answers came from (intake.h). */
#include <stdint.h>
#include <stdlib.h>

#include "engine/intake/book/book.h"
#include "engine/intake/follow/follow.h"

static int
by_node(const void *one, const void *other)
{
	uintptr_t a = (uintptr_t)((const struct hy_origin *)one)->node;
	uintptr_t b = (uintptr_t)((const struct hy_origin *)other)->node;

	return (a > b) - (a < b);
}

void
hy_origins_note(struct hy_follow *f, struct hy_intake *result)
{
	struct hy_origin *origins = hy_new_array(f->arena, f->n_hits + 1, struct hy_origin);

	for (unsigned i = 0; i < f->n_hits; i++) {
		const struct hy_hit *hit = f->hits[i];
		struct hy_origin *origin = &origins[i];

		*origin = (struct hy_origin){ hit->node, hit->line, hit->line };
		for (const struct hy_piece *p = hit->first; p != NULL; p = p->next) {
			origin->first = p->line < origin->first ? p->line : origin->first;
			origin->last = p->line > origin->last ? p->line : origin->last;
		}
	}
	if (f->n_hits > 1)
		qsort(origins, f->n_hits, sizeof(*origins), by_node);
	result->origins = origins;
	result->n_origins = f->n_hits;
	result->ticked = f->words->ticked.at[0];
	result->empty = f->words->empty.at[0];
}

/* The place of the first row at or behind LINE. */
static unsigned
row_at(const struct hy_rows *rows, unsigned line)
{
	unsigned low = 0, high = rows->count;

	while (low < high) {
		unsigned mid = low + (high - low) / 2;

		if (rows->row[mid].line < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The text of RAW, an HTML cell, with boxes as signs. */
static struct hy_str
cell_text(struct hy_arena *arena, const struct hy_intake *result, struct hy_str raw)
{
	struct hy_str text = hy_html_text(arena, raw);
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] == HY_BOX_TICKED)
			hy_buf_str(&out, result->ticked);
		else if (text.p[i] == HY_BOX_EMPTY || text.p[i] == HY_BOX_RADIO)
			hy_buf_str(&out, result->empty);
		else
			hy_buf_char(&out, text.p[i]);
	}
	return hy_str_trim(hy_buf_get(&out));
}

/* The words of the source lines of ORIGIN: cells parted by bars, a row a line. */
static struct hy_str
words_of(struct hy_arena *arena, const struct hy_intake *result, const struct hy_origin *origin)
{
	const struct hy_rows *rows = result->rows;
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned r = row_at(rows, origin->first); r < rows->count &&
	    rows->row[r].line <= origin->last; r++) {
		const char *before = out.len > 0 ? "\n" : "";

		for (unsigned c = 0; c < rows->row[r].n_cells; c++) {
			struct hy_str text = rows->places != NULL ? rows->row[r].cells[c]
			    : cell_text(arena, result, rows->row[r].cells[c]);

			if (text.len == 0)
				continue;
			hy_buf_format(&out, "%s%.*s", before, HY_ARG(text));
			before = " | ";
		}
	}
	return hy_buf_get(&out);
}

/* Cell of a row of a workbook: its first filled one. */
static struct hy_str
cell_at(struct hy_arena *arena, const struct hy_row_place *place)
{
	for (size_t i = 0; i < place->sheet->n_cells; i++)
		if (place->sheet->cells[i].row == place->row)
			return hy_book_address(arena, place->sheet, place->row,
			    place->sheet->cells[i].col);
	return hy_book_address(arena, place->sheet, place->row, 0);
}

void
hy_intake_where(struct hy_arena *arena, const struct hy_intake *result, const struct hy_node *node,
    struct hy_str *place, struct hy_str *source)
{
	struct hy_origin key = { node, node->at.line, node->at.line };
	const struct hy_origin *origin = result->n_origins == 0 ? NULL
	    : bsearch(&key, result->origins, result->n_origins, sizeof(key), by_node);

	*place = *source = HY_S("");
	if (origin == NULL && node->at.line > 0)
		origin = &key;
	if (node->at.cell != NULL)
		*place = hy_str_of(node->at.cell);
	if (origin == NULL || result->rows == NULL)
		return;
	*source = words_of(arena, result, origin);
	if (result->rows->places != NULL)
		*place = cell_at(arena, &result->rows->places[origin->first - 1]);
	else if (origin->first < origin->last)
		*place = hy_str_format(arena, "%u-%u", origin->first, origin->last);
	else
		*place = hy_str_format(arena, "%u", origin->first);
}
