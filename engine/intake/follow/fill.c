/* Hits to answers: pieces are read by the kind of their item (follow.h). */
#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

static void
read_text(struct hy_follow *f, struct hy_hit *hit)
{
	hit->node->text = hy_source_words(f, hy_hit_text(f, hit));
	hit->node->answered = true;
}

/* A short answer on one line: number, date, range. */
static void
read_short(struct hy_follow *f, struct hy_hit *hit)
{
	struct hy_node *node = hit->node;
	struct hy_str text = hy_html_words(f->arena, hy_hit_text(f, hit));
	char *p = hy_arena_copy(f->arena, text.p, text.len);
	struct hy_date date;
	struct hy_range range;

	for (size_t i = 0; i < text.len; i++)
		if (p[i] == '\n')
			p[i] = ' ';
	node->text = (struct hy_str){ p, text.len };
	node->answered = true;
	if (hy_form_blank(f->form, node->text))
		return;
	if (node->item->kind == HY_KIND_DATE)
		hit->unsure = hit->unsure || !hy_date_parse(node->text, &date);
	else if (node->item->kind == HY_KIND_RANGE)
		hit->unsure = hit->unsure || !hy_range_parse(node->text, &range);
}

static void
read_fixed(struct hy_follow *f, struct hy_hit *hit)
{
	const struct hy_item *item = hit->node->item;
	struct hy_str text = hy_hit_text(f, hit);

	for (unsigned i = 0; i < item->n_texts; i++)
		if (hy_str_eq(hy_text_key(f->arena, item->texts[i]), hy_text_key(f->arena, text)))
			return;
	hy_follow_left(f, text, hy_hit_line(f, hit, text), "fixed");
}

static void
read_hit(struct hy_follow *f, struct hy_hit *hit)
{
	struct hy_node *node = hit->node;

	node->at.line = hit->first != NULL ? hit->first->line : hit->line;
	switch (node->item->kind) {
	case HY_KIND_CHOICE:
		hy_read_choice(f, hit);
		break;
	case HY_KIND_CHECKS:
		hy_read_checks(f, hit);
		break;
	case HY_KIND_LIST:
	case HY_KIND_FILES:
		hy_read_list(f, hit);
		break;
	case HY_KIND_DATE:
	case HY_KIND_RANGE:
	case HY_KIND_NUMBER:
		read_short(f, hit);
		break;
	case HY_KIND_FIXED:
		read_fixed(f, hit);
		break;
	default:
		read_text(f, hit);
		break;
	}
}

void
hy_fill(struct hy_follow *f)
{
	for (unsigned i = 0; i < f->n_hits; i++) {
		struct hy_hit *hit = f->hits[i];

		if (hit->orphan && hit->first == NULL) {
			hit->node->unknown = true;
			continue;
		}
		read_hit(f, hit);
		hit->node->unsure = hit->node->unsure || hit->unsure || hit->off;
	}
	for (unsigned i = 0; i < f->n_hits; i++) {
		struct hy_node *node = f->hits[i]->node;

		for (; node != NULL && node->item != NULL; node = node->up)
			node->written = node->written || f->hits[i]->node->answered;
	}
}
