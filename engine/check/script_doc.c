/* The document as rules see it (script.h), with what is handed in beside it. */
#include "engine/check/script.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/file.h"
#include "engine/form/path.h"

#define DOC "hyoka.doc"

static const struct hy_doc *
self(lua_State *L)
{
	return *(const struct hy_doc **)luaL_checkudata(L, 1, DOC);
}

const struct hy_doc *
hy_script_doc(lua_State *L, int index)
{
	const struct hy_doc **doc = luaL_testudata(L, index, DOC);

	return doc != NULL ? *doc : NULL;
}

/* doc:find(path [, file]): the node with this id path, in file FILE where its section repeats. */
static int
doc_find(lua_State *L)
{
	const struct hy_doc *doc = self(L);
	lua_Integer file = luaL_optinteger(L, 3, 0);

	hy_script_spend(L, 20);
	hy_script_push_node(L, doc, hy_doc_find(doc, luaL_checkstring(L, 2),
	    file > 0 && file < 1000 ? (unsigned)file : 0));
	return 1;
}

/*
 * doc:all(path): the nodes with this id path in all files, in order; one for
 * what stands once. "[]" behind the last part: the records of that list.
 */
static int
doc_all(lua_State *L)
{
	const struct hy_doc *doc = self(L);
	const char *path = luaL_checkstring(L, 2);
	size_t len = strlen(path);
	bool records = len > 2 && strcmp(path + len - 2, "[]") == 0;
	unsigned files = hy_doc_files(doc);
	const struct hy_node *last = NULL;
	lua_Integer n = 0;

	path = lua_pushlstring(L, path, records ? len - 2 : len);
	lua_newtable(L);
	for (unsigned f = 1; f <= files || f == 1; f++) {
		const struct hy_node *node = hy_doc_find(doc, path, f);

		hy_script_spend(L, 20);
		if (node == NULL || node == last)
			continue;
		last = node;
		if (!records) {
			hy_script_push_node(L, doc, node);
			lua_rawseti(L, -2, ++n);
		}
		for (unsigned i = 0; records && i < node->n_kids; i++) {
			hy_script_push_node(L, doc, node->kids[i]);
			lua_rawseti(L, -2, ++n);
		}
	}
	return 1;
}

/* doc:files(): how many files of specific personal information it describes. */
static int
doc_files(lua_State *L)
{
	lua_pushinteger(L, hy_doc_files(self(L)));
	return 1;
}

/* doc:form(), doc:edition(): "yoshiki4", "R6-10". */
static int
doc_form(lua_State *L)
{
	lua_pushstring(L, self(L)->form->form);
	return 1;
}

static int
doc_edition(lua_State *L)
{
	lua_pushstring(L, self(L)->form->edition);
	return 1;
}

/* doc:stage(): "draft", "notice", "consultation", "published" or "ended". */
static int
doc_stage(lua_State *L)
{
	static const char *const names[] = { "draft", "notice", "consultation", "published", "ended" };
	enum hy_state stage = hy_doc_stage(self(L));

	lua_pushstring(L, stage <= HY_ENDED ? names[stage] : names[0]);
	return 1;
}

/* doc:today(): a date. */
static int
doc_today(lua_State *L)
{
	self(L);
	hy_script_push_date(L, &hy_script_run_of(L)->context->today);
	return 1;
}

static void
set_text(lua_State *L, const char *name, struct hy_str value)
{
	hy_script_push(L, value);
	lua_setfield(L, -2, name);
}

static void
set_bool(lua_State *L, const char *name, bool value)
{
	lua_pushboolean(L, value);
	lua_setfield(L, -2, name);
}

int
hy_script_push_body(lua_State *L)
{
	const struct hy_context *context = hy_script_run_of(L)->context;

	lua_createtable(L, 0, 4);
	set_bool(L, "gyosei", context->gyosei);
	set_bool(L, "assumed", context->assumed);
	set_text(L, "council", context->body->council);
	set_text(L, "ordinance", context->body->ordinance);
	return 1;
}

/* doc:body(): {gyosei, assumed, council, ordinance}. */
static int
doc_body(lua_State *L)
{
	self(L);
	return hy_script_push_body(L);
}

static void
push_accident(lua_State *L, const struct hy_accident *a)
{
	lua_createtable(L, 0, 7);
	hy_script_push_place(L, (struct hy_script_place){ NULL, NULL, a->at });
	lua_setfield(L, -2, "place");
	if (a->happened.year > 0) {
		hy_script_push_date(L, &a->happened);
		lua_setfield(L, -2, "happened");
	}
	if (a->known.year > 0) {
		hy_script_push_date(L, &a->known);
		lua_setfield(L, -2, "known");
	}
	if (a->persons >= 0) {
		lua_pushinteger(L, a->persons);
		lua_setfield(L, -2, "persons");
	}
	if (a->my_number_said)
		set_bool(L, "my_number", a->my_number);
	set_text(L, "what", a->what);
	set_text(L, "remedy", a->remedy);
}

int
hy_script_push_accidents(lua_State *L)
{
	const struct hy_body *body = hy_script_run_of(L)->context->body;
	lua_Integer n = 0;

	if (!body->accidents_said) {
		lua_pushnil(L);
		return 1;
	}
	lua_newtable(L);
	for (const struct hy_accident *a = body->accidents; a != NULL; a = a->next) {
		push_accident(L, a);
		lua_rawseti(L, -2, ++n);
	}
	return 1;
}

