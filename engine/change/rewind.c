#include "engine/change/rewind.h"

#include <limits.h>
#include <string.h>

#include "engine/base/match.h"
#include "engine/base/text.h"
#include "engine/change/naming.h"
#include "engine/form/edit.h"
#include "engine/form/fold.h"
#include "engine/form/path.h"

#define MOST_TRIES 8u	/* each leaves out rows that do not come again */

/* A typed row of the day, and what undoing it does. */
struct undo {
	const struct hy_node *row;
	struct hy_str item, before, after;
	enum hy_rewind_verdict verdict;
	const struct hy_node *node;	/* what it names */
	struct hy_str text;		/* of a text: what is left of it after this row and those before it */
	struct hy_value *answer;	/* what NODE said before; NULL: nothing */
};

struct rewind {
	struct hy_arena *arena;
	const struct hy_rewinder *with;
	const struct hy_doc *doc;
	struct hy_namer *namer;
	struct hy_regex *elided, *heading;
	struct undo *undos;
	unsigned n_undos;
};

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
collect(struct rewind *r, struct hy_str day)
{
	const struct hy_node *table = table_of(r->doc);

	r->undos = hy_new_array(r->arena, table->n_kids + 1, struct undo);
	for (unsigned i = 0; i < table->n_kids; i++) {
		const struct hy_node *row = table->kids[i];

		if (hy_str_eq(cell(row, "henkoubi"), day))
			r->undos[r->n_undos++] = (struct undo){ .row = row, .item = cell(row, "koumoku"),
			    .before = cell(row, "mae"), .after = cell(row, "ato") };
	}
}

/* --- what a row says */

/* Words for a side that has nothing (templates/naming.yaml: nothing), and dashes. */
static bool
says_nothing(const struct rewind *r, struct hy_str text)
{
	const struct hy_yaml *words = hy_yaml_get(r->with->naming, "nothing");
	struct hy_str key = hy_text_key(r->arena, text);

	if (hy_form_blank(r->doc->form, text))
		return true;
	for (const struct hy_yaml *y = words != NULL ? words->first : NULL; y != NULL; y = y->next)
		if (hy_str_eq(hy_text_key(r->arena, y->text), key))
			return true;
	return false;
}

static bool
leaves_out(const struct rewind *r, struct hy_str text)
{
	return r->elided != NULL && hy_regex_search(r->elided, text, 0, NULL, NULL) == HY_MATCH;
}

static bool
alike(const struct rewind *r, struct hy_str a, struct hy_str b)
{
	return hy_str_eq(hy_text_key(r->arena, a), hy_text_key(r->arena, b));
}

/* TEXT with its block headings on lines of their own, as an item has them. White space does not count. */
static struct hy_str
with_headings(const struct rewind *r, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(r->arena);
	struct hy_groups found;
	size_t from = 0;

	while (hy_regex_search(r->heading, text, from, &found, NULL) == HY_MATCH) {
		hy_buf_str(&out, hy_str_trim(hy_str_cut(text, from, found.at[0].from)));
		if (out.len > 0)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, hy_str_cut(text, found.at[1].from, found.at[1].to));
		hy_buf_char(&out, '\n');
		from = found.at[0].to;
	}
	hy_buf_str(&out, hy_str_cut(text, from, text.len));
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

static struct hy_str
text_before(const struct rewind *r, const struct undo *u)
{
	return says_nothing(r, u->before) ? HY_S("") : with_headings(r, u->before);
}

/* The text of NODE with AFTER, which stands in it exactly once, replaced by BEFORE; false when it does not. */
static bool
part_undone(const struct rewind *r, struct hy_str text, const struct undo *u, struct hy_str *result)
{
	size_t *offsets;
	struct hy_str body = hy_fold(r->arena, text, &offsets), part = hy_fold(r->arena, u->after, NULL);
	long at = part.len > 0 ? hy_str_find(body, part, 0) : -1;
	struct hy_str front, back, before = text_before(r, u);

	if (at < 0 || hy_str_find(body, part, (size_t)at + 1) >= 0)
		return false;
	front = hy_str_cut(text, 0, offsets[at]);
	back = hy_str_cut(text, offsets[(size_t)at + part.len], text.len);
	*result = hy_str_trim(hy_str_format(r->arena, "%.*s%.*s%.*s", HY_ARG(front), HY_ARG(before), HY_ARG(back)));
	return true;
}

