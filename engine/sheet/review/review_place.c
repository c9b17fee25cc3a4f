/* Where items stand in the form that the pack has behind it (review_part.h). */
#include "engine/sheet/review/review_part.h"

#include <stdlib.h>
#include <string.h>

#include "engine/form/path.h"
#include "engine/sheet/sheet_join.h"

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The ids that stand in SHEET, in order. */
static const char **
anchors_of(struct hy_arena *arena, const struct hy_sheet *sheet)
{
	size_t n = hy_sheet_ids(sheet, NULL);
	const char **ids = hy_new_array(arena, n + 1, const char *);

	hy_sheet_ids(sheet, ids);
	qsort(ids, n, sizeof(*ids), by_text);
	return ids;
}

void
hy_review_anchors(struct hy_review_sheet *s)
{
	s->anchors = hy_new_array(s->arena, s->review->n_works + 1, const char **);
	for (unsigned i = 0; i < s->review->n_works; i++)
		if (s->views[i].form != NULL)
			s->anchors[i] = anchors_of(s->arena, s->views[i].form);
}

static bool
is_there(const char *const *ids, const char *id)
{
	while (*ids != NULL && strcmp(*ids, id) < 0)
		ids++;
	return *ids != NULL && strcmp(*ids, id) == 0;
}

/* The id of the first place at NODE or below it; "" when the form shows none of it. */
static struct hy_str
place_below(struct hy_arena *arena, const char *const *ids, const struct hy_node *node)
{
	struct hy_str id = hy_node_unique_id(arena, node);

	if (is_there(ids, id.p))
		return id;
	id = HY_S("");
	for (unsigned i = 0; i < node->n_kids && id.len == 0; i++)
		id = place_below(arena, ids, node->kids[i]);
	return id;
}

/* Where NODE stands in the form, else what holds it; "" for nowhere. */
static struct hy_str
place_of(struct hy_arena *arena, const char *const *ids, const struct hy_node *node)
{
	struct hy_str id = HY_S("");

	for (; node != NULL && node->up != NULL && id.len == 0; node = node->up)
		id = place_below(arena, ids, node);
	return id;
}

struct hy_str
hy_review_anchor(const struct hy_review_sheet *s, unsigned nth, const struct hy_node *node)
{
	const char *const *ids = s->anchors[nth];

	return ids != NULL ? place_of(s->arena, ids, node) : HY_S("");
}

/* The numeral of the section NODE is in. */
static struct hy_str
numeral_of(const struct hy_node *node)
{
	const struct hy_item *section = hy_item_section(node->item), *top = node->item;
	struct hy_str label;
	long space;

	/* Attachments are in no section. */
	while (top->up != NULL && top->up->up != NULL)
		top = top->up;
	label = section != NULL ? section->label : top->label;
	space = hy_str_find(label, HY_S(" "), 0);
	return space > 0 ? hy_str_cut(label, 0, (size_t)space) : label;
}

struct hy_str
hy_review_page(const struct hy_review_sheet *s, unsigned nth, const struct hy_node *node, const char *id)
{
	unsigned page = hy_places_page(&s->views[nth].pages, id);
	struct hy_str numeral = numeral_of(node);

	return page > 0 ? hy_review_fill(s, "page_alone", numeral, hy_str_format(s->arena, "%u", page), HY_S(""))
	    : numeral;
}

void
hy_review_place(const struct hy_review_sheet *s, struct hy_table *t, unsigned col, unsigned nth,
    const struct hy_node *node)
{
	struct hy_str id = hy_review_anchor(s, nth, node);
	struct hy_cell *cell = hy_table_cell(t, col, 1, HY_ROLE_VALUE,
	    id.len > 0 ? hy_review_page(s, nth, node, id.p) : hy_review_word(s, "gone_place"));

	if (id.len == 0)
		return;
	cell->link = hy_sheet_id(s->arena, nth + 1, id.p);
	cell->page = true;
}
