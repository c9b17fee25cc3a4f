/* Searching the texts of a document for rules (script_part.h). The texts stay in C. */
#include "engine/check/script/script_part.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

static const struct hy_doc *
self(lua_State *L)
{
	const struct hy_doc *doc = hy_script_doc(L, 1);

	if (doc == NULL)
		luaL_argerror(L, 1, "a document");
	return doc;
}

/* A search through texts: the pattern, and the function to call for each hit. */
struct search {
	lua_State *L;
	struct hy_regex *regex;
	const struct hy_doc *doc;
	const struct hy_yaml *value;	/* the YAML value being searched, or NULL */
	const struct hy_node *node;
	unsigned digits;		/* fewest that a text must have */
};

static bool
find_at(struct hy_node *node, void *context)
{
	struct search *s = context;

	if (node->at.line == s->value->at.line && node->at.col == s->value->at.col && node->written)
		s->node = node;
	return true;
}

/* Calls the function with the place and what was matched, whole match first. */
static void
call_hit(struct search *s, struct hy_str text, const struct hy_groups *groups)
{
	lua_State *L = s->L;

	luaL_checkstack(L, HY_MAX_GROUPS + 4, NULL);
	lua_pushvalue(L, 3);
	if (s->value != NULL) {
		s->node = NULL;
		hy_node_walk(s->doc->root, find_at, s);
		hy_script_push_place(L, (struct hy_script_place){ s->doc, s->node, s->value->at });
	} else {
		hy_script_push_node(L, s->doc, s->node);
	}
	for (unsigned i = 0; i < groups->count; i++) {
		if (groups->at[i].from > groups->at[i].to)
			lua_pushnil(L);
		else
			hy_script_push(L, hy_str_cut(text, groups->at[i].from, groups->at[i].to));
	}
	lua_call(L, (int)groups->count + 1, 0);
}

#define GAP 3u		/* bytes of a character */

/* Which of eight bytes are C, and which are up to LAST behind it: their highest bits. */
static uint64_t
bytes_from(uint64_t bytes, unsigned char c, unsigned char last)
{
	const uint64_t ones = 0x0101010101010101u, low = 0x7f * ones;
	uint64_t behind = bytes ^ c * ones;

	return ~(((behind & low) + (0x7fu - last) * ones) | behind) & ~low;
}

/* Is there a digit of either width at P, of which LEFT bytes follow until the end? Its bytes, else 0. */
static size_t
digit_at(const char *p, size_t left)
{
	if (*p >= '0' && *p <= '9')
		return 1;
	return left >= 3 && memcmp(p, "\xef\xbc", 2) == 0 && (unsigned char)p[2] >= 0x90 &&
	    (unsigned char)p[2] <= 0x99 ? 3 : 0;
}

/* Has TEXT so many digits with no more than a character between them? */
static bool
has_digits(struct hy_str text, unsigned least)
{
	unsigned count = 0;
	size_t i = 0, last = 0, n;

	while (i < text.len && count < least) {
		uint64_t bytes;

		if (i + sizeof(bytes) <= text.len) {
			memcpy(&bytes, text.p + i, sizeof(bytes));
			if (bytes_from(bytes, '0', 9) == 0 && bytes_from(bytes, 0xef, 0) == 0) {
				i += sizeof(bytes);
				continue;
			}
		}
		n = digit_at(text.p + i, text.len - i);
		if (n > 0) {
			count = i - last > GAP ? 1 : count + 1;
			last = i + n;
		}
		i += n > 0 ? n : 1;
	}
	return count >= least;
}

/* All matches in TEXT. */
static void
search_text(struct search *s, struct hy_str text)
{
	struct hy_groups groups;
	struct hy_err err;
	enum hy_matched matched;
	size_t from = 0;

	if (text.len == 0)
		return;
	hy_script_spend(s->L, text.len / 8 + 5);
	if (s->digits > 0 && !has_digits(text, s->digits))
		return;
	err.text[0] = '\0';
	while ((matched = hy_regex_search_valid(s->regex, text, from, &groups, &err)) == HY_MATCH) {
		call_hit(s, text, &groups);
		hy_script_spend(s->L, 50);
		if (groups.at[0].to <= from && groups.at[0].to == groups.at[0].from)
			return;		/* an empty match: nothing more to learn */
		from = groups.at[0].to;
	}
	if (matched == HY_MATCH_FAILED)
		luaL_error(s->L, "%s", err.text);
}

