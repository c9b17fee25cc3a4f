#include "engine/change/onto.h"

#include "engine/base/text.h"
#include "engine/change/pairing.h"
#include "engine/change/records.h"
#include "engine/form/edit/edit.h"

struct writer {
	struct hy_arena *arena, *scratch;
	const struct hy_onto_source *source;
	struct hy_edit *edit;
	struct hy_onto *result;
	const struct hy_onto_row **tail;
	bool exact;	/* a workbook of Hyoka */
};

static struct hy_onto_row *
add_row(struct writer *w, enum hy_change_op op, const struct hy_node *node, bool unsure)
{
	struct hy_onto_row *row = hy_new(w->arena, struct hy_onto_row);

	row->op = op;
	row->node = node;
	row->unsure = unsure;
	*w->tail = row;
	w->tail = &row->next;
	w->result->count++;
	return row;
}

/* Does the source say anything about NODE? */
static bool
says(const struct writer *w, const struct hy_node *node)
{
	return w->exact ? w->source->touched(node, w->source->context) : node->answered;
}

static bool
same_text(struct writer *w, struct hy_str a, struct hy_str b)
{
	return w->exact ? hy_str_eq(a, b) : hy_str_eq(hy_text_squeeze(w->scratch, a),
	    hy_text_squeeze(w->scratch, b));
}

/* The number behind the choice as printed, -1 for none. */
static long
count_of(const struct hy_node *node)
{
	long count;

	return node->item->count.len > 0 && hy_node_counted(node, node->option, &count) ? count : -1;
}

static struct hy_value *
count_value(struct writer *w, const struct hy_node *from)
{
	return hy_value_text(w->arena, from->has_count ? hy_str_format(w->arena, "%ld", from->count)
	    : HY_S(""));
}

/* The number behind TO's choice becomes that of FROM. */
static void
set_count(struct writer *w, const struct hy_node *to, const struct hy_node *from)
{
	struct hy_value *value = hy_edit_value(w->edit, to), *map, *count;
	struct hy_splice *splice = hy_edit_splice(w->edit);

	if (value == NULL) {	/* nothing there yet: hy_edit_answer has nothing to hang it from */
		map = hy_value_map(w->arena);
		hy_value_put(map, hy_word(HY_W_KEY_COUNT), count_value(w, from));
		hy_edit_put(w->edit, to, map);
		return;
	}
	map = hy_edit_map(w->edit, value, to->item);
	count = hy_value_get(map, hy_word(HY_W_KEY_COUNT));
	if (count != NULL) {
		hy_splice_set(splice, count, count_value(w, from)->text);
		return;
	}
	count = count_value(w, from);
	count->key = hy_word(HY_W_KEY_COUNT);
	hy_splice_insert(splice, map, map->first, count);
}

/* What FROM says, as TO is to have it. */
static void
set_answer(struct writer *w, const struct hy_node *to, const struct hy_node *from)
{
	struct hy_value *value = hy_value_answer(w->arena, from);

	if (value == NULL && to->item->kind == HY_KIND_CHECKS)
		value = hy_value_list(w->arena);
	else if (value == NULL && to->item->kind != HY_KIND_GRID)
		value = hy_value_text(w->arena, HY_S(""));
	hy_edit_answer(w->edit, to, value);
}

/* The draft's text is not what the workbook was made from. */
static bool
was_changed(const struct writer *w, const struct hy_node *to, const struct hy_node *from)
{
	uint64_t was = w->exact ? w->source->was(from, w->source->context) : 0;

	return was != 0 && to->item->kind == HY_KIND_TEXT && to->text.len > 0 &&
	    hy_str_hash(to->text) != was;
}

