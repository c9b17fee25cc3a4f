/* The live side as rules with scope "monitor" see it (script_part.h): revisions, the configuration; its facts: script_fact.c. Read-only. */
#include "engine/check/subject/live.h"

#include <limits.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/check/script/script_part.h"
#include "engine/form/path.h"

const struct hy_live *
hy_script_live(lua_State *L)
{
	luaL_checkudata(L, 1, HY_SCRIPT_LIVE);
	return hy_script_run_of(L)->live;
}

/* --- revisions --- */

static void
push_day(lua_State *L, long days)
{
	struct hy_date date = hy_date_of_days(days);

	hy_script_push_date(L, &date);
}

/* live:epochs(): a list of {doc, from, to}, oldest first, in days; the newest has no `to`. */
static int
live_epochs(lua_State *L)
{
	const struct hy_live *live = hy_script_live(L);

	lua_createtable(L, (int)live->n_epochs, 0);
	for (unsigned i = 0; i < live->n_epochs; i++) {
		const struct hy_epoch *e = &live->epochs[i];

		lua_createtable(L, 0, 3);
		hy_script_push_doc(L, e->doc);
		lua_setfield(L, -2, "doc");
		lua_pushinteger(L, e->from);
		lua_setfield(L, -2, "from");
		if (e->to != LONG_MAX) {
			lua_pushinteger(L, e->to);
			lua_setfield(L, -2, "to");
		}
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

static long
check_days(lua_State *L, int index)
{
	if (lua_isnoneornil(L, index))
		return hy_date_days(&hy_script_live(L)->today);
	return (long)luaL_checkinteger(L, index);
}

/* live:doc([days]): the revision in force today, or on a day; nil when there was none. */
static int
live_doc(lua_State *L)
{
	const struct hy_epoch *epoch = hy_live_epoch(hy_script_live(L), check_days(L, 2));

	hy_script_push_doc(L, epoch != NULL ? epoch->doc : NULL);
	return 1;
}

static int
live_today(lua_State *L)
{
	hy_script_push_date(L, &hy_script_live(L)->today);
	return 1;
}

/* live:date(days): the day as a date. */
static int
live_date(lua_State *L)
{
	hy_script_live(L);
	push_day(L, check_days(L, 2));
	return 1;
}

static int
live_body(lua_State *L)
{
	hy_script_live(L);
	return hy_script_push_body(L);
}

static int
live_accidents(lua_State *L)
{
	hy_script_live(L);
	return hy_script_push_accidents(L);
}

/* --- the configuration --- */

static const struct hy_yaml *
named(lua_State *L, const struct hy_yaml *map)
{
	return map != NULL ? hy_yaml_get(map, luaL_checkstring(L, 2)) : NULL;
}

/* live:binding(name): what `bindings:` has under this name, as tables and texts; nil when it has nothing. */
static int
live_binding(lua_State *L)
{
	const struct hy_yaml *yaml = named(L, hy_script_live(L)->bindings);

	if (yaml == NULL)
		lua_pushnil(L);
	else
		hy_script_push_yaml(L, yaml);
	return 1;
}

/* A limit that a rule does not name could be misspelt in the configuration, and nobody would say so. */
static void
check_limit(lua_State *L)
{
	const struct hy_rule *rule = hy_script_run_of(L)->rule;
	struct hy_str name = hy_script_text(L, 2);

	for (unsigned i = 0; i < rule->n_limits; i++)
		if (hy_str_eq(rule->limits[i], name))
			return;
	luaL_error(L, "'%s' is not among the rule's limits", name.p);
}

/* live:limit(name, default): what `limits:` has under this name; a number where the default is one. */
static int
live_limit(lua_State *L)
{
	const struct hy_yaml *yaml = named(L, hy_script_live(L)->limits);

	check_limit(L);
	luaL_checkany(L, 3);
	if (yaml == NULL) {
		lua_pushvalue(L, 3);
		return 1;
	}
	if (yaml->type != HY_YAML_TEXT || lua_type(L, 3) != LUA_TNUMBER) {
		hy_script_push_yaml(L, yaml);
		return 1;
	}
	if (lua_stringtonumber(L, yaml->text.p) == 0)
		return luaL_error(L, "%slimits: '%s' is no number",
		    hy_mark_text(hy_script_run_of(L)->scratch, yaml->at).p, lua_tostring(L, 2));
	return 1;
}

/* live:holiday(days): is it one of the days off that the configuration names? nil: it does not tell. */
static int
live_holiday(lua_State *L)
{
	const struct hy_holidays *holidays = hy_script_live(L)->holidays;
	long days = check_days(L, 2);

	hy_script_spend(L, 10);
	if (holidays == NULL || !hy_holidays_know(holidays, days))
		lua_pushnil(L);
	else
		lua_pushboolean(L, hy_holidays_have(holidays, days));
	return 1;
}

static int
live_has_holidays(lua_State *L)
{
	lua_pushboolean(L, hy_script_live(L)->holidays != NULL);
	return 1;
}

/* --- what others keep --- */

/* Whether one of the nodes that a path names is NODE or above it. */
struct above {
	const struct hy_node *node;
	bool found;
};

static bool
is_above(struct hy_node *node, void *context)
{
	struct above *above = context;
	const struct hy_node *n = above->node;

	while (n != NULL && n != node)
		n = n->up;
	above->found = above->found || n != NULL;
	return !above->found;
}

/* Its paper is good on day DAYS. */
static bool
is_valid(const struct hy_reliance *r, long days)
{
	return (r->issued.year == 0 || hy_date_days(&r->issued) <= days) &&
	    (r->until.year == 0 || hy_date_days(&r->until) >= days);
}

static void
push_reliance(lua_State *L, const struct hy_reliance *r, long days)
{
	lua_createtable(L, 0, 6);
	hy_script_push(L, r->item);
	lua_setfield(L, -2, "item");
	hy_script_push(L, r->on);
	lua_setfield(L, -2, "on");
	hy_script_push(L, r->document);
	lua_setfield(L, -2, "document");
	if (r->issued.year > 0) {
		hy_script_push_date(L, &r->issued);
		lua_setfield(L, -2, "issued");
	}
	if (r->until.year > 0) {
		hy_script_push_date(L, &r->until);
		lua_setfield(L, -2, "until");
	}
	lua_pushboolean(L, is_valid(r, days));
	lua_setfield(L, -2, "valid");
}

/*
 * live:reliance(node [, days]): who keeps this item, or one above it, for the body: {on, document, issued,
 * until, valid}, one whose paper is good on that day (today when left out) if there is one; else nil.
 */
static int
live_reliance(lua_State *L)
{
	const struct hy_live *live = hy_script_live(L);
	const struct hy_node *node = hy_script_node(L, 2);
	const struct hy_doc *doc = hy_script_place(L, 2)->doc;
	long days = check_days(L, 3);
	const struct hy_reliance *best = NULL;

	for (const struct hy_reliance *r = live->reliances; r != NULL; r = r->next) {
		struct above above = { node, false };

		hy_script_spend(L, 200);
		hy_path_each(doc, r->item, is_above, &above);
		if (above.found && (best == NULL || (is_valid(r, days) && !is_valid(best, days))))
			best = r;
	}
	if (best == NULL)
		lua_pushnil(L);
	else
		push_reliance(L, best, days);
	return 1;
}

/* live:reliances(): all that others keep, as above with the path of the item. */
static int
live_reliances(lua_State *L)
{
	const struct hy_live *live = hy_script_live(L);
	lua_Integer n = 0;

	lua_newtable(L);
	for (const struct hy_reliance *r = live->reliances; r != NULL; r = r->next) {
		hy_script_spend(L, 20);
		push_reliance(L, r, hy_date_days(&live->today));
		lua_rawseti(L, -2, ++n);
	}
	return 1;
}

static const luaL_Reg methods[] = {
	{ "epochs", live_epochs },
	{ "doc", live_doc }, { "today", live_today }, { "date", live_date }, { "body", live_body },
	{ "accidents", live_accidents }, { "binding", live_binding }, { "limit", live_limit },
	{ "holiday", live_holiday }, { "has_holidays", live_has_holidays },
	{ "reliance", live_reliance }, { "reliances", live_reliances }, { NULL, NULL },
};

void
hy_script_push_live(lua_State *L)
{
	lua_newuserdatauv(L, 1, 0);
	luaL_setmetatable(L, HY_SCRIPT_LIVE);
}

void
hy_script_live_library(lua_State *L)
{
	luaL_setfuncs(L, methods, 0);
}
