#include "engine/sheet/review/review_part.h"

#include "engine/form/path.h"

enum { NUMBER, ITEM, BEFORE, AFTER, VERDICT, PAGE, N_COLUMNS };

/* The groups of choices, in the order of their words; what a tag begins with. */
enum { BY_VERDICT, BY_MARK, BY_REASON, BY_SECTION };

/* --- tags of a row */

/* The place of LABEL among the choices, which it joins when it is new; the last one takes what has no room. */
static unsigned
choice_of(struct hy_review_choices *choices, struct hy_str label)
{
	const unsigned room = HY_COUNT(choices->labels);
	unsigned i = 0;

	while (i < choices->count && !hy_str_eq(choices->labels[i], label))
		i++;
	if (i == choices->count && choices->count < room)
		choices->labels[choices->count++] = label;
	return i < room ? i : room - 1;
}

/* Choices stand in the order of the reasons, and of the sections of the forms. */
static void
note_choices(struct hy_review_sheet *s, const struct hy_review_work *work)
{
	const struct hy_form *form = work->new->form;

	for (int r = 0; r < HY_REASON_COUNT; r++)
		if (work->reasons[r] > 0)
			choice_of(&s->reasons, hy_reason_label(work->new, (enum hy_reason)r));
	for (unsigned i = 0; i < form->n_sections; i++)
		for (const struct hy_review_change *c = work->changes; c != NULL; c = c->next)
			for (unsigned k = 0; k < c->row->n_verdicts; k++)
				if (hy_item_section(c->row->verdicts[k]->change->item) == form->sections[i])
					choice_of(&s->sections, form->sections[i]->label);
}

void
hy_review_choices(struct hy_review_sheet *s)
{
	for (const struct hy_review_work *w = s->review->works; w != NULL; w = w->next)
		note_choices(s, w);
}

static const char *
tag_of(struct hy_arena *arena, unsigned filter, unsigned choice)
{
	return hy_str_format(arena, "t%u-%u", filter, choice).p;
}

/* Is something of ROW a correction? A row that joins several may have important changes besides. */
static bool
corrects(const struct hy_annex_row *row)
{
	for (unsigned i = 0; i < row->n_verdicts; i++)
		if (!row->verdicts[i]->important)
			return true;
	return false;
}

/* By which filters find CHANGE: one that joins several items is found by each. */
static void
add_tags(struct hy_review_sheet *s, struct hy_buf *out, const struct hy_review_change *change)
{
	const struct hy_annex_row *row = change->row;

	hy_buf_format(out, "%s%s", out->len > 0 ? " " : "", tag_of(s->arena, BY_MARK, row->mark ? 0 : 1));
	if (change->group == HY_REVIEW_EXEMPT)
		hy_buf_format(out, " %s", tag_of(s->arena, BY_VERDICT, HY_REVIEW_EXEMPT));
	if (row->important)
		hy_buf_format(out, " %s", tag_of(s->arena, BY_VERDICT, HY_REVIEW_IMPORTANT));
	if (corrects(row))
		hy_buf_format(out, " %s", tag_of(s->arena, BY_VERDICT, HY_REVIEW_REST));
	for (unsigned i = 0; i < row->n_verdicts; i++) {
		const struct hy_verdict *v = row->verdicts[i];
		const struct hy_item *section = hy_item_section(v->change->item);

		hy_buf_format(out, " %s", tag_of(s->arena, BY_REASON,
		    choice_of(&s->reasons, hy_reason_label(row->new, v->reason))));
		if (section != NULL)
			hy_buf_format(out, " %s", tag_of(s->arena, BY_SECTION,
			    choice_of(&s->sections, section->label)));
	}
}

static const char *
tags_of(struct hy_review_sheet *s, const struct hy_review_change *change)
{
	struct hy_buf out = hy_buf_new(s->arena);

	add_tags(s, &out, change);
	return hy_buf_get(&out).p;
}

/* --- cells */

