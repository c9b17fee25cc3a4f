/* What goes into a blank workbook, and the workbook with it (into.h). */
#include "engine/intake/into/into.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/intake/into/into_parts.h"
#include "engine/intake/book/xml_text.h"
#include "engine/intake/named/named.h"

bool
hy_into_open(struct hy_arena *arena, struct hy_forms *forms, struct hy_words *words,
    const char *file, struct hy_str bytes, struct hy_into *into, struct hy_err *err)
{
	*into = (struct hy_into){ .arena = arena, .scratch = hy_arena_new(), .file = file,
	    .bytes = bytes, .words = words, .draft = HY_S(""), .edits = hy_buf_new(arena),
	    .troubles = hy_buf_new(arena) };
	into->door = hy_book_open(arena, file, bytes, err);
	if (into->door == NULL || !into->door->read(arena, file, bytes, &into->book, err))
		return false;
	if (hy_named_is(&into->book))
		return hy_fail(err, hy_mark_file(file), HY_M_INTO_OWN, NULL);
	return hy_into_map(into, forms, err);
}

void
hy_into_close(struct hy_into *into)
{
	hy_arena_free(into->scratch);
	into->scratch = NULL;
}

/* The records of a figure are drawn, and an attachment is a sheet of its own: no cell holds them. */
static bool
has_no_cells(struct hy_into *into, const struct hy_node *node)
{
	const struct hy_item *section = hy_item_section(node->item);

	if (section == NULL || section->kind != HY_KIND_FIGURE || node->item->kind == HY_KIND_LIST ||
	    node->item == section)
		return false;
	into->notes.figure = into->notes.figure || !hy_node_all_blank(node, into->doc->form);
	return true;
}

/* Does the blank have a place for RECORD, or is nothing in it to be written? */
static bool
has_place(struct hy_into *into, const struct hy_node *record)
{
	const struct hy_node *missing = NULL;

	if (hy_node_all_blank(record, into->doc->form))
		return false;
	if (hy_into_twin(into, record, &missing) != NULL)
		return true;
	hy_into_trouble_add(into, HY_INTO_NO_RECORD, record, NULL);
	return false;
}

static void
fill_node(struct hy_into *into, const struct hy_node *node)
{
	const struct hy_item *item = node->item;
	const struct hy_node *missing, *twin;

	if (item->data || item->private || has_no_cells(into, node))
		return;
	if (node->number > 0 && !has_place(into, node))
		return;
	if (hy_kind_answers(item->kind) && item->kind != HY_KIND_FIXED) {
		twin = hy_into_twin(into, node, &missing);
		if (twin != NULL)
			hy_into_answer(into, node, hy_into_label(into, twin));
		hy_arena_reset(into->scratch);
	}
	for (unsigned i = 0; i < node->n_kids; i++)
		fill_node(into, node->kids[i]);
}

/* A section of every file; a blank has as many as it has sheets for them. */
static void
fill_files(struct hy_into *into, const struct hy_item *section)
{
	unsigned places = into->blank->root->kids[into->form->files->nth]->n_kids;

	for (unsigned f = 1; f <= hy_doc_files(into->doc); f++) {
		const struct hy_node *file = hy_doc_file(into->doc, f);
		struct hy_into_trouble trouble = { .why = HY_INTO_NO_FILE, .node = file,
		    .cell = HY_S("") };

		if (f <= places)
			fill_node(into, hy_doc_section(into->doc, section, f));
		else if (into->lacking < f) {
			into->lacking = f;
			hy_buf_add(&into->troubles, (const char *)&trouble, sizeof(trouble));
		}
	}
}

void
hy_into_fill(struct hy_into *into, const struct hy_doc *doc)
{
	const struct hy_node *attached = hy_doc_find(doc, "besshi", 0);

	into->doc = doc;
	into->notes.attachments = attached != NULL && attached->n_kids > 0;
	for (unsigned i = 0; i < doc->form->n_sections; i++) {
		const struct hy_item *section = doc->form->sections[i];

		if (section->kind == HY_KIND_TABLE)
			continue;
		if (section->kind == HY_KIND_LIST && section->per_file)
			hy_into_lists(into, section);
		else if (section->per_file)
			fill_files(into, section);
		else
			fill_node(into, hy_doc_section(doc, section, 0));
	}
}

static int
by_place(const void *one, const void *other)
{
	const struct hy_into_edit *a = one, *b = other;

	if (a->sheet != b->sheet)
		return a->sheet < b->sheet ? -1 : 1;
	if (a->at.row != b->at.row)
		return a->at.row < b->at.row ? -1 : 1;
	if (a->at.col != b->at.col)
		return a->at.col < b->at.col ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->nth > b->nth) - (a->nth < b->nth);
}

