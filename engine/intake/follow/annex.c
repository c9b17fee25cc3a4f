/* The table of changes: rows of six cells, over page breaks (follow.h). */
#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

/* The column whose head CELL is, or -1. */
static int
head_column(struct hy_follow *f, const struct hy_item *table, struct hy_str cell)
{
	struct hy_str key = hy_label_cut(f->scratch, f->words, cell).key;

	int best = -1;
	size_t least = 99;

	for (unsigned i = 0; i < table->n_items && key.len > 0; i++) {
		size_t slack = hy_text_chars(table->items[i]->keys[1]) / 4;
		size_t off = hy_text_distance(f->scratch, key, table->items[i]->keys[1], slack);

		if (off <= slack && off < least) {
			best = (int)i;
			least = off;
		}
	}
	return best;
}

static void
note_heads(struct hy_follow *f, unsigned line)
{
	struct hy_label_place place = { .line = line, .table = true };

	memcpy(place.column, f->annex.column, sizeof(place.column));
	if (f->places != NULL)
		hy_buf_add(f->places, (const char *)&place, sizeof(place));
}

/* A row with the heads of most columns: begins the table, or repeats its head on a new page. */
static bool
take_heads(struct hy_follow *f, const struct hy_item *table, const struct hy_str *texts,
    unsigned n, unsigned line)
{
	int column[HY_TABLE_COLUMNS], last = -1;
	unsigned found = 0;

	for (unsigned c = 0; c < HY_TABLE_COLUMNS; c++)
		column[c] = -1;
	for (unsigned c = 0; c < n && c < HY_TABLE_COLUMNS; c++) {
		int head = texts[c].len > 0 ? head_column(f, table, texts[c]) : -1;

		if (head <= last)
			continue;
		column[c] = last = head;
		found++;
	}
	if (found * 3 < table->n_items * 2)
		return false;
	for (unsigned c = 0; c < HY_TABLE_COLUMNS; c++)
		f->annex.column[c] = column[c];
	f->annex.on = true;
	note_heads(f, line);
	for (unsigned s = 0; s < f->form->n_sections; s++)
		if (f->form->sections[s] == table)
			f->section = s;
	f->now = NULL;
	return true;
}

/* TEXT goes on with the text of cell N of the row being put together. */
static void
add_text(struct hy_follow *f, unsigned n, struct hy_str text)
{
	struct hy_node *node = f->annex.row->kids[n];
	struct hy_buf *all = &f->annex.text[n];

	if (all->len > 0 && text.len > 0)
		hy_buf_char(all, '\n');
	hy_buf_str(all, text);
	node->text = all->len > 0 ? hy_buf_get(all) : HY_S("");
	node->written = node->answered = true;
}

bool
hy_annex_day(struct hy_str text)
{
	struct hy_date date;

	return hy_date_parse(text, &date) && hy_text_chars(text) < 24;
}

/*
 * A row that begins nothing new goes on with the row before: it has no day, and
 * neither an item nor a choice of its own.
 */
static bool
goes_on(const struct hy_follow *f, const struct hy_item *table, const struct hy_str *value)
{
	bool chosen = false;

	for (unsigned i = 0; i < table->n_items; i++)
		chosen = chosen || (table->items[i]->kind == HY_KIND_CHOICE && value[i].len > 0);
	return f->annex.row != NULL && value[0].len == 0 && (value[1].len == 0 || !chosen);
}

static void
take_values(struct hy_follow *f, const struct hy_item *table, const struct hy_str *value,
    unsigned line)
{
	struct hy_node *container = hy_place_node(f, table);
	bool on = goes_on(f, table, value);

	if (!on) {
		f->annex.row = hy_place_append(f, container);
		f->annex.row->at.line = line;
		for (unsigned i = 0; i < HY_TABLE_COLUMNS; i++)
			f->annex.text[i] = hy_buf_new(f->arena);
	}
	for (unsigned i = 0; i < table->n_items; i++) {
		if (value[i].len > 0 || !on)
			add_text(f, i, value[i]);
	}
}