/* Does ROW say what only the council may see? */
static bool
is_withheld(const struct hy_review_view *view, const struct hy_annex_row *row)
{
	for (unsigned i = 0; view->withheld != NULL && i < row->n_verdicts; i++)
		if (hy_withheld_holds(view->withheld, row->verdicts[i]->change->before) ||
		    hy_withheld_holds(view->withheld, row->verdicts[i]->change->after))
			return true;
	return false;
}

/* One side of a change: what stayed in the role of the side, what did not in its own. */
static void
side_cell(const struct hy_review_sheet *s, struct hy_table *t, unsigned col, enum hy_role side,
    struct hy_spans spans, bool withheld)
{
	const enum hy_role roles[] = { side, HY_ROLE_DELETED, HY_ROLE_INSERTED };
	struct hy_cell *cell = hy_table_cell(t, col, 1, side, HY_S(""));
	struct hy_runs runs = { NULL, NULL };

	if (withheld)
		hy_runs_add(s->arena, &runs, hy_str_format(s->arena, "%.*s\n",
		    HY_ARG(hy_phrase(s->looks, "members_only"))), HY_ROLE_CHOICE);
	for (unsigned i = 0; i < spans.count; i++)
		hy_runs_add(s->arena, &runs, spans.at[i].text, roles[spans.at[i].op]);
	cell->runs = runs.first;
}

static void
verdict_line(const struct hy_review_sheet *s, struct hy_runs *runs, const char *key, struct hy_str value)
{
	if (value.len == 0)
		return;
	hy_runs_add(s->arena, runs, HY_S("\n"), HY_ROLE_VALUE);
	hy_runs_add(s->arena, runs, hy_review_fill(s, key, value, HY_S(""), HY_S("")), HY_ROLE_VALUE);
}

/* The grounds of what ROW joins, a line each, each once. */
static struct hy_str
grounds_of(const struct hy_review_sheet *s, const struct hy_annex_row *row)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (unsigned i = 0; i < row->n_verdicts; i++) {
		struct hy_str ground = row->verdicts[i]->ground;

		if (ground.len > 0 && hy_str_find(hy_buf_get(&out), ground, 0) < 0)
			hy_buf_format(&out, "%s%.*s", out.len > 0 ? "\n" : "", HY_ARG(ground));
	}
	return hy_buf_get(&out);
}

/* Is a kome item of ROW taken out of the important changes without a ground? The explanation may give it (CH-01). */
static bool
lacks_ground(const struct hy_annex_row *row)
{
	for (unsigned i = 0; i < row->n_verdicts; i++) {
		const struct hy_verdict *v = row->verdicts[i];

		if (v->change->mark && !v->important && v->ground.len == 0 &&
		    (v->explanation.len == 0 || v->proposed))
			return true;
	}
	return false;
}

static void
ground_lines(const struct hy_review_sheet *s, struct hy_runs *runs, const struct hy_annex_row *row)
{
	verdict_line(s, runs, "ground", grounds_of(s, row));
	if (!lacks_ground(row))
		return;
	hy_runs_add(s->arena, runs, HY_S("\n"), HY_ROLE_VALUE);
	hy_runs_add(s->arena, runs, hy_review_word(s, "ground_missing"), HY_ROLE_MISSING);
}

static struct hy_str
verdict_word(const struct hy_review_sheet *s, const struct hy_annex_row *row)
{
	return hy_review_word(s, !row->important ? "correction_verdict" : corrects(row) ? "mixed" : "important");
}

static void
verdict_cell(const struct hy_review_sheet *s, struct hy_table *t, const struct hy_annex_row *row, bool undone)
{
	const struct hy_verdict *v = row->verdicts[0];
	struct hy_cell *cell = hy_table_cell(t, VERDICT, 1, HY_ROLE_VALUE, HY_S(""));
	struct hy_runs runs = { NULL, NULL };

	hy_runs_add(s->arena, &runs, verdict_word(s, row), HY_ROLE_CHOICE);
	verdict_line(s, &runs, v->reason_written ? "reason" : "reason_assumed", row->reason);
	verdict_line(s, &runs, "timing", row->timing);
	if (v->effective.year > 0)
		verdict_line(s, &runs, "effective", hy_date_wareki(s->arena, &v->effective));
	ground_lines(s, &runs, row);
	verdict_line(s, &runs, v->proposed ? "explanation_proposed" : "explanation", row->explanation);
	if (undone)
		verdict_line(s, &runs, "undone", HY_S(" "));
	cell->runs = runs.first;
}

