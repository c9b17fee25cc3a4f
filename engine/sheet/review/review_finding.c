#include "engine/sheet/review/review_part.h"

enum { SEVERITY, RULE, ITEM, MESSAGE, PAGE, N_COLUMNS };

/* What is said, with the reason it was waived for. */
static struct hy_str
message_of(const struct hy_review_sheet *s, const struct hy_finding *f)
{
	if (!f->waived)
		return f->message;
	return hy_str_format(s->arena, "%.*s\n%.*s", HY_ARG(f->message),
	    HY_ARG(hy_review_fill(s, "waiver", f->waiver, HY_S(""), HY_S(""))));
}

/* A finding on the old revision has no page in the new form. */
static void
finding_row(const struct hy_review_sheet *s, struct hy_table *t, const struct hy_review_work *work,
    const struct hy_finding *f)
{
	bool placed = f->node != NULL && f->doc == work->new;

	hy_table_row(t, false);
	hy_table_cell(t, SEVERITY, 1, HY_ROLE_VALUE, hy_severity_word(f->severity));
	hy_table_cell(t, RULE, 1, HY_ROLE_VALUE, hy_str_of(f->rule));
	hy_table_cell(t, ITEM, 1, HY_ROLE_VALUE, hy_finding_item(s->arena, f->node));
	hy_table_cell(t, MESSAGE, 1, HY_ROLE_VALUE, message_of(s, f));
	hy_review_place(s, t, PAGE, hy_review_nth(s, work), placed ? f->node : NULL);
}

static void
fate_blocks(const struct hy_review_sheet *s, struct hy_blocks *blocks, const struct hy_review_work *work,
    enum hy_finding_fate fate, unsigned level)
{
	const struct hy_finding_list *list = &s->views[hy_review_nth(s, work)].findings->lists[fate];
	struct hy_table t = hy_review_table(s, "review_findings", "finding_heads", N_COLUMNS);

	if (list->count == 0)
		return;
	hy_blocks_heading(blocks, level, hy_str_format(s->arena, "%.*s (%u)",
	    HY_ARG(hy_review_entry(s, "fates", fate)), list->count));
	for (unsigned i = 0; i < list->count; i++)
		finding_row(s, &t, work, list->at[i]);
	hy_blocks_add(blocks, hy_table_block(&t));
}

static void
work_blocks(const struct hy_review_sheet *s, struct hy_blocks *blocks, const struct hy_review_work *work)
{
	unsigned level = s->review->n_works > 1 ? 3 : 2, count = 0;

	if (level > 2)
		hy_blocks_heading(blocks, 2, hy_review_tab(s, hy_review_nth(s, work),
		    hy_doc_role_text(work->new, HY_ITEM_NAME)));
	for (int fate = 0; fate < HY_FINDING_FATES; fate++) {
		fate_blocks(s, blocks, work, (enum hy_finding_fate)fate, level);
		count += s->views[hy_review_nth(s, work)].findings->lists[fate].count;
	}
	if (count == 0)
		hy_blocks_paragraph(blocks, HY_ROLE_VALUE, hy_review_word(s, "finding_none"));
}

void
hy_review_findings(struct hy_review_sheet *s, struct hy_sheet *sheet)
{
	struct hy_part *part = hy_sheet_part(s->arena, sheet, hy_review_word(s, "findings_title"));
	struct hy_blocks blocks = { .arena = s->arena };

	hy_blocks_heading(&blocks, 1, part->name);
	hy_blocks_paragraph(&blocks, HY_ROLE_NOTE, hy_review_word(s, "finding_note"));
	for (const struct hy_review_work *w = s->review->works; w != NULL; w = w->next)
		if (!hy_review_work_empty(w))
			work_blocks(s, &blocks, w);
	part->blocks = blocks.first;
}
