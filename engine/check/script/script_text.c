/* Texts and patterns in the table `hy` of rules (script_part.h). All by character, none bytewise. */
#include "engine/check/script/script_part.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/text.h"
#include "engine/check/subject/live.h"

#define LONGEST_DISTANCE 300	/* characters of a text whose distance is asked for */

static struct hy_arena *
scratch(lua_State *L)
{
	return hy_script_run_of(L)->scratch;
}

static void
fail_text(lua_State *L, const struct hy_err *err)
{
	luaL_error(L, "%s", err->text);
}

/* hy.match(text, pattern): the groups, or the whole match when there are none; nil for no match. */
static int
text_match(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1);
	struct hy_regex *regex = hy_script_regex(L, hy_script_text(L, 2));
	struct hy_groups groups;
	struct hy_err err;
	enum hy_matched matched;
	unsigned first;

	hy_script_spend(L, text.len / 4 + 50);
	err.text[0] = '\0';
	matched = hy_regex_search(regex, text, 0, &groups, &err);
	if (matched == HY_MATCH_FAILED)
		fail_text(L, &err);
	if (matched == HY_NO_MATCH) {
		lua_pushnil(L);
		return 1;
	}
	luaL_checkstack(L, HY_MAX_GROUPS, NULL);
	first = groups.count > 1 ? 1 : 0;
	for (unsigned i = first; i < groups.count; i++) {
		if (groups.at[i].from > groups.at[i].to)
			lua_pushnil(L);
		else
			hy_script_push(L, hy_str_cut(text, groups.at[i].from, groups.at[i].to));
	}
	return (int)(groups.count - first);
}

int
hy_script_first_word(lua_State *L, struct hy_str text)
{
	int n = lua_gettop(L);

	for (int i = 2; i <= n; i++) {
		hy_script_spend(L, text.len / 8 + 5);
		if (hy_str_find(text, hy_script_text(L, i), 0) >= 0) {
			lua_pushvalue(L, i);
			return 1;
		}
	}
	lua_pushnil(L);
	return 1;
}

/* hy.contains(text, word, ...): the first of the words that TEXT has, or nil. */
static int
text_contains(lua_State *L)
{
	return hy_script_first_word(L, hy_script_text(L, 1));
}

static int
text_starts(lua_State *L)
{
	lua_pushboolean(L, hy_str_starts(hy_script_text(L, 1), hy_script_text(L, 2)));
	return 1;
}

static int
text_ends(lua_State *L)
{
	lua_pushboolean(L, hy_str_ends(hy_script_text(L, 1), hy_script_text(L, 2)));
	return 1;
}

/* hy.key(text): folded for comparing (NFKC, no white space). */
static int
text_key(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1);

	hy_script_spend(L, text.len + 20);
	hy_script_push(L, hy_text_key(scratch(L), text));
	return 1;
}

static int
text_nfkc(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1);

	hy_script_spend(L, text.len + 20);
	hy_script_push(L, hy_text_nfkc(scratch(L), text));
	return 1;
}

/* hy.same(a, b): equal after folding. */
static int
text_same(lua_State *L)
{
	struct hy_str a = hy_script_text(L, 1), b = hy_script_text(L, 2);

	hy_script_spend(L, a.len + b.len + 20);
	lua_pushboolean(L, hy_str_eq(a, b) ||
	    hy_str_eq(hy_text_key(scratch(L), a), hy_text_key(scratch(L), b)));
	return 1;
}

static int
text_trim(lua_State *L)
{
	hy_script_push(L, hy_str_trim(hy_script_text(L, 1)));
	return 1;
}

/* hy.cut(text, word): what stands in front of the first WORD in TEXT and what behind it; nil without it. */
static int
text_cut(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1), word = hy_script_text(L, 2);
	long at = hy_str_find(text, word, 0);

	hy_script_spend(L, text.len / 8 + 20);
	if (at < 0) {
		lua_pushnil(L);
		return 1;
	}
	hy_script_push(L, hy_str_cut(text, 0, (size_t)at));
	hy_script_push(L, hy_str_cut(text, (size_t)at + word.len, text.len));
	return 2;
}