/* The items of ROW, a line each, with their marks; in full only where there is one. */
static struct hy_str
items_text(const struct hy_review_sheet *s, const struct hy_annex_row *row)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (unsigned i = 0; i < row->n_verdicts; i++) {
		const struct hy_change *c = row->verdicts[i]->change;

		hy_buf_text(&out, i > 0 ? "\n" : "");
		hy_buf_str(&out, hy_change_path(s->arena, c, row->n_verdicts == 1));
		if (c->mark)
			hy_buf_format(&out, " %.*s", HY_ARG(hy_phrase(s->looks, "mark")));
	}
	return hy_buf_get(&out);
}

/* Where the change is to be read: its place after the change, else what held it. */
static const struct hy_node *
place_of(const struct hy_review_work *work, const struct hy_change *change)
{
	struct hy_arena *scratch;
	const struct hy_node *node = change->after, *up = change->before;

	if (node != NULL || up == NULL)
		return node;
	scratch = hy_arena_new();
	for (up = up->up; up != NULL && up->up != NULL && node == NULL; up = up->up)
		node = hy_doc_find(work->new, hy_node_id(scratch, up).p, hy_node_file(up));
	hy_arena_free(scratch);
	return node;
}

static void
change_row(struct hy_review_sheet *s, struct hy_table *t, struct hy_str number,
    const struct hy_review_work *work, const struct hy_annex_row *row, const char *id, bool undone)
{
	unsigned nth = hy_review_nth(s, work);
	bool withheld = is_withheld(&s->views[nth], row);

	hy_table_row(t, false);
	hy_table_cell(t, NUMBER, 1, HY_ROLE_VALUE, number)->id = id;
	hy_table_cell(t, ITEM, 1, HY_ROLE_LABEL, items_text(s, row));
	side_cell(s, t, BEFORE, HY_ROLE_BEFORE, row->before_spans, withheld);
	side_cell(s, t, AFTER, HY_ROLE_AFTER, row->after_spans, withheld);
	verdict_cell(s, t, row, undone);
	hy_review_place(s, t, PAGE, nth, place_of(work, row->verdicts[0]->change));
}

/* --- what works share */

static struct hy_str
common_number(const struct hy_review_sheet *s, const struct hy_review_common *common)
{
	return hy_review_fill(s, "common_number", hy_str_format(s->arena, "%u", common->number), HY_S(""),
	    HY_S(""));
}

static const char *
common_id(const struct hy_review_sheet *s, const struct hy_review_common *common)
{
	return hy_str_format(s->arena, "common-%u", common->number).p;
}

/* Instead of the change itself: where it is shown. */
static void
seen_row(const struct hy_review_sheet *s, struct hy_table *t, struct hy_str number,
    const struct hy_review_change *change)
{
	struct hy_cell *cell;

	hy_table_row(t, false);
	hy_table_cell(t, NUMBER, 1, HY_ROLE_VALUE, number);
	hy_table_cell(t, ITEM, 1, HY_ROLE_LABEL, items_text(s, change->row));
	hy_table_cell(t, BEFORE, AFTER - BEFORE + 1, HY_ROLE_NOTE, hy_review_fill(s, "common_seen",
	    common_number(s, change->common), HY_S(""), HY_S("")));
	hy_table_cell(t, VERDICT, 1, HY_ROLE_VALUE, verdict_word(s, change->row));
	cell = hy_table_cell(t, PAGE, 1, HY_ROLE_VALUE, common_number(s, change->common));
	cell->link = common_id(s, change->common);
	cell->page = true;
}

