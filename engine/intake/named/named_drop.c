/* Records of a workbook that have nothing in them. */
#include "engine/form/field.h"
#include "engine/intake/named/named.h"

static bool
has_written(const struct hy_node *node)
{
	for (unsigned i = 0; i < node->n_kids; i++)
		if (node->kids[i]->written || node->kids[i]->unknown)
			return true;
	return false;
}

/* A record with nothing in it is none, unless it was made so. */
static void
drop_below(struct hy_named *n, struct hy_node *node)
{
	unsigned kept = 0;

	/* From the inside out: names of what is below a record go by its number. */
	for (unsigned i = 0; i < node->n_kids; i++)
		drop_below(n, node->kids[i]);
	if (!hy_item_repeats(node->item) || node->number > 0 || node->item->private)
		return;
	for (unsigned i = 0; i < node->n_kids; i++) {
		struct hy_node *record = node->kids[i];

		if (has_written(record) || hy_named_is_blank(n,
		    hy_field_name(n->arena, HY_FIELD_ANSWER, record)))
			node->kids[kept++] = record;
	}
	for (unsigned i = 0; i < kept; i++)
		node->kids[i]->number = i + 1;
	node->n_kids = kept;
}

void
hy_named_drop_blank(struct hy_named *n, struct hy_doc *doc)
{
	drop_below(n, doc->root);
}
