/* Rows to labels and values: cells, tables, broken lines, rows side by side (follow.h). */
#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

#define MOST_SEEN 2000	/* cells of a table that may come again as lines */
#define MOST_LABEL 90	/* characters of the longest label, with room */

/* An option of the choice being read is its answer, whatever label it looks like. */
static bool
is_option(struct hy_follow *f, struct hy_str text)
{
	struct hy_str key;

	if (f->now == NULL || f->now->node->item->n_options == 0)
		return false;
	key = hy_label_cut(f->scratch, f->words, text).key;
	for (unsigned i = 0; i < f->now->node->item->n_options; i++)
		if (hy_str_eq(f->now->node->item->options[i].key, key))
			return true;
	return false;
}

static void
take_line(struct hy_follow *f, struct hy_str text, enum hy_stand stand, struct hy_row_state *row,
    unsigned cell)
{
	struct hy_found found;

	if (hy_is_printed(f, text))
		return;
	/* The empty lines of a workbook's cell are the author's; those of a text are the page's. */
	if (text.len == 0 && f->source->places != NULL && f->now != NULL && f->now->first != NULL)
		hy_hit_add(f, f->now, text, row->line);
	found = hy_find(f, text, stand);
	if (found.anchor < 0 || is_option(f, text)) {
		hy_follow_value(f, text, row);
		return;
	}
	if (stand != HY_STAND_INSIDE)
		hy_queue_drop(f);
	hy_follow_label(f, &found, row, cell);
	if (found.rest.len > 0)
		take_line(f, found.rest, HY_STAND_INSIDE, row, cell);
}

/* An exact label, with nothing behind it. */
static bool
is_label(struct hy_follow *f, struct hy_str text, enum hy_stand stand, struct hy_found *found)
{
	*found = hy_find(f, text, stand);
	return found->anchor >= 0 && !found->unsure && !found->off && found->rest.len == 0;
}

/* A label broken into lines inside its cell. */
static bool
take_broken(struct hy_follow *f, struct hy_str text, enum hy_stand stand,
    struct hy_row_state *row, unsigned cell)
{
	struct hy_found found;

	if (hy_str_find(text, HY_S("\n"), 0) < 0 || hy_text_chars(text) > MOST_LABEL ||
	    !is_label(f, hy_text_squeeze(f->scratch, text), stand, &found))
		return false;
	if (stand != HY_STAND_INSIDE)
		hy_queue_drop(f);
	hy_follow_label(f, &found, row, cell);
	return true;
}

/* Lines of a cell: the first may be any label, those below only the next ones. */
static void
take_cell(struct hy_follow *f, struct hy_str text, enum hy_stand stand, struct hy_row_state *row,
    unsigned cell)
{
	size_t from = 0;

	if (take_broken(f, text, stand, row, cell))
		return;
	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && text.p[i] != '\n')
			continue;
		take_line(f, hy_str_cut(text, from, i), from == 0 ? stand : HY_STAND_INSIDE, row,
		    cell);
		from = i + 1;
	}
}

static bool
is_above(const struct hy_item *above, const struct hy_item *item)
{
	for (item = item->up; item != NULL; item = item->up)
		if (item == above)
			return true;
	return false;
}

/* At the end of a row: labels side by side wait for the row below, or got no place. */
static void
close_row(struct hy_follow *f, const struct hy_row_state *row)
{
	for (unsigned i = 0; i + 1 < row->n; i++) {
		bool above = is_above(row->item[i], row->item[i + 1]) ||
		    row->item[i] == row->item[i + 1];

		if (row->cell[i] == row->cell[i + 1] || above || row->hit[i] == NULL)
			continue;
		if (row->values > 0) {
			row->hit[i]->orphan = row->hit[i]->first == NULL;
		} else if (row->hit[i + 1] != NULL && f->n_queue + 2 < HY_MAX_QUEUE) {
			if (f->n_queue == 0) {
				f->queue_cell[0] = row->cell[i];
				f->queue[f->n_queue++] = row->hit[i];
			}
			f->queue_cell[f->n_queue] = row->cell[i + 1];
			f->queue[f->n_queue++] = row->hit[i + 1];
			f->in_columns = true;
		}
	}
	if (row->values == 0 && row->n > 1 && f->n_queue == 0)
		hy_queue_open(f, row);
}

