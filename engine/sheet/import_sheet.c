#include "engine/sheet/import_sheet.h"

#include "engine/form/path.h"
#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/table.h"

enum { N_COLUMNS = 4 };

/* The groups of answers, in the order an officer wants them. */
enum group { UNSURE, UNKNOWN, REST, N_GROUPS };

struct report {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_import_report *from;
	const struct hy_yaml *words;
	struct hy_table tables[N_GROUPS];
};

static void
add_heads(struct report *r, struct hy_table *t, const char *key)
{
	*t = hy_table_new(r->arena, hy_looks_widths(r->looks, "import_columns", N_COLUMNS), N_COLUMNS);
	hy_table_heads(t, hy_yaml_get(r->words, key));
}

static enum group
group_of(const struct hy_node *node)
{
	return node->unknown ? UNKNOWN : node->unsure ? UNSURE : REST;
}

/* The cells of a table's row, one a line. */
static struct hy_str
row_text(struct report *r, const struct hy_node *row)
{
	struct hy_buf out = hy_buf_new(r->arena);

	for (unsigned i = 0; i < row->n_kids; i++)
		if (row->kids[i]->text.len > 0)
			hy_buf_format(&out, "%s%.*s", out.len > 0 ? "\n" : "", HY_ARG(row->kids[i]->text));
	return hy_buf_get(&out);
}

static void
add_row(struct report *r, const struct hy_node *node, struct hy_str answer)
{
	enum group group = group_of(node);
	struct hy_table *t = &r->tables[group];
	struct hy_str place, source;

	r->from->where(r->from->context, node, &place, &source);
	hy_table_row(t, false);
	hy_table_cell(t, 0, 1, HY_ROLE_LABEL, hy_node_official_full(r->arena, node));
	hy_table_cell(t, 1, 1, HY_ROLE_VALUE, answer)->id = hy_node_unique_id(r->arena, node).p;
	hy_table_cell(t, 2, 1, HY_ROLE_VALUE, source);
	hy_table_cell(t, 3, 1, HY_ROLE_NOTE, place);
}

static bool
take_node(struct hy_node *node, void *context)
{
	struct report *r = context;
	bool row = node->number > 0 && node->item->kind == HY_KIND_TABLE;

	if (row) {
		add_row(r, node, row_text(r, node));
		return false;
	}
	if (node->unknown || (node->answered && hy_kind_answers(node->item->kind)))
		add_row(r, node, hy_node_plain(r->arena, node));
	return true;
}

/* The text of the item ID of RECORD. */
static struct hy_str
text_of(const struct hy_node *record, const char *id)
{
	const struct hy_node *node = hy_node_find(record, id);

	return node != NULL ? node->text : HY_S("");
}

/* What found no item: its text, why, and where it stood. */
static void
add_left(struct report *r, struct hy_table *t)
{
	const struct hy_node *left = hy_doc_find(r->from->doc, "torikomi/nokori", 0);

	add_heads(r, t, "left_heads");
	for (unsigned i = 0; left != NULL && i < left->n_kids; i++) {
		const struct hy_node *record = left->kids[i];
		struct hy_str cell = text_of(record, "cell");

		hy_table_row(t, false);
		hy_table_cell(t, 0, 2, HY_ROLE_VALUE, text_of(record, "bun"));
		hy_table_cell(t, 2, 1, HY_ROLE_VALUE, text_of(record, "riyuu"));
		hy_table_cell(t, 3, 1, HY_ROLE_NOTE, cell.len > 0 ? cell : text_of(record, "gyou"));
	}
}

static void
add_group(struct report *r, struct hy_blocks *blocks, const char *title, struct hy_table *t)
{
	hy_blocks_heading(blocks, 1, hy_str_format(r->arena, "%.*s (%u)",
	    HY_ARG(hy_yaml_text(r->words, title)), t->n_rows - 1));
	if (t->n_rows > 1)
		hy_blocks_add(blocks, hy_table_block(t));
	else
		hy_blocks_paragraph(blocks, HY_ROLE_NOTE, hy_yaml_text(r->words, "none"));
}

const struct hy_sheet *
hy_import_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_import_report *report)
{
	struct report r = { .arena = arena, .looks = looks, .from = report,
	    .words = hy_yaml_get(looks->phrases, "import_review") };
	struct hy_sheet *sheet = hy_doc_sheet(arena, looks, report->doc);
	struct hy_blocks blocks = { .arena = arena };
	struct hy_table left;

	for (unsigned i = 0; i < N_GROUPS; i++)
		add_heads(&r, &r.tables[i], "heads");
	hy_doc_walk(report->doc, take_node, &r);
	add_left(&r, &left);
	sheet->title = hy_str_format(arena, "%.*s: %.*s", HY_ARG(hy_yaml_text(r.words, "title")),
	    HY_ARG(sheet->title));
	sheet->parts = NULL;
	hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, report->summary);
	add_group(&r, &blocks, "unsure", &r.tables[UNSURE]);
	add_group(&r, &blocks, "unknown", &r.tables[UNKNOWN]);
	add_group(&r, &blocks, "left", &left);
	add_group(&r, &blocks, "rest", &r.tables[REST]);
	hy_sheet_part(arena, sheet, hy_yaml_text(r.words, "title"))->blocks = blocks.first;
	return sheet;
}
