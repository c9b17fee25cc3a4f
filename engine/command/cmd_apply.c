/* hyoka apply CHANGE FOLDER: one change in many assessments, with its entries under the key for changes. */
#include <stdio.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/change/annex.h"
#include "engine/change/apply/apply.h"
#include "engine/check/subject/portfolio.h"
#include "engine/command/load.h"
#include "engine/command/out/change_out.h"
#include "engine/form/path.h"

/* An assessment that is meant, and the draft it has or gets. */
struct target {
	const char *draft;
	struct hy_applied applied;
	struct target *next;
};

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	const struct hy_orders *orders;
	struct hy_portfolio *portfolio;
	struct target *first, **tail;
	unsigned places[HY_APPLY_ENTRY + 1], changed;	/* places by what became of them, assessments */
};

static void
take_file(void *context, const char *path)
{
	struct run *r = context;
	struct hy_err err;
	const struct hy_doc *doc = hy_doc_load(r->call->arena, r->forms, path, &err);

	if (doc == NULL)
		hy_call_trouble(r->call, &err);
	else if (hy_orders_concern(r->orders, doc))
		hy_portfolio_add(r->portfolio, doc);
}

/* The draft of the assessment, else what is to be published next, else what is published. */
static const struct hy_doc *
base_of(const struct hy_assessment *a, const char *draft)
{
	for (unsigned i = 0; i < a->count; i++)
		if (strcmp(a->revisions[i]->file, draft) == 0)
			return a->revisions[i];
	return a->coming != NULL ? a->coming : a->current != NULL ? a->current : a->revisions[a->count - 1];
}

/* A file that is there and is not DOC, or that another assessment is to be written to. */
static bool
is_taken(const struct run *r, const char *draft, const struct hy_doc *doc)
{
	if (strcmp(doc->file, draft) != 0 && hy_file_exists(draft))
		return true;
	for (const struct target *t = r->first; t != NULL; t = t->next)
		if (t->applied.result != NULL && strcmp(t->draft, draft) == 0)
			return true;
	return false;
}

static void
take_assessment(struct run *r, const struct hy_assessment *a)
{
	struct hy_arena *arena = r->call->arena;
	struct target *t = hy_new(arena, struct target);
	const struct hy_doc *doc;
	struct hy_err err;
	bool ok;

	t->draft = hy_path_join(arena, a->folder, "draft.yaml").p;
	doc = base_of(a, t->draft);
	if (hy_doc_stage(doc) == HY_ENDED) {
		hy_call_note(r->call, hy_say(arena, HY_M_APPLY_ENDED, doc->file, NULL));
		return;
	}
	ok = hy_apply(arena, r->forms, r->orders, doc, t->draft, &t->applied, &err);
	if (ok && t->applied.result != NULL && is_taken(r, t->draft, doc))
		ok = hy_fail(&err, hy_mark_file(doc->file), HY_M_APPLY_CLASH, t->draft, NULL);
	if (!ok)
		hy_call_trouble(r->call, &err);
	*r->tail = t;
	r->tail = &t->next;
}

/* --- what is told */

static void
tell_changes(struct hy_buf *out, const struct target *t, bool colour)
{
	const struct hy_diff *diff = hy_diff(out->arena, t->applied.doc, t->applied.result);

	for (const struct hy_change *c = diff->first; c != NULL; c = c->next)
		if (!hy_change_is_day(c))
			hy_change_out(out, c, HY_S(""), colour);
}

/* What an order left as it was, or could not say: its place, and why. */
static void
tell_place(struct hy_buf *out, const struct hy_applied_place *p)
{
	static const enum hy_message words[] = { [HY_APPLIED_BEFORE] = HY_M_APPLY_BEFORE,
		[HY_APPLY_DIFFERS] = HY_M_APPLY_DIFFERS, [HY_APPLY_ENTRY] = HY_M_APPLY_ENTRY };

	struct hy_mark at = p->node->up != NULL ? p->node->at : hy_mark_file(p->node->at.file);
	struct hy_str item = p->node->up != NULL ? hy_node_official(out->arena, p->node) : HY_S("");

	if (p->op != HY_APPLIED)
		hy_buf_format(out, "%s%.*s%s%s\n", hy_mark_text(out->arena, at).p, HY_ARG(item),
		    item.len > 0 ? ": " : "", hy_message_text(words[p->op]));
}

static void
tell(struct run *r, struct hy_buf *out)
{
	for (struct target *t = r->first; t != NULL; t = t->next) {
		const struct hy_doc *doc = t->applied.doc;

		if (t->applied.result != NULL && strcmp(t->draft, doc->file) != 0)
			hy_buf_format(out, "%s\n", hy_say(out->arena, HY_M_APPLY_FROM, t->draft, doc->file, NULL).p);
		else if (t->applied.result != NULL)
			hy_buf_format(out, "%s\n", t->draft);
		if (t->applied.result != NULL)
			tell_changes(out, t, hy_call_colour(r->call));
		for (const struct hy_applied_place *p = t->applied.first; p != NULL; p = p->next) {
			tell_place(out, p);
			r->places[p->op]++;
		}
		r->changed += t->applied.result != NULL;
	}
}

