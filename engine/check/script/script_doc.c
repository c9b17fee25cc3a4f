/* The document as rules see it (script_part.h), with what is handed in beside it. */
#include "engine/check/script/script_part.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/file.h"
#include "engine/form/path.h"

static const struct hy_doc *
self(lua_State *L)
{
	return hy_script_self_doc(L);
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

/* doc:annex(): the table of changes, or nil. */
static int
doc_annex(lua_State *L)
{
	const struct hy_doc *doc = self(L);
	const struct hy_item *table = hy_form_table_section(doc->form);

	hy_script_push_node(L, doc, table != NULL ? hy_doc_section(doc, table, 1) : NULL);
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

/* doc:body(): {gyosei, assumed, council, ordinance, settings}. */
static int
doc_body(lua_State *L)
{
	self(L);
	return hy_script_push_body(L);
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

/* doc:data(name): a table of templates/NAME.yaml, or the part of phrases.yaml for the annex. */
static int
doc_data(lua_State *L)
{
	static const char *const names[] = { "annex", "bodies", "citations", "editions", "municipalities", NULL };
	int i = luaL_checkoption(L, 2, NULL, names);
	const struct hy_yaml *data = hy_script_data(L, i == 0 ? "phrases" : names[i]);

	self(L);
	hy_script_spend(L, 20000);
	hy_script_push_yaml(L, i == 0 ? hy_yaml_get(data, names[i]) : data);
	return 1;
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

/* Nodes being collected. */
struct collection {
	lua_State *L;
	const struct hy_doc *doc;
	const char *kind;
	lua_Integer count;
};

static bool
collect_node(struct hy_node *node, void *context)
{
	struct collection *c = context;

	if (node->item->private)
		return false;
	if (strcmp(hy_kind_name(node->item->kind), c->kind) != 0)
		return true;
	hy_script_spend(c->L, 20);
	hy_script_push_node(c->L, c->doc, node);
	lua_rawseti(c->L, -2, ++c->count);
	return true;
}

/* Nodes that a path names, until they can be pushed. */
struct named {
	struct hy_arena *arena;
	struct named_node {
		const struct hy_node *node;
		struct named_node *next;
	} *first, **tail;
};

static bool
take_named(struct hy_node *node, void *context)
{
	struct named *named = context;
	struct named_node *own = hy_new(named->arena, struct named_node);

	own->node = node;
	*named->tail = own;
	named->tail = &own->next;
	return true;
}

/* doc:path(text): the nodes an author's path names (keys joined by "/", or an id path), perhaps none. */
static int
doc_path(lua_State *L)
{
	const struct hy_doc *doc = self(L);
	struct named named = { .arena = hy_script_run_of(L)->scratch, .tail = &named.first };
	lua_Integer n = 0;

	hy_script_spend(L, 2000);
	lua_newtable(L);
	hy_path_each(doc, hy_script_text(L, 2), take_named, &named);
	for (const struct named_node *own = named.first; own != NULL; own = own->next) {
		hy_script_spend(L, 20);
		hy_script_push_node(L, doc, own->node);
		lua_rawseti(L, -2, ++n);
	}
	return 1;
}

/* doc:nodes(kind): all nodes of that kind in what is published, in printed order. */
static int
doc_nodes(lua_State *L)
{
	struct collection c = { L, self(L), luaL_checkstring(L, 2), 0 };

	hy_script_spend(L, 2000);
	lua_newtable(L);
	hy_doc_walk(c.doc, collect_node, &c);
	return 1;
}

static bool
collect_unread(struct hy_node *node, void *context)
{
	struct collection *c = context;

	if (node->item->private)
		return false;
	if (!node->unknown)
		return true;
	hy_script_spend(c->L, 20);
	hy_script_push_node(c->L, c->doc, node);
	lua_rawseti(c->L, -2, ++c->count);
	return false;
}

/* doc:unread(): the nodes an import could not read, in printed order; not what is below them. */
static int
doc_unread(lua_State *L)
{
	struct collection c = { L, self(L), NULL, 0 };

	hy_script_spend(L, 2000);
	lua_newtable(L);
	hy_doc_walk(c.doc, collect_unread, &c);
	return 1;
}

static const luaL_Reg methods[] = {
	{ "find", doc_find }, { "all", doc_all }, { "files", doc_files }, { "annex", doc_annex },
	{ "form", doc_form },
	{ "edition", doc_edition }, { "stage", doc_stage }, { "today", doc_today },
	{ "body", doc_body }, { "accidents", doc_accidents }, { "data", doc_data },
	{ "path", doc_path }, { "nodes", doc_nodes }, { "unread", doc_unread }, { "walk", doc_walk }, { NULL, NULL },
};

void
hy_script_doc_library(lua_State *L)
{
	luaL_setfuncs(L, methods, 0);
}
