#include "engine/change/apply/apply.h"

#include <string.h>

#include "engine/change/apply/apply_entry.h"
#include "engine/change/apply/swap.h"
#include "engine/form/edit/edit.h"
#include "engine/form/path.h"

/* An answer and what it has become. */
struct touched {
	const struct hy_node *node;
	struct hy_value *value;
	const struct hy_order *order;	/* the last one that looked at it */
	bool changed;
	struct touched *next;
};

struct applying {
	struct hy_arena *arena;
	struct hy_forms *forms;
	const struct hy_orders *orders;
	const struct hy_order *order;	/* being carried out */
	struct hy_applied *out;
	struct hy_applied_place **tail;
	struct touched *touched;
	const struct hy_node *named;	/* by the path that is followed; the document where it names several */
	unsigned found;			/* places below it that fit */
	struct hy_err *err;
};

static void
add_place(struct applying *a, enum hy_applied_op op, const struct hy_node *node)
{
	struct hy_applied_place *place = hy_new(a->arena, struct hy_applied_place);

	*place = (struct hy_applied_place){ .op = op, .order = a->order, .node = node };
	*a->tail = place;
	a->tail = &place->next;
}

/* --- finding and changing the answers */

/* NULL when an answer cannot be looked at (again). */
static struct touched *
touch(struct applying *a, const struct hy_node *node)
{
	struct touched *t = a->touched;

	while (t != NULL && t->node != node)
		t = t->next;
	if (t != NULL && t->order == a->order)
		return NULL;
	if (t == NULL) {
		t = hy_new(a->arena, struct touched);
		*t = (struct touched){ .node = node, .value = hy_value_answer(a->arena, node), .next = a->touched };
		a->touched = t;
	}
	t->order = a->order;
	return t;
}

static void
look_at(struct applying *a, const struct hy_node *node)
{
	struct touched *t = touch(a, node);
	enum hy_swapped swapped;

	if (t == NULL || t->value == NULL)
		return;
	swapped = hy_swap_answer(a->arena, a->order, node, &t->value);
	if (swapped == HY_SWAP_NOT_THERE)
		return;
	t->changed = t->changed || swapped == HY_SWAP_DONE;
	a->found++;
	add_place(a, swapped == HY_SWAP_DONE ? HY_APPLIED : HY_APPLIED_BEFORE, node);
}

/* The history and what is never published are no part of what an assessment says. */
static bool
is_apart(const struct hy_item *item)
{
	return item->private || item->kind == HY_KIND_TABLE;
}

static void
look_below(struct applying *a, const struct hy_node *node)
{
	if (is_apart(node->item))
		return;
	if (hy_kind_answers(node->item->kind))
		look_at(a, node);
	for (unsigned i = 0; i < node->n_kids; i++)
		look_below(a, node->kids[i]);
}

/* An order without words that stood before: the item has to be blank. */
static void
fill_blank(struct applying *a, const struct hy_node *node)
{
	struct hy_value *wanted = hy_swap_value(a->arena, a->order->after);
	struct touched *t = hy_kind_answers(node->item->kind) ? touch(a, node) : NULL;

	if (t == NULL)
		return;
	if (t->value != NULL && hy_value_same(t->value, wanted)) {
		add_place(a, HY_APPLIED_BEFORE, node);
	} else if (!hy_node_blank(node, a->out->doc->form) || t->changed) {
		return;
	} else {
		t->value = wanted;
		t->changed = true;
		add_place(a, HY_APPLIED, node);
	}
	a->found++;
}

static bool
take_named(struct hy_node *node, void *context)
{
	struct applying *a = context;

	for (const struct hy_item *item = node->item; item != NULL; item = item->up)
		if (is_apart(item))
			return true;
	a->named = a->named == NULL ? node : a->out->doc->root;
	if (a->order->before == NULL)
		fill_blank(a, node);
	else
		look_below(a, node);
	return true;
}

