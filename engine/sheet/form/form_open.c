/* What is still open in a draft, for its author (form_part.h). */
#include "engine/form/path.h"
#include "engine/sheet/form/form_part.h"

void
hy_form_open_items(struct hy_form_sheet *s, struct hy_sheet *sheet, const struct hy_findings *findings)
{
	static const unsigned widths[] = { 450, 550 };
	struct hy_table t = hy_table_new(s->arena, widths, 2);
	struct hy_blocks blocks = { .arena = s->arena };
	struct hy_str title = hy_phrase(s->looks, "open_items");

	if (findings->first == NULL)
		return;
	hy_table_heads(&t, hy_yaml_get(s->looks->phrases, "open_heads"));
	for (const struct hy_finding *f = findings->first; f != NULL; f = f->next) {
		if (f->waived)
			continue;
		hy_table_row(&t, false);
		hy_table_cell(&t, 0, 1, HY_ROLE_VALUE, f->node != NULL
		    ? hy_node_official(s->arena, f->node) : HY_S(""));
		hy_table_cell(&t, 1, 1, HY_ROLE_VALUE, f->message);
	}
	hy_blocks_heading(&blocks, 1, title);
	hy_blocks_add(&blocks, hy_table_block(&t));
	hy_sheet_part(s->arena, sheet, title)->blocks = blocks.first;
}
