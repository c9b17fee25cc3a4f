/* The whole of an import: form, rows, answers, notes (intake.h). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/form/bind.h"
#include "engine/form/path.h"
#include "engine/intake/follow.h"

#define FEWEST_LABELS 6

/* All of the source as one key, to look for labels in. */
static struct hy_str
key_of_rows(struct hy_arena *arena, const struct hy_rows *rows)
{
	struct hy_buf all = hy_buf_new(arena);

	for (unsigned r = 0; r < rows->count; r++)
		for (unsigned c = 0; c < rows->row[r].n_cells; c++) {
			hy_buf_str(&all, hy_text_key(arena, hy_html_words(arena,
			    rows->row[r].cells[c])));
			hy_buf_char(&all, '\n');
		}
	return all.len > 0 ? hy_buf_get(&all) : HY_S("");
}

/* Labels and options of ITEM and below that stand in TEXT. */
static unsigned
labels_in(struct hy_arena *arena, const struct hy_item *item, struct hy_str text)
{
	struct hy_str label = hy_text_key(arena, item->label);
	unsigned n = !item->private && hy_text_chars(label) > 3 &&
	    hy_str_find(text, label, 0) >= 0;

	for (unsigned i = 0; i < item->n_options && !item->private; i++)
		n += hy_str_find(text, item->options[i].key, 0) >= 0;
	for (unsigned i = 0; i < item->n_items; i++)
		n += labels_in(arena, item->items[i], text);
	return n;
}

/* A line of its own that begins with the edition mark of some form: "[... form 4]". */
static struct hy_str
printed_mark(struct hy_arena *arena, const struct hy_form *form, const struct hy_rows *rows)
{
	struct hy_str number = hy_text_key(arena, form->number);

	for (unsigned r = 0; r < rows->count; r++)
		for (unsigned c = 0; c < rows->row[r].n_cells; c++) {
			struct hy_str text = hy_html_words(arena, rows->row[r].cells[c]);
			struct hy_str key = hy_text_key(arena, text);

			if (key.len > number.len && key.len < 60 && key.p[0] == '[' &&
			    hy_str_find(key, number, 0) > 0 &&
			    hy_str_ends(key, HY_S("]")))
				return text;
		}
	return HY_S("");
}

/* How near the printed month of MARK is to the form's own, 0 to 1000. */
static unsigned
years_near(struct hy_str mark, const struct hy_form *form)
{
	struct hy_date printed, own;
	long days;

	if (!hy_date_parse(mark, &printed) || !hy_date_parse(form->in_force, &own))
		return 0;
	days = hy_date_days(&printed) - hy_date_days(&own);
	days = days < 0 ? -days : days;
	return days < 10000 ? 1000 - (unsigned)days / 10 : 0;
}

/* How well the source fits FORM: its title and mark weigh more than any label. */
static unsigned
fit_of(struct hy_arena *arena, const struct hy_form *form, const struct hy_rows *rows,
    struct hy_str text, unsigned *labels)
{
	struct hy_str mark = printed_mark(arena, form, rows);
	bool same = hy_str_eq(hy_text_key(arena, mark), hy_text_key(arena, form->mark_text)), titled;

	*labels = labels_in(arena, form->root, text);
	titled = hy_str_find(text, hy_text_key(arena, form->title), 0) >= 0;
	return *labels + (titled ? 4000 : 0) +
	    (mark.len > 0 && same ? 2000 : years_near(mark, form));
}

static const struct hy_form *
choose_form(struct hy_arena *arena, struct hy_forms *forms, const struct hy_words *words,
    const char *source, const struct hy_rows *rows, struct hy_err *err)
{
	struct hy_str text = key_of_rows(arena, rows);
	const struct hy_form *best = NULL;
	unsigned count, most = 0, most_labels = 0, labels;
	const struct hy_str *names = hy_forms_list(forms, &count);
	char number[16];

	for (unsigned i = 0; i < count; i++) {
		long at = hy_str_find(names[i], HY_S("@"), 0);
		const struct hy_form *form = hy_forms_get(forms, hy_str_copy(arena, names[i].p,
		    (size_t)at), hy_str_cut(names[i], (size_t)at + 1, names[i].len), err);
		unsigned fit;

		if (form == NULL)
			return NULL;
		fit = fit_of(arena, form, rows, text, &labels);
		if (fit >= most) {	/* a tie goes to the newer edition */
			best = form;
			most = fit;
		}
		most_labels = labels > most_labels ? labels : most_labels;
	}
	if (best != NULL && most_labels >= FEWEST_LABELS)
		return best;
	snprintf(number, sizeof(number), "%u", most_labels);
	hy_words_fail(words, err, hy_mark_file(source), "none", number, NULL);
	return NULL;
}

