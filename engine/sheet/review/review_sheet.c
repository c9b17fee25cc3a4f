#include "engine/sheet/review/review_part.h"

#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/sheet_join.h"

/* The official table of what changed since the base. */
static void
annex_part(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work)
{
	struct hy_sheet alone = *sheet;

	if (work->annex == NULL || work->annex->count == 0)
		return;
	alone.parts = NULL;
	hy_annex_part(s->arena, s->looks, work->new->form, work->annex, &alone);
	hy_review_join(s, sheet, &alone, hy_review_nth(s, work), hy_review_word(s, "annex_tab"));
}

static void
form_parts(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work)
{
	unsigned nth = hy_review_nth(s, work);
	struct hy_str front = hy_review_tab(s, nth, HY_S(""));
	struct hy_joint joint = { nth + 1, true, hy_review_fill(s, "form_tab", front, HY_S(""), HY_S("")), front };

	if (s->views[nth].form != NULL)
		hy_sheet_join(s->arena, sheet, s->views[nth].form, &joint);
}

typedef void tell(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work);

/* Tells something of every work that has changes. */
static void
each_work(struct hy_review_sheet *s, struct hy_sheet *sheet, tell *tell_work)
{
	for (const struct hy_review_work *w = s->review->works; w != NULL; w = w->next)
		if (!hy_review_work_empty(w))
			tell_work(s, sheet, w);
}

static struct hy_sheet *
pack_sheet(const struct hy_review_sheet *s)
{
	const struct hy_review *review = s->review;
	struct hy_sheet *sheet = hy_doc_sheet(s->arena, s->looks, review->works->new);

	sheet->subject = hy_review_word(s, "title");
	sheet->title = review->n_works == 1 ? hy_review_fill(s, "title_one", sheet->title, HY_S(""), HY_S(""))
	    : sheet->subject;
	return sheet;
}

const struct hy_sheet *
hy_review_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_yaml *council,
    const struct hy_review *review, const struct hy_review_view *views)
{
	struct hy_review_sheet s = { .arena = arena, .looks = looks, .council = council, .review = review,
	    .views = views, .words = hy_yaml_get(looks->phrases, "review") };
	struct hy_sheet *sheet = pack_sheet(&s);

	hy_review_anchors(&s);
	hy_review_overview(&s, sheet);
	if (hy_review_empty(review))
		return sheet;
	hy_review_choices(&s);
	hy_review_commons(&s, sheet);
	each_work(&s, sheet, hy_review_changes);
	each_work(&s, sheet, annex_part);
	each_work(&s, sheet, hy_review_opinions);
	hy_review_checklists(&s, sheet);
	hy_review_findings(&s, sheet);
	hy_review_letters(&s, sheet);
	each_work(&s, sheet, form_parts);
	hy_review_filters(&s, sheet);
	return sheet;
}
