#include "engine/change/diff.h"

#include <string.h>

#include "engine/change/differ.h"
#include "engine/change/records.h"
#include "engine/form/path.h"

static void compare_nodes(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b);

static bool
is_compared(const struct hy_item *item)
{
	return !item->private && item->kind != HY_KIND_TABLE && item->kind != HY_KIND_NOTE &&
	    item->kind != HY_KIND_FIXED;
}

/* A record that only one side has: one change, whatever is in it. */
static void
add_record(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	const struct hy_node *record = b != NULL ? b : a;
	struct hy_str text = record->item->is_files ? hy_record_title(record)
	    : hy_record_printed(d->arena, record);
	struct hy_change *c = hy_differ_add(d, a, b, a != NULL ? text : HY_S(""),
	    b != NULL ? text : HY_S(""));

	c->op = b != NULL ? HY_CHANGE_ADDED : HY_CHANGE_REMOVED;
}

/* Answers of an item that only one of two editions has. */
static void
add_lone(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	const struct hy_node *node = b != NULL ? b : a;
	struct hy_str text;

	if (!is_compared(node->item))
		return;
	if (node->number > 0) {
		add_record(d, a, b);
		return;
	}
	text = hy_kind_answers(node->item->kind) ? hy_node_printed(d->arena, node) : HY_S("");
	if (text.len > 0)
		hy_differ_add(d, a, b, a != NULL ? text : HY_S(""), b != NULL ? text : HY_S(""));
	for (unsigned i = 0; i < node->n_kids; i++)
		add_lone(d, a != NULL ? a->kids[i] : NULL, b != NULL ? b->kids[i] : NULL);
}

/* Notes once that records that stayed have other numbers now. */
static void
note_numbers(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b,
    const struct hy_pairing *p)
{
	struct hy_change *note;
	unsigned i = 0;

	while (i < a->n_kids && (p->of_old[i] < 0 || p->of_old[i] == (int)i))
		i++;
	if (i == a->n_kids)
		return;
	note = hy_new(d->arena, struct hy_change);
	note->op = HY_CHANGE_RENUMBERED;
	note->item = b->item;
	note->before = a;
	note->after = b;
	note->block = note->old_text = note->new_text = HY_S("");
	*d->notes_tail = note;
	d->notes_tail = &note->next;
}

static void
compare_records(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	struct hy_pairing p = hy_records_pair(d->scratch, a, b);

	for (unsigned j = 0; j <= b->n_kids; j++) {
		if (j > 0 && p.of_new[j - 1] >= 0)
			compare_nodes(d, a->kids[p.of_new[j - 1]], b->kids[j - 1]);
		else if (j > 0)
			add_record(d, NULL, b->kids[j - 1]);
		for (int i = p.lost_first[j]; i >= 0; i = p.lost_next[i])
			add_record(d, a->kids[i], NULL);
	}
	note_numbers(d, a, b, &p);
}

static const struct hy_node *
kid_by_id(const struct hy_node *node, const char *id)
{
	for (unsigned i = 0; i < node->n_kids; i++)
		if (strcmp(node->kids[i]->item->id, id) == 0)
			return node->kids[i];
	return NULL;
}

/* Items below A that B's edition does not have, from *NEXT up to kid UNTIL (NULL: all). */
static void
add_gone(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b, unsigned *next,
    const struct hy_node *until)
{
	for (; *next < a->n_kids && a->kids[*next] != until; (*next)++)
		if (kid_by_id(b, a->kids[*next]->item->id) == NULL)
			add_lone(d, a->kids[*next], NULL);
}

static void
compare_kids(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	unsigned next = 0;

	if (a->item == b->item) {
		for (unsigned i = 0; i < b->n_kids; i++)
			compare_nodes(d, a->kids[i], b->kids[i]);
		return;
	}
	for (unsigned i = 0; i < b->n_kids; i++) {
		const struct hy_node *old = kid_by_id(a, b->kids[i]->item->id);

		if (old == NULL) {
			add_lone(d, NULL, b->kids[i]);
			continue;
		}
		if (old->item->nth >= next)
			add_gone(d, a, b, &next, old);
		compare_nodes(d, old, b->kids[i]);
	}
	add_gone(d, a, b, &next, NULL);
}