/* A row below labels that stand side by side: each cell goes to the label above it. */
static bool
take_columns(struct hy_follow *f, const struct hy_str *texts, unsigned n, unsigned line)
{
	unsigned filled = 0, next = 0;

	if (f->n_queue == 0 || !f->in_columns)
		return false;
	for (unsigned c = 0; c < n; c++)
		filled += texts[c].len > 0;
	if (filled == 0 || filled > f->n_queue)
		return false;
	for (unsigned c = 0; c < n; c++) {
		if (texts[c].len > 0 && hy_find(f, texts[c], HY_STAND_FIRST).anchor >= 0)
			return false;
	}
	for (unsigned c = 0; c < n; c++) {
		if (texts[c].len == 0)
			continue;
		while (next + 1 < f->n_queue && f->queue_cell[next] < c &&
		    f->n_queue - next > filled)
			next++;
		f->now = f->queue[next++];
		hy_hit_add(f, f->now, texts[c], line);
		filled--;
	}
	f->n_queue = 0;
	return true;
}

/* "4 Title" below two labels on one line, the first of which takes a number. */
static struct hy_str
split_number(struct hy_follow *f, struct hy_str text, struct hy_row_state *row)
{
	size_t n = 0;

	if (f->n_queue < 2 || f->queue[0]->node->item->kind != HY_KIND_NUMBER)
		return text;
	while (n < text.len && text.p[n] >= '0' && text.p[n] <= '9')
		n++;
	if (n == 0 || n == text.len || text.p[n] != ' ')
		return text;
	hy_hit_add(f, hy_queue_next(f), hy_str_cut(text, 0, n), row->line);
	return hy_str_trim(hy_str_cut(text, n, text.len));
}

static bool
was_seen(struct hy_follow *f, struct hy_str text)
{
	struct hy_str key = hy_text_key(f->scratch, text);

	for (unsigned i = 0; i < f->n_seen; i++)
		if (hy_str_eq(f->seen[i], key))
			return true;
	return false;
}

/* A row behind a label that cannot be the heading it reads like, and is no other either. */
static bool
leave_row(struct hy_follow *f, const struct hy_str *texts, unsigned n, unsigned line)
{
	struct hy_found found;
	unsigned first = 0;

	while (texts[first].len == 0)
		first++;
	f->planned = HY_NO_PLAN;
	found = hy_find(f, texts[first], HY_STAND_FIRST);
	f->planned = HY_NO_HEADING;
	if (found.anchor < 0 || f->anchors.at[found.anchor].role > HY_ANCHOR_PART)
		return false;
	hy_queue_drop(f);
	f->now = NULL;
	for (unsigned c = 0; c < n; c++)
		hy_follow_left(f, texts[c], line, "order");
	return true;
}

/*
 * TEXTS are the cells of one row, tidied; BESIDE as in hy_source_row. A row that repeats the
 * table above it is dropped: false.
 */
static bool
take_texts(struct hy_follow *f, struct hy_str *texts, unsigned n, unsigned line, bool beside)
{
	struct hy_row_state row = { .line = line };
	enum hy_stand stand;
	unsigned filled = 0, fresh = 0;

	for (unsigned c = 0; c < n; c++) {
		filled += texts[c].len > 0;
		fresh += texts[c].len > 0 && !was_seen(f, texts[c]);
	}
	if (filled == 0 || fresh == 0 || (n > 1 && hy_annex_ruler(f, texts, n)))
		return false;
	f->n_seen = 0;
	if (filled > 1 && f->planned == HY_NO_HEADING && leave_row(f, texts, n, line))
		return true;
	if (take_columns(f, texts, n, line))
		return true;
	stand = beside ? HY_STAND_INSIDE : filled == 1 ? HY_STAND_ALONE : HY_STAND_FIRST;
	for (unsigned c = 0; c < n; c++) {
		if (texts[c].len == 0 || (filled == 1 && (hy_words_furniture(f->words, texts[c]) ||
		    hy_words_furniture(f->words, hy_plain_line(texts[c])))))
			continue;
		if (filled == 1)
			texts[c] = split_number(f, texts[c], &row);
		take_cell(f, texts[c], stand, &row, c);
		stand = HY_STAND_INSIDE;
	}
	close_row(f, &row);
	return true;
}

