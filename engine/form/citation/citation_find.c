/* Where the words of the table stand in a document (citation.h). */
#include "engine/base/text.h"
#include "engine/form/citation/citation_parts.h"
#include "engine/form/fold.h"

/* What is folded around a place worth a look, in bytes. */
#define BEFORE 60
#define BEHIND 300

struct finder {
	struct hy_arena *arena;
	const struct hy_citations *table;
	const struct hy_fold_words *words;	/* that are looked for */
	const struct hy_citation_row *row;	/* whose new words are looked for; NULL: old words of all */
	const struct hy_node *updated;		/* where they stand */
	const struct hy_node *node;
	struct hy_str item;		/* all of the node's answer, folded; made when first asked for */
	struct hy_citation **tail;
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

/* Do WORDS stand at P, and does no number go on over their end or begin? */
static bool
stand(const struct place *p, struct hy_str words)
{
	return hy_str_starts(p->here, words) &&
	    !(is_digit(words, words.len - 1) && is_digit(p->here, words.len)) &&
	    !(is_digit(words, 0) && p->before.len > 0 && is_digit(p->before, p->before.len - 1));
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

/* Takes the longest old words that stand at P; returns where to go on in its text, P itself when there are none. */
static size_t
take_old(struct finder *f, const struct place *p)
{
	size_t longest = 0;	/* that stand here, whether their row counts or not */

	for (const struct hy_spelling *s = f->table->spellings; s != NULL; s = s->next) {
		struct hy_str behind;

		if (!stand(p, s->words))
			continue;
		if (longest == 0)
			longest = s->words.len;
		behind = hy_str_cut(p->here, s->words.len, p->here.len);
		if (!counts(f, s->row, p, behind))
			continue;
		add_hit(f, p, s, behind);
		return p->from + p->offsets[s->words.len];
	}
	/* Shorter ways of writing the same, inside of words that do not count, do not count either. */
	return p->from + p->offsets[longest];
}

/* Are the new WORDS at P only a part of the old ones of S, which stand there? */
static bool
is_part(const struct place *p, struct hy_str words, const struct hy_spelling *s)
{
	long at = hy_str_find(s->words, words, 0);

	return at >= 0 && hy_str_ends(p->before, hy_str_cut(s->words, 0, (size_t)at)) &&
	    hy_str_starts(p->here, hy_str_cut(s->words, (size_t)at, s->words.len));
}

/* Notes the node when the new words stand at P by themselves. */
static size_t
take_new(struct finder *f, const struct place *p)
{
	struct hy_str words = f->table->new[f->row->nth];

	if (!stand(p, words))
		return p->from;
	for (const struct hy_spelling *s = f->table->spellings; s != NULL; s = s->next)
		if (is_part(p, words, s))
			return p->from + p->offsets[words.len];
	if (counts(f, f->row, p, hy_str_cut(p->here, words.len, p->here.len)))
		f->updated = f->node;
	return p->from + p->offsets[words.len];
}

static void
search_text(struct finder *f, struct hy_str text)
{
	size_t at = 0, behind;

	while (f->updated == NULL &&
	    (at = hy_fold_words_find(f->arena, f->words, text, at)) < text.len) {
		struct place p = place_at(f, text, at);

		behind = f->row != NULL ? take_new(f, &p) : take_old(f, &p);
		at = behind > at ? behind : at + step(text, at);
	}
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

/* Where the new words of ROW stand in DOC; NULL nowhere. */
static const struct hy_node *
find_new(struct finder *f, const struct hy_doc *doc, const struct hy_citation_row *row)
{
	f->words = hy_fold_words_new(f->arena, &f->table->new[row->nth], 1);
	f->row = row;
	f->updated = NULL;
	hy_node_walk(doc->root, search_node, f);
	return f->updated;
}

struct hy_citation *
hy_citations_find(struct hy_arena *arena, const struct hy_citations *citations,
    const struct hy_doc *doc)
{
	struct hy_citation *first = NULL;
	struct finder f = { .arena = arena, .table = citations, .words = citations->old,
		.tail = &first };
	const struct hy_node **updated = hy_new_array(arena, citations->n_rows + 1, const struct hy_node *);
	bool *asked = hy_new_array(arena, citations->n_rows + 1, bool);

	hy_node_walk(doc->root, search_node, &f);
	for (struct hy_citation *c = first; c != NULL; c = c->next) {
		if (!asked[c->row->nth])
			updated[c->row->nth] = find_new(&f, doc, c->row);
		asked[c->row->nth] = true;
		c->updated = updated[c->row->nth];
	}
	return first;
}
