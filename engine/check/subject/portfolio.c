#include "engine/check/subject/portfolio.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/base/progress.h"

#define DEEPEST 16u	/* folders below folders */

struct hy_portfolio *
hy_portfolio_new(struct hy_arena *arena, const struct hy_body *body, const struct hy_date *today)
{
	struct hy_portfolio *portfolio = hy_new(arena, struct hy_portfolio);

	portfolio->arena = arena;
	portfolio->body = body;
	portfolio->today = *today;
	portfolio->tail = &portfolio->first;
	return portfolio;
}

static struct hy_assessment **
slot_of(struct hy_portfolio *portfolio, struct hy_str folder)
{
	unsigned h = 5381;

	for (size_t i = 0; i < folder.len; i++)
		h = h * 33 + (unsigned char)folder.p[i];
	return &portfolio->slots[h % HY_PORTFOLIO_SLOTS];
}

static struct hy_assessment *
assessment_of(struct hy_portfolio *portfolio, const struct hy_doc *doc)
{
	struct hy_str folder = hy_path_folder(portfolio->arena, doc->file);
	struct hy_assessment **slot = slot_of(portfolio, folder), *a = *slot;

	while (a != NULL && !(hy_str_eq(a->folder, folder) &&
	    strcmp(a->revisions[0]->form->form, doc->form->form) == 0))
		a = a->next_in_slot;
	if (a != NULL)
		return a;
	a = hy_new(portfolio->arena, struct hy_assessment);
	a->folder = folder;
	a->next_in_slot = *slot;
	*slot = a;
	*portfolio->tail = a;
	portfolio->tail = &a->next;
	return a;
}

long
hy_revision_day(const struct hy_doc *doc)
{
	const char *slash = strrchr(doc->file, '/');
	struct hy_str name = hy_str_of(slash != NULL ? slash + 1 : doc->file);
	struct hy_date date;

	if (hy_date_parse(hy_doc_role_text(doc, HY_ITEM_PUBLISHED), &date) ||
	    (hy_revision_name(name) && hy_date_parse(hy_str_cut(name, 0, 10), &date)))
		return hy_date_days(&date);
	return 0;
}

static bool
is_out(const struct hy_portfolio *portfolio, const struct hy_doc *doc)
{
	return hy_doc_stage(doc) >= HY_PUBLISHED && hy_revision_day(doc) <= hy_date_days(&portfolio->today);
}

/* The unpublished come last, of these the ones without a day. */
static bool
is_later(const struct hy_portfolio *portfolio, const struct hy_doc *a, const struct hy_doc *b)
{
	long x = hy_revision_day(a), y = hy_revision_day(b);

	if (is_out(portfolio, a) != is_out(portfolio, b))
		return is_out(portfolio, b);
	if (x != y && !is_out(portfolio, a) && (x == 0 || y == 0))
		return x == 0;
	return x != y ? x > y : hy_doc_stage(a) > hy_doc_stage(b);
}

/* What is not published counts only while nothing newer was published: an old stage is no plan. */
static void
settle(const struct hy_portfolio *portfolio, struct hy_assessment *a)
{
	const struct hy_doc *last = a->revisions[a->count - 1];
	unsigned n = a->count;

	while (n > 0 && !is_out(portfolio, a->revisions[n - 1]))
		n--;
	a->current = n > 0 ? a->revisions[n - 1] : NULL;
	a->coming = !is_out(portfolio, last) && (a->current == NULL || hy_revision_day(last) == 0 ||
	    hy_revision_day(last) > hy_revision_day(a->current)) ? last : NULL;
}

void
hy_portfolio_add(struct hy_portfolio *portfolio, const struct hy_doc *doc)
{
	struct hy_assessment *a = assessment_of(portfolio, doc);
	const struct hy_doc **all = hy_new_array(portfolio->arena, a->count + 1, const struct hy_doc *);
	unsigned at = a->count;

	while (at > 0 && is_later(portfolio, a->revisions[at - 1], doc))
		at--;
	for (unsigned i = 0; i < a->count; i++)
		all[i + (i >= at)] = a->revisions[i];
	all[at] = doc;
	a->revisions = all;
	a->count++;
	settle(portfolio, a);
}

