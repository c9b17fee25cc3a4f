#include "engine/sheet/diff_sheet.h"

#include "engine/form/path.h"
#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/table.h"

enum { N_COLUMNS = 4 };

/* One side of the change in CELL: what both sides have, and what only this one has. */
static void
fill_side(struct hy_arena *arena, struct hy_cell *cell, struct hy_spans spans, enum hy_span_op op)
{
	const struct hy_run **tail = &cell->runs;

	*tail = NULL;
	for (unsigned i = 0; i < spans.count; i++) {
		const struct hy_span *span = &spans.at[i];
		struct hy_run *run;

		if (span->op != HY_SAME && span->op != op)
			continue;
		run = (struct hy_run *)hy_run_new(arena, span->text, span->op == HY_SAME ? cell->role
		    : op == HY_DELETED ? HY_ROLE_DELETED : HY_ROLE_INSERTED);
		*tail = run;
		tail = &run->next;
	}
}

static void
add_change(struct hy_table *t, const struct hy_looks *looks, const struct hy_change *c)
{
	static const char *const words[] = { "changed", "added", "removed", "renumbered" };
	struct hy_arena *arena = t->arena;
	struct hy_spans spans = hy_change_spans(arena, c);
	struct hy_str path = hy_change_path(arena, c, true);

	if (c->mark)
		path = hy_str_format(arena, "%.*s %.*s", HY_ARG(path), HY_ARG(hy_phrase(looks, "mark")));
	hy_table_row(t, false);
	hy_table_cell(t, 0, 1, HY_ROLE_LABEL, path);
	hy_table_cell(t, 1, 1, HY_ROLE_VALUE, hy_yaml_text(hy_yaml_get(looks->phrases, "diff"), words[c->op]));
	fill_side(arena, hy_table_cell(t, 2, 1, HY_ROLE_BEFORE, HY_S("")), spans, HY_DELETED);
	fill_side(arena, hy_table_cell(t, 3, 1, HY_ROLE_AFTER, HY_S("")), spans, HY_INSERTED);
}

/* Which revision a side is: its day, else its state; and its file. */
static struct hy_str
revision_of(struct hy_arena *arena, const struct hy_doc *doc)
{
	struct hy_str day = hy_doc_role_text(doc, HY_ITEM_PUBLISHED);

	return hy_str_format(arena, "%.*s (%s)", HY_ARG(day.len > 0 ? day : hy_doc_state(doc)->label), doc->file);
}

static void
add_procedure(struct hy_blocks *blocks, const struct hy_looks *looks, const struct hy_procedure *procedure)
{
	if (procedure->count == 0)
		return;
	hy_blocks_heading(blocks, 2, hy_yaml_text(hy_yaml_get(looks->phrases, "review"), "procedure"));
	for (unsigned i = 0; i < procedure->count; i++)
		hy_blocks_paragraph(blocks, HY_ROLE_VALUE, procedure->steps[i]);
}

const struct hy_sheet *
hy_diff_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_diff *diff,
    const struct hy_procedure *procedure)
{
	const struct hy_yaml *words = hy_yaml_get(looks->phrases, "diff");
	struct hy_sheet *sheet = hy_doc_sheet(arena, looks, diff->new);
	struct hy_part *part = hy_sheet_part(arena, sheet, hy_yaml_text(words, "title"));
	struct hy_table t = hy_table_new(arena, hy_looks_widths(looks, "diff_columns", N_COLUMNS), N_COLUMNS);
	struct hy_blocks blocks = { .arena = arena };

	part->landscape = hy_yaml_true(looks->measures, "annex_landscape");
	hy_blocks_heading(&blocks, 1, hy_yaml_text(words, "title"));
	hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, hy_str_fill(arena, hy_yaml_text(words, "between"),
	    revision_of(arena, diff->old), revision_of(arena, diff->new), HY_S("")));
	hy_table_heads(&t, hy_yaml_get(words, "heads"));
	for (const struct hy_change *c = diff->first; c != NULL; c = c->next)
		add_change(&t, looks, c);
	for (const struct hy_change *c = diff->notes; c != NULL; c = c->next)
		add_change(&t, looks, c);
	if (diff->first == NULL)
		hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, hy_yaml_text(words, "none"));
	if (diff->first != NULL || diff->notes != NULL)
		hy_blocks_add(&blocks, hy_table_block(&t));
	add_procedure(&blocks, looks, procedure);
	part->blocks = blocks.first;
	return sheet;
}