static void
default_columns(struct hy_follow *f)
{
	bool known = false;

	for (unsigned c = 0; c < HY_TABLE_COLUMNS; c++)
		known = known || f->annex.column[c] > 0;
	for (int c = 0; c < HY_TABLE_COLUMNS && !known; c++)
		f->annex.column[c] = c;
}

/* A row of the table whose columns are known; false when its cells do not fit. */
static bool
take_body(struct hy_follow *f, const struct hy_item *table, const struct hy_str *texts,
    unsigned n, unsigned line)
{
	struct hy_str value[HY_TABLE_COLUMNS] = { { NULL, 0 } };
	unsigned filled = 0;

	default_columns(f);
	for (unsigned c = 0; c < n; c++) {
		int column = c < HY_TABLE_COLUMNS ? f->annex.column[c] : -1;

		if (texts[c].len == 0)
			continue;
		if (column < 0 || (unsigned)column >= table->n_items) {
			hy_follow_left(f, texts[c], line, "column");
			continue;
		}
		value[column] = texts[c];
		filled++;
	}
	if (filled == 0)
		return true;
	if ((filled == 1 && value[0].len > 0 && !hy_annex_day(value[0])) ||
	    (f->annex.torn && value[0].len == 0))
		return false;
	f->annex.torn = false;
	take_values(f, table, value, line);
	return true;
}

bool
hy_annex_ruler(const struct hy_follow *f, const struct hy_str *texts, unsigned n)
{
	bool long_one = false;

	for (unsigned c = 0; c < n; c++) {
		for (size_t i = 0; i < texts[c].len; i++)
			if (texts[c].p[i] != '-' && texts[c].p[i] != ':')
				return false;
		long_one = long_one || hy_words_furniture(f->words, texts[c]);
	}
	return long_one;
}

/* A whole row of the table though its head is lost: six cells, a day, and when it was handed in. */
static bool
starts_without_heads(struct hy_follow *f, const struct hy_item *table, const struct hy_str *texts,
    unsigned n)
{
	if (n != table->n_items || !hy_annex_day(texts[0]))
		return false;
	for (unsigned i = 0; i < n; i++)
		if (table->items[i]->kind == HY_KIND_CHOICE &&
		    hy_item_option(f->scratch, table->items[i], texts[i]) != NULL)
			return true;
	return false;
}

bool
hy_annex_row(struct hy_follow *f, const struct hy_source_row *row)
{
	const struct hy_item *table = hy_form_table_section(f->form);
	struct hy_str *texts = hy_new_array(f->arena, row->n_cells, struct hy_str);
	struct hy_found found;

	if (table == NULL)
		return false;
	for (unsigned c = 0; c < row->n_cells; c++)
		texts[c] = hy_source_words(f, row->cells[c]);
	if (row->n_cells >= 4 && take_heads(f, table, texts, row->n_cells, row->line))
		return true;
	f->annex.on = f->annex.on || starts_without_heads(f, table, texts, row->n_cells);
	if (!f->annex.on)
		return false;
	if (hy_annex_ruler(f, texts, row->n_cells))
		return true;
	if (row->n_cells > 1 && take_body(f, table, texts, row->n_cells, row->line))
		return true;
	found = hy_find(f, texts[0], HY_STAND_ALONE);
	if (found.anchor >= 0 && f->anchors.at[found.anchor].role == HY_ANCHOR_SECTION)
		return f->anchors.at[found.anchor].item == table;
	for (unsigned c = 0; c < row->n_cells; c++)
		if (texts[c].len > 0 && !hy_words_furniture(f->words, texts[c])) {
			hy_follow_left(f, texts[c], row->line, "row");
			f->annex.torn = true;
		}
	return true;
}
