#include "engine/form/edit/write.h"

#include "engine/form/yaml/emit.h"

#define STEP 2	/* spaces a level */

/* INDENT spaces and a dash. */
static void
add_dash(struct hy_buf *out, unsigned indent)
{
	hy_buf_format(out, "%*s-", (int)indent, "");
}

/*
 * KEY at INDENT; OPEN: it stands behind the dash of its list entry, so that only
 * the first key of an entry leaves out its indent.
 */
static void
add_key(struct hy_buf *out, unsigned indent, struct hy_str key, bool *open)
{
	if (*open)
		hy_buf_char(out, ' ');
	hy_emit_key(out, *open ? 0 : indent, key);
	*open = false;
}

static void
add_pair(struct hy_buf *out, unsigned indent, struct hy_str key, struct hy_str value, bool *open)
{
	add_key(out, indent, key, open);
	hy_emit_text(out, indent, value);
}

void
hy_tick_write(struct hy_buf *out, const struct hy_tick *tick, unsigned indent)
{
	bool open = true;

	add_dash(out, indent);
	if (tick->has_count) {
		add_key(out, indent + STEP, tick->label, &open);
		hy_buf_format(out, " %ld\n", tick->count);
	} else if (tick->has_text) {
		add_pair(out, indent + STEP, tick->label, tick->text, &open);
	} else {
		hy_emit_text(out, indent, tick->label);
	}
}

static void
add_ticks(struct hy_buf *out, const struct hy_node *node, unsigned indent)
{
	hy_buf_text(out, node->ticks == NULL ? " []\n" : "\n");
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		hy_tick_write(out, t, indent);
}

/* Entries below one heading, or without one. */
static const struct hy_entry *
add_group(struct hy_buf *out, const struct hy_entry *e, unsigned indent)
{
	bool open = true;

	if (e->heading) {
		add_dash(out, indent);
		add_pair(out, indent + STEP, hy_word(HY_W_KEY_HEADING), e->text, &open);
		add_key(out, indent + STEP, hy_word(HY_W_KEY_ENTRIES), &open);
		e = e->next;
		hy_buf_text(out, e == NULL || e->heading ? " []\n" : "\n");
		indent += 2 * STEP;
	}
	for (; e != NULL && !e->heading; e = e->next) {
		add_dash(out, indent);
		hy_emit_text(out, indent, e->text);
	}
	return e;
}

static void
add_entries(struct hy_buf *out, const struct hy_node *node, unsigned indent)
{
	const struct hy_entry *e = node->entries;

	hy_buf_text(out, e == NULL ? " []\n" : "\n");
	while (e != NULL)
		e = add_group(out, e, indent);
}

static void add_node(struct hy_buf *out, const struct hy_node *node, unsigned indent, bool *open);

static void
add_kids(struct hy_buf *out, const struct hy_node *node, unsigned indent, bool *open)
{
	for (unsigned i = 0; i < node->n_kids; i++)
		add_node(out, node->kids[i], indent, open);
}

static void
add_records(struct hy_buf *out, const struct hy_node *node, unsigned indent)
{
	hy_buf_text(out, node->n_kids > 0 ? "\n" : " []\n");
	for (unsigned i = 0; i < node->n_kids; i++) {
		bool open = true;

		add_dash(out, indent);
		add_kids(out, node->kids[i], indent + STEP, &open);
		if (open)	/* a record nothing is known of keeps its place */
			hy_buf_text(out, " {}\n");
	}
}

static bool
has_written_kid(const struct hy_node *node)
{
	for (unsigned i = 0; i < node->n_kids; i++)
		if (node->kids[i]->written)
			return true;
	return false;
}

/* Y behind its key or dash at INDENT: the table of an attachment. */
static void
add_yaml(struct hy_buf *out, const struct hy_yaml *y, unsigned indent)
{
	bool open = false;

	if (y == NULL || (y->type != HY_YAML_TEXT && y->first == NULL)) {
		hy_buf_text(out, y != NULL && y->type == HY_YAML_LIST ? " []\n" : " {}\n");
		return;
	}
	if (y->type == HY_YAML_TEXT) {
		hy_emit_text(out, indent, y->text);
		return;
	}
	hy_buf_char(out, '\n');
	for (const struct hy_yaml *e = y->first; e != NULL; e = e->next) {
		if (y->type == HY_YAML_MAP)
			add_key(out, indent + STEP, e->key->text, &open);
		else
			add_dash(out, indent + STEP);
		add_yaml(out, e, indent + STEP);
	}
}

void
hy_answer_write(struct hy_buf *out, const struct hy_node *node, unsigned indent)
{
	if (node->item->kind == HY_KIND_GRID)
		add_yaml(out, node->raw, indent);
	else if (node->item->kind == HY_KIND_CHECKS)
		add_ticks(out, node, indent + STEP);
	else if (hy_kind_single(node->item->kind))
		hy_emit_text(out, indent, node->text);
	else
		add_entries(out, node, indent + STEP);
}

/* An answer that something hangs from: a map with the answer under its own key. */
static void
add_answer(struct hy_buf *out, const struct hy_node *node, unsigned indent)
{
	bool open = false;

	if (!has_written_kid(node) && !node->has_count && !node->count_blank && node->answered) {
		hy_emit_text(out, indent, node->text);
		return;
	}
	hy_buf_char(out, '\n');
	if (node->answered)
		add_pair(out, indent + STEP, hy_word(HY_W_KEY_ANSWER), node->text, &open);
	if (node->has_count) {
		add_key(out, indent + STEP, hy_word(HY_W_KEY_COUNT), &open);
		hy_buf_format(out, " %ld\n", node->count);
	} else if (node->count_blank) {
		add_pair(out, indent + STEP, hy_word(HY_W_KEY_COUNT), HY_S(""), &open);
	}
	add_kids(out, node, indent + STEP, &open);
}

static void
add_node(struct hy_buf *out, const struct hy_node *node, unsigned indent, bool *open)
{
	const struct hy_item *item = node->item;
	bool below = false;

	if (hy_item_keyless(item)) {
		add_kids(out, node, indent, open);
		return;
	}
	if (!node->written || item->kind == HY_KIND_NOTE || item->kind == HY_KIND_FIXED)
		return;
	add_key(out, indent, item->key, open);
	if (hy_item_repeats(item)) {
		add_records(out, node, indent + STEP);
	} else if (hy_kind_single(item->kind)) {
		add_answer(out, node, indent);
	} else if (hy_kind_answers(item->kind)) {
		hy_answer_write(out, node, indent);
	} else {
		hy_buf_char(out, '\n');
		add_kids(out, node, indent + STEP, &below);
	}
}

void
hy_node_write(struct hy_buf *out, const struct hy_node *node)
{
	bool open = false;

	if (node->number > 0 || node->up == NULL)
		add_kids(out, node, 0, &open);
	else
		add_node(out, node, 0, &open);
}

void
hy_modeline_write(struct hy_buf *out, struct hy_str schema)
{
	hy_buf_format(out, "# yaml-language-server: $schema=%.*s\n", HY_ARG(schema));
}

void
hy_doc_write(const struct hy_doc *doc, struct hy_buf *out)
{
	hy_node_write(out, doc->root);
}
