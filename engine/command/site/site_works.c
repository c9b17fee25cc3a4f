#include "engine/command/site/site_works.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/file.h"
#include "engine/base/text.h"

#define PLAN_FORM "yoshiki1"	/* tells of assessments and is none */
#define OFFICE_DIGITS 8u	/* of the hash of a body's name */

struct gathering {
	const struct hy_call *call;
	struct hy_forms *forms;
	struct hy_portfolio *portfolio;
	struct hy_err *err;
	bool failed;
};

/* Folders that are given may lie within each other. */
static bool
is_taken(const struct gathering *g, const char *path)
{
	for (const struct hy_assessment *a = g->portfolio->first; a != NULL; a = a->next)
		for (unsigned i = 0; i < a->count; i++)
			if (strcmp(a->revisions[i]->file, path) == 0)
				return true;
	return false;
}

/* What has no day in its name is being written: it is not read. */
static void
take_file(void *context, const char *path)
{
	struct gathering *g = context;
	const struct hy_doc *doc;

	if (g->failed || !hy_revision_name(hy_str_of(hy_path_name(path))) ||
	    (g->call->n_operands > 1 && is_taken(g, path)))
		return;
	doc = hy_doc_load(g->call->arena, g->forms, path, g->err);
	g->failed = doc == NULL;
	if (doc != NULL && strcmp(doc->form->form, PLAN_FORM) != 0)
		hy_portfolio_add(g->portfolio, doc);
}

static void
take_work(struct hy_works *works, const struct hy_assessment *a)
{
	struct hy_work *w = &works->at[works->count];

	if (a->current == NULL) {
		works->n_coming++;
		return;
	}
	works->count++;
	w->docs = a->revisions;
	while (w->docs[w->n_docs++] != a->current)
		continue;
	w->number = hy_doc_role_text(a->current, HY_ITEM_NUMBER);
	w->office = hy_doc_role_text(a->current, HY_ITEM_OFFICE);
	for (unsigned i = 0; i < works->count; i++)
		if (hy_str_eq(works->at[i].office, w->office)) {
			w->nth_office = i + 1 < works->count ? works->at[i].nth_office : i;
			break;
		}
}

/* Numbers are in the order of their value; what is none comes behind. */
static unsigned long
value_of(struct hy_str number)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_str key = hy_text_key(arena, number);
	unsigned long value = key.len > 0 && strspn(key.p, "0123456789") == key.len
	    ? strtoul(key.p, NULL, 10) : (unsigned long)-1;

	hy_arena_free(arena);
	return value;
}

static int
in_order(const void *a, const void *b)
{
	const struct hy_work *x = a, *y = b;
	unsigned long one = value_of(x->number), other = value_of(y->number);
	int form = strcmp(x->docs[0]->form->form, y->docs[0]->form->form);

	if (x->nth_office != y->nth_office)
		return x->nth_office < y->nth_office ? -1 : 1;
	if (one != other)
		return one < other ? -1 : 1;
	return form != 0 ? form : strcmp(x->docs[0]->file, y->docs[0]->file);
}

/* TEXT in small letters, digits and hyphens; "0" when nothing of it is left. */
static struct hy_str
ascii_name(struct hy_arena *arena, struct hy_str text)
{
	struct hy_str key = hy_text_key(arena, text);
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < key.len; i++) {
		char c = key.p[i];

		c = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			hy_buf_char(&out, c);
		else if (out.len > 0 && out.p[out.len - 1] != '-')
			hy_buf_char(&out, '-');
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("0");
}

static const struct hy_work *
same_name(const struct hy_works *works, const struct hy_work *work)
{
	for (unsigned i = 0; i < works->count; i++)
		if (&works->at[i] != work && hy_str_eq(works->at[i].name, work->name))
			return &works->at[i];
	return NULL;
}

/* Bodies number their assessments apart: where a number is used twice, the body is in both names. */
static bool
name_works(struct hy_arena *arena, struct hy_works *works, struct hy_err *err)
{
	struct hy_str *longer = hy_new_array(arena, works->count + 1, struct hy_str);

	for (unsigned i = 0; i < works->count; i++)
		works->at[i].name = hy_str_format(arena, "%s-%s", ascii_name(arena, works->at[i].number).p,
		    works->at[i].docs[0]->form->form);
	for (unsigned i = 0; i < works->count; i++) {
		struct hy_str hash = hy_sha256_hex(arena, works->at[i].office, err);

		if (hash.len == 0)
			return false;
		longer[i] = works->at[i].name;
		if (same_name(works, &works->at[i]) != NULL)
			longer[i] = hy_str_format(arena, "%s-%.*s", longer[i].p, (int)OFFICE_DIGITS, hash.p);
	}
	for (unsigned i = 0; i < works->count; i++)
		works->at[i].name = longer[i];
	for (unsigned i = 0; i < works->count; i++) {
		const struct hy_work *other = same_name(works, &works->at[i]);

		if (other != NULL)
			return hy_fail(err, hy_mark_file(other->docs[0]->file), HY_M_SITE_TWICE,
			    works->at[i].docs[0]->file, NULL);
	}
	return true;
}

static void
join_families(struct hy_arena *arena, struct hy_works *works)
{
	for (unsigned i = 0; i < works->count; i++) {
		struct hy_work *w = &works->at[i];
		struct hy_revisions *family = &w->family;
		unsigned n = 0;

		for (unsigned k = 0; k < works->count; k++)
			n += works->at[k].n_docs;
		family->docs = hy_new_array(arena, n + 1, const struct hy_doc *);
		for (unsigned k = 0; k < works->count; k++) {
			const struct hy_work *other = &works->at[k];

			if (other->nth_office != w->nth_office || value_of(other->number) != value_of(w->number))
				continue;
			for (unsigned d = 0; d < other->n_docs; d++)
				family->docs[family->count++] = other->docs[d];
		}
	}
}

bool
hy_works_load(const struct hy_call *call, struct hy_forms *forms, struct hy_works *works,
    struct hy_err *err)
{
	struct gathering g = { .call = call, .forms = forms, .err = err };
	unsigned n = 0;

	*works = (struct hy_works){ NULL, 0, 0 };
	g.portfolio = hy_portfolio_new(call->arena, NULL, &call->today);
	for (unsigned i = 0; i < call->n_operands; i++)
		if (!hy_assessments_each(call->arena, hy_path_operand(call->arena, call->operands[i]), take_file,
		    &g, err) || g.failed)
			return false;
	hy_portfolio_sort(g.portfolio);
	for (const struct hy_assessment *a = g.portfolio->first; a != NULL; a = a->next)
		n++;
	works->at = hy_new_array(call->arena, n + 1, struct hy_work);
	for (const struct hy_assessment *a = g.portfolio->first; a != NULL; a = a->next)
		take_work(works, a);
	if (works->count == 0)
		return hy_fail(err, hy_mark_file(call->operands[0]), HY_M_NONE_PUBLISHED, call->operands[0], NULL);
	qsort(works->at, works->count, sizeof(*works->at), in_order);
	join_families(call->arena, works);
	return name_works(call->arena, works, err);
}
