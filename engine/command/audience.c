#include "engine/command/audience.h"

#include <string.h>

#include "engine/base/file.h"
#include "engine/check/check.h"
#include "engine/command/out/findings_out.h"
#include "engine/form/edit/write.h"
#include "engine/form/withhold.h"
#include "engine/sheet/device.h"

/* In the order of the readers; the words are those of the procedure. */
static const enum hy_word names[] = { HY_W_FOR_NOTICE, HY_W_FOR_COUNCIL, HY_W_FOR_COMMISSION, HY_W_FOR_PUBLIC };
#define N_NAMES HY_COUNT(names)

const char *
hy_audience_name(unsigned number)
{
	return number < N_NAMES ? hy_word(names[number]).p : NULL;
}

enum hy_audience
hy_audience_of(const struct hy_call *call)
{
	const char *given = hy_call_value(call, "for", NULL), *name;

	for (unsigned i = 0; given != NULL && (name = hy_audience_name(i)) != NULL; i++)
		if (strcmp(name, given) == 0)
			return (enum hy_audience)(i + 1);
	return HY_FOR_NOBODY;
}

static bool
withholds(enum hy_audience audience)
{
	return audience == HY_FOR_NOTICE || audience == HY_FOR_PUBLIC;
}

static bool
check(const struct hy_call *call, const struct hy_doc *doc, struct hy_findings *findings,
    struct hy_err *err)
{
	struct hy_check *check = hy_check_open(call->arena, &call->today, err);
	bool fine;

	if (check == NULL)
		return false;
	fine = hy_check_run(check, doc, findings, NULL, err);
	hy_check_close(check);
	hy_findings_sort(findings);
	return fine;
}

/* Nothing is published while a finding of the weight of an error stands; they are said. */
static bool
gate(const struct hy_call *call, struct hy_doc *doc, bool *refused, struct hy_err *err)
{
	struct hy_findings *findings = hy_findings_new(call->arena);
	struct hy_outcome outcome = { .findings = findings, .limit = HY_ERROR };

	if (!check(call, doc, findings, err))
		return false;
	*refused = findings->count[HY_FATAL] + findings->count[HY_ERROR] > 0;
	if (*refused)
		fprintf(stderr, "%.*s\n", HY_ARG(hy_findings_write(call->arena, &outcome, "text")));
	return !*refused || hy_fail(err, hy_mark_file(doc->file), HY_M_NOT_PUBLISHABLE, NULL);
}

/* Is one of the changes of ROW at a withheld place, in either revision? */
static bool
row_holds(const struct hy_withheld *withheld, const struct hy_annex_row *row)
{
	for (unsigned i = 0; i < row->n_verdicts; i++) {
		const struct hy_change *change = row->verdicts[i]->change;

		if (hy_withheld_holds(withheld, change->before) || hy_withheld_holds(withheld, change->after))
			return true;
	}
	return false;
}

static struct hy_str
masked(const struct hy_withheld *withheld, struct hy_str text, bool all, struct hy_str mask)
{
	return all && text.len > 0 ? mask : hy_withheld_clean(withheld, text, mask);
}

/* The table of changes still says that a withheld item changed, and nothing of how. */
static void
mask_annex(const struct hy_withheld *withheld, const struct hy_annex *annex, struct hy_str mask)
{
	for (struct hy_annex_row *row = annex->rows; row != NULL; row = row->next) {
		bool all = row_holds(withheld, row);

		row->before = masked(withheld, row->before, all, mask);
		row->after = masked(withheld, row->after, all, mask);
		row->item = hy_withheld_clean(withheld, row->item, mask);
		row->explanation = hy_withheld_clean(withheld, row->explanation, mask);
		row->before_spans = row->after_spans = (struct hy_spans){ NULL, 0 };
	}
}

/* What E's document, its earlier revisions and the documents beside it withhold. */
static struct hy_withheld *
withheld_of(const struct hy_call *call, const struct hy_revisions *revisions, const struct hy_edition_for *e)
{
	struct hy_withheld *withheld = hy_withheld_new(call->arena);
	unsigned n = revisions->count, n_beside = e->beside != NULL ? e->beside->count : 0;
	const struct hy_doc **same = hy_new_array(call->arena, n + n_beside + 1, const struct hy_doc *);

	for (unsigned i = 0; i < n; i++)
		same[i] = revisions->docs[i];
	for (unsigned i = 0; i < n_beside; i++)
		if (strcmp(e->beside->docs[i]->form->form, e->doc->form->form) == 0)
			same[n++] = e->beside->docs[i];
		else
			hy_withheld_add_words(withheld, e->beside->docs[i]);
	hy_withheld_add(withheld, same, n);
	return withheld;
}

/* TEXT without what stands in <>. */
static struct hy_str
without_tags(struct hy_arena *arena, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(arena);
	bool tag = false;

	for (size_t i = 0; i < text.len; i++) {
		tag = tag || text.p[i] == '<';
		if (!tag)
			hy_buf_char(&out, text.p[i]);
		tag = tag && text.p[i] != '>';
	}
	return hy_buf_get(&out);
}

/* A drawing that is given goes out as it is; its words can be read. */
static bool
look_at_picture(const struct hy_call *call, const struct hy_withheld *withheld, const struct hy_doc *doc,
    struct hy_err *err)
{
	const struct hy_node *picture = hy_flow_picture(doc);
	struct hy_str bytes;
	bool vector;

