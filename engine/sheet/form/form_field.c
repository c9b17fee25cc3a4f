/* What may be filled in on the form, by kind of item (form_part.h, form/field.h). */
#include <inttypes.h>

#include "engine/form/bind.h"
#include "engine/form/field.h"
#include "engine/form/path.h"
#include "engine/sheet/form/form_part.h"
#include "engine/sheet/machine.h"

/* The words in front of and behind {1} in the phrase KEY, for a field to stand between. */
static void
set_sides(const struct hy_form_sheet *s, struct hy_field *field, const char *key)
{
	struct hy_str phrase = hy_phrase(s->looks, key);
	long at = hy_str_find(phrase, HY_S("{1}"), 0);

	if (at < 0)
		return;
	field->before = hy_str_trim(hy_str_cut(phrase, 0, (size_t)at));
	field->after = hy_str_trim(hy_str_cut(phrase, (size_t)at + 3, phrase.len));
}

static void
add_fact(struct hy_form_sheet *s, const char *key, struct hy_str value, bool named)
{
	struct hy_copy_fact *fact = hy_new(s->arena, struct hy_copy_fact);

	fact->key = key;
	fact->value = value;
	fact->named = named;
	*s->facts = fact;
	s->facts = &fact->next;
}

void
hy_form_note_was(struct hy_form_sheet *s, const char *name, struct hy_str value)
{
	add_fact(s, name, hy_str_format(s->arena, HY_NOTE_WAS "%016" PRIx64, hy_str_hash(value)),
	    false);
}

static struct hy_field *
field_new(struct hy_form_sheet *s, enum hy_field_type type, struct hy_str name, struct hy_str value)
{
	struct hy_field *field = hy_new(s->arena, struct hy_field);

	field->type = type;
	field->name = name.p;
	field->value = value;
	field->before = field->after = HY_S("");
	if (value.len > 0)
		hy_form_note_was(s, name.p, value);
	return field;
}

/* Says that the field NAME, though empty, has been answered. */
static void
note_blank(struct hy_form_sheet *s, const char *name, bool answered, struct hy_str value)
{
	if (answered && value.len == 0)
		add_fact(s, name, HY_S(HY_NOTE_BLANK), false);
}

/* The options of ITEM as they are chosen from. */
static struct hy_choices
choices_of(struct hy_form_sheet *s, const struct hy_item *item)
{
	struct hy_str *at = hy_new_array(s->arena, item->n_options + 1, struct hy_str);

	for (unsigned i = 0; i < item->n_options; i++)
		at[i] = item->options[i].label;
	return (struct hy_choices){ at, item->n_options };
}

/* A number that is printed: as written, or as it follows from the records there are. */
static struct hy_field *
count_field(struct hy_form_sheet *s, struct hy_str name, long shown, bool written)
{
	struct hy_field *field = field_new(s, HY_FIELD_SHORT, name, shown >= 0
	    ? hy_str_format(s->arena, "%ld", shown) : HY_S(""));

	if (shown >= 0 && !written)
		add_fact(s, name.p, hy_str_format(s->arena, HY_NOTE_DERIVED "%ld", shown), false);
	set_sides(s, field, "count");
	return field;
}

static struct hy_field *
choice_field(struct hy_form_sheet *s, const struct hy_node *node, struct hy_str name)
{
	struct hy_field *field = field_new(s, HY_FIELD_CHOICE, name,
	    node->option != NULL ? node->option->label : node->text), *count;

	if (node->answered && !node->written)
		add_fact(s, name.p, hy_str_format(s->arena, HY_NOTE_DERIVED "%.*s",
		    HY_ARG(field->value)), false);
	field->choices = choices_of(s, node->item);
	set_sides(s, field, "chosen");
	if (node->item->count.len == 0)
		return field;
	count = count_field(s, hy_field_below(s->arena, name, "count", 0),
	    node->count_blank ? -1 : hy_node_shown_count(node, NULL), node->has_count);
	note_blank(s, count->name, node->count_blank, count->value);
	field->next = count;
	return field;
}

