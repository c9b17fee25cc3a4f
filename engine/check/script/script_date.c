/* Dates and periods in the table `hy` of rules (script_part.h). */
#include "engine/check/script/script_part.h"

#include <lauxlib.h>
#include <lua.h>

static void
set_integer(lua_State *L, const char *name, long value)
{
	lua_pushinteger(L, value);
	lua_setfield(L, -2, name);
}

/* {year, month, day, days (since 1970), full, planned, rest, text}; month and day 0 = not given. */
void
hy_script_push_date(lua_State *L, const struct hy_date *date)
{
	lua_createtable(L, 0, 8);
	set_integer(L, "year", date->year);
	set_integer(L, "month", date->month);
	set_integer(L, "day", date->day);
	set_integer(L, "days", hy_date_days(date));
	hy_script_set_bool(L, "full", hy_date_full(date));
	hy_script_set_bool(L, "planned", date->planned);
	hy_script_set_bool(L, "rest", date->rest);
	hy_script_push(L, hy_date_wareki(hy_script_run_of(L)->scratch, date));
	lua_setfield(L, -2, "text");
}

/* {from, to, days (inclusive), printed (days the writer counted, 0 = none), full}. */
void
hy_script_push_range(lua_State *L, const struct hy_range *range)
{
	lua_createtable(L, 0, 5);
	hy_script_push_date(L, &range->from);
	lua_setfield(L, -2, "from");
	hy_script_push_date(L, &range->to);
	lua_setfield(L, -2, "to");
	set_integer(L, "days", hy_range_days(range));
	set_integer(L, "printed", range->printed_days);
	hy_script_set_bool(L, "full", hy_date_full(&range->from) && hy_date_full(&range->to));
}

/* hy.date(text): the first date in TEXT, or nil. */
static int
date_date(lua_State *L)
{
	struct hy_date date;

	hy_script_spend(L, 500);
	if (hy_date_parse(hy_script_text(L, 1), &date))
		hy_script_push_date(L, &date);
	else
		lua_pushnil(L);
	return 1;
}

/* hy.days(text): days since 1970 of the first date in TEXT when it has a day; else nil. */
static int
date_days(lua_State *L)
{
	struct hy_date date;

	hy_script_spend(L, 500);
	if (hy_date_parse(hy_script_text(L, 1), &date) && hy_date_full(&date))
		lua_pushinteger(L, hy_date_days(&date));
	else
		lua_pushnil(L);
	return 1;
}

static int
integer_field(lua_State *L, int table, const char *name)
{
	lua_Integer value;

	lua_getfield(L, table, name);
	value = luaL_checkinteger(L, -1);
	lua_pop(L, 1);
	return value > -100000 && value < 100000 ? (int)value : 0;
}

struct hy_date
hy_script_date(lua_State *L, int index)
{
	struct hy_date date = { 0 };

	luaL_checktype(L, index, LUA_TTABLE);
	date.year = integer_field(L, index, "year");
	date.month = integer_field(L, index, "month");
	date.day = integer_field(L, index, "day");
	luaL_argcheck(L, date.year > 0 && date.month <= 12 && date.day <= 31, index, "no date");
	return date;
}

/*
 * hy.after(date, {years=, months=, days=}): the day on which a period that begins on DATE runs
 * out, by the Civil Code; negative numbers go back.
 */
static int
date_after(lua_State *L)
{
	static const char *const names[] = { "years", "months", "days" };
	struct hy_date date = hy_script_date(L, 1);
	int by[3];

	luaL_checktype(L, 2, LUA_TTABLE);
	for (int i = 0; i < 3; i++) {
		lua_getfield(L, 2, names[i]);
		by[i] = (int)luaL_optinteger(L, -1, 0);
		luaL_argcheck(L, by[i] > -100000 && by[i] < 100000, 2, "out of range");
	}
	date = hy_date_after(&date, by[0], by[1], by[2]);
	luaL_argcheck(L, date.year > 0, 2, "out of range");
	hy_script_push_date(L, &date);
	return 1;
}

static int
date_range(lua_State *L)
{
	struct hy_range range;

	hy_script_spend(L, 1000);
	if (hy_range_parse(hy_script_text(L, 1), &range))
		hy_script_push_range(L, &range);
	else
		lua_pushnil(L);
	return 1;
}

void
hy_script_date_library(lua_State *L)
{
	static const luaL_Reg functions[] = {
		{ "date", date_date }, { "days", date_days }, { "after", date_after }, { "range", date_range },
		{ NULL, NULL },
	};

	luaL_setfuncs(L, functions, 0);
}
