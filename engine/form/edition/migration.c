#include "engine/form/edition/migration_parts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "engine/form/path.h"

/* Another form than one's own: so many of a hundred answers must have a like there. */
#define LEAST_SHARE 66

/* Is there something at or below NODE that its form does not know? It has no item to go to. */
static bool
has_slips(const struct hy_mover *m, const struct hy_node *node)
{
	for (const struct hy_slip *s = m->doc->slips; s != NULL; s = s->next)
		for (const struct hy_node *n = s->node; n != NULL; n = n->up)
			if (n == node)
				return true;
	return false;
}

/* All texts at and below VALUE, each behind its keys. */
static void
flatten(struct hy_arena *arena, const struct hy_value *value, struct hy_str keys, struct hy_buf *out)
{
	if (value->type == HY_YAML_TEXT && !value->open) {
		struct hy_str text = hy_value_trim(value->text);

		hy_buf_format(out, "%s%.*s%s%.*s", out->len > 0 ? "\n" : "", HY_ARG(keys),
		    keys.len > 0 ? ": " : "", HY_ARG(text));
	}
	for (const struct hy_value *v = value->first; v != NULL; v = v->next)
		flatten(arena, v, v->key.len == 0 ? keys : keys.len == 0 ? v->key
		    : hy_str_format(arena, "%.*s/%.*s", HY_ARG(keys), HY_ARG(v->key)), out);
}

static void walk(struct hy_mover *m, const struct hy_node *node, bool leaving);

/* LEAVING: what NODE stands in has no place, so that each of these must find its own. */
static void
walk_kids(struct hy_mover *m, const struct hy_node *node, bool leaving)
{
	for (unsigned i = 0; i < node->n_kids; i++)
		walk(m, node->kids[i], leaving);
}

/* TO is where NODE goes to; NULL when it has no place on the new form: no item, or one of another kind. */
static const struct hy_item *
place_of(const struct hy_mover *m, const struct hy_node *node)
{
	const struct hy_item *to = hy_edition_map_item(m->map, node->item);

	return to != NULL && to->kind == node->item->kind ? to : NULL;
}

/* What has a place of its own leaves NODE, which has none. */
static void
move_out(struct hy_mover *m, const struct hy_node *node)
{
	for (unsigned i = 0; i < node->n_kids; i++) {
		const struct hy_node *kid = node->kids[i];

		if (kid->number == 0 && kid->yaml != NULL && place_of(m, kid) != NULL)
			walk(m, kid, true);
		else
			move_out(m, kid);
	}
}

/* NODE has no place: what is below it may have one, its own answer is kept as text. */
static void
leave(struct hy_mover *m, const struct hy_node *node, bool leaving)
{
	struct hy_value *value = hy_edit_value(m->edit, node);
	struct hy_buf text = hy_buf_new(m->arena);

	if (!leaving && has_slips(m, node)) {
		/* Not all of it can be told apart: it is kept together, as it stands in the file. */
		move_out(m, node);
		flatten(m->arena, value, HY_S(""), &text);
		hy_migration_leave(m, node, text.len > 0 ? hy_buf_get(&text) : HY_S(""), true);
	} else {
		if (hy_migration_has_own(node))
			hy_migration_leave(m, node, hy_node_plain(m->arena, node), false);
		walk_kids(m, node, true);
	}
	if (leaving)
		return;
	hy_splice_remove(hy_edit_splice(m->edit), value);
	hy_migration_tidy(m, node->up);
}

/* NODE, which is TO on the new form, stands in the like of what it stands in now: perhaps under another key. */
static void
keep(struct hy_mover *m, const struct hy_node *node, const struct hy_item *to)
{
	struct hy_value *value = hy_edit_value(m->edit, node);

	if (hy_item_child(m->arena, hy_item_holder(to), value->key) == to)
		return;
	hy_splice_rename(hy_edit_splice(m->edit), value, to->key);
	hy_migration_note(m, HY_MIGRATED_RENAMED, node, hy_migration_path(m->arena, node), HY_S(""));
}

static void
move(struct hy_mover *m, const struct hy_node *node, const struct hy_item *to)
{
	struct hy_moving *moving = hy_new(m->arena, struct hy_moving);

	*moving = (struct hy_moving){ node, to, hy_edit_value(m->edit, node), NULL };
	*m->moving_tail = moving;
	m->moving_tail = &moving->next;
	hy_splice_remove(hy_edit_splice(m->edit), moving->value);
}

