/* Labels of a blank workbook and the cells beside them (into.h). */
#include "engine/intake/into/into_parts.h"

#define MOST_MERGED 20000u	/* ranges of a sheet: a form has some thousand */

static void
measure(const struct hy_book_sheet *sheet, struct hy_into_sheet *s)
{
	for (size_t i = 0; i < sheet->n_cells; i++) {
		const struct hy_book_cell *cell = &sheet->cells[i];

		s->rows = cell->row >= s->rows ? cell->row + 1 : s->rows;
		s->cols = cell->col >= s->cols ? cell->col + 1 : s->cols;
	}
	for (size_t i = 0; i < sheet->n_merged; i++) {
		const struct hy_book_range *range = &sheet->merged[i];
		unsigned high = range->last_row - range->row + 1;

		s->rows = range->last_row >= s->rows ? range->last_row + 1 : s->rows;
		s->cols = range->last_col >= s->cols ? range->last_col + 1 : s->cols;
		s->tallest = high > s->tallest ? high : s->tallest;
	}
}

bool
hy_into_map(struct hy_into *into, struct hy_forms *forms, struct hy_err *err)
{
	struct hy_follow f = { .arena = into->arena, .words = (struct hy_words *)into->words };
	struct hy_intake result;
	bool ok;

	into->places = hy_buf_new(into->arena);
	into->sheets = hy_new_array(into->arena, into->book.n_sheets + 1, struct hy_into_sheet);
	for (unsigned i = 0; i < into->book.n_sheets; i++) {
		if (into->book.sheets[i].n_merged > MOST_MERGED)
			return hy_fail(err, hy_mark_file(into->file), HY_M_BOOK_LARGE, NULL);
		measure(&into->book.sheets[i], &into->sheets[i]);
	}
	hy_book_rows(into->arena, into->words, &into->book, &into->rows, &into->notes.hidden);
	f.places = &into->places;
	ok = hy_follow_source(&f, forms, into->file, &into->rows, &result, err);
	hy_arena_free(f.scratch);
	into->form = result.form;
	into->blank = result.doc;
	return ok;
}

const struct hy_label_place *
hy_into_place(const struct hy_into *into, long label)
{
	return &((const struct hy_label_place *)(const void *)into->places.p)[label];
}

static long
n_labels(const struct hy_into *into)
{
	return (long)(into->places.len / sizeof(struct hy_label_place));
}

long
hy_into_label(const struct hy_into *into, const struct hy_node *node)
{
	for (long i = 0; i < n_labels(into); i++)
		if (hy_into_place(into, i)->node == node)
			return i;
	return -1;
}

