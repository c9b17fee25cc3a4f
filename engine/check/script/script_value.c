/* Values that rules hold (script_part.h): texts, documents, nodes and places, YAML. */
#include "engine/check/script/script_part.h"

#include <lauxlib.h>
#include <lua.h>

#define DOC "hyoka.doc"

/* Its address is the key of the metatable in the registry: quicker found than a name. */
static const char metatable = 'n';

/* --- texts --- */

struct hy_str
hy_script_text(lua_State *L, int index)
{
	struct hy_str s;

	if (lua_type(L, index) == LUA_TUSERDATA)
		return hy_script_answer(L, index);
	s.p = luaL_checklstring(L, index, &s.len);
	return s;
}

void
hy_script_push(lua_State *L, struct hy_str s)
{
	lua_pushlstring(L, s.p != NULL ? s.p : "", s.len);
}

void
hy_script_set_text(lua_State *L, const char *name, struct hy_str text)
{
	hy_script_push(L, text);
	lua_setfield(L, -2, name);
}

void
hy_script_set_bool(lua_State *L, const char *name, bool value)
{
	lua_pushboolean(L, value);
	lua_setfield(L, -2, name);
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

/* --- documents --- */

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

const struct hy_doc *
hy_script_doc(lua_State *L, int index)
{
	const struct hy_doc **doc = luaL_testudata(L, index, DOC);

	return doc != NULL ? *doc : NULL;
}

const struct hy_doc *
hy_script_self_doc(lua_State *L)
{
	return *(const struct hy_doc **)luaL_checkudata(L, 1, DOC);
}

static int
doc_equal(lua_State *L)
{
	lua_pushboolean(L, hy_script_self_doc(L) == hy_script_doc(L, 2));
	return 1;
}

void
hy_script_class(lua_State *L, const char *name)
{
	luaL_newmetatable(L, name);
	lua_insert(L, -2);
	lua_setfield(L, -2, "__index");
	lua_pop(L, 1);
}

void
hy_script_doc_class(lua_State *L)
{
	hy_script_class(L, DOC);
	luaL_getmetatable(L, DOC);
	lua_pushcfunction(L, doc_equal);
	lua_setfield(L, -2, "__eq");
	lua_pop(L, 1);
}

/* --- nodes and places --- */

void
hy_script_push_place(lua_State *L, struct hy_script_place place)
{
	struct hy_script_place *p = lua_newuserdatauv(L, sizeof(*p), 0);

	*p = place;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable);
	lua_setmetatable(L, -2);
}

void
hy_script_push_node(lua_State *L, const struct hy_doc *doc, const struct hy_node *node)
{
	if (node == NULL)
		lua_pushnil(L);
	else
		hy_script_push_place(L, (struct hy_script_place){ doc, node, node->at });
}

const struct hy_script_place *
hy_script_place(lua_State *L, int index)
{
	/* Asked for with every call of a rule; no other value of ours has this size. */
	if (lua_type(L, index) != LUA_TUSERDATA ||
	    lua_rawlen(L, index) != sizeof(struct hy_script_place))
		luaL_typeerror(L, index, "node");
	return lua_touserdata(L, index);
}

const struct hy_node *
hy_script_node(lua_State *L, int index)
{
	const struct hy_script_place *place = hy_script_place(L, index);

	if (place->node == NULL)
		luaL_error(L, "this place belongs to no item");
	return place->node;
}

struct hy_str
hy_script_answer(lua_State *L, int index)
{
	const struct hy_node *node = hy_script_node(L, index);

	if (node->ticks != NULL || node->entries != NULL || node->raw != NULL)
		return hy_node_plain(hy_script_run_of(L)->scratch, node);
	return node->text.p != NULL ? node->text : HY_S("");
}

static int
node_equal(lua_State *L)
{
	const struct hy_script_place *a = hy_script_place(L, 1), *b = hy_script_place(L, 2);

	lua_pushboolean(L, a->node == b->node && a->at.line == b->at.line && a->at.col == b->at.col);
	return 1;
}

void
hy_script_node_class(lua_State *L)
{
	lua_createtable(L, 0, 4);
	lua_getfield(L, -2, "id");
	lua_setfield(L, -2, "__tostring");
	lua_insert(L, -2);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, node_equal);
	lua_setfield(L, -2, "__eq");
	lua_pushliteral(L, "node");
	lua_setfield(L, -2, "__name");
	lua_rawsetp(L, LUA_REGISTRYINDEX, &metatable);
}
