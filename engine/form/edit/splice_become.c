/* From what a value says to what another says, by few edits (splice.h). */
#include "engine/form/edit/splice_parts.h"

/* So many entries of two lists are compared one by one; beyond, place for place. */
#define MOST_PAIRS 1000000u

static void
become_text(struct hy_splice *s, struct hy_value *value, struct hy_value *new)
{
	if (!hy_value_same(value, new))
		hy_splice_set(s, value, new->text);
}

static void
become_map(struct hy_splice *s, struct hy_value *value, struct hy_value *new)
{
	struct hy_value *before = NULL, *next;

	for (struct hy_value *kid = value->first; kid != NULL; kid = next) {
		next = kid->next;
		if (hy_value_get(new, kid->key) == NULL)
			hy_splice_remove(s, kid);
	}
	for (struct hy_value *kid = new->first; kid != NULL; kid = next) {
		struct hy_value *old = hy_value_get(value, kid->key);

		next = kid->next;
		hy_value_detach(kid);
		if (old != NULL)
			hy_splice_become(s, old, kid);
		else
			hy_splice_insert(s, value, before, kid);
		before = old != NULL ? old : kid;
	}
}

static struct hy_value **
entries_of(struct hy_splice *s, const struct hy_value *list, unsigned *count)
{
	struct hy_value **all;
	unsigned n = 0;

	for (const struct hy_value *v = list->first; v != NULL; v = v->next)
		n++;
	all = hy_new_array(s->arena, n + 1, struct hy_value *);
	*count = 0;
	for (struct hy_value *v = list->first; v != NULL; v = v->next)
		all[(*count)++] = v;
	return all;
}

/* Entries of two lists; same[i] is the place in b of the entry that says what a[i] says, or -1. */
struct lists {
	struct hy_value **a, **b;
	unsigned n, m;
	int *same;
};

/* The longest common part of A (from row I on) and B, by the usual table. */
static void
pair_equal(struct hy_splice *s, struct lists *l)
{
	unsigned width = l->m + 1;
	unsigned *best = hy_new_array(s->arena, (size_t)(l->n + 1) * width, unsigned);

	for (unsigned i = l->n; i-- > 0;)
		for (unsigned k = l->m; k-- > 0;) {
			unsigned skip_a = best[(i + 1) * width + k], skip_b = best[i * width + k + 1];

			best[i * width + k] = hy_value_same(l->a[i], l->b[k])
			    ? best[(i + 1) * width + k + 1] + 1 : skip_a > skip_b ? skip_a : skip_b;
		}
	for (unsigned i = 0, k = 0; i < l->n && k < l->m;) {
		if (hy_value_same(l->a[i], l->b[k]))
			l->same[i++] = (int)k++;
		else if (best[(i + 1) * width + k] >= best[i * width + k + 1])
			i++;
		else
			k++;
	}
}

static struct lists
lists_of(struct hy_splice *s, const struct hy_value *value, const struct hy_value *new)
{
	struct lists l;

	l.a = entries_of(s, value, &l.n);
	l.b = entries_of(s, new, &l.m);
	l.same = hy_new_array(s->arena, l.n + 1, int);
	for (unsigned i = 0; i < l.n; i++)
		l.same[i] = -1;
	if ((size_t)l.n * l.m <= MOST_PAIRS)
		pair_equal(s, &l);
	else
		for (unsigned i = 0; i < l.n && i < l.m; i++)
			l.same[i] = hy_value_same(l.a[i], l.b[i]) ? (int)i : -1;
	return l;
}

/* Between two equal pairs: what stands at the same place becomes what is wanted there. */
static void
become_list(struct hy_splice *s, struct hy_value *value, struct hy_value *new)
{
	struct lists l = lists_of(s, value, new);
	struct hy_value *before = NULL;
	unsigned i = 0, k = 0;

	while (i < l.n || k < l.m) {
		unsigned end_a = i, end_b;

		while (end_a < l.n && l.same[end_a] < 0)
			end_a++;
		end_b = end_a < l.n ? (unsigned)l.same[end_a] : l.m;
		for (; i < end_a && k < end_b; k++) {
			hy_value_detach(l.b[k]);
			hy_splice_become(s, l.a[i], l.b[k]);
			before = l.a[i]->up != NULL ? l.a[i] : l.b[k];	/* or was replaced */
			i++;
		}
		for (; i < end_a; i++)
			hy_splice_remove(s, l.a[i]);
		for (; k < end_b; before = l.b[k++]) {
			hy_value_detach(l.b[k]);
			hy_splice_insert(s, value, before, l.b[k]);
		}
		if (end_a < l.n) {
			before = l.a[i++];
			k++;
		}
	}
}

void
hy_splice_become(struct hy_splice *splice, struct hy_value *value, struct hy_value *new)
{
	if (value->type != new->type)
		hy_splice_replace(splice, value, new);
	else if (value->type == HY_YAML_TEXT)
		become_text(splice, value, new);
	else if (value->type == HY_YAML_MAP)
		become_map(splice, value, new);
	else
		become_list(splice, value, new);
}