static bool
search_node(struct hy_node *node, void *context)
{
	struct search *s = context;

	if (node->item->private)
		return false;
	s->node = node;
	search_text(s, node->text);
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		search_text(s, t->text);
	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		search_text(s, e->text);
	if (node->raw != NULL)
		search_text(s, hy_node_plain(hy_script_run_of(s->L)->scratch, node));
	return true;
}

static void
search_yaml(struct search *s, const struct hy_yaml *yaml)
{
	s->value = yaml;
	if (yaml->type == HY_YAML_TEXT)
		search_text(s, yaml->text);
	for (const struct hy_yaml *y = yaml->first; y != NULL; y = y->next) {
		if (y->key != NULL) {
			s->value = y->key;
			search_text(s, y->key->text);
		}
		search_yaml(s, y);
	}
}

static struct search
search_new(lua_State *L)
{
	struct search s = { L, NULL, self(L), NULL, NULL, 0 };

	s.regex = hy_script_regex(L, hy_script_text(L, 2));
	luaL_checktype(L, 3, LUA_TFUNCTION);
	lua_settop(L, 3);
	return s;
}

/*
 * doc:search(pattern, f): calls f(node, match, group...) for every match in the
 * answers that are published. The texts stay in C.
 */
static int
doc_search(lua_State *L)
{
	struct search s = search_new(L);

	hy_node_walk(s.doc->root, search_node, &s);
	return 0;
}

/*
 * doc:search_file(pattern, f [, digits]): the same over every text in the file, keys and unknown
 * items too; only those with so many digits, with no more than a character between one and the next.
 */
static int
doc_search_file(lua_State *L)
{
	lua_Integer digits = luaL_optinteger(L, 4, 0);
	struct search s = search_new(L);

	luaL_argcheck(L, digits >= 0 && digits <= 100, 4, "out of range");
	s.digits = (unsigned)digits;
	search_yaml(&s, s.doc->yaml);
	return 0;
}

/* Calls the function at 2 with NODE and WORD, a number among the rule's words. */
static void
tell_hit(lua_State *L, const struct hy_script_run *run, const struct hy_node *node, unsigned word)
{
	lua_pushvalue(L, 2);
	hy_script_push_node(L, run->doc, node);
	hy_script_push(L, run->rule->words[word]);
	lua_call(L, 2, 0);
}

/* The run whose document is asked for hits, and told in the function at 2. */
static const struct hy_script_run *
asked_for_hits(lua_State *L)
{
	const struct hy_script_run *run = hy_script_run_of(L);

	luaL_argcheck(L, self(L) == run->doc, 1, "not the document that is being checked");
	luaL_checktype(L, 2, LUA_TFUNCTION);
	return run;
}

/*
 * doc:hits(f): calls f(node, word) once for every answer that is published and
 * each of the rule's `words` that stands in it.
 */
static int
doc_hits(lua_State *L)
{
	const struct hy_script_run *run = asked_for_hits(L);

	for (unsigned i = 0; i < run->rule->n_words; i++) {
		hy_script_spend(L, 5);
		for (const struct hy_hit *hit = hy_scan_hits(run->scan, run->words[i]); hit != NULL; hit = hit->next) {
			hy_script_spend(L, 10);
			tell_hit(L, run, hit->node, i);
		}
	}
	return 0;
}

static unsigned
count_hits(const struct hy_script_run *run)
{
	unsigned n = 0;

	for (unsigned i = 0; i < run->rule->n_words; i++)
		for (const struct hy_hit *h = hy_scan_hits(run->scan, run->words[i]); h != NULL; h = h->next)
			n++;
	return n;
}

/* Puts NODE into SEEN, a table of ROOM places, a power of two and more than are filled; false when it is there. */
static bool
see(const struct hy_node **seen, size_t room, const struct hy_node *node)
{
	size_t at = (uintptr_t)node / sizeof(void *) * 2654435761u & (room - 1);

	while (seen[at] != NULL && seen[at] != node)
		at = (at + 1) & (room - 1);
	if (seen[at] != NULL)
		return false;
	seen[at] = node;
	return true;
}