static struct hy_doc *
doc_new(struct hy_arena *arena, const struct hy_form *form, const char *source)
{
	struct hy_doc *doc = hy_new(arena, struct hy_doc);
	struct hy_binder b = { .arena = arena, .doc = doc };

	doc->arena = arena;
	doc->form = form;
	doc->file = source;
	doc->root = hy_node_new(&b, form->root, NULL);
	return doc;
}

static void
set_text(struct hy_node *node, struct hy_str text)
{
	if (node == NULL)
		return;
	node->text = text;
	for (; node != NULL; node = node->up)
		node->written = true;
}

/* The node of KEY directly below NODE. */
static struct hy_node *
kid_of(const struct hy_node *node, const char *id)
{
	for (unsigned i = 0; i < node->n_kids; i++)
		if (strcmp(node->kids[i]->item->id, id) == 0)
			return node->kids[i];
	return NULL;
}

static void
answer(struct hy_node *node, struct hy_str text)
{
	set_text(node, text);
	if (node != NULL)
		node->answered = true;
}

/* A file without a name of its own takes the one the list of files or the risks print. */
static void
name_files(struct hy_follow *f)
{
	struct hy_node *files = f->doc->root->kids[f->form->files->nth];

	for (unsigned i = 0; i < files->n_kids; i++) {
		struct hy_node *title = files->kids[i]->kids[0];

		if (title->text.len > 0)
			continue;
		for (unsigned h = 0; h < f->n_hits && title->text.len == 0; h++) {
			struct hy_node *node = f->hits[h]->node;
			const struct hy_entry *entry = node->entries;

			if (!node->item->prints_file)
				continue;
			for (unsigned n = 0; n < i && entry != NULL; n++)
				entry = entry->next;
			if (entry != NULL)
				answer(title, entry->text);
			else if (hy_node_file(node) == i + 1 && node->text.len > 0)
				answer(title, node->text);
			title->unsure = title->unsure || title->text.len > 0;
		}
	}
}

static bool
same_name(struct hy_follow *f, struct hy_str name, const struct hy_node *file)
{
	return hy_str_eq(hy_text_key(f->arena, name), hy_text_key(f->arena, hy_record_title(file)));
}

/* Places that print the file's name say nothing of their own when they print just that. */
static void
drop_names(struct hy_follow *f)
{
	struct hy_node *files = f->doc->root->kids[f->form->files->nth];

	for (unsigned h = 0; h < f->n_hits; h++) {
		struct hy_node *node = f->hits[h]->node;
		const struct hy_entry *entry = node->entries;
		unsigned number = hy_node_file(node), i = 0;
		bool same = true;

		if (!node->item->prints_file)
			continue;
		for (; entry != NULL; entry = entry->next, i++)
			same = same && i < files->n_kids && same_name(f, entry->text, files->kids[i]);
		if (node->item->kind == HY_KIND_FILES)
			same = same && i == files->n_kids;
		else
			same = number > 0 && same_name(f, node->text, files->kids[number - 1]);
		if (same || (node->text.len == 0 && node->entries == NULL)) {
			node->written = node->answered = node->unsure = false;
			node->entries = NULL;
		}
	}
}

/* In a record without any answer a box without state is an empty box. */
static bool
blank_record(const struct hy_follow *f, const struct hy_node *node)
{
	while (node->up != NULL && node->number == 0)
		node = node->up;
	return node->number > 0 && !node->item->is_files && hy_node_all_blank(node, f->form);
}

static void
settle_blank_records(struct hy_follow *f)
{
	for (unsigned h = 0; h < f->n_hits; h++) {
		struct hy_node *node = f->hits[h]->node;

		if (node->unknown && node->item->kind == HY_KIND_CHECKS &&
		    f->hits[h]->first != NULL && blank_record(f, node)) {
			node->unknown = false;
			node->answered = node->written = true;
		}
	}
}

struct notes {
	struct hy_follow *f;
	struct hy_node *unsure, *unknown;
	struct hy_intake *result;
};