/* The text of the item as the rows undone so far leave it: several rows may name one item, a block each. */
static struct hy_str
text_now(const struct rewind *r, const struct undo *u)
{
	struct hy_str text = with_headings(r, hy_str_trim(u->node->text));

	for (const struct undo *v = r->undos; v < u; v++)
		if (v->verdict == HY_REWOUND && v->node == u->node)
			text = v->text;
	return text;
}

static enum hy_rewind_verdict
undo_text(const struct rewind *r, struct undo *u)
{
	struct hy_str text = text_now(r, u), result;

	if (says_nothing(r, u->after) ? text.len == 0 : alike(r, text, u->after))
		result = text_before(r, u);
	else if (leaves_out(r, u->after) || leaves_out(r, u->before))
		return HY_REWIND_ELIDED;
	else if (!part_undone(r, text, u, &result))
		return HY_REWIND_NOT_IN_BODY;
	u->text = result;
	u->answer = result.len > 0 ? hy_value_text(r->arena, result) : NULL;
	return HY_REWOUND;
}

static enum hy_rewind_verdict
undo_choice(const struct rewind *r, struct undo *u)
{
	const struct hy_option *before = hy_item_option(r->arena, u->node->item, u->before);

	if (!alike(r, u->node->text, u->after))
		return HY_REWIND_NOT_IN_BODY;
	if (before == NULL && !says_nothing(r, u->before))
		return HY_REWIND_KIND;
	u->answer = before != NULL ? hy_value_text(r->arena, before->label) : NULL;
	return HY_REWOUND;
}

/* The boxes as authors join them; false when a label is none. */
static bool
read_boxes(const struct rewind *r, const struct hy_item *item, struct hy_str text, struct hy_value **list)
{
	struct hy_str join = hy_word(HY_W_LIST_JOIN);

	*list = hy_value_list(r->arena);
	for (size_t from = 0; from < text.len;) {
		long end = hy_str_find(text, join, from);
		size_t to = end < 0 ? text.len : (size_t)end;
		struct hy_str label = hy_str_trim(hy_str_cut(text, from, to));
		const struct hy_option *option = hy_item_option(r->arena, item, label);

		if (option == NULL)
			return false;
		hy_value_add(*list, hy_value_text(r->arena, option->label));
		from = to + join.len;
	}
	return true;
}

static enum hy_rewind_verdict
undo_checks(const struct rewind *r, struct undo *u)
{
	struct hy_value *after, *now = hy_value_answer(r->arena, u->node);

	if (!read_boxes(r, u->node->item, u->after, &after) ||
	    !read_boxes(r, u->node->item, says_nothing(r, u->before) ? HY_S("") : u->before, &u->answer))
		return HY_REWIND_KIND;
	return now != NULL && hy_value_same(now, after) ? HY_REWOUND : HY_REWIND_NOT_IN_BODY;
}

static enum hy_rewind_verdict
undo_row(const struct rewind *r, struct undo *u)
{
	struct hy_named named = hy_name(r->namer, u->item);

	if (named.count == 0 || named.partial || named.apart || named.absent > 0 || named.nodes[0] == NULL)
		return HY_REWIND_NO_ITEM;
	if (named.count > 1)
		return HY_REWIND_SEVERAL;
	u->node = named.nodes[0];
	switch (u->node->item->kind) {
	case HY_KIND_TEXT:
	case HY_KIND_DATE:
	case HY_KIND_RANGE:
		return undo_text(r, u);
	case HY_KIND_CHOICE:
		return u->node->has_count ? HY_REWIND_KIND : undo_choice(r, u);
	case HY_KIND_CHECKS:
		return undo_checks(r, u);
	default:
		return HY_REWIND_KIND;
	}
}

