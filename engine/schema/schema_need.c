/* What must be written once a file is no draft (schema_part.h). */
#include "engine/schema/schema_part.h"

/* Does ITEM apply when nothing of TOP is written? Boxes at a section's head are then not ticked. */
static bool
applies_without(const struct hy_item *item, const struct hy_item *top)
{
	for (const struct hy_cond *c = item->when; c != NULL; c = c->next)
		if (c->test != HY_TEST_LACKS || !c->item->head || !hy_schema_below(c->item, top))
			return false;
	return true;
}

/* Is something of ITEM missing when nothing of TOP, which it belongs to, is written? */
static bool
missed_in(const struct hy_item *item, const struct hy_item *top)
{
	if (hy_schema_needed(item) || hy_item_repeats(item))
		return hy_schema_needed(item);
	for (unsigned i = 0; i < item->n_items; i++)
		if (applies_without(item->items[i], top) && missed_in(item->items[i], top))
			return true;
	return false;
}

/* Is there anything at ITEM or below it that must be there? */
static bool
needs_anything(const struct hy_item *item)
{
	if (hy_schema_needed(item))
		return true;
	for (unsigned i = 0; i < item->n_items; i++)
		if (needs_anything(item->items[i]))
			return true;
	return false;
}

/* The nearest item above that is a map of its own. */
static const struct hy_item *
map_above(const struct hy_item *item)
{
	do
		item = item->up;
	while (item->up != NULL && item->key.len == 0);
	return item;
}

/*
 * The item in whose map it is decided whether ITEM is needed: the one above without a
 * condition, else the one where all terms are decided. NULL: in no single map.
 */
static const struct hy_item *
need_scope(const struct hy_item *item)
{
	const struct hy_item *above = map_above(item);
	const struct hy_item *scope = item->when == NULL ? above : hy_schema_scope(item, item->when);

	for (const struct hy_cond *c = item->when; c != NULL; c = c->next)
		if (hy_schema_scope(item, c) != scope)
			return NULL;
	for (const struct hy_item *up = above; scope != NULL && up != scope; up = up->up)
		if (up->when != NULL)
			return NULL;
	return scope;
}

bool
hy_schema_left_out(const struct hy_item *item)
{
	for (const struct hy_cond *c = item->when; c != NULL; c = c->next)
		if (hy_schema_scope(item, c) == NULL)
			return true;
	return needs_anything(item) && need_scope(item) == NULL;
}

/* The definition that asks whether the answer of ITEM says something. */
static const char *
written_name(const struct hy_item *item)
{
	switch (item->kind) {
	case HY_KIND_TEXT:
		return "written.text";
	case HY_KIND_CHECKS:
		return "written.boxes";
	case HY_KIND_LIST:
	case HY_KIND_FILES:
		return "written.list";
	case HY_KIND_GRID:
		return "written.grid";
	default:
		return "written.answer";
	}
}

static bool
stands_in_map(const struct hy_item *item)
{
	return item->kind != HY_KIND_CHECKS && item->kind != HY_KIND_LIST &&
	    item->kind != HY_KIND_FILES && item->kind != HY_KIND_GRID;
}

/* "if" no key of the map fits KEYS, "then" KEY is missing; NAME is how the message calls it. */
static void
require(struct hy_schema *s, struct hy_str keys, struct hy_str key, struct hy_str name)
{
	hy_schema_open(s, "if");
	hy_schema_no_key(s, keys);
	hy_schema_close(s);
	hy_schema_open(s, "then");
	hy_schema_list(s, "required");
	hy_schema_put(s, NULL, key);
	hy_schema_end(s);
	hy_schema_put(s, "errorMessage", hy_say(s->arena, HY_M_FO_MISSING, name.p, NULL));
	hy_schema_close(s);
}

void
hy_schema_answered(struct hy_schema *s, const struct hy_item *item)
{
	struct hy_str keys = hy_schema_answer_keys(s, item);

	if (!stands_in_map(item)) {
		hy_schema_ref(s, written_name(item), NULL);
		return;
	}
	hy_schema_if_type(s, "object");
	hy_schema_open(s, "then");
	require(s, keys, hy_word(HY_W_KEY_ANSWER), item->key);
	hy_schema_open(s, "patternProperties");
	hy_schema_use(s, hy_schema_whole(s, keys).p, written_name(item), NULL);
	hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_use(s, "else", written_name(item), NULL);
}

static void need_of(struct hy_schema *s, const struct hy_item *item);

/* Items that are needed together: under one condition (or none), in the map of one scope. */
struct group {
	const struct hy_item *scope;
	const struct hy_item **items;
	unsigned count;
};

static bool
same_condition(const struct hy_item *a, const struct hy_item *b)
{
	if (a->when == NULL || b->when == NULL)
		return a->when == b->when;
	return hy_str_eq(a->condition, b->condition);
}

/* All items below TOP that are needed by what the map of SCOPE says. */
static void
collect(const struct hy_item *scope, const struct hy_item *top, struct group *g)
{
	for (unsigned i = 0; i < top->n_items; i++) {
		const struct hy_item *child = top->items[i];

		if (child->key.len > 0 && needs_anything(child) && need_scope(child) == scope) {
			if (g->items != NULL)
				g->items[g->count] = child;
			g->count++;
		}
		collect(scope, child, g);
	}
}

