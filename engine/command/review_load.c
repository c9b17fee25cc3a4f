#include "engine/command/review_load.h"

#include "engine/base/file.h"
#include "engine/check/check.h"
#include "engine/check/subject/beside.h"
#include "engine/command/audience.h"
#include "engine/sheet/device.h"

/* Unchanged stretches longer than this are cut: the form behind the changes has all of it. */
#define EXCERPT_CHARS 160u
/* The device whose pages are told in papers that have none. */
#define PAPER "pdf"

static bool
add_work(struct hy_review_load *load, const struct hy_base *base, const struct hy_doc *old,
    const struct hy_doc *new, struct hy_err *err)
{
	struct hy_annex_options options;

	if (!hy_annex_wishes(load->call->arena, new->file, &options, err))
		return false;
	hy_review_add(load->review, load->looks->phrases, &options, EXCERPT_CHARS, base, old, new);
	return true;
}

/* --- folders */

/* Assessments being read. */
struct reading {
	struct hy_review_load *load;
	struct hy_portfolio *portfolio;
	struct hy_err *err;
	bool ok;
};

static void
read_revision(void *context, const char *path)
{
	struct reading *r = context;
	const struct hy_doc *doc = hy_doc_load(r->load->call->arena, r->load->forms, path, r->ok ? r->err : NULL);

	if (doc != NULL)
		hy_portfolio_add(r->portfolio, doc);
	r->ok = doc != NULL && r->ok;
}

/* The stage that NAME is called by in the form of DOC; HY_PUBLISHED when it is none before that. */
static enum hy_state
stage_named(const struct hy_doc *doc, const char *name)
{
	const struct hy_item *item = hy_doc_find(doc, "joutai", 0)->item;
	int stage = HY_DRAFT;

	while (stage < HY_PUBLISHED && !hy_str_is(item->options[stage].label, name))
		stage++;
	return (enum hy_state)stage;
}

/* The work of ASSESSMENT against its base, or the stage or file SINCE (NULL: none). */
static bool
add_assessment(struct hy_review_load *load, const struct hy_assessment *a, const char *since, struct hy_err *err)
{
	const struct hy_doc *new = a->coming != NULL ? a->coming : a->current, *old;
	struct hy_base base = hy_base_revision(load->call->arena, a->revisions, a->count, new);
	enum hy_state stage;

	if (since == NULL)
		return add_work(load, &base, base.doc, new, err);
	stage = stage_named(new, since);
	if (stage == HY_PUBLISHED) {
		old = hy_doc_open(load->call->arena, load->forms, since, err);
		return old != NULL && add_work(load, NULL, old, new, err);
	}
	old = hy_base_stage(a->revisions, a->count, base.doc, new, stage);
	if (old != NULL)
		return add_work(load, NULL, old, new, err);
	hy_call_note(load->call, hy_say(load->call->arena, HY_M_REVIEW_NO_STAGE, a->folder.p, since, NULL));
	return true;
}

/* A file stands for the old revision of one assessment only. */
static bool
since_fits(const struct hy_portfolio *portfolio, const char *since, struct hy_err *err)
{
	const struct hy_assessment *a = portfolio->first;
	char count[16];
	unsigned n = 1;

	if (since == NULL || a == NULL || a->next == NULL ||
	    stage_named(a->revisions[0], since) != HY_PUBLISHED)
		return true;
	while ((a = a->next) != NULL)
		n++;
	snprintf(count, sizeof(count), "%u", n);
	return hy_fail(err, hy_mark_file(since), HY_M_REVIEW_ONE, count, NULL);
}

static bool
load_folders(struct hy_review_load *load, struct hy_err *err)
{
	const struct hy_call *call = load->call;
	struct reading r = { load, hy_portfolio_new(call->arena, NULL, &call->today), err, true };
	const char *since = hy_call_value(call, "since", NULL);

	for (unsigned i = 0; i < call->n_operands; i++)
		if (!hy_assessments_each(call->arena, hy_path_operand(call->arena, call->operands[i]),
		    read_revision, &r, err))
			return false;
	if (!r.ok || !since_fits(r.portfolio, since, err))
		return false;
	for (const struct hy_assessment *a = r.portfolio->first; a != NULL; a = a->next)
		if (!add_assessment(load, a, since, err))
			return false;
	return load->review->n_works > 0 || hy_fail(err, hy_mark_file(call->operands[0]),
	    since != NULL ? HY_M_REVIEW_NOTHING_SINCE : HY_M_NO_REVISIONS,
	    since != NULL ? since : call->operands[0], NULL);
}