static void
write_answer(struct writer *w, const struct hy_node *to, const struct hy_node *from)
{
	struct hy_str old = hy_node_printed(w->scratch, to), new = hy_node_printed(w->scratch, from);
	bool counts = count_of(to) != count_of(from) && (from->has_count || from->count_blank);

	if (same_text(w, old, new) || (!w->exact && new.len == 0))
		return;
	if (counts)
		set_count(w, to, from);
	if (to->item->count.len == 0 || to->option != from->option ||
	    !same_text(w, to->text.p != NULL ? to->text : HY_S(""), from->text.p != NULL ? from->text
	    : HY_S("")))
		set_answer(w, to, from);
	add_row(w, old.len == 0 ? HY_CHANGE_ADDED : new.len == 0 ? HY_CHANGE_REMOVED
	    : HY_CHANGE_CHANGED, to, from->unsure)->both = was_changed(w, to, from);
}

static void write_node(struct writer *w, const struct hy_node *to, const struct hy_node *from);

/* The title of a record, or NULL. */
static const struct hy_node *
title_of(const struct hy_node *record)
{
	for (unsigned i = 0; i < record->n_kids; i++)
		if (record->kids[i]->item->title)
			return record->kids[i];
	return NULL;
}

static bool
is_empty(const struct hy_node *record)
{
	for (unsigned i = 0; i < record->n_kids; i++)
		if (record->kids[i]->written || record->kids[i]->unknown)
			return false;
	return true;
}

/* The record of TO that REC of a workbook was made from, or that has its title now; -1 for none. */
static int
made_from(const struct writer *w, const struct hy_node *to, const struct hy_node *rec, const int *taken)
{
	const struct hy_node *title = title_of(rec);
	uint64_t was = title != NULL ? w->source->was(title, w->source->context) : 0;
	int found = -1;

	for (unsigned i = 0; i < to->n_kids && title != NULL; i++) {
		struct hy_str own = hy_record_title(to->kids[i]);
		bool same = was != 0 ? hy_str_hash(own) == was : own.len == 0 && title->text.len == 0;

		if (taken[i] < 0 && same && (found < 0 || i + 1 == rec->number))
			found = (int)i;
	}
	for (unsigned i = 0; i < to->n_kids && found < 0 && title != NULL && title->text.len > 0; i++)
		if (taken[i] < 0 && hy_str_eq(hy_record_title(to->kids[i]), title->text))
			found = (int)i;
	return found;
}

/* Which record of the draft is which of the source. */
static struct hy_pairing
pair(struct writer *w, const struct hy_node *to, const struct hy_node *from)
{
	struct hy_pairing p = { .of_old = NULL };

	if (!w->exact)
		return hy_records_pair(w->arena, to, from);
	p.of_old = hy_new_array(w->arena, to->n_kids + 1, int);
	p.of_new = hy_new_array(w->arena, from->n_kids + 1, int);
	for (unsigned i = 0; i < to->n_kids; i++)
		p.of_old[i] = -1;
	for (unsigned i = 0; i < from->n_kids; i++) {
		p.of_new[i] = made_from(w, to, from->kids[i], p.of_old);
		if (p.of_new[i] >= 0)
			p.of_old[p.of_new[i]] = (int)i;
	}
	return p;
}

/* The value of the draft's record that stands before the source's record I, NULL for none. */
static struct hy_value *
record_before(struct writer *w, const struct hy_node *to, const struct hy_pairing *pairing,
    struct hy_value *const *added, unsigned i)
{
	while (i-- > 0) {
		struct hy_value *value = added[i] != NULL ? added[i] : pairing->of_new[i] >= 0
		    ? hy_edit_value(w->edit, to->kids[pairing->of_new[i]]) : NULL;

		if (value != NULL)
			return value;
	}
	return NULL;
}

static void
add_records(struct writer *w, const struct hy_node *to, const struct hy_node *from,
    const struct hy_pairing *pairing)
{
	struct hy_value **added = hy_new_array(w->arena, from->n_kids + 1, struct hy_value *);

	for (unsigned i = 0; i < from->n_kids; i++) {
		const struct hy_node *record = from->kids[i];

		if (pairing->of_new[i] >= 0 || is_empty(record))
			continue;
		added[i] = hy_value_node(w->arena, record);
		hy_edit_record(w->edit, to, record_before(w, to, pairing, added, i), added[i]);
		add_row(w, HY_CHANGE_ADDED, record, record->unsure);
	}
}