static void
walk(struct hy_mover *m, const struct hy_node *node, bool leaving)
{
	const struct hy_item *to;

	if (hy_item_keyless(node->item) || node->number > 0 || node->up == NULL) {
		walk_kids(m, node, leaving);
		return;
	}
	if (node->yaml == NULL)
		return;
	to = place_of(m, node);
	if (to == NULL) {
		leave(m, node, leaving);
		return;
	}
	/* Options first: what is below moves along with it. */
	hy_migration_options(m, node, to);
	if (hy_edit_value(m->edit, node) == NULL) {	/* it was all that stood there */
		hy_migration_tidy(m, node->up);
		return;
	}
	if (!leaving && hy_edition_map_item(m->map, hy_item_holder(node->item)) == hy_item_holder(to))
		keep(m, node, to);
	else
		move(m, node, to);
	walk_kids(m, node, false);
}

/* The private list of what was left, with an entry for each. */
static void
write_left(struct hy_mover *m)
{
	const struct hy_node *list = hy_doc_find(m->doc, "ikou_nokori", 0);

	for (const struct hy_left *left = m->left; left != NULL; left = left->next) {
		struct hy_value *record = hy_value_map(m->arena);

		hy_value_put(record, list->item->items[0]->key,
		    hy_value_text(m->arena, hy_migration_path(m->arena, left->node)));
		hy_value_put(record, list->item->items[1]->key, hy_value_text(m->arena, left->text));
		hy_edit_append(m->edit, list, record);
	}
}

static void
name_form(struct hy_mover *m)
{
	const struct hy_form *from = m->doc->form;

	if (strcmp(from->form, m->to->form) != 0)
		hy_edit_answer(m->edit, hy_doc_find(m->doc, "youshiki", 0),
		    hy_value_text(m->arena, m->to->name));
	if (!hy_str_eq(hy_doc_text(m->doc, "han"), m->to->edition_name))
		hy_edit_answer(m->edit, hy_doc_find(m->doc, "han", 0),
		    hy_value_text(m->arena, m->to->edition_name));
}

/* The line that tells an editor where the schema is names the edition: BYTES with the new one in their first line. */
static struct hy_str
name_schema(struct hy_mover *m, struct hy_str bytes)
{
	const struct hy_form *from = m->doc->form;
	struct hy_str old = hy_str_format(m->arena, "%s-%s.schema.json", from->form, from->edition);
	long end = hy_str_find(bytes, HY_S("\n"), 0);
	struct hy_str line = hy_str_cut(bytes, 0, end < 0 ? bytes.len : (size_t)end);
	long at = hy_str_starts(line, HY_S("#")) ? hy_str_find(line, old, 0) : -1;

	if (at < 0)
		return bytes;
	return hy_str_format(m->arena, "%.*s%s-%s.schema.json%s", (int)at, bytes.p, m->to->form,
	    m->to->edition, bytes.p + at + old.len);
}

/* BYTES read as a document that says itself that it is on the new form. NULL with ERR. */
static struct hy_doc *
read_back(struct hy_mover *m, struct hy_forms *forms, struct hy_str bytes, struct hy_err *err)
{
	struct hy_doc *doc = hy_doc_parse(m->arena, forms, m->doc->file, bytes, err);

	if (doc == NULL || doc->form == m->to)
		return doc;
	hy_fail(err, hy_mark_file(m->doc->file), HY_M_MIGRATE_LOST, m->to->edition_name.p, NULL);
	return NULL;
}

/* Where each thing is now, for people. */
static void
complete_notes(struct hy_mover *m, const struct hy_doc *new)
{
	for (struct hy_migration_note *n = m->notes; n != NULL; n = n->next) {
		const struct hy_node *node = n->type == HY_MIGRATED_RENAMED || n->type == HY_MIGRATED_MOVED
		    ? hy_migration_node(m, new, n->node) : NULL;

		if (node != NULL)
			n->to = hy_migration_path(m->arena, node);
	}
}

/* By place in the original, new items last; what is of one place as it was found. */
static int
by_place(const void *a, const void *b)
{
	const struct hy_migration_note *x = *(struct hy_migration_note *const *)a;
	const struct hy_migration_note *y = *(struct hy_migration_note *const *)b;
	unsigned line_x = x->node != NULL ? x->node->at.line : UINT_MAX;
	unsigned line_y = y->node != NULL ? y->node->at.line : UINT_MAX;

	if (line_x != line_y)
		return line_x < line_y ? -1 : 1;
	if (x->node != NULL && x->node->at.col != y->node->at.col)
		return x->node->at.col < y->node->at.col ? -1 : 1;
	return (x->nth > y->nth) - (x->nth < y->nth);
}