/* The KEYS that may not be missing; what stands above them cannot be an answer by itself then. */
static void
require_all(struct hy_schema *s, const struct hy_item **items, unsigned n)
{
	if (n == 0)
		return;
	hy_schema_types(s, "object");
	hy_schema_put(s, "errorMessage", hy_say(s->arena, HY_M_FO_MISSING, items[0]->key.p, NULL));
	hy_schema_list(s, "allOf");
	for (unsigned i = 0; i < n; i++) {
		hy_schema_open(s, NULL);
		require(s, hy_schema_keys(s, items[i]), items[i]->key, items[i]->key);
		hy_schema_close(s);
	}
	hy_schema_end(s);
}

static void
open_key(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_open(s, hy_schema_whole(s, hy_schema_keys(s, item)).p);
}

/* What items right in a map must be, as members of a schema for the map. */
static void
need_here(struct hy_schema *s, const struct group *g)
{
	const struct hy_item **missed = hy_new_array(s->arena, g->count + 1, const struct hy_item *);
	unsigned n = 0;

	for (unsigned i = 0; i < g->count; i++)
		if (missed_in(g->items[i], g->items[i]))
			missed[n++] = g->items[i];
	require_all(s, missed, n);
	hy_schema_open(s, "patternProperties");
	for (unsigned i = 0; i < g->count; i++) {
		open_key(s, g->items[i]);
		need_of(s, g->items[i]);
		hy_schema_close(s);
	}
	hy_schema_close(s);
}

/* The same for an item further down, N STEPS from the map at hand. */
static void
need_below(struct hy_schema *s, const struct hy_item **steps, unsigned n)
{
	const struct hy_item *item = steps[n - 1];
	bool records = hy_item_repeats(steps[0]);

	if (n == 1) {
		need_here(s, &(struct group){ NULL, steps, 1 });
		return;
	}
	if (!records && missed_in(item, item))
		require_all(s, steps, 1);
	hy_schema_open(s, "patternProperties");
	open_key(s, steps[0]);
	if (records)
		hy_schema_open(s, "items");
	need_below(s, steps + 1, n - 1);
	if (records)
		hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_close(s);
}

static void
need_group(struct hy_schema *s, const struct group *g)
{
	const struct hy_item *steps[HY_SCHEMA_STEPS];
	unsigned n = hy_schema_steps(g->scope, g->items[0], steps);

	if (n == 1)
		need_here(s, g);
	else
		need_below(s, steps, n);
}

/* All terms of the condition hold in the map; then what goes with it is needed. */
static void
need_when(struct hy_schema *s, const struct group *g)
{
	hy_schema_open(s, "if");
	hy_schema_list(s, "allOf");
	for (const struct hy_cond *c = g->items[0]->when; c != NULL; c = c->next) {
		hy_schema_open(s, NULL);
		hy_schema_test(s, g->scope, c, true);
		hy_schema_close(s);
	}
	hy_schema_end(s);
	hy_schema_close(s);
	hy_schema_open(s, "then");
	need_group(s, g);
	hy_schema_close(s);
}

/* Takes from ALL the first group that is not yet taken; items further down go by themselves. */
static bool
next_group(struct group *all, struct group *g)
{
	unsigned left = 0;

	g->scope = all->scope;
	g->count = 0;
	for (unsigned i = 0; i < all->count; i++) {
		const struct hy_item *item = all->items[i];
		bool first = g->count == 0, here = map_above(item) == all->scope;

		if (first || (here && map_above(g->items[0]) == all->scope &&
		    same_condition(item, g->items[0])))
			g->items[g->count++] = item;
		else
			all->items[left++] = item;
	}
	all->count = left;
	return g->count > 0;
}

/* "allOf": what the map of SCOPE must have, one entry a condition. */
static void
need_map(struct hy_schema *s, const struct hy_item *scope)
{
	struct group all = { .scope = scope }, g;

	collect(scope, scope, &all);
	if (all.count == 0)
		return;
	all.items = hy_new_array(s->arena, all.count, const struct hy_item *);
	g.items = hy_new_array(s->arena, all.count, const struct hy_item *);
	all.count = 0;
	collect(scope, scope, &all);
	hy_schema_list(s, "allOf");
	while (next_group(&all, &g)) {
		hy_schema_open(s, NULL);
		if (g.items[0]->when != NULL)
			need_when(s, &g);
		else
			need_group(s, &g);
		hy_schema_close(s);
	}
	hy_schema_end(s);
}

static bool
needs_below(const struct hy_item *item)
{
	for (unsigned i = 0; i < item->n_items; i++)
		if (needs_anything(item->items[i]))
			return true;
	return false;
}

/* Members of a schema for what is written at ITEM. */
static void
need_of(struct hy_schema *s, const struct hy_item *item)
{
	if (needs_below(item))
		hy_schema_ref(s, "need", item);
	else if (hy_item_repeats(item))
		hy_json_number(&s->json, "minItems", item->min);
	else
		hy_schema_answered(s, item);
}

static void
define(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_open(s, hy_schema_name(s, "need", item).p);
	hy_schema_put(s, "title", hy_schema_title(s, item));
	if (hy_item_repeats(item)) {
		if (item->min > 0) {
			hy_schema_types(s, "array");
			hy_json_number(&s->json, "minItems", item->min);
		}
		hy_schema_open(s, "items");
		need_map(s, item);
		hy_schema_close(s);
	} else {
		if (hy_schema_needed(item))
			hy_schema_answered(s, item);
		need_map(s, item);
	}
	hy_schema_close(s);
}

static void
define_below(struct hy_schema *s, const struct hy_item *item)
{
	for (unsigned i = 0; i < item->n_items; i++) {
		const struct hy_item *child = item->items[i];

		if (child->key.len > 0 && needs_below(child))
			define(s, child);
		define_below(s, child);
	}
}

void
hy_schema_needs(struct hy_schema *s)
{
	define(s, s->form->root);
	define_below(s, s->form->root);
}
