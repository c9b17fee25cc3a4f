/* What an import has to say about itself (follow.h): unsure, unknown, left over. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/form/path.h"
#include "engine/intake/book/book.h"
#include "engine/intake/follow/follow.h"

static void
set_text(struct hy_node *node, struct hy_str text)
{
	if (node == NULL)
		return;
	node->text = text;
	for (; node != NULL; node = node->up)
		node->written = true;
}

struct hy_node *
hy_node_kid(const struct hy_node *node, const char *id)
{
	for (unsigned i = 0; i < node->n_kids; i++)
		if (strcmp(node->kids[i]->item->id, id) == 0)
			return node->kids[i];
	return NULL;
}

void
hy_node_answer(struct hy_node *node, struct hy_str text)
{
	set_text(node, text);
	if (node != NULL)
		node->answered = true;
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

/* The texts from ONE to before END, a line each. */
static struct hy_str
lines_of(struct hy_arena *arena, const struct hy_left *one, const struct hy_left *end)
{
	struct hy_buf out = hy_buf_new(arena);

	if (end - one == 1)
		return one->text;
	for (; one < end; one++) {
		if (one->text.len == 0)
			continue;
		if (out.len > 0)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, one->text);
	}
	return hy_buf_get(&out);
}

/* Pieces of one line that were left for one reason are one entry. */
static void
join_left(struct hy_follow *f)
{
	unsigned n = 0, end;

	for (unsigned i = 0; i < f->n_left; i = end) {
		struct hy_left joined = f->left[i];

		for (end = i + 1; end < f->n_left && f->left[end].line == joined.line &&
		    f->left[end].reason == joined.reason; end++)
			;
		joined.text = lines_of(f->arena, &f->left[i], &f->left[end]);
		if (joined.text.len > 0)
			f->left[n++] = joined;
	}
	f->n_left = n;
}

/* The cell of a workbook that TEXT of source line LINE stands in: the one that has its beginning, else the first. */
static const char *
cell_of(struct hy_follow *f, const struct hy_left *left)
{
	const struct hy_row_place *place = &f->source->places[left->line - 1];
	struct hy_str start = hy_text_head(hy_text_key(f->arena, left->text), 8);
	const struct hy_book_cell *first = NULL;

	for (size_t i = 0; i < place->sheet->n_cells; i++) {
		const struct hy_book_cell *cell = &place->sheet->cells[i];

		if (cell->row != place->row)
			continue;
		first = first != NULL ? first : cell;
		if (hy_str_find(hy_text_key(f->arena, cell->text), start, 0) >= 0)
			return hy_book_address(f->arena, place->sheet, cell->row, cell->col).p;
	}
	return hy_book_address(f->arena, place->sheet, place->row, first != NULL ? first->col : 0).p;
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

		if (left->cell == NULL && f->source != NULL && f->source->places != NULL)
			f->left[i].cell = cell_of(f, left);
		if (left->cell != NULL)
			hy_node_answer(hy_node_kid(record, "cell"), hy_str_of(left->cell));
		else
			hy_node_answer(hy_node_kid(record, "gyou"), hy_str_format(f->arena, "%u",
			    left->line));
		hy_node_answer(hy_node_kid(record, "bun"), left->text);
		hy_node_answer(hy_node_kid(record, "riyuu"), hy_words_reason(f->words, left->reason));
	}
}

void
hy_intake_notes(struct hy_follow *f, const char *source, struct hy_intake *result)
{
	struct hy_node *own = hy_node_kid(f->doc->root, "torikomi");
	struct notes notes = { f, NULL, NULL, result };

	result->left = f->n_left;
	if (own == NULL)	/* a form that is no assessment keeps no notes */
		return;
	notes.unsure = hy_node_kid(own, "futashika");
	notes.unknown = hy_node_kid(own, "fumei");
	hy_node_answer(hy_node_kid(own, "moto"), hy_str_of(hy_path_name(source)));
	hy_node_walk(f->doc->root, note, &notes);
	for (struct hy_node *n = notes.unsure; n != NULL && n->entries != NULL; n = NULL)
		n->written = true;
	if (notes.unknown->entries != NULL)
		notes.unknown->written = true;
	write_left(f, hy_node_kid(own, "nokori"));
	result->left = f->n_left;
}
