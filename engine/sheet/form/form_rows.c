/* Rows of the official form by kind of item (form_part.h). */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/form/path.h"
#include "engine/sheet/form/form_part.h"
#include "engine/sheet/machine.h"

/* Columns: two for labels that others hang from, the label, the answer, the options (layout.yaml). */
enum { N_COLS = HY_FORM_COLUMNS, LABEL_COLS = 3, ANSWER = 3, OPTIONS = 4 };

/* Labels longer than this (in half-width columns) get a row of their own. */
#define LONG_LABEL 76

/* A row that the first cell of its table spans: filled in when all rows are there. */
struct spanning {
	unsigned row, cell;
};

struct hy_table
hy_form_table(struct hy_form_sheet *s)
{
	return hy_table_new(s->arena, s->form_columns, N_COLS);
}

struct hy_str
hy_form_label(struct hy_form_sheet *s, const struct hy_item *item)
{
	struct hy_buf out = hy_buf_new(s->arena);

	hy_buf_str(&out, item->label);
	if (item->only == HY_FOR_GYOSEI)
		hy_buf_str(&out, hy_phrase_fill(s->looks, "only", item->only_text, HY_S(""), HY_S("")));
	if (item->only == HY_OPTIONAL)
		hy_buf_str(&out, hy_phrase(s->looks, "optional"));
	if (item->own_mark)
		hy_buf_format(&out, " %s", item->mark_label.len > 0 ? item->mark_label.p
		    : hy_phrase(s->looks, "mark").p);
	return hy_buf_get(&out);
}

static void
label_cell(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned depth)
{
	hy_form_label_of(s, hy_table_cell(t, depth, LABEL_COLS - depth, HY_ROLE_LABEL,
	    hy_form_label(s, item)), node);
}

static struct hy_line *
lines_new(struct hy_form_sheet *s, struct hy_cell *cell, unsigned n)
{
	struct hy_line *lines = hy_new_array(s->arena, n + 1, struct hy_line);

	cell->lines = lines;
	return lines;
}

/* Two columns when two of the widest option fit the cell. */
static unsigned
option_columns(const struct hy_item *item)
{
	size_t widest = 0;

	for (unsigned i = 0; i < item->n_options; i++) {
		size_t w = hy_text_width(item->options[i].label);

		widest = w > widest ? w : widest;
	}
	return widest <= 25 && item->n_options > 3 ? 2 : 1;
}

static void
options_cell(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item)
{
	struct hy_cell *cell = hy_table_cell(t, OPTIONS, 1, HY_ROLE_OPTIONS,
	    hy_phrase(s->looks, "options_heading"));
	struct hy_line *lines = lines_new(s, cell, item->n_options);

	for (unsigned i = 0; i < item->n_options; i++) {
		lines[i].type = HY_LINE_OPTION;
		lines[i].text = hy_phrase_fill(s->looks, "option",
		    hy_str_format(s->arena, "%u", i + 1), item->options[i].label, HY_S(""));
	}
	cell->n_lines = item->n_options;
	cell->line_columns = option_columns(item);
}

static void
choice_row(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned depth)
{
	bool there = node != NULL && node->answered && hy_str_trim(node->text).len > 0;
	struct hy_str shown = hy_phrase(s->looks, "unchosen");
	struct hy_cell *cell;

	if (there)
		shown = hy_phrase_fill(s->looks, "chosen", node->option != NULL ? node->option->label
		    : hy_str_trim(node->text), HY_S(""), HY_S(""));
	if (item->count.len > 0)
		shown = hy_str_format(s->arena, "%.*s\n%.*s", HY_ARG(shown),
		    HY_ARG(hy_form_count(s, node != NULL ? hy_node_shown_count(node, NULL) : -1)));
	hy_table_row(t, false);
	label_cell(s, t, item, node, depth);
	cell = hy_table_cell(t, ANSWER, 1, HY_ROLE_CHOICE, shown);
	hy_form_answer(s, cell, node);
	options_cell(s, t, item);
}

