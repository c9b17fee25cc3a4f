/* Words of typed rows and of the items they name (rewind_parts.h). */
#include "engine/base/text.h"
#include "engine/change/blocks.h"
#include "engine/change/rewind/rewind_parts.h"

bool
hy_rewind_says_nothing(const struct hy_rewind *r, struct hy_str text)
{
	return hy_form_blank(r->doc->form, text) || hy_excerpt_says_nothing(r->excerpts, text);
}

bool
hy_rewind_alike(const struct hy_rewind *r, struct hy_str a, struct hy_str b)
{
	return hy_str_eq(hy_text_key(r->arena, a), hy_text_key(r->arena, b));
}

struct hy_str
hy_rewind_headings(const struct hy_rewind *r, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(r->arena);
	struct hy_groups found;
	size_t from = 0;

	while (hy_regex_search(r->heading, text, from, &found, NULL) == HY_MATCH) {
		hy_buf_str(&out, hy_str_trim(hy_str_cut(text, from, found.at[0].from)));
		if (out.len > 0)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, hy_str_cut(text, found.at[1].from, found.at[1].to));
		hy_buf_char(&out, '\n');
		from = found.at[0].to;
	}
	hy_buf_str(&out, hy_str_cut(text, from, text.len));
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/* The heading of the one block that CELL is; "" when it is none, or more. */
static struct hy_str
heading_of(const struct hy_rewind *r, struct hy_str cell)
{
	struct hy_entities blocks = hy_blocks_of_text(r->arena, hy_rewind_headings(r, cell));

	return blocks.count == 1 ? blocks.at[0].title : HY_S("");
}

struct hy_str
hy_rewind_block(const struct hy_rewind *r, struct hy_str before, struct hy_str after)
{
	struct hy_str old = heading_of(r, before), new = heading_of(r, after);

	if (old.len > 0 && new.len > 0 && !hy_rewind_alike(r, old, new))
		return HY_S("");
	return new.len > 0 || !hy_rewind_says_nothing(r, after) ? new : old;
}

bool
hy_rewind_elides(const struct hy_rewind *r, const struct hy_undo *u)
{
	return hy_excerpt_elides(r->excerpts, u->before) || hy_excerpt_elides(r->excerpts, u->after);
}

struct hy_str
hy_rewind_before(const struct hy_rewind *r, struct hy_str before)
{
	return hy_rewind_says_nothing(r, before) ? HY_S("") : hy_rewind_headings(r, before);
}

/* The last item of U that is NODE; NULL when none is. */
static const struct hy_undone *
last_item(const struct hy_undo *u, const struct hy_node *node)
{
	for (unsigned i = u->n_items; i > 0; i--)
		if (u->items[i - 1].node == node)
			return &u->items[i - 1];
	return NULL;
}

/* The text of NODE as what was undone so far leaves it: several rows, or parts of one, may name an item. */
struct hy_str
hy_rewind_text(const struct hy_rewind *r, const struct hy_undo *u, const struct hy_node *node)
{
	const struct hy_undone *last = last_item(u, node);

	for (const struct hy_undo *v = u; v > r->undos && last == NULL; v--)
		last = v[-1].verdict == HY_REWOUND ? last_item(&v[-1], node) : NULL;
	return last != NULL ? last->text : hy_rewind_headings(r, hy_str_trim(node->text));
}

bool
hy_rewind_later(const struct hy_rewind *r, unsigned n, unsigned i)
{
	const struct hy_undone *item = &r->undos[n].items[i];

	if (last_item(&r->undos[n], item->node) != item)
		return true;
	for (const struct hy_undo *v = r->undos + n + 1; v < r->undos + r->n_undos; v++)
		if (v->verdict == HY_REWOUND && last_item(v, item->node) != NULL)
			return true;
	return false;
}

void
hy_rewind_set_text(const struct hy_rewind *r, struct hy_undone *item, struct hy_str text)
{
	item->text = text;
	item->answer = text.len > 0 ? hy_value_text(r->arena, text) : NULL;
}
