/* What slipped in the source is put right before it is read (follow.h). */
#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

static void
move_pieces(struct hy_hit *from, struct hy_hit *to)
{
	if (from->first == NULL)
		return;
	*to->last = from->first;
	to->last = from->last;
	from->first = NULL;
	from->last = &from->first;
}

/* The choice whose option list may have slipped into hit N: one of the hits before. */
static struct hy_hit *
choice_before(struct hy_follow *f, unsigned n)
{
	for (unsigned i = n; i-- > 0 && n - i < 4;)
		if (f->hits[i]->node->item->kind == HY_KIND_CHOICE)
			return f->hits[i];
	return NULL;
}

/* A text that is nothing but the options of the choice before it belongs to that choice. */
static void
return_options(struct hy_follow *f, unsigned n)
{
	struct hy_hit *hit = f->hits[n], *choice;
	struct hy_str rest;
	unsigned count;

	if (hit->node->item->kind != HY_KIND_TEXT || hit->first == NULL ||
	    (choice = choice_before(f, n)) == NULL)
		return;
	rest = hy_options_cut(f, choice->node->item, hy_hit_text(f, hit), &count);
	if (count < 2 || hy_str_trim(rest).len > 0)
		return;
	move_pieces(hit, choice);
	hit->slipped = true;
}

static void
give_up(struct hy_follow *f, struct hy_hit *hit, const char *reason)
{
	for (const struct hy_piece *p = hit->first; p != NULL; p = p->next)
		hy_follow_left(f, p->text, p->line, reason);
	hit->first = NULL;
	hit->last = &hit->first;
}

static bool
same_text(struct hy_follow *f, const struct hy_hit *a, const struct hy_hit *b)
{
	return hy_str_eq(hy_text_key(f->arena, hy_hit_text(f, a)),
	    hy_text_key(f->arena, hy_hit_text(f, b)));
}

/* Two labels for one node, A before B: one of them is kept, or they are parts of one answer. */
static void
merge(struct hy_follow *f, unsigned a, unsigned b)
{
	struct hy_hit *one = f->hits[a], *two = f->hits[b];
	struct hy_hit *before = a > 0 ? f->hits[a - 1] : NULL;

	if (one->off != two->off && !one->orphan && !two->orphan) {
		give_up(f, one->off ? one : two, "twice");
		one->unsure = one->off || one->unsure;
		one->off = false;
	}
	if (two->first == NULL || one->first == NULL || same_text(f, one, two)) {
		one->orphan = one->orphan && two->orphan;
		one->unsure = one->unsure || (one->first == NULL && (two->off || two->unsure));
		if (one->first == NULL)
			move_pieces(two, one);
		return;
	}
	if (before != NULL && before->slipped && before->first == NULL) {
		move_pieces(one, before);
		before->unsure = true;
	}
	one->unsure = true;
	move_pieces(two, one);
}

static void
merge_doubled(struct hy_follow *f)
{
	unsigned n = 0;

	for (unsigned i = 0; i < f->n_hits; i++) {
		unsigned j = n;

		while (j > 0 && f->hits[j - 1]->node != f->hits[i]->node)
			j--;
		if (j == 0) {
			f->hits[n++] = f->hits[i];
			continue;
		}
		{
			struct hy_hit *kept = f->hits[n];

			f->hits[n] = f->hits[i];
			merge(f, j - 1, n);
			f->hits[n] = n == i ? f->hits[i] : kept;
		}
	}
	f->n_hits = n;
}

/* Two labels one below the other, then both answers: the number belongs to the first. */
static void
return_number(struct hy_follow *f, unsigned n)
{
	struct hy_hit *number = f->hits[n], *next = n + 1 < f->n_hits ? f->hits[n + 1] : NULL;
	struct hy_piece *piece;
	size_t i = 0;

	if (number->node->item->kind != HY_KIND_NUMBER || number->first != NULL ||
	    next == NULL || (piece = next->first) == NULL || piece->next == NULL)
		return;
	while (i < piece->text.len && piece->text.p[i] >= '0' && piece->text.p[i] <= '9')
		i++;
	if (i == 0 || i < piece->text.len)
		return;
	next->first = piece->next;
	piece->next = NULL;
	number->first = piece;
	number->last = &piece->next;
}

/*
 * The label in front of hit N is lost, and both items take any text: what stands here may
 * be the answer of that one.
 */
static void
doubt_behind_gap(struct hy_follow *f, unsigned n)
{
	struct hy_hit *hit = f->hits[n];
	const struct hy_hit *before = n > 0 ? f->hits[n - 1] : NULL;
	const struct hy_anchor *lost;

	if (before == NULL || hit->anchor == NULL || before->anchor != hit->anchor - 2 ||
	    hit->first == NULL)
		return;
	lost = hit->anchor - 1;
	if (lost->role == HY_ANCHOR_ITEM && lost->item->kind == HY_KIND_TEXT &&
	    hit->anchor->item->kind == HY_KIND_TEXT && lost->part == hit->anchor->part &&
	    lost->record == hit->anchor->record)
		hit->unsure = true;
}

void
hy_settle(struct hy_follow *f)
{
	for (unsigned i = 0; i < f->n_hits; i++) {
		return_options(f, i);
		return_number(f, i);
		doubt_behind_gap(f, i);
	}
	merge_doubled(f);
}