static void
compare_figures(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	hy_differ_figure(d, a, b);
	for (unsigned i = 0; i < b->n_kids; i++) {
		const struct hy_node *old = kid_by_id(a, b->kids[i]->item->id);

		if (!b->kids[i]->item->data && b->kids[i]->item->kind != HY_KIND_PICTURE &&
		    old != NULL)
			compare_nodes(d, old, b->kids[i]);
	}
}

/* Two nodes of one item. */
static void
compare_nodes(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	bool lists = hy_item_repeats(b->item) && b->number == 0;

	if (!is_compared(b->item))
		return;
	if (lists != (hy_item_repeats(a->item) && a->number == 0)) {
		add_lone(d, a, NULL);
		add_lone(d, NULL, b);
	} else if (lists) {
		compare_records(d, a, b);
	} else if (b->item->kind == HY_KIND_FIGURE && a->item->kind == HY_KIND_FIGURE) {
		compare_figures(d, a, b);
	} else {
		if (hy_kind_answers(b->item->kind))
			hy_differ_answers(d, a, b);
		compare_kids(d, a, b);
	}
}

/* Names of files that changed, files that came and went: shown before the first section of files. */
static void
compare_files(struct hy_differ *d, const struct hy_pairing *p)
{
	const struct hy_doc *old = d->diff->old, *new = d->diff->new;
	unsigned n = hy_doc_files(old), m = hy_doc_files(new);

	for (unsigned j = 0; j < m; j++) {
		const struct hy_node *b = hy_doc_file(new, j + 1);
		const struct hy_node *a = p->of_new[j] >= 0
		    ? hy_doc_file(old, (unsigned)p->of_new[j] + 1) : NULL;
		const struct hy_node *name = kid_by_id(b, "mei");

		if (a == NULL)
			add_record(d, NULL, b);
		else if (name != NULL && kid_by_id(a, "mei") != NULL)
			compare_nodes(d, kid_by_id(a, "mei"), name);
	}
	for (unsigned i = 0; i < n; i++)
		if (p->of_old[i] < 0)
			add_record(d, hy_doc_file(old, i + 1), NULL);
}

/* The section of FORM with the id and the repetition of SECTION. */
static const struct hy_item *
section_like(const struct hy_form *form, const struct hy_item *section)
{
	for (unsigned i = 0; i < form->n_sections; i++)
		if (strcmp(form->sections[i]->id, section->id) == 0 &&
		    form->sections[i]->per_file == section->per_file)
			return form->sections[i];
	return NULL;
}

/* A section for each pair of files; or once. OLD_ITEM is NULL where the old form has none. */
static void
compare_section(struct hy_differ *d, const struct hy_item *section,
    const struct hy_item *old_item, const struct hy_pairing *files)
{
	const struct hy_doc *old = d->diff->old, *new = d->diff->new;
	unsigned count = section->per_file ? hy_doc_files(new) : 1;

	for (unsigned f = 1; f <= count; f++) {
		const struct hy_node *b = hy_doc_section(new, section, f), *a = NULL;
		unsigned partner = f;

		if (section->per_file) {
			if (files->of_new[f - 1] < 0)
				continue;
			partner = (unsigned)files->of_new[f - 1] + 1;
		}
		if (old_item != NULL)
			a = hy_doc_section(old, old_item, partner);
		if (a != NULL && b != NULL)
			compare_nodes(d, a, b);
		else if (b != NULL)
			add_lone(d, NULL, b);
	}
}

static void
compare_sections(struct hy_differ *d, const struct hy_pairing *files)
{
	const struct hy_form *old = d->diff->old->form, *new = d->diff->new->form;
	bool named = false;

	for (unsigned i = 0; i < new->n_sections; i++) {
		const struct hy_item *section = new->sections[i];

		if (section->per_file && !named) {
			compare_files(d, files);
			named = true;
		}
		compare_section(d, section, section_like(old, section), files);
	}
	for (unsigned i = 0; old != new && i < old->n_sections; i++) {
		const struct hy_item *section = old->sections[i];
		unsigned count = section->per_file ? hy_doc_files(d->diff->old) : 1;

		for (unsigned f = 1; section_like(new, section) == NULL && f <= count; f++)
			if (hy_doc_section(d->diff->old, section, f) != NULL)
				add_lone(d, hy_doc_section(d->diff->old, section, f), NULL);
	}
}