static void
checks_row(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned depth)
{
	struct hy_cell *cell;

	hy_table_row(t, false);
	label_cell(s, t, item, node, depth);
	cell = hy_table_cell(t, ANSWER, 2, HY_ROLE_BOXES,
	    node != NULL && node->ticks == NULL && node->text.len > 0 ? node->text : HY_S(""));
	hy_form_boxes(s, cell, item, node);
}

static struct hy_str
answer_text(struct hy_form_sheet *s, const struct hy_item *item, const struct hy_node *node)
{
	if (item->kind == HY_KIND_FIXED)
		return item->n_texts > 0 ? item->texts[0] : HY_S("");
	if (node == NULL)
		return HY_S("");
	if (item->prints_file)
		return hy_node_file_name(s->arena, s->doc, node);
	return hy_str_trim(hy_node_plain(s->arena, node));
}

/* A label too long for its column, or a numbered item of its own: label above, answer below. */
static void
stacked_rows(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, enum hy_role role)
{
	struct hy_cell *cell;

	hy_table_row(t, true);
	hy_form_label_of(s, hy_table_cell(t, 0, N_COLS, role, hy_form_label(s, item)), node);
	hy_table_row(t, false);
	cell = hy_table_cell(t, 0, N_COLS, HY_ROLE_VALUE, answer_text(s, item, node));
	hy_form_answer(s, cell, node);
}

static bool
is_numbered(const struct hy_item *item)
{
	return item->up != NULL && hy_item_section(item) == item->up &&
	    item->up->kind == HY_KIND_SECTION;
}

/* Where a fixed text such as "see attachment 2" leads: the section, of the same file where it repeats. */
static const char *
pointer_of(struct hy_form_sheet *s, const struct hy_item *item, const struct hy_node *node)
{
	const struct hy_item *section = item->link.len > 0
	    ? hy_form_item(s->doc->form, item->link.p) : NULL;
	const struct hy_node *target = section != NULL && node != NULL
	    ? hy_doc_section(s->doc, section, hy_node_file(node)) : NULL;

	return target != NULL ? hy_node_unique_id(s->arena, target).p : NULL;
}

static void
text_row(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned depth)
{
	struct hy_cell *cell;

	if (is_numbered(item)) {
		stacked_rows(s, t, item, node, HY_ROLE_HEADING);
		return;
	}
	if (hy_text_width(item->label) > LONG_LABEL) {
		stacked_rows(s, t, item, node, HY_ROLE_LABEL);
		return;
	}
	hy_table_row(t, false);
	label_cell(s, t, item, node, depth);
	cell = hy_table_cell(t, ANSWER, 2, HY_ROLE_VALUE, answer_text(s, item, node));
	hy_form_answer(s, cell, node);
	cell->link = pointer_of(s, item, node);
}

static const struct hy_node *
kid_of(const struct hy_node *node, const struct hy_item *item)
{
	return node != NULL ? node->kids[item->nth] : NULL;
}

static const struct hy_item *
head_boxes(const struct hy_item *item)
{
	for (unsigned i = 0; i < item->n_items; i++)
		if (item->items[i]->head)
			return item->items[i];
	return NULL;
}

/* The heading of a numbered section, with the boxes that may stand in it. */
static void
heading_row(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, enum hy_role role)
{
	const struct hy_item *boxes = head_boxes(item);
	struct hy_cell *cell;

	hy_table_row(t, true);
	cell = hy_form_label_of(s, hy_table_cell(t, 0, boxes != NULL ? OPTIONS : N_COLS, role,
	    hy_form_label(s, item)), node);
	if (node != NULL)
		cell->id = hy_node_unique_id(s->arena, node).p;
	if (boxes == NULL)
		return;
	cell = hy_table_cell(t, OPTIONS, 1, HY_ROLE_BOXES, HY_S(""));
	hy_form_boxes(s, cell, boxes, kid_of(node, boxes));
	cell->line_columns = boxes->n_options > 1 ? 2 : 1;
}

