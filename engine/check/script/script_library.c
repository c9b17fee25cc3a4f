/*
 * The environment of all rules (script_part.h), an allow list: what is not named here
 * does not exist. Left out on purpose:
 *   find match gmatch gsub   bytewise, wrong for Japanese, and cannot be interrupted
 *   pcall xpcall coroutine   would outlive the budget, or hide a crash
 *   load require io os debug print collectgarbage   reach outside
 *   setmetatable getmetatable rawset rawget next   reach what is frozen; next and the
 *   addresses tostring prints differ from run to run, as random does
 */
#include "engine/check/script/script_part.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#define MOST_REPEATED ((size_t)1 << 20)	/* bytes string.rep makes at most */
#define MOST_SORTED 20000
#define LONGEST_SORTED 2000		/* bytes of a string that is compared in C */
#define MOST_UNPACKED 200

static int
frozen(lua_State *L)
{
	return luaL_error(L, "rules share nothing: this cannot be changed");
}

/* Replaces the table on the top by one that reads like it and cannot be written. */
static void
freeze(lua_State *L)
{
	lua_newtable(L);		/* the outside: always empty */
	lua_createtable(L, 0, 3);
	lua_rotate(L, -3, -1);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, frozen);
	lua_setfield(L, -2, "__newindex");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
}

/* --- base --- */

static int
base_undefined(lua_State *L)
{
	return luaL_error(L, "no global '%s' (locals are declared with `local`)",
	    luaL_tolstring(L, 2, NULL));
}

static int
base_type(lua_State *L)
{
	luaL_checkany(L, 1);
	lua_pushstring(L, luaL_typename(L, 1));
	return 1;
}

/* As in Lua, but a table or a function shows no address. */
static int
base_tostring(lua_State *L)
{
	luaL_checkany(L, 1);
	if (lua_type(L, 1) == LUA_TTABLE || lua_type(L, 1) == LUA_TFUNCTION)
		lua_pushstring(L, luaL_typename(L, 1));
	else
		luaL_tolstring(L, 1, NULL);
	return 1;
}

static int
base_tonumber(lua_State *L)
{
	size_t len = 0;
	const char *s = lua_tolstring(L, 1, &len);

	luaL_checkany(L, 1);
	if (lua_type(L, 1) == LUA_TNUMBER)
		lua_settop(L, 1);
	else if (lua_type(L, 1) != LUA_TSTRING || len > 200 || lua_stringtonumber(L, s) != len + 1)
		lua_pushnil(L);
	return 1;
}

static int
base_error(lua_State *L)
{
	luaL_checkstring(L, 1);
	luaL_where(L, 1);
	lua_pushvalue(L, 1);
	lua_concat(L, 2);
	return lua_error(L);
}

static int
base_assert(lua_State *L)
{
	if (lua_toboolean(L, 1))
		return lua_gettop(L);
	return luaL_error(L, "%s", luaL_optstring(L, 2, "assertion failed"));
}

static int
base_select(lua_State *L)
{
	int n = lua_gettop(L);
	lua_Integer from;

	if (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "#") == 0) {
		lua_pushinteger(L, n - 1);
		return 1;
	}
	from = luaL_checkinteger(L, 1);
	luaL_argcheck(L, from >= 1, 1, "positive number expected");
	return from >= n ? 0 : n - (int)from;
}

static int
ipairs_step(lua_State *L)
{
	lua_Integer i = luaL_checkinteger(L, 2) + 1;

	lua_pushinteger(L, i);
	return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int
base_ipairs(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_pushcfunction(L, ipairs_step);
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 0);
	return 3;
}

/* Keys in order: numbers, then strings. Other keys have no order and are refused. */
static int
key_before(lua_State *L)
{
	bool a = lua_type(L, 1) == LUA_TNUMBER, b = lua_type(L, 2) == LUA_TNUMBER;

	lua_pushboolean(L, a == b ? lua_compare(L, 1, 2, LUA_OPLT) : a);
	return 1;
}

static int
pairs_step(lua_State *L)
{
	lua_Integer i = lua_tointeger(L, lua_upvalueindex(2)) + 1;

	lua_pushinteger(L, i);
	lua_replace(L, lua_upvalueindex(2));
	if (lua_rawgeti(L, lua_upvalueindex(1), i) == LUA_TNIL)
		return 1;
	lua_pushvalue(L, -1);
	lua_rawget(L, 1);
	return 2;
}

