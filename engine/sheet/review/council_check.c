/* The checklist of the points of review (council.h). */
#include "engine/sheet/review/council.h"

#include <string.h>

#include "engine/check/finding/finding.h"
#include "engine/form/path.h"

enum { COL_POINT, COL_PART, COL_ITEM, COL_PAGE, COL_RESULT, COL_OPINION, N_COLUMNS };

struct list {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_yaml *words;
	const struct hy_council_case *asked;
	const struct hy_council_work *work;
	struct hy_table table;
	unsigned number;	/* of the last point */
};

/* The items a row of the checklist looks at. */
struct items {
	struct list *list;
	const struct hy_node **at;
	unsigned count;
};

/* A row that is filled in: a point, or a part of one. */
struct part {
	const struct hy_yaml *yaml;
	struct items items;
	struct hy_str instead;	/* printed where there are no items */
};

static void
keep_item(struct items *items, const struct hy_node *node)
{
	for (unsigned i = 0; i < items->count; i++)
		if (items->at[i] == node)
			return;
	items->at = hy_grow(items->list->arena, items->at, items->count, const struct hy_node *);
	items->at[items->count++] = node;
}

static bool
take_item(struct hy_node *node, void *context)
{
	keep_item(context, node);
	return false;
}

/* The items that the entries of the list at NODE name. */
static bool
take_named(struct hy_node *node, void *context)
{
	struct items *items = context;

	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		hy_path_each(items->list->work->doc, e->text, take_item, items);
	return false;
}

static struct items
items_of(struct list *l, const struct hy_yaml *yaml)
{
	struct items items = { .list = l };
	const struct hy_doc *doc = l->work->doc;
	const struct hy_yaml *paths = hy_yaml_get(hy_yaml_get(yaml, "items"), doc->form->form);

	for (const struct hy_yaml *y = paths != NULL ? paths->first : NULL; y != NULL; y = y->next)
		hy_path_each(doc, y->text, take_item, &items);
	hy_path_each(doc, hy_yaml_text(yaml, "named"), take_named, &items);
	return items;
}

static struct hy_str
instead_of(const struct list *l, const struct hy_yaml *yaml)
{
	static const char *const keys[] = { "whole", "none" };

	for (size_t i = 0; i < HY_COUNT(keys); i++)
		if (hy_yaml_get(yaml, keys[i]) != NULL)
			return hy_yaml_text(yaml, keys[i]);
	return hy_yaml_text(l->words, "no_items");
}

/* RULE is NAME or one of the group NAME ("CD" has "CD-05"). */
static bool
rule_fits(const char *rule, struct hy_str name)
{
	return strncmp(rule, name.p, name.len) == 0 &&
	    (rule[name.len] == '\0' || rule[name.len] == '-');
}

static bool
is_counted(const struct list *l, const struct hy_finding *f, const struct hy_yaml *rules)
{
	if (f->doc != l->work->doc || f->waived)
		return false;
	for (const struct hy_yaml *y = rules->first; y != NULL; y = y->next)
		if (rule_fits(f->rule, y->text))
			return true;
	return false;
}

static unsigned
count_rule(const struct list *l, const char *rule, const struct hy_finding *before)
{
	unsigned n = 0;

	for (const struct hy_finding *f = l->work->findings->first; f != before; f = f->next)
		n += f->doc == l->work->doc && !f->waived && strcmp(f->rule, rule) == 0;
	return n;
}

/* "TH-03, X-17 (2)": the rules of POINT that found something in the assessment. */
static struct hy_str
findings_of(struct list *l, const struct hy_yaml *rules)
{
	struct hy_buf out = hy_buf_new(l->arena);

	for (const struct hy_finding *f = l->work->findings->first; f != NULL; f = f->next) {
		struct hy_str name = hy_str_of(f->rule);
		unsigned n;

		if (!is_counted(l, f, rules) || count_rule(l, f->rule, f) > 0)
			continue;
		n = count_rule(l, f->rule, NULL);
		if (out.len > 0)
			hy_buf_str(&out, hy_word(HY_W_LIST_JOIN));
		hy_buf_str(&out, n == 1 ? name : hy_str_fill(l->arena,
		    hy_yaml_text(l->words, "finding_many"), name, hy_str_format(l->arena, "%u", n), HY_S("")));
	}
	if (out.len == 0)
		return hy_yaml_text(l->words, "no_findings");
	return hy_str_fill(l->arena, hy_yaml_text(l->words, "findings"), hy_buf_get(&out), HY_S(""),
	    HY_S(""));
}

