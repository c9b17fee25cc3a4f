/* What a rule asks of the tallies (script_part.h): the table behind the kind in live:facts(kind, {...}). */
#include "engine/check/subject/live.h"

#include <limits.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/check/script/script_part.h"

/* The number of the field NAME among KIND's fields from FROM up to TO; raises when it is not there. */
static unsigned
check_field(lua_State *L, const struct hy_fact_kind *kind, int name, unsigned from, unsigned to)
{
	int field = hy_fact_field(kind, hy_script_text(L, name));

	if (field < (int)from || field >= (int)to)
		luaL_error(L, "facts of kind '%s' cannot be asked by '%s'", kind->name, lua_tostring(L, name));
	return (unsigned)field;
}

/* A field of what tells the kind's facts apart. */
static unsigned
check_word(lua_State *L, const struct hy_fact_kind *kind, int name)
{
	return check_field(L, kind, name, 0, kind->words);
}

/* The set of fields in the list on the top. */
static unsigned
read_fields(lua_State *L, const struct hy_fact_kind *kind)
{
	int list = lua_gettop(L);
	unsigned set = 0;

	luaL_checktype(L, list, LUA_TTABLE);
	for (lua_Integer i = 1; lua_geti(L, list, i) != LUA_TNIL; i++) {
		set |= 1u << check_word(L, kind, -1);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	return set;
}

static size_t
count_keys(lua_State *L, int table)
{
	size_t n = 0;

	for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1))
		n++;
	return n;
}

/* The words on the top: a text, a list of them, or a set ({view = true}). */
static void
read_words(lua_State *L, const struct hy_str **words, unsigned *count)
{
	struct hy_arena *arena = hy_script_run_of(L)->scratch;
	int top = lua_gettop(L);
	struct hy_str *list;

	*count = 0;
	if (lua_type(L, top) == LUA_TSTRING) {
		lua_createtable(L, 1, 0);
		lua_pushvalue(L, top);
		lua_rawseti(L, -2, 1);
		lua_replace(L, top);
	}
	luaL_checktype(L, top, LUA_TTABLE);
	list = hy_new_array(arena, count_keys(L, top) + 1, struct hy_str);
	for (lua_pushnil(L); lua_next(L, top) != 0; lua_pop(L, 1)) {
		bool set = lua_type(L, -1) == LUA_TBOOLEAN;
		struct hy_str word = { "", 0 };

		if (set && !lua_toboolean(L, -1))
			continue;
		if (lua_type(L, set ? -2 : -1) != LUA_TSTRING)
			luaL_error(L, "facts: a field is compared with texts");
		word = hy_script_text(L, set ? -2 : -1);
		hy_script_spend(L, word.len + 10);
		list[(*count)++] = hy_str_copy(arena, word.p, word.len);
	}
	*words = list;
}

/* {events = 10, ...} on the top: what sums must be more than. */
static void
read_over(lua_State *L, const struct hy_fact_kind *kind, struct hy_fact_choice *choice)
{
	int table = lua_gettop(L);

	luaL_checktype(L, table, LUA_TTABLE);
	for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
		unsigned sum = check_field(L, kind, -2, kind->words, kind->words + HY_SUM_ASKED) - kind->words;
		lua_Number limit = luaL_checknumber(L, -1);

		choice->limited[sum] = limit >= 0;
		choice->over[sum] = limit >= 9e18 ? UINT64_MAX : limit >= 0 ? (uint64_t)limit : 0;
	}
}