static void
follow(struct applying *a, struct hy_str path)
{
	a->named = NULL;
	a->found = 0;
	hy_path_each(a->out->doc, path, take_named, a);
	if (a->named != NULL && a->found == 0)
		add_place(a, HY_APPLY_DIFFERS, a->named);
}

/* --- the result */

/* The edition's own head: a draft has no day of publication, nor the entries of a published revision. */
static void
begin_draft(const struct applying *a, struct hy_edit *edit)
{
	const struct hy_doc *doc = a->out->doc;
	const struct hy_node *state = hy_doc_find(doc, "joutai", 0), *day = hy_doc_role(doc, HY_ITEM_PUBLISHED);
	const struct hy_node *entries = hy_doc_find(doc, "henkou", 0);

	if (day != NULL && day->written)
		hy_edit_answer(edit, day, NULL);
	if (state != NULL)
		hy_edit_answer(edit, state, hy_value_text(a->arena, state->item->options[HY_DRAFT].label));
	if (hy_doc_stage(doc) >= HY_PUBLISHED && entries != NULL && entries->written)
		hy_edit_put(edit, entries, NULL);
}

static const struct hy_slip *
slip_at(const struct hy_doc *doc, struct hy_str id)
{
	const struct hy_slip *slip = doc->slips;

	while (slip != NULL && !hy_str_eq(hy_node_unique_id(doc->arena, slip->node), id))
		slip = slip->next;
	return slip;
}

/* What an order put into an item must be fit for it. */
static bool
check_fit(const struct applying *a, const struct hy_doc *result)
{
	for (const struct touched *t = a->touched; t != NULL; t = t->next) {
		struct hy_str id = hy_node_unique_id(a->arena, t->node);
		const struct hy_slip *slip = t->changed ? slip_at(result, id) : NULL;

		if (slip != NULL && slip_at(a->out->doc, id) == NULL)
			return hy_fail(a->err, t->order->at, HY_M_ORDER_UNFIT, slip->text.p,
			    hy_node_official(a->arena, t->node).p, a->out->doc->file, NULL);
	}
	return true;
}

/* The answers are changed first, then their entries written, which name the records as they are called now. */
static bool
make_result(struct applying *a, const char *target)
{
	struct hy_edit *edit = hy_edit_open(a->arena, a->out->doc, a->err);
	const struct hy_doc *changed;
	struct hy_str bytes;

	if (edit == NULL)
		return false;
	if (strcmp(target, a->out->doc->file) != 0)
		begin_draft(a, edit);
	for (const struct touched *t = a->touched; t != NULL; t = t->next)
		if (t->changed)
			hy_edit_answer(edit, t->node, t->value);
	if (!hy_edit_apply(edit, &bytes, a->err))
		return false;
	changed = hy_doc_parse(a->arena, a->forms, target, bytes, a->err);
	if (changed == NULL || !check_fit(a, changed) ||
	    !hy_apply_entries(a->arena, a->orders, changed, a->out->first, &bytes, a->err))
		return false;
	a->out->result = hy_doc_parse(a->arena, a->forms, target, bytes, a->err);
	return a->out->result != NULL;
}

bool
hy_apply(struct hy_arena *arena, struct hy_forms *forms, const struct hy_orders *orders,
    const struct hy_doc *doc, const char *target, struct hy_applied *applied, struct hy_err *err)
{
	struct applying a = { .arena = arena, .forms = forms, .orders = orders, .out = applied, .err = err };
	bool changed = false;

	*applied = (struct hy_applied){ .doc = doc };
	a.tail = &applied->first;
	for (unsigned i = 0; i < orders->count; i++) {
		a.order = &orders->at[i];
		for (unsigned k = 0; k < a.order->n_paths; k++)
			follow(&a, a.order->paths[k]);
	}
	for (const struct touched *t = a.touched; t != NULL; t = t->next)
		changed = changed || t->changed;
	return !changed || make_result(&a, target);
}
