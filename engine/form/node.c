/* Questions to nodes, walking them, and what stands below them (doc.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/form/doc.h"

unsigned
hy_node_file(const struct hy_node *node)
{
	for (; node != NULL; node = node->up)
		if (node->number > 0 && node->item->is_files)
			return node->number;
	return 0;
}

bool
hy_node_unknown(const struct hy_node *node)
{
	for (; node != NULL; node = node->up)
		if (node->unknown)
			return true;
	return false;
}

bool
hy_node_blank(const struct hy_node *node, const struct hy_form *form)
{
	if (!node->answered)
		return true;
	if (node->item->kind == HY_KIND_CHECKS)
		return node->ticks == NULL;
	if (node->item->kind == HY_KIND_LIST || node->item->kind == HY_KIND_FILES)
		return node->entries == NULL;
	if (node->item->kind == HY_KIND_GRID)
		return node->raw == NULL;
	return hy_form_blank(form, node->text);
}

bool
hy_node_open(const struct hy_node *node, const struct hy_form *form)
{
	if (node->entries != NULL && node->entries->next == NULL)
		return hy_str_eq(hy_str_trim(node->entries->text), form->to_write);
	return hy_node_blank(node, form) ||
	    (node->text.len > 0 && hy_str_eq(hy_str_trim(node->text), form->to_write));
}

bool
hy_node_all_blank(const struct hy_node *node, const struct hy_form *form)
{
	if (!hy_node_blank(node, form) || node->has_count)
		return false;
	for (unsigned i = 0; i < node->n_kids; i++)
		if (!hy_node_all_blank(node->kids[i], form))
			return false;
	return true;
}

const struct hy_tick *
hy_node_tick(const struct hy_node *node, struct hy_str label)
{
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		if (t->option != NULL && hy_str_eq(t->option->label, label))
			return t;
	return NULL;
}

struct hy_str
hy_record_title(const struct hy_node *record)
{
	for (unsigned i = 0; i < record->n_kids; i++)
		if (record->kids[i]->item->title)
			return record->kids[i]->text.p != NULL ? record->kids[i]->text : HY_S("");
	return HY_S("");
}

unsigned
hy_node_entry_count(const struct hy_node *node)
{
	unsigned count = 0;

	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		count += !e->heading;
	return count;
}

static void
add_tick(struct hy_buf *out, const struct hy_tick *t)
{
	if (out->len > 0)
		hy_buf_str(out, hy_word(HY_W_LIST_JOIN));
	hy_buf_str(out, t->option != NULL ? t->option->label : t->label);
	if (t->has_count)
		hy_buf_format(out, "(%ld%.*s)", t->count,
		    HY_ARG(t->option != NULL ? t->option->count : HY_S("")));
	if (t->has_text && t->text.len > 0)
		hy_buf_format(out, "(%.*s)", HY_ARG(t->text));
}

static void
add_rows(struct hy_buf *out, const struct hy_yaml *grid)
{
	const struct hy_yaml *rows = hy_yaml_get(grid, hy_word(HY_W_KEY_ROWS).p);

	for (const struct hy_yaml *r = rows != NULL ? rows->first : NULL; r != NULL; r = r->next) {
		for (const struct hy_yaml *c = r->first; c != NULL; c = c->next) {
			hy_buf_str(out, c->text);
			hy_buf_char(out, c->next != NULL ? '\t' : '\n');
		}
	}
}

struct hy_str
hy_node_plain(struct hy_arena *arena, const struct hy_node *node)
{
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		add_tick(&out, t);
	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next) {
		hy_buf_str(&out, e->text);
		hy_buf_char(&out, '\n');
	}
	if (node->raw != NULL)
		add_rows(&out, node->raw);
	if (out.len > 0)
		return hy_buf_get(&out);
	hy_buf_str(&out, node->option != NULL ? node->option->label : node->text);
	if (node->has_count)
		hy_buf_format(&out, " %ld%.*s", node->count, HY_ARG(node->item->count));
	return hy_buf_get(&out);
}

void
hy_node_walk(struct hy_node *node, hy_visit *visit, void *context)
{
	if (!visit(node, context))
		return;
	for (unsigned i = 0; i < node->n_kids; i++)
		hy_node_walk(node->kids[i], visit, context);
}

static struct hy_node *
kid_by_id(const struct hy_node *node, const char *id, size_t len)
{
	if (hy_item_repeats(node->item) && node->number == 0)
		return NULL;
	for (unsigned i = 0; i < node->n_kids; i++)
		if (strlen(node->kids[i]->item->id) == len &&
		    memcmp(node->kids[i]->item->id, id, len) == 0)
			return node->kids[i];
	return NULL;
}

struct hy_node *
hy_node_find(const struct hy_node *node, const char *path)
{
	while (node != NULL && *path != '\0') {
		size_t len = strcspn(path, "/[");

		node = len == 2 && path[0] == '.' && path[1] == '.' ? node->up
		    : kid_by_id(node, path, len);
		path += len;
		if (*path == '[' && node != NULL) {
			unsigned long n = strtoul(path + 1, NULL, 10);

			node = n >= 1 && n <= node->n_kids ? node->kids[n - 1] : NULL;
		}
		path += strcspn(path, "/");
		path += *path == '/';
	}
	return (struct hy_node *)node;
}

struct hy_node *
hy_node_below(const struct hy_node *node, const struct hy_item *item)
{
	const struct hy_node *up;

	if (item->up == NULL)
		return NULL;
	up = item->up == node->item ? node : hy_node_below(node, item->up);
	if (up == NULL || (hy_item_repeats(up->item) && up->number == 0))
		return NULL;
	return up->kids[item->nth];
}
