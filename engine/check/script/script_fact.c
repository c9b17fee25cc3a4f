/* Facts as rules with scope "monitor" see them (script_part.h): those that were read, and tallies, which are asked for. Read-only. */
#include "engine/check/subject/live.h"

#include <limits.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/check/script/script_part.h"

#define FACT "hyoka.fact"
#define WORK_A_ROW 4u		/* of the budget, for a tally that is looked at */

const struct hy_fact *
hy_script_fact(lua_State *L, int index)
{
	const struct hy_fact **fact = luaL_testudata(L, index, FACT);

	return fact != NULL ? *fact : NULL;
}

static void
push_fact(lua_State *L, const struct hy_fact *fact)
{
	*(const struct hy_fact **)lua_newuserdatauv(L, sizeof(fact), 0) = fact;
	luaL_setmetatable(L, FACT);
}

/* FACT will be gone: Lua keeps a copy as long as it is used. */
static void
push_copy(lua_State *L, const struct hy_fact *fact)
{
	const struct hy_fact **own = lua_newuserdatauv(L, sizeof(fact) + hy_fact_size(fact), 0);

	*own = hy_fact_copy(fact, own + 1);
	luaL_setmetatable(L, FACT);
}

static const struct hy_epoch *
epoch_of(lua_State *L, const struct hy_fact *fact)
{
	return hy_live_epoch(hy_script_run_of(L)->live, fact->day);
}

/* The number of its revision in live:epochs(), or nil. */
static void
push_epoch(lua_State *L, const struct hy_fact *fact)
{
	const struct hy_epoch *epoch = epoch_of(L, fact);

	if (epoch == NULL)
		lua_pushnil(L);
	else
		lua_pushinteger(L, (lua_Integer)(epoch - hy_script_run_of(L)->live->epochs) + 1);
}

static void
push_doc(lua_State *L, const struct hy_fact *fact)
{
	const struct hy_epoch *epoch = epoch_of(L, fact);

	hy_script_push_doc(L, epoch != NULL ? epoch->doc : NULL);
}

static void
push_day(lua_State *L, const struct hy_fact *fact)
{
	struct hy_date date = hy_date_of_days(fact->day);

	hy_script_push_date(L, &date);
}

static void
push_days(lua_State *L, const struct hy_fact *fact)
{
	lua_pushinteger(L, fact->day);
}

static void
push_last_days(lua_State *L, const struct hy_fact *fact)
{
	lua_pushinteger(L, fact->last);
}

static void
push_facts(lua_State *L, const struct hy_fact *fact)
{
	lua_pushinteger(L, fact->facts);
}

static void
push_rest(lua_State *L, const struct hy_fact *fact)
{
	lua_pushboolean(L, fact->rest);
}

static void
push_source(lua_State *L, const struct hy_fact *fact)
{
	lua_pushstring(L, fact->source);
}

static void
push_place(lua_State *L, const struct hy_fact *fact)
{
	hy_script_push(L, hy_mark_text(hy_script_run_of(L)->scratch, fact->at));
}

/* What every fact has beside its fields. */
static const struct {
	const char *name;
	void (*push)(lua_State *L, const struct hy_fact *fact);
} properties[] = {
	{ "days", push_days }, { "epoch", push_epoch }, { "doc", push_doc }, { "day", push_day }, { "last_days", push_last_days },
	{ "facts", push_facts }, { "rest", push_rest }, { "source", push_source }, { "place", push_place },
};

/* fact.NAME: a field of its kind (nil when it is not known), else what every fact has. */
static int
fact_index(lua_State *L)
{
	const struct hy_fact *fact = *(const struct hy_fact **)luaL_checkudata(L, 1, FACT);
	const char *name = luaL_checkstring(L, 2);
	int field = hy_fact_field(fact->kind, hy_str_of(name));

	hy_script_spend(L, 5);
	if (field >= 0 && fact->fields[field].len == 0) {
		lua_pushnil(L);
		return 1;
	}
	if (field >= 0) {
		hy_script_push(L, fact->fields[field]);
		return 1;
	}
	for (size_t i = 0; i < HY_COUNT(properties); i++) {
		if (strcmp(properties[i].name, name) == 0) {
			properties[i].push(L, fact);
			return 1;
		}
	}
	return luaL_error(L, "facts of kind '%s' have no '%s'", fact->kind->name, name);
}

