/* The whole of an import: form, rows, answers, notes (intake.h). */
#include "engine/base/text.h"
#include "engine/form/bind.h"
#include "engine/form/path.h"
#include "engine/intake/follow/follow.h"

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
				hy_node_answer(title, entry->text);
			else if (hy_node_file(node) == i + 1 && node->text.len > 0)
				hy_node_answer(title, node->text);
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

static bool
doubtful(const struct hy_node *node)
{
	if (node->unknown || node->unsure)
		return true;
	for (unsigned i = 0; i < node->n_kids; i++)
		if (doubtful(node->kids[i]))
			return true;
	return false;
}

/* A form prints room for records that are not there: what stays blank at the end of a list is no record. */
static bool
drop_blank_records(struct hy_node *node, void *context)
{
	const struct hy_follow *f = context;

	if (!hy_item_repeats(node->item) || node->number > 0 || node->item->is_files)
		return true;
	while (node->n_kids > 0 && !doubtful(node->kids[node->n_kids - 1]) &&
	    hy_node_all_blank(node->kids[node->n_kids - 1], f->form))
		node->n_kids--;
	node->written = node->written && node->n_kids > 0;
	return true;
}

static void
forget_places(struct hy_node *node)
{
	if (hy_item_repeats(node->item) && node->number == 0)
		node->count = 0;
	for (unsigned i = 0; i < node->n_kids; i++)
		forget_places(node->kids[i]);
}

/* "(draft)" behind the name of an assessment is printed, not part of it. */
static void
drop_draft_mark(struct hy_follow *f)
{
	struct hy_node *name = hy_doc_role(f->doc, HY_ITEM_NAME);

	for (unsigned i = 0; name != NULL && i < f->words->drafts.count; i++) {
		struct hy_str mark = f->words->drafts.at[i];

		if (name->text.len > mark.len && hy_str_ends(name->text, mark)) {
			struct hy_str rest = hy_str_trim(hy_str_cut(name->text, 0, name->text.len - mark.len));

			name->text = hy_str_copy(f->arena, rest.p, rest.len);
		}
	}
}

static void
finish(struct hy_follow *f, const char *source, struct hy_intake *result)
{
	hy_node_answer(hy_node_kid(f->doc->root, "youshiki"), f->form->name);
	hy_node_answer(hy_node_kid(f->doc->root, "han"), f->form->edition_name);
	hy_settle(f);
	hy_fill(f);
	forget_places(f->doc->root);
	if (f->form->files != NULL) {
		name_files(f);
		drop_names(f);
	}
	settle_blank_records(f);
	drop_draft_mark(f);
	hy_node_walk(f->doc->root, drop_blank_records, f);
	hy_intake_notes(f, source, result);
	hy_origins_note(f, result);
}

bool
hy_follow_source(struct hy_follow *f, struct hy_forms *forms, const char *source,
    struct hy_rows *rows, struct hy_intake *result, struct hy_err *err)
{
	*result = (struct hy_intake){ .form = NULL };
	if (!hy_choose_form(f->arena, forms, source, rows, result, err))
		return false;
	result->nearest = result->printed.len > 0 && !hy_str_eq(hy_text_key(f->arena, result->printed),
	    hy_text_key(f->arena, result->form->mark_text));
	f->cursor = -1;
	f->form = result->form;
	f->source = result->rows = rows;
	f->doc = result->doc = doc_new(f->arena, result->form, source);
	f->anchors = hy_anchors_new(f->arena, f->words, f->form);
	f->file = hy_new_array(f->arena, f->form->n_sections + 1, unsigned);
	f->scratch = hy_arena_new();
	hy_follow_rows(f, rows);
	return true;
}

bool
hy_intake_read(struct hy_arena *arena, struct hy_forms *forms, struct hy_words *words,
    const char *source, struct hy_rows *rows, struct hy_intake *result,
    struct hy_err *err)
{
	struct hy_follow f = { .arena = arena, .words = words };

	if (!hy_follow_source(&f, forms, source, rows, result, err))
		return false;
	finish(&f, source, result);
	hy_arena_free(f.scratch);
	return true;
}