/* doc:hit_nodes(f): calls f(node, word) as doc:hits does, but once for each answer, with the first of its words. */
static int
doc_hit_nodes(lua_State *L)
{
	const struct hy_script_run *run = asked_for_hits(L);
	const struct hy_node **seen;
	size_t room = 16;

	while (room < 2 * (size_t)count_hits(run))
		room *= 2;
	hy_script_spend(L, room);
	seen = hy_new_array(run->scratch, room, const struct hy_node *);
	for (unsigned i = 0; i < run->rule->n_words; i++)
		for (const struct hy_hit *hit = hy_scan_hits(run->scan, run->words[i]); hit != NULL; hit = hit->next) {
			hy_script_spend(L, 5);
			if (see(seen, room, hit->node))
				tell_hit(L, run, hit->node, i);
		}
	return 0;
}

/* The number in the scan of WORD, one of the running rule's words; raises when it is none. */
static unsigned
number_of(lua_State *L, struct hy_str word)
{
	const struct hy_script_run *run = hy_script_run_of(L);

	for (unsigned i = 0; i < run->rule->n_words; i++)
		if (hy_str_eq(run->rule->words[i], word))
			return run->words[i];
	return (unsigned)luaL_error(L, "'%s' is not among the words of the rule", word.p);
}

static bool
is_below(const struct hy_node *node, const struct hy_node *top)
{
	while (node != NULL && node != top)
		node = node->up;
	return node != NULL;
}

/*
 * node:hit(word, ...): the first of the words, all among the rule's `words`, that stands in an
 * answer at the node or below it, and that answer; or nil.
 */
static int
node_hit(lua_State *L)
{
	const struct hy_script_run *run = hy_script_run_of(L);
	const struct hy_script_place *place = hy_script_place(L, 1);
	const struct hy_node *top = hy_script_node(L, 1);
	int n = lua_gettop(L);

	luaL_argcheck(L, place->doc == run->doc, 1, "not in the document that is being checked");
	for (int i = 2; i <= n; i++) {
		const struct hy_hit *hit = hy_scan_hits(run->scan, number_of(L, hy_script_text(L, i)));

		for (; hit != NULL && !is_below(hit->node, top); hit = hit->next)
			hy_script_spend(L, 5);
		hy_script_spend(L, run->rule->n_words + 5);
		if (hit == NULL)
			continue;
		lua_pushvalue(L, i);
		hy_script_push_node(L, run->doc, hit->node);
		return 2;
	}
	lua_pushnil(L);
	return 1;
}

/* A plain word being looked for. */
struct word_search {
	lua_State *L;
	const struct hy_doc *doc;
	struct hy_str word;
};

static bool
has_word(const struct hy_node *node, struct hy_str word)
{
	if (hy_str_find(node->text, word, 0) >= 0)
		return true;
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		if (hy_str_find(t->text, word, 0) >= 0)
			return true;
	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		if (hy_str_find(e->text, word, 0) >= 0)
			return true;
	return false;
}

static bool
word_node(struct hy_node *node, void *context)
{
	struct word_search *s = context;

	if (node->item->private)
		return false;
	hy_script_spend(s->L, node->text.len / 32 + 2);
	if (!has_word(node, s->word))
		return true;
	luaL_checkstack(s->L, 4, NULL);
	lua_pushvalue(s->L, 3);
	hy_script_push_node(s->L, s->doc, node);
	lua_call(s->L, 1, 0);
	return true;
}

/*
 * doc:find_word(word, f): calls f(node) for every answer that is published and has WORD as it
 * is written. For words that are only known from the document itself; others are the rule's `words`.
 */
static int
doc_find_word(lua_State *L)
{
	struct word_search s = { L, self(L), hy_script_text(L, 2) };

	luaL_checktype(L, 3, LUA_TFUNCTION);
	luaL_argcheck(L, s.word.len > 0, 2, "empty");
	lua_settop(L, 3);
	hy_node_walk(s.doc->root, word_node, &s);
	return 0;
}

void
hy_script_search_doc_library(lua_State *L)
{
	static const luaL_Reg methods[] = {
		{ "search", doc_search }, { "search_file", doc_search_file }, { "hits", doc_hits },
		{ "hit_nodes", doc_hit_nodes }, { "find_word", doc_find_word },
		{ NULL, NULL },
	};

	luaL_setfuncs(L, methods, 0);
}

void
hy_script_search_node_library(lua_State *L)
{
	static const luaL_Reg methods[] = { { "hit", node_hit }, { NULL, NULL } };

	luaL_setfuncs(L, methods, 0);
}
