#include "engine/monitor/promise.h"

#include "engine/base/match.h"
#include "engine/base/text.h"
#include "engine/change/text/pieces.h"
#include "engine/form/names.h"
#include "engine/form/path.h"

#define LONGEST 3000u	/* bytes of a sentence: a bracket that is never closed swallows no more */

/* A search for the promises of one document. */
struct search {
	struct hy_arena *arena;
	const struct hy_doc *doc;
	const struct hy_monitor_config *config;
	const struct hy_yaml *data;	/* promises.yaml */
	struct hy_regex *ends, *except, *heading, *others;
	struct hy_str under;		/* who keeps what stands under the last heading; "" = the body */
	struct hy_promises *found;
	const struct hy_promise **tail;
	bool ok;
	struct hy_err *err;
};

/* The check for TEXT: the first row of `checks` with one of its words. */
static const char *
rule_for(const struct search *s, struct hy_str text)
{
	const struct hy_yaml *rows = hy_yaml_get(s->data, "checks");

	for (const struct hy_yaml *row = rows->first; row != NULL; row = row->next)
		for (const struct hy_yaml *w = hy_yaml_get(row, "words")->first; w != NULL; w = w->next)
			if (hy_str_find(text, w->text, 0) >= 0)
				return hy_yaml_text(row, "rule").p;
	return NULL;
}

/* From item and sentence; records by title, so that a record put in front changes nothing. */
static struct hy_str
id_of(struct hy_arena *arena, const struct hy_node *node, struct hy_str text)
{
	uint64_t hash = hy_finding_hash("promise", node, hy_text_key(arena, text));

	return hy_str_format(arena, "P-%08llx", (unsigned long long)(hash >> 32 ^ (hash & 0xffffffff)));
}

/* WAY names one of those in relies_on. False with an error. */
static bool
is_named(const struct search *s, const struct hy_yaml *way)
{
	struct hy_buf names = hy_buf_new(s->arena);

	hy_buf_text(&names, "");
	for (const struct hy_reliance *r = s->config->reliances; r != NULL; r = r->next) {
		if (hy_str_eq(r->on, way->text))
			return true;
		hy_buf_format(&names, "%s%.*s", names.len > 0 ? ", " : "", HY_ARG(r->on));
	}
	return hy_fail(s->err, way->at, HY_M_PROMISE_NOT_RELIED, way->text.p, hy_buf_get(&names).p, NULL);
}

/* What `promises:` says of P. False with an error. */
static bool
settle(struct search *s, struct hy_promise *p)
{
	static const struct { const char *key; enum hy_kept kept; } ways[] = {
		{ "check", HY_KEPT_CHECK }, { "relies_on", HY_KEPT_OTHERS }, { "people", HY_KEPT_PEOPLE },
	};
	const struct hy_yaml *all = s->config != NULL ? s->config->promises : NULL;
	const struct hy_yaml *own = hy_yaml_get(all, p->id.p);

	if (own == NULL)
		return true;
	for (size_t i = 0; i < HY_COUNT(ways); i++) {
		const struct hy_yaml *way = hy_yaml_get(own, ways[i].key);

		if (way == NULL || way->type != HY_YAML_TEXT)
			continue;
		p->kept = ways[i].kept;
		p->by = way->text;
		return p->kept != HY_KEPT_OTHERS || is_named(s, way);
	}
	return hy_fail(s->err, own->at, HY_M_PROMISE_WAY, NULL);
}

static void
add(struct search *s, const struct hy_node *node, struct hy_str text)
{
	struct hy_promise *p = hy_new(s->arena, struct hy_promise);

	p->doc = s->doc;
	p->node = node;
	p->at = node->at;
	p->text = text;
	p->id = id_of(s->arena, node, text);
	p->others = s->under;
	p->rule = p->others.len > 0 ? NULL : rule_for(s, text);
	s->ok = s->ok && settle(s, p);
	*s->tail = p;
	s->tail = &p->next;
	s->found->count++;
	s->found->kept[p->kept]++;
}

