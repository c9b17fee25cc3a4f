#include "engine/sheet/form/form_part.h"

#include <math.h>

#include "engine/base/text.h"
#include "engine/form/field.h"
#include "engine/form/path.h"
#include "engine/sheet/annex_sheet.h"

/* The heading of a section: its label, its mark, and the file where there are several. */
static struct hy_str
section_title(struct hy_form_sheet *s, const struct hy_item *section, unsigned file)
{
	struct hy_str label = hy_form_label(s, section);

	if (!section->per_file || hy_doc_files(s->doc) < 2)
		return label;
	return hy_phrase_fill(s->looks, "file_heading", label,
	    hy_record_title(hy_doc_file(s->doc, file)), HY_S(""));
}

/* The tab: numerals of the section, and the file's number where there are several. */
static struct hy_str
tab_name(struct hy_form_sheet *s, const struct hy_item *section, unsigned file)
{
	if (!section->per_file || hy_doc_files(s->doc) < 2)
		return section->label;
	return hy_str_format(s->arena, "%u %.*s", file, HY_ARG(section->label));
}

static unsigned
count_lines(struct hy_str text)
{
	unsigned n = 1;

	for (size_t i = 0; i < text.len; i++)
		n += text.p[i] == '\n';
	return n;
}

/* An entry that has a row of its own keeps its line breaks: a line of the cell each. */
static void
add_lines(struct hy_cell *cell, struct hy_line *lines, struct hy_str text)
{
	for (size_t from = 0; from <= text.len;) {
		long end = hy_str_find(text, HY_S("\n"), from);
		size_t to = end >= 0 ? (size_t)end : text.len;

		lines[cell->n_lines++] = (struct hy_line){ .type = HY_LINE_OPTION,
		    .text = hy_str_cut(text, from, to) };
		from = to + 1;
	}
}

/* A list printed in columns: numbered entries below their headings. */
static void
list_block(struct hy_form_sheet *s, struct hy_blocks *blocks, const struct hy_node *node,
    unsigned columns)
{
	static const unsigned whole[] = { 1000 };
	struct hy_table t = hy_table_new(s->arena, whole, 1);
	const struct hy_entry *e = node->entries;
	struct hy_cell *cell;
	struct hy_line *lines;
	unsigned n = 0;

	for (; e != NULL; e = e->next)
		n += count_lines(e->text);
	hy_table_row(&t, false);
	cell = hy_table_cell(&t, 0, 1, HY_ROLE_VALUE, HY_S(""));
	cell->lines = lines = hy_new_array(s->arena, n + 1, struct hy_line);
	cell->line_columns = columns;
	hy_form_answer(s, cell, node);
	n = 0;
	for (e = node->entries; e != NULL; e = e->next) {
		struct hy_str text = hy_form_one_line(s->arena, e->text);

		if (e->heading)
			lines[cell->n_lines++] = (struct hy_line){ .type = HY_LINE_GROUP, .text = text };
		else if (columns == 1)
			add_lines(cell, lines, e->text);
		else
			lines[cell->n_lines++] = (struct hy_line){ .type = HY_LINE_OPTION,
			    .text = hy_str_format(s->arena, "%u. %.*s", ++n, HY_ARG(text)) };
	}
	hy_blocks_add(blocks, hy_table_block(&t));
}

/* Half-width characters that fit side by side on a page. */
static size_t
room_of(const struct hy_form_sheet *s, bool landscape)
{
	const struct hy_layout *l = &s->looks->layout;
	double width = landscape ? l->page_height : l->page_width;

	return (size_t)((width - l->margin_left - l->margin_right) /
	    (l->styles[HY_ROLE_VALUE].size_pt * 25.4 / 72 / 2));
}

/* No column is narrower than so many half-width characters, while the page has that room. */
#define NARROWEST 8

/*
 * Columns that want no more than an even share get it, so that short words stay whole; the
 * others share what is left by what they want. Per mille; the sum is 1000.
 */
