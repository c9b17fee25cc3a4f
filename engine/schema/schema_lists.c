/* Lists of options that items share (schema_part.h). */
#include "engine/schema/schema_part.h"

static bool
same_options(struct hy_schema *s, const struct hy_item *a, const struct hy_item *b)
{
	if (a->kind != b->kind || a->n_options != b->n_options)
		return false;
	for (unsigned i = 0; i < a->n_options; i++) {
		const struct hy_option *x = &a->options[i], *y = &b->options[i];

		if (!hy_str_eq(x->label, y->label) || x->text != y->text ||
		    !hy_str_eq(x->count, y->count) ||
		    !hy_str_eq(hy_schema_option_words(s, a, x), hy_schema_option_words(s, b, y)))
			return false;
	}
	return true;
}

const struct hy_item *
hy_schema_owner(struct hy_schema *s, const struct hy_item *item)
{
	for (unsigned i = 0; i < s->n_lists; i++)
		if (same_options(s, s->lists[i], item))
			return s->lists[i];
	return item;
}

static unsigned
count_lists(const struct hy_item *item)
{
	unsigned count = item->n_options > 0;

	for (unsigned i = 0; i < item->n_items; i++)
		count += count_lists(item->items[i]);
	return count;
}

static void
find_lists(struct hy_schema *s, const struct hy_item *item)
{
	if (item->n_options > 0 && item->key.len > 0 && hy_schema_owner(s, item) == item)
		s->lists[s->n_lists++] = item;
	for (unsigned i = 0; i < item->n_items; i++)
		find_lists(s, item->items[i]);
}

void
hy_schema_find_lists(struct hy_schema *s)
{
	s->lists = hy_new_array(s->arena, count_lists(s->form->root) + 1, const struct hy_item *);
	find_lists(s, s->form->root);
}