/* A sign in front of every line of a list tells what the line is, whatever its text. */
static void
add_line(struct hy_buf *out, struct hy_str sign, struct hy_str more, struct hy_str text)
{
	if (out->len > 0)
		hy_buf_char(out, '\n');
	hy_buf_str(out, sign);
	for (size_t i = 0; i < text.len; i++) {
		hy_buf_char(out, text.p[i]);
		if (text.p[i] == '\n')
			hy_buf_str(out, more);
	}
}

/* The entries of a list as one text: a line each, headings with a sign of their own. */
static struct hy_str
list_text(struct hy_form_sheet *s, const struct hy_node *node)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		add_line(&out, hy_phrase(s->looks, e->heading ? "list_heading" : "list_entry"),
		    hy_phrase(s->looks, "list_more"), e->text);
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/*
 * Where the name of the file is printed it is a copy, but in the section on the file
 * itself: there it is changed. A place with words of its own has those.
 */
static const struct hy_field *
file_name_field(struct hy_form_sheet *s, const struct hy_node *node)
{
	const struct hy_node *title;
	unsigned file = hy_node_file(node);

	if (node->answered)
		return field_new(s, HY_FIELD_TEXT, hy_field_name(s->arena, HY_FIELD_ANSWER, node),
		    node->item->kind == HY_KIND_FILES ? list_text(s, node) : node->text);
	if (file == 0 || s->named_file[file])
		return NULL;
	title = hy_doc_file(s->doc, file)->kids[0];
	s->named_file[file] = true;
	return field_new(s, HY_FIELD_TEXT, hy_field_name(s->arena, HY_FIELD_ANSWER, title), title->text);
}

static bool
is_short(enum hy_kind kind)
{
	return kind == HY_KIND_DATE || kind == HY_KIND_RANGE || kind == HY_KIND_NUMBER;
}

/* What was written in the place of boxes. */
static const struct hy_field *
boxes_text(struct hy_form_sheet *s, const struct hy_node *node, struct hy_str name)
{
	if (node->ticks != NULL)
		return NULL;
	note_blank(s, name.p, node->answered, node->text);
	return node->text.len > 0 ? field_new(s, HY_FIELD_SHORT, name, node->text) : NULL;
}

const struct hy_field *
hy_form_field(struct hy_form_sheet *s, const struct hy_node *node)
{
	enum hy_kind kind = node->item->kind;
	struct hy_str name = hy_field_name(s->arena, HY_FIELD_ANSWER, node);
	struct hy_field *field;

	if (kind == HY_KIND_FIXED || !hy_kind_answers(kind))
		return NULL;
	if (node->item->prints_file)
		return file_name_field(s, node);
	if (kind == HY_KIND_CHECKS)
		return boxes_text(s, node, name);
	if (kind == HY_KIND_CHOICE)
		field = choice_field(s, node, name);
	else if (kind == HY_KIND_LIST)
		field = field_new(s, HY_FIELD_TEXT, name, list_text(s, node));
	else
		field = field_new(s, is_short(kind) ? HY_FIELD_SHORT : HY_FIELD_TEXT, name, node->text);
	note_blank(s, field->name, node->answered, field->value);
	return field;
}

void
hy_form_box(struct hy_form_sheet *s, struct hy_line *line, const struct hy_node *node, unsigned n,
    const struct hy_option *option, const struct hy_tick *tick)
{
	const struct hy_layout *l = &s->looks->layout;
	struct hy_str name = hy_field_name(s->arena, HY_FIELD_ANSWER, node);
	struct hy_field *words;

	line->label = option != NULL ? option->label : tick->label;
	line->box = field_new(s, HY_FIELD_BOX, hy_field_below(s->arena, name, "box", n),
	    line->type == HY_LINE_TICKED ? l->box_mark
	    : line->type == HY_LINE_UNKNOWN ? l->box_unknown : HY_S(""));
	if (option != NULL && option->count.len > 0) {
		line->words = count_field(s, hy_field_below(s->arena, name, "words", n),
		    tick != NULL ? hy_node_shown_count(node, tick) : -1, tick != NULL && tick->has_count);
		return;
	}
	if ((option == NULL || !option->text) && (tick == NULL || !tick->has_text))
		return;
	words = field_new(s, HY_FIELD_TEXT, hy_field_below(s->arena, name, "words", n),
	    tick != NULL ? tick->text : HY_S(""));
	note_blank(s, words->name, tick != NULL && tick->has_text, words->value);
	set_sides(s, words, "free_text");
	line->words = words;
}

