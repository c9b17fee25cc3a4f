#include "engine/form/withhold.h"

#include <stdint.h>
#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/form/path.h"

/* Shorter words stand in many places by chance; a whole answer may be a little shorter. */
#define FEWEST_CHARS 8u
#define FEWEST_OF_ALL 4u
#define MOST_PATHS 512u

/* A list of texts that grows in its arena. */
struct texts {
	struct hy_str *at;
	unsigned count;
};

struct hy_withheld {
	struct hy_arena *arena;
	struct texts paths;
	struct texts words;	/* without white space, the longest first */
	const struct hy_node **nodes;	/* at the withheld places of the documents added */
	unsigned n_nodes;
};

static void
texts_add(struct hy_arena *arena, struct texts *t, struct hy_str text)
{
	t->at = hy_grow(arena, t->at, t->count, struct hy_str);
	t->at[t->count++] = text;
}

struct hy_withheld *
hy_withheld_new(struct hy_arena *arena)
{
	struct hy_withheld *w = hy_new(arena, struct hy_withheld);

	w->arena = arena;
	return w;
}

bool
hy_withheld_none(const struct hy_withheld *w)
{
	return w->paths.count == 0 && w->words.count == 0;
}

static bool
texts_have(const struct texts *t, struct hy_str text)
{
	for (unsigned i = 0; i < t->count; i++)
		if (hy_str_eq(t->at[i], text))
			return true;
	return false;
}

/* --- what is withheld */

static void
add_word(struct hy_withheld *w, struct hy_str text, unsigned fewest)
{
	struct hy_str word = hy_text_squeeze(w->arena, text);

	if (hy_text_chars(word) >= fewest && !texts_have(&w->words, word))
		texts_add(w->arena, &w->words, hy_str_copy(w->arena, word.p, word.len));
}

/* A text counts as a whole, by its lines and by its sentences: a part of it gives it away, too. */
static void
add_words(struct hy_withheld *w, struct hy_str text)
{
	struct hy_str stop = hy_word(HY_W_FULL_STOP);
	size_t from = 0;

	add_word(w, text, FEWEST_OF_ALL);
	for (size_t at = 0; at <= text.len; at++) {
		bool line = at == text.len || text.p[at] == '\n';
		bool sentence = !line && hy_str_starts(hy_str_cut(text, at, text.len), stop);

		if (!line && !sentence)
			continue;
		add_word(w, hy_str_cut(text, from, at), FEWEST_CHARS);
		from = line ? at + 1 : at + stop.len;
	}
}

static bool
words_of(struct hy_node *node, void *context)
{
	struct hy_withheld *w = context;

	/* The words of options stand in every copy of the form. */
	if (node->option == NULL)
		add_words(w, node->text);
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		add_words(w, t->text);
	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		add_words(w, e->text);
	return true;
}

static bool
words_below(struct hy_node *node, void *context)
{
	struct hy_withheld *w = context;

	w->nodes = hy_grow(w->arena, w->nodes, w->n_nodes, const struct hy_node *);
	w->nodes[w->n_nodes++] = node;
	hy_node_walk(node, words_of, w);
	return true;
}

static int
longest_first(const void *one, const void *other)
{
	const struct hy_str *a = one, *b = other;

	return a->len != b->len ? (a->len < b->len ? 1 : -1) : hy_str_cmp(*a, *b);
}

static void
sort_words(struct hy_withheld *w)
{
	if (w->words.count > 1)
		qsort(w->words.at, w->words.count, sizeof(*w->words.at), longest_first);
}

/* The places DOC withholds, one after the other. */
static void
each_place(const struct hy_doc *doc, void (*take)(struct hy_withheld *w, const struct hy_doc *doc, struct hy_str path),
    struct hy_withheld *w)
{
	const struct hy_node *records = hy_doc_find(doc, "hikouhyou", 0);

	for (unsigned i = 0; records != NULL && i < records->n_kids; i++)
		for (const struct hy_entry *e = hy_node_find(records->kids[i], "koumoku")->entries; e != NULL;
		    e = e->next)
			take(w, doc, e->text);
}

/* Earlier revisions mostly withhold the same places. */
static void
take_path(struct hy_withheld *w, const struct hy_doc *doc, struct hy_str path)
{
	(void)doc;
	if (w->paths.count < MOST_PATHS && !texts_have(&w->paths, path))
		texts_add(w->arena, &w->paths, path);
}

static void
take_words(struct hy_withheld *w, const struct hy_doc *doc, struct hy_str path)
{
	hy_path_each(doc, path, words_below, w);
}

void
hy_withheld_add(struct hy_withheld *w, const struct hy_doc *const *docs, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		each_place(docs[i], take_path, w);
	for (unsigned i = 0; i < n; i++)
		for (unsigned p = 0; p < w->paths.count; p++)
			take_words(w, docs[i], w->paths.at[p]);
	sort_words(w);
}

void
hy_withheld_add_words(struct hy_withheld *w, const struct hy_doc *doc)
{
	each_place(doc, take_words, w);
	sort_words(w);
}

/* --- the words wherever they stand */

/* Bytes of white space at P, LEFT bytes long; 0 when there is none. */
static size_t
space_at(const char *p, size_t left)
{
	uint32_t cp = 0;
	size_t n = hy_utf8_decode(p, left, &cp);

	return n > 0 && (hy_cp_space(cp) || cp == '\n') ? n : 0;
}

/* Where WORD ends when it stands at AT in TEXT, white space left aside; 0 when it does not. */
static size_t
stands_at(struct hy_str text, size_t at, struct hy_str word)
{
	size_t i = 0;

	while (i < word.len) {
		size_t space;

		if (at >= text.len)
			return 0;
		if (i > 0 && (space = space_at(text.p + at, text.len - at)) > 0) {
			at += space;
			continue;
		}
		if (text.p[at++] != word.p[i++])
			return 0;
	}
	return at;
}

