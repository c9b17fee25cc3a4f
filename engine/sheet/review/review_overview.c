#include "engine/sheet/review/review_part.h"

#include "engine/base/file.h"

enum { LABEL, VALUE, N_COLUMNS };

static struct hy_str
number(const struct hy_review_sheet *s, unsigned n)
{
	return hy_str_format(s->arena, "%u", n);
}

static struct hy_str
name_of(const struct hy_doc *doc)
{
	return hy_str_of(hy_path_name(doc->file));
}

static struct hy_str
day_of(const struct hy_doc *doc)
{
	return hy_str_trim(hy_doc_role_text(doc, HY_ITEM_PUBLISHED));
}

static void
row(const struct hy_review_sheet *s, struct hy_table *t, const char *label, struct hy_str value)
{
	hy_table_row(t, false);
	hy_table_cell(t, LABEL, 1, HY_ROLE_LABEL, hy_review_word(s, label));
	hy_table_cell(t, VALUE, 1, HY_ROLE_VALUE, value);
}

/* Adds TEXT as a line of its own. */
static void
add_line(struct hy_buf *out, struct hy_str text)
{
	if (out->len > 0 && text.len > 0)
		hy_buf_char(out, '\n');
	hy_buf_str(out, text);
}

/* --- what is compared */

static struct hy_str
base_text(const struct hy_review_sheet *s, const struct hy_review_work *work)
{
	const struct hy_doc *old = work->old;

	if (old == NULL)
		return hy_review_word(s, "first");
	if (hy_unpublished(old))
		return hy_review_fill(s, "stage", name_of(old), hy_doc_state(old)->label, HY_S(""));
	if (work->base.doc == NULL)
		return hy_review_fill(s, "base_named", name_of(old), HY_S(""), HY_S(""));
	return hy_review_fill(s, work->base.act != NULL ? "base_act" : "base_oldest", name_of(old),
	    day_of(old), work->base.act != NULL ? hy_record_title(work->base.act) : HY_S(""));
}

static struct hy_str
corrections_text(const struct hy_review_sheet *s, const struct hy_review_work *work)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (unsigned i = 0; i < work->base.n_corrections; i++)
		add_line(&out, hy_review_fill(s, "correction", name_of(work->base.corrections[i]),
		    day_of(work->base.corrections[i]), HY_S("")));
	return hy_buf_get(&out);
}

static void
compared_rows(const struct hy_review_sheet *s, struct hy_table *t, const struct hy_review_work *work)
{
	const struct hy_doc *new = work->new;

	row(s, t, "number", hy_doc_role_text(new, HY_ITEM_NUMBER));
	row(s, t, "name", hy_doc_role_text(new, HY_ITEM_NAME));
	row(s, t, "body", hy_doc_role_text(new, HY_ITEM_OFFICE));
	row(s, t, "form", hy_review_fill(s, "form_value", new->form->name, new->form->edition_name, HY_S("")));
	row(s, t, "new", hy_review_fill(s, day_of(new).len > 0 ? "revision" : "stage", name_of(new),
	    hy_doc_state(new)->label, day_of(new)));
	row(s, t, "base", base_text(s, work));
	if (work->base.n_corrections > 0)
		row(s, t, "corrections", corrections_text(s, work));
}

/* --- counts */

static struct hy_str
counts_text(const struct hy_review_sheet *s, const struct hy_review_work *work)
{
	unsigned exempt = work->count[HY_REVIEW_EXEMPT];
	unsigned all = exempt + work->count[HY_REVIEW_IMPORTANT] + work->count[HY_REVIEW_REST];
	struct hy_buf out = hy_buf_new(s->arena);

	add_line(&out, hy_review_fill(s, "count", number(s, all), number(s, work->important),
	    number(s, all - work->important)));
	if (exempt > 0)
		add_line(&out, hy_review_fill(s, "count_exempt", number(s, exempt), HY_S(""), HY_S("")));
	return hy_buf_get(&out);
}

static void
add_count(const struct hy_review_sheet *s, struct hy_buf *out, struct hy_str what, unsigned count)
{
	if (count > 0)
		add_line(out, hy_review_fill(s, "reason_count", what, number(s, count), HY_S("")));
}