/* Do two works say the same of a change they share? */
static bool
same_claim(const struct hy_review_sheet *s, const struct hy_annex_row *a, const struct hy_annex_row *b)
{
	return a->important == b->important && hy_str_eq(a->reason, b->reason) && hy_str_eq(a->timing, b->timing) &&
	    hy_str_eq(a->explanation, b->explanation) && hy_str_eq(grounds_of(s, a), grounds_of(s, b));
}

/* One of the works a change touches, with its item and page; what it says itself where that differs from FIRST. */
static void
touched_row(const struct hy_review_sheet *s, struct hy_table *t, const struct hy_review_change *change,
    const struct hy_review_change *first)
{
	const struct hy_review_work *work = change->work;

	hy_table_row(t, false);
	hy_table_cell(t, NUMBER, 1, HY_ROLE_VALUE, HY_S(""));
	hy_table_cell(t, ITEM, AFTER - ITEM + 1, HY_ROLE_NOTE, hy_review_fill(s, "common_work",
	    hy_doc_role_text(work->new, HY_ITEM_NAME), items_text(s, change->row), HY_S("")));
	if (same_claim(s, change->row, first->row))
		hy_table_cell(t, VERDICT, 1, HY_ROLE_VALUE, verdict_word(s, change->row));
	else
		verdict_cell(s, t, change->row, change->undone);
	hy_review_place(s, t, PAGE, hy_review_nth(s, work), place_of(work, change->row->verdicts[0]->change));
}

/* Gives the last row its tags. */
static void
tag(struct hy_table *t, const char *tags)
{
	t->rows[t->n_rows - 1].tags = tags;
}

void
hy_review_commons(struct hy_review_sheet *s, struct hy_sheet *sheet)
{
	struct hy_table t = hy_review_table(s, "review_columns", "heads", N_COLUMNS);
	struct hy_blocks blocks = { .arena = s->arena };
	struct hy_part *part;

	if (s->review->commons == NULL)
		return;
	for (const struct hy_review_common *c = s->review->commons; c != NULL; c = c->next) {
		const struct hy_review_change *first = c->changes[0];
		struct hy_buf all = hy_buf_new(s->arena);
		const char *tags;

		for (unsigned i = 0; i < c->n_changes; i++)
			add_tags(s, &all, c->changes[i]);
		tags = hy_buf_get(&all).p;
		change_row(s, &t, common_number(s, c), first->work, first->row, common_id(s, c), first->undone);
		tag(&t, tags);
		for (unsigned i = 0; i < c->n_changes; i++) {
			touched_row(s, &t, c->changes[i], first);
			tag(&t, tags);
		}
	}
	part = hy_sheet_part(s->arena, sheet, hy_review_word(s, "common_title"));
	part->landscape = true;
	hy_blocks_heading(&blocks, 1, part->name);
	hy_blocks_add(&blocks, hy_table_block(&t));
	part->blocks = blocks.first;
}

/* --- the changes of a work */

static void
group_blocks(struct hy_review_sheet *s, struct hy_blocks *blocks, const struct hy_review_work *work,
    enum hy_review_group group)
{
	struct hy_table t = hy_review_table(s, "review_columns", "heads", N_COLUMNS);

	if (work->count[group] == 0)
		return;
	hy_blocks_heading(blocks, 2, hy_review_entry(s, "groups", group));
	for (const struct hy_review_change *c = work->changes; c != NULL; c = c->next) {
		struct hy_str number = hy_str_format(s->arena, "%u", c->number);

		if (c->group != group)
			continue;
		if (c->common != NULL)
			seen_row(s, &t, number, c);
		else
			change_row(s, &t, number, work, c->row, NULL, c->undone);
		tag(&t, tags_of(s, c));
	}
	hy_blocks_add(blocks, hy_table_block(&t));
}