/* The cells of TABLE and its rows, so that a flat repetition of them is known. */
static void
remember(struct hy_follow *f, const struct hy_rows *table)
{
	unsigned most = table->count;

	for (unsigned i = 0; i < table->count; i++)
		most += table->row[i].n_cells;
	f->n_seen = 0;
	if (most > MOST_SEEN)
		return;
	f->seen = hy_new_array(f->arena, most + 1, struct hy_str);
	for (unsigned i = 0; i < table->count; i++) {
		struct hy_buf row = hy_buf_new(f->arena);

		for (unsigned c = 0; c < table->row[i].n_cells; c++) {
			struct hy_str key = hy_text_key(f->arena, hy_html_text(f->arena,
			    table->row[i].cells[c]));

			hy_buf_str(&row, key);
			if (key.len > 0)
				f->seen[f->n_seen++] = key;
		}
		if (table->row[i].n_cells > 1 && row.len > 0)
			f->seen[f->n_seen++] = hy_buf_get(&row);
	}
}

/* A row with a table in one of its cells: what stands before it opens the table's first row. */
static void
take_with_table(struct hy_follow *f, const struct hy_source_row *row, unsigned at)
{
	struct hy_rows table = hy_html_table(f->arena, row->cells[at], row->line);
	struct hy_str *texts = hy_new_array(f->arena, row->n_cells + HY_TABLE_COLUMNS,
	    struct hy_str);
	unsigned n = 0;

	for (unsigned c = 0; c < at; c++)
		texts[n++] = hy_html_text(f->arena, row->cells[c]);
	for (unsigned r = 0; r < table.count; r++) {
		for (unsigned c = 0; c < table.row[r].n_cells && n < at + HY_TABLE_COLUMNS; c++)
			texts[n++] = hy_html_text(f->arena, table.row[r].cells[c]);
		(void)take_texts(f, texts, n, row->line, false);
		hy_arena_reset(f->scratch);
		n = 0;
	}
	remember(f, &table);
	for (unsigned c = at + 1; c < row->n_cells; c++) {
		struct hy_str text = hy_html_text(f->arena, row->cells[c]);

		if (text.len > 0 && !was_seen(f, text)) {
			struct hy_row_state state = { .line = row->line };

			take_cell(f, text, HY_STAND_INSIDE, &state, c);
		}
	}
}

/* The only cell of ROW with something in it; row->n_cells when there are more. */
static unsigned
only_cell(struct hy_follow *f, const struct hy_source_row *row)
{
	unsigned only = row->n_cells;

	for (unsigned c = 0; c < row->n_cells; c++) {
		if (hy_html_text(f->scratch, row->cells[c]).len == 0)
			continue;
		if (only < row->n_cells)
			return row->n_cells;
		only = c;
	}
	return only;
}

/* A line that is one table: its rows are taken as lines. */
static bool
take_whole_table(struct hy_follow *f, const struct hy_source_row *row)
{
	unsigned only = only_cell(f, row);
	struct hy_rows table;
	bool fresh = false;

	if (only == row->n_cells || !hy_html_has_table(row->cells[only]))
		return false;
	table = hy_html_table(f->arena, row->cells[only], row->line);
	for (unsigned r = 0; r < table.count; r++) {
		struct hy_source_row *one = &table.row[r];

		f->block = false;
		if (hy_annex_row(f, one))
			continue;
		for (unsigned c = 0; c < one->n_cells; c++)
			one->cells[c] = hy_html_text(f->arena, one->cells[c]);
		fresh = take_texts(f, one->cells, one->n_cells, row->line, false) || fresh;
		hy_arena_reset(f->scratch);
	}
	if (fresh)
		remember(f, &table);
	return true;
}

static void
take_row(struct hy_follow *f, const struct hy_source_row *row)
{
	struct hy_str *texts;

	if (row->n_cells == 0 || hy_attach_row(f, row) || hy_figure_row(f, row) ||
	    take_whole_table(f, row) || hy_annex_row(f, row))
		return;
	f->block = !row->ruled;
	for (unsigned c = 0; c < row->n_cells; c++)
		if (hy_html_has_table(row->cells[c])) {
			take_with_table(f, row, c);
			return;
		}
	texts = hy_new_array(f->arena, row->n_cells, struct hy_str);
	for (unsigned c = 0; c < row->n_cells; c++)
		texts[c] = f->source->places != NULL ? row->cells[c]
		    : hy_html_text(f->arena, row->cells[c]);
	(void)take_texts(f, texts, row->n_cells, row->line, row->beside);
}

