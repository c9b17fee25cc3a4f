/* What rules are told of the body (script_part.h): its settings and its accidents. */
#include "engine/check/script/script_part.h"

#include <lauxlib.h>
#include <lua.h>

int
hy_script_push_body(lua_State *L)
{
	const struct hy_context *context = hy_script_run_of(L)->context;

	lua_createtable(L, 0, 5);
	hy_script_set_bool(L, "settings", context->body->file != NULL);
	hy_script_set_bool(L, "gyosei", context->gyosei);
	hy_script_set_bool(L, "assumed", context->assumed);
	hy_script_set_text(L, "council", context->body->council);
	hy_script_set_text(L, "ordinance", context->body->ordinance);
	return 1;
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
	if (a->my_number >= 0)
		hy_script_set_bool(L, "my_number", a->my_number == 1);
	hy_script_set_text(L, "what", a->what);
	hy_script_set_text(L, "remedy", a->remedy);
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