static struct hy_str
without_word(struct hy_arena *arena, struct hy_str text, struct hy_str word, struct hy_str mask)
{
	struct hy_buf out = hy_buf_new(arena);
	bool any = false;

	for (size_t at = 0; at < text.len;) {
		size_t end = text.p[at] == word.p[0] ? stands_at(text, at, word) : 0;

		if (end > 0) {
			hy_buf_str(&out, mask);
			any = true;
			at = end;
		} else {
			hy_buf_char(&out, text.p[at++]);
		}
	}
	return any ? hy_buf_get(&out) : text;
}

struct masking {
	const struct hy_withheld *w;
	struct hy_arena *arena;
	struct hy_str mask;
	bool show;	/* the answers stay, with the mask in front */
};

static struct hy_str
clean(const struct masking *m, struct hy_str text)
{
	for (unsigned i = 0; i < m->w->words.count && text.len > 0; i++)
		text = without_word(m->arena, text, m->w->words.at[i], m->mask);
	return text;
}

/* The tables of attachments are YAML as it was read. */
static void
clean_yaml(const struct masking *m, struct hy_yaml *y)
{
	y->text = clean(m, y->text);
	for (struct hy_yaml *kid = y->first; kid != NULL; kid = kid->next)
		clean_yaml(m, kid);
}

static bool
clean_node(struct hy_node *node, void *context)
{
	const struct masking *m = context;

	node->text = clean(m, node->text);
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		((struct hy_tick *)(uintptr_t)t)->text = clean(m, t->text);
	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		((struct hy_entry *)(uintptr_t)e)->text = clean(m, e->text);
	if (node->raw != NULL)
		clean_yaml(m, (struct hy_yaml *)(uintptr_t)node->raw);
	return true;
}

/* --- the withheld places */

static const struct hy_tick *
mask_ticks(const struct masking *m, const struct hy_node *node)
{
	struct hy_tick *tick = hy_new(m->arena, struct hy_tick);

	*tick = (struct hy_tick){ .label = m->mask, .at = node->at,
	    .next = m->show ? node->ticks : NULL };
	return tick;
}

static const struct hy_entry *
mask_entries(const struct masking *m, const struct hy_node *node)
{
	struct hy_entry *entry = hy_new(m->arena, struct hy_entry);

	*entry = (struct hy_entry){ .text = m->mask, .at = node->at,
	    .next = m->show ? node->entries : NULL };
	return entry;
}

static bool
mask_node(struct hy_node *node, void *context)
{
	const struct masking *m = context;

	node->secrecy = m->show ? HY_MARKED : HY_MASKED;
	/* The name of a picture must stay one; who prints it adds the mark. */
	if (node->text.len > 0 && !(m->show && node->item->kind == HY_KIND_PICTURE)) {
		node->text = m->show ? hy_str_format(m->arena, "%.*s%.*s", HY_ARG(m->mask),
		    HY_ARG(node->text)) : m->mask;
		node->option = NULL;
	}
	if (!m->show)
		node->has_count = false;
	if (node->ticks != NULL)
		node->ticks = mask_ticks(m, node);
	if (node->entries != NULL)
		node->entries = mask_entries(m, node);
	if (!m->show)
		node->raw = NULL;
	return true;
}

static bool
mask_below(struct hy_node *node, void *context)
{
	hy_node_walk(node, mask_node, context);
	return true;
}

static void
mask_places(const struct hy_withheld *w, struct hy_doc *doc, struct masking *m)
{
	for (unsigned i = 0; i < w->paths.count; i++)
		hy_path_each(doc, w->paths.at[i], mask_below, m);
}

void
hy_withheld_mask(const struct hy_withheld *w, struct hy_doc *doc, struct hy_str mask)
{
	struct masking m = { w, w->arena, mask, false };

	mask_places(w, doc, &m);
	hy_node_walk(doc->root, clean_node, &m);
}

void
hy_withheld_show(const struct hy_withheld *w, struct hy_doc *doc, struct hy_str mark)
{
	struct masking m = { w, w->arena, mark, true };

	mask_places(w, doc, &m);
}

struct hy_str
hy_withheld_clean(const struct hy_withheld *w, struct hy_str text, struct hy_str mask)
{
	struct masking m = { w, w->arena, mask, false };

	return clean(&m, text);
}

bool
hy_withheld_finds(const struct hy_withheld *w, struct hy_str text)
{
	for (unsigned i = 0; i < w->words.count; i++)
		for (size_t at = 0; at < text.len; at++)
			if (text.p[at] == w->words.at[i].p[0] && stands_at(text, at, w->words.at[i]) > 0)
				return true;
	return false;
}

bool
hy_withheld_holds(const struct hy_withheld *w, const struct hy_node *node)
{
	for (; node != NULL; node = node->up)
		for (unsigned i = 0; i < w->n_nodes; i++)
			if (w->nodes[i] == node)
				return true;
	return false;
}

static bool
strip_node(struct hy_node *node, void *context)
{
	(void)context;
	node->written = node->answered = node->has_count = node->unsure = node->unknown = false;
	node->text = HY_S("");
	node->option = NULL;
	node->ticks = NULL;
	node->entries = NULL;
	node->raw = NULL;
	return true;
}

void
hy_doc_strip(struct hy_doc *doc)
{
	for (unsigned i = 0; i < doc->root->n_kids; i++) {
		struct hy_node *kid = doc->root->kids[i];

		if (!kid->item->private)
			continue;
		if (hy_item_repeats(kid->item))
			kid->n_kids = 0;
		hy_node_walk(kid, strip_node, NULL);
	}
}
