#include "engine/change/rewind/rewind.h"

#include <limits.h>
#include <string.h>

#include "engine/change/rewind/rewind_parts.h"
#include "engine/form/edit/edit.h"
#include "engine/form/path.h"

#define MOST_TRIES 8u	/* each leaves out rows that do not come again */

/* --- the typed rows */

static const struct hy_node *
table_of(const struct hy_doc *doc)
{
	const struct hy_item *section = hy_form_table_section(doc->form);

	return section != NULL ? hy_doc_section(doc, section, 1) : NULL;
}

static struct hy_str
cell(const struct hy_node *row, const char *id)
{
	const struct hy_node *node = hy_node_find(row, id);

	return node != NULL ? hy_str_trim(node->text) : HY_S("");
}

/* Rows without a day are those of a revision that is not published yet: the newest. */
static long
day_number(struct hy_str day)
{
	struct hy_date date;

	return hy_date_parse(day, &date) ? hy_date_days(&date) : LONG_MAX;
}

const struct hy_str *
hy_rewind_days(struct hy_arena *arena, const struct hy_doc *doc, unsigned *count)
{
	const struct hy_node *table = table_of(doc);
	unsigned n = table != NULL ? table->n_kids : 0, at;
	struct hy_str *days = hy_new_array(arena, n + 1, struct hy_str);

	*count = 0;
	for (unsigned i = 0; i < n; i++) {
		struct hy_str day = cell(table->kids[i], "henkoubi");

		for (at = 0; at < *count && !hy_str_eq(days[at], day); at++)
			;
		if (at < *count)
			continue;
		for (at = (*count)++; at > 0 && day_number(days[at - 1]) < day_number(day); at--)
			days[at] = days[at - 1];
		days[at] = day;
	}
	return days;
}

static void
collect(struct hy_rewind *r, struct hy_str day)
{
	const struct hy_node *table = table_of(r->doc);

	r->undos = hy_new_array(r->arena, table->n_kids + 1, struct hy_undo);
	for (unsigned i = 0; i < table->n_kids; i++) {
		const struct hy_node *row = table->kids[i];

		if (hy_str_eq(cell(row, "henkoubi"), day))
			r->undos[r->n_undos++] = (struct hy_undo){ .row = row, .item = cell(row, "koumoku"),
			    .before = cell(row, "mae"), .after = cell(row, "ato") };
	}
}

/* --- the two revisions */

/* The items of the row from number I on: all of them, or that one where each has an entry of its own. */
static struct hy_value *
paths_of(const struct hy_rewind *r, const struct hy_undo *u, unsigned i)
{
	struct hy_value *list = hy_value_list(r->arena);

	if (u->n_items == 1 || u->parts)
		return hy_value_text(r->arena, hy_node_key_path(r->arena, u->items[i].node));
	for (; i < u->n_items; i++)
		hy_value_add(list, hy_value_text(r->arena, hy_node_key_path(r->arena, u->items[i].node)));
	return list;
}

/* What the row needs to come again: its items, block, timing and explanation, a name that joins them, its words. */
static struct hy_value *
entry_of(const struct hy_rewind *r, unsigned n, unsigned i)
{
	const struct hy_undo *u = &r->undos[n];
	const struct hy_item *entry = hy_doc_find(r->doc, "henkou", 0)->item;
	struct hy_value *map = hy_value_map(r->arena);
	const struct {
		const char *id;
		struct hy_str text;
	} fields[] = {
		{ "block", u->n_items > 1 && !u->parts ? HY_S("") : u->items[i].block.len > 0
		    ? u->items[i].block : hy_rewind_block(r, u->before, u->after) }, { "teishutsu_jiki", cell(u->row, "jiki") },
		{ "setsumei", cell(u->row, "setsumei") }, { "mae_bun", u->words ? u->before : HY_S("") },
		{ "ato_bun", u->words ? u->after : HY_S("") },
		{ "matomeru", u->n_items > 1 || u->words ? hy_str_format(r->arena, "%u", n + 1) : HY_S("") },
	};

	hy_value_put(map, entry->items[0]->key, paths_of(r, u, i));
	for (size_t k = 0; k < HY_COUNT(fields); k++)
		for (unsigned m = 1; m < entry->n_items; m++)
			if (strcmp(entry->items[m]->id, fields[k].id) == 0 && fields[k].text.len > 0)
				hy_value_put(map, entry->items[m]->key, hy_value_text(r->arena, fields[k].text));
	return map;
}

