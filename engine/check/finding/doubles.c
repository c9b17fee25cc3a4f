#include "engine/check/finding/doubles.h"

#include <stdlib.h>
#include <string.h>

/* Items that rules other than the form checks speak of. */
struct spoken {
	const struct hy_node **nodes;	/* by address */
	size_t count;
	const struct hy_node **wholes;	/* sections and records that are spoken of as a whole */
	size_t n_wholes;
};

static int
by_address(const void *a, const void *b)
{
	const struct hy_node *const *x = a, *const *y = b;

	return (*x > *y) - (*x < *y);
}

/* A note in a draft on what is not written yet; the form check has no more than that to say. */
static bool
is_unwritten(const struct hy_finding *f)
{
	return f->missing && f->doc != NULL && hy_doc_stage(f->doc) == HY_DRAFT;
}

static struct spoken
spoken_of(const struct hy_findings *list)
{
	struct spoken spoken = { NULL, 0, NULL, 0 };
	size_t n = 0;

	for (const struct hy_finding *f = list->first; f != NULL; f = f->next)
		n++;
	spoken.nodes = hy_new_array(list->arena, n + 1, const struct hy_node *);
	spoken.wholes = hy_new_array(list->arena, n + 1, const struct hy_node *);
	for (const struct hy_finding *f = list->first; f != NULL; f = f->next) {
		if (f->node == NULL || strncmp(f->rule, "FO-", 3) == 0 ||
		    !(f->instead || f->whole || f->severity <= HY_ERROR || is_unwritten(f)))
			continue;
		spoken.nodes[spoken.count++] = f->node;
		if (f->whole)
			spoken.wholes[spoken.n_wholes++] = f->node;
	}
	qsort(spoken.nodes, spoken.count, sizeof(*spoken.nodes), by_address);
	return spoken;
}

static bool
is_inside(const struct hy_node *node, const struct hy_node *outer)
{
	while (node != NULL && node != outer)
		node = node->up;
	return node != NULL;
}

/* Another rule speaks of the same item, or of the whole section or record it stands in. */
static bool
said_by_rule(const struct spoken *spoken, const struct hy_node *node)
{
	if (bsearch(&node, spoken->nodes, spoken->count, sizeof(*spoken->nodes), by_address) != NULL)
		return true;
	for (size_t i = 0; i < spoken->n_wholes; i++)
		if (is_inside(node, spoken->wholes[i]))
			return true;
	return false;
}

/* The form check says that something is missing, or that it must be blank. */
static bool
is_form_gap(const struct hy_finding *f)
{
	return strcmp(f->rule, "FO-06") == 0 || (f->missing && strncmp(f->rule, "FO-", 3) == 0);
}

void
hy_findings_drop_doubles(struct hy_findings *list)
{
	struct spoken spoken = spoken_of(list);

	for (struct hy_finding **at = &list->first; *at != NULL;) {
		struct hy_finding *f = *at;

		if (is_form_gap(f) && f->node != NULL && said_by_rule(&spoken, f->node)) {
			list->count[f->severity]--;
			*at = f->next;
		} else {
			at = &f->next;
		}
		list->tail = at;
	}
}
