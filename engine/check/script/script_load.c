/* Chunks of Lua and what they say: rules, libraries, lists (script_part.h). */
#include "engine/check/script/script_part.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/file.h"

/* In the registry: tables of rules that were described or prepared and not run yet: each as good as one made anew, once. */
#define FRESH "hyoka.fresh"
#define LIBRARIES "hyoka.libraries"	/* in the registry: what libraries were compiled to, by their addresses */

/* What a protected step works with, and what it hands back. */
struct step {
	const char *file, *mode;
	struct hy_str bytes;
	const struct hy_library *library;
	int chunk;
	struct hy_arena *arena;
	struct hy_rule *rule;
	const char **list;
	unsigned count;
};

static struct step *
step_of(lua_State *L)
{
	return lua_touserdata(L, 1);
}

static int
compile(lua_State *L)
{
	struct step *step = step_of(L);

	lua_pushfstring(L, "@%s", step->file);
	if (luaL_loadbufferx(L, step->bytes.p, step->bytes.len, lua_tostring(L, -1), step->mode) != LUA_OK)
		return lua_error(L);
	step->chunk = luaL_ref(L, LUA_REGISTRYINDEX);
	return 0;
}

static bool
load(struct hy_script *s, struct step *step, int *chunk, struct hy_err *err)
{
	bool ok = hy_script_call(s, compile, step, err);

	*chunk = ok ? step->chunk : 0;
	return ok;
}

bool
hy_script_compile(struct hy_script *s, const char *file, struct hy_str bytes, int *chunk,
    struct hy_err *err)
{
	return load(s, &(struct step){ .file = file, .bytes = bytes, .mode = "t" }, chunk, err);
}

bool
hy_script_load(struct hy_script *s, const char *file, struct hy_str code, int *chunk,
    struct hy_err *err)
{
	return load(s, &(struct step){ .file = file, .bytes = code, .mode = "b" }, chunk, err);
}

static int
write_code(lua_State *L, const void *p, size_t len, void *context)
{
	(void)L;
	hy_buf_add(context, p, len);
	return 0;
}

static int
dump(lua_State *L)
{
	struct step *step = step_of(L);
	struct hy_buf code = hy_buf_new(step->arena);

	lua_rawgeti(L, LUA_REGISTRYINDEX, step->chunk);
	lua_dump(L, write_code, &code, false);
	step->bytes = hy_buf_get(&code);
	return 0;
}

bool
hy_script_dump(struct hy_script *s, int chunk, struct hy_arena *arena, struct hy_str *code,
    struct hy_err *err)
{
	struct step step = { .chunk = chunk, .arena = arena };

	if (!hy_script_call(s, dump, &step, err))
		return false;
	*code = step.bytes;
	return true;
}

static void
compile_library(lua_State *L, const struct hy_library *library)
{
	struct hy_str text;
	struct hy_err err;
	const char *name;

	name = lua_pushfstring(L, "@%s", library->file);
	if (library->code.len > 0 &&
	    luaL_loadbufferx(L, library->code.p, library->code.len, name, "b") == LUA_OK)
		return;
	if (!hy_file_read(hy_script_run_of(L)->scratch, library->path, HY_SCRIPT_FILE, &text, &err))
		luaL_error(L, "%s", err.text);
	if (luaL_loadbufferx(L, text.p, text.len, name, "t") != LUA_OK)
		lua_error(L);
}

/* Pushes the function that LIBRARY was compiled to. */
static void
push_library(lua_State *L, const struct hy_library *library)
{
	int libraries;

	lua_getfield(L, LUA_REGISTRYINDEX, LIBRARIES);
	libraries = lua_gettop(L);
	if (lua_rawgetp(L, libraries, library) == LUA_TFUNCTION)
		return;
	compile_library(L, library);
	lua_pushvalue(L, -1);
	lua_rawsetp(L, libraries, library);
}

static int
take_library(lua_State *L)
{
	push_library(L, step_of(L)->library);
	return 0;
}

bool
hy_script_library(struct hy_script *s, const struct hy_library *library, struct hy_err *err)
{
	return hy_script_call(s, take_library, &(struct step){ .library = library }, err);
}