/* Adds TEXT on a line of its own below what CELL shows. */
static void
add_note(struct list *l, struct hy_cell *cell, struct hy_str text)
{
	struct hy_run *last = (struct hy_run *)cell->runs;

	while (last->next != NULL)
		last = (struct hy_run *)last->next;
	last->next = hy_run_new(l->arena, hy_str_format(l->arena, "\n%.*s", HY_ARG(text)), HY_ROLE_NOTE);
}

static void
add_point_cell(struct list *l, const struct hy_yaml *point, unsigned cols, unsigned rows)
{
	const struct hy_yaml *rules = hy_yaml_get(point, "rules");
	struct hy_cell *cell;

	cell = hy_table_cell(&l->table, COL_POINT, cols, HY_ROLE_LABEL, hy_str_fill(l->arena,
	    hy_yaml_text(l->words, "number"), hy_str_format(l->arena, "%u", ++l->number),
	    hy_yaml_text(point, "text"), HY_S("")));
	cell->rows = rows;
	add_note(l, cell, hy_yaml_text(point, "source"));
	if (l->work->findings != NULL && rules != NULL)
		add_note(l, cell, findings_of(l, rules));
}

static void
add_part_cell(struct list *l, const struct part *part, unsigned rows)
{
	struct hy_cell *cell = hy_table_cell(&l->table, COL_PART, 1, HY_ROLE_LABEL,
	    hy_yaml_text(part->yaml, "name"));

	cell->rows = rows;
	add_note(l, cell, hy_yaml_text(part->yaml, "text"));
}

/* The boxes for the result and the room for words, over all rows of a part. */
static void
add_answer_cells(struct list *l, unsigned rows)
{
	hy_table_boxes(&l->table, COL_RESULT, hy_yaml_get(l->words, "results"))->rows = rows;
	hy_table_cell(&l->table, COL_OPINION, 1, HY_ROLE_VALUE, HY_S(""))->rows = rows;
}

static void
add_item_cells(struct list *l, const struct part *part, unsigned n)
{
	const struct hy_node *node = n < part->items.count ? part->items.at[n] : NULL;
	struct hy_council_place place = { NULL, HY_S("") };
	struct hy_cell *cell;

	if (node != NULL && l->asked->where != NULL)
		place = l->asked->where(l->asked->context, node);
	cell = hy_table_cell(&l->table, COL_ITEM, 1, HY_ROLE_VALUE,
	    node != NULL ? hy_node_official(l->arena, node) : part->instead);
	cell->link = place.link;
	cell = hy_table_cell(&l->table, COL_PAGE, 1, HY_ROLE_VALUE, place.page);
	cell->link = place.link;
	cell->page = true;
}

static unsigned
rows_of(const struct part *part)
{
	return part->items.count > 0 ? part->items.count : 1;
}

static struct part
part_of(struct list *l, const struct hy_yaml *yaml)
{
	return (struct part){ yaml, items_of(l, yaml), instead_of(l, yaml) };
}

/* The parts of POINT: its own, those of the list it names, or the point itself. */
static const struct hy_yaml *
parts_of(const struct list *l, const struct hy_yaml *point)
{
	const struct hy_yaml *parts = hy_yaml_get(point, "parts");

	return parts != NULL && parts->type == HY_YAML_TEXT ? hy_yaml_get(l->words, parts->text.p) : parts;
}