static struct hy_str
reasons_text(const struct hy_review_sheet *s, const struct hy_review_work *work)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (int r = 0; r < HY_REASON_COUNT; r++)
		add_count(s, &out, hy_reason_label(work->new, (enum hy_reason)r), work->reasons[r]);
	return hy_buf_get(&out);
}

static struct hy_str
timings_text(const struct hy_review_sheet *s, const struct hy_review_work *work)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (int t = HY_TIMING_BEFORE; t <= HY_TIMING_AFTER; t++)
		add_count(s, &out, hy_timing_label(work->new, (enum hy_timing)t), work->timings[t]);
	add_count(s, &out, hy_review_word(s, "timing_none"), work->timings[HY_TIMING_NONE]);
	return hy_buf_get(&out);
}

static struct hy_str
findings_text(const struct hy_review_sheet *s, const struct hy_finding_delta *delta)
{
	struct hy_str counts[HY_FINDING_FATES];

	for (int i = 0; i < HY_FINDING_FATES; i++)
		counts[i] = number(s, delta->lists[i].count);
	return hy_str_fill_list(s->arena, hy_review_word(s, "finding_count"), counts, HY_FINDING_FATES);
}

static void
count_rows(const struct hy_review_sheet *s, struct hy_table *t, const struct hy_review_work *work)
{
	if (work->old == NULL)
		return;
	row(s, t, "counts", counts_text(s, work));
	if (work->changes == NULL)
		return;
	row(s, t, "reasons", reasons_text(s, work));
	row(s, t, "timings", timings_text(s, work));
}

/* --- what follows */

static struct hy_str
procedure_text(const struct hy_review_sheet *s, const struct hy_review_work *work, bool gyosei)
{
	struct hy_occasion occasion = { work->old, work->new, gyosei,
		work->count[HY_REVIEW_EXEMPT] + work->count[HY_REVIEW_IMPORTANT] + work->count[HY_REVIEW_REST],
		work->important, work->reasons[HY_REASON_EMERGENCY] };
	struct hy_procedure procedure = hy_procedure(s->arena, s->looks->phrases, &occasion);
	struct hy_buf out = hy_buf_new(s->arena);

	for (unsigned i = 0; i < procedure.count; i++)
		add_line(&out, procedure.steps[i]);
	return hy_buf_get(&out);
}

/* --- the part */

static struct hy_block *
work_table(const struct hy_review_sheet *s, const struct hy_review_work *work)
{
	const struct hy_review_view *view = &s->views[hy_review_nth(s, work)];
	struct hy_table t = hy_table_new(s->arena, hy_looks_widths(s->looks, "review_overview", N_COLUMNS),
	    N_COLUMNS);
	struct hy_str procedure = procedure_text(s, work, view->gyosei);

	compared_rows(s, &t, work);
	count_rows(s, &t, work);
	if (view->findings != NULL)
		row(s, &t, "findings", findings_text(s, view->findings));
	if (procedure.len > 0)
		row(s, &t, "procedure", procedure);
	if (hy_unpublished(work->old) && !hy_review_work_empty(work))
		row(s, &t, "papers", hy_review_word(s, "papers_elsewhere"));
	return hy_table_block(&t);
}

void
hy_review_overview(struct hy_review_sheet *s, struct hy_sheet *sheet)
{
	struct hy_str title = hy_review_word(s, "overview");
	struct hy_part *part = hy_sheet_part(s->arena, sheet, title);
	struct hy_blocks blocks = { .arena = s->arena };
	bool empty = hy_review_empty(s->review);

	if (sheet->parts == part)
		hy_blocks_paragraph(&blocks, HY_ROLE_TITLE, sheet->title)->center = true;
	hy_blocks_heading(&blocks, 1, title);
	hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, hy_review_word(s, empty ? "empty" : "how_to_read"));
	if (s->anchors[0] != NULL)
		hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, hy_review_word(s,
		    s->views[0].pages.count > 0 ? "how_to_find_alone" : "how_to_find"));
	for (const struct hy_review_work *w = s->review->works; w != NULL; w = w->next) {
		if (s->review->n_works > 1)
			hy_blocks_heading(&blocks, 2, hy_review_tab(s, hy_review_nth(s, w),
			    hy_doc_role_text(w->new, HY_ITEM_NAME)));
		hy_blocks_add(&blocks, work_table(s, w));
	}
	part->blocks = blocks.first;
}