/* --- the live side's own --- */

static const struct hy_fact_kind *
check_kind(lua_State *L, int index)
{
	const struct hy_fact_kind *kind = hy_fact_kind_find(hy_script_text(L, index));

	if (kind == NULL)
		luaL_error(L, "no kind of facts '%s'", lua_tostring(L, index));
	return kind;
}

/* Upvalue: the fact that comes next. */
static int
next_read(lua_State *L)
{
	const struct hy_fact *fact = lua_touserdata(L, lua_upvalueindex(1));

	hy_script_spend(L, 10);
	if (fact == NULL) {
		lua_pushnil(L);
		return 1;
	}
	lua_pushlightuserdata(L, (void *)fact->next);
	lua_replace(L, lua_upvalueindex(1));
	push_fact(L, fact);
	return 1;
}

static const struct hy_fact *
next_of(lua_State *L, void *answer)
{
	struct hy_err err = { .text = "" };
	const struct hy_fact *fact = hy_script_run_of(L)->store->next(answer, &err);

	if (fact == NULL && err.text[0] != '\0')
		luaL_error(L, "%s", err.text);
	return fact;
}

/* Upvalue: the answer of the store. */
static int
next_told(lua_State *L)
{
	const struct hy_fact *fact = next_of(L, lua_touserdata(L, lua_upvalueindex(1)));

	hy_script_spend(L, 10);
	if (fact == NULL)
		lua_pushnil(L);
	else
		push_copy(L, fact);
	return 1;
}

static void *
ask(lua_State *L, const struct hy_fact_query *query)
{
	const struct hy_fact_store *store = hy_script_run_of(L)->store;

	hy_script_spend(L, 1000 + store->rows[query->kind->id] * WORK_A_ROW);
	return store->ask(store->context, query);
}

/*
 * live:facts(kind [, query]): for `for`: the facts of this kind, in the order they were read; of a tally those that the query asks
 * for, or all.
 */
static int
live_facts(lua_State *L)
{
	const struct hy_live *live = hy_script_live(L);
	const struct hy_fact_kind *kind = check_kind(L, 2);
	struct hy_fact_query query;

	if (kind->tally)
		hy_script_read_query(L, 3, kind, &query);
	else if (!lua_isnoneornil(L, 3))
		return luaL_error(L, "facts of kind '%s' are not counted from logs: they are read as they are", kind->name);
	if (kind->tally && hy_script_run_of(L)->store != NULL) {
		lua_pushlightuserdata(L, ask(L, &query));
		lua_pushcclosure(L, next_told, 1);
		return 1;
	}
	lua_pushlightuserdata(L, (void *)live->facts[kind->id]);
	lua_pushcclosure(L, next_read, 1);
	return 1;
}

/* How many tallies of KIND there are. */
static lua_Integer
count_told(lua_State *L, const struct hy_fact_kind *kind)
{
	struct hy_fact_query query = { .kind = kind, .from = LONG_MIN, .to = LONG_MAX, .added = true, .whole = true, .differ = -1 };
	void *answer = ask(L, &query);
	lua_Integer n = 0;

	for (const struct hy_fact *fact; (fact = next_of(L, answer)) != NULL; )
		n += fact->facts;
	return n;
}

/* live:count(kind): how many there are. */
static int
live_count(lua_State *L)
{
	const struct hy_live *live = hy_script_live(L);
	const struct hy_fact_kind *kind = check_kind(L, 2);

	lua_pushinteger(L, kind->tally && hy_script_run_of(L)->store != NULL ? count_told(L, kind) : live->counts[kind->id]);
	return 1;
}

/* live:given(kind): a source of this kind is configured and could be read. */
static int
live_given(lua_State *L)
{
	lua_pushboolean(L, hy_script_live(L)->given[check_kind(L, 2)->id]);
	return 1;
}

void
hy_script_fact_library(lua_State *L)
{
	static const luaL_Reg methods[] = {
		{ "facts", live_facts }, { "count", live_count }, { "given", live_given }, { NULL, NULL },
	};

	luaL_setfuncs(L, methods, 0);
	luaL_newmetatable(L, FACT);
	lua_pushcfunction(L, fact_index);
	lua_setfield(L, -2, "__index");
	lua_pop(L, 1);
}
