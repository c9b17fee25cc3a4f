#include "engine/check/script/script_said.h"

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/text.h"
#include "engine/form/path.h"

#define MOST_ARGS 9
#define LONGEST_ARG 200		/* characters of a value quoted in a message */

static struct hy_script_run *
run_of(lua_State *L)
{
	return hy_script_run_of(L);
}

struct hy_str
hy_script_take_text(lua_State *L, struct hy_arena *arena, const char *field)
{
	struct hy_str s = { "", 0 };

	if (!lua_isnil(L, -1)) {
		if (lua_type(L, -1) != LUA_TSTRING)
			luaL_error(L, "'%s' is a %s, not a text", field, luaL_typename(L, -1));
		s.p = lua_tolstring(L, -1, &s.len);
		if (!hy_utf8_valid(s, NULL))
			luaL_error(L, "'%s' is no UTF-8", field);
		s = hy_str_copy(arena, s.p, s.len);
	}
	lua_pop(L, 1);
	return s;
}

struct hy_str
hy_script_text_field(lua_State *L, int table, struct hy_arena *arena, const char *field)
{
	lua_getfield(L, table, field);
	return hy_script_take_text(L, arena, field);
}

struct hy_pair
hy_script_pair_field(lua_State *L, int table, struct hy_arena *arena, const char *field)
{
	struct hy_pair pair = { { "", 0 }, { "", 0 } };

	if (lua_getfield(L, table, field) == LUA_TTABLE) {
		pair.ja = hy_script_text_field(L, lua_gettop(L), arena, "ja");
		pair.en = hy_script_text_field(L, lua_gettop(L), arena, "en");
	} else if (!lua_isnil(L, -1)) {
		luaL_error(L, "'%s' is a table with ja and en", field);
	}
	lua_pop(L, 1);
	return pair;
}

enum hy_severity
hy_script_severity_field(lua_State *L, int table, enum hy_severity otherwise)
{
	enum hy_severity severity = otherwise;

	lua_getfield(L, table, "severity");
	if (!lua_isnil(L, -1) && !hy_severity_parse(hy_script_text(L, -1), &severity))
		luaL_error(L, "severity is fatal, error, warning or note");
	lua_pop(L, 1);
	return severity;
}

/* The value at INDEX as words for a message: a node shows its official path, a document its name. */
static struct hy_str
argument(lua_State *L, int index)
{
	struct hy_arena *arena = run_of(L)->scratch;
	const struct hy_doc *doc = hy_script_doc(L, index);
	struct hy_str s = { "", 0 }, head;

	if (doc != NULL) {
		s = hy_str_trim(hy_doc_role_text(doc, HY_ITEM_NAME));
		return s.len > 0 ? s : hy_str_of(doc->file);
	}
	if (lua_type(L, index) == LUA_TUSERDATA) {
		const struct hy_script_place *place = hy_script_place(L, index);

		/* A place in another file is not shown, only listed. */
		return place->node != NULL ? hy_node_official(arena, place->node) : HY_S("");
	}
	if (lua_type(L, index) != LUA_TSTRING && lua_type(L, index) != LUA_TNUMBER)
		luaL_error(L, "report: argument %d is a %s", index, luaL_typename(L, index));
	s = hy_script_text(L, index);
	if (!hy_utf8_valid(s, NULL))
		luaL_error(L, "report: argument %d is no UTF-8", index);
	s = hy_str_trim(s);
	head = hy_text_head(s, LONGEST_ARG);
	if (head.len == s.len)
		return s;
	return hy_str_format(arena, "%.*s ...", HY_ARG(head));
}

/* TEMPLATE with {1} ... replaced by the arguments. */
static struct hy_str
fill(lua_State *L, struct hy_str template, const struct hy_said *said)
{
	struct hy_buf out = hy_buf_new(run_of(L)->arena);

	for (size_t i = 0; i < template.len; i++) {
		const char *p = template.p + i;
		bool place = i + 2 < template.len && p[0] == '{' && p[1] >= '1' && p[1] <= '9' &&
		    p[2] == '}';
		int index = place ? said->args + (p[1] - '1') : 0;

		if (!place) {
			hy_buf_char(&out, *p);
			continue;
		}
		if (index > said->top)
			luaL_error(L, "report: {%c} has no argument", p[1]);
		hy_buf_str(&out, argument(L, index));
		i += 2;
	}
	return hy_buf_get(&out);
}

/* The name of the message and its arguments: the same in every language. */
static struct hy_str
key_of(lua_State *L, const struct hy_said *said)
{
	struct hy_buf out = hy_buf_new(run_of(L)->arena);

	hy_buf_text(&out, said->name);
	for (int i = said->args; i <= said->top; i++) {
		hy_buf_char(&out, '\n');
		hy_buf_str(&out, argument(L, i));
	}
	return hy_buf_get(&out);
}

/*
 * Flags of a message. `missing`: it speaks of something that is only not written
 * yet; `whole`: of all below the node, too; `instead`: no form check is wanted besides.
 */
bool
hy_script_said_flag(lua_State *L, const struct hy_said *said, const char *name)
{
	bool set;

	lua_getfield(L, said->message, name);
	set = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return set;
}

/* Where it is said: argument 1 is a node or a place, a document, or nil for what is being checked. */
static void
take_place(lua_State *L, struct hy_said *said)
{
	const struct hy_script_run *run = run_of(L);

	said->doc = lua_isnoneornil(L, 1) ? run->doc : hy_script_doc(L, 1);
	if (said->doc == NULL && !lua_isnoneornil(L, 1)) {
		const struct hy_script_place *place = hy_script_place(L, 1);

		said->doc = place->doc;
		said->node = place->node;
		said->at = place->at;
	} else if (said->doc != NULL) {
		said->at = hy_mark_at(said->doc->file, 1, 1);
	} else {
		said->at = hy_mark_file(run->portfolio != NULL ? run->portfolio->body->file : NULL);
	}
}

struct hy_said
hy_script_said(lua_State *L, int name, int args)
{
	struct hy_script_run *run = run_of(L);
	struct hy_arena *arena = run->arena;
	struct hy_said said = { .args = args, .top = lua_gettop(L), .name = luaL_checkstring(L, name) };
	struct hy_pair words;

	take_place(L, &said);
	luaL_argcheck(L, said.top < args + MOST_ARGS, said.top, "too many arguments");
	if (++run->found > run->most_found)
		luaL_error(L, "%s", hy_message_text(HY_M_RULE_FINDINGS));
	if (lua_getfield(L, lua_upvalueindex(1), said.name) != LUA_TTABLE)
		luaL_error(L, "report: no message '%s'", said.name);
	said.message = lua_gettop(L);
	hy_script_spend(L, 500);
	words.ja = hy_script_text_field(L, said.message, arena, "ja");
	words.en = hy_script_text_field(L, said.message, arena, "en");
	said.hint = hy_script_pair_field(L, said.message, arena, "hint");
	if (said.hint.ja.len == 0)
		said.hint = run->rule->hint;
	said.severity = hy_script_severity_field(L, said.message, run->rule->severity);
	said.text = fill(L, hy_pair_text(words), &said);
	said.key = key_of(L, &said);
	return said;
}

void
hy_script_push_speaker(lua_State *L, int index, lua_CFunction speaker)
{
	if (lua_getfield(L, index, "messages") != LUA_TTABLE)
		luaL_error(L, "'messages' is missing");
	lua_pushcclosure(L, speaker, 1);
}