/* Both revisions have the headings of NODE on lines of their own, so that its blocks can be compared. */
static void
set_headings(const struct hy_rewind *r, struct hy_edit *edit, const struct hy_node *node)
{
	struct hy_str text = hy_str_trim(node->text), headed = hy_rewind_headings(r, text);

	if (!hy_str_eq(text, headed))
		hy_edit_answer(edit, node, hy_value_text(r->arena, headed));
}

/* The revision as it stands, without the typed rows that will come again. */
static bool
write_later(const struct hy_rewind *r, struct hy_str *bytes, struct hy_err *err)
{
	struct hy_edit *edit = hy_edit_open(r->arena, r->doc, err);
	const struct hy_node *entries = hy_doc_find(r->doc, "henkou", 0);

	if (edit == NULL)
		return false;
	for (unsigned n = 0; n < r->n_undos; n++) {
		const struct hy_undo *u = &r->undos[n];

		if (u->verdict != HY_REWOUND)
			continue;
		hy_edit_put(edit, u->row, NULL);
		for (unsigned i = 0; i < (u->parts ? u->n_items : 1); i++)
			hy_edit_append(edit, entries, entry_of(r, n, i));
		for (unsigned i = 0; i < u->n_items; i++)
			if (u->items[i].node->item->kind == HY_KIND_TEXT && !hy_rewind_later(r, n, i))
				set_headings(r, edit, u->items[i].node);
	}
	return hy_edit_apply(edit, bytes, err);
}

/* The day of publication of the revision before, and that it was published. */
static void
set_head(const struct hy_rewind *r, struct hy_edit *edit, struct hy_str before)
{
	const struct hy_node *day = hy_doc_role(r->doc, HY_ITEM_PUBLISHED);
	const struct hy_node *state = hy_doc_find(r->doc, "joutai", 0);

	hy_edit_answer(edit, day, before.len > 0 ? hy_value_text(r->arena, before) : NULL);
	if (before.len == 0)
		hy_edit_answer(edit, state, hy_value_text(r->arena, state->item->options[HY_PUBLISHED].label));
}

/* What the item said before: its answer, the number behind it; a record goes. */
static void
set_item(struct hy_edit *edit, const struct hy_undone *item)
{
	struct hy_value *map = item->count != NULL ? hy_edit_value(edit, item->node) : NULL;
	struct hy_value *count = hy_value_get(map, hy_word(HY_W_KEY_COUNT));

	if (item->node->number > 0)
		hy_edit_put(edit, item->node, NULL);
	else
		hy_edit_answer(edit, item->node, item->answer);
	if (count != NULL)
		hy_splice_set(hy_edit_splice(edit), count, item->count->text);
}

static bool
write_earlier(const struct hy_rewind *r, struct hy_str before, struct hy_str *bytes, struct hy_err *err)
{
	struct hy_edit *edit = hy_edit_open(r->arena, r->doc, err);
	const struct hy_node *entries = hy_doc_find(r->doc, "henkou", 0);

	if (edit == NULL)
		return false;
	set_head(r, edit, before);
	for (unsigned n = 0; n < r->n_undos; n++) {
		const struct hy_undo *u = &r->undos[n];

		for (unsigned i = 0; u->verdict == HY_REWOUND && i < u->n_items; i++)
			if (!hy_rewind_later(r, n, i))
				set_item(edit, &u->items[i]);
		hy_edit_put(edit, u->row, NULL);
	}
	if (entries->written)
		hy_edit_put(edit, entries, NULL);
	return hy_edit_apply(edit, bytes, err);
}

/* --- proof: the difference gives the rows again */

/* The place of NODE, of one of the two revisions, among the items of the row; their number when it is none. */
static unsigned
item_number(const struct hy_rewind *r, const struct hy_undo *u, const struct hy_node *node)
{
	struct hy_str id = hy_node_unique_id(r->arena, node);
	unsigned i = 0;

	while (i < u->n_items && !hy_str_eq(hy_node_unique_id(r->arena, u->items[i].node), id))
		i++;
	return i;
}

