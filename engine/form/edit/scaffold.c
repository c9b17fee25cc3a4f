#include "engine/form/edit/scaffold.h"

#include <string.h>

#include "engine/form/edit/scaffold_note.h"
#include "engine/form/edit/write.h"
#include "engine/form/yaml/emit.h"

#define STEP HY_DRAFT_STEP

/*
 * Where an item is written: INDENT is that of its key. DASH: it is the first key of a
 * record and stands behind the record's dash, two columns to the left of INDENT.
 */
struct place {
	unsigned indent;
	bool dash;
};

static unsigned
left_of(const struct place *at)
{
	return at->dash ? at->indent - STEP : at->indent;
}

/* KEY at AT; the dash is used up. */
static void
add_key(struct hy_draft *d, struct place *at, struct hy_str key)
{
	if (at->dash)
		hy_buf_format(d->out, "%*s- ", (int)(at->indent - STEP), "");
	hy_emit_key(d->out, at->dash ? 0 : at->indent, key);
	at->dash = false;
}

/* The two words that name the form, and the state a draft is in; "" for all other items. */
static struct hy_str
given(const struct hy_form *form, const struct hy_item *item)
{
	if (item->up != form->root)
		return HY_S("");
	if (strcmp(item->id, "youshiki") == 0)
		return form->name;
	if (strcmp(item->id, "han") == 0)
		return form->edition_name;
	if (strcmp(item->id, "joutai") == 0)
		return item->options[HY_DRAFT].label;
	return HY_S("");
}

/* An option nobody chose: a commented line, as it will stand without the sign. */
static void
add_option(struct hy_draft *d, unsigned indent, const struct hy_option *option, bool box)
{
	hy_buf_format(d->out, "%*s# %s", (int)indent, "", box ? "- " : "");
	if (box && option->text)
		hy_emit_key(d->out, 0, option->label);
	else
		hy_emit_line(d->out, option->label);
	hy_buf_char(d->out, '\n');
}

/* All options in their order; the ticked ones of NODE (may be NULL) are live. */
static void
add_options(struct hy_draft *d, const struct hy_item *item, const struct hy_node *node,
    unsigned indent)
{
	struct hy_str group = HY_S("");

	hy_buf_char(d->out, '\n');
	for (unsigned i = 0; i < item->n_options; i++) {
		const struct hy_option *o = &item->options[i];
		const struct hy_tick *tick = node != NULL ? hy_node_tick(node, o->label) : NULL;

		if (!hy_str_eq(group, o->group))
			hy_draft_note(d, indent, "## ", o->group);
		group = o->group;
		if (tick != NULL)
			hy_tick_write(d->out, tick, indent);
		else
			add_option(d, indent, o, item->kind == HY_KIND_CHECKS);
	}
}

/* How a list or a table is written, as an example that is commented out. */
static void
add_example(struct hy_draft *d, const struct hy_item *item, unsigned indent)
{
	bool grid = item->kind == HY_KIND_GRID;
	struct hy_str first = hy_word(grid ? HY_W_KEY_COLUMNS : HY_W_KEY_HEADING);
	struct hy_str second = hy_word(grid ? HY_W_KEY_ROWS : HY_W_KEY_ENTRIES);
	struct hy_str lines;

	if (grid)
		lines = hy_str_format(d->arena, "%s: []\n%s:\n  - []\n", first.p, second.p);
	else if (item->private)
		lines = HY_S("-\n");
	else
		lines = hy_str_format(d->arena, "- %s:\n  %s:\n    -\n", first.p, second.p);
	hy_buf_char(d->out, '\n');
	hy_draft_comment_out(d, indent, lines);
}

/* What stands behind the key of ITEM at INDENT. */
static void
add_value(struct hy_draft *d, const struct hy_item *item, const struct hy_node *node,
    unsigned indent)
{
	struct hy_str word = given(d->form, item);

	if (word.len > 0)
		hy_emit_text(d->out, indent, word);
	else if (item->kind == HY_KIND_CHECKS)
		add_options(d, item, node, indent + STEP);
	else if (node != NULL && node->answered)
		hy_answer_write(d->out, node, indent);
	else if (item->kind == HY_KIND_CHOICE)
		add_options(d, item, NULL, indent + STEP);
	else if (item->kind == HY_KIND_GRID || (item->kind == HY_KIND_LIST && !item->title))
		add_example(d, item, indent + STEP);
	else
		hy_buf_char(d->out, '\n');
}

static void add_item(struct hy_draft *d, const struct hy_item *item, const struct hy_node *node,
    struct place *at);

/* What hangs from ITEM, a blank line before each but the first of a record. */
static void
add_kids(struct hy_draft *d, const struct hy_item *item, const struct hy_node *node,
    struct place *at)
{
	for (unsigned i = 0; i < item->n_items; i++) {
		if (!at->dash)
			hy_buf_char(d->out, '\n');
		add_item(d, item->items[i], node != NULL ? node->kids[i] : NULL, at);
	}
}

