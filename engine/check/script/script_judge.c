/* What a rule says of the live side (script_part.h): judge.holds, judge.deviates, judge.gap, judge.relied. */
#include "engine/check/subject/live.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/check/script/script_said.h"

#define ABOUT 2		/* place of what it is about, on the stack */

/* "account:U012": the kind of the fact and its first field. */
static struct hy_str
subject_of(struct hy_arena *arena, const struct hy_fact *fact)
{
	return hy_str_format(arena, "%s:%.*s", fact->kind->name, HY_ARG(fact->fields[0]));
}

/* The judgement rests on FACT, which may end before it. */
static void
rest_on(struct hy_arena *arena, struct hy_judgement *j, const struct hy_fact *fact)
{
	j->source = fact->source;
	j->at = fact->at;
	if (fact->at.file != NULL)
		j->at.file = hy_str_copy(arena, fact->at.file, strlen(fact->at.file)).p;
	j->first = fact->day;
	j->last = fact->last;
	j->facts = fact->facts;
}

/* Field FIELD of the table ABOUT, a whole number; OTHERWISE when there is none. */
static long
number_field(lua_State *L, const char *field, long otherwise)
{
	lua_Integer n;

	lua_getfield(L, ABOUT, field);
	n = luaL_optinteger(L, -1, otherwise);
	lua_pop(L, 1);
	return (long)n;
}

/* {subject, fact, facts, from, to, declared}: each may be left out. */
static void
take_table(lua_State *L, struct hy_arena *arena, struct hy_judgement *j)
{
	const struct hy_fact *fact;

	lua_getfield(L, ABOUT, "fact");
	fact = hy_script_fact(L, lua_gettop(L));
	if (fact == NULL && !lua_isnil(L, -1))
		luaL_error(L, "judge: 'fact' is a %s", luaL_typename(L, -1));
	lua_pop(L, 1);
	if (fact != NULL)
		rest_on(arena, j, fact);
	j->facts = (unsigned)number_field(L, "facts", j->facts);
	j->first = number_field(L, "from", j->first);
	j->last = number_field(L, "to", j->last);
	j->subject = hy_script_text_field(L, ABOUT, arena, "subject");
	if (j->subject.len == 0 && fact != NULL)
		j->subject = subject_of(arena, fact);
	j->declared = hy_script_text_field(L, ABOUT, arena, "declared");
}

/* What it is about: a text, a fact, or a table with more. */
static void
take_about(lua_State *L, struct hy_arena *arena, struct hy_judgement *j)
{
	const struct hy_fact *fact = hy_script_fact(L, ABOUT);

	if (fact != NULL) {
		rest_on(arena, j, fact);
		j->subject = subject_of(arena, fact);
	} else if (lua_type(L, ABOUT) == LUA_TTABLE) {
		take_table(L, arena, j);
	} else {
		luaL_checktype(L, ABOUT, LUA_TSTRING);
		lua_pushvalue(L, ABOUT);
		j->subject = hy_script_take_text(L, arena, "subject");
	}
}

/* The answer of NODE: what the judgement rests on when the rule quotes no sentence. */
static struct hy_str
answer_of(const struct hy_node *node)
{
	if (node == NULL)
		return HY_S("");
	if (node->option != NULL)
		return node->option->label;
	return hy_str_trim(node->text);
}

/* judge.STANDING(place or nil, what it is about, name of a message, ...). */
static int
judge(lua_State *L, enum hy_standing standing)
{
	struct hy_script_run *run = hy_script_run_of(L);
	long today = hy_date_days(&run->live->today);
	struct hy_judgement j = { .rule = run->rule, .standing = standing, .first = today, .last = today };
	struct hy_said said = hy_script_said(L, 3, 4);
	const struct hy_epoch *epoch;

	take_about(L, run->judgements->arena, &j);
	epoch = hy_live_epoch(run->live, j.last);
	j.doc = said.doc != NULL ? said.doc : epoch != NULL ? epoch->doc : NULL;
	j.node = said.node;
	j.severity = said.severity;
	j.message = said.text;
	j.hint = hy_pair_text(said.hint);
	if (j.declared.len == 0)
		j.declared = answer_of(said.node);
	hy_judgements_add(run->judgements, &j);
	return 0;
}

static int
holds(lua_State *L)
{
	return judge(L, HY_HOLDS);
}

static int
deviates(lua_State *L)
{
	return judge(L, HY_DEVIATES);
}

static int
gap(lua_State *L)
{
	return judge(L, HY_GAP);
}

static int
relied(lua_State *L)
{
	return judge(L, HY_RELIED);
}

void
hy_script_push_judge(lua_State *L, int index)
{
	static const luaL_Reg speakers[] = {
		{ "holds", holds }, { "deviates", deviates }, { "gap", gap }, { "relied", relied },
	};

	lua_createtable(L, 0, 4);
	for (size_t i = 0; i < HY_COUNT(speakers); i++) {
		hy_script_push_speaker(L, index, speakers[i].func);
		lua_setfield(L, -2, speakers[i].name);
	}
}