/* Is ROW about all items of the typed row, and about nothing else? */
static bool
same_items(const struct hy_rewind *r, const struct hy_undo *u, const struct hy_annex_row *row)
{
	bool *told = hy_new_array(r->arena, u->n_items + 1, bool);
	unsigned count = 0;

	for (unsigned i = 0; i < row->n_verdicts; i++) {
		unsigned n = item_number(r, u, hy_change_node(row->verdicts[i]->change));

		if (n == u->n_items)
			return false;
		count += !told[n];
		told[n] = true;
	}
	return count == u->n_items;
}

/* Nothing is told by a dash or by a word for it. */
static bool
same_cell(const struct hy_rewind *r, struct hy_str a, struct hy_str b)
{
	return hy_rewind_alike(r, a, b) || (hy_rewind_says_nothing(r, a) && hy_rewind_says_nothing(r, b));
}

static bool
comes_again(const struct hy_rewind *r, const struct hy_undo *u, const struct hy_annex *annex)
{
	for (const struct hy_annex_row *row = annex->rows; row != NULL; row = row->next)
		if (same_items(r, u, row) && same_cell(r, row->before, u->before) && same_cell(r, row->after, u->after))
			return true;
	return false;
}

/*
 * True when all rows come again. Of the others those whose cells give a part only get their words into their
 * entry; where that was done already, they are left typed.
 */
static bool
prove(const struct hy_rewind *r, const struct hy_doc *earlier, const struct hy_doc *later)
{
	const struct hy_doc *docs[] = { earlier, later };
	const struct hy_annex *annex = hy_annex(r->arena, r->with->phrases, docs, 2, NULL);
	bool all = true;

	for (unsigned i = 0; i < r->n_undos; i++) {
		struct hy_undo *u = &r->undos[i];

		if (u->verdict != HY_REWOUND || comes_again(r, u, annex))
			continue;
		if (u->words)
			u->verdict = HY_REWIND_NOT_AGAIN;
		u->words = true;
		all = false;
	}
	return all;
}

/* A row left typed no longer counts for the rows of its item behind it. */
static void
undo_again(struct hy_rewind *r)
{
	for (unsigned i = 0; i < r->n_undos; i++)
		if (r->undos[i].verdict == HY_REWOUND)
			hy_rewind_undo(r, i);
}

static bool
make_step(struct hy_rewind *r, struct hy_str before, struct hy_rewind_step *step, struct hy_err *err)
{
	for (unsigned tries = 0; tries < MOST_TRIES; tries++) {
		const struct hy_doc *earlier, *later;

		if (!write_later(r, &step->later, err) || !write_earlier(r, before, &step->earlier, err))
			return false;
		later = hy_doc_parse(r->arena, r->with->forms, r->doc->file, step->later, err);
		earlier = later != NULL
		    ? hy_doc_parse(r->arena, r->with->forms, r->doc->file, step->earlier, err) : NULL;
		if (earlier == NULL)
			return false;
		if (prove(r, earlier, later))
			return true;
		undo_again(r);
	}
	return true;
}

static void
tell(const struct hy_rewind *r, struct hy_rewind_step *step)
{
	struct hy_rewound_row *rows = hy_new_array(r->arena, r->n_undos + 1, struct hy_rewound_row);

	for (unsigned i = 0; i < r->n_undos; i++) {
		rows[i] = (struct hy_rewound_row){ r->undos[i].row, r->undos[i].verdict };
		step->n_accepted += r->undos[i].verdict == HY_REWOUND;
	}
	step->rows = rows;
	step->n_rows = r->n_undos;
}

bool
hy_rewind(struct hy_arena *arena, const struct hy_rewinder *with, const struct hy_doc *doc,
    struct hy_rewind_step *step, struct hy_err *err)
{
	struct hy_rewind r = { .arena = arena, .with = with, .doc = doc };
	unsigned n_days;
	const struct hy_str *days = hy_rewind_days(arena, doc, &n_days);
	bool fine;

	*step = (struct hy_rewind_step){ .day = days[0] };
	r.heading = hy_regex_new(hy_yaml_text(with->naming, "heading"), err);
	if (r.heading == NULL)
		return false;
	r.excerpts = hy_excerpts_new(arena, with->phrases);
	r.namer = hy_namer_new(arena, with->naming, doc);
	collect(&r, days[0]);
	for (unsigned i = 0; i < r.n_undos; i++)
		hy_rewind_undo(&r, i);
	fine = make_step(&r, n_days > 1 ? days[1] : HY_S(""), step, err);
	hy_excerpts_free(r.excerpts);
	hy_regex_free(r.heading);
	tell(&r, step);
	return fine;
}
