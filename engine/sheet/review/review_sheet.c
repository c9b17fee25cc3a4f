#include "engine/sheet/review/review_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "engine/form/path.h"
#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/sheet_join.h"

/* --- words and tables */

struct hy_str
hy_review_word(const struct hy_review_sheet *s, const char *key)
{
	return hy_yaml_text(s->words, key);
}

struct hy_str
hy_review_fill(const struct hy_review_sheet *s, const char *key, struct hy_str one, struct hy_str two,
    struct hy_str three)
{
	return hy_str_fill(s->arena, hy_review_word(s, key), one, two, three);
}

struct hy_str
hy_review_entry(const struct hy_review_sheet *s, const char *key, unsigned n)
{
	const struct hy_yaml *list = hy_yaml_get(s->words, key), *y = list != NULL ? list->first : NULL;

	while (y != NULL && n-- > 0)
		y = y->next;
	return y != NULL ? y->text : HY_S("");
}

struct hy_table
hy_review_table(const struct hy_review_sheet *s, const char *widths, const char *heads, unsigned n_cols)
{
	struct hy_table t = hy_table_new(s->arena, hy_looks_widths(s->looks, widths, n_cols), n_cols);

	hy_table_head_row(&t);
	for (unsigned i = 0; i < n_cols; i++)
		hy_table_cell(&t, i, 1, HY_ROLE_HEAD, hy_review_entry(s, heads, i));
	return t;
}

unsigned
hy_review_nth(const struct hy_review_sheet *s, const struct hy_review_work *work)
{
	unsigned n = 0;

	for (const struct hy_review_work *w = s->review->works; w != work; w = w->next)
		n++;
	return n;
}

/* --- places in the form */

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

/* --- parts */

struct hy_str
hy_review_tab(const struct hy_review_sheet *s, unsigned nth, struct hy_str name)
{
	if (s->review->n_works == 1)
		return name;
	return hy_review_fill(s, "work_tab", hy_str_format(s->arena, "%u", nth + 1), name, HY_S(""));
}

void
hy_review_join(const struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_sheet *alone,
    unsigned nth, struct hy_str heading)
{
	struct hy_str front = hy_review_tab(s, nth, heading);

	hy_sheet_join(s->arena, sheet, alone, &(struct hy_joint){ nth + 1, false, front, front });
}

/* The official table of what changed since the base. */
static void
annex_part(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work)
{
	struct hy_sheet alone = *sheet;

	if (work->annex == NULL || work->annex->count == 0)
		return;
	alone.parts = NULL;
	hy_annex_part(s->arena, s->looks, work->new->form, work->annex, &alone);
	hy_review_join(s, sheet, &alone, hy_review_nth(s, work), hy_review_word(s, "annex_tab"));
}

static void
form_parts(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work)
{
	unsigned nth = hy_review_nth(s, work);
	struct hy_str front = hy_review_tab(s, nth, HY_S(""));
	struct hy_joint joint = { nth + 1, true, hy_review_fill(s, "form_tab", front, HY_S(""), HY_S("")), front };

	if (s->views[nth].form != NULL)
		hy_sheet_join(s->arena, sheet, s->views[nth].form, &joint);
}

typedef void tell(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work);

/* Tells something of every work that has changes. */
static void
each_work(struct hy_review_sheet *s, struct hy_sheet *sheet, tell *tell_work)
{
	for (const struct hy_review_work *w = s->review->works; w != NULL; w = w->next)
		if (!hy_review_work_empty(w))
			tell_work(s, sheet, w);
}

static struct hy_sheet *
pack_sheet(const struct hy_review_sheet *s)
{
	const struct hy_review *review = s->review;
	struct hy_sheet *sheet = hy_doc_sheet(s->arena, s->looks, review->works->new);

	sheet->subject = hy_review_word(s, "title");
	sheet->title = review->n_works == 1 ? hy_review_fill(s, "title_one", sheet->title, HY_S(""), HY_S(""))
	    : sheet->subject;
	return sheet;
}

static void
find_anchors(struct hy_review_sheet *s)
{
	s->anchors = hy_new_array(s->arena, s->review->n_works + 1, const char **);
	for (unsigned i = 0; i < s->review->n_works; i++)
		if (s->views[i].form != NULL)
			s->anchors[i] = anchors_of(s->arena, s->views[i].form);
}

const struct hy_sheet *
hy_review_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_yaml *council,
    const struct hy_review *review, const struct hy_review_view *views)
{
	struct hy_review_sheet s = { .arena = arena, .looks = looks, .council = council, .review = review,
	    .views = views, .words = hy_yaml_get(looks->phrases, "review") };
	struct hy_sheet *sheet = pack_sheet(&s);

	find_anchors(&s);
	hy_review_overview(&s, sheet);
	if (hy_review_empty(review))
		return sheet;
	hy_review_choices(&s);
	hy_review_commons(&s, sheet);
	each_work(&s, sheet, hy_review_changes);
	each_work(&s, sheet, annex_part);
	each_work(&s, sheet, hy_review_opinions);
	hy_review_checklists(&s, sheet);
	hy_review_findings(&s, sheet);
	hy_review_letters(&s, sheet);
	each_work(&s, sheet, form_parts);
	hy_review_filters(&s, sheet);
	return sheet;
}