/*
 * doc:accidents(): {happened, known, persons, my_number, what, remedy, place} each; nil when
 * the body keeps no list.
 */
static int
doc_accidents(lua_State *L)
{
	self(L);
	return hy_script_push_accidents(L);
}

void
hy_script_push_yaml(lua_State *L, const struct hy_yaml *yaml)
{
	lua_Integer n = 0;

	luaL_checkstack(L, 4, NULL);
	if (yaml->type == HY_YAML_TEXT) {
		hy_script_push(L, yaml->text);
		return;
	}
	lua_newtable(L);
	for (const struct hy_yaml *y = yaml->first; y != NULL; y = y->next) {
		hy_script_push_yaml(L, y);
		if (yaml->type == HY_YAML_LIST) {
			lua_rawseti(L, -2, ++n);
		} else {
			hy_script_push(L, y->key->text);
			lua_insert(L, -2);
			lua_rawset(L, -3);
		}
	}
}

/* doc:data(name): a table of templates/NAME.yaml; rules may see: bodies, citations, editions. */
static int
doc_data(lua_State *L)
{
	static const char *const names[] = { "bodies", "citations", "editions", NULL };
	int i = luaL_checkoption(L, 2, NULL, names);
	struct hy_arena *arena = hy_script_run_of(L)->scratch;
	const struct hy_yaml *yaml;
	struct hy_str path, folder;
	struct hy_err err;

	self(L);
	hy_script_spend(L, 20000);
	if (!hy_data_path(arena, "templates", &folder, &err))
		return luaL_error(L, "%s", err.text);
	path = hy_path_join(arena, folder, hy_str_format(arena, "%s.yaml", names[i]).p);
	yaml = hy_yaml_read(arena, path.p, &err);
	if (yaml == NULL)
		return luaL_error(L, "%s", err.text);
	hy_script_push_yaml(L, yaml);
	return 1;
}

/* A search through texts: the pattern, and the function to call for each hit. */
struct search {
	lua_State *L;
	struct hy_regex *regex;
	const struct hy_doc *doc;
	const struct hy_yaml *value;	/* the YAML value being searched, or NULL */
	const struct hy_node *node;
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
	struct search s = { L, NULL, self(L), NULL, NULL };

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

/* doc:search_file(pattern, f): the same over every text in the file, keys and unknown items too. */
static int
doc_search_file(lua_State *L)
{
	struct search s = search_new(L);

	search_yaml(&s, s.doc->yaml);
	return 0;
}

/*
 * doc:hits(f): calls f(node, word) once for every answer that is published and
 * each of the rule's `words` that stands in it.
 */
static int
doc_hits(lua_State *L)
{
	const struct hy_script_run *run = hy_script_run_of(L);

	luaL_argcheck(L, self(L) == run->doc, 1, "not the document that is being checked");
	luaL_checktype(L, 2, LUA_TFUNCTION);
	for (unsigned i = 0; i < run->rule->n_words; i++) {
		const struct hy_hit *hit = hy_scan_hits(run->scan, run->words[i]);

		hy_script_spend(L, 5);
		for (; hit != NULL; hit = hit->next) {
			hy_script_spend(L, 10);
			lua_pushvalue(L, 2);
			hy_script_push_node(L, run->doc, hit->node);
			hy_script_push(L, run->rule->words[i]);
			lua_call(L, 2, 0);
		}
	}
	return 0;
}

static bool
walk_node(struct hy_node *node, void *context)
{
	lua_State *L = context;
	const struct hy_doc *doc = self(L);
	bool below;

	hy_script_spend(L, 10);
	luaL_checkstack(L, 4, NULL);
	lua_pushvalue(L, 2);
	hy_script_push_node(L, doc, node);
	lua_call(L, 1, 1);
	below = lua_isnil(L, -1) || lua_toboolean(L, -1);
	lua_pop(L, 1);
	return below;
}

/* doc:walk(f): calls f(node) for every node in printed order; when it returns false, not below it. */
static int
doc_walk(lua_State *L)
{
	const struct hy_doc *doc = self(L);

	luaL_checktype(L, 2, LUA_TFUNCTION);
	lua_settop(L, 2);
	hy_doc_walk(doc, walk_node, L);
	return 0;
}

static const luaL_Reg methods[] = {
	{ "find", doc_find }, { "all", doc_all }, { "files", doc_files }, { "form", doc_form },
	{ "edition", doc_edition }, { "stage", doc_stage }, { "today", doc_today },
	{ "body", doc_body }, { "accidents", doc_accidents }, { "data", doc_data },
	{ "search", doc_search }, { "search_file", doc_search_file }, { "hits", doc_hits },
	{ "walk", doc_walk },
	{ NULL, NULL },
};

static int
doc_equal(lua_State *L)
{
	lua_pushboolean(L, self(L) == hy_script_doc(L, 2));
	return 1;
}

void
hy_script_push_doc(lua_State *L, const struct hy_doc *doc)
{
	if (doc == NULL) {
		lua_pushnil(L);
		return;
	}
	*(const struct hy_doc **)lua_newuserdatauv(L, sizeof(doc), 0) = doc;
	luaL_setmetatable(L, DOC);
}

void
hy_script_doc_library(lua_State *L)
{
	luaL_newmetatable(L, DOC);
	luaL_newlib(L, methods);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, doc_equal);
	lua_setfield(L, -2, "__eq");
	lua_pop(L, 1);
}
