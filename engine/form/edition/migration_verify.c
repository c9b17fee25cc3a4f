/* That no answer was lost on the way (migration_parts.h). */
#include "engine/form/edition/migration_parts.h"

#include "engine/form/path.h"

/* The node for ITEM of the new form, as NODE of the original sees it: in its own records, else in the only one. */
static const struct hy_node *
node_for(const struct hy_mover *m, const struct hy_doc *new, const struct hy_item *item,
    const struct hy_node *node)
{
	const struct hy_node *up;

	if (item->up == NULL)
		return new->root;
	for (const struct hy_node *a = node->up; a != NULL; a = a->up)
		if ((a->number > 0 || !hy_item_repeats(a->item)) &&
		    hy_edition_map_item(m->map, a->item) == item)
			return hy_migration_node(m, new, a);
	up = node_for(m, new, item->up, node);
	up = up != NULL ? up->kids[item->nth] : NULL;
	if (up == NULL || !hy_item_repeats(item))
		return up;
	return up->n_kids == 1 ? up->kids[0] : NULL;
}

const struct hy_node *
hy_migration_node(const struct hy_mover *m, const struct hy_doc *new, const struct hy_node *node)
{
	const struct hy_item *to = hy_edition_map_item(m->map, node->item);
	const struct hy_node *up;

	if (node->up == NULL)
		return new->root;
	if (node->number > 0) {
		up = hy_migration_node(m, new, node->up);
		return up != NULL && node->number <= up->n_kids ? up->kids[node->number - 1] : NULL;
	}
	if (to == NULL || to->kind != node->item->kind)
		return NULL;
	up = node_for(m, new, to->up, node);
	return up != NULL ? up->kids[to->nth] : NULL;
}

/* Is NODE, or TEXT of it, among what was left? With WHOLE, what it stands in may be. */
static bool
was_left(const struct hy_mover *m, const struct hy_node *node, struct hy_str text)
{
	for (const struct hy_left *left = m->left; left != NULL; left = left->next) {
		if (left->node == node && hy_str_eq(left->text, text))
			return true;
		for (const struct hy_node *n = node; left->whole && n != NULL; n = n->up)
			if (n == left->node)
				return true;
	}
	return false;
}

/* Does the new document have each text that was left, under its path, in its private list? */
static bool
left_is_there(const struct hy_mover *m, const struct hy_doc *new)
{
	const struct hy_node *list = hy_doc_find(new, "ikou_nokori", 0);
	const struct hy_node *old = hy_doc_find(m->doc, "ikou_nokori", 0);
	unsigned at = old->n_kids;

	for (const struct hy_left *left = m->left; left != NULL; left = left->next, at++) {
		const struct hy_node *record = at < list->n_kids ? list->kids[at] : NULL;

		if (record == NULL || !hy_str_eq(hy_value_trim(record->kids[1]->text),
		    hy_value_trim(left->text)) ||
		    !hy_str_eq(record->kids[0]->text, hy_migration_path(m->arena, left->node)))
			return false;
	}
	return at == list->n_kids;
}

static bool
same_ticks(struct hy_mover *m, const struct hy_node *a, const struct hy_node *b)
{
	const struct hy_tick *x = a->ticks, *y = b->ticks;

	for (; x != NULL; x = x->next) {
		const struct hy_option *like = x->option != NULL
		    ? hy_edition_map_option(m->map, a->item, x->option) : NULL;

		if (x->option != NULL && like == NULL) {
			if (!was_left(m, a, hy_migration_tick(m->arena, x)))
				return false;
			continue;
		}
		if (y == NULL || y->option != like || x->has_count != y->has_count ||
		    x->count != y->count || !hy_str_eq(x->text, y->text) ||
		    (like == NULL && !hy_str_eq(x->label, y->label)))
			return false;
		y = y->next;
	}
	return y == NULL;
}

static bool
same_entries(const struct hy_entry *x, const struct hy_entry *y)
{
	for (; x != NULL && y != NULL; x = x->next, y = y->next)
		if (x->heading != y->heading || !hy_str_eq(x->text, y->text))
			return false;
	return x == y;
}

/* Does B, on the new form, answer what A answers? */
static bool
same_answer(struct hy_mover *m, const struct hy_node *a, const struct hy_node *b)
{
	if (a->answered != b->answered || a->has_count != b->has_count || a->count != b->count)
		return false;
	if (a->option != NULL)
		return b->option == hy_edition_map_option(m->map, a->item, a->option);
	if (a->raw != NULL)
		return b->raw != NULL && hy_str_eq(hy_node_plain(m->arena, a), hy_node_plain(m->arena, b));
	return hy_str_eq(a->text, b->text) && same_ticks(m, a, b) && same_entries(a->entries, b->entries);
}

struct check {
	struct hy_mover *m;
	const struct hy_doc *new;
	unsigned answers;
	struct hy_err *err;
	bool failed;
};

/* The form and the edition are what changes; a path may be written anew. */
static bool
is_ours(const struct hy_mover *m, const struct hy_node *node)
{
	return node == hy_doc_find(m->doc, "youshiki", 0) || node == hy_doc_find(m->doc, "han", 0) ||
	    (node->item->private && node->item->kind == HY_KIND_LIST);
}

static bool
check_node(struct hy_node *node, void *context)
{
	struct check *c = context;
	const struct hy_node *like;

	if (c->failed || !hy_migration_has_own(node) || is_ours(c->m, node))
		return true;
	like = hy_migration_node(c->m, c->new, node);
	if (like != NULL && same_answer(c->m, node, like)) {
		c->answers++;
		return true;
	}
	if (was_left(c->m, node, hy_node_plain(c->m->arena, node)))
		return true;
	c->failed = true;
	hy_fail(c->err, node->at, HY_M_MIGRATE_LOST_ANSWER, hy_migration_path(c->m->arena, node).p, NULL);
	return true;
}

bool
hy_migration_verify(struct hy_mover *m, const struct hy_doc *new, unsigned *answers,
    struct hy_err *err)
{
	struct check c = { .m = m, .new = new, .err = err };

	hy_node_walk(m->doc->root, check_node, &c);
	if (!c.failed && !left_is_there(m, new))
		return hy_fail(err, hy_mark_file(m->doc->file), HY_M_MIGRATE_LOST, m->to->edition_name.p,
		    NULL);
	*answers = c.answers;
	return !c.failed;
}
