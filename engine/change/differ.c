/* Ground of a comparison: what is alike, and the change that is not (differ.h). */
#include "engine/change/differ.h"

static bool
same_ticks(const struct hy_tick *a, const struct hy_tick *b)
{
	for (; a != NULL && b != NULL; a = a->next, b = b->next)
		if (!hy_str_eq(a->label, b->label) || !hy_str_eq(a->text, b->text) ||
		    a->has_count != b->has_count || a->count != b->count)
			return false;
	return a == b;
}

static bool
same_entries(const struct hy_entry *a, const struct hy_entry *b)
{
	for (; a != NULL && b != NULL; a = a->next, b = b->next)
		if (a->heading != b->heading || !hy_str_eq(a->text, b->text))
			return false;
	return a == b;
}

static bool
same_yaml(const struct hy_yaml *a, const struct hy_yaml *b)
{
	for (; a != NULL && b != NULL; a = a->next, b = b->next)
		if (!hy_str_eq(a->text, b->text) || !same_yaml(a->first, b->first))
			return false;
	return a == b;
}

bool
hy_differ_same(const struct hy_node *a, const struct hy_node *b)
{
	return hy_str_eq(a->text, b->text) && a->has_count == b->has_count &&
	    a->count == b->count && same_ticks(a->ticks, b->ticks) &&
	    same_entries(a->entries, b->entries) &&
	    same_yaml(a->raw != NULL ? a->raw->first : NULL, b->raw != NULL ? b->raw->first : NULL);
}

bool
hy_differ_equal(const struct hy_node *a, const struct hy_node *b)
{
	if (a->n_kids != b->n_kids || !hy_differ_same(a, b))
		return false;
	for (unsigned i = 0; i < a->n_kids; i++)
		if (!hy_differ_equal(a->kids[i], b->kids[i]))
			return false;
	return true;
}

static bool
any_mark(const struct hy_item *item)
{
	bool mark = item->mark;

	for (unsigned i = 0; i < item->n_items && !mark; i++)
		mark = any_mark(item->items[i]);
	return mark;
}

struct hy_change *
hy_differ_add(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b,
    struct hy_str old, struct hy_str new)
{
	struct hy_change *c = hy_new(d->arena, struct hy_change);

	c->before = a;
	c->after = b;
	c->item = b != NULL ? b->item : a->item;
	c->op = old.len == 0 ? HY_CHANGE_ADDED : new.len == 0 ? HY_CHANGE_REMOVED
	    : HY_CHANGE_CHANGED;
	c->record = (a == NULL || b == NULL) && (a != NULL ? a : b)->number > 0;
	c->mark = c->record || c->item->kind == HY_KIND_FIGURE ? any_mark(c->item) : c->item->mark;
	c->unknown = (a != NULL && a->unknown) || (b != NULL && b->unknown);
	c->block = HY_S("");
	c->old_text = old;
	c->new_text = new;
	*d->tail = c;
	d->tail = &c->next;
	d->diff->count++;
	return c;
}
