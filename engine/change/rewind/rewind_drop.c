#include "engine/change/rewind/rewind.h"

#include "engine/form/edit/edit.h"

/* The same typed row in another revision. */
static bool
same_row(const struct hy_node *a, const struct hy_node *b)
{
	if (a->n_kids != b->n_kids)
		return false;
	for (unsigned i = 0; i < a->n_kids; i++)
		if (!hy_str_eq(a->kids[i]->text, b->kids[i]->text))
			return false;
	return true;
}

static bool
accepted(const struct hy_rewind_step *steps, unsigned n_steps, const struct hy_node *row)
{
	for (const struct hy_rewind_step *step = steps; step < steps + n_steps; step++)
		for (unsigned i = 0; i < step->n_rows; i++)
			if (step->rows[i].verdict == HY_REWOUND && same_row(step->rows[i].row, row))
				return true;
	return false;
}

bool
hy_rewind_drop(struct hy_arena *arena, const struct hy_doc *doc, const struct hy_rewind_step *steps,
    unsigned n_steps, struct hy_str *bytes, struct hy_err *err)
{
	const struct hy_item *section = hy_form_table_section(doc->form);
	const struct hy_node *table = section != NULL ? hy_doc_section(doc, section, 1) : NULL;
	struct hy_edit *edit = hy_edit_open(arena, doc, err);

	if (edit == NULL)
		return false;
	for (unsigned i = 0; table != NULL && i < table->n_kids; i++)
		if (accepted(steps, n_steps, table->kids[i]))
			hy_edit_put(edit, table->kids[i], NULL);
	return hy_edit_apply(edit, bytes, err);
}