static bool
same_cell(const struct hy_into_edit *a, const struct hy_into_edit *b)
{
	return a->sheet == b->sheet && a->at.row == b->at.row && a->at.col == b->at.col;
}

/* The edits FROM up to END, all of one cell, as one of the whole cell; two of one place are trouble. */
static struct hy_into_edit
join_edits(struct hy_into *into, const struct hy_into_edit *edits, size_t n)
{
	struct hy_str old = hy_book_text(&into->book.sheets[edits->sheet], edits->at.row,
	    edits->at.col);
	struct hy_buf out = hy_buf_new(into->arena);
	struct hy_into_edit whole = *edits;
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		if (i > 0 && edits[i].from <= edits[i - 1].from) {
			struct hy_spot spot = { edits[i].sheet, edits[i].at, edits[i - 1].text };

			hy_into_trouble_add(into, HY_INTO_TAKEN, edits[i].node, &spot);
			continue;
		}
		hy_buf_str(&out, hy_str_cut(old, at, edits[i].from));
		hy_buf_str(&out, edits[i].text);
		at = edits[i].to;
	}
	hy_buf_str(&out, hy_str_cut(old, at, old.len));
	whole.text = out.len > 0 ? hy_buf_get(&out) : HY_S("");
	return whole;
}

/* A formula would be lost, and what counts on it would break. */
static void
look_for_formula(struct hy_into *into, const struct hy_into_edit *edit)
{
	struct hy_str xml = into->sheets[edit->sheet].xml;
	const char *prefix = into->sheets[edit->sheet].prefix.len > 0
	    ? hy_str_format(into->arena, "%.*sf", HY_ARG(into->sheets[edit->sheet].prefix)).p : "f";
	long tag = hy_into_cell_tag(into, edit->sheet, edit->at.row, edit->at.col);
	struct hy_spot spot = { edit->sheet, edit->at, edit->text };
	size_t end;

	if (tag < 0)
		return;
	end = hy_into_cell_end(into, edit->sheet, (size_t)tag);
	if (hy_tag_find(hy_str_cut(xml, 0, end), prefix, (size_t)tag) >= 0)
		hy_into_trouble_add(into, HY_INTO_FORMULA, edit->node, &spot);
}

/* One edit a cell, sorted; returns how many. */
static size_t
settle_edits(struct hy_into *into, struct hy_into_edit *edits, size_t n, struct hy_err *err,
    bool *ok)
{
	size_t kept = 0, end;

	*ok = true;
	qsort(edits, n, sizeof(*edits), by_place);
	for (size_t i = 0; i < n && *ok; i = end) {
		for (end = i + 1; end < n && same_cell(&edits[i], &edits[end]); end++)
			;
		edits[kept] = join_edits(into, &edits[i], end - i);
		*ok = hy_into_part(into, edits[kept].sheet, err);
		if (*ok)
			look_for_formula(into, &edits[kept++]);
	}
	return kept;
}

/* The package with N parts set, in the arena. */
static bool
pack(struct hy_into *into, const struct hy_book_part *parts, unsigned n, struct hy_str *out,
    struct hy_err *err)
{
	char *p = NULL;
	size_t len = 0;
	FILE *memory = open_memstream(&p, &len);
	bool ok = memory != NULL && into->door->patch(into->arena, into->file, into->bytes, parts, n,
	    memory, err);

	if (memory == NULL)
		return hy_fail(err, hy_mark_file(into->file), HY_M_STDOUT, NULL);
	ok = fclose(memory) == 0 && ok;
	if (ok)
		*out = (struct hy_str){ hy_arena_copy(into->arena, p, len), len };
	free(p);
	return ok;
}

bool
hy_into_write(struct hy_into *into, struct hy_str *out, struct hy_err *err)
{
	struct hy_into_edit *edits = (struct hy_into_edit *)(void *)into->edits.p;
	size_t n = into->edits.len / sizeof(*edits), end;
	struct hy_book_part *parts = hy_new_array(into->arena, into->book.n_sheets + 1,
	    struct hy_book_part);
	unsigned n_parts = 0;
	bool ok = true;

	n = n > 0 ? settle_edits(into, edits, n, err, &ok) : 0;
	if (!ok || into->troubles.len > 0)
		return ok;
	into->notes.cells = (unsigned)n;
	for (size_t i = 0; i < n; i = end) {
		unsigned sheet = edits[i].sheet;

		for (end = i; end < n && edits[end].sheet == sheet; end++)
			;
		parts[n_parts++] = (struct hy_book_part){ into->book.sheets[sheet].part.p,
			hy_into_spliced(into, sheet, edits + i, end - i,
			hy_into_heights(into, sheet, edits + i, end - i)) };
	}
	return pack(into, parts, n_parts, out, err);
}