/* One of the forms has no files at all: those of the other have no partner. */
static struct hy_pairing
without_partners(struct hy_arena *scratch, unsigned old, unsigned new)
{
	struct hy_pairing files = { hy_new_array(scratch, old + 1, int), hy_new_array(scratch, new + 1, int), NULL, NULL };

	for (unsigned i = 0; i < old; i++)
		files.of_old[i] = -1;
	for (unsigned j = 0; j < new; j++)
		files.of_new[j] = -1;
	return files;
}

struct hy_diff *
hy_diff(struct hy_arena *arena, const struct hy_doc *old, const struct hy_doc *new)
{
	struct hy_diff *diff = hy_new(arena, struct hy_diff);
	struct hy_differ d = { arena, hy_arena_new(), diff, &diff->first, &diff->notes };
	struct hy_pairing files;
	const struct hy_node *a, *b;

	diff->old = old;
	diff->new = new;
	if (old->form->files != NULL && new->form->files != NULL) {
		a = old->root->kids[old->form->files->nth];
		b = new->root->kids[new->form->files->nth];
		files = hy_records_pair(d.scratch, a, b);
		note_numbers(&d, a, b, &files);
	} else {
		files = without_partners(d.scratch, hy_doc_files(old), hy_doc_files(new));
	}
	compare_sections(&d, &files);
	a = hy_node_find(old->root, "besshi");
	b = hy_node_find(new->root, "besshi");
	if (a != NULL && b != NULL)
		compare_nodes(&d, a, b);
	hy_arena_free(d.scratch);
	return diff;
}

const char *
hy_change_op_name(enum hy_change_op op)
{
	static const char *const names[] = { "changed", "added", "removed", "renumbered" };

	return names[op];
}

const struct hy_node *
hy_change_node(const struct hy_change *change)
{
	return change->after != NULL ? change->after : change->before;
}

bool
hy_change_is_day(const struct hy_change *change)
{
	return change->item->role == HY_ITEM_PUBLISHED;
}

/* The item that lists the names of all files, from ITEM down. */
static const struct hy_node *
find_list(const struct hy_node *node)
{
	const struct hy_node *found = node->item->kind == HY_KIND_FILES ? node : NULL;

	for (unsigned i = 0; found == NULL && i < node->n_kids; i++)
		if (!node->kids[i]->item->private && !node->kids[i]->item->is_files)
			found = find_list(node->kids[i]);
	return found;
}

/* A file and its name are printed where all files are listed. */
static const struct hy_node *
shown_node(const struct hy_node *node)
{
	const struct hy_node *list = node;

	if (!node->item->is_files && !(node->up != NULL && node->up->number > 0 &&
	    node->up->item->is_files && node->item->title))
		return node;
	while (list->up != NULL)
		list = list->up;
	list = find_list(list);
	return list != NULL ? list : node;
}

struct hy_str
hy_change_path(struct hy_arena *arena, const struct hy_change *change, bool full)
{
	const struct hy_node *node = shown_node(hy_change_node(change));
	struct hy_str path = full ? hy_node_official_full(arena, node)
	    : hy_node_official(arena, node);

	if (change->op == HY_CHANGE_RENUMBERED && hy_str_starts(node->item->record, node->item->label))
		return hy_str_format(arena, "%.*s %.*s", HY_ARG(path), HY_ARG(node->item->label));
	if (change->block.len == 0)
		return path;
	return hy_str_format(arena, "%.*s %.*s", HY_ARG(path), HY_ARG(change->block));
}

struct hy_spans
hy_change_spans(struct hy_arena *arena, const struct hy_change *change)
{
	return hy_text_diff(arena, change->old_text, change->new_text);
}
