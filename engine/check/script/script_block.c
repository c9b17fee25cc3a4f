/*
 * Blocks of texts as rules see them (script_part.h): those inside an answer, and the common blocks a
 * body keeps in a folder beside its settings, a file a version.
 */
#include "engine/check/script/script_part.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/change/blocks.h"
#include "engine/change/text/textdiff.h"
#include "engine/form/path.h"

#define CONTEXT 8	/* characters shown around a difference */
#define HEADING 50	/* most characters of a line that are taken for a heading */
#define MOST_REPLACED ((size_t)1 << 20)	/* bytes hy.replace makes of a text at most */

static struct hy_arena *
scratch(lua_State *L)
{
	return hy_script_run_of(L)->scratch;
}

/* node:blocks(): a list of {heading, text}; heading "" in front of the first one, text without it. */
static int
node_blocks(lua_State *L)
{
	const struct hy_node *node = hy_script_node(L, 1);
	struct hy_entities blocks;

	hy_script_spend(L, node->text.len / 4 + 50);
	blocks = node->entries != NULL ? hy_blocks_of_list(scratch(L), node)
	    : hy_blocks_of_text(scratch(L), node->text);
	lua_createtable(L, (int)blocks.count, 0);
	for (unsigned i = 0; i < blocks.count; i++) {
		struct hy_str text = hy_block_text(scratch(L), blocks.at[i].what);

		if (hy_str_starts(text, blocks.at[i].title))
			text = hy_str_trim(hy_str_cut(text, blocks.at[i].title.len, text.len));
		lua_createtable(L, 0, 2);
		hy_script_set_text(L, "heading", blocks.at[i].title);
		hy_script_set_text(L, "text", text);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

/* The last COUNT characters of S, and its first ones. */
static struct hy_str
tail(struct hy_str s, size_t count)
{
	size_t from = s.len;

	while (from > 0 && count > 0) {
		from--;
		while (from > 0 && ((unsigned char)s.p[from] & 0xc0) == 0x80)
			from--;
		count--;
	}
	return hy_str_cut(s, from, s.len);
}

static void
add_same(struct hy_buf *out, struct hy_str s, bool first, bool last)
{
	size_t chars = hy_text_chars(s);

	if (chars <= 2 * CONTEXT + 2 && !first && !last) {
		hy_buf_str(out, s);
		return;
	}
	if (!first)
		hy_buf_str(out, chars <= CONTEXT ? s : hy_text_head(s, CONTEXT));
	if ((first || last) ? chars > CONTEXT : true)
		hy_buf_text(out, "..");
	if (!last && (first || chars > CONTEXT))
		hy_buf_str(out, tail(s, CONTEXT));
}

/*
 * hy.difference(old, new): the places where they differ, on one line: [-deleted-]{+inserted+} with a
 * few characters around; "" when they are equal.
 */
static int
text_difference(lua_State *L)
{
	struct hy_str old = hy_script_text(L, 1), new = hy_script_text(L, 2);
	struct hy_buf out = hy_buf_new(scratch(L));
	struct hy_spans spans;

	hy_script_spend(L, 20 * (old.len + new.len) + 200);
	spans = hy_text_diff(scratch(L), old, new);
	for (unsigned i = 0; i < spans.count && spans.count > 1; i++) {
		const struct hy_span *s = &spans.at[i];

		if (s->op == HY_SAME)
			add_same(&out, s->text, i == 0, i + 1 == spans.count);
		else
			hy_buf_format(&out, s->op == HY_DELETED ? "[-%.*s-]" : "{+%.*s+}",
			    HY_ARG(s->text));
	}
	if (spans.count == 1 && spans.at[0].op != HY_SAME)
		hy_buf_format(&out, spans.at[0].op == HY_DELETED ? "[-%.*s-]" : "{+%.*s+}",
		    HY_ARG(spans.at[0].text));
	hy_script_push(L, hy_text_squeeze(scratch(L), hy_buf_get(&out)));
	return 1;
}

/* TEXT with OTHER for every WORD; TEXT itself where there is none. */
static struct hy_str
replaced(lua_State *L, struct hy_str text, struct hy_str word, struct hy_str other)
{
	struct hy_buf out;
	size_t from = 0;
	long at = hy_str_find(text, word, 0);

	luaL_argcheck(L, word.len > 0, 2, "empty");
	hy_script_spend(L, text.len / 16 + 5);
	if (at < 0)
		return text;
	out = hy_buf_new(scratch(L));
	for (; at >= 0; at = hy_str_find(text, word, from)) {
		hy_script_spend(L, word.len + other.len + 5);
		if (out.len > MOST_REPLACED)
			luaL_error(L, "replace: too long");
		hy_buf_add(&out, text.p + from, (size_t)at - from);
		hy_buf_str(&out, other);
		from = (size_t)at + word.len;
	}
	hy_buf_add(&out, text.p + from, text.len - from);
	/* What is left behind here is not counted as memory of the rule. */
	hy_script_spend(L, out.len);
	return hy_buf_get(&out);
}

/* hy.replace(text, word, other): OTHER for every WORD in TEXT; WORD may be a list of words, taken in its order. */
static int
text_replace(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1), other = hy_script_text(L, 3);

	if (!lua_istable(L, 2)) {
		hy_script_push(L, replaced(L, text, hy_script_text(L, 2), other));
		return 1;
	}
	for (lua_Integer i = 1; lua_rawgeti(L, 2, i) != LUA_TNIL; i++) {
		text = replaced(L, text, hy_script_text(L, -1), other);
		lua_pop(L, 1);
	}
	hy_script_push(L, text);
	return 1;
}

/* Does a line begin, behind white space, with a character of OPENINGS? */
static bool
opens(struct hy_str line, struct hy_str openings)
{
	struct hy_str first = hy_text_head(hy_str_trim(line), 1);

	return first.len > 0 && hy_str_find(openings, first, 0) >= 0;
}

static bool
matches(lua_State *L, struct hy_regex *regex, struct hy_str line)
{
	struct hy_err err = { .text = "" };
	enum hy_matched matched = hy_regex_search(regex, hy_text_head(hy_str_trim(line), HEADING), 0,
	    NULL, &err);

	hy_script_spend(L, line.len / 4 + 50);
	if (matched == HY_MATCH_FAILED)
		luaL_error(L, "%s", err.text);
	return matched == HY_MATCH;
}

/*
 * hy.without_parts(text, openings, pattern): TEXT less its parts whose heading matches PATTERN. A part
 * begins with a line that begins with one of the characters OPENINGS; its heading is what that line
 * begins with.
 */
static int
text_without_parts(lua_State *L)
{
	struct hy_str text = hy_script_text(L, 1), openings = hy_script_text(L, 2);
	struct hy_regex *regex = hy_script_regex(L, hy_script_text(L, 3));
	struct hy_buf out = hy_buf_new(scratch(L));
	bool skip = false;

	hy_script_spend(L, text.len / 4 + 50);
	for (size_t from = 0, to; from < text.len; from = to) {
		const char *end = memchr(text.p + from, '\n', text.len - from);
		struct hy_str line;

		to = end != NULL ? (size_t)(end - text.p) + 1 : text.len;
		line = hy_str_cut(text, from, to);
		if (opens(line, openings))
			skip = matches(L, regex, line);
		if (!skip)
			hy_buf_str(&out, line);
	}
	hy_script_push(L, hy_buf_get(&out));
	return 1;
}

/* Pushes the version of a common block in FILE: {block, version, place, data}. */
static void
push_version(lua_State *L, const char *block, struct hy_str name, const char *file)
{
	struct hy_err err;
	const struct hy_yaml *yaml = hy_yaml_read(scratch(L), file, &err);

	hy_script_spend(L, 5000);
	if (yaml == NULL)
		luaL_error(L, "%s%s", hy_mark_text(scratch(L), err.at).p, err.text);
	lua_createtable(L, 0, 4);
	hy_script_set_text(L, "block", hy_str_of(block));
	hy_script_set_text(L, "version", hy_str_cut(name, 0, name.len - strlen(".yaml")));
	/* Behind the run the mark must still have its file. */
	hy_script_push_place(L, (struct hy_script_place){ NULL, NULL, hy_mark_file(hy_arena_copy(
	    hy_script_run_of(L)->arena, file, strlen(file))) });
	lua_setfield(L, -2, "place");
	hy_script_push_yaml(L, yaml);
	lua_setfield(L, -2, "data");
}

int
hy_script_push_common(lua_State *L)
{
	struct hy_str folder = hy_script_run_of(L)->context->body->common, *blocks, *files;
	size_t n_blocks = 0, n_files;
	lua_Integer n = 0;
	struct hy_err err;

	lua_newtable(L);
	if (folder.len > 0 && !hy_folder_list(scratch(L), folder.p, &blocks, &n_blocks, &err))
		return luaL_error(L, "%s", err.text);
	for (size_t i = 0; i < n_blocks; i++) {
		struct hy_str inner = hy_path_join(scratch(L), folder, blocks[i].p);

		if (!hy_file_is_folder(inner.p))
			continue;
		if (!hy_folder_list(scratch(L), inner.p, &files, &n_files, &err))
			return luaL_error(L, "%s", err.text);
		for (size_t j = 0; j < n_files; j++) {
			if (!hy_str_ends(files[j], HY_S(".yaml")))
				continue;
			push_version(L, blocks[i].p, files[j], hy_path_join(scratch(L), inner, files[j].p).p);
			lua_rawseti(L, -2, ++n);
		}
	}
	return 1;
}

void
hy_script_block_node_library(lua_State *L)
{
	static const luaL_Reg methods[] = { { "blocks", node_blocks }, { NULL, NULL } };

	luaL_setfuncs(L, methods, 0);
}

void
hy_script_block_text_library(lua_State *L)
{
	static const luaL_Reg methods[] = {
		{ "difference", text_difference }, { "replace", text_replace },
		{ "without_parts", text_without_parts }, { NULL, NULL },
	};

	luaL_setfuncs(L, methods, 0);
}
