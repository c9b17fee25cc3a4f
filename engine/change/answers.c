/* Comparing answers by kind (differ.h). */
#include "engine/base/text.h"
#include "engine/change/differ.h"

static struct hy_str
keep(struct hy_differ *d, struct hy_str s)
{
	return hy_str_copy(d->arena, s.p != NULL ? s.p : "", s.len);
}

/* Two dashes of different make say the same nothing. */
static bool
both_dashes(const struct hy_differ *d, struct hy_str old, struct hy_str new)
{
	return old.len <= 4 && new.len <= 4 && hy_text_chars(old) == 1 && hy_text_chars(new) == 1 &&
	    hy_form_blank(d->diff->old->form, old) && hy_form_blank(d->diff->new->form, new);
}

struct block_pair {
	const struct hy_entity *old, *new;	/* either may be NULL */
};

/* The entries below a heading of a list; behind the heading where that is what changed. */
static struct hy_str
list_text(struct hy_differ *d, const struct hy_entity *block, struct hy_str entries, bool renamed)
{
	return renamed ? hy_str_format(d->arena, "%.*s\n%.*s", HY_ARG(block->title), HY_ARG(entries))
	    : keep(d, entries);
}

/* A block that differs is a change; equal ones are not. */
static void
compare_block(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b,
    struct block_pair p)
{
	struct hy_str none = HY_S("");
	struct hy_str old = p.old != NULL ? *(const struct hy_str *)p.old->what : none;
	struct hy_str new = p.new != NULL ? *(const struct hy_str *)p.new->what : none;
	bool list = (b != NULL ? b : a)->item->kind == HY_KIND_LIST;
	struct hy_change *c;

	if (p.old != NULL && p.new != NULL && hy_text_same(p.old->title, p.new->title) &&
	    (list ? hy_lines_same(d->scratch, old, new) : hy_text_same(old, new)))
		return;
	if (list) {
		bool renamed = p.old != NULL && p.new != NULL && !hy_text_same(p.old->title, p.new->title);

		old = list_text(d, p.old, old, renamed);
		new = list_text(d, p.new, new, renamed);
	}
	c = hy_differ_add(d, a, b, old, new);
	c->op = p.old == NULL ? HY_CHANGE_ADDED : p.new == NULL ? HY_CHANGE_REMOVED
	    : HY_CHANGE_CHANGED;
	c->block = keep(d, p.new != NULL ? p.new->title : p.old->title);
}

/* Blocks in the order of the new text, lost ones where they stood. */
static void
compare_blocks(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b,
    struct hy_entities old, struct hy_entities new)
{
	struct hy_pairing p = hy_pairing_make(d->scratch, old, new, hy_block_text);

	for (unsigned j = 0; j <= new.count; j++) {
		if (j > 0)
			compare_block(d, a, b, (struct block_pair){ p.of_new[j - 1] >= 0
			    ? &old.at[p.of_new[j - 1]] : NULL, &new.at[j - 1] });
		for (int i = p.lost_first[j]; i >= 0; i = p.lost_next[i])
			compare_block(d, a, b, (struct block_pair){ &old.at[i], NULL });
	}
}

static void
compare_texts(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b,
    struct hy_str old, struct hy_str new)
{
	if (hy_text_same(old, new) || both_dashes(d, old, new))
		return;
	if (old.len == 0 || new.len == 0 || (!hy_blocks_any(old) && !hy_blocks_any(new))) {
		hy_differ_add(d, a, b, old, new);
		return;
	}
	compare_blocks(d, a, b, hy_blocks_of_text(d->scratch, old),
	    hy_blocks_of_text(d->scratch, new));
}

static void
compare_lists(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	struct hy_entities old = hy_blocks_of_list(d->scratch, a);
	struct hy_entities new = hy_blocks_of_list(d->scratch, b);

	if (old.count == 0 && new.count == 0)
		compare_texts(d, a, b, hy_str_trim(a->text), hy_str_trim(b->text));
	else if (old.count == 0 || new.count == 0)
		hy_differ_add(d, a, b, hy_node_printed(d->arena, a), hy_node_printed(d->arena, b));
	else
		compare_blocks(d, a, b, old, new);
}

/* The names of all files of the document NODE is in, a line each. */
static struct hy_str
all_files(struct hy_arena *scratch, const struct hy_doc *doc)
{
	struct hy_buf out = hy_buf_new(scratch);

	for (unsigned f = 1; f <= hy_doc_files(doc); f++) {
		if (f > 1)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, hy_record_title(hy_doc_file(doc, f)));
	}
	return hy_buf_get(&out);
}

/* What is printed where a file's name stands by itself unless another is written. */
static struct hy_str
printed_file(struct hy_differ *d, const struct hy_doc *doc, const struct hy_node *node)
{
	if (!hy_node_blank(node, doc->form))
		return hy_node_printed(d->arena, node);
	if (node->item->kind == HY_KIND_FILES)
		return all_files(d->arena, doc);
	return hy_record_title(hy_doc_file(doc, hy_node_file(node)));
}

/* A renamed file is a change of its name, not of every place that prints it. */
static void
compare_file_names(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	const struct hy_diff *diff = d->diff;

	if (hy_node_blank(a, diff->old->form) && hy_node_blank(b, diff->new->form))
		return;
	compare_texts(d, a, b, printed_file(d, diff->old, a), printed_file(d, diff->new, b));
}

/* The printed answer has a number that may come from records elsewhere. */
static bool
has_number(const struct hy_item *item)
{
	for (unsigned i = 0; i < item->n_options; i++)
		if (item->options[i].count.len > 0)
			return true;
	return item->count.len > 0;
}

void
hy_differ_answers(struct hy_differ *d, const struct hy_node *a, const struct hy_node *b)
{
	struct hy_str old, new;

	if (!has_number(b->item) && !b->item->prints_file && hy_differ_same(a, b))
		return;
	if (b->item->prints_file && a->item->prints_file && (b->item->kind == HY_KIND_FILES ||
	    (hy_node_file(a) > 0 && hy_node_file(b) > 0))) {
		compare_file_names(d, a, b);
		return;
	}
	if (b->item->kind == HY_KIND_LIST && a->item->kind == HY_KIND_LIST) {
		compare_lists(d, a, b);
		return;
	}
	if (b->item->kind == HY_KIND_GRID && a->item->kind == HY_KIND_GRID) {
		hy_differ_grid(d, a, b);
		return;
	}
	old = hy_node_printed(d->scratch, a);
	new = hy_node_printed(d->scratch, b);
	if (hy_text_same(old, new))
		return;
	if (b->item->kind == HY_KIND_TEXT && a->item->kind == HY_KIND_TEXT)
		compare_texts(d, a, b, old, new);
	else if (!both_dashes(d, old, new))
		hy_differ_add(d, a, b, keep(d, old), keep(d, new));
}
