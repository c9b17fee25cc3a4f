/* Labels and values to hits: every piece goes behind the label it belongs to (follow.h). */
#include "engine/intake/follow/follow.h"

#include <string.h>

#include "engine/base/text.h"

#define FEW 2	/* labels: going back so few is a row printed twice */

static struct hy_hit *
hit_new(struct hy_follow *f, const struct hy_anchor *anchor, struct hy_node *node, unsigned line)
{
	struct hy_hit *hit = hy_new(f->arena, struct hy_hit);

	f->hits = hy_grow(f->arena, f->hits, f->n_hits, struct hy_hit *);
	hit->anchor = anchor;
	hit->node = node;
	hit->line = line;
	hit->last = &hit->first;
	return f->hits[f->n_hits++] = hit;
}

void
hy_hit_add(struct hy_follow *f, struct hy_hit *hit, struct hy_str text, unsigned line)
{
	struct hy_piece *piece = hy_new(f->arena, struct hy_piece);

	piece->text = hy_str_copy(f->arena, text.p, text.len);
	piece->line = line;
	piece->block = f->block;
	*hit->last = piece;
	hit->last = &piece->next;
}

/* The boxes at the head of a section, if it has any. */
static const struct hy_item *
head_of(const struct hy_item *item)
{
	for (unsigned i = 0; i < item->n_items; i++)
		if (item->items[i]->head)
			return item->items[i];
	return NULL;
}

/* The item a record prints on its heading line. */
static const struct hy_item *
title_of(const struct hy_item *item)
{
	for (unsigned i = 0; i < item->n_items; i++)
		if (item->items[i]->heading)
			return item->items[i];
	return NULL;
}

static void
enter_section(struct hy_follow *f, const struct hy_anchor *a, struct hy_str name, unsigned line)
{
	const struct hy_item *item = a->item;

	hy_place_section(f, a->section);
	if (name.len > 0)
		hy_place_named(f, name);
	f->annex.on = item->kind == HY_KIND_TABLE;
	f->now = NULL;
	for (unsigned i = 0; i < item->n_items && item->kind == HY_KIND_FIGURE; i++)
		if (item->items[i]->kind == HY_KIND_PICTURE)
			hy_place_node(f, item->items[i])->unknown = true;
	if (item->kind == HY_KIND_LIST && f->again && f->n_hits > 0 &&
	    f->hits[f->n_hits - 1]->anchor == a)
		f->now = f->hits[f->n_hits - 1];	/* until a file's name says otherwise */
	else if (item->kind == HY_KIND_LIST)
		f->now = hit_new(f, a, hy_place_node(f, item), line);
}

/* Something was read for NODE, or (PART: an anchor) for any item of this part in NODE's file. */
static bool
was_read(const struct hy_follow *f, const struct hy_node *node, int part)
{
	for (unsigned i = f->n_hits; i-- > 0;) {
		const struct hy_hit *hit = f->hits[i];

		if (hit->node == node && hit->first != NULL)
			return true;
		if (part >= 0 && hit->anchor != NULL && hit->anchor->part == part &&
		    hy_node_file(hit->node) == hy_node_file(node))
			return true;
	}
	return false;
}

/* The part the follower is in has given more than one answer: no stray label led there. */
static bool
settled_here(const struct hy_follow *f, const struct hy_anchor *here)
{
	unsigned n = 0;

	for (unsigned i = f->n_hits; i-- > 0 && n < FEW;) {
		const struct hy_hit *hit = f->hits[i];

		if (hit->anchor == NULL || hit->anchor->part != here->part)
			break;
		n += hit->first != NULL;
	}
	return n >= FEW;
}

/* Going back to N in a section that repeats: is it a new file, whose heading may be lost? */
static bool
begins_file(struct hy_follow *f, int n)
{
	const struct hy_anchor *a = &f->anchors.at[n], *here = &f->anchors.at[f->cursor];
	bool opens = a->role == HY_ANCHOR_PART && (n == 0 ||
	    f->anchors.at[n - 1].role == HY_ANCHOR_SECTION);

	if (n > f->cursor || (n == f->cursor && !f->again))
		return false;
	if (opens || f->again)
		return true;
	return (a->role == HY_ANCHOR_PART || a->numeral.type == HY_NUM_RISK) &&
	    a->part < here->part && settled_here(f, here) && was_read(f, hy_place_node(f, a->item), a->part);
}

