#include "engine/sheet/review/review_part.h"

#include "engine/sheet/review/council.h"

/* Where an item of the work being told stands in the papers. */
struct place {
	const struct hy_review_sheet *s;
	unsigned nth;
};

static struct hy_council_place
where(void *context, const struct hy_node *node)
{
	const struct place *place = context;
	struct hy_str id = hy_review_anchor(place->s, place->nth, node);

	return id.len > 0 ? (struct hy_council_place){ id.p, hy_review_page(place->s, place->nth, node, id.p) }
	    : (struct hy_council_place){ NULL, HY_S("") };
}

/* What is asked; a work that is compared with a stage of its own was laid before them already. */
static struct hy_council_case
case_of(const struct hy_review_sheet *s)
{
	const struct hy_review *review = s->review;
	struct hy_council_work *works = hy_new_array(s->arena, review->n_works, struct hy_council_work);
	struct hy_council_case asked = { .body = s->views[0].body, .gyosei = s->views[0].gyosei, .works = works };

	for (const struct hy_review_work *w = review->works; w != NULL; w = w->next)
		if (!hy_review_work_empty(w) && !hy_unpublished(w->old))
			works[asked.n_works++] = (struct hy_council_work){ w->new, w->verdicts,
			    s->views[hy_review_nth(s, w)].found };
	return asked;
}

static const struct hy_review_work *
work_on(const struct hy_review_sheet *s, const struct hy_doc *doc)
{
	const struct hy_review_work *w = s->review->works;

	while (w->new != doc)
		w = w->next;
	return w;
}

void
hy_review_opinions(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work)
{
	unsigned nth = hy_review_nth(s, work);
	const struct hy_opinion_source *source = s->views[nth].opinions;
	struct hy_sheet alone = *sheet;
	struct hy_opinion_round round;

	if (source == NULL)
		return;
	alone.parts = NULL;
	round = hy_opinion_round(source->words, source->doc);
	if (hy_opinions_count(source->opinions, source->n_opinions, &round).opinions > 0)
		hy_opinions_public_part(s->arena, s->looks, source, &alone);
	if (hy_opinions_open_count(source) > 0)
		hy_opinions_open_part(s->arena, s->looks, source, &alone);
	hy_review_join(s, sheet, &alone, nth, HY_S(""));
}

void
hy_review_checklists(struct hy_review_sheet *s, struct hy_sheet *sheet)
{
	struct hy_council_case asked = case_of(s);

	for (unsigned i = 0; i < asked.n_works; i++) {
		struct place place = { s, hy_review_nth(s, work_on(s, asked.works[i].doc)) };
		struct hy_sheet alone = *sheet;

		asked.where = where;
		asked.context = &place;
		alone.parts = NULL;
		if (hy_council_checklist(s->arena, s->looks, s->council, &asked, &asked.works[i], &alone))
			hy_review_join(s, sheet, &alone, place.nth, HY_S(""));
	}
}

void
hy_review_letters(struct hy_review_sheet *s, struct hy_sheet *sheet)
{
	struct hy_council_case asked = case_of(s);

	if (asked.n_works > 0)
		hy_council_letters(s->arena, s->looks, s->council, &asked, sheet);
}