/* SENTENCE without the mark of its list item in front and its full stop behind. */
static struct hy_str
core(struct hy_str sentence)
{
	struct hy_str s = hy_str_trim(sentence), mark = hy_word(HY_W_BULLET), stop = hy_word(HY_W_FULL_STOP);

	while (hy_str_starts(s, mark))
		s = hy_str_trim(hy_str_cut(s, mark.len, s.len));
	while (hy_str_ends(s, stop))
		s = hy_str_trim(hy_str_cut(s, 0, s.len - stop.len));
	return s;
}

static struct hy_str
one_line(struct hy_arena *arena, struct hy_str s)
{
	struct hy_buf line = hy_buf_new(arena);

	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] != '\n' && s.p[i] != '\r')
			hy_buf_char(&line, s.p[i]);
	return hy_buf_get(&line);
}

/* How often the words of LIST stand in TEXT. */
static int
count_of(struct hy_str text, const struct hy_yaml *list)
{
	int n = 0;

	for (const struct hy_yaml *word = list->first; word != NULL; word = word->next)
		for (long at = hy_str_find(text, word->text, 0); at >= 0; at = hy_str_find(text, word->text, (size_t)at + 1))
			n++;
	return n;
}

/* Does TEXT end with a word of LIST? */
static bool
ends_with(struct hy_str text, const struct hy_yaml *list)
{
	for (const struct hy_yaml *word = list->first; word != NULL; word = word->next)
		if (hy_str_ends(text, word->text))
			return true;
	return false;
}

/* Where the last of the words of LIST stands in TEXT; 0 when none does. */
static size_t
last_of(struct hy_str text, const struct hy_yaml *list)
{
	size_t last = 0;

	for (const struct hy_yaml *word = list->first; word != NULL; word = word->next)
		for (long at = hy_str_find(text, word->text, 0); at >= 0; at = hy_str_find(text, word->text, (size_t)at + 1))
			last = (size_t)at > last ? (size_t)at : last;
	return last;
}

/*
 * Does the sentence go on behind PIECE, which a full stop ends? It does when a bracket is open, or was closed
 * that began within the sentence; not when the brackets hold a sentence of their own.
 */
static bool
goes_on(const struct search *s, struct hy_str piece)
{
	const struct hy_yaml *opening = hy_yaml_get(s->data, "opening"), *closing = hy_yaml_get(s->data, "closing");
	struct hy_str before;

	if (count_of(piece, opening) > count_of(piece, closing))
		return true;
	if (!ends_with(piece, closing))
		return false;
	before = hy_str_trim(hy_str_cut(piece, 0, last_of(piece, opening)));
	return before.len > 0 && !hy_str_ends(before, hy_word(HY_W_FULL_STOP));
}

/* A heading says whose measures follow. */
static void
take_heading(struct search *s, struct hy_str text)
{
	struct hy_groups groups;

	if (hy_regex_search_valid(s->heading, text, 0, NULL, NULL) != HY_MATCH)
		return;
	s->under = HY_S("");
	if (hy_regex_search_valid(s->others, text, 0, &groups, NULL) == HY_MATCH)
		s->under = hy_str_cut(text, groups.at[0].from, groups.at[0].to);
}

static void
add_sentence(struct search *s, const struct hy_node *node, struct hy_str sentence)
{
	struct hy_str text = one_line(s->arena, core(sentence));

	take_heading(s, text);
	if (hy_regex_search_valid(s->ends, text, 0, NULL, NULL) == HY_MATCH &&
	    hy_regex_search_valid(s->except, text, 0, NULL, NULL) != HY_MATCH)
		add(s, node, text);
}

static void
add_sentences(struct search *s, const struct hy_node *node)
{
	struct hy_pieces pieces = hy_pieces_cut(s->arena, HY_LEVEL_SENTENCE, node->text, 0, node->text.len);
	size_t from = 0;

	s->under = HY_S("");
	for (size_t i = 0; i < pieces.count; i++) {
		struct hy_str sentence = hy_str_cut(node->text, from, pieces.at[i].to);

		if (i + 1 < pieces.count && sentence.len < LONGEST && goes_on(s, sentence))
			continue;
		add_sentence(s, node, sentence);
		from = pieces.at[i].to;
	}
}

