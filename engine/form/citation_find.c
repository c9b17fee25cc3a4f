/* Where the words of the table stand in a document (citation.h). */
#include <string.h>

#include "engine/base/text.h"
#include "engine/form/citation_parts.h"
#include "engine/form/fold.h"

/* What is folded around a place worth a look, in bytes. */
#define BEFORE 60
#define BEHIND 300

struct finder {
	struct hy_arena *arena;
	const struct hy_citations *table;
	const struct hy_node *node;
	struct hy_str item;		/* all of the node's answer, folded; made when first asked for */
	const struct hy_node **updated;	/* by row: where its new words stand */
	const struct hy_citation **tail;
	struct hy_err *err;
	bool failed;
};

/* A place worth a look: what stands in front of it and from it on, folded. */
struct place {
	struct hy_str text;
	size_t from;		/* in TEXT */
	struct hy_str before, here;
	size_t *offsets;	/* of the bytes of HERE, counted from FROM */
};

static size_t
char_begin(struct hy_str s, size_t at)
{
	while (at > 0 && at < s.len && ((unsigned char)s.p[at] & 0xc0) == 0x80)
		at--;
	return at;
}

static size_t
step(struct hy_str s, size_t at)
{
	uint32_t cp;
	size_t n = hy_utf8_decode(s.p + at, s.len - at, &cp);

	return n > 0 ? n : 1;
}

static struct place
place_at(struct finder *f, struct hy_str text, size_t from)
{
	struct place p = { .text = text, .from = from };
	size_t begin = from > BEFORE ? char_begin(text, from - BEFORE) : 0;
	size_t end = text.len - from > BEHIND ? char_begin(text, from + BEHIND) : text.len;

	p.before = hy_fold(f->arena, hy_str_cut(text, begin, from), NULL);
	p.here = hy_fold(f->arena, hy_str_cut(text, from, end), &p.offsets);
	return p;
}

static bool
any_ends(const struct hy_yaml *words, struct hy_str before)
{
	for (const struct hy_yaml *w = words != NULL ? words->first : NULL; w != NULL; w = w->next)
		if (hy_str_ends(before, w->text))
			return true;
	return false;
}

static bool
any_starts(const struct hy_yaml *words, struct hy_str behind)
{
	for (const struct hy_yaml *w = words != NULL ? words->first : NULL; w != NULL; w = w->next)
		if (hy_str_starts(behind, w->text))
			return true;
	return false;
}

/* Does one of WORDS stand anywhere in the item? */
static bool
has_any(struct finder *f, const struct hy_yaml *words)
{
	if (words != NULL && f->item.p == NULL)
		f->item = hy_fold(f->arena, hy_node_plain(f->arena, f->node), NULL);
	for (const struct hy_yaml *w = words != NULL ? words->first : NULL; w != NULL; w = w->next)
		if (hy_str_find(f->item, hy_fold(f->arena, w->text, NULL), 0) >= 0)
			return true;
	return false;
}

/* Do the words around P let ROW count? BEHIND: what follows its words. */
static bool
counts(struct finder *f, const struct hy_citation_row *row, const struct place *p,
    struct hy_str behind)
{
	return !any_ends(row->not_after, p->before) && !any_starts(row->not_before, behind) &&
	    !any_ends(f->table->past, p->before) && !has_any(f, row->not_near) &&
	    (row->near == NULL || has_any(f, row->near));
}

static bool
is_digit(struct hy_str s, size_t at)
{
	return at < s.len && s.p[at] >= '0' && s.p[at] <= '9';
}

/* Does S stand at P, and does no number go on over its end or begin? */
static bool
stands(const struct place *p, const struct hy_spelling *s)
{
	return hy_str_starts(p->here, s->words) &&
	    !(is_digit(s->words, s->words.len - 1) && is_digit(p->here, s->words.len)) &&
	    !(is_digit(s->words, 0) && p->before.len > 0 && is_digit(p->before, p->before.len - 1));
}