/* Going back to N inside a record: is it the next one, whose heading is lost? */
static bool
begins_record(struct hy_follow *f, int n)
{
	const struct hy_anchor *a = &f->anchors.at[n];

	return a->record >= 0 && a->role == HY_ANCHOR_ITEM && n < f->cursor &&
	    f->anchors.at[f->cursor].record == a->record &&
	    (n == a->record + 1 || (n + FEW < f->cursor &&
	    was_read(f, hy_place_node(f, a->item), -1)));
}

/* Before N is taken: the file, record or section it belongs to. */
static void
step_on(struct hy_follow *f, int n, unsigned line)
{
	const struct hy_anchor *a = &f->anchors.at[n];
	bool per_file = f->form->sections[a->section]->per_file;

	if (a->section != f->section) {
		f->annex.on = f->form->sections[f->section]->kind != HY_KIND_TABLE && f->annex.on;
		f->section = a->section;
		if (per_file && (f->file[a->section] == 0 || (a->role == HY_ANCHOR_PART &&
		    f->anchors.at[n - 1].role == HY_ANCHOR_SECTION)))
			f->file[a->section]++;
	} else if (per_file && f->cursor >= 0 && begins_file(f, n)) {
		f->file[a->section]++;
	} else if (f->cursor >= 0 && begins_record(f, n)) {
		hy_place_record(f, f->anchors.at[a->record].item, 0, line);
	}
	f->again = false;
}

static struct hy_hit *
enter_record(struct hy_follow *f, const struct hy_anchor *a, const struct hy_found *found,
    unsigned line)
{
	const struct hy_item *title = title_of(a->item);

	if (found->several)
		return NULL;
	hy_place_record(f, a->item, found->number, line);
	return title != NULL ? hit_new(f, a, hy_place_node(f, title), line) : NULL;
}

/* Notes the label in CELL of the source's row LINE, in front of NODE's answer (may be NULL). */
static void
note_place(struct hy_follow *f, struct hy_node *node, unsigned line, unsigned cell)
{
	struct hy_label_place place = { .node = node, .line = line, .cell = cell };

	if (f->places != NULL)
		hy_buf_add(f->places, (const char *)&place, sizeof(place));
}

void
hy_follow_label(struct hy_follow *f, struct hy_found *found, struct hy_row_state *row,
    unsigned cell)
{
	const struct hy_anchor *a = &f->anchors.at[found->anchor];
	const struct hy_item *head;
	struct hy_hit *hit = NULL;

	if (a->role == HY_ANCHOR_SECTION) {
		struct hy_str name = f->form->sections[a->section]->per_file
		    ? hy_round_inside(found->rest) : HY_S("");

		enter_section(f, a, name, row->line);
		if (name.len > 0)
			found->rest = HY_S("");
		note_place(f, f->now != NULL ? f->now->node : NULL, row->line, cell);
		if (!f->again)
			f->cursor = found->anchor;
		return;
	}
	step_on(f, found->anchor, row->line);
	if (found->anchor == f->cursor && f->now != NULL && f->now->anchor == a &&
	    f->now->line == row->line && f->now->first == NULL)
		return;	/* the label printed twice on one line */
	if (a->role == HY_ANCHOR_RECORD)
		hit = enter_record(f, a, found, row->line);
	else if (hy_kind_answers(a->item->kind) || a->item->kind == HY_KIND_FIXED)
		hit = hit_new(f, a, hy_place_node(f, a->item), row->line);
	else if ((head = head_of(a->item)) != NULL)
		hit = hit_new(f, NULL, hy_place_node(f, head), row->line);
	note_place(f, hit != NULL ? hit->node : NULL, row->line, cell);
	f->cursor = found->anchor;
	f->now = hit;
	if (hit != NULL) {
		hit->unsure = found->unsure;
		hit->off = found->off;
	}
	if (row->n < HY_MAX_QUEUE) {
		row->item[row->n] = a->item;
		row->cell[row->n] = cell;
		row->hit[row->n++] = hit;
	}
}

