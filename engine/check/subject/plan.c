#include "engine/check/subject/plan.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/form/path.h"
#include "engine/form/yaml/emit.h"

#define MOST_OF_A_WORK 8u	/* assessments that share a number */
#define FIVE_YEARS "TM-08"	/* the rule that tells when the next evaluation is due */

/* The assessments of one work. */
struct work {
	struct hy_str number;
	const struct hy_doc *docs[MOST_OF_A_WORK];	/* in the order of their forms */
	unsigned n_docs;
};

struct plan {
	struct hy_arena *arena;
	const struct hy_plan_source *source;
	const struct hy_item *rows;	/* the records of the form */
	struct work *works;
	unsigned n_works;
	struct hy_buf out;
};

static struct hy_str
office_of(const struct hy_doc *doc)
{
	return hy_str_trim(hy_doc_role_text(doc, HY_ITEM_OFFICE));
}

const struct hy_str *
hy_plan_offices(struct hy_arena *arena, const struct hy_portfolio *portfolio, unsigned *count)
{
	unsigned n = 0, i;
	struct hy_str *offices;

	for (const struct hy_assessment *a = portfolio->first; a != NULL; a = a->next)
		n++;
	offices = hy_new_array(arena, n + 1, struct hy_str);
	*count = 0;
	for (const struct hy_assessment *a = portfolio->first; a != NULL; a = a->next) {
		struct hy_str office = office_of(hy_assessment_doc(a));

		for (i = 0; i < *count && !hy_str_eq(offices[i], office); i++)
			;
		if (i == *count && office.len > 0)
			offices[(*count)++] = office;
	}
	return offices;
}

/* --- works */

static struct work *
work_numbered(struct plan *p, struct hy_str number)
{
	for (unsigned i = 0; i < p->n_works; i++)
		if (hy_str_eq(p->works[i].number, number))
			return &p->works[i];
	p->works[p->n_works].number = number;
	return &p->works[p->n_works++];
}

static void
add_doc(struct work *work, const struct hy_doc *doc)
{
	unsigned at = work->n_docs;

	if (at == MOST_OF_A_WORK)
		return;
	for (; at > 0 && strcmp(work->docs[at - 1]->form->form, doc->form->form) > 0; at--)
		work->docs[at] = work->docs[at - 1];
	work->docs[at] = doc;
	work->n_docs++;
}

static int
by_number(const void *one, const void *other)
{
	const struct work *a = one, *b = other;
	long x = strtol(a->number.p, NULL, 10), y = strtol(b->number.p, NULL, 10);

	return x != y ? (x > y) - (x < y) : hy_str_cmp(a->number, b->number);
}

static void
collect(struct plan *p)
{
	unsigned n = 0;

	for (const struct hy_assessment *a = p->source->portfolio->first; a != NULL; a = a->next)
		n++;
	p->works = hy_new_array(p->arena, n + 1, struct work);
	for (const struct hy_assessment *a = p->source->portfolio->first; a != NULL; a = a->next) {
		const struct hy_doc *doc = hy_assessment_doc(a);
		struct hy_str number = hy_text_key(p->arena, hy_doc_role_text(doc, HY_ITEM_NUMBER));

		if (number.len > 0 && hy_str_eq(office_of(doc), p->source->office))
			add_doc(work_numbered(p, number), doc);
	}
	qsort(p->works, p->n_works, sizeof(*p->works), by_number);
}

/* --- columns */

/* Texts that are joined in one cell. */
struct joined {
	struct hy_arena *arena;
	const struct hy_form *form;
	struct hy_buf out;
};

static void
join(struct joined *j, struct hy_str text)
{
	if (j->out.len > 0)
		hy_buf_str(&j->out, hy_word(HY_W_LIST_JOIN));
	hy_buf_str(&j->out, text);
}

static bool
join_node(struct hy_node *node, void *context)
{
	struct joined *j = context;

	if (!hy_node_blank(node, j->form))
		join(j, hy_str_trim(hy_node_plain(j->arena, node)));
	return true;
}

/* What the first assessment of WORK that has the item says; several records are joined. */
static struct hy_str
from_items(struct plan *p, const struct hy_item *column, const struct work *work)
{
	struct joined j = { p->arena, NULL, hy_buf_new(p->arena) };

	for (unsigned i = 0; i < work->n_docs && j.out.len == 0; i++) {
		const struct hy_yaml *path = hy_yaml_get(column->from, work->docs[i]->form->form);

		j.form = work->docs[i]->form;
		if (path != NULL)
			hy_path_each(work->docs[i], path->text, join_node, &j);
	}
	return j.out.len > 0 ? hy_buf_get(&j.out) : HY_S("");
}

static struct hy_str
forms_of(struct plan *p, const struct work *work)
{
	struct joined j = { p->arena, NULL, hy_buf_new(p->arena) };

	for (unsigned i = 0; i < work->n_docs; i++)
		join(&j, work->docs[i]->form->name);
	return hy_buf_get(&j.out);
}

/* The newest day of publication of the assessments as they stand. */
static struct hy_str
published(struct plan *p, const struct work *work)
{
	struct hy_str text = HY_S("");
	long newest = 0;
	struct hy_date day;

	for (unsigned i = 0; i < work->n_docs; i++) {
		struct hy_str written = hy_doc_role_text(work->docs[i], HY_ITEM_PUBLISHED);

		if (hy_doc_stage(work->docs[i]) < HY_PUBLISHED || !hy_date_parse(written, &day) ||
		    hy_date_days(&day) <= newest)
			continue;
		newest = hy_date_days(&day);
		text = hy_str_copy(p->arena, written.p, written.len);
	}
	return text;
}