static void
add_point(struct list *l, const struct hy_yaml *point)
{
	const struct hy_yaml *list = parts_of(l, point);
	unsigned n = list != NULL ? list->count : 1, rows = 0, i = 0;
	struct part *parts = hy_new_array(l->arena, n, struct part);

	if (list == NULL)
		parts[0] = part_of(l, point);
	for (const struct hy_yaml *y = list != NULL ? list->first : NULL; y != NULL; y = y->next)
		parts[i++] = part_of(l, y);
	for (i = 0; i < n; i++)
		rows += rows_of(&parts[i]);
	for (i = 0; i < n; i++) {
		for (unsigned row = 0; row < rows_of(&parts[i]); row++) {
			hy_table_row(&l->table, false);
			if (i == 0 && row == 0)
				add_point_cell(l, point, list != NULL ? 1 : 2, rows);
			if (row == 0 && list != NULL)
				add_part_cell(l, &parts[i], rows_of(&parts[i]));
			add_item_cells(l, &parts[i], row);
			if (row == 0)
				add_answer_cells(l, rows_of(&parts[i]));
		}
	}
}

/* True when a point was not compared with the text it comes from. */
static bool
any_unverified(const struct hy_yaml *aspects)
{
	for (const struct hy_yaml *a = aspects->first; a != NULL; a = a->next) {
		const struct hy_yaml *points = hy_yaml_get(a, "points");

		for (const struct hy_yaml *p = points != NULL ? points->first : NULL; p != NULL; p = p->next)
			if (hy_str_is(hy_yaml_text(p, "certainty"), "known"))
				return true;
	}
	return false;
}

static void
add_aspect(struct list *l, struct hy_blocks *blocks, const struct hy_yaml *aspect)
{
	const struct hy_yaml *points = hy_yaml_get(aspect, "points");

	l->table = hy_table_new(l->arena, hy_looks_widths(l->looks, "checklist_columns", N_COLUMNS), N_COLUMNS);
	hy_table_heads(&l->table, hy_yaml_get(l->words, "heads"));
	for (const struct hy_yaml *y = points != NULL ? points->first : NULL; y != NULL; y = y->next)
		add_point(l, y);
	hy_blocks_heading(blocks, 2, hy_yaml_text(aspect, "name"));
	hy_blocks_add(blocks, hy_table_block(&l->table));
}

static bool
has_form(const struct hy_yaml *forms, const struct hy_form *form)
{
	for (const struct hy_yaml *y = forms != NULL ? forms->first : NULL; y != NULL; y = y->next)
		if (hy_str_is(y->text, form->form))
			return true;
	return false;
}

const struct hy_yaml *
hy_council_open(struct hy_arena *arena, struct hy_err *err)
{
	return hy_yaml_data(arena, "templates/council.yaml", err);
}

bool
hy_council_checklist(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_yaml *council,
    const struct hy_council_case *asked, const struct hy_council_work *work, struct hy_sheet *sheet)
{
	struct list l = { .arena = arena, .looks = looks, .asked = asked, .work = work,
	    .words = hy_yaml_get(council, "checklist") };
	const struct hy_yaml *aspects = hy_yaml_get(l.words, "aspects");
	struct hy_blocks blocks = { .arena = arena };
	struct hy_str title = hy_yaml_text(l.words, "title");
	struct hy_part *part;

	if (!has_form(hy_yaml_get(l.words, "forms"), work->doc->form) || aspects == NULL)
		return false;
	part = hy_sheet_part(arena, sheet, title);
	part->landscape = hy_yaml_true(looks->measures, "checklist_landscape");
	hy_blocks_heading(&blocks, 1, title);
	hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, hy_council_work_name(arena, council, work->doc));
	hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, hy_yaml_text(l.words, "about"));
	for (const struct hy_yaml *y = aspects->first; y != NULL; y = y->next)
		add_aspect(&l, &blocks, y);
	if (any_unverified(aspects))
		hy_blocks_paragraph(&blocks, HY_ROLE_NOTE, hy_yaml_text(l.words, "unverified"));
	part->blocks = blocks.first;
	return true;
}