bool
hy_review_load_works(struct hy_review_load *load, struct hy_err *err)
{
	const struct hy_doc *docs[2];

	if (hy_file_is_folder(load->call->operands[0])) {
		if (!load_folders(load, err))
			return false;
	} else if (!hy_pair_load(load->call->arena, load->forms, load->call->operands, docs, err) ||
	    !add_work(load, NULL, docs[0], docs[1], err)) {
		return false;
	}
	hy_review_share(load->review);
	return true;
}

/* --- findings */

static bool
check_side(struct hy_check *check, const struct hy_doc *doc, struct hy_findings *findings, struct hy_err *err)
{
	return doc == NULL || hy_check_run(check, doc, findings, NULL, err);
}

/* Takes over those of ALL that rules found when they held DOC against the revision before it. */
static void
add_compared(struct hy_check *check, const struct hy_findings *all, const struct hy_doc *doc,
    struct hy_findings *findings)
{
	for (const struct hy_finding *f = all->first; f != NULL; f = f->next) {
		const struct hy_rule *rule = f->doc == doc ? hy_rules_find(hy_check_rules(check),
		    hy_str_of(f->rule)) : NULL;
		struct hy_finding *own;

		if (rule == NULL || !rule->compares)
			continue;
		own = hy_findings_add(findings, f->rule, f->severity, f->doc, f->node, f->message);
		own->hint = f->hint;
		own->at = f->at;
		own->key = f->key;
		own->waived = f->waived;
		own->waiver = f->waiver;
	}
}

/*
 * Both sides by the rules that look at one assessment alone; the new one by those that compare
 * revisions, too. What rules say of a whole portfolio is no matter of one revision and left to check.
 */
static bool
check_all(struct hy_review_load *load, struct hy_check *check, struct hy_err *err)
{
	struct hy_arena *arena = load->call->arena;
	unsigned n = load->review->n_works, i = 0;
	struct hy_findings **old = hy_new_array(arena, n, struct hy_findings *);
	struct hy_findings **new = hy_new_array(arena, n, struct hy_findings *), *all = hy_findings_new(arena);

	for (const struct hy_review_work *w = load->review->works; w != NULL; w = w->next, i++) {
		old[i] = hy_findings_new(arena);
		new[i] = hy_findings_new(arena);
		if (!check_side(check, w->old, old[i], err) || !check_side(check, w->new, new[i], err))
			return false;
	}
	if (!hy_check_portfolios(check, load->forms, all, err))
		return false;
	i = 0;
	for (const struct hy_review_work *w = load->review->works; w != NULL; w = w->next, i++) {
		struct hy_finding_delta *delta = hy_new(arena, struct hy_finding_delta);

		add_compared(check, all, w->new, new[i]);
		hy_findings_sort(old[i]);
		hy_findings_sort(new[i]);
		*delta = hy_finding_delta(arena, old[i], new[i]);
		load->views[i].findings = delta;
		load->views[i].found = new[i];
	}
	return true;
}

/* The pack is printed in Japanese, whatever the language of the messages. */
static bool
load_findings(struct hy_review_load *load, struct hy_err *err)
{
	enum hy_language language = hy_language_get();
	struct hy_check *check = hy_check_open(load->call->arena, &load->call->today, err);
	bool ok;

	hy_language_set(HY_JA);
	ok = check != NULL && check_all(load, check, err);
	hy_language_set(language);
	hy_check_close(check);
	return ok;
}

/* --- the rest of a view */