	if (picture == NULL || picture->secrecy == HY_MASKED)
		return true;
	if (!hy_flow_picture_read(call->arena, doc, picture, &bytes, &vector, err))
		return false;
	if (!vector || (!hy_withheld_finds(withheld, bytes) &&
	    !hy_withheld_finds(withheld, without_tags(call->arena, bytes))))
		return true;
	return hy_fail(err, picture->at, HY_M_PICTURE_WITHHELD, hy_str_copy(call->arena, picture->text.p,
	    picture->text.len).p, NULL);
}

/*
 * What any revision withholds is masked for the public, in the document and in the table of
 * changes; a council sees it, marked, in the document. False with ERR when a picture gives it away.
 */
static bool
withhold(const struct hy_call *call, const struct hy_looks *looks, const struct hy_revisions *revisions,
    enum hy_audience audience, struct hy_edition_for *e, struct hy_err *err)
{
	const struct hy_withheld *withheld = withheld_of(call, revisions, e);
	struct hy_str mask = hy_phrase(looks, "withheld");

	if (hy_withheld_none(withheld))
		return true;
	if (audience == HY_FOR_COUNCIL)
		hy_withheld_show(withheld, e->doc, hy_phrase(looks, "members_only"));
	if (!withholds(audience))
		return true;
	mask_annex(withheld, e->annex, mask);
	hy_withheld_mask(withheld, e->doc, mask);
	return look_at_picture(call, withheld, e->doc, err);
}

/* A notice is a draft: it has no day of publication yet, nor have the changes that come with it. */
static void
clear_day(struct hy_edition_for *e)
{
	struct hy_node *day = hy_doc_role(e->doc, HY_ITEM_PUBLISHED);

	if (day == NULL)
		return;
	for (struct hy_annex_row *row = e->annex->rows; row != NULL; row = row->next)
		if (row->new == e->doc && row->typed == NULL && hy_str_eq(row->day, day->text))
			row->day = HY_S("");
	day->text = HY_S("");
	day->answered = day->written = false;
}

static bool
is_draft(const struct hy_doc *doc, enum hy_audience audience)
{
	return audience == HY_FOR_NOTICE || audience == HY_FOR_COUNCIL ||
	    (audience == HY_FOR_NOBODY && hy_doc_stage(doc) < HY_PUBLISHED);
}

/* What goes into a PDF beside its pages: the public document for the public, else the file itself. */
static bool
attach(const struct hy_call *call, const struct hy_doc *doc, enum hy_audience audience,
    struct hy_form_wishes *wishes, struct hy_err *err)
{
	struct hy_buf out = hy_buf_new(call->arena);

	/* A revision is named by its day, which a notice has not. */
	wishes->attached_name = audience == HY_FOR_NOTICE ? hy_str_format(call->arena, "%s.yaml", doc->form->form)
	    : hy_str_of(hy_path_name(doc->file));
	if (!withholds(audience))
		return hy_file_read(call->arena, doc->file, HY_YAML_MAX_BYTES, &wishes->attached, err);
	hy_doc_write(doc, &out);
	wishes->attached = hy_buf_get(&out);
	return true;
}

/* What is still open, for the author of a draft: in the language of the form, whatever that of messages is. */
static bool
list_open(const struct hy_call *call, const struct hy_doc *doc, struct hy_form_wishes *wishes,
    struct hy_err *err)
{
	struct hy_findings *findings = hy_findings_new(call->arena);
	enum hy_language language = hy_language_get();
	bool fine;

	hy_language_set(HY_JA);
	fine = check(call, doc, findings, err);
	hy_language_set(language);
	if (!fine)
		return false;
	wishes->open = findings;
	return true;
}

bool
hy_edition_for(const struct hy_call *call, struct hy_forms *forms, const struct hy_looks *looks,
    const char *file, enum hy_audience audience, struct hy_edition_for *e, bool *refused,
    struct hy_err *err)
{
	struct hy_annex_options options;
	struct hy_revisions revisions;

	*refused = false;
	e->doc = hy_doc_load(call->arena, forms, file, err);
	if (e->doc == NULL)
		return false;
	if (audience == HY_FOR_PUBLIC)
		hy_doc_take_published(e->doc);
	if (audience == HY_FOR_PUBLIC && !e->judged && !gate(call, e->doc, refused, err))
		return false;
	e->wishes.draft = is_draft(e->doc, audience);
	if (audience == HY_FOR_NOBODY && e->wishes.draft && e->lists_open && !list_open(call, e->doc, &e->wishes, err))
		return false;
	if (!hy_annex_wishes(call->arena, e->doc->file, &options, err) ||
	    !hy_revisions_up_to(call->arena, forms, e->doc, &revisions, err))
		return false;
	e->annex = hy_annex(call->arena, looks->phrases, revisions.docs, revisions.count, &options);
	if (!withhold(call, looks, &revisions, audience, e, err))
		return false;
	if (audience == HY_FOR_NOTICE)
		clear_day(e);
	if (withholds(audience))
		hy_doc_strip(e->doc);
	return attach(call, e->doc, audience, &e->wishes, err);
}

const struct hy_sheet *
hy_edition_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_edition_for *e,
    const char *format, struct hy_err *err)
{
	struct hy_form_wishes wishes = e->wishes;

	wishes.fillable = hy_device_fills(format);
	if (!hy_flow_figure(arena, looks, e->doc, hy_device_draws(format), &wishes.figure, err))
		return NULL;
	return hy_form_sheet(arena, looks, e->doc, e->annex, wishes);
}