static const unsigned *
fitting_widths(struct hy_arena *arena, const size_t *wanted, unsigned n, size_t room)
{
	unsigned *widths = hy_new_array(arena, n + 1, unsigned), left = 1000, open = n, floor;
	size_t sum = 0;
	bool tight;

	for (unsigned i = 0; i < n; i++)
		sum += wanted[i];
	tight = sum > room;
	for (bool again = tight; again;) {
		again = false;
		for (unsigned i = 0; i < n; i++) {
			unsigned asked = (unsigned)(wanted[i] * 1000 / room);

			if (widths[i] > 0 || asked * open > left)
				continue;
			widths[i] = asked;
			left -= asked;
			sum -= wanted[i];
			open--;
			again = true;
		}
	}
	/* Who is left then wants more than an even share, so more than the floor where there is room for it. */
	floor = (unsigned)(NARROWEST * 1000 / room);
	if (!tight || floor * open > left)
		floor = 0;
	for (unsigned i = 0, rest = left - floor * open, of = open; i < n; i++) {
		size_t less = floor > 0 ? NARROWEST : 0;

		if (widths[i] > 0)
			continue;
		widths[i] = --open == 0 ? left
		    : floor + (unsigned)((wanted[i] - less) * rest / (sum - less * of));
		left -= widths[i];
	}
	return widths;
}

/*
 * A column asks for at least 6 half-width characters, with the space around them. A text over 44 is
 * wrapped: it asks for more as it grows, but for less than in proportion, and at most for three times that.
 */
static void
ask_width(size_t *wanted, struct hy_str text)
{
	const double line = 44, most = 3 * line;
	double width = (double)hy_text_width(text) + 2;

	width = width < 6 ? 6 : width > line ? fmin(sqrt(width * line), most) : width;
	*wanted = (size_t)width > *wanted ? (size_t)width : *wanted;
}

/* Labels stand on one line, but on two where they would take more than half of ROOM. */
static void
ask_labels(size_t *wanted, const struct hy_item *item, size_t room)
{
	size_t sum = 0;

	for (unsigned i = 0; i < item->n_items; i++)
		sum += hy_text_width(item->items[i]->label) + 2;
	for (unsigned i = 0; i < item->n_items; i++) {
		struct hy_str label = item->items[i]->label;

		if (sum > room / 2)
			label = hy_text_head(label, (hy_text_chars(label) + 1) / 2);
		ask_width(&wanted[i], label);
	}
}

/* The table of NODE; OPEN: its rows may be filled in. */
static struct hy_block *
table_block(struct hy_form_sheet *s, struct hy_table *t, const struct hy_node *node, bool open)
{
	if (s->fillable) {
		t->name = hy_field_name(s->arena, HY_FIELD_ANSWER, node).p;
		t->open = open;
	}
	return hy_table_block(t);
}

/* Records as a table: a column an item. OPEN: more may be filled in, so there is a row at least. */
static void
records_table(struct hy_form_sheet *s, struct hy_blocks *blocks, const struct hy_node *node, bool open)
{
	const struct hy_item *item = node->item, *section = hy_item_section(item);
	size_t *wanted = hy_new_array(s->arena, item->n_items + 1, size_t);
	size_t room = room_of(s, section != NULL && section->landscape);
	struct hy_table t;

	ask_labels(wanted, item, room);
	for (unsigned i = 0; i < item->n_items; i++)
		for (unsigned r = 0; r < node->n_kids; r++)
			ask_width(&wanted[i], node->kids[r]->kids[i]->text);
	if (s->fillable)
		hy_form_note_records(s, node);
	if (node->n_kids == 0 && !(open && s->fillable))
		return;
	t = hy_table_new(s->arena, fitting_widths(s->arena, wanted, item->n_items, room), item->n_items);
	hy_blocks_heading(blocks, 2, item->label);
	hy_table_head_row(&t);
	for (unsigned i = 0; i < item->n_items; i++)
		hy_table_cell(&t, i, 1, HY_ROLE_HEAD, item->items[i]->label);
	for (unsigned r = 0; r < node->n_kids || t.n_rows < 2; r++) {
		hy_table_row(&t, false);
		for (unsigned i = 0; i < item->n_items; i++) {
			const struct hy_node *kid = r < node->n_kids ? node->kids[r]->kids[i] : NULL;

			hy_table_cell(&t, i, 1, HY_ROLE_VALUE, kid != NULL ? kid->text : HY_S(""))->at =
			    kid != NULL ? kid->at : node->at;
			if (kid != NULL && s->fillable)
				hy_form_note_blank(s, kid);
		}
	}
	hy_blocks_add(blocks, table_block(s, &t, node, open));
}