struct hy_cell *
hy_form_label_of(struct hy_form_sheet *s, struct hy_cell *cell, const struct hy_node *node)
{
	if (!s->fillable || node == NULL)
		return cell;
	cell->name = hy_field_name(s->arena, HY_FIELD_LABEL, node).p;
	cell->guide = node->item->guide;
	return cell;
}

struct hy_node *
hy_form_slot(struct hy_form_sheet *s, const struct hy_node *container, unsigned number)
{
	struct hy_node *record = hy_record_new(s->arena, (struct hy_node *)container);

	record->number = number;
	record->at = container->at;
	return record;
}

void
hy_form_note_records(struct hy_form_sheet *s, const struct hy_node *node)
{
	struct hy_str name = hy_field_name(s->arena, HY_FIELD_ANSWER, node);

	if (!node->written)
		return;
	add_fact(s, name.p, hy_str_format(s->arena, HY_NOTE_RECORDS "%u", node->n_kids), false);
	for (unsigned i = 0; i < node->n_kids; i++)
		if (hy_node_all_blank(node->kids[i], s->doc->form))
			add_fact(s, hy_field_record(s->arena, name, i + 1).p, HY_S(HY_NOTE_BLANK),
			    false);
}

void
hy_form_note_blank(struct hy_form_sheet *s, const struct hy_node *node)
{
	note_blank(s, hy_field_name(s->arena, HY_FIELD_ANSWER, node).p, node->answered, node->text);
}

void
hy_form_hidden(struct hy_form_sheet *s, const struct hy_node *node)
{
	if (node->answered)
		add_fact(s, hy_field_name(s->arena, HY_FIELD_ANSWER, node).p, node->text, true);
}

/* What stands at the top of the file though the form does not print it, and names of files without a place. */
static void
hidden_answers(struct hy_form_sheet *s)
{
	for (unsigned i = 0; i < s->doc->root->n_kids; i++) {
		const struct hy_node *node = s->doc->root->kids[i];

		if (hy_item_section(node->item) == NULL && hy_kind_answers(node->item->kind) &&
		    !node->item->private)
			hy_form_hidden(s, node);
	}
	for (unsigned f = 1; f <= hy_doc_files(s->doc); f++)
		if (!s->named_file[f])
			hy_form_hidden(s, hy_doc_file(s->doc, f)->kids[0]);
}

void
hy_form_facts(struct hy_form_sheet *s)
{
	const struct hy_form *form = s->doc->form;
	const struct hy_node *besshi = hy_doc_find(s->doc, "besshi", 0);

	hidden_answers(s);
	if (form->files != NULL)
		hy_form_note_records(s, s->doc->root->kids[form->files->nth]);
	if (besshi != NULL)
		hy_form_note_records(s, besshi);
	add_fact(s, HY_FACT_SCHEMA, HY_S(HY_FACT_VERSION), false);
	add_fact(s, HY_FACT_FORM, hy_str_of(form->form), false);
	add_fact(s, HY_FACT_EDITION, hy_str_of(form->edition), false);
	add_fact(s, HY_FACT_REVISION, hy_doc_role_text(s->doc, HY_ITEM_PUBLISHED), false);
	add_fact(s, HY_FACT_NUMBER, hy_doc_role_text(s->doc, HY_ITEM_NUMBER), false);
}

void
hy_form_answer(struct hy_form_sheet *s, struct hy_cell *cell, const struct hy_node *node)
{
	if (node == NULL)
		return;
	cell->at = node->at;
	cell->id = hy_node_unique_id(s->arena, node).p;
	if (s->fillable)
		cell->field = hy_form_field(s, node);
}
