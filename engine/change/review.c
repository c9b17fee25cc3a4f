#include "engine/change/review.h"

#include "engine/form/path.h"

struct hy_review *
hy_review_new(struct hy_arena *arena)
{
	struct hy_review *review = hy_new(arena, struct hy_review);

	review->arena = arena;
	review->tail = &review->works;
	return review;
}

/* Do A and B, both to the same new document, change the same place? */
static bool
same_place(struct hy_arena *arena, const struct hy_change *a, const struct hy_change *b)
{
	if (a->after != b->after || !hy_str_eq(a->block, b->block))
		return false;
	return a->after != NULL || hy_str_eq(hy_change_path(arena, a, true), hy_change_path(arena, b, true));
}

/* Is a place of ROW one of the changed places in ROWS? */
static bool
touches(struct hy_arena *arena, const struct hy_annex_row *row, const struct hy_annex_row *rows)
{
	for (; rows != NULL; rows = rows->next)
		for (unsigned i = 0; i < row->n_verdicts; i++)
			for (unsigned k = 0; k < rows->n_verdicts; k++)
				if (same_place(arena, row->verdicts[i]->change, rows->verdicts[k]->change))
					return true;
	return false;
}

static enum hy_review_group
group_of(const struct hy_annex_row *row)
{
	for (unsigned i = 0; i < row->n_verdicts; i++)
		if (row->verdicts[i]->change->mark && !row->verdicts[i]->important)
			return HY_REVIEW_EXEMPT;
	return row->important ? HY_REVIEW_IMPORTANT : HY_REVIEW_REST;
}

/* A change at the end of its group. */
/* A row that joins several changes counts once for each of their reasons. */
static bool
is_first_of_reason(const struct hy_annex_row *row, unsigned nth)
{
	unsigned i = 0;

	while (row->verdicts[i]->reason != row->verdicts[nth]->reason)
		i++;
	return i == nth;
}

static void
add_change(struct hy_review *review, struct hy_review_work *work, const struct hy_annex_row *row, bool undone)
{
	struct hy_review_change *change = hy_new(review->arena, struct hy_review_change);
	struct hy_review_change **at = &work->changes;

	change->row = row;
	change->work = work;
	change->group = group_of(row);
	change->undone = undone;
	while (*at != NULL && (*at)->group <= change->group)
		at = &(*at)->next;
	change->next = *at;
	*at = change;
	work->count[change->group]++;
	work->important += row->important;
	work->timings[row->verdicts[0]->timing]++;
	for (unsigned i = 0; i < row->n_verdicts; i++)
		work->reasons[row->verdicts[i]->reason] += is_first_of_reason(row, i);
}

/*
 * Without corrections in between, all changes from OLD. With them, those places that NEW itself
 * changes, beside what the council saw in OLD; what NEW takes back, beside the corrected text.
 */
static void
add_changes(struct hy_review *review, struct hy_review_work *work, const struct hy_yaml *phrases,
    const struct hy_annex_options *options)
{
	const struct hy_doc *docs[] = { work->old, work->new };
	const struct hy_annex *from_base = hy_annex(review->arena, phrases, docs, 2, options), *from_last;

	if (work->base.n_corrections == 0) {
		for (const struct hy_annex_row *row = from_base->rows; row != NULL; row = row->next)
			add_change(review, work, row, false);
		return;
	}
	docs[0] = work->base.corrections[work->base.n_corrections - 1];
	from_last = hy_annex(review->arena, phrases, docs, 2, options);
	for (const struct hy_annex_row *row = from_base->rows; row != NULL; row = row->next)
		if (touches(review->arena, row, from_last->rows))
			add_change(review, work, row, false);
	for (const struct hy_annex_row *row = from_last->rows; row != NULL; row = row->next)
		if (!touches(review->arena, row, from_base->rows))
			add_change(review, work, row, true);
}

/* The verdicts of the changes alone: what corrections made is not asked for now. */
static const struct hy_verdicts *
verdicts_of(struct hy_review *review, const struct hy_review_work *work)
{
	struct hy_verdicts *all = hy_new(review->arena, struct hy_verdicts);
	unsigned n = 0;

	for (const struct hy_review_change *c = work->changes; c != NULL; c = c->next)
		n += c->row->n_verdicts;
	all->at = hy_new_array(review->arena, n + 1, struct hy_verdict);
	for (const struct hy_review_change *c = work->changes; c != NULL; c = c->next)
		for (unsigned i = 0; i < c->row->n_verdicts; i++) {
			all->at[all->count++] = *c->row->verdicts[i];
			all->important += c->row->verdicts[i]->important;
		}
	return all;
}

/* The annex over the revisions from OLD on, with LAST (NULL: without it) behind the corrections. */
static const struct hy_annex *
annex_over(struct hy_review *review, const struct hy_review_work *work, const struct hy_yaml *phrases,
    const struct hy_annex_options *options, const struct hy_doc *last)
{
	unsigned n = 0, between = work->base.n_corrections;
	const struct hy_doc **docs = hy_new_array(review->arena, between + 2, const struct hy_doc *);

	docs[n++] = work->old;
	for (unsigned i = 0; i < between; i++)
		docs[n++] = work->base.corrections[i];
	if (last != NULL)
		docs[n++] = last;
	return hy_annex(review->arena, phrases, docs, n, options);
}