static void
section_rows(struct hy_form_sheet *s, struct hy_blocks *blocks, const struct hy_item *section,
    const struct hy_node *node)
{
	for (unsigned i = 0; i < section->n_items; i++) {
		struct hy_table t = hy_form_table(s);

		if (section->items[i]->columns) {
			records_table(s, blocks, node->kids[i], true);
			continue;
		}
		hy_form_rows(s, &t, section->items[i], node->kids[i], 0);
		hy_blocks_add(blocks, hy_table_block(&t));
	}
}

/* What the council alone may see has its mark already, but for the name of a picture. */
static struct hy_str
marked_text(struct hy_form_sheet *s, const struct hy_node *node)
{
	if (node->item->kind != HY_KIND_PICTURE || node->secrecy != HY_MARKED)
		return node->text;
	return hy_str_format(s->arena, "%.*s%.*s", HY_ARG(hy_phrase(s->looks, "members_only")), HY_ARG(node->text));
}

static void
figure_blocks(struct hy_form_sheet *s, struct hy_blocks *blocks, const struct hy_node *node)
{
	if (s->figure != NULL) {
		struct hy_block *block = hy_new(s->arena, struct hy_block);

		block->type = HY_BLOCK_FIGURE;
		block->figure = s->figure;
		hy_blocks_add(blocks, block);
	}
	for (unsigned i = 0; i < node->n_kids; i++) {
		const struct hy_node *kid = node->kids[i];

		if (hy_item_repeats(kid->item)) {
			records_table(s, blocks, kid, false);
		} else if (kid->item->kind == HY_KIND_LIST) {
			hy_blocks_heading(blocks, 2, kid->item->label);
			list_block(s, blocks, kid, 1);
		} else if (kid->answered) {
			hy_blocks_paragraph(blocks, HY_ROLE_VALUE, marked_text(s, kid));
			if (s->fillable)
				hy_form_hidden(s, kid);
		}
	}
}

/* The part a section stands in: its own, or that of the section before. */
static void
open_part(struct hy_form_sheet *s, struct hy_sheet *sheet, const struct hy_item *section, unsigned file)
{
	if (section->same_page && s->part != NULL)
		return;
	s->part = hy_sheet_part(s->arena, sheet, tab_name(s, section, file));
	s->part->landscape = section->landscape;
	s->blocks = (struct hy_blocks){ .arena = s->arena };
}

static void
section_part(struct hy_form_sheet *s, struct hy_sheet *sheet, const struct hy_item *section,
    unsigned file)
{
	const struct hy_node *node = hy_doc_section(s->doc, section, file);

	open_part(s, sheet, section, file);
	/* The anchor of a list is the cell it stands in. */
	if (!section->continues)
		hy_blocks_heading(&s->blocks, 1, section_title(s, section, file))->id =
		    section->kind == HY_KIND_LIST ? NULL : hy_node_unique_id(s->arena, node).p;
	if (section->kind == HY_KIND_LIST) {
		hy_blocks_heading(&s->blocks, 2, hy_record_title(node->up));
		list_block(s, &s->blocks, node, 3);
	} else if (section->kind == HY_KIND_FIGURE) {
		figure_blocks(s, &s->blocks, node);
	} else {
		section_rows(s, &s->blocks, section, node);
	}
	s->part->blocks = s->blocks.first;
}