static const struct hy_migration_note *
sorted_notes(struct hy_mover *m)
{
	struct hy_migration_note **all = hy_new_array(m->arena, m->n_notes + 1, struct hy_migration_note *);
	unsigned n = 0;

	for (struct hy_migration_note *note = m->notes; note != NULL; note = note->next)
		all[n++] = note;
	qsort(all, n, sizeof(*all), by_place);
	for (unsigned i = 0; i < n; i++)
		all[i]->next = i + 1 < n ? all[i + 1] : NULL;
	return all[0];
}

/* Looks for what only the new form has. */
struct news {
	struct hy_mover *m;
	const struct hy_edition_map *back;
};

/* Is there anything to fill in at or below ITEM? */
static bool
asks(const struct hy_item *item)
{
	bool any = hy_kind_answers(item->kind);

	for (unsigned i = 0; i < item->n_items && !any; i++)
		any = asks(item->items[i]);
	return any;
}

/* Did the old form have any of it? */
static bool
was_there(const struct hy_edition_map *back, const struct hy_item *item)
{
	bool any = hy_edition_map_item(back, item) != NULL;

	for (unsigned i = 0; i < item->n_items && !any; i++)
		any = was_there(back, item->items[i]);
	return any;
}

/* The outermost of them is enough; what repeats is told for the first file and record. */
static bool
note_new(struct hy_node *node, void *context)
{
	struct news *news = context;

	if (node->item->private || node->number > 1)
		return false;
	if (was_there(news->back, node->item) || !asks(node->item))
		return true;
	hy_migration_note(news->m, HY_MIGRATED_NEW, NULL, HY_S(""),
	    hy_node_official(news->m->arena, node));
	return false;
}

static const struct hy_edition_map *
map_of(struct hy_mover *m, struct hy_forms *forms, const struct hy_form *from,
    const struct hy_form *to, struct hy_err *err)
{
	const struct hy_edition_map *map;
	unsigned share;
	struct hy_str text;

	if (strcmp(from->form, to->form) == 0)
		return hy_edition_map_new(m->arena, forms, from, to, err);
	map = hy_edition_map_across(m->arena, from, to, &share);
	if (share >= LEAST_SHARE || m->doc->form == to)
		return map;
	text = hy_str_format(m->arena, "%u", share);
	hy_fail(err, hy_mark_file(m->doc->file), HY_M_MIGRATE_FAR, from->name.p, to->name.p, text.p, NULL);
	return NULL;
}

static bool
open_mover(struct hy_mover *m, struct hy_forms *forms, struct hy_err *err)
{
	m->moving_tail = &m->moving;
	m->left_tail = &m->left;
	m->note_tail = &m->notes;
	if (m->doc->form == m->to)
		return hy_fail(err, hy_mark_file(m->doc->file), HY_M_MIGRATE_SAME, m->to->name.p,
		    m->to->edition_name.p, NULL);
	m->map = map_of(m, forms, m->doc->form, m->to, err);
	m->edit = m->map != NULL ? hy_edit_open(m->arena, m->doc, err) : NULL;
	return m->edit != NULL;
}

bool
hy_migrate(struct hy_arena *arena, struct hy_forms *forms, const struct hy_doc *doc,
    const struct hy_form *to, struct hy_migration *migration, struct hy_err *err)
{
	struct hy_mover m = { .arena = arena, .doc = doc, .to = to };
	const struct hy_edition_map *back;

	*migration = (struct hy_migration){ .notes = NULL };
	if (!open_mover(&m, forms, err))
		return false;
	walk(&m, doc->root, false);
	hy_migration_place(&m);
	write_left(&m);
	name_form(&m);
	if (!hy_edit_apply(m.edit, &migration->bytes, err))
		return false;
	migration->doc = read_back(&m, forms, name_schema(&m, migration->bytes), err);
	if (migration->doc == NULL || !hy_migration_paths(&m, migration->doc, &migration->bytes, err))
		return false;
	if (!hy_str_eq(migration->bytes, migration->doc->bytes))
		migration->doc = read_back(&m, forms, migration->bytes, err);
	back = migration->doc != NULL ? map_of(&m, forms, to, doc->form, err) : NULL;
	if (back == NULL || !hy_migration_verify(&m, migration->doc, &migration->answers, err))
		return false;
	complete_notes(&m, migration->doc);
	hy_node_walk(migration->doc->root, note_new, &(struct news){ &m, back });
	migration->notes = sorted_notes(&m);
	return true;
}