static void
add_answer(struct hy_draft *d, const struct hy_item *item, const struct hy_node *node,
    struct place *at)
{
	struct place below = { at->indent + STEP, false };

	add_key(d, at, item->key);
	if (item->n_items == 0) {
		add_value(d, item, node, at->indent);
		return;
	}
	hy_buf_char(d->out, '\n');
	add_key(d, &below, hy_word(HY_W_KEY_ANSWER));
	add_value(d, item, node, below.indent);
	add_kids(d, item, node, &below);
}

static void
add_record(struct hy_draft *d, const struct hy_item *item, const struct hy_node *record,
    unsigned indent)
{
	struct place below = { indent + STEP, true };

	add_kids(d, item, record, &below);
}

/* Records there are; else an empty one where the form wants one, else one that is commented out. */
static void
add_records(struct hy_draft *d, const struct hy_item *item, const struct hy_node *node,
    struct place *at)
{
	unsigned n = node != NULL ? node->n_kids : 0, below = at->indent + STEP;
	struct hy_buf inner = hy_buf_new(d->arena), *outer = d->out;

	add_key(d, at, item->key);
	hy_buf_char(d->out, '\n');
	for (unsigned i = 0; i < n; i++) {
		bool brief = d->brief;

		if (i > 0)
			hy_buf_char(d->out, '\n');
		d->brief = brief || i > 0;
		add_record(d, item, node->kids[i], below);
		d->brief = brief;
	}
	if (n > 0)
		return;
	if (item->min > 0) {
		add_record(d, item, NULL, below);
		return;
	}
	d->out = &inner;
	d->margin = below + STEP;
	add_record(d, item, NULL, 0);
	d->margin = 0;
	d->out = outer;
	hy_draft_comment_out(d, below, hy_buf_get(&inner));
}

/* Words the form prints by itself: nothing is written for them. */
static void
add_printed(struct hy_draft *d, const struct hy_item *item, unsigned indent)
{
	if (item->kind == HY_KIND_FIXED)
		hy_draft_note(d, indent, "# ", hy_say(d->arena, HY_M_DRAFT_FIXED,
		    hy_item_name(d->arena, item).p, item->texts[0].p, NULL));
	for (unsigned i = 0; item->kind == HY_KIND_NOTE && i < item->n_texts; i++)
		hy_draft_note(d, indent, "#   ", item->texts[i]);
}

/* Does its answer, or do its records, stand there? */
static bool
is_shown(const struct hy_draft *d, const struct hy_item *item, const struct hy_node *node)
{
	if (hy_item_repeats(item))
		return item->min > 0 || (node != NULL && node->n_kids > 0);
	return given(d->form, item).len > 0 || (node != NULL && node->answered);
}

static void
add_item(struct hy_draft *d, const struct hy_item *item, const struct hy_node *node,
    struct place *at)
{
	if (item->kind == HY_KIND_FIXED || item->kind == HY_KIND_NOTE) {
		add_printed(d, item, left_of(at));
		return;
	}
	hy_draft_item_notes(d, item, is_shown(d, item, node), left_of(at));
	if (item->key.len == 0) {	/* the cover */
		add_kids(d, item, node, at);
	} else if ((item->prints_file || item->derived != NULL) && !is_shown(d, item, node)) {
		/* Filled in by itself. */
		hy_buf_format(d->out, "%*s# %s:\n", (int)at->indent, "", item->key.p);
	} else if (hy_item_repeats(item)) {
		add_records(d, item, node, at);
	} else if (hy_kind_answers(item->kind)) {
		add_answer(d, item, node, at);
	} else {
		struct place below = { at->indent + STEP, false };

		add_key(d, at, item->key);
		hy_buf_char(d->out, '\n');
		add_kids(d, item, node, &below);
	}
}

void
hy_scaffold_write(struct hy_buf *out, const struct hy_form *form, const struct hy_doc *answers,
    struct hy_str remark, const struct hy_yaml *phrases, struct hy_str schema)
{
	struct hy_draft d = { .arena = out->arena, .out = out, .phrases = phrases, .form = form };
	struct place at = { 0, false };

	hy_modeline_write(out, schema);
	hy_draft_note(&d, 0, "# ", hy_say(out->arena, HY_M_DRAFT_HEAD, form->title.p,
	    form->number.p, form->edition_name.p, NULL));
	hy_draft_note(&d, 0, "# ", remark);
	for (unsigned i = 0; i < form->root->n_items; i++) {
		const struct hy_item *item = form->root->items[i];

		if (item->automatic)
			continue;
		hy_buf_char(out, '\n');
		if (item->private && !form->root->items[i - 1]->private) {
			hy_draft_note(&d, 0, "# ", hy_str_of(hy_message_text(HY_M_DRAFT_PRIVATE)));
			hy_buf_char(out, '\n');
		}
		add_item(&d, item, answers != NULL ? answers->root->kids[i] : NULL, &at);
	}
}
