#include "engine/change/merge.h"

#include <string.h>

#include "engine/change/records.h"

struct merger {
	struct hy_arena *arena;
	struct hy_merge *merge;
	const struct hy_conflict **tail;
};

static void merge_nodes(struct merger *m, const struct hy_node *base, const struct hy_node *ours,
    const struct hy_node *theirs);

static bool
same_values(const struct hy_value *a, const struct hy_value *b)
{
	return a == NULL || b == NULL ? a == b : hy_value_same(a, b);
}

/* Do both nodes (either may be NULL) say the same, with all below them? */
static bool
same(struct merger *m, const struct hy_node *a, const struct hy_node *b)
{
	return same_values(a != NULL ? hy_value_node(m->arena, a) : NULL,
	    b != NULL ? hy_value_node(m->arena, b) : NULL);
}

static void
conflict(struct merger *m, enum hy_conflict_type type, const struct hy_node *ours,
    const struct hy_node *theirs)
{
	struct hy_conflict *c = hy_new(m->arena, struct hy_conflict);

	*c = (struct hy_conflict){ .type = type, .ours = ours, .theirs = theirs };
	*m->tail = c;
	m->tail = &c->next;
}

/* The answer of the item itself, without what hangs from it. */
static void
merge_answer(struct merger *m, const struct hy_node *base, const struct hy_node *ours,
    const struct hy_node *theirs)
{
	struct hy_value *b = base != NULL ? hy_value_answer(m->arena, base) : NULL;
	struct hy_value *o = hy_value_answer(m->arena, ours), *t = hy_value_answer(m->arena, theirs);

	if (same_values(b, t) || same_values(o, t))
		return;
	if (!same_values(b, o)) {
		conflict(m, HY_CONFLICT_ANSWER, ours, theirs);
		return;
	}
	hy_edit_answer(m->merge->edit, ours, t);
	m->merge->taken++;
}

static const struct hy_node *
at(const struct hy_node *list, int place)
{
	return list != NULL && place >= 0 ? list->kids[place] : NULL;
}

/* A record THEIRS has added goes behind the one it follows there, as far as OURS has that. */
static void
add_record(struct merger *m, const struct hy_node *list, const struct hy_node *before,
    const struct hy_node *record)
{
	struct hy_value *value = hy_value_node(m->arena, record);

	if (value == NULL)
		return;
	if (before != NULL)
		hy_edit_record(m->merge->edit, list, hy_edit_value(m->merge->edit, before), value);
	else
		hy_edit_append(m->merge->edit, list, value);
	m->merge->taken++;
}

/* A record that THEIRS no longer has, or that OURS no longer has. */
static void
merge_lost(struct merger *m, const struct hy_node *base, const struct hy_node *ours,
    const struct hy_node *theirs)
{
	if (ours != NULL && same(m, base, ours)) {
		hy_edit_put(m->merge->edit, ours, NULL);
		m->merge->taken++;
	} else if (ours != NULL) {
		conflict(m, HY_CONFLICT_REMOVED, ours, NULL);
	} else if (theirs != NULL && !same(m, base, theirs)) {
		conflict(m, HY_CONFLICT_KEPT, NULL, theirs);
	}
}

/* Records of THEIRS in their order, each with its like in BASE and OURS. */
static void
merge_records(struct merger *m, const struct hy_node *base, const struct hy_node *ours,
    const struct hy_node *theirs)
{
	static const struct hy_node none;
	const struct hy_node *b = base != NULL ? base : &none;
	struct hy_pairing to_ours = hy_records_pair(m->arena, b, ours);
	struct hy_pairing to_theirs = hy_records_pair(m->arena, b, theirs);
	struct hy_pairing direct = hy_records_pair(m->arena, ours, theirs);
	const struct hy_node *before = NULL;

	for (unsigned j = 0; j < theirs->n_kids; j++) {
		int from = to_theirs.of_new[j];
		/* Added on both sides: the like is found directly. */
		const struct hy_node *own = from >= 0 ? at(ours, to_ours.of_old[from])
		    : at(ours, direct.of_new[j]);

		if (own != NULL)
			merge_nodes(m, at(b, from), own, theirs->kids[j]);
		else if (from >= 0)
			merge_lost(m, at(b, from), NULL, theirs->kids[j]);
		else
			add_record(m, ours, before, theirs->kids[j]);
		before = own != NULL ? own : before;
	}
	for (unsigned i = 0; i < b->n_kids; i++)
		if (to_theirs.of_old[i] < 0)
			merge_lost(m, b->kids[i], at(ours, to_ours.of_old[i]), NULL);
}

/* The state and the day of a revision are its own. */
static bool
is_own(const struct hy_item *item)
{
	return strcmp(item->id, "joutai") == 0 || item->role == HY_ITEM_PUBLISHED;
}

static void
merge_nodes(struct merger *m, const struct hy_node *base, const struct hy_node *ours,
    const struct hy_node *theirs)
{
	if (is_own(theirs->item) && theirs->item->up != NULL && theirs->number == 0 &&
	    !theirs->item->private)
		return;
	if (hy_item_repeats(theirs->item) && theirs->number == 0) {
		merge_records(m, base, ours, theirs);
		return;
	}
	if (hy_kind_answers(theirs->item->kind))
		merge_answer(m, base, ours, theirs);
	for (unsigned i = 0; i < theirs->n_kids; i++)
		merge_nodes(m, base != NULL ? base->kids[i] : NULL, ours->kids[i], theirs->kids[i]);
}

bool
hy_merge(struct hy_arena *arena, const struct hy_doc *base, const struct hy_doc *ours,
    const struct hy_doc *theirs, struct hy_merge *merge, struct hy_err *err)
{
	struct merger m = { .arena = arena, .merge = merge };

	*merge = (struct hy_merge){ .edit = NULL };
	m.tail = &merge->conflicts;
	if (base->form != ours->form || theirs->form != ours->form)
		return hy_fail(err, hy_mark_file(theirs->form != ours->form ? theirs->file : base->file),
		    HY_M_MERGE_FORMS, ours->form->name.p, ours->form->edition_name.p, NULL);
	merge->edit = hy_edit_open(arena, ours, err);
	if (merge->edit == NULL)
		return false;
	merge_nodes(&m, base->root, ours->root, theirs->root);
	return true;
}
