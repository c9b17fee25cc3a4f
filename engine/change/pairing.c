#include "engine/change/pairing.h"

#include <stdlib.h>

#include "engine/change/text/pieces.h"

/* Per mille; see is_partner. */
#define LIKE_TITLE 800u
#define LIKE_CONTENT_LEAST 200u
#define LIKE_ALL 500u
#define LIKE_TITLE_ONLY 600u
/* More possible pairs than this are not looked at. */
#define MAX_CANDIDATES 4096u
/* Enough of a long content to know it by. */
#define MAX_CONTENT_BYTES 24000u
/* Equal titles of so many entities are told apart by content. */
#define MAX_TWINS 32u

struct pairer {
	struct hy_arena *scratch;
	struct hy_entities old, new;
	hy_content *content;
	struct hy_pairing pairing;
};

static void
pair(struct pairer *p, unsigned i, unsigned j)
{
	p->pairing.of_old[i] = (int)j;
	p->pairing.of_new[j] = (int)i;
}

/* An entity in the order of titles. */
struct ranked {
	const struct hy_entity *entity;
	unsigned place;
};

static int
by_title(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int o = hy_str_cmp(x->entity->key, y->entity->key);

	return o != 0 ? o : (x->place > y->place) - (x->place < y->place);
}

static struct ranked *
rank(struct hy_arena *scratch, struct hy_entities e, unsigned *count)
{
	struct ranked *ranked = hy_new_array(scratch, e.count + 1, struct ranked);

	*count = 0;
	for (unsigned i = 0; i < e.count; i++)
		if (!e.at[i].nameless)
			ranked[(*count)++] = (struct ranked){ &e.at[i], i };
	qsort(ranked, *count, sizeof(*ranked), by_title);
	return ranked;
}

static unsigned
twins(const struct ranked *r, unsigned count)
{
	unsigned n = 1;

	while (n < count && hy_str_eq(r[n].entity->key, r[0].entity->key))
		n++;
	return n;
}

/* N old and M new entities of one title: equal contents belong together, the rest in order. */
static void
pair_twins(struct pairer *p, const struct ranked *old, unsigned n, const struct ranked *new,
    unsigned m)
{
	for (unsigned i = 0; i < n && n + m > 2 && n + m <= MAX_TWINS; i++) {
		struct hy_str a = p->content(p->scratch, old[i].entity->what);

		for (unsigned j = 0; j < m && p->pairing.of_old[old[i].place] < 0; j++)
			if (p->pairing.of_new[new[j].place] < 0 &&
			    hy_str_eq(a, p->content(p->scratch, new[j].entity->what)))
				pair(p, old[i].place, new[j].place);
	}
	for (unsigned i = 0, j = 0; i < n && j < m;) {
		if (p->pairing.of_old[old[i].place] >= 0)
			i++;
		else if (p->pairing.of_new[new[j].place] >= 0)
			j++;
		else
			pair(p, old[i].place, new[j].place);
	}
}

static void
pair_by_title(struct pairer *p)
{
	unsigned n, m, i = 0, j = 0;
	struct ranked *old = rank(p->scratch, p->old, &n), *new = rank(p->scratch, p->new, &m);

	while (i < n && j < m) {
		int o = hy_str_cmp(old[i].entity->key, new[j].entity->key);
		unsigned a = twins(old + i, n - i), b = twins(new + j, m - j);

		if (o == 0)
			pair_twins(p, old + i, a, new + j, b);
		i += o <= 0 ? a : 0;
		j += o >= 0 ? b : 0;
	}
}

/* An entity without partner yet, with what it is recognised by. */
struct lone {
	unsigned place;
	bool nameless, empty;
	struct hy_pairs title, content;
};

static struct lone *
collect_lone(struct pairer *p, struct hy_entities e, const int *partner, unsigned count)
{
	struct lone *lone = hy_new_array(p->scratch, count, struct lone);
	unsigned n = 0;

	for (unsigned i = 0; i < e.count; i++) {
		struct hy_str text;

		if (partner[i] >= 0)
			continue;
		text = p->content(p->scratch, e.at[i].what);
		lone[n].place = i;
		lone[n].nameless = e.at[i].nameless;
		lone[n].empty = text.len == 0;
		lone[n].title = hy_pairs_of(p->scratch, e.at[i].key);
		lone[n++].content = hy_pairs_of(p->scratch, hy_str_cut(text, 0, MAX_CONTENT_BYTES));
	}
	return lone;
}

