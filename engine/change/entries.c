#include "engine/change/entries.h"

#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/change/blocks.h"
#include "engine/form/path.h"

/* An entry covers NODE and all below it. */
struct claim {
	const struct hy_node *node;
	unsigned entry;
	bool removals_only;	/* in the old document, though the path names something in the new */
};

struct author_entry {
	const struct hy_node *record;
	struct hy_str block;	/* folded heading, "" = the whole item */
	bool used;
};

struct hy_entry_index {
	struct hy_arena *scratch;
	struct author_entry *entries;
	unsigned n_entries;
	struct claim *claims;
	unsigned n_claims;
	struct claim next;	/* what the visitor adds */
};

static bool
add_claim(struct hy_node *node, void *context)
{
	struct hy_entry_index *x = context;

	x->claims = hy_grow(x->scratch, x->claims, x->n_claims, struct claim);
	x->claims[x->n_claims] = x->next;
	x->claims[x->n_claims++].node = node;
	return true;
}

static void
add_paths(struct hy_entry_index *x, const struct hy_diff *diff, const struct hy_node *paths)
{
	for (const struct hy_entry *e = paths != NULL ? paths->entries : NULL; e != NULL;
	    e = e->next) {
		x->next.removals_only = false;
		x->next.removals_only = hy_path_each(diff->new, e->text, add_claim, x) > 0;
		hy_path_each(diff->old, e->text, add_claim, x);
	}
}

static int
by_node(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->node != y->node)
		return x->node < y->node ? -1 : 1;
	return (x->entry > y->entry) - (x->entry < y->entry);
}

struct hy_entry_index *
hy_entry_index_make(struct hy_arena *scratch, const struct hy_diff *diff)
{
	struct hy_entry_index *x = hy_new(scratch, struct hy_entry_index);
	const struct hy_node *list = hy_node_find(diff->new->root, "henkou");

	x->scratch = scratch;
	x->n_entries = list != NULL ? list->n_kids : 0;
	x->entries = hy_new_array(scratch, x->n_entries + 1, struct author_entry);
	for (unsigned i = 0; i < x->n_entries; i++) {
		const struct hy_node *block = hy_node_find(list->kids[i], "block");

		x->next.entry = i;
		x->entries[i].record = list->kids[i];
		x->entries[i].block = hy_block_key(scratch, block != NULL ? block->text : HY_S(""));
		add_paths(x, diff, hy_node_find(list->kids[i], "koumoku"));
	}
	if (x->n_claims > 0)
		qsort(x->claims, x->n_claims, sizeof(*x->claims), by_node);
	return x;
}

/* The first claim on NODE, or where it would be. */
static unsigned
first_claim(const struct hy_entry_index *x, const struct hy_node *node)
{
	unsigned low = 0, high = x->n_claims;

	while (low < high) {
		unsigned middle = low + (high - low) / 2;

		if (x->claims[middle].node < node)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How well the entry's block fits: 0 names it, 1 names none, 2 stands in the text, 3 not at all. */
static unsigned
block_rank(struct hy_entry_index *x, const struct author_entry *entry, const struct hy_change *c)
{
	struct hy_str text = c->new_text.len > 0 ? c->new_text : c->old_text;

	if (entry->block.len == 0)
		return 1;
	if (c->block.len > 0)
		return hy_str_find(hy_block_key(x->scratch, c->block), entry->block, 0) >= 0
		    ? 0 : 3;
	return hy_str_find(hy_block_key(x->scratch, text), entry->block, 0) >= 0 ? 2 : 3;
}

struct best {
	int entry;		/* -1: none */
	unsigned distance, rank;
};

/* Claims on NODE and above; the nearest one wins, then the block, then the first. */
static void
search(struct hy_entry_index *x, const struct hy_change *c, const struct hy_node *node,
    struct best *best)
{
	for (unsigned distance = 0; node != NULL; node = node->up, distance++) {
		for (unsigned i = first_claim(x, node);
		    i < x->n_claims && x->claims[i].node == node; i++) {
			const struct claim *claim = &x->claims[i];
			unsigned rank = block_rank(x, &x->entries[claim->entry], c);

			if (rank == 3 || (claim->removals_only && c->after != NULL))
				continue;
			if (best->entry >= 0 && (distance > best->distance ||
			    (distance == best->distance && rank >= best->rank)))
				continue;
			*best = (struct best){ (int)claim->entry, distance, rank };
		}
	}
}

const struct hy_node *
hy_entry_for(struct hy_entry_index *index, const struct hy_change *change)
{
	struct best best = { -1, 0, 0 };

	search(index, change, change->after, &best);
	search(index, change, change->before, &best);
	if (best.entry < 0)
		return NULL;
	index->entries[best.entry].used = true;
	return index->entries[best.entry].record;
}

const struct hy_node **
hy_entry_unused(struct hy_arena *arena, const struct hy_entry_index *index, unsigned *count)
{
	const struct hy_node **unused = hy_new_array(arena, index->n_entries + 1,
	    const struct hy_node *);

	*count = 0;
	for (unsigned i = 0; i < index->n_entries; i++)
		if (!index->entries[i].used)
			unused[(*count)++] = index->entries[i].record;
	return unused;
}
