#include "engine/form/edition/edition_map.h"

#include <stdlib.h>
#include <string.h>

#define MAX_STEPS 32

/* Two items that are the same. */
struct pair {
	const struct hy_item *from, *to;
};

/* From one edition to the next on the way. */
struct step {
	const struct hy_form *from, *to;
	bool up;	/* FROM refers to TO; else TO refers to FROM */
	bool across;	/* they are two forms; nothing refers to the other */
	struct pair *pairs;
	unsigned n_pairs;
};

struct hy_edition_map {
	struct hy_arena *arena;
	struct step steps[MAX_STEPS];
	unsigned n_steps;
};

/* The editions FORM refers to, itself first; *COUNT of them. False with ERR when one cannot be loaded. */
static bool
line_of(struct hy_forms *forms, const struct hy_form *form, const struct hy_form **line,
    unsigned *count, struct hy_err *err)
{
	for (*count = 0; *count < MAX_STEPS / 2; ) {
		line[(*count)++] = form;
		if (form->reference.len == 0)
			break;
		if ((form = hy_forms_named(forms, form->reference, err)) == NULL)
			return false;
	}
	return true;
}

static void
add_step(struct hy_edition_map *map, const struct hy_form *from, const struct hy_form *to, bool up)
{
	map->steps[map->n_steps++] = (struct step){ .from = from, .to = to, .up = up };
}

/* From the one edition up to the first common one, and down to the other. */
static bool
find_way(struct hy_edition_map *map, struct hy_forms *forms, const struct hy_form *from,
    const struct hy_form *to, struct hy_err *err)
{
	const struct hy_form *up[MAX_STEPS / 2], *down[MAX_STEPS / 2];
	unsigned n_up, n_down, u, d = 0;

	if (!line_of(forms, from, up, &n_up, err) || !line_of(forms, to, down, &n_down, err))
		return false;
	for (u = 0; u < n_up; u++) {
		for (d = 0; d < n_down && down[d] != up[u]; d++)
			;
		if (d < n_down)
			break;
	}
	if (u == n_up)
		return hy_fail(err, hy_mark_file(NULL), HY_M_FORM_NO_WAY, from->edition_name.p,
		    to->edition_name.p, NULL);
	for (unsigned i = 0; i < u; i++)
		add_step(map, up[i], up[i + 1], true);
	for (; d > 0; d--)
		add_step(map, down[d], down[d - 1], false);
	return true;
}

static unsigned
count_items(const struct hy_item *item)
{
	unsigned n = 1;

	for (unsigned i = 0; i < item->n_items; i++)
		n += count_items(item->items[i]);
	return n;
}

/* The child of LIKE with the id of ITEM; a section that goes on has two of one id. */
static const struct hy_item *
child_like(const struct hy_item *like, const struct hy_item *item)
{
	unsigned before = 0;

	for (unsigned i = 0; i < item->nth; i++)
		before += strcmp(item->up->items[i]->id, item->id) == 0;
	for (unsigned i = 0; like != NULL && i < like->n_items; i++)
		if (strcmp(like->items[i]->id, item->id) == 0 && before-- == 0)
			return like->items[i];
	return NULL;
}

/* What ITEM was in REFERENCE; LIKE is what its parent was. */
static const struct hy_item *
former_item(struct hy_arena *arena, const struct hy_item *item, const struct hy_item *like,
    const struct hy_form *reference)
{
	const struct hy_item *child;

	if (item->was.len > 0)
		return hy_form_item(reference, item->was.p);
	if (item->is_files)
		return reference->files;
	child = child_like(like, item);
	return child != NULL ? child : hy_form_item(reference, hy_item_path(arena, item).p);
}

/* Pairs ITEM with LIKE in REFERENCE, and all below with theirs. */
static void
pair_items(struct hy_arena *arena, struct step *step, const struct hy_item *item,
    const struct hy_item *like, const struct hy_form *reference)
{
	if (like != NULL)
		step->pairs[step->n_pairs++] = step->up ? (struct pair){ item, like }
		    : (struct pair){ like, item };
	for (unsigned i = 0; i < item->n_items; i++)
		pair_items(arena, step, item->items[i],
		    former_item(arena, item->items[i], like, reference), reference);
}

