#include "engine/form/condition.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/form/doc.h"

static const struct hy_item *
child_by_id(const struct hy_item *up, struct hy_str id)
{
	for (unsigned i = 0; i < up->n_items; i++)
		if (hy_str_is(id, up->items[i]->id))
			return up->items[i];
	return NULL;
}

/* PATH is ids joined by "/": the first is searched upwards from ITEM, the others go down from it. */
static const struct hy_item *
find_beside(const struct hy_item *item, struct hy_str path)
{
	const struct hy_item *found = NULL;
	long slash = hy_str_find(path, HY_S("/"), 0);
	struct hy_str first = hy_str_cut(path, 0, slash >= 0 ? (size_t)slash : path.len);

	if (hy_str_is(path, ".."))
		return item->up;
	for (const struct hy_item *up = item->up; up != NULL && found == NULL; up = up->up)
		found = child_by_id(up, first);
	while (found != NULL && slash >= 0) {
		size_t from = (size_t)slash + 1;

		slash = hy_str_find(path, HY_S("/"), from);
		found = child_by_id(found,
		    hy_str_cut(path, from, slash >= 0 ? (size_t)slash : path.len));
	}
	return found;
}

static const struct {
	const char *sign;
	enum hy_test test;
} tests[] = {
	{ " != ", HY_TEST_IS_NOT },
	{ " = ", HY_TEST_IS },
	{ " has ", HY_TEST_HAS },
	{ " lacks ", HY_TEST_LACKS },
	{ " days < ", HY_TEST_FEWER_DAYS },
	{ " filled", HY_TEST_FILLED },
};
#define N_TESTS HY_COUNT(tests)

/* One term: a name, a sign, a value. */
static struct hy_cond *
parse_term(struct hy_arena *arena, const struct hy_item *item, struct hy_str term,
    struct hy_mark at, struct hy_err *err)
{
	struct hy_cond *cond = hy_new(arena, struct hy_cond);
	struct hy_str shown = hy_str_copy(arena, term.p, term.len);
	size_t i = 0;
	long sign = -1;

	while (i < N_TESTS && (sign = hy_str_find(term, hy_str_of(tests[i].sign), 0)) < 0)
		i++;
	if (i == N_TESTS) {
		hy_fail(err, at, HY_M_FORM_CONDITION, shown.p, NULL);
		return NULL;
	}
	cond->test = tests[i].test;
	cond->item = find_beside(item, hy_str_trim(hy_str_cut(term, 0, (size_t)sign)));
	cond->value = hy_str_trim(hy_str_cut(term, (size_t)sign + strlen(tests[i].sign), term.len));
	cond->key = hy_text_key(arena, cond->value);
	for (size_t d = 0; cond->test == HY_TEST_FEWER_DAYS && d < cond->value.len; d++)
		cond->days = cond->days * 10 + (cond->value.p[d] - '0');
	if (cond->item == NULL || (cond->item->n_options > 0 && cond->value.len > 0 &&
	    hy_item_option(arena, cond->item, cond->value) == NULL)) {
		hy_fail(err, at, HY_M_FORM_CONDITION_ITEM, shown.p, NULL);
		return NULL;
	}
	return cond;
}

const struct hy_cond *
hy_cond_parse(struct hy_arena *arena, const struct hy_item *item, struct hy_str text,
    struct hy_mark at, struct hy_err *err)
{
	struct hy_cond *first = NULL, **tail = &first;
	size_t from = 0;
	long join;

	do {
		join = hy_str_find(text, HY_S(" and "), from);
		*tail = parse_term(arena, item, hy_str_cut(text, from,
		    join >= 0 ? (size_t)join : text.len), at, err);
		if (*tail == NULL)
			return NULL;
		tail = (struct hy_cond **)&(*tail)->next;
		from = (size_t)join + 5;
	} while (join >= 0);
	return first;
}

/* The node of ITEM that a condition of NODE speaks of. */
static const struct hy_node *
node_of(const struct hy_node *node, const struct hy_item *item)
{
	for (; node != NULL; node = node->up) {
		const struct hy_node *found = hy_node_below(node, item);

		if (node->item == item && (node->number > 0) == hy_item_repeats(item))
			return node;
		if (found != NULL)
			return found;
	}
	return NULL;
}

static enum hy_truth
truth(bool b)
{
	return b ? HY_YES : HY_NO;
}

static enum hy_truth
choice_is(const struct hy_node *node, const struct hy_cond *cond)
{
	if (!node->answered || node->text.len == 0)
		return HY_OPEN;
	if (node->option != NULL)
		return truth(hy_str_eq(node->option->key, cond->key));
	return node->item->n_options > 0 ? HY_OPEN : truth(hy_str_eq(node->text, cond->value));
}

/* Boxes at a section's head are left out of the file when none is ticked. */
static enum hy_truth
has_box(const struct hy_node *node, const struct hy_cond *cond)
{
	if (!node->answered && !node->item->head)
		return HY_OPEN;
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		if (t->option != NULL && hy_str_eq(t->option->key, cond->key))
			return HY_YES;
	return HY_NO;
}

static enum hy_truth
fewer_days(const struct hy_node *node, const struct hy_cond *cond)
{
	struct hy_range range;

	if (!node->answered || !hy_range_parse(node->text, &range) ||
	    !hy_date_full(&range.from) || !hy_date_full(&range.to))
		return HY_OPEN;
	return truth(hy_range_days(&range) < cond->days);
}

static enum hy_truth
opposite(enum hy_truth t)
{
	return t == HY_OPEN ? HY_OPEN : truth(t == HY_NO);
}

static enum hy_truth
holds(const struct hy_node *node, const struct hy_cond *cond)
{
	node = node_of(node, cond->item);
	if (node == NULL || node->unknown)
		return HY_OPEN;
	switch (cond->test) {
	case HY_TEST_IS:
		return choice_is(node, cond);
	case HY_TEST_IS_NOT:
		return opposite(choice_is(node, cond));
	case HY_TEST_HAS:
		return has_box(node, cond);
	case HY_TEST_LACKS:
		return opposite(has_box(node, cond));
	case HY_TEST_FEWER_DAYS:
		return fewer_days(node, cond);
	case HY_TEST_FILLED:
		return truth(node->answered && node->text.len > 0);
	}
	return HY_OPEN;
}

enum hy_truth
hy_cond_holds(const struct hy_cond *cond, const struct hy_node *node)
{
	enum hy_truth result = HY_YES;

	for (; cond != NULL; cond = cond->next) {
		enum hy_truth t = holds(node, cond);

		if (t == HY_NO)
			return HY_NO;
		if (t == HY_OPEN)
			result = HY_OPEN;
	}
	return result;
}

const struct hy_cond *
hy_node_blocking(const struct hy_node *node)
{
	for (; node != NULL; node = node->up)
		for (const struct hy_cond *c = node->item->when; c != NULL; c = c->next)
			if (holds(node, c) == HY_NO)
				return c;
	return NULL;
}

enum hy_truth
hy_node_applies(const struct hy_node *node)
{
	enum hy_truth result = HY_YES;

	for (; node != NULL; node = node->up) {
		enum hy_truth t = hy_cond_holds(node->item->when, node);

		if (t == HY_NO)
			return HY_NO;
		if (t == HY_OPEN)
			result = HY_OPEN;
	}
	return result;
}