/* What corrections changed since the base; they have no tags: they are no part of what is asked now. */
static void
correction_blocks(struct hy_review_sheet *s, struct hy_blocks *blocks, const struct hy_review_work *work)
{
	struct hy_table t = hy_review_table(s, "review_columns", "correction_heads", N_COLUMNS);

	if (work->corrections->count == 0)
		return;
	hy_blocks_heading(blocks, 2, hy_review_word(s, "correction_title"));
	for (const struct hy_annex_row *row = work->corrections->rows; row != NULL; row = row->next)
		change_row(s, &t, hy_doc_role_text(row->new, HY_ITEM_PUBLISHED), work, row, NULL,
		    false);
	hy_blocks_add(blocks, hy_table_block(&t));
}

void
hy_review_changes(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work)
{
	struct hy_part *part = hy_sheet_part(s->arena, sheet, hy_review_tab(s,
	    hy_review_nth(s, work), hy_review_word(s, "changes")));
	struct hy_blocks blocks = { .arena = s->arena };

	part->landscape = true;
	hy_blocks_heading(&blocks, 1, hy_review_tab(s, hy_review_nth(s, work),
	    hy_str_format(s->arena, "%.*s: %.*s", HY_ARG(hy_review_word(s, "changes")),
	    HY_ARG(hy_doc_role_text(work->new, HY_ITEM_NAME)))));
	if (work->changes == NULL)
		hy_blocks_paragraph(&blocks, HY_ROLE_VALUE,
		    hy_review_word(s, work->old == NULL ? "first" : "no_changes"));
	for (int g = 0; g < HY_REVIEW_GROUPS; g++)
		group_blocks(s, &blocks, work, (enum hy_review_group)g);
	if (work->old != NULL)
		correction_blocks(s, &blocks, work);
	part->blocks = blocks.first;
}

/* --- filters */

/* A filter with the N LABELS as choices, less those that would choose nothing (PRESENT false). */
static void
add_filter(const struct hy_review_sheet *s, struct hy_sheet *sheet, unsigned filter,
    const struct hy_str *labels, const bool *present, unsigned n)
{
	struct hy_filter *f = hy_new(s->arena, struct hy_filter);
	struct hy_filter_choice *choices = hy_new_array(s->arena, n + 1, struct hy_filter_choice);
	const struct hy_filter **tail = &sheet->filters;

	for (unsigned i = 0; i < n; i++)
		if (present == NULL || present[i])
			choices[f->n_choices++] = (struct hy_filter_choice){ tag_of(s->arena, filter, i), labels[i] };
	if (f->n_choices == 0)
		return;
	f->name = hy_review_entry(s, "filters", filter);
	f->all = hy_review_word(s, "filter_all");
	f->choices = choices;
	while (*tail != NULL)
		tail = (const struct hy_filter **)&(*tail)->next;
	*tail = f;
}

void
hy_review_filters(struct hy_review_sheet *s, struct hy_sheet *sheet)
{
	const struct hy_str verdicts[] = { hy_review_word(s, "filter_exempt"), hy_review_word(s, "important"),
		hy_review_word(s, "correction_verdict") };
	const struct hy_str mark = hy_review_word(s, "filter_mark");
	bool present[HY_REVIEW_GROUPS] = { false }, marked = false;

	for (const struct hy_review_work *w = s->review->works; w != NULL; w = w->next)
		for (const struct hy_review_change *c = w->changes; c != NULL; c = c->next) {
			present[HY_REVIEW_EXEMPT] = present[HY_REVIEW_EXEMPT] || c->group == HY_REVIEW_EXEMPT;
			present[HY_REVIEW_IMPORTANT] = present[HY_REVIEW_IMPORTANT] || c->row->important;
			present[HY_REVIEW_REST] = present[HY_REVIEW_REST] || corrects(c->row);
			marked = marked || c->row->mark;
		}
	add_filter(s, sheet, BY_VERDICT, verdicts, present, HY_REVIEW_GROUPS);
	add_filter(s, sheet, BY_MARK, &mark, &marked, 1);
	add_filter(s, sheet, BY_REASON, s->reasons.labels, NULL, s->reasons.count);
	add_filter(s, sheet, BY_SECTION, s->sections.labels, NULL, s->sections.count);
}