/* The table of an attachment: columns and rows as written. */
static void
attachment_table(struct hy_form_sheet *s, struct hy_blocks *blocks, const struct hy_node *node)
{
	const struct hy_yaml *grid = node->raw;
	const struct hy_yaml *columns = hy_yaml_get(grid, hy_word(HY_W_KEY_COLUMNS).p);
	const struct hy_yaml *rows = hy_yaml_get(grid, hy_word(HY_W_KEY_ROWS).p);
	unsigned n = columns != NULL ? columns->count : 0, col = 0;
	size_t *wanted = hy_new_array(s->arena, n + 1, size_t);
	struct hy_table t;

	if (rows == NULL || n == 0)
		return;
	for (const struct hy_yaml *c = columns->first; c != NULL; c = c->next)
		ask_width(&wanted[col++], c->text);
	for (const struct hy_yaml *r = rows->first; r != NULL; r = r->next) {
		col = 0;
		for (const struct hy_yaml *c = r->first; c != NULL && col < n; c = c->next)
			ask_width(&wanted[col++], c->text);
	}
	if (s->fillable)
		hy_form_note_was(s, hy_field_name(s->arena, HY_FIELD_ANSWER, node).p,
		    hy_field_table(s->arena, columns, rows, n));
	t = hy_table_new(s->arena, fitting_widths(s->arena, wanted, n, room_of(s, false)), n);
	hy_table_head_row(&t);
	col = 0;
	for (const struct hy_yaml *c = columns->first; c != NULL; c = c->next)
		hy_table_cell(&t, col++, 1, HY_ROLE_HEAD, c->text);
	for (const struct hy_yaml *r = rows->first; r != NULL; r = r->next) {
		const struct hy_yaml *c = r->first;

		hy_table_row(&t, false);
		for (col = 0; col < n; col++, c = c != NULL ? c->next : NULL)
			hy_table_cell(&t, col, 1, HY_ROLE_VALUE, c != NULL ? c->text : HY_S(""))->at = r->at;
	}
	hy_blocks_add(blocks, table_block(s, &t, node, true));
}

/* The attachments: tables and texts the body keeps apart from the form. */
static void
attachment_part(struct hy_form_sheet *s, struct hy_sheet *sheet, const struct hy_node *record)
{
	const struct hy_node *grid = hy_node_find(record, "hyou"), *text = hy_node_find(record, "honbun");
	struct hy_str title = hy_phrase_fill(s->looks, "attachment_heading",
	    hy_record_title(record), HY_S(""), HY_S(""));
	struct hy_part *part = hy_sheet_part(s->arena, sheet, title);
	struct hy_blocks blocks = { .arena = s->arena };

	hy_blocks_heading(&blocks, 1, title)->id = hy_node_unique_id(s->arena, record).p;
	if (s->fillable)
		hy_form_hidden(s, hy_node_find(record, "mei"));
	if (text->answered) {
		struct hy_block *block = hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, text->text);

		block->field = s->fillable ? hy_form_field(s, text) : NULL;
	}
	attachment_table(s, &blocks, grid);
	part->blocks = blocks.first;
}

const struct hy_sheet *
hy_form_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_doc *doc,
    const struct hy_annex *annex, struct hy_form_wishes wishes)
{
	struct hy_sheet *sheet = hy_doc_sheet(arena, looks, doc);
	struct hy_form_sheet s = { .arena = arena, .looks = looks, .doc = doc, .fillable = wishes.fillable,
	    .figure = wishes.figure, .draft = wishes.draft,
	    .form_columns = hy_looks_widths(looks, "form_columns", HY_FORM_COLUMNS),
	    .facts = &sheet->facts };
	const struct hy_node *besshi = hy_doc_find(doc, "besshi", 0);

	if (wishes.draft)
		sheet->title = hy_str_format(arena, "%.*s %.*s", HY_ARG(sheet->title), HY_ARG(hy_phrase(looks, "draft")));
	s.named_file = hy_new_array(arena, hy_doc_files(doc) + 1, bool);
	for (unsigned i = 0; i < doc->form->n_sections; i++) {
		const struct hy_item *section = doc->form->sections[i];
		unsigned files = section->per_file ? hy_doc_files(doc) : 1;

		if (i == 0) {
			hy_form_cover(&s, sheet, section);
			continue;
		}
		if (section->kind == HY_KIND_TABLE)
			continue;
		for (unsigned f = 1; f <= files; f++)
			section_part(&s, sheet, section, f);
	}
	for (unsigned i = 0; besshi != NULL && i < besshi->n_kids; i++)
		attachment_part(&s, sheet, besshi->kids[i]);
	hy_annex_part(arena, looks, doc->form, annex, sheet);
	if (wishes.open != NULL)
		hy_form_open_items(&s, sheet, wishes.open);
	sheet->attached_name = wishes.attached_name;
	sheet->attached = wishes.attached;
	if (wishes.fillable)
		hy_form_facts(&s);
	return sheet;
}