/* The first merged range of SHEET that begins below ROW. */
static size_t
first_below(const struct hy_book_sheet *sheet, unsigned row)
{
	size_t low = 0, high = sheet->n_merged;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (sheet->merged[mid].row <= row)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

struct hy_spot
hy_into_spot(const struct hy_into *into, unsigned number, unsigned row, unsigned col)
{
	const struct hy_book_sheet *sheet = &into->book.sheets[number];
	struct hy_spot spot = { number, { row, col, row, col }, HY_S("") };

	for (size_t i = first_below(sheet, row); i-- > 0 &&
	    sheet->merged[i].row + into->sheets[number].tallest > row;) {
		const struct hy_book_range *range = &sheet->merged[i];

		if (range->last_row >= row && range->col <= col && col <= range->last_col) {
			spot.at = *range;
			break;
		}
	}
	spot.text = hy_book_text(sheet, spot.at.row, spot.at.col);
	return spot;
}

struct hy_spot
hy_into_label_spot(const struct hy_into *into, long n)
{
	const struct hy_label_place *place = hy_into_place(into, n);
	const struct hy_row_place *row = &into->rows.places[place->line - 1];
	const struct hy_source_row *source = &into->rows.row[place->line - 1];

	return hy_into_spot(into, (unsigned)(row->sheet - into->book.sheets), row->row,
	    source->cols[place->cell]);
}

struct hy_node *
hy_into_twin(const struct hy_into *into, const struct hy_node *node, const struct hy_node **missing)
{
	struct hy_node *up;

	if (node->up == NULL)
		return into->blank->root;
	up = hy_into_twin(into, node->up, missing);
	if (up == NULL)
		return NULL;
	if (node->number == 0)
		return up->kids[node->item->nth];
	if (node->number <= up->n_kids)
		return up->kids[node->number - 1];
	*missing = node;
	return NULL;
}

/* A cell without an answer: empty, a dash, or what is printed for a pen to fill in. */
static bool
is_open(const struct hy_into *into, struct hy_str text)
{
	size_t n;

	text = hy_str_trim(text);
	if (hy_form_blank(into->form, text))
		return true;
	while (text.len > 0 && (n = hy_texts_start(&into->words->pen, text)) > 0)
		text = hy_str_trim(hy_str_cut(text, n, text.len));
	return text.len == 0;
}

/* The widest empty cell to the right of LABEL in its row, up to the first that is not. */
static bool
find_right(struct hy_into *into, const struct hy_spot *label, struct hy_spot *found,
    struct hy_spot *taken)
{
	const struct hy_into_sheet *s = &into->sheets[label->sheet];
	double most = 0;

	for (unsigned col = label->at.last_col + 1; col < s->cols;) {
		struct hy_spot spot = hy_into_spot(into, label->sheet, label->at.row, col);
		double width = hy_into_width(into, label->sheet, spot.at.col, spot.at.last_col);

		if (!is_open(into, spot.text)) {
			*taken = spot;
			break;
		}
		if (spot.at.row == label->at.row && width > most) {
			most = width;
			*found = spot;
		}
		col = spot.at.last_col + 1;
	}
	return most > 0;
}

/* Does a label stand in ROW of SHEET, at or behind label N? */
static bool
labelled(const struct hy_into *into, long n, unsigned sheet, unsigned row)
{
	for (long i = n; i < n_labels(into); i++) {
		const struct hy_row_place *place = &into->rows.places[hy_into_place(into, i)->line - 1];

		if (place->sheet != &into->book.sheets[sheet] || place->row > row)
			return false;
		if (place->row == row)
			return true;
	}
	return false;
}

static bool
find_below(struct hy_into *into, long n, const struct hy_spot *label, struct hy_spot *found,
    struct hy_spot *taken)
{
	unsigned row = label->at.last_row + 1;
	struct hy_spot spot = hy_into_spot(into, label->sheet, row, label->at.col);

	if (spot.at.row != row || labelled(into, n, label->sheet, row))
		return false;
	if (!is_open(into, spot.text)) {
		*taken = spot;
		return false;
	}
	*found = spot;
	return true;
}

/* Is the row ROW of SHEET without any word? */
static bool
bare_row(const struct hy_into *into, unsigned sheet, unsigned row)
{
	const struct hy_book_sheet *s = &into->book.sheets[sheet];

	for (unsigned col = 0; col < into->sheets[sheet].cols; col++)
		if (hy_book_text(s, row, col).len > 0)
			return false;
	return true;
}

static bool
is_merged(const struct hy_spot *spot)
{
	return spot->at.row < spot->at.last_row || spot->at.col < spot->at.last_col;
}

bool
hy_into_beside(struct hy_into *into, long n, struct hy_hole *hole, struct hy_spot *taken)
{
	struct hy_spot label = hy_into_label_spot(into, n), right, below;
	unsigned next = label.at.last_col + 1;
	bool is_right, is_below;

	*taken = (struct hy_spot){ .text = HY_S("") };
	is_right = find_right(into, &label, &right, taken);
	is_below = find_below(into, n, &label, &below, taken);
	/* A heading that runs over loose cells has its answer below. */
	if (is_right && is_below && !is_merged(&right) && is_merged(&below) &&
	    bare_row(into, label.sheet, below.at.row))
		is_right = false;
	if (!is_right && !is_below && taken->text.len == 0 && next < HY_BOOK_MAX_COL) {
		right = hy_into_spot(into, label.sheet, label.at.row, next);
		is_right = right.text.len == 0;
	}
	if (!is_right && !is_below)
		return false;
	hole->spot = is_right ? right : below;
	hole->from = 0;
	hole->to = hole->spot.text.len;
	return true;
}

void
hy_into_edit_add(struct hy_into *into, const struct hy_hole *hole, struct hy_str text,
    const struct hy_node *node)
{
	struct hy_into_edit edit = { .sheet = hole->spot.sheet, .at = hole->spot.at,
	    .from = hole->from, .to = hole->to, .text = text, .node = node,
	    .nth = (unsigned)(into->edits.len / sizeof(edit)) };

	hy_buf_add(&into->edits, (const char *)&edit, sizeof(edit));
}

void
hy_into_trouble_add(struct hy_into *into, enum hy_into_why why, const struct hy_node *node,
    const struct hy_spot *spot)
{
	struct hy_into_trouble trouble = { .why = why, .node = node, .cell = HY_S(""),
	    .text = HY_S("") };

	if (spot != NULL) {
		trouble.cell = hy_book_address(into->arena, &into->book.sheets[spot->sheet],
		    spot->at.row, spot->at.col);
		trouble.text = spot->text;
	}
	/* Many boxes of one item may lack a place: that is said once. */
	if (into->troubles.len > 0) {
		const struct hy_into_trouble *last = (const struct hy_into_trouble *)(const void *)
		    (into->troubles.p + into->troubles.len - sizeof(trouble));

		if (last->node == node && last->why == why && hy_str_eq(last->cell, trouble.cell))
			return;
	}
	hy_buf_add(&into->troubles, (const char *)&trouble, sizeof(trouble));
}

const struct hy_into_trouble *
hy_into_troubles(const struct hy_into *into, size_t *count)
{
	*count = into->troubles.len / sizeof(struct hy_into_trouble);
	return (const struct hy_into_trouble *)(const void *)into->troubles.p;
}
