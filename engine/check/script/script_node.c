/* Nodes as rules see them (script_part.h): what they are and where they stand; read-only. */
#include "engine/check/script/script_part.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/text.h"
#include "engine/form/path.h"

static const struct hy_node *
self(lua_State *L)
{
	return hy_script_node(L, 1);
}

/* Pushes NODE of the same document as self. */
static void
push_beside(lua_State *L, const struct hy_node *node)
{
	hy_script_push_node(L, hy_script_place(L, 1)->doc, node);
}

static struct hy_arena *
scratch(lua_State *L)
{
	return hy_script_run_of(L)->scratch;
}

/* node:number(): place of a record in its list, from 1; 0 for other nodes. */
static int
node_number(lua_State *L)
{
	lua_pushinteger(L, self(L)->number);
	return 1;
}

/* node:kids(): what is below: records of a list, else one node a child item. */
static int
node_kids(lua_State *L)
{
	const struct hy_node *node = self(L);

	lua_createtable(L, (int)node->n_kids, 0);
	for (unsigned i = 0; i < node->n_kids; i++) {
		push_beside(L, node->kids[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

/* Nodes below a node being collected. */
struct collection {
	lua_State *L;
	const struct hy_node *top;
	const char *kind;	/* only these; NULL = all */
	lua_Integer count;
};

static bool
collect(struct hy_node *node, void *context)
{
	struct collection *c = context;

	if (node == c->top || (c->kind != NULL && strcmp(hy_kind_name(node->item->kind), c->kind) != 0))
		return true;
	hy_script_spend(c->L, 20);
	push_beside(c->L, node);
	lua_rawseti(c->L, -2, ++c->count);
	return true;
}

/* node:below([kind]): all nodes below it, in printed order; those of that kind. */
static int
node_below(lua_State *L)
{
	struct collection c = { L, self(L), luaL_optstring(L, 2, NULL), 0 };

	hy_script_spend(L, 200);
	lua_newtable(L);
	hy_node_walk((struct hy_node *)c.top, collect, &c);
	return 1;
}

/* node:child(path): the node below with this id path ("hani/honnin_suu"); ".." goes up; or nil. */
static int
node_child(lua_State *L)
{
	push_beside(L, hy_node_find(self(L), luaL_checkstring(L, 2)));
	return 1;
}

static int
node_up(lua_State *L)
{
	push_beside(L, self(L)->up);
	return 1;
}

static int
node_id(lua_State *L)
{
	hy_script_push(L, hy_node_id(scratch(L), self(L)));
	return 1;
}

/* node:label(): the official label; the key where the label is a heading with a number. */
static int
node_label(lua_State *L)
{
	const struct hy_item *item = self(L)->item;

	hy_script_push(L, item->heading || item->label.len == 0 ? item->key : item->label);
	return 1;
}

static int
node_key(lua_State *L)
{
	hy_script_push(L, self(L)->item->key);
	return 1;
}

static int
node_kind(lua_State *L)
{
	lua_pushstring(L, hy_kind_name(self(L)->item->kind));
	return 1;
}

/* node:title(): the title of a record. */
static int
node_title(lua_State *L)
{
	hy_script_push(L, hy_record_title(self(L)));
	return 1;
}

static int
node_official(lua_State *L)
{
	hy_script_push(L, hy_node_official(scratch(L), self(L)));
	return 1;
}

/* node:mark(): the item carries the kome mark. */
static int
node_mark(lua_State *L)
{
	lua_pushboolean(L, self(L)->item->mark);
	return 1;
}

/* node:required(): the form wants an answer, or at least one tick, when the item applies. */
static int
node_required(lua_State *L)
{
	const struct hy_item *item = self(L)->item;

	lua_pushboolean(L, item->required || (item->kind == HY_KIND_CHECKS && item->min > 0));
	return 1;
}

static int
node_line(lua_State *L)
{
	lua_pushinteger(L, hy_script_place(L, 1)->at.line);
	return 1;
}

/* node:file(): 1-based number of the file it belongs to; 0 for none. */
static int
node_file(lua_State *L)
{
	lua_pushinteger(L, hy_node_file(self(L)));
	return 1;
}

/* node:doc(): the document it stands in. */
static int
node_doc(lua_State *L)
{
	self(L);
	hy_script_push_doc(L, hy_script_place(L, 1)->doc);
	return 1;
}

/* node:applies(): true, false, or nil when a deciding answer is missing. */
static int
node_applies(lua_State *L)
{
	enum hy_truth truth = hy_node_applies(self(L));

	if (truth == HY_OPEN)
		lua_pushnil(L);
	else
		lua_pushboolean(L, truth == HY_YES);
	return 1;
}

static const luaL_Reg methods[] = {
	{ "number", node_number }, { "kids", node_kids }, { "records", node_kids }, { "below", node_below }, { "child", node_child },
	{ "up", node_up }, { "id", node_id }, { "label", node_label }, { "key", node_key },
	{ "kind", node_kind }, { "title", node_title }, { "official", node_official },
	{ "mark", node_mark }, { "required", node_required }, { "line", node_line },
	{ "file", node_file }, { "doc", node_doc }, { "applies", node_applies }, { NULL, NULL },
};

void
hy_script_node_library(lua_State *L)
{
	luaL_setfuncs(L, methods, 0);
}