static void
tell_tally(const struct run *r, enum hy_message words)
{
	struct hy_arena *arena = r->call->arena;

	hy_call_note(r->call, hy_say(arena, words,
	    hy_str_format(arena, "%u", r->places[HY_APPLIED] + r->places[HY_APPLY_ENTRY]).p,
	    hy_str_format(arena, "%u", r->changed).p, hy_str_format(arena, "%u", r->places[HY_APPLIED_BEFORE]).p,
	    hy_str_format(arena, "%u", r->places[HY_APPLY_DIFFERS]).p, NULL));
}

/* The places of ORDER; *FITS: those where its words stood, or what they shall become. */
static unsigned
places_of(const struct run *r, const struct hy_order *order, unsigned *fits, struct hy_buf *out)
{
	unsigned named = 0;

	*fits = 0;
	for (const struct target *t = r->first; t != NULL; t = t->next) {
		for (const struct hy_applied_place *p = t->applied.first; p != NULL; p = p->next) {
			if (p->order != order)
				continue;
			named++;
			*fits += p->op != HY_APPLY_DIFFERS;
			tell_place(out, p);
		}
	}
	return named;
}

/* An order that fits nowhere was not meant so: a slip in its words, or in its path. */
static bool
all_fit(struct run *r)
{
	for (const struct hy_order *o = r->orders->at; o < r->orders->at + r->orders->count; o++) {
		struct hy_buf out = hy_buf_new(r->call->arena);
		unsigned fits, named = places_of(r, o, &fits, &out);
		struct hy_err err;

		if (fits > 0)
			continue;
		hy_fail(&err, o->at, named > 0 ? HY_M_APPLY_NOWHERE : HY_M_APPLY_NO_ITEM, NULL);
		hy_call_trouble(r->call, &err);
		fprintf(stderr, "%.*s", HY_ARG(hy_buf_get(&out)));
	}
	return !r->call->trouble;
}

/* --- writing: all or nothing */

/* A write failed at UNTIL: those before it become what they were. */
static void
put_back(struct run *r, const struct target *until)
{
	for (const struct target *t = r->first; t != until; t = t->next) {
		bool was = strcmp(t->draft, t->applied.doc->file) == 0, back;
		struct hy_err err;

		if (t->applied.result == NULL)
			continue;
		back = was ? hy_call_write_file(r->call, t->draft, t->applied.doc->bytes, &err)
		    : remove(t->draft) == 0;
		fprintf(stderr, "%s\n", hy_say(r->call->arena, back ? HY_M_APPLY_BACK : HY_M_APPLY_STAYS,
		    t->draft, NULL).p);
	}
}

static bool
write_all(struct run *r)
{
	struct hy_err err;

	for (const struct target *t = r->first; t != NULL; t = t->next) {
		if (t->applied.result == NULL ||
		    hy_call_write_file(r->call, t->draft, t->applied.result->bytes, &err))
			continue;
		hy_call_trouble(r->call, &err);
		put_back(r, t);
		return false;
	}
	return true;
}

static int
carry_out(struct run *r)
{
	struct hy_buf out = hy_buf_new(r->call->arena);
	bool dry = hy_call_has(r->call, "dry-run");

	hy_portfolio_sort(r->portfolio);
	for (const struct hy_assessment *a = r->portfolio->first; a != NULL; a = a->next)
		take_assessment(r, a);
	if (r->call->trouble)
		return HY_TROUBLE;
	tell(r, &out);
	if (!all_fit(r) || (!dry && !write_all(r)))
		return HY_TROUBLE;
	printf("%.*s", HY_ARG(hy_buf_get(&out)));
	tell_tally(r, dry ? HY_M_APPLY_WOULD : HY_M_APPLY_DONE);
	return HY_CLEAN;
}

static int
run(struct hy_call *call)
{
	const char *folder = hy_path_operand(call->arena, call->operands[1]);
	struct run r = { .call = call };
	struct hy_err err;

	r.tail = &r.first;
	r.forms = hy_forms_open(call->arena, &err);
	r.orders = r.forms != NULL ? hy_orders_read(call->arena, r.forms, call->operands[0], &err) : NULL;
	if (r.orders == NULL)
		return hy_call_fail(call, &err);
	r.portfolio = hy_portfolio_new(call->arena, NULL, &call->today);
	if (!hy_assessments_each(call->arena, folder, take_file, &r, &err))
		return hy_call_fail(call, &err);
	if (r.portfolio->first == NULL && !r.call->trouble) {
		hy_fail(&err, hy_mark_file(folder), HY_M_NO_ASSESSMENTS, NULL);
		return hy_call_fail(call, &err);
	}
	return carry_out(&r);
}

const struct hy_command hy_cmd_apply = {
	"apply", "CHANGE FOLDER", HY_M_CMD_APPLY, 2, 2,
	{ { "dry-run", 0, NULL, HY_M_OPT_DRY_RUN } }, run
};