static void
note_row(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (unsigned i = 0; i < item->n_texts; i++)
		hy_buf_format(&out, "%s%s", i > 0 ? "\n" : "", item->texts[i].p);
	hy_table_row(t, true);
	hy_table_cell(t, 0, N_COLS, HY_ROLE_LABEL, hy_buf_get(&out));
}

/* The rows of all items below, the printed ones only. */
static void
rows_below(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned depth)
{
	for (unsigned i = 0; i < item->n_items; i++)
		if (!item->items[i]->head && !item->items[i]->heading && !item->items[i]->data)
			hy_form_rows(s, t, item->items[i], kid_of(node, item->items[i]), depth);
}

/* Puts a label cell over the rows FIRST.. up to now, at column DEPTH; NULL when there are none. */
static struct hy_cell *
span_rows(struct hy_form_sheet *s, struct hy_table *t, unsigned first, unsigned depth,
    struct hy_str text)
{
	struct hy_row *row = &t->rows[first];
	struct hy_cell *cells = (struct hy_cell *)row->cells;

	if (first >= t->n_rows)
		return NULL;
	memmove(&cells[1], &cells[0], row->n_cells * sizeof(*cells));
	row->n_cells++;
	cells[0] = (struct hy_cell){ .col = depth, .cols = 1, .rows = t->n_rows - first,
	    .role = HY_ROLE_LABEL,
	    .runs = text.len > 0 ? hy_run_new(s->arena, text, HY_ROLE_LABEL) : NULL };
	return cells;
}

/* Items that hang from an answer stand below it, one label column further in. */
static void
hanging_rows(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned depth, struct hy_str label)
{
	unsigned first = t->n_rows;
	struct hy_cell *cell;

	if (item->n_items == 0)
		return;
	if (depth + 1 >= LABEL_COLS) {
		rows_below(s, t, item, node, depth);
		return;
	}
	s->spanned++;
	rows_below(s, t, item, node, depth + 1);
	s->spanned--;
	cell = span_rows(s, t, first, depth, label);
	if (cell != NULL && label.len > 0)
		hy_form_label_of(s, cell, node);
}

static void
group_rows(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned depth)
{
	/* A group of a section is a risk with its measures; inside a record or a section it is a nested label. */
	bool nested = item->up->kind == HY_KIND_GROUP || hy_item_repeats(item->up) ||
	    hy_text_width(item->label) <= 16;

	if (nested) {
		hanging_rows(s, t, item, node, depth, hy_form_label(s, item));
		return;
	}
	heading_row(s, t, item, node, HY_ROLE_HEAD);
	rows_below(s, t, item, node, depth);
}

/* "System 1" on a line of its own, or the record's number with its title beside it. */
static void
record_rows(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *record, unsigned number)
{
	const struct hy_node *title = NULL;
	struct hy_node slot = { .item = item, .number = number };
	struct hy_str heading = hy_record_heading(s->arena, &slot);
	struct hy_cell *cell;
	bool beside = false;

	for (unsigned i = 0; i < item->n_items; i++) {
		if (item->items[i]->heading) {
			beside = true;
			title = kid_of(record, item->items[i]);
		}
	}
	hy_table_row(t, true);
	cell = hy_table_cell(t, 0, beside ? LABEL_COLS : N_COLS, HY_ROLE_HEAD, heading);
	if (s->fillable && title != NULL)
		cell->guide = title->item->guide;
	if (beside) {
		cell = hy_table_cell(t, ANSWER, 2, HY_ROLE_VALUE,
		    title != NULL ? title->text : HY_S(""));
		hy_form_answer(s, cell, title);
	}
	rows_below(s, t, item, record, 0);
}

