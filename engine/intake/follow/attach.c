/* Attachments: a heading, then a table or a text up to the next heading (follow.h). */
#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

/* An empty table: columns and rows under the keys of the assessment file. */
static struct hy_yaml *
grid_new(struct hy_follow *f)
{
	struct hy_mark nowhere = hy_mark_file(NULL);
	struct hy_yaml *grid = hy_yaml_map_new(f->arena, nowhere);

	hy_yaml_put(f->arena, grid, hy_word(HY_W_KEY_COLUMNS), hy_yaml_list_new(f->arena, nowhere));
	hy_yaml_put(f->arena, grid, hy_word(HY_W_KEY_ROWS), hy_yaml_list_new(f->arena, nowhere));
	return grid;
}

static bool
same_cells(const struct hy_yaml *columns, const struct hy_yaml *row)
{
	const struct hy_yaml *a = columns->first, *b = row->first;

	for (; a != NULL && b != NULL; a = a->next, b = b->next)
		if (!hy_str_eq(a->text, b->text))
			return false;
	return a == NULL && b == NULL;
}

/* The first row names the columns; where it is printed again on a new page it is dropped. */
static void
take_cells(struct hy_follow *f, const struct hy_source_row *row)
{
	struct hy_node *node = hy_node_kid(f->attach.now, "hyou");
	struct hy_yaml *grid = (struct hy_yaml *)node->raw, *line;

	if (grid == NULL)
		node->raw = grid = grid_new(f);
	line = hy_yaml_list_new(f->arena, grid->at);
	for (unsigned c = 0; c < row->n_cells; c++)
		hy_yaml_add(line, hy_yaml_text_new(f->arena, hy_source_words(f, row->cells[c]),
		    grid->at));
	node->written = node->answered = true;
	if (grid->first->first == NULL) {
		grid->first->first = line->first;
		grid->first->last = line->last;
		grid->first->count = line->count;
		return;
	}
	if (same_cells(grid->first, line))
		return;
	hy_yaml_add(grid->first->next, line);
}

static void
take_text(struct hy_follow *f, struct hy_str text)
{
	struct hy_node *node = hy_node_kid(f->attach.now, "honbun");

	if (text.len == 0 || hy_words_furniture(f->words, text))
		return;
	text = hy_plain_line(text);
	node->text = node->text.len > 0
	    ? hy_str_format(f->arena, "%.*s\n%.*s", HY_ARG(node->text), HY_ARG(text)) : text;
	node->written = node->answered = true;
}

/* A row of an attachment: of its table, or of its text. */
static void
take_row(struct hy_follow *f, const struct hy_source_row *row)
{
	for (unsigned c = 0; c < row->n_cells; c++) {
		struct hy_rows table;

		if (!hy_html_has_table(row->cells[c]))
			continue;
		table = hy_html_table(f->arena, row->cells[c], row->line);
		for (unsigned r = 0; r < table.count; r++)
			take_cells(f, &table.row[r]);
		return;
	}
	if (row->n_cells > 1)
		take_cells(f, row);
	else
		take_text(f, hy_source_words(f, row->cells[0]));
}

static void
begin(struct hy_follow *f, struct hy_str name, unsigned line)
{
	struct hy_node *all = hy_node_kid(f->doc->root, "besshi"), *title;

	f->attach.now = hy_place_append(f, all);
	f->attach.now->at.line = line;
	title = hy_node_kid(f->attach.now, "mei");
	name = hy_plain_line(name);
	title->text = hy_round_inside(name).len > 0 ? hy_round_inside(name) : name;
	title->written = title->answered = true;
	f->now = NULL;
	f->annex.on = false;
}

bool
hy_attach_row(struct hy_follow *f, const struct hy_source_row *row)
{
	unsigned filled = 0, only = 0;
	struct hy_str text;

	for (unsigned c = 0; c < row->n_cells; c++)
		if (hy_html_words(f->scratch, row->cells[c]).len > 0) {
			filled++;
			only = c;
		}
	text = filled == 1 ? hy_html_words(f->arena, row->cells[only]) : HY_S("");
	if (filled == 1 && !(f->annex.on && row->ruled) &&
	    (f->now == NULL || f->now->first != NULL || hy_str_starts(text, HY_S("# "))) &&
	    hy_words_attachment(f->words, hy_plain_line(text))) {
		begin(f, text, row->line);
		return true;
	}
	if (f->attach.now == NULL || f->planned >= 0) {
		f->attach.now = NULL;
		return false;
	}
	if (filled > 0)
		take_row(f, row);
	return true;
}
