/* What was changed since the workbook was made (named.h). */
#include <stdlib.h>

#include "engine/form/field.h"
#include "engine/intake/named/named.h"

uint64_t
hy_named_was(const struct hy_named *n, const struct hy_node *node)
{
	struct hy_str was = hy_named_note(n, hy_field_name(n->arena, HY_FIELD_ANSWER, node), HY_NOTE_WAS);

	return was.p != NULL ? strtoull(was.p, NULL, 16) : 0;
}

/* Does field NAME say something else than when the workbook was made? */
static bool
is_changed(const struct hy_named *n, struct hy_str name)
{
	struct hy_mark at;
	bool there;
	struct hy_str text = hy_named_text(n, name, &there, &at);
	struct hy_str was = hy_named_note(n, name, HY_NOTE_WAS);

	if (!there)
		return false;
	return was.p == NULL ? text.len > 0 : strtoull(was.p, NULL, 16) != hy_str_hash(text);
}

static bool
table_is_changed(struct hy_named *n, struct hy_str name)
{
	const struct hy_yaml *table = hy_named_table(n, name, true);
	struct hy_str was = hy_named_note(n, name, HY_NOTE_WAS);
	struct hy_yaml rows = { .type = HY_YAML_LIST };

	if (table == NULL || table->first == NULL || was.p == NULL)
		return table != NULL;
	rows.first = table->first->next;
	return strtoull(was.p, NULL, 16) != hy_str_hash(hy_field_table(n->arena, table->first, &rows,
	    table->first->count));
}

bool
hy_named_touched(struct hy_named *n, const struct hy_node *node)
{
	struct hy_str name = hy_field_name(n->arena, HY_FIELD_ANSWER, node);
	unsigned boxes = node->item->n_options;

	if (node->item->kind == HY_KIND_GRID)
		return table_is_changed(n, name);
	if (hy_item_repeats(node->item->up) && node->item->up->columns)
		return true;	/* the cells of such a table have no names of their own */
	if (is_changed(n, name) || is_changed(n, hy_field_below(n->arena, name, "count", 0)))
		return true;
	for (unsigned k = 1; node->item->kind == HY_KIND_CHECKS && (k <= boxes || hy_named_find(n,
	    hy_field_part(n->arena, hy_field_below(n->arena, name, "box", k), 1)) != NULL); k++)
		if (is_changed(n, hy_field_below(n->arena, name, "box", k)) ||
		    is_changed(n, hy_field_below(n->arena, name, "words", k)))
			return true;
	return false;
}
