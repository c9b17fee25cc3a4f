#include "engine/change/annex.h"

#include "engine/base/text.h"
#include "engine/change/annex_cell.h"
#include "engine/change/typed/excerpt.h"
#include "engine/form/path.h"

struct writer {
	struct hy_arena *arena;
	const struct hy_yaml *phrases;
	struct hy_annex_options options;
	const struct hy_excerpts *excerpts;
	const struct hy_verdicts *verdicts;
};

/* Rows in order, to be chained. */
struct rows {
	struct hy_annex_row *first, **tail;
	unsigned count;
};

static void
rows_init(struct rows *rows)
{
	rows->first = NULL;
	rows->tail = &rows->first;
	rows->count = 0;
}

static struct hy_annex_row *
rows_add(struct hy_arena *arena, struct rows *rows)
{
	struct hy_annex_row *row = hy_new(arena, struct hy_annex_row);

	*rows->tail = row;
	rows->tail = &row->next;
	rows->count++;
	return row;
}

/* MORE moves behind ROWS. */
static void
rows_append(struct rows *rows, struct rows *more)
{
	if (more->first == NULL)
		return;
	*rows->tail = more->first;
	rows->tail = more->tail;
	rows->count += more->count;
}

static struct hy_str
text_at(const struct hy_node *node, const char *path)
{
	node = node != NULL ? hy_node_find(node, path) : NULL;
	return node != NULL ? hy_str_trim(node->text) : HY_S("");
}

static struct hy_str
day_of(const struct writer *w, const struct hy_verdict *v)
{
	struct hy_str day = HY_S("");

	if (w->options.by_effect)
		day = text_at(v->entry, "jisshi_jiki");
	return day.len > 0 ? day : hy_str_trim(hy_doc_role_text(w->verdicts->diff->new, HY_ITEM_PUBLISHED));
}

/* Changes the author joins by a name share a row if its one-word cells agree. */
static bool
same_row(const struct writer *w, const struct hy_verdict *a, const struct hy_verdict *b)
{
	return a->group.len > 0 && hy_str_eq(a->group, b->group) && a->timing == b->timing &&
	    hy_str_eq(day_of(w, a), day_of(w, b));
}

/* Adds TEXT as a line of its own unless it is there already. */
static void
add_line(struct hy_buf *out, struct hy_str text)
{
	if (text.len == 0 || hy_str_find(hy_buf_get(out), text, 0) >= 0)
		return;
	if (out->len > 0)
		hy_buf_char(out, '\n');
	hy_buf_str(out, text);
}

/* Heading of a part where a cell holds several changes. */
static void
add_part(const struct writer *w, struct hy_cell_text *cell, const struct hy_change *c)
{
	struct hy_str pattern = hy_yaml_text(hy_yaml_get(w->phrases, "annex"), "part");
	struct hy_str path = hy_change_path(w->arena, c, false);

	if (cell->count > 0)
		hy_cell_add(cell, HY_SAME, HY_S("\n"));
	hy_cell_add(cell, HY_SAME, pattern.len > 0 ? hy_str_fill(w->arena, pattern, path, HY_S(""),
	    HY_S("")) : path);
	hy_cell_add(cell, HY_SAME, HY_S("\n"));
}

/* The texts of all changes of ROW, one behind the other. */
static struct hy_str
texts_of(const struct writer *w, const struct hy_annex_row *row, bool old)
{
	struct hy_buf out = hy_buf_new(w->arena);

	for (unsigned i = 0; i < row->n_verdicts; i++) {
		const struct hy_change *c = row->verdicts[i]->change;

		hy_buf_str(&out, old ? c->old_text : c->new_text);
		hy_buf_char(&out, '\n');
	}
	return hy_str_trim(hy_buf_get(&out));
}

/* Are the author's words true of the one item whose blocks the changes of ROW are? */
static bool
words_fit_item(const struct writer *w, const struct hy_annex_row *row)
{
	const struct hy_verdict *v = row->verdicts[0];
	const struct hy_node *before = v->change->before, *after = v->change->after;

	for (unsigned i = 0; i < row->n_verdicts; i++)
		if (row->verdicts[i]->change->after != after)
			return false;
	return before != NULL && after != NULL && hy_excerpt_fits(w->excerpts, hy_node_printed(w->arena, before),
	    hy_node_printed(w->arena, after), v->words_before, v->words_after);
}

/* Are the author's words for the cells true: of each change of ROW, of the item they are in, of their texts in turn? */
static bool
words_fit(const struct writer *w, const struct hy_annex_row *row)
{
	const struct hy_verdict *first = row->verdicts[0];
	bool each = true;

	if (!first->excerpt)
		return false;
	for (unsigned i = 0; i < row->n_verdicts; i++) {
		const struct hy_verdict *v = row->verdicts[i];

		if (v->entry != first->entry)
			return false;
		each = each && hy_excerpt_fits(w->excerpts, v->change->old_text, v->change->new_text,
		    v->words_before, v->words_after);
	}
	return each || words_fit_item(w, row) || hy_excerpt_fits(w->excerpts, texts_of(w, row, true),
	    texts_of(w, row, false), first->words_before, first->words_after);
}

