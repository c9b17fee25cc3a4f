/* Attachments: a heading, then a table or a text up to the next heading (follow.h). */
#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/follow.h"

static struct hy_node *
kid_of(const struct hy_node *node, const char *id)
{
	for (unsigned i = 0; i < node->n_kids; i++)
		if (strcmp(node->kids[i]->item->id, id) == 0)
			return node->kids[i];
	return NULL;
}

static struct hy_yaml *
yaml_new(struct hy_follow *f, enum hy_yaml_type type, struct hy_str text)
{
	struct hy_yaml *y = hy_new(f->arena, struct hy_yaml);

	y->type = type;
	y->text = text;
	return y;
}

static void
yaml_add(struct hy_yaml *list, struct hy_yaml *entry)
{
	struct hy_yaml **tail = &list->first;

	while (*tail != NULL)
		tail = &(*tail)->next;
	*tail = entry;
	list->count++;
}

/* An empty table: columns and rows under the keys of the assessment file. */
static struct hy_yaml *
grid_new(struct hy_follow *f)
{
	struct hy_yaml *grid = yaml_new(f, HY_YAML_MAP, HY_S(""));
	struct hy_yaml *columns = yaml_new(f, HY_YAML_LIST, HY_S(""));
	struct hy_yaml *rows = yaml_new(f, HY_YAML_LIST, HY_S(""));

	columns->key = yaml_new(f, HY_YAML_TEXT, hy_word(HY_W_KEY_COLUMNS));
	rows->key = yaml_new(f, HY_YAML_TEXT, hy_word(HY_W_KEY_ROWS));
	yaml_add(grid, columns);
	yaml_add(grid, rows);
	f->attach.row = NULL;
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
take_cells(struct hy_follow *f, const struct hy_row *row)
{
	struct hy_node *node = kid_of(f->attach.now, "hyou");
	struct hy_yaml *grid = (struct hy_yaml *)node->raw, *line, *rows;

	if (grid == NULL)
		node->raw = grid = grid_new(f);
	line = yaml_new(f, HY_YAML_LIST, HY_S(""));
	for (unsigned c = 0; c < row->n_cells; c++)
		yaml_add(line, yaml_new(f, HY_YAML_TEXT, hy_html_words(f->arena, row->cells[c])));
	node->written = node->answered = true;
	if (grid->first->first == NULL) {
		grid->first->first = line->first;
		grid->first->count = line->count;
		return;
	}
	if (same_cells(grid->first, line))
		return;
	rows = grid->first->next;
	if (f->attach.row == NULL)
		rows->first = line;
	else
		f->attach.row->next = line;
	f->attach.row = line;
	rows->count++;
}

static void
take_text(struct hy_follow *f, struct hy_str text)
{
	struct hy_node *node = kid_of(f->attach.now, "honbun");

	if (text.len == 0 || hy_words_furniture(f->words, text))
		return;
	text = hy_plain_line(text);
	node->text = node->text.len > 0
	    ? hy_str_format(f->arena, "%.*s\n%.*s", HY_ARG(node->text), HY_ARG(text)) : text;
	node->written = node->answered = true;
}

/* A row of an attachment: of its table, or of its text. */
static void
take_row(struct hy_follow *f, const struct hy_row *row)
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
		take_text(f, hy_html_words(f->arena, row->cells[0]));
}

static void
begin(struct hy_follow *f, struct hy_str name, unsigned line)
{
	struct hy_node *all = kid_of(f->doc->root, "besshi"), *title;

	f->attach.now = hy_place_append(f, all);
	f->attach.now->at.line = line;
	title = kid_of(f->attach.now, "mei");
	name = hy_plain_line(name);
	title->text = hy_round_inside(name).len > 0 ? hy_round_inside(name) : name;
	title->written = title->answered = true;
	f->now = NULL;
	f->annex.on = false;
}

bool
hy_attach_row(struct hy_follow *f, const struct hy_row *row)
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
