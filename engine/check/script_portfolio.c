/* The assessments of a body as rules with scope "portfolio" see them (script.h). */
#include "engine/check/script.h"

#include <lauxlib.h>
#include <lua.h>

#define PORTFOLIO "hyoka.portfolio"

static const struct hy_portfolio *
self(lua_State *L)
{
	luaL_checkudata(L, 1, PORTFOLIO);
	return hy_script_run_of(L)->portfolio;
}

static void
set_doc(lua_State *L, const char *name, const struct hy_doc *doc)
{
	hy_script_push_doc(L, doc);
	lua_setfield(L, -2, name);
}

static void
push_assessment(lua_State *L, const struct hy_assessment *a)
{
	lua_createtable(L, 0, 5);
	set_doc(L, "doc", hy_assessment_doc(a));
	set_doc(L, "current", a->current);
	set_doc(L, "coming", a->coming);
	set_doc(L, "opinions", a->opinions);
	lua_createtable(L, (int)a->count, 0);
	for (unsigned i = 0; i < a->count; i++) {
		hy_script_push_doc(L, a->revisions[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_setfield(L, -2, "revisions");
}

/*
 * portfolio:assessments(): a list of {doc, current, coming, revisions, opinions}. current: the newest
 * published revision; coming: a newer one that is not published; nil when there is none.
 * doc: the one to judge by, the current one if there is one. revisions: all, oldest first.
 * opinions: the list of opinions beside it, as a document of its own form; nil when there is none.
 */
static int
assessments(lua_State *L)
{
	lua_Integer n = 0;

	lua_newtable(L);
	for (const struct hy_assessment *a = self(L)->first; a != NULL; a = a->next) {
		hy_script_spend(L, 50);
		push_assessment(L, a);
		lua_rawseti(L, -2, ++n);
	}
	return 1;
}

static int
today(lua_State *L)
{
	self(L);
	hy_script_push_date(L, &hy_script_run_of(L)->context->today);
	return 1;
}

static int
body(lua_State *L)
{
	self(L);
	return hy_script_push_body(L);
}

static int
accidents(lua_State *L)
{
	self(L);
	return hy_script_push_accidents(L);
}

/*
 * portfolio:common(): the versions of the blocks that many assessments carry: a list of {block,
 * version, place, data}, data being the file of the version as tables.
 */
static int
common(lua_State *L)
{
	self(L);
	return hy_script_push_common(L);
}

static const luaL_Reg methods[] = {
	{ "assessments", assessments }, { "today", today }, { "body", body },
	{ "accidents", accidents }, { "common", common }, { NULL, NULL },
};

void
hy_script_push_portfolio(lua_State *L)
{
	lua_newuserdatauv(L, 1, 0);
	luaL_setmetatable(L, PORTFOLIO);
}

void
hy_script_portfolio_library(lua_State *L)
{
	luaL_newmetatable(L, PORTFOLIO);
	luaL_newlib(L, methods);
	lua_setfield(L, -2, "__index");
	lua_pop(L, 1);
}
