#include "engine/check/completeness.h"

#include "engine/check/form_check.h"
#include "engine/form/condition.h"

struct counter {
	struct hy_arena *arena;
	const struct hy_doc *doc;
	bool gyosei;
	struct hy_progress *now;
};

static void
add_open(struct counter *c, const struct hy_node *node)
{
	struct hy_progress *p = c->now;

	p->open = hy_grow(c->arena, p->open, p->n_open, const struct hy_node *);
	p->open[p->n_open++] = node;
}

/* One item to be written: is it, and must it be? */
static void
count(struct counter *c, const struct hy_node *node, bool answered, bool required)
{
	switch (hy_node_applies(node)) {
	case HY_NO:
		break;
	case HY_OPEN:
		c->now->undecided += !answered;
		c->now->applicable += answered;
		c->now->answered += answered;
		break;
	case HY_YES:
		c->now->applicable++;
		c->now->answered += answered;
		if (!answered && required)
			add_open(c, node);
		break;
	}
}

/* A mark for what is still to be written stands in the text, perhaps beside other words. */
static bool
has_placeholder(const struct counter *c, const struct hy_node *node)
{
	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		if (hy_str_find(e->text, c->doc->form->to_write, 0) >= 0)
			return true;
	return hy_str_find(node->text, c->doc->form->to_write, 0) >= 0;
}

/* Something is written in NODE or below, other than what is still to be replaced. */
static bool
is_begun(const struct counter *c, const struct hy_node *node)
{
	if (!hy_node_blank(node, c->doc->form) && !has_placeholder(c, node))
		return true;
	for (unsigned i = 0; i < node->n_kids; i++)
		if (is_begun(c, node->kids[i]))
			return true;
	return false;
}

static void
count_answer(struct counter *c, const struct hy_node *node)
{
	bool required = hy_item_required(node->item);
	bool answered = !hy_node_unknown(node) && !has_placeholder(c, node) &&
	    (required ? !hy_node_missing(node, c->doc->form) : node->answered);

	count(c, node, answered, required);
}

/* Written by nobody, or not by this body. */
static bool
is_left_out(const struct counter *c, const struct hy_node *node)
{
	const struct hy_item *item = node->item;

	return item->prints_file || item->derived != NULL || item->head || item->automatic ||
	    item->private || item->kind == HY_KIND_FIXED || item->kind == HY_KIND_NOTE ||
	    (item->only == HY_FOR_GYOSEI && !c->gyosei) ||
	    (item->only == HY_FOR_LOCAL && c->gyosei) ||
	    (item->only == HY_OPTIONAL && hy_node_all_blank(node, c->doc->form));
}

static void
count_node(struct counter *c, const struct hy_node *node)
{
	bool list = hy_item_repeats(node->item) && node->number == 0;

	if (is_left_out(c, node))
		return;
	if (node->item->kind == HY_KIND_FIGURE) {	/* drawn as a whole */
		count(c, node, is_begun(c, node), false);
		return;
	}
	if (list && node->n_kids == 0) {
		/* Asked for by the form, or by the answer it hangs on. */
		if (node->item->min > 0 || node->item->when != NULL)
			count(c, node, false, true);
		return;
	}
	if (hy_kind_answers(node->item->kind) && node->number == 0)
		count_answer(c, node);
	if (hy_node_applies(node) == HY_NO)
		return;
	for (unsigned i = 0; i < node->n_kids; i++)
		count_node(c, node->kids[i]);
}

/* The name of a file stands before its first section and counts with it. */
static void
count_name(struct counter *c, const struct hy_node *section)
{
	const struct hy_node *up = section->up;
	unsigned nth = section->item->nth;

	if (up->item->is_files && nth > 0 && up->kids[nth - 1]->item->title)
		count_node(c, up->kids[nth - 1]);
}

static void
add_section(struct counter *c, struct hy_completeness *done, const struct hy_node *section)
{
	struct hy_progress *p = &done->sections[done->n_sections];

	if (section->item->kind == HY_KIND_TABLE)
		return;
	p->section = section;
	c->now = p;
	count_name(c, section);
	count_node(c, section);
	if (p->applicable + p->undecided == 0)
		return;
	done->n_sections++;
	done->all.applicable += p->applicable;
	done->all.answered += p->answered;
	done->all.undecided += p->undecided;
	done->all.n_open += p->n_open;
}

const struct hy_completeness *
hy_completeness(struct hy_arena *arena, const struct hy_doc *doc, bool gyosei)
{
	struct hy_completeness *done = hy_new(arena, struct hy_completeness);
	struct counter c = { .arena = arena, .doc = doc, .gyosei = gyosei };
	const struct hy_form *form = doc->form;
	unsigned files = hy_doc_files(doc);

	done->doc = doc;
	done->sections = hy_new_array(arena, form->n_sections * (files + 1) + 1, struct hy_progress);
	for (unsigned i = 0, last; i < form->n_sections; i = last) {
		bool repeats = form->sections[i]->per_file;

		/* Sections that repeat and stand together are taken file by file. */
		for (last = i + 1; repeats && last < form->n_sections && form->sections[last]->per_file;)
			last++;
		for (unsigned file = 1; file <= (repeats ? files : 1); file++)
			for (unsigned s = i; s < last; s++)
				add_section(&c, done, hy_doc_section(doc, form->sections[s], file));
	}
	if (form->files != NULL && files == 0) {
		done->all.applicable++;
		done->all.n_open++;
	}
	return done;
}