static int
by_from(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

/* Items are asked for often: a whole document's worth of them. */
static void
sort_pairs(struct step *step)
{
	qsort(step->pairs, step->n_pairs, sizeof(*step->pairs), by_from);
}

const struct hy_edition_map *
hy_edition_map_new(struct hy_arena *arena, struct hy_forms *forms, const struct hy_form *from,
    const struct hy_form *to, struct hy_err *err)
{
	struct hy_edition_map *map = hy_new(arena, struct hy_edition_map);

	map->arena = arena;
	if (!find_way(map, forms, from, to, err))
		return NULL;
	for (unsigned i = 0; i < map->n_steps; i++) {
		struct step *step = &map->steps[i];
		const struct hy_form *own = step->up ? step->from : step->to;

		step->pairs = hy_new_array(arena, count_items(own->root), struct pair);
		pair_items(arena, step, own->root, (step->up ? step->to : step->from)->root,
		    step->up ? step->to : step->from);
		sort_pairs(step);
	}
	return map;
}

/* A key is what an author knows an item by, so it is the same on every form. */
static bool
same_key(const struct hy_item *a, const struct hy_item *b)
{
	if (a->key.len == 0 || b->key.len == 0)
		return a->key.len == b->key.len && strcmp(a->id, b->id) == 0;
	for (int i = 0; i < 2; i++)
		for (int k = 0; k < 2; k++)
			if (hy_str_eq(a->keys[i], b->keys[k]))
				return true;
	return false;
}

static void
pair_across(struct step *step, const struct hy_item *item, const struct hy_item *like)
{
	step->pairs[step->n_pairs++] = (struct pair){ item, like };
	for (unsigned i = 0; i < item->n_items; i++)
		for (unsigned k = 0; k < like->n_items; k++)
			if (item->items[i]->kind == like->items[k]->kind &&
			    item->items[i]->is_files == like->items[k]->is_files &&
			    same_key(item->items[i], like->items[k])) {
				pair_across(step, item->items[i], like->items[k]);
				break;
			}
}

static unsigned
count_answers(const struct hy_item *item)
{
	unsigned n = hy_kind_answers(item->kind);

	for (unsigned i = 0; i < item->n_items; i++)
		if (!item->items[i]->private)
			n += count_answers(item->items[i]);
	return n;
}

const struct hy_edition_map *
hy_edition_map_across(struct hy_arena *arena, const struct hy_form *from, const struct hy_form *to,
    unsigned *share)
{
	struct hy_edition_map *map = hy_new(arena, struct hy_edition_map);
	struct step *step = &map->steps[map->n_steps++];
	unsigned paired = 0, all = count_answers(from->root);

	map->arena = arena;
	*step = (struct step){ .from = from, .to = to, .across = true };
	step->pairs = hy_new_array(arena, count_items(from->root), struct pair);
	pair_across(step, from->root, to->root);
	for (unsigned i = 0; i < step->n_pairs; i++)
		paired += hy_kind_answers(step->pairs[i].from->kind) &&
		    hy_item_section(step->pairs[i].from) != NULL;
	sort_pairs(step);
	if (share != NULL)
		*share = all > 0 ? paired * 100 / all : 0;
	return map;
}

static const struct hy_item *
next_item(const struct step *step, const struct hy_item *item)
{
	struct pair key = { item, NULL };
	const struct pair *found = bsearch(&key, step->pairs, step->n_pairs, sizeof(key), by_from);

	return found != NULL ? found->to : NULL;
}

const struct hy_item *
hy_edition_map_item(const struct hy_edition_map *map, const struct hy_item *item)
{
	for (unsigned i = 0; i < map->n_steps && item != NULL; i++)
		item = next_item(&map->steps[i], item);
	return item;
}

/* The option among those of LIKE that OPTION is one step on. */
static const struct hy_option *
next_option(struct hy_arena *arena, const struct step *step, const struct hy_option *option,
    const struct hy_item *like)
{
	if (step->across)
		return hy_item_option(arena, like, option->label);
	if (step->up)
		return hy_item_option(arena, like, option->was.len > 0 ? option->was : option->label);
	for (unsigned i = 0; i < like->n_options; i++)
		if (hy_str_eq(like->options[i].was, option->label))
			return &like->options[i];
	return hy_item_option(arena, like, option->label);
}

const struct hy_option *
hy_edition_map_option(const struct hy_edition_map *map, const struct hy_item *item,
    const struct hy_option *option)
{
	for (unsigned i = 0; i < map->n_steps && option != NULL; i++) {
		item = next_item(&map->steps[i], item);
		option = item != NULL ? next_option(map->arena, &map->steps[i], option, item) : NULL;
	}
	return option;
}

const struct hy_dropped *
hy_form_dropped(struct hy_arena *arena, const struct hy_form *form, const struct hy_item *item,
    const struct hy_option *option)
{
	struct hy_str path = hy_item_path(arena, item), label = option != NULL ? option->label : HY_S("");

	for (unsigned i = 0; i < form->n_dropped; i++) {
		const struct hy_dropped *d = &form->dropped[i];

		if (hy_str_eq(d->option, label) && hy_str_starts(path, d->path) &&
		    (path.len == d->path.len || (option == NULL && path.p[d->path.len] == '/')))
			return d;
	}
	return NULL;
}