/* A label broken over two lines: its first part is put in front of the second. */
static bool
joins_next(struct hy_follow *f, const struct hy_source_row *row, struct hy_source_row *next)
{
	unsigned only = f->annex.on ? row->n_cells : only_cell(f, row), c = 0;
	struct hy_str a, b, joined, *cells;
	struct hy_found found, first;

	while (c < next->n_cells && hy_html_text(f->scratch, next->cells[c]).len == 0)
		c++;
	if (only == row->n_cells || c == next->n_cells)
		return false;
	a = hy_html_text(f->scratch, row->cells[only]);
	b = hy_html_text(f->scratch, next->cells[c]);
	if (hy_text_chars(a) > MOST_LABEL || hy_text_chars(b) > MOST_LABEL ||
	    is_label(f, b, HY_STAND_ALONE, &found))
		return false;
	if (!is_label(f, a, HY_STAND_ALONE, &first))
		first.anchor = -1;
	else if (f->anchors.at[first.anchor].role != HY_ANCHOR_ITEM)
		return false;
	joined = hy_str_format(f->arena, "%.*s%.*s", HY_ARG(a), HY_ARG(b));
	/* What is a label by itself may be another edition's short one, broken off the whole. */
	if (!is_label(f, joined, HY_STAND_ALONE, &found) ||
	    (first.anchor >= 0 && first.anchor != found.anchor))
		return false;
	cells = hy_new_array(f->arena, next->n_cells, struct hy_str);
	memcpy(cells, next->cells, next->n_cells * sizeof(*cells));
	cells[c] = joined;
	next->cells = cells;
	return true;
}

/* The section whose heading ROW is, or -1. */
static int
section_of_line(struct hy_follow *f, const struct hy_source_row *row)
{
	struct hy_str key;

	if (row->n_cells == 0)
		return -1;
	key = hy_label_cut(f->scratch, f->words, hy_html_text(f->scratch, row->cells[0])).key;
	for (int n = 0; n < f->anchors.count; n++)
		if (f->anchors.at[n].role == HY_ANCHOR_SECTION &&
		    hy_str_eq(f->anchors.at[n].key, key))
			return (int)f->anchors.at[n].section;
	return -1;
}

/* The list of sections on the cover: three or more of their headings with nothing between. */
static unsigned
contents_from(struct hy_follow *f, const struct hy_rows *rows, unsigned r)
{
	unsigned n = 0;
	int last = -1, section;

	while (r + n < rows->count &&
	    (section = section_of_line(f, &rows->row[r + n])) > last) {
		last = section;
		n++;
	}
	return n >= 3 ? n : 0;
}

/* Rows of lists of contents; the first row of the table of changes ends the search. */
static bool *
rows_to_skip(struct hy_follow *f, const struct hy_rows *rows)
{
	bool *skip = hy_new_array(f->arena, rows->count + 1, bool);

	for (unsigned r = 0; r < rows->count; r++) {
		unsigned contents = contents_from(f, rows, r);

		for (unsigned i = 0; i < contents; i++)
			skip[r + i] = true;
		r += contents > 0 ? contents - 1 : 0;
		hy_arena_reset(f->scratch);
	}
	return skip;
}

void
hy_follow_rows(struct hy_follow *f, struct hy_rows *rows)
{
	bool *contents;

	if (rows->places == NULL)
		hy_annex_mend(f, rows);
	contents = rows_to_skip(f, rows);
	hy_printed_collect(f);
	hy_plan_rows(f, rows, contents);
	for (unsigned r = 0; r < rows->count; r++) {
		if (contents[r]) {
			f->now = NULL;
			continue;
		}
		f->planned = f->plan[r];
		if (r + 1 < rows->count && f->planned < 0 &&
		    joins_next(f, &rows->row[r], &rows->row[r + 1]))
			continue;
		take_row(f, &rows->row[r]);
		hy_arena_reset(f->scratch);
	}
	hy_queue_drop(f);
}