/* "no. 76" or "of 76" behind the words. */
static bool
has_number(struct hy_str behind)
{
	size_t at = 0;

	/* At most two characters may stand in between. */
	for (unsigned chars = 0; at < behind.len && chars < 2 && !is_digit(behind, at); chars++)
		do
			at++;
		while (at < behind.len && ((unsigned char)behind.p[at] & 0xc0) == 0x80);
	return is_digit(behind, at);
}

static void
add_hit(struct finder *f, const struct place *p, const struct hy_spelling *s, struct hy_str behind)
{
	struct hy_citation *hit = hy_new(f->arena, struct hy_citation);

	hit->row = s->row;
	hit->node = f->node;
	hit->text = p->text;
	hit->from = p->from;
	hit->to = p->from + p->offsets[s->words.len];
	/* White space behind the last character is not part of the words. */
	hit->to = hit->from + hy_str_trim(hy_str_cut(p->text, hit->from, hit->to)).len;
	hit->numbered = s->row->renumbered && has_number(behind);
	*f->tail = hit;
	f->tail = &hit->next;
}

/* Takes the longest words that stand at P; returns where to go on in its text, P itself when there are none. */
static size_t
take(struct finder *f, const struct place *p)
{
	size_t old = 0;	/* the longest old words that stand here, whether their row counts or not */

	for (const struct hy_spelling *s = f->table->spellings; s != NULL; s = s->next) {
		struct hy_str behind;

		if (!stands(p, s) || (s->new && old > 0))
			continue;
		if (old == 0)
			old = s->words.len;
		behind = hy_str_cut(p->here, s->words.len, p->here.len);
		if (!counts(f, s->row, p, behind))
			continue;
		if (!s->new)
			add_hit(f, p, s, behind);
		else if (f->updated[s->row->nth] == NULL)
			f->updated[s->row->nth] = f->node;
		return p->from + p->offsets[s->words.len];
	}
	/* Shorter ways of writing the same, inside of words that do not count, do not count either. */
	return p->from + p->offsets[old];
}

static void
search_text(struct finder *f, struct hy_str text)
{
	struct hy_groups groups;
	enum hy_matched matched = HY_NO_MATCH;
	size_t from = 0;

	if (text.len == 0 || f->failed)
		return;
	while (from < text.len && (matched = hy_regex_search_valid(f->table->regex, text, from, &groups,
	    f->err)) == HY_MATCH) {
		struct place p = place_at(f, text, groups.at[0].from);

		from = take(f, &p);
		if (from == p.from)
			from += step(text, from);
	}
	f->failed = matched == HY_MATCH_FAILED;
}

static void
search_grid(struct finder *f, const struct hy_yaml *y)
{
	if (y->type == HY_YAML_TEXT)
		search_text(f, y->text);
	for (y = y->first; y != NULL; y = y->next)
		search_grid(f, y);
}

static bool
search_node(struct hy_node *node, void *context)
{
	struct finder *f = context;

	if (node->item->private || (node->item->kind == HY_KIND_TABLE && node->number == 0))
		return false;
	f->node = node;
	f->item = (struct hy_str){ NULL, 0 };
	if (node->item->kind != HY_KIND_CHOICE)
		search_text(f, node->text);
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		search_text(f, t->text);
	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		search_text(f, e->text);
	if (node->raw != NULL)
		search_grid(f, node->raw);
	return true;
}

bool
hy_citations_find(struct hy_arena *arena, const struct hy_citations *citations,
    const struct hy_doc *doc, const struct hy_citation **first,
    struct hy_err *err)
{
	struct finder f = { .arena = arena, .table = citations, .tail = first,
		.err = err };

	*first = NULL;
	f.updated = hy_new_array(arena, citations->n_rows + 1, const struct hy_node *);
	hy_node_walk(doc->root, search_node, &f);
	for (const struct hy_citation *hit = *first; hit != NULL; hit = hit->next)
		((struct hy_citation *)hit)->updated = f.updated[hit->row->nth];
	return !f.failed;
}