/* The name of the file a section is of, printed below its heading. */
static void
take_file_name(struct hy_follow *f, struct hy_str text)
{
	struct hy_node *title;

	if (!f->now->node->item->prints_file || !f->form->sections[f->section]->per_file)
		return;
	text = hy_html_words(f->arena, text);
	title = hy_place_node(f, f->form->files->items[0]);
	if (title->text.len == 0 && !hy_place_file(f, text)) {
		title->text = text;
		title->written = title->answered = true;
	} else if (hy_place_file(f, text)) {
		f->now->node = hy_place_node(f, f->now->node->item);
	}
}

/* A line in a list of names that is the name of a file: the list of that file begins. */
static bool
list_of_file(struct hy_follow *f, struct hy_str text, unsigned line)
{
	const struct hy_item *section = f->form->sections[f->section];
	unsigned was = f->file[f->section];
	struct hy_node *node;

	if (section->kind != HY_KIND_LIST || !section->per_file ||
	    !hy_place_file(f, hy_html_words(f->scratch, text)))
		return false;
	node = hy_place_node(f, section);
	if (f->now == NULL || f->now->node != node || f->now->first != NULL) {
		if (f->now != NULL && f->now->first == NULL && was != f->file[f->section])
			f->now->node = node;
		else
			f->now = hit_new(f, &f->anchors.at[f->cursor], node, line);
	}
	return true;
}

void
hy_queue_open(struct hy_follow *f, const struct hy_row_state *row)
{
	unsigned first = row->n - 1;

	while (first > 0 && row->cell[first - 1] == row->cell[row->n - 1] &&
	    row->hit[first - 1] != NULL && row->hit[first] != NULL &&
	    row->item[first]->up == row->item[first - 1]->up)
		first--;
	for (unsigned i = first; i < row->n && first + 1 < row->n; i++)
		f->queue[f->n_queue++] = row->hit[i];
	f->in_columns = false;
}

struct hy_hit *
hy_queue_next(struct hy_follow *f)
{
	struct hy_hit *hit = f->queue[0];

	memmove(f->queue, f->queue + 1, (f->n_queue - 1) * sizeof(*f->queue));
	f->n_queue--;
	return f->now = hit;
}

/* TEXT is only the list of options of the choice that took its answer before. */
static bool
more_options(struct hy_follow *f, struct hy_str text)
{
	unsigned count;

	if (f->now == NULL || f->now->first == NULL ||
	    f->now->node->item->kind != HY_KIND_CHOICE)
		return false;
	return hy_str_trim(hy_options_cut(f, f->now->node->item, text, &count)).len == 0;
}

void
hy_queue_drop(struct hy_follow *f)
{
	for (unsigned i = 0; i < f->n_queue; i++)
		f->queue[i]->orphan = f->queue[i]->first == NULL;
	f->n_queue = 0;
}

/* A heading in the words of the first item below it is often printed for both: the item takes what follows. */
static void
take_heading(struct hy_follow *f, unsigned line)
{
	const struct hy_anchor *a = f->cursor >= 0 ? &f->anchors.at[f->cursor] : NULL;

	if (a == NULL || f->cursor + 1 == f->anchors.count || hy_kind_answers(a->item->kind) ||
	    a[1].item->up != a->item || !hy_kind_answers(a[1].item->kind) ||
	    !hy_str_eq(a[1].key, a->key))
		return;
	f->now = hit_new(f, &a[1], hy_place_node(f, a[1].item), line);
	f->cursor++;
}

void
hy_follow_value(struct hy_follow *f, struct hy_str text, struct hy_row_state *row)
{
	bool head;

	if (text.len == 0 || list_of_file(f, text, row->line))
		return;
	if (row->values++ == 0 && row->n > 1)
		hy_queue_open(f, row);
	if (f->n_queue > 0 && !f->in_columns && (row->values == 1 || f->now == NULL) &&
	    !more_options(f, text))
		hy_queue_next(f);
	if (f->now == NULL)
		take_heading(f, row->line);
	head = f->now != NULL && f->now->node->item->head;
	if (f->now == NULL || (head && !hy_has_boxes(f, f->now->node->item, text))) {
		hy_follow_left(f, text, row->line,
		    f->form->sections[f->section]->kind == HY_KIND_FIGURE ? "figure"
		    : "no_label");
		return;
	}
	take_file_name(f, text);
	hy_hit_add(f, f->now, text, row->line);
}
