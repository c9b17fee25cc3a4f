/* What must be written once a file is no draft (schema_part.h). */
#include "engine/schema/schema_part.h"

/* Has ITEM itself an answer, or records, that must be there? What the program derives need not be written. */
static bool
own_need(const struct hy_item *item)
{
	if (hy_item_repeats(item))
		return item->min > 0;
	return hy_kind_answers(item->kind) && !item->prints_file && item->derived == NULL &&
	    (item->required || (item->kind == HY_KIND_CHECKS && item->min > 0));
}

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
	if (own_need(item) || hy_item_repeats(item))
		return own_need(item);
	for (unsigned i = 0; i < item->n_items; i++)
		if (applies_without(item->items[i], top) && missed_in(item->items[i], top))
			return true;
	return false;
}

/* Is there anything at ITEM or below it that must be there? */
static bool
needs_anything(const struct hy_item *item)
{
	if (own_need(item))
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

bool
hy_schema_need_left_out(const struct hy_item *item)
{
	for (const struct hy_cond *c = item->when; c != NULL; c = c->next)
		if (hy_schema_scope(item, c) != map_above(item))
			return true;
	return false;
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
	hy_schema_open(s, "propertyNames");
	hy_schema_open(s, "not");
	hy_schema_put(s, "pattern", hy_schema_whole(s, keys));
	hy_schema_close(s);
	hy_schema_close(s);
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

/* Is ITEM needed under the condition of LIKE (both NULL: under none)? */
static bool
goes_with(const struct hy_item *item, const struct hy_item *like)
{
	if (like->when == NULL || item->when == NULL)
		return like->when == item->when;
	return hy_str_eq(item->condition, like->condition);
}

/* The keys that may not be missing; the item above them cannot be an answer by itself then. */
static void
require_together(struct hy_schema *s, const struct hy_item **members, unsigned n,
    const struct hy_item *like)
{
	bool any = false;

	for (unsigned i = 0; i < n; i++) {
		if (!goes_with(members[i], like) || !missed_in(members[i], members[i]))
			continue;
		if (!any) {
			hy_schema_types(s, "object");
			hy_schema_put(s, "errorMessage", hy_say(s->arena, HY_M_FO_MISSING,
			    members[i]->key.p, NULL));
			hy_schema_list(s, "allOf");
		}
		any = true;
		hy_schema_open(s, NULL);
		require(s, hy_schema_keys(s, members[i]), members[i]->key, members[i]->key);
		hy_schema_close(s);
	}
	if (any)
		hy_schema_end(s);
}

/* What the MEMBERS with the condition of LIKE must have, as members of a schema for their map. */
static void
need_together(struct hy_schema *s, const struct hy_item **members, unsigned n,
    const struct hy_item *like)
{
	require_together(s, members, n, like);
	hy_schema_open(s, "patternProperties");
	for (unsigned i = 0; i < n; i++) {
		if (!goes_with(members[i], like) || !needs_anything(members[i]))
			continue;
		hy_schema_open(s, hy_schema_whole(s, hy_schema_keys(s, members[i])).p);
		need_of(s, members[i]);
		hy_schema_close(s);
	}
	hy_schema_close(s);
}

/* All terms of LIKE's condition hold in the map of SCOPE; then what goes with it is needed. */
static void
need_when(struct hy_schema *s, const struct hy_item *scope, const struct hy_item **members,
    unsigned n, const struct hy_item *like)
{
	hy_schema_open(s, NULL);
	hy_schema_open(s, "if");
	hy_schema_list(s, "allOf");
	for (const struct hy_cond *c = like->when; c != NULL; c = c->next) {
		hy_schema_open(s, NULL);
		hy_schema_test(s, scope, c, true);
		hy_schema_close(s);
	}
	hy_schema_end(s);
	hy_schema_close(s);
	hy_schema_open(s, "then");
	need_together(s, members, n, like);
	hy_schema_close(s);
	hy_schema_close(s);
}

/* Is members[I] the first of those with its condition? */
static bool
is_first(const struct hy_item **members, unsigned i)
{
	for (unsigned k = 0; k < i; k++)
		if (needs_anything(members[k]) && goes_with(members[k], members[i]))
			return false;
	return true;
}

/* "allOf": what the map of SCOPE must have, one entry a condition. */
static void
need_map(struct hy_schema *s, const struct hy_item *scope)
{
	unsigned n;
	const struct hy_item **members = hy_schema_members(s, scope, &n);

	hy_schema_list(s, "allOf");
	for (unsigned i = 0; i < n; i++) {
		if (!needs_anything(members[i]) || !is_first(members, i) ||
		    hy_schema_need_left_out(members[i]))
			continue;
		if (members[i]->when != NULL) {
			need_when(s, scope, members, n, members[i]);
			continue;
		}
		hy_schema_open(s, NULL);
		need_together(s, members, n, members[i]);
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
		if (own_need(item))
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