static bool
note(struct hy_node *node, void *context)
{
	struct notes *notes = context;
	struct hy_arena *arena = notes->f->arena;

	if (node->item->private || node->item->kind == HY_KIND_TABLE)
		return false;
	if (node->number > 0 && !node->item->is_files && hy_record_title(node).len == 0 &&
	    hy_node_all_blank(node, notes->f->form) && node->at.line == 0)
		node->unknown = true;
	notes->result->answers += node->answered;
	if (node->unknown) {
		hy_add_entry(notes->f, notes->unknown, hy_node_key_path(arena, node), false);
		notes->result->unknown++;
	} else if (node->unsure) {
		hy_add_entry(notes->f, notes->unsure, hy_node_key_path(arena, node), false);
		notes->result->unsure++;
	}
	return true;
}

static int
by_line(const void *one, const void *other)
{
	const struct hy_left *a = one, *b = other;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->nth > b->nth) - (a->nth < b->nth);
}

/* Pieces of one line that were left for one reason are one entry. */
static void
join_left(struct hy_follow *f)
{
	unsigned n = 0;

	for (unsigned i = 0; i < f->n_left; i++) {
		struct hy_left *one = &f->left[i], *last = n > 0 ? &f->left[n - 1] : NULL;

		if (one->text.len == 0)
			continue;
		if (last != NULL && last->line == one->line && last->reason == one->reason)
			last->text = hy_str_format(f->arena, "%.*s\n%.*s", HY_ARG(last->text),
			    HY_ARG(one->text));
		else
			f->left[n++] = *one;
	}
	f->n_left = n;
}

static void
write_left(struct hy_follow *f, struct hy_node *container)
{
	if (f->n_left > 1)
		qsort(f->left, f->n_left, sizeof(*f->left), by_line);
	join_left(f);
	for (unsigned i = 0; i < f->n_left; i++) {
		const struct hy_left *left = &f->left[i];
		struct hy_node *record = hy_place_append(f, container);

		answer(kid_of(record, "gyou"), hy_str_format(f->arena, "%u", left->line));
		answer(kid_of(record, "bun"), left->text);
		answer(kid_of(record, "riyuu"), hy_words_reason(f->words, left->reason));
	}
}

/* What the import has to say about itself (ids of templates/common.yaml). */
static void
write_notes(struct hy_follow *f, const char *source, struct hy_intake *result)
{
	struct hy_node *own = kid_of(f->doc->root, "torikomi");
	struct notes notes = { f, kid_of(own, "futashika"), kid_of(own, "fumei"), result };
	const char *name = strrchr(source, '/');

	answer(kid_of(own, "moto"), hy_str_of(name != NULL ? name + 1 : source));
	hy_node_walk(f->doc->root, note, &notes);
	for (struct hy_node *n = notes.unsure; n != NULL && n->entries != NULL; n = NULL)
		n->written = true;
	if (notes.unknown->entries != NULL)
		notes.unknown->written = true;
	write_left(f, kid_of(own, "nokori"));
	result->left = f->n_left;
}

static void
forget_places(struct hy_node *node)
{
	if (hy_item_repeats(node->item) && node->number == 0)
		node->count = 0;
	for (unsigned i = 0; i < node->n_kids; i++)
		forget_places(node->kids[i]);
}

static void
finish(struct hy_follow *f, const char *source, struct hy_intake *result)
{
	answer(kid_of(f->doc->root, "youshiki"), f->form->name);
	answer(kid_of(f->doc->root, "han"), f->form->edition_name);
	hy_settle(f);
	hy_fill(f);
	forget_places(f->doc->root);
	name_files(f);
	drop_names(f);
	settle_blank_records(f);
	write_notes(f, source, result);
}

bool
hy_intake_read(struct hy_arena *arena, struct hy_forms *forms, struct hy_words *words,
    const char *source, struct hy_rows *rows, struct hy_intake *result,
    struct hy_err *err)
{
	struct hy_follow f = { .arena = arena, .words = words, .cursor = -1 };

	*result = (struct hy_intake){ .form = NULL };
	result->form = choose_form(arena, forms, words, source, rows, err);
	if (result->form == NULL)
		return false;
	result->printed = printed_mark(arena, result->form, rows);
	result->nearest = result->printed.len > 0 && !hy_str_eq(hy_text_key(arena, result->printed),
	    hy_text_key(arena, result->form->mark_text));
	f.form = result->form;
	f.doc = result->doc = doc_new(arena, result->form, source);
	f.anchors = hy_anchors_new(arena, words, f.form);
	f.file = hy_new_array(arena, f.form->n_sections + 1, unsigned);
	f.scratch = hy_arena_new();
	hy_follow_rows(&f, rows);
	finish(&f, source, result);
	hy_arena_free(f.scratch);
	return true;
}