/* How likely A and B are one, 0 when they are not. */
static unsigned
likeness(struct lone *a, struct lone *b)
{
	unsigned title = a->nameless || b->nameless ? 0 : hy_pairs_alike(&a->title, &b->title, 0);
	unsigned content, all;

	if (a->nameless && b->nameless && a->empty && b->empty)	/* two blanks: in their order */
		return 1;
	if (a->empty || b->empty)
		return title >= (a->empty && b->empty ? LIKE_TITLE_ONLY : LIKE_TITLE) ? title : 0;
	content = hy_pairs_alike(&a->content, &b->content, 0);
	all = (title + 2 * content) / 3;
	if (a->nameless || b->nameless)
		return content >= LIKE_ALL ? content : 0;
	if (all >= LIKE_ALL || (title >= LIKE_TITLE && content >= LIKE_CONTENT_LEAST))
		return all;
	return 0;
}

struct candidate {
	unsigned old, new, likeness;
};

static int
best_first(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->likeness != y->likeness)
		return x->likeness < y->likeness ? 1 : -1;
	if (x->old != y->old)
		return x->old < y->old ? -1 : 1;
	return (x->new > y->new) - (x->new < y->new);
}

static unsigned
count_lone(const int *partner, unsigned count)
{
	unsigned n = 0;

	for (unsigned i = 0; i < count; i++)
		n += partner[i] < 0;
	return n;
}

static void
pair_by_likeness(struct pairer *p)
{
	unsigned n = count_lone(p->pairing.of_old, p->old.count), count = 0;
	unsigned m = count_lone(p->pairing.of_new, p->new.count);
	struct lone *old, *new;
	struct candidate *c;

	if (n == 0 || m == 0 || n > MAX_CANDIDATES / m)
		return;
	old = collect_lone(p, p->old, p->pairing.of_old, n);
	new = collect_lone(p, p->new, p->pairing.of_new, m);
	c = hy_new_array(p->scratch, n * m, struct candidate);
	for (unsigned i = 0; i < n; i++)
		for (unsigned j = 0; j < m; j++) {
			unsigned like = likeness(&old[i], &new[j]);

			if (like > 0)
				c[count++] = (struct candidate){ old[i].place, new[j].place, like };
		}
	qsort(c, count, sizeof(*c), best_first);
	for (unsigned i = 0; i < count; i++)
		if (p->pairing.of_old[c[i].old] < 0 && p->pairing.of_new[c[i].new] < 0)
			pair(p, c[i].old, c[i].new);
}

static int *
nobody(struct hy_arena *scratch, unsigned count)
{
	int *places = hy_new_array(scratch, count + 1, int);

	for (unsigned i = 0; i < count; i++)
		places[i] = -1;
	return places;
}

/* Chains the old entities without partner behind the new ones they followed. */
static void
chain_lost(struct pairer *p)
{
	struct hy_pairing *pairing = &p->pairing;
	int *last = nobody(p->scratch, p->new.count + 1), place = 0;

	pairing->lost_first = nobody(p->scratch, p->new.count + 1);
	pairing->lost_next = nobody(p->scratch, p->old.count);
	for (unsigned i = 0; i < p->old.count; i++) {
		if (pairing->of_old[i] >= 0) {
			place = pairing->of_old[i] + 1;
			continue;
		}
		if (last[place] < 0)
			pairing->lost_first[place] = (int)i;
		else
			pairing->lost_next[last[place]] = (int)i;
		last[place] = (int)i;
	}
}

struct hy_pairing
hy_pairing_make(struct hy_arena *scratch, struct hy_entities old, struct hy_entities new,
    hy_content *content)
{
	struct pairer p = { scratch, old, new, content, { NULL, NULL, NULL, NULL } };

	p.pairing.of_old = nobody(scratch, old.count);
	p.pairing.of_new = nobody(scratch, new.count);
	pair_by_title(&p);
	pair_by_likeness(&p);
	chain_lost(&p);
	return p.pairing;
}