struct hy_review_work *
hy_review_add(struct hy_review *review, const struct hy_yaml *phrases,
    const struct hy_annex_options *options, unsigned excerpt_chars, const struct hy_base *base,
    const struct hy_doc *old, const struct hy_doc *new)
{
	struct hy_review_work *work = hy_new(review->arena, struct hy_review_work);
	struct hy_annex_options full = *options, cut;
	unsigned number = 0;

	full.with_typed = false;
	cut = full;
	cut.excerpt_chars = excerpt_chars;
	work->old = old;
	work->new = new;
	if (base != NULL)
		work->base = *base;
	*review->tail = work;
	review->tail = &work->next;
	review->n_works++;
	if (old == NULL)
		return work;
	add_changes(review, work, phrases, &cut);
	for (struct hy_review_change *c = work->changes; c != NULL; c = c->next)
		c->number = ++number;
	work->verdicts = verdicts_of(review, work);
	work->annex = annex_over(review, work, phrases, &full, new);
	work->corrections = annex_over(review, work, phrases, &cut, NULL);
	return work;
}

bool
hy_review_work_empty(const struct hy_review_work *work)
{
	return work->old != NULL && work->changes == NULL && work->corrections->count == 0;
}

bool
hy_review_empty(const struct hy_review *review)
{
	const struct hy_review_work *work = review->works;

	while (work != NULL && hy_review_work_empty(work))
		work = work->next;
	return work == NULL;
}

/* --- what works share */

/* Keys of the items down to NODE, records by their titles: the same in every form that has the item. */
static void
add_place(struct hy_buf *out, const struct hy_node *node)
{
	if (node->up == NULL)
		return;
	add_place(out, node->up);
	if (node->number == 0 && !node->item->is_files)
		hy_buf_format(out, "/%.*s", HY_ARG(node->item->key));
	else if (node->number > 0 && !node->item->is_files)
		hy_buf_format(out, "[%.*s]", HY_ARG(hy_record_title(node)));
}

/* What makes two changes the same. */
static struct hy_str
key_of(struct hy_arena *arena, const struct hy_annex_row *row)
{
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned i = 0; i < row->n_verdicts; i++) {
		const struct hy_change *c = row->verdicts[i]->change;

		add_place(&out, hy_change_node(c));
		hy_buf_format(&out, "%.*s\n%.*s\n>\n%.*s\n", HY_ARG(c->block), HY_ARG(c->old_text),
		    HY_ARG(c->new_text));
	}
	return hy_buf_get(&out);
}

/* A change with its key. */
struct keyed {
	struct hy_str key;
	struct hy_review_change *change;
};

static unsigned
collect(const struct hy_review *review, struct hy_arena *scratch, struct keyed **all)
{
	unsigned n = 0;

	for (const struct hy_review_work *w = review->works; w != NULL; w = w->next)
		for (int g = 0; g < HY_REVIEW_GROUPS; g++)
			n += w->count[g];
	*all = hy_new_array(scratch, n + 1, struct keyed);
	n = 0;
	for (const struct hy_review_work *w = review->works; w != NULL; w = w->next)
		for (struct hy_review_change *c = w->changes; c != NULL; c = c->next)
			(*all)[n++] = (struct keyed){ key_of(scratch, c->row), c };
	return n;
}

/* Joins the first change of ALL, of N, with its likes in later works: one a work. */
static struct hy_review_common *
join(struct hy_review *review, const struct keyed *all, unsigned n)
{
	struct hy_review_common *common = hy_new(review->arena, struct hy_review_common);
	const struct hy_review_work *last = NULL;

	common->changes = hy_new_array(review->arena, review->n_works, const struct hy_review_change *);
	for (unsigned i = 0; i < n; i++) {
		struct hy_review_change *c = all[i].change;

		if (c->common != NULL || c->work == last || !hy_str_eq(all[i].key, all[0].key))
			continue;
		common->changes[common->n_changes++] = c;
		last = c->work;
	}
	return common;
}

void
hy_review_share(struct hy_review *review)
{
	struct hy_arena *scratch = hy_arena_new();
	struct hy_review_common **tail = &review->commons;
	struct keyed *all;
	unsigned n = collect(review, scratch, &all), number = 0;

	for (unsigned i = 0; i < n; i++) {
		struct hy_review_common *common;

		if (all[i].change->common != NULL)
			continue;
		common = join(review, all + i, n - i);
		if (common->n_changes < 2)
			continue;
		common->number = ++number;
		for (unsigned k = 0; k < n - i; k++)
			for (unsigned c = 0; c < common->n_changes; c++)
				if (all[i + k].change == common->changes[c])
					all[i + k].change->common = common;
		*tail = common;
		tail = &common->next;
	}
	hy_arena_free(scratch);
}