static void
put_words(struct hy_cell_text *before, struct hy_cell_text *after, const struct hy_verdict *v)
{
	struct hy_spans spans = hy_text_diff(before->arena, v->words_before, v->words_after);

	for (unsigned i = 0; i < spans.count; i++) {
		if (spans.at[i].op != HY_INSERTED)
			hy_cell_add(before, spans.at[i].op, spans.at[i].text);
		if (spans.at[i].op != HY_DELETED)
			hy_cell_add(after, spans.at[i].op, spans.at[i].text);
	}
}

/* Do all changes of ROW say the same? Then one cell tells it for all its items. */
static bool
all_alike(const struct hy_annex_row *row)
{
	const struct hy_change *first = row->verdicts[0]->change;

	for (unsigned i = 1; i < row->n_verdicts; i++) {
		const struct hy_change *c = row->verdicts[i]->change;

		if (c->op != first->op || !hy_text_same(c->old_text, first->old_text) ||
		    !hy_text_same(c->new_text, first->new_text))
			return false;
	}
	return true;
}

static void
put_changes(const struct writer *w, const struct hy_annex_row *row, struct hy_cell_text *before,
    struct hy_cell_text *after)
{
	unsigned count = all_alike(row) ? 1 : row->n_verdicts;

	for (unsigned i = 0; i < count; i++) {
		const struct hy_change *c = row->verdicts[i]->change;

		if (count > 1) {
			add_part(w, before, c);
			add_part(w, after, c);
		}
		hy_cell_change(before, after, w->phrases, w->verdicts->diff, c, w->options.excerpt_chars);
	}
}

static void
fill_cells(const struct writer *w, struct hy_annex_row *row)
{
	struct hy_cell_text before = { w->arena, NULL, 0 }, after = before;

	if (words_fit(w, row))
		put_words(&before, &after, row->verdicts[0]);
	else
		put_changes(w, row, &before, &after);
	row->before_spans = (struct hy_spans){ before.at, before.count };
	row->after_spans = (struct hy_spans){ after.at, after.count };
	row->before = hy_spans_text(w->arena, row->before_spans);
	row->after = hy_spans_text(w->arena, row->after_spans);
}

static void
fill_row(const struct writer *w, struct hy_annex_row *row)
{
	const struct hy_doc *new = w->verdicts->diff->new;
	struct hy_buf items = hy_buf_new(w->arena), why = items, reasons = items;

	row->old = w->verdicts->diff->old;
	row->new = new;
	row->day = day_of(w, row->verdicts[0]);
	row->timing = hy_timing_label(new, row->verdicts[0]->timing);
	for (unsigned i = 0; i < row->n_verdicts; i++) {
		const struct hy_verdict *v = row->verdicts[i];

		if (i > 0)
			hy_buf_char(&items, '\n');
		hy_buf_str(&items, hy_change_path(w->arena, v->change, true));
		add_line(&why, v->explanation);
		add_line(&reasons, hy_reason_label(new, v->reason));
		row->mark = row->mark || v->change->mark;
		row->important = row->important || v->important;
	}
	row->item = hy_buf_get(&items);
	row->explanation = hy_buf_get(&why);
	row->reason = hy_buf_get(&reasons);
	fill_cells(w, row);
}

/* Verdict FIRST with the later ones that share its row; they are taken then. */
static void
join_verdicts(const struct writer *w, struct hy_annex_row *row, unsigned first, bool *taken)
{
	const struct hy_verdict *at = w->verdicts->at, **joined;
	unsigned count = 1, last = at[first].group.len > 0 ? w->verdicts->count : first + 1;

	for (unsigned k = first + 1; k < last; k++)
		count += !taken[k] && same_row(w, &at[first], &at[k]);
	joined = hy_new_array(w->arena, count, const struct hy_verdict *);
	joined[row->n_verdicts++] = &at[first];
	for (unsigned k = first + 1; row->n_verdicts < count; k++)
		if (!taken[k] && same_row(w, &at[first], &at[k])) {
			joined[row->n_verdicts++] = &at[k];
			taken[k] = true;
		}
	row->verdicts = joined;
}