/* A choice that is an answer to promise with. */
static void
add_answer(struct search *s, const struct hy_node *node)
{
	const struct hy_yaml *answers = hy_yaml_get(s->data, "answers");

	s->under = HY_S("");
	for (const struct hy_yaml *a = answers->first; a != NULL; a = a->next)
		if (hy_str_eq(a->text, node->option->label))
			add(s, node, hy_str_format(s->arena, "%.*s: %.*s", HY_ARG(node->item->label),
			    HY_ARG(node->option->label)));
}

static bool
visit(struct hy_node *node, void *context)
{
	struct search *s = context;

	if (node->item->kind == HY_KIND_TEXT && node->written && node->text.len > 0)
		add_sentences(s, node);
	else if (node->item->kind == HY_KIND_CHOICE && node->option != NULL)
		add_answer(s, node);
	return s->ok;
}

/* Walks every item that `places` names for the form, in each file. */
static bool
walk_place(struct hy_node *node, void *context)
{
	hy_node_walk(node, visit, context);
	return true;
}

static void
walk(struct search *s)
{
	const struct hy_yaml *rows = hy_yaml_get(s->data, "places");

	for (const struct hy_yaml *row = rows->first; row != NULL; row = row->next) {
		if (!hy_str_is(hy_yaml_text(row, "form"), s->doc->form->form))
			continue;
		for (const struct hy_yaml *item = hy_yaml_get(row, "items")->first; item != NULL; item = item->next)
			hy_path_each(s->doc, item->text, walk_place, s);
	}
}

/* Lists what the configuration speaks of and the text has no more. */
static void
find_gone(struct search *s)
{
	const struct hy_yaml *all = s->config != NULL ? s->config->promises : NULL;

	s->found->gone = hy_new_array(s->arena, all != NULL ? all->count + 1 : 1, const struct hy_yaml *);
	for (const struct hy_yaml *y = all != NULL ? all->first : NULL; y != NULL; y = y->next) {
		const struct hy_promise *p = s->found->first;

		while (p != NULL && !hy_str_eq(p->id, y->key->text))
			p = p->next;
		if (p == NULL)
			s->found->gone[s->found->n_gone++] = y->key;
	}
}

/* The patterns of the data, by their keys. */
static const char *const patterns[] = { "ends", "except", "heading", "others" };
#define N_PATTERNS HY_COUNT(patterns)

static struct hy_regex **
pattern_of(struct search *s, size_t i)
{
	struct hy_regex **places[] = { &s->ends, &s->except, &s->heading, &s->others };

	return places[i];
}

static bool
open_patterns(struct search *s)
{
	for (size_t i = 0; i < N_PATTERNS; i++) {
		*pattern_of(s, i) = hy_regex_new(hy_yaml_text(s->data, patterns[i]), s->err);
		if (*pattern_of(s, i) == NULL)
			return false;
	}
	return true;
}

const struct hy_promises *
hy_promises_find(struct hy_arena *arena, const struct hy_doc *doc, const struct hy_monitor_config *config,
    struct hy_err *err)
{
	struct search s = { .arena = arena, .doc = doc, .config = config, .ok = true, .err = err };

	s.found = hy_new(arena, struct hy_promises);
	s.tail = &s.found->first;
	s.data = hy_yaml_data(arena, HY_PROMISES_FILE, err);
	if (s.data == NULL)
		return NULL;
	s.ok = open_patterns(&s);
	if (s.ok)
		walk(&s);
	for (size_t i = 0; i < N_PATTERNS; i++)
		hy_regex_free(*pattern_of(&s, i));
	if (s.ok)
		find_gone(&s);
	return s.ok ? s.found : NULL;
}
