/* What a rule's table says of the rule (script_part.h). */
#include "engine/check/script/script_said.h"

#include <lauxlib.h>
#include <lua.h>

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
