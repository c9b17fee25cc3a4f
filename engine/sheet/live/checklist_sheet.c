#include "engine/sheet/live/checklist_sheet.h"

#include "engine/form/path.h"
#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/table.h"

struct builder {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_yaml *words;	/* phrases.yaml, inspection */
	struct hy_choices answers;
	const unsigned *widths;
	unsigned fields;		/* named so far */
};

/* The answers there are to choose from. */
static struct hy_choices
answers(struct hy_arena *arena, const struct hy_yaml *list)
{
	struct hy_str *at = hy_new_array(arena, list->count, struct hy_str);
	unsigned n = 0;

	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next)
		at[n++] = y->text;
	return (struct hy_choices){ at, n };
}

/* A cell that is filled in. */
static void
add_field(struct builder *b, struct hy_table *t, unsigned col, enum hy_field_type type)
{
	struct hy_cell *cell = hy_table_cell(t, col, 1, HY_ROLE_VALUE, HY_S(""));
	struct hy_field *field = hy_new(b->arena, struct hy_field);

	field->type = type;
	field->name = hy_str_format(b->arena, "answer.%u", ++b->fields).p;
	if (type == HY_FIELD_CHOICE)
		field->choices = b->answers;
	cell->field = field;
}

static void
add_question(struct builder *b, struct hy_table *t, const struct hy_promise *p)
{
	hy_table_row(t, false);
	hy_table_cell(t, HY_CHECKLIST_ID, 1, HY_ROLE_NOTE, p->id);
	hy_table_cell(t, HY_CHECKLIST_ITEM, 1, HY_ROLE_LABEL, hy_node_official(b->arena, p->node));
	hy_table_cell(t, HY_CHECKLIST_TEXT, 1, HY_ROLE_VALUE, p->text);
	add_field(b, t, HY_CHECKLIST_ANSWER, HY_FIELD_CHOICE);
	add_field(b, t, HY_CHECKLIST_DOCUMENT, HY_FIELD_TEXT);
	add_field(b, t, HY_CHECKLIST_POST, HY_FIELD_SHORT);
	add_field(b, t, HY_CHECKLIST_DAY, HY_FIELD_SHORT);
}

/* The next name in LIST at or after *FROM; empty behind the last. */
static struct hy_str
next_name(struct hy_str list, size_t *from)
{
	struct hy_str join = hy_word(HY_W_LIST_JOIN);

	while (*from < list.len) {
		size_t begin = *from, end = begin;

		while (end < list.len && list.p[end] != ',' &&
		    !hy_str_starts(hy_str_cut(list, end, list.len), join))
			end++;
		*from = end + (end < list.len && list.p[end] == ',' ? 1 : join.len);
		if (hy_str_trim(hy_str_cut(list, begin, end)).len > 0)
			return hy_str_trim(hy_str_cut(list, begin, end));
	}
	return HY_S("");
}

/* Is the promise for DEPARTMENT ("": promises that nobody answers for)? */
static bool
is_for(const struct hy_promise *p, struct hy_str department)
{
	size_t from = 0;
	struct hy_str name;

	if (department.len == 0)
		return p->kept == HY_KEPT_OPEN;
	if (p->kept != HY_KEPT_PEOPLE)
		return false;
	while ((name = next_name(p->by, &from)).len > 0)
		if (hy_str_eq(name, department))
			return true;
	return false;
}

static void
add_part(struct builder *b, struct hy_sheet *sheet, const struct hy_promises *promises, struct hy_str department)
{
	struct hy_table t = hy_table_new(b->arena, b->widths, HY_CHECKLIST_COLUMNS);
	struct hy_str name = department.len > 0 ? department : hy_yaml_text(b->words, "open");
	struct hy_blocks blocks = { .arena = b->arena };
	struct hy_part *part;

	hy_table_heads(&t, hy_yaml_get(b->words, "heads"));
	for (const struct hy_promise *p = promises->first; p != NULL; p = p->next)
		if (is_for(p, department))
			add_question(b, &t, p);
	if (t.n_rows == 1)
		return;
	hy_blocks_heading(&blocks, 1, hy_str_format(b->arena, "%.*s: %.*s", HY_ARG(hy_yaml_text(b->words, "title")),
	    HY_ARG(name)));
	hy_blocks_paragraph(&blocks, HY_ROLE_NOTE, hy_yaml_text(b->words, "lead"));
	hy_blocks_add(&blocks, hy_table_block(&t));
	part = hy_sheet_part(b->arena, sheet, name);
	part->landscape = true;
	part->blocks = blocks.first;
}

/* Departments in the order they are first asked. */
struct names {
	struct hy_str at[256];
	unsigned count;
};

static void
add_names(struct names *names, struct hy_str list)
{
	size_t from = 0;
	struct hy_str name;

	while ((name = next_name(list, &from)).len > 0) {
		unsigned i = 0;

		while (i < names->count && !hy_str_eq(names->at[i], name))
			i++;
		if (i == names->count && i < HY_COUNT(names->at))
			names->at[names->count++] = name;
	}
}

const struct hy_sheet *
hy_checklist_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_doc *doc,
    const struct hy_promises *promises, bool open_too)
{
	struct builder b = { .arena = arena, .looks = looks, .words = hy_yaml_get(looks->phrases, "inspection"),
		.widths = hy_looks_widths(looks, "inspection_columns", HY_CHECKLIST_COLUMNS) };
	struct hy_sheet *sheet = hy_doc_sheet(arena, looks, doc);
	struct hy_copy_fact *fact = hy_new(arena, struct hy_copy_fact);
	struct names names = { .count = 0 };

	b.answers = answers(arena, hy_yaml_get(b.words, "answers"));
	sheet->title = hy_str_format(arena, "%.*s: %.*s", HY_ARG(hy_yaml_text(b.words, "title")), HY_ARG(sheet->title));
	fact->key = "checklist";
	fact->value = hy_str_of(doc->file);
	sheet->facts = fact;
	for (const struct hy_promise *p = promises->first; p != NULL; p = p->next)
		if (p->kept == HY_KEPT_PEOPLE)
			add_names(&names, p->by);
	for (unsigned i = 0; i < names.count; i++)
		add_part(&b, sheet, promises, names.at[i]);
	if (open_too)
		add_part(&b, sheet, promises, HY_S(""));
	return sheet;
}