/* Only a workbook of Hyoka can say that a record goes: its cells were emptied. */
static bool
is_emptied(const struct writer *w, const struct hy_node *to, const struct hy_node *from)
{
	return w->exact && is_empty(from) && !is_empty(to);
}

static void
write_records(struct writer *w, const struct hy_node *to, const struct hy_node *from)
{
	struct hy_pairing pairing = pair(w, to, from);

	for (unsigned i = 0; i < to->n_kids; i++) {
		const struct hy_node *record = to->kids[i], *other;

		if (pairing.of_old[i] < 0)
			continue;
		other = from->kids[pairing.of_old[i]];
		if (is_emptied(w, record, other)) {
			hy_edit_put(w->edit, record, NULL);
			add_row(w, HY_CHANGE_REMOVED, record, false);
			continue;
		}
		for (unsigned k = 0; k < record->n_kids; k++)
			write_node(w, record->kids[k], other->kids[k]);
	}
	add_records(w, to, from, &pairing);
}

/* Items that only the draft holds. */
static bool
is_apart(const struct writer *w, const struct hy_item *item)
{
	const struct hy_item *section = hy_item_section(item);

	if (item->private || item->kind == HY_KIND_TABLE || item->kind == HY_KIND_PICTURE ||
	    item->kind == HY_KIND_FIXED || item->kind == HY_KIND_NOTE || item->automatic)
		return true;
	if (section != NULL && section->kind == HY_KIND_FIGURE && item != section)
		return item->data || !w->exact;
	/* At the top of the file: form, edition, state. */
	return section == NULL && item->up != NULL && item->up->up == NULL &&
	    hy_kind_answers(item->kind);
}

static void
write_node(struct writer *w, const struct hy_node *to, const struct hy_node *from)
{
	if (is_apart(w, to->item))
		return;
	w->result->kept += from->unknown;
	if (hy_item_repeats(to->item)) {
		write_records(w, to, from);
		return;
	}
	if (hy_kind_answers(to->item->kind) && !from->unknown && says(w, from))
		write_answer(w, to, from);
	for (unsigned i = 0; i < to->n_kids; i++)
		write_node(w, to->kids[i], from->kids[i]);
}

/* The number that both sides know an assessment by must be one, and so must form and edition. */
static bool
is_same_assessment(const struct hy_doc *draft, const struct hy_doc *source, struct hy_arena *arena,
    struct hy_err *err)
{
	struct hy_str a = hy_doc_role_text(draft, HY_ITEM_NUMBER), b = hy_doc_role_text(source, HY_ITEM_NUMBER);

	if (draft->form != source->form)
		return hy_fail(err, hy_mark_file(source->file), HY_M_ONTO_FORM,
		    hy_str_format(arena, "%s %s", source->form->name.p, source->form->edition_name.p).p,
		    hy_str_format(arena, "%s %s", draft->form->name.p, draft->form->edition_name.p).p, NULL);
	if (a.len == 0 || b.len == 0 || hy_str_eq(hy_text_key(arena, a), hy_text_key(arena, b)))
		return true;
	return hy_fail(err, hy_mark_file(source->file), HY_M_ONTO_NUMBER, b.p, a.p, NULL);
}

bool
hy_onto(struct hy_arena *arena, const struct hy_doc *draft, const struct hy_onto_source *source,
    struct hy_onto *result, struct hy_err *err)
{
	struct writer w = { .arena = arena, .source = source, .result = result,
	    .tail = &result->first, .exact = source->touched != NULL };
	bool ok;

	*result = (struct hy_onto){ .count = 0 };
	if (!is_same_assessment(draft, source->doc, arena, err))
		return false;
	w.edit = hy_edit_open(arena, draft, err);
	if (w.edit == NULL)
		return false;
	w.scratch = hy_arena_new();
	for (unsigned i = 0; i < draft->root->n_kids; i++) {
		write_node(&w, draft->root->kids[i], source->doc->root->kids[i]);
		hy_arena_reset(w.scratch);
	}
	ok = hy_edit_apply(w.edit, &result->bytes, err);
	hy_arena_free(w.scratch);
	return ok;
}