static const struct hy_library *
find_library(lua_State *L, const char *scope, const char *name)
{
	const struct hy_library *l = hy_script_libraries_of(L);

	while (l != NULL && (strcmp(l->name, name) != 0 || strcmp(l->scope, scope) != 0))
		l = l->next;
	return l;
}

/* hy.use(name): what rules/lib/NAME.lua returns, made anew for this rule. */
static int
use(lua_State *L)
{
	const char *name = luaL_checkstring(L, 1);
	const struct hy_library *library = find_library(L, hy_script_scope_of(L), name);

	if (library == NULL)
		library = find_library(L, "", name);
	if (library == NULL)
		luaL_error(L, "no library '%s'", name);
	push_library(L, library);
	lua_call(L, 0, 1);
	return 1;
}

void
hy_script_load_library(lua_State *L)
{
	lua_newtable(L);
	lua_setfield(L, LUA_REGISTRYINDEX, LIBRARIES);
	lua_newtable(L);
	lua_setfield(L, LUA_REGISTRYINDEX, FRESH);
	lua_pushcfunction(L, use);
	lua_setfield(L, -2, "use");
}

/* Executes a chunk; leaves the table it returns on the top. */
static void
execute(lua_State *L, int chunk)
{
	lua_rawgeti(L, LUA_REGISTRYINDEX, chunk);
	lua_call(L, 0, 1);
	if (!lua_istable(L, -1))
		luaL_error(L, "a rule file returns a table");
}

static int
read_list(lua_State *L)
{
	struct step *step = step_of(L);

	execute(L, step->chunk);
	step->count = (unsigned)lua_rawlen(L, -1);
	step->list = hy_new_array(step->arena, step->count + 1, const char *);
	for (unsigned i = 0; i < step->count; i++) {
		struct hy_str s;

		lua_rawgeti(L, -1, (lua_Integer)i + 1);
		s = hy_script_text(L, -1);
		step->list[i] = hy_str_copy(step->arena, s.p, s.len).p;
		lua_pop(L, 1);
	}
	return 0;
}

bool
hy_script_list(struct hy_script *s, int chunk, struct hy_arena *arena, const char ***list,
    unsigned *count, struct hy_err *err)
{
	struct step step = { .chunk = chunk, .arena = arena };

	if (!hy_script_call(s, read_list, &step, err))
		return false;
	*list = step.list;
	*count = step.count;
	return true;
}

/* Keeps the table on the top, which CHUNK has returned. */
static void
keep_fresh(lua_State *L, int chunk)
{
	lua_getfield(L, LUA_REGISTRYINDEX, FRESH);
	lua_insert(L, -2);
	lua_rawseti(L, -2, chunk);
}

static int
describe(lua_State *L)
{
	struct step *step = step_of(L);

	execute(L, step->chunk);
	hy_script_read_rule(L, lua_gettop(L), step->arena, step->rule);
	keep_fresh(L, step->chunk);
	return 0;
}

static int
prepare(lua_State *L)
{
	int chunk = step_of(L)->chunk;

	lua_getfield(L, LUA_REGISTRYINDEX, FRESH);
	if (lua_rawgeti(L, -1, chunk) == LUA_TTABLE)
		return 0;
	execute(L, chunk);
	keep_fresh(L, chunk);
	return 0;
}

void
hy_script_prepare(struct hy_script *s, int chunk)
{
	struct step step = { .chunk = chunk };

	(void)hy_script_call(s, prepare, &step, NULL);
}

void
hy_script_push_rule(lua_State *L, int chunk)
{
	lua_getfield(L, LUA_REGISTRYINDEX, FRESH);
	if (lua_rawgeti(L, -1, chunk) != LUA_TTABLE) {
		execute(L, chunk);
		return;
	}
	lua_pushnil(L);
	lua_rawseti(L, -3, chunk);
}

bool
hy_script_describe(struct hy_script *s, int chunk, struct hy_arena *arena, struct hy_rule *rule,
    struct hy_err *err)
{
	struct step step = { .chunk = chunk, .arena = arena, .rule = rule };

	return hy_script_call(s, describe, &step, err);
}