/* An assessment and what it is put in order by. */
struct placed {
	struct hy_assessment *assessment;
	struct hy_str folder;
};

static int
by_folder(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	int order = hy_str_cmp(x->folder, y->folder);

	return order != 0 ? order : strcmp(x->assessment->revisions[0]->form->form,
	    y->assessment->revisions[0]->form->form);
}

void
hy_portfolio_sort(struct hy_portfolio *portfolio)
{
	struct placed *all;
	size_t n = 0;

	for (struct hy_assessment *a = portfolio->first; a != NULL; a = a->next)
		n++;
	all = hy_new_array(portfolio->arena, n + 1, struct placed);
	n = 0;
	for (struct hy_assessment *a = portfolio->first; a != NULL; a = a->next, n++)
		all[n] = (struct placed){ a, hy_path_real(portfolio->arena, a->folder.p) };
	qsort(all, n, sizeof(*all), by_folder);
	portfolio->tail = &portfolio->first;
	for (size_t i = 0; i < n; i++) {
		*portfolio->tail = all[i].assessment;
		portfolio->tail = &all[i].assessment->next;
	}
	*portfolio->tail = NULL;
}

const struct hy_doc *
hy_assessment_doc(const struct hy_assessment *a)
{
	if (a->current != NULL)
		return a->current;
	return a->coming != NULL ? a->coming : a->revisions[a->count - 1];
}

bool
hy_revision_name(struct hy_str name)
{
	static const char shape[] = "dddd-dd-dd.";

	if (name.len < sizeof(shape) - 1 + 4 || !hy_str_ends(name, HY_S(".yaml")))
		return false;
	for (size_t i = 0; i < sizeof(shape) - 1; i++) {
		bool digit = name.p[i] >= '0' && name.p[i] <= '9';

		if (shape[i] == 'd' ? !digit : name.p[i] != shape[i])
			return false;
	}
	return true;
}

static bool
each_below(struct hy_arena *arena, const char *folder, unsigned depth, hy_visit_file *visit,
    void *context, struct hy_err *err)
{
	struct hy_str *names;
	bool ok = true;
	size_t n;

	if (!hy_folder_list(arena, folder, &names, &n, err))
		return false;
	for (size_t i = 0; i < n && depth < DEEPEST; i++) {
		struct hy_str inner = hy_path_join(arena, hy_str_of(folder), names[i].p);

		/* A folder behind a link may be one we are in already. */
		if (hy_file_is_folder(inner.p))
			ok = (hy_file_is_link(inner.p) ||
			    each_below(arena, inner.p, depth + 1, visit, context, ok ? err : NULL)) && ok;
		else if (hy_revision_name(names[i]) || hy_str_is(names[i], "draft.yaml"))
			visit(context, inner.p);
	}
	return ok;
}

static void
count_file(void *context, const char *path)
{
	(void)path;
	++*(unsigned *)context;
}

/* A visitor, with the bar that shows how far it has come. */
struct shown {
	hy_visit_file *visit;
	void *context;
};

static void
visit_shown(void *context, const char *path)
{
	const struct shown *shown = context;

	hy_progress_step(path);
	shown->visit(shown->context, path);
}

bool
hy_assessments_each(struct hy_arena *arena, const char *folder, hy_visit_file *visit,
    void *context, struct hy_err *err)
{
	struct shown shown = { visit, context };
	unsigned total = 0;
	bool ok;

	if (hy_progress_seen())
		(void)each_below(arena, folder, 0, count_file, &total, NULL);
	hy_progress_begin(total);
	ok = each_below(arena, folder, 0, visit_shown, &shown, err);
	hy_progress_end();
	return ok;
}
