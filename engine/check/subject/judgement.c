/* What rules said of the live side (live.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/check/subject/live.h"

struct hy_judgements *
hy_judgements_new(struct hy_arena *arena)
{
	struct hy_judgements *list = hy_new(arena, struct hy_judgements);

	list->arena = arena;
	list->tail = &list->first;
	return list;
}

static bool
same(const struct hy_judgement *a, const struct hy_judgement *b)
{
	return a->rule == b->rule && a->standing == b->standing && a->doc == b->doc && a->node == b->node &&
	    hy_str_eq(a->subject, b->subject);
}

struct hy_judgement *
hy_judgements_add(struct hy_judgements *list, const struct hy_judgement *judgement)
{
	uint64_t hash = hy_finding_hash(judgement->rule->id, judgement->node, judgement->subject);
	struct hy_judgement **slot = &list->slots[hash % HY_JUDGEMENT_SLOTS], *own;

	for (own = *slot; own != NULL; own = own->next_in_slot)
		if (same(own, judgement))
			break;
	if (own != NULL) {
		own->first = judgement->first < own->first ? judgement->first : own->first;
		own->last = judgement->last > own->last ? judgement->last : own->last;
		own->facts += judgement->facts;
		return own;
	}
	own = hy_new(list->arena, struct hy_judgement);
	*own = *judgement;
	own->next = NULL;
	own->next_in_slot = *slot;
	*slot = own;
	*list->tail = own;
	list->tail = &own->next;
	list->count[own->standing]++;
	return own;
}

void
hy_judgements_join(struct hy_judgements *all, struct hy_judgements *one)
{
	if (one->first == NULL)
		return;
	*all->tail = one->first;
	all->tail = one->tail;
	for (int i = 0; i < HY_STANDING_COUNT; i++)
		all->count[i] += one->count[i];
}

/* Order of what is shown: what needs doing first. */
static const int rank[HY_STANDING_COUNT] = {
	[HY_DEVIATES] = 0, [HY_GAP] = 1, [HY_RELIED] = 2, [HY_HOLDS] = 3,
};

static const char *
file_of(const struct hy_judgement *j)
{
	return j->doc != NULL ? j->doc->file : "";
}

static int
compare(const void *a, const void *b)
{
	const struct hy_judgement *x = *(struct hy_judgement *const *)a, *y = *(struct hy_judgement *const *)b;
	int order = rank[x->standing] - rank[y->standing];

	if (order == 0)
		order = strcmp(x->rule->id, y->rule->id);
	if (order == 0)
		order = strcmp(file_of(x), file_of(y));
	if (order == 0 && x->node != NULL && y->node != NULL)
		order = (x->node->at.line > y->node->at.line) - (x->node->at.line < y->node->at.line);
	return order != 0 ? order : hy_str_cmp(x->subject, y->subject);
}

void
hy_judgements_sort(struct hy_judgements *list)
{
	struct hy_judgement **all;
	size_t n = 0;

	for (struct hy_judgement *j = list->first; j != NULL; j = j->next)
		n++;
	all = hy_new_array(list->arena, n + 1, struct hy_judgement *);
	n = 0;
	for (struct hy_judgement *j = list->first; j != NULL; j = j->next)
		all[n++] = j;
	qsort(all, n, sizeof(*all), compare);
	list->tail = &list->first;
	for (size_t i = 0; i < n; i++) {
		*list->tail = all[i];
		list->tail = &all[i]->next;
	}
	*list->tail = NULL;
}

static const struct {
	const char *name;
	enum hy_word word;
} standings[HY_STANDING_COUNT] = {
	[HY_HOLDS] = { "holds", HY_W_HOLDS }, [HY_DEVIATES] = { "deviates", HY_W_DEVIATES },
	[HY_GAP] = { "gap", HY_W_GAP }, [HY_RELIED] = { "relied", HY_W_RELIED },
};

const char *
hy_standing_name(enum hy_standing standing)
{
	return standings[standing].name;
}

struct hy_str
hy_standing_text(enum hy_standing standing)
{
	if (hy_language_get() == HY_EN)
		return hy_str_of(hy_standing_name(standing));
	return hy_word(standings[standing].word);
}

struct hy_str
hy_judgement_key(struct hy_arena *arena, const struct hy_judgement *j)
{
	struct hy_str published = j->doc != NULL ? hy_doc_role_text(j->doc, HY_ITEM_PUBLISHED) : HY_S("");
	struct hy_str about = hy_str_format(arena, "%.*s\n%.*s", HY_ARG(j->subject), HY_ARG(published));

	return hy_str_format(arena, "%016llx", (unsigned long long)hy_finding_hash(j->rule->id, j->node, about));
}
