/* What a rule's table says, and the findings it reports (script.h). */
#include "engine/check/script/script_said.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

static struct hy_script_run *
run_of(lua_State *L)
{
	return hy_script_run_of(L);
}

static void
read_basis(lua_State *L, int table, struct hy_arena *arena, struct hy_rule *rule)
{
	struct hy_str certainty;
	unsigned i = 0;

	if (lua_getfield(L, table, "basis") != LUA_TTABLE)
		luaL_error(L, "'basis' is missing");
	rule->article = hy_script_text_field(L, lua_gettop(L), arena, "article");
	rule->source = hy_script_text_field(L, lua_gettop(L), arena, "source");
	certainty = hy_script_text_field(L, lua_gettop(L), arena, "certainty");
	while (i <= HY_CERTAIN_KNOWN && !hy_str_is(certainty, hy_certainty_name((enum hy_certainty)i)))
		i++;
	if (i > HY_CERTAIN_KNOWN || rule->article.len == 0)
		luaL_error(L, "basis has article, source and certainty (law, practice or known)");
	rule->certainty = (enum hy_certainty)i;
	lua_pop(L, 1);
}

static void
read_forms(lua_State *L, int table, struct hy_arena *arena, struct hy_rule *rule)
{
	if (lua_getfield(L, table, "forms") == LUA_TTABLE) {
		unsigned n = (unsigned)lua_rawlen(L, -1);

		if (n > HY_RULE_FORMS)
			luaL_error(L, "too many forms");
		for (unsigned i = 0; i < n; i++) {
			lua_rawgeti(L, -1, (lua_Integer)i + 1);
			rule->forms[i] = hy_script_take_text(L, arena, "forms").p;
		}
		rule->n_forms = n;
	}
	lua_pop(L, 1);
}

/* Field FIELD: a list of texts, long enough to be looked for. */
static const struct hy_str *
texts_field(lua_State *L, int table, struct hy_arena *arena, const char *field, unsigned *count)
{
	struct hy_str *texts = NULL;

	*count = 0;
	if (lua_getfield(L, table, field) == LUA_TTABLE) {
		unsigned n = (unsigned)lua_rawlen(L, -1);

		if (n > HY_SCAN_WORDS)
			luaL_error(L, "'%s' has too many texts", field);
		texts = hy_new_array(arena, n + 1, struct hy_str);
		for (unsigned i = 0; i < n; i++) {
			lua_rawgeti(L, -1, (lua_Integer)i + 1);
			texts[i] = hy_script_take_text(L, arena, field);
			if (texts[i].len < HY_SCAN_SHORTEST)
				luaL_error(L, "'%s' has a text that is too short", field);
		}
		*count = n;
	}
	lua_pop(L, 1);
	return texts;
}

/* scope: "document" (when left out), "portfolio" or "monitor". */
static void
read_scope(lua_State *L, int table, struct hy_rule *rule)
{
	static const char *const names[] = { "document", "portfolio", "monitor", NULL };
	int scope;

	lua_getfield(L, table, "scope");
	scope = luaL_checkoption(L, lua_gettop(L), names[0], names);
	lua_pop(L, 1);
	rule->portfolio = scope == 1;
	rule->monitor = scope == 2;
}

static void
read_examples(lua_State *L, int table, struct hy_arena *arena, struct hy_rule *rule)
{
	if (lua_getfield(L, table, "examples") == LUA_TTABLE) {
		rule->good = hy_script_text_field(L, lua_gettop(L), arena, "good");
		rule->bad = hy_script_text_field(L, lua_gettop(L), arena, "bad");
		lua_getfield(L, -1, "sketch");
		rule->sketch = lua_toboolean(L, -1);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

void
hy_script_read_rule(lua_State *L, int index, struct hy_arena *arena, struct hy_rule *rule)
{
	rule->id = hy_script_text_field(L, index, arena, "id").p;
	if (*rule->id == '\0')
		luaL_error(L, "'id' is missing");
	rule->title = hy_script_pair_field(L, index, arena, "title");
	if (rule->title.ja.len == 0)
		luaL_error(L, "'title' is missing");
	rule->hint = hy_script_pair_field(L, index, arena, "hint");
	rule->why = hy_script_pair_field(L, index, arena, "why");
	rule->severity = hy_script_severity_field(L, index, HY_WARNING);
	read_basis(L, index, arena, rule);
	read_forms(L, index, arena, rule);
	rule->words = texts_field(L, index, arena, "words", &rule->n_words);
	rule->limits = texts_field(L, index, arena, "limits", &rule->n_limits);
	rule->also = texts_field(L, index, arena, "also", &rule->n_also);
	read_examples(L, index, arena, rule);
	read_scope(L, index, rule);
	lua_getfield(L, index, "on_request");
	rule->on_request = lua_toboolean(L, -1);
	lua_pop(L, 1);
	rule->runs = lua_getfield(L, index, "check") == LUA_TFUNCTION;
	rule->dues = lua_getfield(L, index, "due") == LUA_TFUNCTION;
	rule->compares = lua_getfield(L, index, "compare") == LUA_TFUNCTION;
	rule->current = lua_getfield(L, index, "current") == LUA_TFUNCTION;
	if (rule->monitor && lua_getfield(L, index, "judge") != LUA_TFUNCTION)
		luaL_error(L, "a rule with scope 'monitor' has a function 'judge'");
	lua_settop(L, index);
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