/* The revisions WORK is made of, oldest first; *N of them. */
static const struct hy_doc *const *
revisions_of(const struct hy_review_load *load, const struct hy_review_work *work, unsigned *n)
{
	unsigned between = work->base.n_corrections;
	const struct hy_doc **docs = hy_new_array(load->call->arena, between + 2, const struct hy_doc *);

	*n = 0;
	if (work->old != NULL)
		docs[(*n)++] = work->old;
	for (unsigned i = 0; i < between; i++)
		docs[(*n)++] = work->base.corrections[i];
	docs[(*n)++] = work->new;
	return docs;
}

static const struct hy_withheld *
withheld_of(const struct hy_review_load *load, const struct hy_review_work *work)
{
	struct hy_withheld *withheld = hy_withheld_new(load->call->arena);
	unsigned n;
	const struct hy_doc *const *docs = revisions_of(load, work, &n);

	hy_withheld_add(withheld, docs, n);
	return hy_withheld_none(withheld) ? NULL : withheld;
}

/* The opinions kept beside the new revision. */
static bool
load_opinions(const struct hy_review_load *load, const struct hy_review_work *work,
    struct hy_review_view *view, struct hy_err *err)
{
	struct hy_arena *arena = load->call->arena;
	struct hy_str file = hy_opinions_file(arena, hy_path_folder(arena, work->new->file));
	struct hy_opinion_source *source;
	const struct hy_doc *list;

	if (file.len == 0)
		return true;
	source = hy_new(arena, struct hy_opinion_source);
	source->words = hy_opinion_words(arena, err);
	list = source->words != NULL ? hy_opinions_load(arena, load->forms, file.p, err) : NULL;
	if (list == NULL)
		return false;
	source->doc = work->new;
	source->revisions = revisions_of(load, work, &source->n_revisions);
	source->opinions = hy_opinions(arena, list, &source->n_opinions);
	view->opinions = source;
	return true;
}

/* Where there are no pages, those of the form as PDF are told; a machine without that module tells the section only. */
static void
find_pages(const struct hy_review_load *load, struct hy_review_view *view)
{
	const struct hy_device *own = hy_device_get(load->call->arena, load->format, NULL);
	const struct hy_device *paper = hy_device_get(load->call->arena, PAPER, NULL);

	if (own == NULL || own->places != NULL || paper == NULL ||
	    !paper->places(load->call->arena, view->form, &view->pages, NULL))
		view->pages = (struct hy_places){ NULL, 0 };
}

/* The form as a council gets it. It is read once more, as its answers are marked in place. */
static bool
load_form(const struct hy_review_load *load, const struct hy_review_work *work, struct hy_review_view *view,
    struct hy_err *err)
{
	struct hy_edition_for edition = { .lists_open = false };
	struct hy_arena *arena = load->call->arena;
	bool refused;

	if (hy_device_draws(load->format) == HY_DRAWS_NOTHING || hy_is_workbook(work->new->file))
		return true;
	if (!hy_edition_for(load->call, load->forms, load->looks, work->new->file, HY_FOR_COUNCIL, &edition,
	    &refused, err) || !hy_flow_figure(arena, load->looks, edition.doc, hy_device_draws(load->format),
	    &edition.wishes.figure, err))
		return false;
	view->form = hy_form_sheet(arena, load->looks, edition.doc, edition.annex, edition.wishes);
	find_pages(load, view);
	return true;
}

bool
hy_review_load_views(struct hy_review_load *load, struct hy_err *err)
{
	struct hy_bodies *bodies = hy_bodies_open(load->call->arena, err);
	struct hy_review_view *view;

	load->views = hy_new_array(load->call->arena, load->review->n_works, struct hy_review_view);
	if (bodies == NULL || hy_review_empty(load->review))
		return bodies != NULL;
	view = load->views;
	for (const struct hy_review_work *w = load->review->works; w != NULL; w = w->next, view++) {
		view->body = hy_bodies_of(bodies, w->new->file, err);
		if (view->body == NULL || !load_form(load, w, view, err) || !load_opinions(load, w, view, err))
			return false;
		view->gyosei = hy_bodies_kind(bodies, view->body, hy_doc_role_text(w->new, HY_ITEM_OFFICE), NULL);
		view->withheld = withheld_of(load, w);
	}
	return load_findings(load, err);
}
