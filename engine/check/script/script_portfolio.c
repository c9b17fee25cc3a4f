/* The assessments of a body as rules with scope "portfolio" see them (script_part.h). */
#include "engine/check/script/script_part.h"

#include <lauxlib.h>
#include <lua.h>

#include "engine/check/subject/opinions.h"

static const struct hy_portfolio *
self(lua_State *L)
{
	luaL_checkudata(L, 1, HY_SCRIPT_PORTFOLIO);
	return hy_script_run_of(L)->portfolio;
}

static void
set_doc(lua_State *L, const char *name, const struct hy_doc *doc)
{
	hy_script_push_doc(L, doc);
	lua_setfield(L, -2, name);
}

/* Pushes a list of the records of OPINIONS that are WANTED. */
static void
push_records(lua_State *L, const struct hy_doc *list, const struct hy_opinion *opinions, unsigned n,
    bool (*wanted)(const struct hy_opinion *, const struct hy_opinion_round *),
    const struct hy_opinion_round *round)
{
	lua_Integer kept = 0;

	lua_newtable(L);
	for (unsigned i = 0; i < n; i++) {
		if (!wanted(&opinions[i], round))
			continue;
		hy_script_push_node(L, list, opinions[i].node);
		lua_rawseti(L, -2, ++kept);
	}
}

static bool
is_open(const struct hy_opinion *opinion, const struct hy_opinion_round *round)
{
	(void)round;
	return hy_opinion_open(opinion);
}

static bool
is_residents(const struct hy_opinion *opinion, const struct hy_opinion_round *round)
{
	return opinion->kind == HY_OPINION_RESIDENT && hy_opinion_in(opinion, round);
}

static bool
is_any(const struct hy_opinion *opinion, const struct hy_opinion_round *round)
{
	(void)opinion;
	(void)round;
	return true;
}

/* {all, open, round} of the list beside A; nil when there is none. */
static void
set_opinions(lua_State *L, const struct hy_assessment *a)
{
	struct hy_opinion_round round = { { 0 }, { 0 } };
	const struct hy_opinion *opinions;
	unsigned n;

	if (a->opinions == NULL)
		return;
	opinions = hy_opinions(hy_script_run_of(L)->scratch, a->opinions, &n);
	hy_script_spend(L, 100 + n * 20);
	if (a->current != NULL)
		round = hy_opinion_round(hy_script_data(L, "opinions"), a->current);
	lua_createtable(L, 0, 3);
	push_records(L, a->opinions, opinions, n, is_any, &round);
	lua_setfield(L, -2, "all");
	push_records(L, a->opinions, opinions, n, is_open, &round);
	lua_setfield(L, -2, "open");
	if (round.from.year != 0) {
		push_records(L, a->opinions, opinions, n, is_residents, &round);
		lua_setfield(L, -2, "round");
	}
	lua_setfield(L, -2, "opinions");
}

static void
push_assessment(lua_State *L, const struct hy_assessment *a)
{
	lua_createtable(L, 0, 5);
	set_doc(L, "doc", hy_assessment_doc(a));
	set_doc(L, "current", a->current);
	set_doc(L, "coming", a->coming);
	set_opinions(L, a);
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
 * opinions: records of the list beside it, nil when there is none: {all, open (conditions that are not
 * closed), round (of residents on the last evaluation of `current`; nil when its days are not known)}.
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
	luaL_setmetatable(L, HY_SCRIPT_PORTFOLIO);
}

void
hy_script_portfolio_library(lua_State *L)
{
	luaL_setfuncs(L, methods, 0);
}
