/* New words for old ones (citation.h). */
#include "engine/form/citation/citation.h"
#include "engine/form/edit/edit.h"

/* The text of FIRST with all that is wanted in it replaced; *REST is the first citation in another text. */
static struct hy_str
replaced(struct hy_arena *arena, const struct hy_citation *first, hy_citation_wanted *wanted,
    void *context, const struct hy_citation **rest)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_str text = first->text;
	const struct hy_citation *c;
	size_t from = 0;

	for (c = first; c != NULL && c->node == first->node && c->text.p == text.p; c = c->next) {
		if (!wanted(c, context))
			continue;
		hy_buf_str(&out, hy_str_cut(text, from, c->from));
		hy_buf_str(&out, c->row->new);
		from = c->to;
	}
	hy_buf_str(&out, hy_str_cut(text, from, text.len));
	*rest = c;
	return hy_buf_get(&out);
}

bool
hy_citations_replace(struct hy_arena *arena, const struct hy_doc *doc,
    const struct hy_citation *first, hy_citation_wanted *wanted, void *context,
    struct hy_str *bytes, struct hy_err *err)
{
	struct hy_edit *edit = hy_edit_open(arena, doc, err);
	const struct hy_citation *rest;

	if (edit == NULL)
		return false;
	for (; first != NULL; first = rest) {
		struct hy_str text = replaced(arena, first, wanted, context, &rest);
		struct hy_value *value = hy_edit_text(edit, first->node, first->text);

		/* Nothing of it was wanted, or a text like it was changed already. */
		if (value != NULL && !hy_str_eq(text, first->text))
			hy_splice_set(hy_edit_splice(edit), value, text);
	}
	return hy_edit_apply(edit, bytes, err);
}
