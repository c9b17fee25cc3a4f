/* Comparing by row: tables, and the subjects and flows of a figure (differ.h). */
#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/change/differ.h"

/* A line, and its like on the other side. */
struct line {
	struct hy_str text, key;
	bool paired;
};

struct lines {
	struct line *at, **sorted;
	size_t count;
};

static int
by_key(const void *a, const void *b)
{
	const struct line *const *x = a, *const *y = b;

	return hy_str_cmp((*x)->key, (*y)->key);
}

static struct lines
lines_of(struct hy_arena *scratch, struct hy_str s)
{
	struct lines lines = { NULL, NULL, 0 };
	size_t n = 1;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] == '\n';
	lines.at = hy_new_array(scratch, n, struct line);
	lines.sorted = hy_new_array(scratch, n, struct line *);
	for (size_t at = 0; at < s.len; at++) {
		long end = hy_str_find(s, HY_S("\n"), at);
		struct line *line = &lines.at[lines.count];

		line->text = hy_str_cut(s, at, end < 0 ? s.len : (size_t)end);
		line->key = hy_text_squeeze(scratch, line->text);
		lines.sorted[lines.count++] = line;
		at = end < 0 ? s.len : (size_t)end;
	}
	if (lines.count > 0)
		qsort(lines.sorted, lines.count, sizeof(*lines.sorted), by_key);
	return lines;
}

/* Lines that both sides have, each as often as the other has it, are paired. */
static void
pair_lines(struct lines *a, struct lines *b)
{
	for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
		int order = hy_str_cmp(a->sorted[i]->key, b->sorted[j]->key);

		if (order == 0)
			a->sorted[i]->paired = b->sorted[j]->paired = true;
		i += order <= 0;
		j += order >= 0;
	}
}

bool
hy_lines_same(struct hy_arena *scratch, struct hy_str a, struct hy_str b)
{
	struct lines x, y;

	if (hy_str_eq(a, b))
		return true;
	x = lines_of(scratch, a);
	y = lines_of(scratch, b);
	for (size_t i = 0; x.count == y.count && i < x.count; i++)
		if (!hy_str_eq(x.sorted[i]->key, y.sorted[i]->key))
			return false;
	return x.count == y.count;
}

static struct hy_str
unpaired(struct hy_arena *arena, const struct lines *lines)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < lines->count; i++) {
		if (lines->at[i].paired)
			continue;
		if (out.len > 0)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, lines->at[i].text);
	}
	return hy_buf_get(&out);
}

/* A change of the rows that only one side has; none where all are paired. */
static void
add_rows(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b, struct hy_str old,
    struct hy_str new)
{
	struct lines x = lines_of(d->scratch, old), y = lines_of(d->scratch, new);

	pair_lines(&x, &y);
	old = unpaired(d->arena, &x);
	new = unpaired(d->arena, &y);
	if (old.len > 0 || new.len > 0)
		hy_differ_add(d, a, b, old, new);
}

/* The heads of the columns of a table, as a row is printed. */
static struct hy_str
heads_of(struct hy_arena *arena, const struct hy_node *grid)
{
	const struct hy_yaml *heads = hy_yaml_get(grid->raw, hy_word(HY_W_KEY_COLUMNS).p);
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_yaml *y = heads != NULL ? heads->first : NULL; y != NULL; y = y->next) {
		if (y != heads->first)
			hy_buf_str(&out, hy_word(HY_W_COLUMN_JOIN));
		hy_buf_str(&out, y->text);
	}
	hy_buf_char(&out, '\n');
	return hy_buf_get(&out);
}

void
hy_differ_grid(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	struct hy_str old = hy_node_printed(d->scratch, a), new = hy_node_printed(d->scratch, b);

	if (old.len > 0)
		old = hy_str_format(d->scratch, "%s%.*s", heads_of(d->scratch, a).p, HY_ARG(old));
	if (new.len > 0)
		new = hy_str_format(d->scratch, "%s%.*s", heads_of(d->scratch, b).p, HY_ARG(new));
	add_rows(d, a, b, old, new);
}

/* Values of one subject or flow on a line. */
static void
add_row(struct hy_buf *out, const struct hy_node *record)
{
	bool first = true;

	for (unsigned i = 0; i < record->n_kids; i++) {
		struct hy_str text = hy_node_printed(out->arena, record->kids[i]);

		if (text.len == 0)
			continue;
		if (!first)
			hy_buf_str(out, hy_word(HY_W_LIST_JOIN));
		hy_buf_format(out, "%.*s%.*s%.*s", HY_ARG(record->kids[i]->item->label),
		    HY_ARG(hy_word(HY_W_COLON)), HY_ARG(text));
		first = false;
	}
	hy_buf_char(out, '\n');
}

static struct hy_str
figure_text(struct hy_arena *arena, const struct hy_node *figure)
{
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned i = 0; i < figure->n_kids; i++) {
		const struct hy_node *kid = figure->kids[i];

		if (kid->item->kind == HY_KIND_PICTURE && kid->text.len > 0)
			hy_buf_format(&out, "%.*s%.*s%.*s\n", HY_ARG(kid->item->label),
			    HY_ARG(hy_word(HY_W_COLON)), HY_ARG(hy_str_trim(kid->text)));
		for (unsigned k = 0; hy_item_repeats(kid->item) && k < kid->n_kids; k++)
			add_row(&out, kid->kids[k]);
	}
	return hy_str_trim(hy_buf_get(&out));
}

void
hy_differ_figure(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	struct hy_str old, new;

	if (hy_differ_equal(a, b))
		return;
	old = figure_text(d->scratch, a);
	new = figure_text(d->scratch, b);
	add_rows(d, a, b, old, new);
}
