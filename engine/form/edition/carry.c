#include "engine/form/edition/carry.h"

#include <string.h>

#include "engine/form/bind.h"
#include "engine/form/edition/edition_map.h"
#include "engine/form/shared_text.h"

struct carry {
	struct hy_arena *arena;
	const struct hy_form *form;
	const struct hy_edition_map *back;	/* from the new form to the old one */
	const struct hy_shared *shared;
	const struct hy_names *names;
	struct hy_carried *result;
	bool whole;		/* inside a record that is kept as it is */
};

static void
set_text(struct hy_node *node, struct hy_str text)
{
	node->text = text;
	node->written = node->answered = true;
}

static void
carry_text(struct carry *c, struct hy_node *node, const struct hy_node *old)
{
	bool law = hy_shared_answer(c->shared, c->form->form, node->item);

	if (hy_node_blank(old, c->form))
		return;
	if ((c->whole || law) && !hy_names_found(c->names, old->text)) {
		set_text(node, old->text);
		c->result->kept++;
		return;
	}
	set_text(node, hy_shared_text(c->arena, c->shared, c->names, c->form->to_write, old->text,
	    &c->result->kept, &c->result->emptied));
}

/* Boxes of a record that is kept; words in their brackets are the other body's. */
static void
carry_boxes(struct carry *c, struct hy_node *node, const struct hy_node *old)
{
	const struct hy_tick **tail = &node->ticks;

	for (unsigned i = 0; c->whole && i < node->item->n_options; i++) {
		const struct hy_option *option = &node->item->options[i];
		const struct hy_option *before = hy_edition_map_option(c->back, node->item, option);
		struct hy_tick *tick;

		if (before == NULL || option->text || hy_node_tick(old, before->label) == NULL)
			continue;
		tick = hy_new(c->arena, struct hy_tick);
		tick->option = option;
		tick->label = option->label;
		*tail = tick;
		tail = &tick->next;
		node->written = node->answered = true;
	}
}

static void
empty_list(struct carry *c, struct hy_node *node)
{
	struct hy_entry *entry = hy_new(c->arena, struct hy_entry);

	entry->text = c->form->to_write;
	node->entries = entry;
	node->written = node->answered = true;
	c->result->emptied++;
}

static void
carry_answer(struct carry *c, struct hy_node *node, const struct hy_node *old)
{
	if (node->item->prints_file || node->up == c->result->doc->root)
		return;
	if (node->item->kind == HY_KIND_TEXT)
		carry_text(c, node, old);
	else if (node->item->kind == HY_KIND_CHECKS)
		carry_boxes(c, node, old);
	else if (node->item->kind == HY_KIND_LIST && old->entries != NULL)
		empty_list(c, node);
}

static void carry_kids(struct carry *c, struct hy_node *node, const struct hy_node *scope);

static void
carry_record(struct carry *c, struct hy_node *list, const struct hy_node *old, bool whole)
{
	struct hy_node *record = hy_record_new(c->arena, list);
	struct hy_node **kids = hy_new_array(c->arena, list->n_kids + 1, struct hy_node *);

	if (list->n_kids > 0)
		memcpy(kids, list->kids, list->n_kids * sizeof(*kids));
	kids[list->n_kids++] = record;
	list->kids = kids;
	list->written = record->written = true;
	record->number = list->n_kids;
	c->whole = whole;
	carry_kids(c, record, old);
	c->whole = false;
}

/*
 * Every file stays, for the blocks in its measures. Of a list that may name what all
 * bodies use, such records stay, and the others leave one to be filled in. No other
 * list has anything to lend.
 */
static void
carry_records(struct carry *c, struct hy_node *list, const struct hy_node *old)
{
	bool emptied = false;

	if (!list->item->is_files && !hy_shared_list(c->shared, list->item))
		return;
	for (unsigned i = 0; i < old->n_kids; i++) {
		bool common = hy_shared_record(c->shared, list->item, hy_record_title(old->kids[i]));

		if (!list->item->is_files && !common && emptied)
			continue;
		emptied = emptied || !common;
		carry_record(c, list, old->kids[i], common);
	}
}

/* Fills what hangs from NODE; SCOPE: the old file, or the old record that NODE's record comes from. */
static void
carry_kids(struct carry *c, struct hy_node *node, const struct hy_node *scope)
{
	for (unsigned i = 0; i < node->n_kids; i++) {
		struct hy_node *kid = node->kids[i];
		const struct hy_item *before = hy_edition_map_item(c->back, kid->item);
		const struct hy_node *old = before != NULL ? hy_node_below(scope, before) : NULL;

		if (kid->item->private)
			continue;
		if (hy_item_repeats(kid->item)) {
			if (old != NULL)
				carry_records(c, kid, old);
			continue;
		}
		if (old != NULL && hy_kind_answers(kid->item->kind))
			carry_answer(c, kid, old);
		carry_kids(c, kid, scope);
	}
}

/* A document of FORM that says nothing but that. */
static struct hy_doc *
doc_of(struct hy_arena *arena, const struct hy_form *form)
{
	struct hy_doc *doc = hy_new(arena, struct hy_doc);
	struct hy_binder b = { .arena = arena };

	doc->arena = arena;
	doc->form = form;
	doc->root = hy_node_new(&b, form->root, NULL);
	return doc;
}

bool
hy_carry(struct hy_arena *arena, struct hy_forms *forms, const struct hy_form *form,
    const struct hy_doc *from, struct hy_carried *result, struct hy_err *err)
{
	struct carry c = { .arena = arena, .form = form, .result = result };
	struct hy_names *names;

	*result = (struct hy_carried){ .doc = doc_of(arena, form) };
	if (strcmp(form->form, from->form->form) != 0)
		return hy_fail(err, hy_mark_file(from->file), HY_M_NEW_OTHER_FORM, from->form->name.p,
		    form->name.p, NULL);
	c.back = hy_edition_map_new(arena, forms, form, from->form, err);
	c.shared = c.back != NULL ? hy_shared_open(arena, err) : NULL;
	names = c.shared != NULL ? hy_names_open(arena, c.shared, from, err) : NULL;
	if (names == NULL)
		return false;
	c.names = names;
	carry_kids(&c, result->doc->root, from->root);
	hy_names_close(names);
	return true;
}
