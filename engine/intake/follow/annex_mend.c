/*
 * The table of changes as copying tears it: cells parted by spaces, a cell that goes on
 * over lines of its own, or every cell on a line. Rows are put together before the text
 * is followed; what does not come out as a whole row is left as it was (follow.h).
 */
#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

#define GAP 2		/* spaces between cells */
#define MOST_LINES 400	/* of a row */

struct mender {
	struct hy_follow *f;
	struct hy_rows *rows;
	const struct hy_item *table;
};

static struct hy_str
words(struct mender *m, unsigned r)
{
	const struct hy_source_row *row = &m->rows->row[r];

	return row->n_cells == 1 ? hy_html_words(m->f->arena, row->cells[0]) : HY_S("");
}

static bool
is_head(struct mender *m, unsigned column, struct hy_str text)
{
	return column < m->table->n_items && hy_str_eq(hy_label_cut(m->f->scratch, m->f->words,
	    text).key, m->table->items[column]->keys[1]);
}

/* A line that says nothing but a choice of the table: when it was handed in. */
static const struct hy_option *
choice_of(struct mender *m, struct hy_str text)
{
	for (unsigned i = 0; i < m->table->n_items; i++)
		if (m->table->items[i]->kind == HY_KIND_CHOICE)
			return hy_item_option(m->f->scratch, m->table->items[i], text);
	return NULL;
}

/* The heading of another section ends the table. */
static bool
ends_table(struct mender *m, unsigned r)
{
	struct hy_label label = hy_label_cut(m->f->scratch, m->f->words, words(m, r));

	for (int n = 0; n < m->f->anchors.count; n++) {
		const struct hy_anchor *a = &m->f->anchors.at[n];

		if (a->role == HY_ANCHOR_SECTION && a->item != m->table &&
		    label.numeral.type == a->numeral.type &&
		    label.numeral.value == a->numeral.value && hy_str_eq(a->key, label.key))
			return true;
	}
	return false;
}

/* Makes row R the cells given; the COUNT rows behind it are taken up in it. */
static void
set_row(struct mender *m, unsigned r, const struct hy_str *cells, unsigned n, unsigned count)
{
	struct hy_source_row *row = &m->rows->row[r];

	row->cells = hy_new_array(m->f->arena, n, struct hy_str);
	memcpy(row->cells, cells, n * sizeof(*cells));
	row->n_cells = n;
	row->ruled = true;
	for (unsigned i = 1; i <= count; i++)
		m->rows->row[r + i].n_cells = 0;
}

/* A line whose cells are parted by spaces, as many of them as the table has. */
static void
split_spaces(struct mender *m, unsigned r)
{
	struct hy_str text = m->rows->row[r].cells[0], cells[HY_TABLE_COLUMNS];
	unsigned n = 0, spaces = 0;
	size_t from = 0;

	for (size_t i = 0; i <= text.len && n < HY_TABLE_COLUMNS; i++) {
		if (i < text.len && text.p[i] == ' ') {
			spaces++;
			continue;
		}
		if (spaces >= GAP || i == text.len) {
			cells[n] = hy_str_trim(hy_str_cut(text, from, i));
			n += cells[n].len > 0;
			from = i;
		}
		spaces = 0;
	}
	if (n == m->table->n_items && (is_head(m, 0, cells[0]) || hy_annex_day(cells[0])))
		set_row(m, r, cells, n, 0);
}

/* The heads of all columns, each on a line. */
static bool
join_heads(struct mender *m, unsigned r)
{
	struct hy_str cells[HY_TABLE_COLUMNS];
	unsigned n = m->table->n_items;

	for (unsigned i = 0; i < n; i++)
		if (r + i >= m->rows->count || !is_head(m, i, cells[i] = words(m, r + i)))
			return false;
	set_row(m, r, cells, n, n - 1);
	return true;
}

static bool
is_furniture(struct mender *m, unsigned r)
{
	struct hy_str text = words(m, r);

	return m->rows->row[r].n_cells == 0 || (m->rows->row[r].n_cells == 1 &&
	    (text.len == 0 || hy_words_furniture(m->f->words, text)));
}

/* The text or its first word is a day: a row begins. */
static bool
begins_with_day(struct hy_str text)
{
	long space = hy_str_find(text, HY_S(" "), 0);

	return hy_annex_day(space > 0 ? hy_str_cut(text, 0, (size_t)space) : text);
}