/* The last of the rows undone that name the item of row N says what it was before all of them. */
static bool
is_last(const struct rewind *r, unsigned n)
{
	for (unsigned i = n + 1; i < r->n_undos; i++)
		if (r->undos[i].verdict == HY_REWOUND && r->undos[i].node == r->undos[n].node)
			return false;
	return true;
}

/* --- the two revisions */

static struct hy_doc *
read_back(const struct rewind *r, struct hy_str bytes, struct hy_err *err)
{
	return hy_doc_parse(r->arena, r->with->forms, r->doc->file, bytes, err);
}

/* Timing and explanation as typed, so that the row comes again with them. */
static struct hy_value *
entry_of(const struct rewind *r, const struct undo *u)
{
	const struct hy_node *list = hy_doc_find(r->doc, "henkou", 0);
	struct hy_value *map = hy_value_map(r->arena);
	struct hy_str timing = cell(u->row, "jiki"), words = cell(u->row, "setsumei");

	hy_value_put(map, list->item->items[0]->key, hy_value_text(r->arena, hy_node_key_path(r->arena, u->node)));
	for (unsigned i = 0; i < list->item->n_items; i++) {
		const struct hy_item *item = list->item->items[i];

		if (strcmp(item->id, "teishutsu_jiki") == 0 && timing.len > 0)
			hy_value_put(map, item->key, hy_value_text(r->arena, timing));
		if (strcmp(item->id, "setsumei") == 0 && words.len > 0)
			hy_value_put(map, item->key, hy_value_text(r->arena, words));
	}
	return map;
}

/* Both revisions have the headings of NODE on lines of their own, so that its blocks can be compared. */
static void
set_headings(const struct rewind *r, struct hy_edit *edit, const struct hy_node *node)
{
	struct hy_str text = hy_str_trim(node->text), headed = with_headings(r, text);

	if (!hy_str_eq(text, headed))
		hy_edit_answer(edit, node, hy_value_text(r->arena, headed));
}

/* The revision as it stands, without the typed rows that will come again. */
static bool
write_later(const struct rewind *r, struct hy_str *bytes, struct hy_err *err)
{
	struct hy_edit *edit = hy_edit_open(r->arena, r->doc, err);
	const struct hy_node *entries = hy_doc_find(r->doc, "henkou", 0);

	if (edit == NULL)
		return false;
	for (unsigned i = 0; i < r->n_undos; i++) {
		if (r->undos[i].verdict != HY_REWOUND)
			continue;
		hy_edit_put(edit, r->undos[i].row, NULL);
		hy_edit_append(edit, entries, entry_of(r, &r->undos[i]));
		if (r->undos[i].node->item->kind == HY_KIND_TEXT && is_last(r, i))
			set_headings(r, edit, r->undos[i].node);
	}
	return hy_edit_apply(edit, bytes, err);
}

/* The day of publication of the revision before, and that it was published. */
static void
set_head(const struct rewind *r, struct hy_edit *edit, struct hy_str before)
{
	const struct hy_node *day = hy_doc_find(r->doc, "hyoushi/kouhyou_bi", 0);
	const struct hy_node *state = hy_doc_find(r->doc, "joutai", 0);

	hy_edit_answer(edit, day, before.len > 0 ? hy_value_text(r->arena, before) : NULL);
	if (before.len == 0)
		hy_edit_answer(edit, state, hy_value_text(r->arena, state->item->options[HY_PUBLISHED].label));
}