/* hy.without(text, characters): TEXT less those characters. */
static int
text_without(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1), set = hy_script_text(L, 2);
	struct hy_buf out = hy_buf_new(scratch(L));

	hy_script_spend(L, text.len * (set.len / 16 + 1));
	for (size_t i = 0, n; i < text.len; i += n) {
		uint32_t cp;

		n = hy_utf8_decode(text.p + i, text.len - i, &cp);
		n = n > 0 ? n : 1;
		if (hy_str_find(set, hy_str_cut(text, i, i + n), 0) < 0)
			hy_buf_add(&out, text.p + i, n);
	}
	hy_script_push(L, hy_buf_get(&out));
	return 1;
}

/* hy.numbers(text): the runs of ASCII digits in TEXT, as texts. */
static int
text_numbers(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1);
	lua_Integer count = 0;

	hy_script_spend(L, text.len / 4 + 10);
	lua_newtable(L);
	for (size_t i = 0, n; i < text.len; i += n > 0 ? n : 1) {
		for (n = 0; i + n < text.len && text.p[i + n] >= '0' && text.p[i + n] <= '9';)
			n++;
		if (n == 0)
			continue;
		hy_script_push(L, hy_str_cut(text, i, i + n));
		lua_rawseti(L, -2, ++count);
	}
	return 1;
}

/* hy.blank(text): empty, or one of the form's marks for nothing to say. */
static int
text_blank(lua_State *L)
{
	const struct hy_script_run *run = hy_script_run_of(L);
	const struct hy_doc *doc = run->doc;

	if (doc == NULL && run->portfolio != NULL)	/* all forms have the same marks */
		doc = run->portfolio->first->revisions[0];
	if (doc == NULL && run->live != NULL && run->live->n_epochs > 0)
		doc = run->live->epochs[0].doc;
	if (doc == NULL)
		return luaL_error(L, "hy.blank: only inside check");
	lua_pushboolean(L, hy_form_blank(doc->form, hy_script_text(L, 1)));
	return 1;
}

static int
text_chars(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1);

	hy_script_spend(L, text.len / 4);
	lua_pushinteger(L, (lua_Integer)hy_text_chars(text));
	return 1;
}

/* hy.head(text, count): its first characters. */
static int
text_head(lua_State *L)
{
	lua_Integer count = luaL_checkinteger(L, 2);

	luaL_argcheck(L, count >= 0, 2, "not negative");
	hy_script_push(L, hy_text_head(hy_script_text(L, 1), (size_t)count));
	return 1;
}

static int
text_lines(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1);
	lua_Integer n = 0;
	size_t from = 0;

	hy_script_spend(L, text.len / 4);
	lua_newtable(L);
	while (from < text.len) {
		const char *end = memchr(text.p + from, '\n', text.len - from);
		size_t to = end != NULL ? (size_t)(end - text.p) : text.len;

		hy_script_push(L, hy_str_cut(text, from, to));
		lua_rawseti(L, -2, ++n);
		from = to + 1;
	}
	return 1;
}

/* hy.distance(a, b, limit): edits from A to B in characters; limit + 1 means more than LIMIT. */
static int
text_distance(lua_State *L)
{
	struct hy_str a = hy_script_text(L, 1), b = hy_script_text(L, 2);
	lua_Integer limit = luaL_checkinteger(L, 3);
	size_t na = hy_text_chars(a), nb = hy_text_chars(b);

	luaL_argcheck(L, limit >= 0 && limit <= LONGEST_DISTANCE, 3, "out of range");
	if (na > LONGEST_DISTANCE || nb > LONGEST_DISTANCE) {
		lua_pushinteger(L, limit + 1);
		return 1;
	}
	hy_script_spend(L, na * nb + 50);
	lua_pushinteger(L, (lua_Integer)hy_text_distance(scratch(L), a, b, (size_t)limit));
	return 1;
}

static const luaL_Reg functions[] = {
	{ "match", text_match }, { "contains", text_contains }, { "starts", text_starts },
	{ "ends", text_ends }, { "key", text_key }, { "nfkc", text_nfkc }, { "same", text_same },
	{ "trim", text_trim }, { "cut", text_cut },
	{ "without", text_without }, { "numbers", text_numbers }, { "blank", text_blank }, { "chars", text_chars },
	{ "head", text_head }, { "lines", text_lines }, { "distance", text_distance }, { NULL, NULL },
};

void
hy_script_text_library(lua_State *L)
{
	luaL_setfuncs(L, functions, 0);
}