/* Do two rows have one cause: the author's name for it, else the reason and the words? */
static bool
same_cause(const struct hy_annex_row *a, const struct hy_annex_row *b)
{
	const struct hy_verdict *x = a->verdicts[0], *y = b->verdicts[0];

	if (x->group.len > 0 || y->group.len > 0)
		return hy_str_eq(x->group, y->group);
	return x->entry != NULL && y->entry != NULL && (x->entry == y->entry || (x->reason == y->reason &&
	    !x->proposed && !y->proposed && x->explanation.len > 0 && hy_str_eq(x->explanation, y->explanation)));
}

/* Moves rows up to the first one of their cause; causes, and rows of one cause, stay in form order. */
static void
order_by_cause(struct rows *rows)
{
	for (struct hy_annex_row *row = rows->first; row != NULL; row = row->next) {
		struct hy_annex_row **link = &row->next, *last = row;

		while (*link != NULL) {
			struct hy_annex_row *other = *link;

			if (!same_cause(row, other)) {
				link = &other->next;
				continue;
			}
			if (link != &last->next) {
				*link = other->next;
				other->next = last->next;
				last->next = other;
			} else {
				link = &other->next;
			}
			last = other;
		}
		row = last;
	}
	rows->tail = &rows->first;
	while (*rows->tail != NULL)
		rows->tail = &(*rows->tail)->next;
}

/* The rows of one revision. */
static void
add_revision(const struct writer *w, struct rows *rows)
{
	const struct hy_verdicts *all = w->verdicts;
	bool *taken = hy_new_array(w->arena, all->count + 1, bool);

	for (unsigned i = 0; i < all->count; i++) {
		struct hy_annex_row *row;

		if (taken[i] || hy_change_is_day(all->at[i].change))
			continue;
		row = rows_add(w->arena, rows);
		join_verdicts(w, row, i, taken);
		fill_row(w, row);
	}
	if (w->options.by_cause)
		order_by_cause(rows);
}

static struct hy_spans
whole(struct hy_arena *arena, struct hy_str text)
{
	struct hy_span *span = hy_new(arena, struct hy_span);

	*span = (struct hy_span){ HY_SAME, text };
	return (struct hy_spans){ span, text.len > 0 };
}

/* Rows the body typed before the assessment came to Hyoka. */
static void
add_typed(struct hy_arena *arena, const struct hy_doc *doc, struct rows *rows)
{
	const struct hy_node *table = NULL;

	for (unsigned i = 0; i < doc->form->n_sections && table == NULL; i++)
		if (doc->form->sections[i]->kind == HY_KIND_TABLE)
			table = hy_doc_section(doc, doc->form->sections[i], 1);
	for (unsigned i = 0; table != NULL && i < table->n_kids; i++) {
		const struct hy_node *record = table->kids[i];
		struct hy_annex_row *row = rows_add(arena, rows);

		row->typed = record;
		row->new = doc;
		row->day = text_at(record, "henkoubi");
		row->item = text_at(record, "koumoku");
		row->before = text_at(record, "mae");
		row->after = text_at(record, "ato");
		row->timing = text_at(record, "jiki");
		row->explanation = text_at(record, "setsumei");
		row->reason = HY_S("");
		row->before_spans = whole(arena, row->before);
		row->after_spans = whole(arena, row->after);
	}
}

struct hy_annex *
hy_annex(struct hy_arena *arena, const struct hy_yaml *phrases, const struct hy_doc *const *docs,
    unsigned n_docs, const struct hy_annex_options *options)
{
	struct hy_annex *annex = hy_new(arena, struct hy_annex);
	struct writer w = { .arena = arena, .phrases = phrases };
	struct rows *parts = hy_new_array(arena, n_docs + 1, struct rows), all;
	struct hy_excerpts *excerpts = hy_excerpts_new(arena, phrases);

	w.excerpts = excerpts;
	if (options != NULL)
		w.options = *options;
	annex->revisions = hy_new_array(arena, n_docs + 1, const struct hy_verdicts *);
	rows_init(&parts[0]);
	if (w.options.with_typed && n_docs > 0)
		add_typed(arena, docs[n_docs - 1], &parts[0]);
	for (unsigned i = 1; i < n_docs; i++) {
		w.verdicts = hy_verdicts(arena, phrases, hy_diff(arena, docs[i - 1], docs[i]));
		annex->revisions[annex->n_revisions++] = w.verdicts;
		rows_init(&parts[i]);
		add_revision(&w, &parts[i]);
	}
	rows_init(&all);
	for (unsigned i = 0; i < n_docs || i == 0; i++)
		rows_append(&all, &parts[w.options.newest_first && n_docs > 0 ? n_docs - 1 - i : i]);
	annex->rows = all.first;
	annex->count = all.count;
	hy_excerpts_free(excerpts);
	return annex;
}

unsigned
hy_annex_published(const struct hy_doc **docs, unsigned n_docs)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < n_docs; i++)
		if (hy_doc_stage(docs[i]) >= HY_PUBLISHED)
			docs[kept++] = docs[i];
	return kept;
}