static bool
write_earlier(const struct rewind *r, struct hy_str before, struct hy_str *bytes, struct hy_err *err)
{
	struct hy_edit *edit = hy_edit_open(r->arena, r->doc, err);
	const struct hy_node *entries = hy_doc_find(r->doc, "henkou", 0);

	if (edit == NULL)
		return false;
	set_head(r, edit, before);
	for (unsigned i = 0; i < r->n_undos; i++) {
		if (r->undos[i].verdict == HY_REWOUND && is_last(r, i))
			hy_edit_answer(edit, r->undos[i].node, r->undos[i].answer);
		hy_edit_put(edit, r->undos[i].row, NULL);
	}
	if (entries->written)
		hy_edit_put(edit, entries, NULL);
	return hy_edit_apply(edit, bytes, err);
}

/* --- proof: the difference gives the rows again */

static bool
comes_again(const struct rewind *r, const struct undo *u, const struct hy_annex *annex)
{
	struct hy_str id = hy_node_unique_id(r->arena, u->node);

	for (const struct hy_annex_row *row = annex->rows; row != NULL; row = row->next) {
		const struct hy_node *node = row->n_verdicts == 1
		    ? hy_change_node(row->verdicts[0]->change) : NULL;

		if (node != NULL && hy_str_eq(hy_node_unique_id(r->arena, node), id) &&
		    (alike(r, row->before, u->before) || (says_nothing(r, row->before) && says_nothing(r, u->before))) &&
		    (alike(r, row->after, u->after) || (says_nothing(r, row->after) && says_nothing(r, u->after))))
			return true;
	}
	return false;
}

/* Rows that do not come again are left typed; true when there were none. */
static bool
prove(const struct rewind *r, const struct hy_doc *earlier, const struct hy_doc *later)
{
	const struct hy_doc *docs[] = { earlier, later };
	const struct hy_annex *annex = hy_annex(r->arena, r->with->phrases, docs, 2, NULL);
	bool all = true;

	for (unsigned i = 0; i < r->n_undos; i++) {
		struct undo *u = &r->undos[i];

		if (u->verdict != HY_REWOUND || comes_again(r, u, annex))
			continue;
		u->verdict = HY_REWIND_NOT_AGAIN;
		all = false;
	}
	return all;
}

/* A row left typed no longer counts for the rows of its item behind it. */
static void
undo_again(const struct rewind *r)
{
	for (unsigned i = 0; i < r->n_undos; i++)
		if (r->undos[i].verdict == HY_REWOUND)
			r->undos[i].verdict = undo_row(r, &r->undos[i]);
}

static bool
make_step(const struct rewind *r, struct hy_str before, struct hy_rewind_step *step, struct hy_err *err)
{
	for (unsigned tries = 0; tries < MOST_TRIES; tries++) {
		const struct hy_doc *earlier, *later;

		if (!write_later(r, &step->later, err) || !write_earlier(r, before, &step->earlier, err))
			return false;
		later = read_back(r, step->later, err);
		earlier = later != NULL ? read_back(r, step->earlier, err) : NULL;
		if (earlier == NULL)
			return false;
		if (prove(r, earlier, later))
			return true;
		undo_again(r);
	}
	return true;
}

static void
tell(const struct rewind *r, struct hy_rewind_step *step)
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
	struct rewind r = { .arena = arena, .with = with, .doc = doc };
	unsigned n_days;
	const struct hy_str *days = hy_rewind_days(arena, doc, &n_days);
	bool fine;

	*step = (struct hy_rewind_step){ .day = days[0] };
	r.elided = hy_regex_new(hy_yaml_text(with->naming, "elided"), err);
	r.heading = r.elided != NULL ? hy_regex_new(hy_yaml_text(with->naming, "heading"), err) : NULL;
	if (r.heading == NULL) {
		hy_regex_free(r.elided);
		return false;
	}
	r.namer = hy_namer_new(arena, with->naming, doc);
	collect(&r, days[0]);
	for (unsigned i = 0; i < r.n_undos; i++)
		r.undos[i].verdict = undo_row(&r, &r.undos[i]);
	fine = make_step(&r, n_days > 1 ? days[1] : HY_S(""), step, err);
	hy_regex_free(r.elided);
	hy_regex_free(r.heading);
	tell(&r, step);
	return fine;
}
