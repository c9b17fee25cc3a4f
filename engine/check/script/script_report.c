/* What a rule reports: findings, and dues (script_part.h). */
#include "engine/check/script/script_said.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

static struct hy_script_run *
run_of(lua_State *L)
{
	return hy_script_run_of(L);
}

/* The arguments that stand in other documents than the finding. */
static const struct hy_related *
related(lua_State *L, const struct hy_said *said)
{
	struct hy_arena *arena = run_of(L)->findings->arena;
	const struct hy_related *first = NULL, **tail = &first;

	for (int i = said->args; i <= said->top; i++) {
		const struct hy_script_place *place;
		struct hy_related *other;

		if (lua_type(L, i) != LUA_TUSERDATA || hy_script_doc(L, i) != NULL)
			continue;
		place = hy_script_place(L, i);
		if (place->doc == said->doc)
			continue;
		other = hy_new(arena, struct hy_related);
		*other = (struct hy_related){ place->doc, place->node, place->at, NULL };
		*tail = other;
		tail = &other->next;
	}
	return first;
}

/* report(place or nil, name of a message, ...). */
static int
report(lua_State *L)
{
	struct hy_script_run *run = run_of(L);
	struct hy_said said = hy_script_said(L, 2, 3);
	struct hy_finding *f = hy_findings_add(run->findings, run->rule->id, said.severity, said.doc,
	    said.node, said.text);

	f->hint = hy_pair_text(said.hint);
	f->at = said.at;
	f->key = said.key;
	f->related = related(L, &said);
	if (hy_script_said_flag(L, &said, "missing"))
		hy_finding_missing(run->findings, f);
	f->instead = hy_script_said_flag(L, &said, "instead");
	f->whole = hy_script_said_flag(L, &said, "whole");
	return 0;
}

/* Days ahead one wants to be reminded: field `lead` of the message. */
static unsigned
lead_of(lua_State *L, int message)
{
	lua_Integer lead;

	lua_getfield(L, message, "lead");
	lead = luaL_optinteger(L, -1, HY_DUE_LEAD);
	luaL_argcheck(L, lead >= 0 && lead < 1000, message, "lead: days ahead");
	return (unsigned)lead;
}

/* The assessment that a due is for: of a place in a list kept beside one, that one. */
static const struct hy_doc *
assessment_of(const struct hy_script_run *run, const struct hy_doc *doc)
{
	const struct hy_assessment *a = run->portfolio != NULL && doc != NULL && doc->form->kept
	    ? run->portfolio->first : NULL;

	while (a != NULL && a->opinions != doc)
		a = a->next;
	return a != NULL ? hy_assessment_doc(a) : doc;
}

/* due(place or nil, name of a message, date, ...). */
static int
due(lua_State *L)
{
	struct hy_script_run *run = run_of(L);
	struct hy_date date = hy_script_date(L, 3);
	struct hy_said said = hy_script_said(L, 2, 4);
	struct hy_due due = { .rule = run->rule, .date = date, .severity = said.severity,
		.message = said.text, .hint = hy_pair_text(said.hint), .doc = assessment_of(run, said.doc),
		.node = said.node, .at = said.at, .lead = lead_of(L, said.message),
		.key = hy_str_copy(run->findings->arena, said.name, strlen(said.name)) };

	if (run->dues == NULL)
		return luaL_error(L, "due: only inside `due`");
	hy_dues_add(run->dues, &due);
	return 0;
}

void
hy_script_push_report(lua_State *L, int index)
{
	hy_script_push_speaker(L, index, report);
}

void
hy_script_push_due(lua_State *L, int index)
{
	hy_script_push_speaker(L, index, due);
}