/* When the next evaluation of WORK is due; NULL when no rule tells. The fullest assessment counts. */
static const struct hy_due *
next_evaluation(const struct plan *p, const struct work *work)
{
	for (unsigned i = work->n_docs; i-- > 0;)
		for (const struct hy_due *d = p->source->dues->first; d != NULL; d = d->next)
			if (d->doc == work->docs[i] && strcmp(d->rule->id, FIVE_YEARS) == 0)
				return d;
	return NULL;
}

/* The act the five years are counted from, and its day of publication. */
static struct hy_str
last_act(struct plan *p, const struct hy_due *due)
{
	const struct hy_node *act = due != NULL ? due->node : NULL;
	const struct hy_node *name = act != NULL ? hy_node_find(act, "koui") : NULL;

	if (name == NULL)
		return HY_S("");
	return hy_str_format(p->arena, "%.*s %.*s", HY_ARG(name->text),
	    HY_ARG(hy_node_find(act, "kouhyou")->text));
}

static struct hy_str
fact_of(struct plan *p, const struct hy_item *column, const struct work *work)
{
	const struct hy_due *due = next_evaluation(p, work);

	if (hy_str_is(column->fact, "forms"))
		return forms_of(p, work);
	if (hy_str_is(column->fact, "published"))
		return published(p, work);
	if (hy_str_is(column->fact, "act"))
		return last_act(p, due);
	if (hy_str_is(column->fact, "due") && due != NULL)
		return hy_date_wareki(p->arena, &due->date);
	return HY_S("");
}

/* --- rows */

/* The rows of the plan so far, or NULL. */
static const struct hy_node *
kept_rows(const struct plan *p)
{
	return p->source->kept != NULL ? hy_doc_role(p->source->kept, HY_ITEM_WORKS) : NULL;
}

/* The one of NUMBER, or NULL. */
static const struct hy_node *
kept_row(const struct plan *p, struct hy_str number)
{
	const struct hy_node *rows = kept_rows(p);

	for (unsigned i = 0; rows != NULL && i < rows->n_kids; i++)
		if (hy_str_eq(hy_text_key(p->arena, hy_record_title(rows->kids[i])), number))
			return rows->kids[i];
	return NULL;
}

static struct hy_str
kept_answer(const struct hy_node *row, const struct hy_item *column)
{
	const struct hy_node *node = row != NULL ? hy_node_find(row, column->id) : NULL;

	return node != NULL ? node->text : HY_S("");
}

/* The cell of COLUMN in the row of WORK (NULL: only what was kept). */
static struct hy_str
cell(struct plan *p, const struct hy_item *column, const struct work *work,
    const struct hy_node *row)
{
	if (work == NULL || (column->from == NULL && column->fact.len == 0))
		return kept_answer(row, column);
	return column->from != NULL ? from_items(p, column, work) : fact_of(p, column, work);
}

static void
write_row(struct plan *p, const struct work *work, const struct hy_node *row)
{
	bool first = true;

	for (unsigned i = 0; i < p->rows->n_items; i++) {
		struct hy_str text = cell(p, p->rows->items[i], work, row);

		if (text.len == 0)
			continue;
		hy_buf_text(&p->out, first ? "  - " : "    ");
		hy_emit_key(&p->out, 0, p->rows->items[i]->key);
		hy_emit_text(&p->out, 4, text);
		first = false;
	}
}

/* The rows kept for works of which there is no assessment (yet, or any more). */
static void
write_kept(struct plan *p)
{
	const struct hy_node *rows = kept_rows(p);

	for (unsigned i = 0; rows != NULL && i < rows->n_kids; i++) {
		struct hy_str number = hy_text_key(p->arena, hy_record_title(rows->kids[i]));
		unsigned w = 0;

		while (w < p->n_works && !hy_str_eq(p->works[w].number, number))
			w++;
		if (w == p->n_works)
			write_row(p, NULL, rows->kids[i]);
	}
}

/* --- the head */

static void
write_head_item(struct plan *p, const struct hy_item *item)
{
	const struct hy_node *kept = p->source->kept != NULL
	    ? hy_node_below(p->source->kept->root, item) : NULL;
	struct hy_str text = kept != NULL ? kept->text : HY_S("");

	if (item->role == HY_ITEM_OFFICE)
		text = p->source->office;
	if (item->role == HY_ITEM_DRAWN_UP)
		text = hy_date_wareki(p->arena, &p->source->today);
	hy_emit_key(&p->out, 0, item->key);
	if (text.len > 0)
		hy_emit_text(&p->out, 0, text);
	else
		hy_buf_char(&p->out, '\n');
}

struct hy_str
hy_plan_text(struct hy_arena *arena, const struct hy_plan_source *source)
{
	struct plan p = { .arena = arena, .source = source, .out = hy_buf_new(arena),
	    .rows = source->form->roles[HY_ITEM_WORKS] };
	const struct hy_item *cover = source->form->sections[0];

	collect(&p);
	hy_emit_key(&p.out, 0, hy_word(HY_W_KEY_FORM));
	hy_emit_text(&p.out, 0, source->form->name);
	hy_emit_key(&p.out, 0, hy_word(HY_W_KEY_EDITION));
	hy_emit_text(&p.out, 0, source->form->edition_name);
	for (unsigned i = 0; i < cover->n_items; i++)
		write_head_item(&p, cover->items[i]);
	hy_emit_key(&p.out, 0, p.rows->up->key);
	hy_buf_char(&p.out, '\n');
	hy_emit_key(&p.out, 2, p.rows->key);
	hy_buf_char(&p.out, '\n');
	for (unsigned i = 0; i < p.n_works; i++)
		write_row(&p, &p.works[i], kept_row(&p, p.works[i].number));
	write_kept(&p);
	return hy_buf_get(&p.out);
}