/* A list of 1 (Monday) to 7 on the top. */
static unsigned
read_weekdays(lua_State *L)
{
	unsigned set = 0;

	luaL_checktype(L, -1, LUA_TTABLE);
	for (lua_Integer i = 1; lua_geti(L, -1, i) != LUA_TNIL; i++) {
		lua_Integer day = luaL_checkinteger(L, -1);

		if (day < 1 || day > 7)
			luaL_error(L, "facts: weekdays are 1 to 7");
		set |= 1u << (day - 1);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	return set;
}

/* The choice on the top. */
static void
read_choice(lua_State *L, struct hy_fact_query *query)
{
	struct hy_fact_choice *choice = &query->choices[query->n_choices];
	int table = lua_gettop(L);

	luaL_checktype(L, table, LUA_TTABLE);
	if (query->n_choices++ == HY_FACT_CHOICES)
		luaL_error(L, "facts: more than %d choices", HY_FACT_CHOICES);
	*choice = (struct hy_fact_choice){ .weekdays = 0 };
	for (lua_pushnil(L); lua_next(L, table) != 0; lua_settop(L, table + 1)) {
		struct hy_str name = { "", 0 };

		if (lua_type(L, -2) == LUA_TSTRING)
			name = hy_script_text(L, -2);
		if (hy_str_is(name, "over")) {
			read_over(L, query->kind, choice);
		} else if (hy_str_is(name, "weekdays")) {
			choice->weekdays = read_weekdays(L);
		} else {
			unsigned field;

			lua_pushvalue(L, -2);
			field = check_word(L, query->kind, -1);
			lua_pop(L, 1);
			read_words(L, &choice->words[field], &choice->n_words[field]);
		}
	}
}

static void
read_where(lua_State *L, struct hy_fact_query *query)
{
	int list = lua_gettop(L);

	luaL_checktype(L, list, LUA_TTABLE);
	if (lua_geti(L, list, 1) == LUA_TNIL) {
		lua_settop(L, list);
		read_choice(L, query);
		return;
	}
	lua_settop(L, list);
	for (lua_Integer i = 1; lua_geti(L, list, i) != LUA_TNIL; i++) {
		read_choice(L, query);
		lua_settop(L, list);
	}
}

static void
read_by(lua_State *L, struct hy_fact_query *query)
{
	query->added = true;
	query->by = read_fields(L, query->kind);
}

static void
read_whole(lua_State *L, struct hy_fact_query *query)
{
	query->whole = lua_toboolean(L, -1);
}

static void
read_overall(lua_State *L, struct hy_fact_query *query)
{
	query->overall = lua_toboolean(L, -1);
}

static void
read_from(lua_State *L, struct hy_fact_query *query)
{
	query->from = (long)luaL_checkinteger(L, -1);
}

static void
read_to(lua_State *L, struct hy_fact_query *query)
{
	query->to = (long)luaL_checkinteger(L, -1);
}

static void
read_differ(lua_State *L, struct hy_fact_query *query)
{
	query->differ = (int)check_word(L, query->kind, -1);
}

static void
read_rest(lua_State *L, struct hy_fact_query *query)
{
	query->rested = true;
	query->rest = read_fields(L, query->kind);
}

static const struct {
	const char *name;
	void (*read)(lua_State *L, struct hy_fact_query *query);	/* what stands on the top */
} parts[] = {
	{ "by", read_by }, { "whole", read_whole }, { "overall", read_overall }, { "from", read_from }, { "to", read_to }, { "where", read_where },
	{ "differ", read_differ }, { "rest", read_rest },
};

static void
read_part(lua_State *L, struct hy_fact_query *query)
{
	struct hy_str name = lua_type(L, -2) == LUA_TSTRING ? hy_script_text(L, -2) : HY_S("?");

	for (size_t i = 0; i < HY_COUNT(parts); i++) {
		if (hy_str_is(name, parts[i].name)) {
			parts[i].read(L, query);
			return;
		}
	}
	luaL_error(L, "facts: nothing is asked by '%s'", name.p);
}

void
hy_script_read_query(lua_State *L, int index, const struct hy_fact_kind *kind, struct hy_fact_query *query)
{
	*query = (struct hy_fact_query){ .kind = kind, .from = LONG_MIN, .to = LONG_MAX, .differ = -1 };
	if (!lua_isnoneornil(L, index)) {
		luaL_checktype(L, index, LUA_TTABLE);
		luaL_checkstack(L, 12, NULL);
		for (lua_pushnil(L); lua_next(L, index) != 0; lua_settop(L, index + 1))
			read_part(L, query);
	}
	if (!query->added && (query->whole || query->overall || query->differ >= 0))
		luaL_error(L, "facts: 'whole', 'overall' and 'differ' want 'by'");
	if (query->whole && query->overall)
		luaL_error(L, "facts: of 'whole' and 'overall' one is enough");
	if (!query->added)
		query->by = (1u << kind->words) - 1;
	if ((query->rest & ~query->by) != 0 || (query->differ >= 0 && (query->by & 1u << query->differ) == 0))
		luaL_error(L, "facts: fields of 'differ' and 'rest' are among those of 'by'");
}