/* pairs(t): in the order of the keys, so that every run reports the same. Upvalue: table.sort. */
static int
base_pairs(lua_State *L)
{
	lua_Integer n = 0;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_newtable(L);
	for (lua_pushnil(L); lua_next(L, 1) != 0;) {
		int type = lua_type(L, -2);

		if ((type != LUA_TNUMBER && type != LUA_TSTRING) || lua_rawlen(L, -2) > LONGEST_SORTED ||
		    n == MOST_SORTED)
			return luaL_error(L, "pairs: keys are numbers or short strings");
		lua_pop(L, 1);
		lua_pushvalue(L, -1);
		lua_rawseti(L, 2, ++n);
	}
	hy_script_spend(L, (size_t)n * 20);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_pushvalue(L, 2);
	lua_pushcfunction(L, key_before);
	lua_call(L, 2, 0);
	lua_settop(L, 2);
	lua_pushinteger(L, 0);
	lua_pushcclosure(L, pairs_step, 2);
	lua_pushvalue(L, 1);
	return 2;
}

static const luaL_Reg base_functions[] = {
	{ "type", base_type }, { "tostring", base_tostring }, { "tonumber", base_tonumber },
	{ "error", base_error }, { "assert", base_assert }, { "select", base_select },
	{ "ipairs", base_ipairs }, { NULL, NULL },
};

/* --- string --- */

static int
string_rep(lua_State *L)
{
	size_t len, sep_len;
	const char *s = luaL_checklstring(L, 1, &len), *sep = luaL_optlstring(L, 3, "", &sep_len);
	lua_Integer n = luaL_checkinteger(L, 2);
	luaL_Buffer out;

	if (n > 0 && (size_t)n > MOST_REPEATED / (len + sep_len + 1))
		return luaL_error(L, "string.rep: the result is too long");
	luaL_buffinit(L, &out);
	for (lua_Integer i = 0; i < n; i++) {
		luaL_addlstring(&out, s, len);
		if (i + 1 < n)
			luaL_addlstring(&out, sep, sep_len);
	}
	luaL_pushresult(&out);
	return 1;
}

/* Upvalue: the real string.format. No %p, no tables: their addresses differ from run to run. */
static int
string_format(lua_State *L)
{
	int n = lua_gettop(L);
	const char *p = luaL_checkstring(L, 1);

	for (; (p = strchr(p, '%')) != NULL; p++) {
		p += 1 + strspn(p + 1, "-+ #0123456789.");
		if (*p == '\0' || strchr("cdiuoxXaAeEfgGqs%", *p) == NULL)
			return luaL_error(L, "string.format: unknown conversion");
	}
	for (int i = 2; i <= n; i++) {
		int type = lua_type(L, i);

		if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN && type != LUA_TNIL)
			return luaL_error(L, "string.format: argument %d is a %s", i, luaL_typename(L, i));
	}
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, n, 1);
	return 1;
}

static const char *const string_names[] = { "byte", "char", "len", "lower", "sub", "upper", NULL };

/* --- table --- */

static lua_Integer
length(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	return (lua_Integer)lua_rawlen(L, 1);
}

/* table.insert(t, [place,] value): shifting is charged. */
static int
table_insert(lua_State *L)
{
	lua_Integer n = length(L), at = n + 1;

	if (lua_gettop(L) == 3) {
		at = luaL_checkinteger(L, 2);
		luaL_argcheck(L, at >= 1 && at <= n + 1, 2, "place outside the table");
	} else if (lua_gettop(L) != 2) {
		return luaL_error(L, "table.insert: wrong number of arguments");
	}
	hy_script_spend(L, (size_t)(n + 1 - at));
	for (lua_Integer i = n; i >= at; i--) {
		lua_rawgeti(L, 1, i);
		lua_rawseti(L, 1, i + 1);
	}
	lua_rawseti(L, 1, at);
	return 0;
}

static int
table_remove(lua_State *L)
{
	lua_Integer n = length(L), at = luaL_optinteger(L, 2, n);

	if (n == 0)
		return 0;
	luaL_argcheck(L, at >= 1 && at <= n, 2, "place outside the table");
	hy_script_spend(L, (size_t)(n - at));
	lua_rawgeti(L, 1, at);
	for (lua_Integer i = at; i < n; i++) {
		lua_rawgeti(L, 1, i + 1);
		lua_rawseti(L, 1, i);
	}
	lua_pushnil(L);
	lua_rawseti(L, 1, n);
	return 1;
}

static int
table_unpack(lua_State *L)
{
	lua_Integer n = length(L);

	luaL_argcheck(L, n <= MOST_UNPACKED, 1, "too many values");
	luaL_checkstack(L, (int)n, NULL);
	for (lua_Integer i = 1; i <= n; i++)
		lua_rawgeti(L, 1, i);
	return (int)n;
}

