/* What changed from one edition to the next (edition_map.h). */
#include "engine/form/edition/edition_map.h"

struct comparison {
	struct hy_arena *arena;
	const struct hy_edition_map *there, *back;
	const struct hy_form *from, *to;
	const struct hy_passage **tail;
};

static struct hy_passage *
add(struct comparison *c, enum hy_passage_type type, const struct hy_item *from,
    const struct hy_item *to)
{
	struct hy_passage *p = hy_new(c->arena, struct hy_passage);

	*p = (struct hy_passage){ .type = type, .from = from, .to = to };
	*c->tail = p;
	c->tail = &p->next;
	return p;
}

/* Either of the two may be the one that tells about both. */
static const struct hy_dropped *
dropped_of(struct comparison *c, const struct hy_item *item, const struct hy_option *option)
{
	const struct hy_dropped *d = hy_form_dropped(c->arena, c->to, item, option);

	return d != NULL ? d : hy_form_dropped(c->arena, c->from, item, option);
}

/* An item, or one of its options, without a like in the new edition. */
static void
add_gone(struct comparison *c, const struct hy_item *from, const struct hy_item *to,
    const struct hy_option *option)
{
	const struct hy_dropped *d = dropped_of(c, from, option);
	struct hy_passage *p = add(c, d != NULL ? HY_PASSAGE_DROPPED : HY_PASSAGE_LOST, from, to);

	p->from_option = option;
	if (d != NULL)
		p->why = d->why;
}

static void
compare_options(struct comparison *c, const struct hy_item *from, const struct hy_item *to)
{
	for (unsigned i = 0; i < from->n_options; i++) {
		const struct hy_option *old = &from->options[i];
		const struct hy_option *new = hy_edition_map_option(c->there, from, old);

		if (new == NULL) {
			add_gone(c, from, to, old);
		} else if (!hy_str_eq(old->label, new->label)) {
			struct hy_passage *p = add(c, HY_PASSAGE_REWORDED, from, to);

			p->from_option = old;
			p->to_option = new;
		}
	}
	for (unsigned i = 0; i < to->n_options; i++)
		if (hy_edition_map_option(c->back, to, &to->options[i]) == NULL)
			add(c, HY_PASSAGE_NEW, from, to)->to_option = &to->options[i];
}

static void
compare_item(struct comparison *c, const struct hy_item *from, const struct hy_item *to)
{
	if (!hy_str_eq(hy_item_path(c->arena, from), hy_item_path(c->arena, to)))
		add(c, HY_PASSAGE_MOVED, from, to);
	/* An answer does not fit an item of another kind. */
	if (from->kind != to->kind)
		add_gone(c, from, to, NULL);
	if (!hy_str_eq(from->label, to->label))
		add(c, HY_PASSAGE_REWORDED, from, to);
	compare_options(c, from, to);
}

static void
walk_old(struct comparison *c, const struct hy_item *item)
{
	const struct hy_item *to = hy_edition_map_item(c->there, item);

	if (item->private)
		return;
	if (to == NULL)
		add_gone(c, item, NULL, NULL);
	else
		compare_item(c, item, to);
	/* What is below something that went went with it, unless it moved elsewhere. */
	for (unsigned i = 0; i < item->n_items; i++)
		if (to != NULL || hy_edition_map_item(c->there, item->items[i]) != NULL)
			walk_old(c, item->items[i]);
}

static void
walk_new(struct comparison *c, const struct hy_item *item)
{
	if (item->private)
		return;
	if (hy_edition_map_item(c->back, item) == NULL)
		add(c, HY_PASSAGE_NEW, NULL, item);
	for (unsigned i = 0; i < item->n_items; i++)
		walk_new(c, item->items[i]);
}

bool
hy_editions_compare(struct hy_arena *arena, struct hy_forms *forms, const struct hy_form *from,
    const struct hy_form *to, const struct hy_passage **first, struct hy_err *err)
{
	struct comparison c = { .arena = arena, .from = from, .to = to, .tail = first };

	*first = NULL;
	c.there = hy_edition_map_new(arena, forms, from, to, err);
	c.back = c.there != NULL ? hy_edition_map_new(arena, forms, to, from, err) : NULL;
	if (c.back == NULL)
		return false;
	walk_old(&c, from->root);
	walk_new(&c, to->root);
	return true;
}
