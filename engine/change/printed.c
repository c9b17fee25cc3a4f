/* Answers as they are printed (diff.h). */
#include "engine/base/text.h"
#include "engine/change/diff.h"
#include "engine/form/path.h"

/* True when the condition of ITEM asks whether NODE's answer is OPTION. */
static bool
asks_for(const struct hy_item *item, const struct hy_item *asked, const struct hy_option *option)
{
	for (const struct hy_cond *c = item->when; c != NULL; c = c->next)
		if (c->item == asked && (c->test == HY_TEST_IS || c->test == HY_TEST_HAS) &&
		    hy_str_eq(c->key, option->key))
			return true;
	return false;
}

/* Rows of the attachment that the record's title names; 0 when it names none. */
static long
attached_rows(const struct hy_node *record)
{
	const struct hy_node *list = record;
	struct hy_str title = hy_record_title(record);

	while (list->up != NULL)
		list = list->up;
	list = hy_node_find(list, "besshi");
	for (unsigned i = 0; list != NULL && i < list->n_kids; i++) {
		const struct hy_node *grid = hy_node_find(list->kids[i], "hyou");
		struct hy_str name = hy_record_title(list->kids[i]);
		const struct hy_yaml *rows = grid == NULL ? NULL
		    : hy_yaml_get(grid->raw, hy_word(HY_W_KEY_ROWS).p);

		if (rows != NULL && hy_str_find(title, name, 0) >= 0)
			return rows->count;
	}
	return 0;
}

bool
hy_node_counted(const struct hy_node *node, const struct hy_option *option, long *count)
{
	*count = 0;
	if (node->has_count) {
		*count = node->count;
		return true;
	}
	if (node->count_blank)
		return false;
	for (unsigned i = 0; option != NULL && node->up != NULL && i < node->up->n_kids; i++) {
		const struct hy_node *list = node->up->kids[i];

		if (!hy_item_repeats(list->item) || !asks_for(list->item, node->item, option))
			continue;
		for (unsigned k = 0; k < list->n_kids; k++) {
			long rows = attached_rows(list->kids[k]);

			*count += rows > 0 ? rows : 1;
		}
	}
	return *count > 0;
}

static void
add_choice(struct hy_buf *out, const struct hy_node *node)
{
	long count;

	hy_buf_str(out, node->option != NULL ? node->option->label : hy_str_trim(node->text));
	if (node->item->count.len > 0 && hy_node_counted(node, node->option, &count))
		hy_buf_format(out, " %ld%.*s", count, HY_ARG(node->item->count));
}

static void
add_tick(struct hy_buf *out, const struct hy_node *node, const struct hy_tick *t)
{
	struct hy_str text = hy_str_trim(t->text);
	long count = t->count;
	bool counted = t->has_count;

	if (out->len > 0)
		hy_buf_str(out, hy_word(HY_W_LIST_JOIN));
	hy_buf_str(out, t->option != NULL ? t->option->label : t->label);
	if (!counted && t->option != NULL && t->option->count.len > 0)
		counted = hy_node_counted(node, t->option, &count);
	if (counted)
		hy_buf_format(out, "(%ld%.*s)", count,
		    HY_ARG(t->option != NULL ? t->option->count : HY_S("")));
	if (text.len > 0)
		hy_buf_format(out, "(%.*s)", HY_ARG(text));
}

/* Ticked boxes in the order of the form, then those it does not have. */
static void
add_ticks(struct hy_buf *out, const struct hy_node *node)
{
	for (unsigned i = 0; i < node->item->n_options; i++)
		for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
			if (t->option == &node->item->options[i])
				add_tick(out, node, t);
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		if (t->option == NULL)
			add_tick(out, node, t);
}

static struct hy_str
trimmed(struct hy_str s)
{
	while (s.len > 0 && s.p[s.len - 1] == '\n')
		s.len--;
	return s;
}

/* Rows of a table as people write them in a text: no tabs between the columns. */
static struct hy_str
columns_joined(struct hy_arena *arena, struct hy_str rows)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < rows.len; i++) {
		if (rows.p[i] == '\t')
			hy_buf_str(&out, hy_word(HY_W_COLUMN_JOIN));
		else
			hy_buf_char(&out, rows.p[i]);
	}
	return hy_buf_get(&out);
}

struct hy_str
hy_node_printed(struct hy_arena *arena, const struct hy_node *node)
{
	struct hy_buf out = hy_buf_new(arena);

	switch (node->item->kind) {
	case HY_KIND_CHOICE:
		add_choice(&out, node);
		break;
	case HY_KIND_CHECKS:
		add_ticks(&out, node);
		break;
	case HY_KIND_LIST:
	case HY_KIND_FILES:
		return trimmed(hy_node_plain(arena, node));
	case HY_KIND_GRID:
		return columns_joined(arena, trimmed(hy_node_plain(arena, node)));
	default:
		return hy_str_trim(node->text);
	}
	return hy_buf_get(&out);
}

static void
add_line(struct hy_buf *out, struct hy_str label, struct hy_str text)
{
	if (text.len == 0)
		return;
	if (out->len > 0)
		hy_buf_char(out, '\n');
	hy_buf_str(out, label);
	hy_buf_str(out, hy_word(HY_W_COLON));
	if (hy_str_find(text, HY_S("\n"), 0) >= 0)
		hy_buf_char(out, '\n');
	hy_buf_str(out, text);
}

static void
add_answers(struct hy_buf *out, const struct hy_node *record, const struct hy_node *node)
{
	struct hy_str label = node->item->heading && node->up == record
	    ? hy_record_heading(out->arena, record) : node->item->label;

	if (hy_kind_answers(node->item->kind))
		add_line(out, label, hy_node_printed(out->arena, node));
	for (unsigned i = 0; i < node->n_kids; i++)
		add_answers(out, record, node->kids[i]);
}

struct hy_str
hy_record_printed(struct hy_arena *arena, const struct hy_node *record)
{
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned i = 0; i < record->n_kids; i++)
		add_answers(&out, record, record->kids[i]);
	return hy_buf_get(&out);
}
