/* Workbooks of both kinds to documents (intake.h). */
#include "engine/base/text.h"
#include "engine/form/field.h"
#include "engine/intake/follow/follow.h"
#include "engine/intake/named/named.h"
#include "engine/intake/named/workbook.h"

struct seek {
	struct hy_arena *arena;
	struct hy_str name;
	struct hy_node *found;
};

/* The node whose field is NAME, or has a field below NAME (a box's words). */
static bool
find_node(struct hy_node *node, void *context)
{
	struct seek *s = context;
	struct hy_str name = hy_field_name(s->arena, HY_FIELD_ANSWER, node);

	if (node->up != NULL && (!hy_str_starts(s->name, name) ||
	    (s->name.len > name.len && s->name.p[name.len] != '.')))
		return false;
	if (hy_kind_answers(node->item->kind) || hy_item_repeats(node->item))
		s->found = node;
	return true;
}

/* What named.c could not read becomes unknown, and what stands there is kept. */
static void
take_troubles(struct hy_follow *f, const struct hy_named *n)
{
	const struct hy_named_trouble *all =
	    (const struct hy_named_trouble *)(const void *)n->troubles.p;

	for (size_t i = 0; i < n->troubles.len / sizeof(*all); i++) {
		struct seek seek = { f->arena, all[i].name, NULL };

		hy_node_walk(f->doc->root, find_node, &seek);
		if (seek.found != NULL)
			seek.found->unknown = seek.found->unknown || !seek.found->answered;
		if (all[i].text.len == 0)
			continue;
		hy_follow_left(f, all[i].text, all[i].at.line, hy_str_find(all[i].name,
		    HY_S(".words."), 0) >= 0 ? "box" : "mark");
		f->left[f->n_left - 1].cell = all[i].at.cell;
	}
}

static bool
read_named(struct hy_arena *arena, struct hy_forms *forms, struct hy_words *words,
    const struct hy_book *book, bool whole, struct hy_intake *result, struct hy_err *err)
{
	struct hy_follow f = { .arena = arena, .words = words };
	struct hy_named *n = hy_new(arena, struct hy_named);

	*result = (struct hy_intake){ .named = n };
	if (!hy_named_open(arena, forms, words, book, n, err))
		return false;
	f.form = result->form = n->form;
	f.doc = result->doc = hy_named_doc(n, forms);
	if (result->doc == NULL)
		return false;
	take_troubles(&f, n);
	if (whole)
		return true;
	hy_named_drop_blank(n, result->doc);
	hy_intake_notes(&f, book->file, result);
	return true;
}

bool
hy_intake_book(struct hy_arena *arena, struct hy_forms *forms, struct hy_words *words,
    const char *file, struct hy_str bytes, bool whole, struct hy_intake *result,
    struct hy_err *err)
{
	const struct hy_book_door *door = hy_book_open(arena, file, bytes, err);
	struct hy_book *book = hy_new(arena, struct hy_book);	/* the result points to both */
	struct hy_rows *rows = hy_new(arena, struct hy_rows);
	unsigned hidden;

	if (door == NULL || !door->read(arena, file, bytes, book, err))
		return false;
	if (hy_named_is(book))
		return read_named(arena, forms, words, book, whole, result, err);
	hy_book_rows(arena, words, book, rows, &hidden);
	if (!hy_intake_read(arena, forms, words, file, rows, result, err))
		return false;
	result->hidden = hidden;
	return true;
}

/* What stands in a cell and is no answer there is a slip, as it is in a file. */
static void
add_slips(struct hy_doc *doc, const struct hy_named *n)
{
	const struct hy_named_trouble *all =
	    (const struct hy_named_trouble *)(const void *)n->troubles.p;
	const struct hy_slip **tail = &doc->slips;

	while (*tail != NULL)
		tail = (const struct hy_slip **)&(*tail)->next;
	for (size_t i = 0; i < n->troubles.len / sizeof(*all); i++) {
		struct seek seek = { doc->arena, all[i].name, NULL };
		struct hy_slip *slip;

		hy_node_walk(doc->root, find_node, &seek);
		if (all[i].text.len == 0 || seek.found == NULL)
			continue;
		slip = hy_new(doc->arena, struct hy_slip);
		*slip = (struct hy_slip){ .type = HY_SLIP_KIND, .at = all[i].at, .node = seek.found,
		    .text = all[i].text, .suggestion = HY_S("") };
		*tail = slip;
		tail = (const struct hy_slip **)&slip->next;
	}
}

static struct hy_doc *
read_doc(struct hy_arena *arena, struct hy_forms *forms, const struct hy_words *words,
    const struct hy_book *book, struct hy_err *err)
{
	struct hy_named n;
	struct hy_doc *doc;

	if (!hy_named_is(book)) {
		hy_fail(err, hy_mark_file(book->file), HY_M_BOOK_FOREIGN, NULL);
		return NULL;
	}
	if (!hy_named_open(arena, forms, words, book, &n, err))
		return NULL;
	doc = hy_named_doc(&n, forms);
	if (doc == NULL)
		return NULL;
	add_slips(doc, &n);
	hy_named_drop_blank(&n, doc);
	return doc;
}

struct hy_doc *
hy_book_doc(struct hy_arena *arena, struct hy_forms *forms, const char *file, struct hy_str bytes,
    struct hy_err *err)
{
	const struct hy_book_door *door = hy_book_open(arena, file, bytes, err);
	struct hy_book *book = hy_new(arena, struct hy_book);
	struct hy_words *words;
	struct hy_doc *doc;

	if (door == NULL || !door->read(arena, file, bytes, book, err))
		return NULL;
	words = hy_words_open(arena, err);
	doc = words != NULL ? read_doc(arena, forms, words, book, err) : NULL;
	hy_words_close(words);
	return doc;
}