static void
spill_row(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_yaml *range, bool keep)
{
	long at = hy_str_find(item->record, HY_S("{n}"), 0);
	struct hy_str stem = at > 0 ? hy_str_cut(item->record, 0, (size_t)at) : item->record;

	hy_table_row(t, keep);
	hy_table_cell(t, 0, N_COLS, HY_ROLE_HEAD, hy_phrase_fill(s->looks, "spill_pattern", stem,
	    range->first->text, range->first->next->text));
}

/* Record NUMBER of NODE; where there is none, room for it if there may be one. */
static const struct hy_node *
record_of(struct hy_form_sheet *s, const struct hy_node *node, unsigned number)
{
	if (node != NULL && number <= node->n_kids)
		return node->kids[number - 1];
	return node != NULL && s->fillable ? hy_form_slot(s, node, number) : NULL;
}

/* Room for the records up to LAST of a block that has none, or not all of them. */
static void
spare_rows(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned from, unsigned last)
{
	unsigned first = t->n_rows;

	if (!s->fillable || s->spanned > 0)
		return;
	for (unsigned n = from; n <= last && (item->max == 0 || n <= item->max); n++)
		record_rows(s, t, item, record_of(s, node, n), n);
	for (; first < t->n_rows; first++)
		t->rows[first].spare = true;
}

/* Number 1, then the blocks 2-5, 6-10 ...: their headings are printed even when nothing is in them. */
static void
records_rows(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node)
{
	const struct hy_yaml *spill = hy_yaml_get(s->looks->phrases, "spill");
	unsigned n = node != NULL ? node->n_kids : 0, printed = 1;
	bool spare = true;	/* the first block with room gets it */

	if (s->fillable)
		hy_form_note_records(s, node);
	record_rows(s, t, item, record_of(s, node, 1), 1);
	for (const struct hy_yaml *r = spill != NULL && item->record.len > 0 ? spill->first : NULL;
	    r != NULL; r = r->next) {
		unsigned last = printed;

		sscanf(r->first->next->text.p, "%u", &last);
		spill_row(s, t, item, r, printed < n);
		for (; printed < n && printed < last; printed++)
			record_rows(s, t, item, node->kids[printed], printed + 1);
		if (spare && printed < last)
			spare_rows(s, t, item, node, printed + 1, last);
		spare = spare && printed == last;
	}
	for (; printed < n; printed++)
		record_rows(s, t, item, node->kids[printed], printed + 1);
}

void
hy_form_rows(struct hy_form_sheet *s, struct hy_table *t, const struct hy_item *item,
    const struct hy_node *node, unsigned depth)
{
	switch (item->kind) {
	case HY_KIND_SECTION:
		heading_row(s, t, item, node, HY_ROLE_HEADING);
		rows_below(s, t, item, node, 0);
		return;
	case HY_KIND_GROUP:
		group_rows(s, t, item, node, depth);
		return;
	case HY_KIND_RECORDS:
		if (is_numbered(item))
			heading_row(s, t, item, node, HY_ROLE_HEADING);
		records_rows(s, t, item, node);
		return;
	case HY_KIND_NOTE:
		note_row(s, t, item);
		return;
	case HY_KIND_CHOICE:
		choice_row(s, t, item, node, depth);
		break;
	case HY_KIND_CHECKS:
		checks_row(s, t, item, node, depth);
		break;
	case HY_KIND_TEXT:
	case HY_KIND_DATE:
	case HY_KIND_RANGE:
	case HY_KIND_NUMBER:
	case HY_KIND_LIST:
	case HY_KIND_FILES:
	case HY_KIND_FIGURE:
	case HY_KIND_PICTURE:
	case HY_KIND_TABLE:
	case HY_KIND_GRID:
	case HY_KIND_FIXED:
	case HY_KIND_COUNT:
		text_row(s, t, item, node, depth);
		break;
	}
	hanging_rows(s, t, item, node, depth, HY_S(""));
}
