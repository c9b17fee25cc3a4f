/* Loading templates/intake.yaml (words.h). */
#include "engine/intake/text/anchor.h"



static struct hy_texts
load_texts(struct hy_arena *arena, const struct hy_yaml *map, const char *key)
{
	const struct hy_yaml *y = hy_yaml_get(map, key);
	struct hy_str *at = hy_new_array(arena, (y != NULL ? y->count : 0) + 1, struct hy_str);
	unsigned n = 0;

	for (y = y != NULL ? y->first : NULL; y != NULL; y = y->next)
		at[n++] = y->text;
	return (struct hy_texts){ at, n };
}

/* A list of [a, b]. */
static struct hy_pairs
load_pairs(struct hy_arena *arena, const struct hy_yaml *map, const char *key)
{
	const struct hy_yaml *y = hy_yaml_get(map, key);
	struct hy_pair *at = hy_new_array(arena, (y != NULL ? y->count : 0) + 1, struct hy_pair);
	unsigned n = 0;

	for (y = y != NULL ? y->first : NULL; y != NULL; y = y->next)
		if (y->type == HY_YAML_LIST && y->count == 2)
			at[n++] = (struct hy_pair){ y->first->text, y->first->next->text };
	return (struct hy_pairs){ at, n };
}

/* The letters of what is printed in each pair. */
static const uint64_t *
letters_of(struct hy_arena *arena, const struct hy_pairs *pairs)
{
	uint64_t *letters = hy_new_array(arena, pairs->count + 1, uint64_t);

	for (unsigned i = 0; i < pairs->count; i++)
		letters[i] = hy_letters(pairs->at[i].a);
	return letters;
}

static bool
load_furniture(struct hy_words *words, struct hy_err *err)
{
	struct hy_texts patterns = load_texts(words->arena, words->yaml, "furniture");

	for (unsigned i = 0; i < patterns.count && i < HY_MAX_FURNITURE; i++) {
		words->furniture[i] = hy_regex_new(patterns.at[i], err);
		if (words->furniture[i] == NULL)
			return false;
		words->n_furniture++;
	}
	return true;
}

struct hy_words *
hy_words_open(struct hy_arena *arena, struct hy_err *err)
{
	struct hy_words *w = hy_new(arena, struct hy_words);

	w->arena = arena;
	if ((w->yaml = hy_yaml_data(arena, "templates/intake.yaml", err)) == NULL)
		return NULL;
	w->title = load_texts(arena, w->yaml, "title");
	w->options = load_texts(arena, w->yaml, "options");
	w->ticks = load_texts(arena, w->yaml, "ticks");
	w->ticked = load_texts(arena, w->yaml, "ticked");
	w->empty = load_texts(arena, w->yaml, "empty");
	w->filled = load_texts(arena, w->yaml, "filled");
	w->hollow = load_texts(arena, w->yaml, "hollow");
	w->brackets = load_pairs(arena, w->yaml, "brackets");
	w->headings = load_pairs(arena, w->yaml, "headings");
	w->heading_signs = load_texts(arena, w->yaml, "heading_signs");
	w->slips = load_pairs(arena, w->yaml, "slips");
	w->slip_letters = letters_of(arena, &w->slips);
	w->labels = load_pairs(arena, w->yaml, "labels");
	w->ranges = load_texts(arena, w->yaml, "ranges");
	w->separators = load_texts(arena, w->yaml, "separators");
	w->drafts = load_texts(arena, w->yaml, "drafts");
	w->marks = load_texts(arena, w->yaml, "marks");
	w->pen = load_texts(arena, w->yaml, "pen");
	w->boxes = load_pairs(arena, w->yaml, "boxes");
	w->attachment = hy_regex_new(hy_yaml_text(w->yaml, "attachment"), err);
	if (w->attachment != NULL && load_furniture(w, err))
		return w;
	hy_words_close(w);
	return NULL;
}

void
hy_words_close(struct hy_words *words)
{
	if (words == NULL)
		return;
	for (unsigned i = 0; i < words->n_furniture; i++)
		hy_regex_free(words->furniture[i]);
	words->n_furniture = 0;
	if (words->attachment != NULL)
		hy_regex_free(words->attachment);
	words->attachment = NULL;
}

struct hy_str
hy_words_reason(const struct hy_words *words, const char *id)
{
	return hy_yaml_text(hy_yaml_get(words->yaml, "reasons"), id);
}

size_t
hy_texts_start(const struct hy_texts *texts, struct hy_str s)
{
	for (unsigned i = 0; i < texts->count; i++)
		if (texts->at[i].len > 0 && hy_str_starts(s, texts->at[i]))
			return texts->at[i].len;
	return 0;
}

bool
hy_texts_have(const struct hy_texts *texts, struct hy_str s)
{
	for (unsigned i = 0; i < texts->count; i++)
		if (hy_str_eq(texts->at[i], s))
			return true;
	return false;
}

bool
hy_words_furniture(const struct hy_words *words, struct hy_str line)
{
	for (unsigned i = 0; i < words->n_furniture; i++)
		if (hy_regex_search(words->furniture[i], line, 0, NULL, NULL) == HY_MATCH)
			return true;
	return false;
}

bool
hy_words_attachment(const struct hy_words *words, struct hy_str line)
{
	return hy_regex_search(words->attachment, line, 0, NULL, NULL) == HY_MATCH;
}