/* Upvalue: the real table.sort. Comparing long strings in C could not be interrupted. */
static int
table_sort(lua_State *L)
{
	lua_Integer n = length(L);

	luaL_argcheck(L, n <= MOST_SORTED, 1, "too many values");
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, 1, i);
		if (lua_type(L, -1) == LUA_TSTRING && lua_rawlen(L, -1) > LONGEST_SORTED)
			return luaL_error(L, "table.sort: a text is too long");
		lua_pop(L, 1);
	}
	hy_script_spend(L, (size_t)n * 20);
	lua_settop(L, 2);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, 2, 0);
	return 0;
}

/* table.concat(t [, separator]) over the whole list. */
static int
table_concat(lua_State *L)
{
	lua_Integer n = length(L);
	size_t sep_len;
	const char *sep = luaL_optlstring(L, 2, "", &sep_len);
	luaL_Buffer out;

	hy_script_spend(L, (size_t)n);
	luaL_buffinit(L, &out);
	for (lua_Integer i = 1; i <= n; i++) {
		int type = lua_rawgeti(L, 1, i);

		if (type != LUA_TSTRING && type != LUA_TNUMBER)
			return luaL_error(L, "table.concat: entry %d is a %s", (int)i, luaL_typename(L, -1));
		luaL_addvalue(&out);
		if (i < n)
			luaL_addlstring(&out, sep, sep_len);
	}
	luaL_pushresult(&out);
	return 1;
}

static const luaL_Reg table_functions[] = {
	{ "insert", table_insert }, { "remove", table_remove }, { "unpack", table_unpack },
	{ "concat", table_concat }, { NULL, NULL },
};

static const char *const math_names[] = { "abs", "ceil", "floor", "fmod", "huge", "max",
	"maxinteger", "min", "mininteger", "modf", "sqrt", "tointeger", "type", "ult", NULL };
static const char *const utf8_names[] = { "char", "codepoint", "codes", "len", "offset", NULL };

/* Copies the fields NAMES of the table at FROM to the one on the top. */
static void
copy_fields(lua_State *L, int from, const char *const *names)
{
	for (; *names != NULL; names++) {
		lua_getfield(L, from, *names);
		lua_setfield(L, -2, *names);
	}
}

/* Pushes the full library that OPEN makes; it is never shown to a rule. */
static int
full_library(lua_State *L, lua_CFunction open)
{
	lua_pushcfunction(L, open);
	lua_call(L, 0, 1);
	return lua_gettop(L);
}

/* Sets field NAME of the table on the top to function F with the value FIELD of table FROM inside. */
static void
wrap(lua_State *L, int from, const char *field, lua_CFunction f, const char *name)
{
	lua_getfield(L, from, field);
	lua_pushcclosure(L, f, 1);
	lua_setfield(L, -2, name);
}

/* Pushes `string`, and makes it what methods of strings are looked up in. */
static void
string_library(lua_State *L)
{
	int full = full_library(L, luaopen_string);

	lua_newtable(L);
	copy_fields(L, full, string_names);
	lua_pushcfunction(L, string_rep);
	lua_setfield(L, -2, "rep");
	wrap(L, full, "format", string_format, "format");
	lua_pushliteral(L, "");
	lua_createtable(L, 0, 2);
	lua_pushvalue(L, -3);
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);	/* without arithmetic on strings */
	lua_pop(L, 1);
	freeze(L);
	lua_remove(L, full);
}

static void
plain_library(lua_State *L, lua_CFunction open, const char *const *names)
{
	int full = full_library(L, open);

	lua_newtable(L);
	copy_fields(L, full, names);
	freeze(L);
	lua_remove(L, full);
}

void
hy_script_environment(lua_State *L)
{
	int own = lua_gettop(L), full = full_library(L, luaopen_table), globals;

	lua_newtable(L);
	globals = lua_gettop(L);
	luaL_setfuncs(L, base_functions, 0);
	wrap(L, full, "sort", base_pairs, "pairs");
	lua_newtable(L);
	luaL_setfuncs(L, table_functions, 0);
	wrap(L, full, "sort", table_sort, "sort");
	freeze(L);
	lua_setfield(L, globals, "table");
	string_library(L);
	lua_setfield(L, globals, "string");
	plain_library(L, luaopen_math, math_names);
	lua_setfield(L, globals, "math");
	plain_library(L, luaopen_utf8, utf8_names);
	lua_setfield(L, globals, "utf8");
	lua_pushvalue(L, own);
	freeze(L);
	lua_setfield(L, globals, "hy");
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, base_undefined);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, globals);
	freeze(L);
	lua_replace(L, own);
	lua_settop(L, own);
}