/* Where what is behind row R ends: a day, a head, a row of cells or another section begins there. */
static unsigned
end_of_text(struct mender *m, unsigned r)
{
	unsigned end = r;

	while (end < m->rows->count && end - r < MOST_LINES &&
	    m->rows->row[end].n_cells <= 1 && !begins_with_day(words(m, end)) &&
	    !is_head(m, 0, words(m, end)) && !ends_table(m, end))
		end++;
	return end;
}

/* The texts of rows FROM to before END, a line each, without what belongs to the page. */
static struct hy_str
join_lines(struct mender *m, unsigned from, unsigned end)
{
	struct hy_buf out = hy_buf_new(m->f->arena);

	for (; from < end; from++) {
		if (is_furniture(m, from))
			continue;
		if (out.len > 0)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, m->rows->row[from].cells[0]);
	}
	return hy_buf_get(&out);
}

/*
 * Every cell on a line: day, item, both sides, when it was handed in, why. Only a row
 * with one line for each side can be told; days may stand in them, too.
 */
static void
join_cells(struct mender *m, unsigned r)
{
	struct hy_str cells[HY_TABLE_COLUMNS];
	unsigned n = 0, at = r, end;

	if (m->table->n_items != 6 || !hy_annex_day(words(m, r)))
		return;
	for (; at < m->rows->count && n < 5 && m->rows->row[at].n_cells <= 1; at++)
		if (!is_furniture(m, at))
			cells[n++] = words(m, at);
	if (n < 5 || choice_of(m, cells[4]) == NULL || choice_of(m, cells[3]) != NULL)
		return;
	end = end_of_text(m, at);
	cells[5] = join_lines(m, at, end);
	set_row(m, r, cells, 6, end - 1 - r);
}

/* A row of tabs whose cells have line breaks: its lines are put together until it is whole. */
static void
join_broken(struct mender *m, unsigned r)
{
	const struct hy_source_row *row = &m->rows->row[r];
	struct hy_str cells[HY_TABLE_COLUMNS];
	unsigned n = row->n_cells, at = r + 1, wanted = m->table->n_items, end;
	struct hy_str first = hy_html_words(m->f->arena, row->cells[0]);

	if (n > wanted || (first.len > 0 && !hy_annex_day(first)))
		return;
	memcpy(cells, row->cells, n * sizeof(*cells));
	for (; n < wanted && at < m->rows->count && at - r < MOST_LINES; at++) {
		const struct hy_source_row *next = &m->rows->row[at];

		if (is_furniture(m, at))
			continue;
		if (n + next->n_cells - 1 > wanted || ends_table(m, at))
			return;
		cells[n - 1] = hy_str_format(m->f->arena, "%.*s\n%.*s", HY_ARG(cells[n - 1]),
		    HY_ARG(next->cells[0]));
		for (unsigned c = 1; c < next->n_cells; c++)
			cells[n++] = next->cells[c];
	}
	if (n < wanted || (first.len > 0 && choice_of(m, cells[4]) == NULL && at > r + 1))
		return;
	end = at > r + 1 ? end_of_text(m, at) : at;
	if (end > at)
		cells[n - 1] = hy_str_format(m->f->arena, "%.*s\n%.*s", HY_ARG(cells[n - 1]),
		    HY_ARG(join_lines(m, at, end)));
	if (end > r + 1)
		set_row(m, r, cells, n, end - 1 - r);
}

/* The row has the first and the last head: the table begins, or goes on on a new page. */
static bool
has_heads(struct mender *m, unsigned r)
{
	const struct hy_source_row *row = &m->rows->row[r];
	unsigned n = m->table->n_items;

	return row->n_cells >= n && is_head(m, 0, hy_html_words(m->f->arena, row->cells[0])) &&
	    is_head(m, n - 1, hy_html_words(m->f->arena, row->cells[n - 1]));
}

void
hy_annex_mend(struct hy_follow *f, struct hy_rows *rows)
{
	struct mender m = { f, rows, hy_form_table_section(f->form) };
	bool on = false;

	if (m.table == NULL || m.table->n_items > HY_TABLE_COLUMNS)
		return;
	for (unsigned r = 0; r < rows->count; r++)
		if (rows->row[r].n_cells == 1)
			split_spaces(&m, r);
	for (unsigned r = 0; r < rows->count; r++) {
		if (has_heads(&m, r) || join_heads(&m, r)) {
			on = true;
		} else if (on && ends_table(&m, r)) {
			on = false;
		} else if (on && rows->row[r].n_cells == 1) {
			join_cells(&m, r);
		} else if (on && rows->row[r].n_cells > 1) {
			join_broken(&m, r);
		}
		hy_arena_reset(f->scratch);
	}
}
