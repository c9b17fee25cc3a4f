/* What changed between revisions, and what typed rows of the annex name, as rules see it (script_part.h). */
#include "engine/check/script/script_part.h"

#include <lauxlib.h>
#include <lua.h>

#include "engine/change/text/pieces.h"
#include "engine/change/typed/excerpt.h"
#include "engine/change/typed/naming.h"
#include "engine/change/verdict.h"

#define MOST_COMPARED 1000	/* texts that hy.alike takes */

/* A pair of revisions that was compared. */
struct hy_script_pair {
	const struct hy_verdicts *verdicts;
	struct hy_script_pair *next;
};

static const struct hy_doc *
doc_at(lua_State *L, int index)
{
	const struct hy_doc *doc = hy_script_doc(L, index);

	if (doc == NULL)
		luaL_argerror(L, index, "a document");
	return doc;
}

/* OLD and NEW compared, once for all rules of a run. */
static const struct hy_verdicts *
compare(lua_State *L, const struct hy_doc *old, const struct hy_doc *new)
{
	struct hy_script_run *run = hy_script_run_of(L);
	struct hy_arena *arena = run->arena;
	struct hy_script_pair *p = *run->pairs;

	while (p != NULL && (p->verdicts->diff->old != old || p->verdicts->diff->new != new))
		p = p->next;
	if (p != NULL)
		return p->verdicts;
	hy_script_spend(L, 200000);
	p = hy_new(arena, struct hy_script_pair);
	p->verdicts = hy_verdicts(arena, hy_script_data(L, "phrases"), hy_diff(arena, old, new));
	p->next = *run->pairs;
	*run->pairs = p;
	return p->verdicts;
}

static void
set_node(lua_State *L, const char *name, const struct hy_doc *doc, const struct hy_node *node)
{
	hy_script_push_node(L, doc, node);
	lua_setfield(L, -2, name);
}

static void
set_date(lua_State *L, const char *name, const struct hy_date *date)
{
	if (date->year == 0)
		return;
	hy_script_push_date(L, date);
	lua_setfield(L, -2, name);
}

static void
set_timing(lua_State *L, const char *name, const struct hy_doc *doc, enum hy_timing timing)
{
	if (timing != HY_TIMING_NONE)
		hy_script_set_text(L, name, hy_timing_label(doc, timing));
}

static void
push_verdict(lua_State *L, const struct hy_verdicts *all, const struct hy_verdict *v)
{
	const struct hy_change *c = v->change;
	const struct hy_doc *old = all->diff->old, *new = all->diff->new;

	lua_createtable(L, 0, 20);
	hy_script_set_text(L, "op", hy_str_of(hy_change_op_name(c->op)));
	set_node(L, "node", new, c->after);
	set_node(L, "before", old, c->before);
	set_node(L, "entry", new, v->entry);
	hy_script_set_text(L, "id", hy_str_of(c->item->id));
	hy_script_set_text(L, "block", c->block);
	hy_script_set_text(L, "old", c->old_text);
	hy_script_set_text(L, "new", c->new_text);
	hy_script_set_bool(L, "record", c->record);
	hy_script_set_bool(L, "mark", c->mark);
	hy_script_set_bool(L, "unknown", c->unknown);
	hy_script_set_bool(L, "important", v->important);
	hy_script_set_text(L, "reason", hy_reason_label(new, v->reason));
	hy_script_set_bool(L, "reason_written", v->reason_written);
	set_timing(L, "written", new, v->written);
	set_timing(L, "computed", new, v->computed);
	set_timing(L, "timing", new, v->timing);
	set_date(L, "effective", &v->effective);
	hy_script_set_text(L, "explanation", v->proposed ? HY_S("") : v->explanation);
	hy_script_set_text(L, "ground", v->ground);
}

/*
 * doc:changes(old): the changes from revision OLD to this one, and the days of this
 * revision: a list of {op, node, before, entry, id, block, old, new, record, mark, unknown,
 * important, reason, reason_written, written, computed, timing, effective, explanation,
 * ground} and {submitted, published, important}.
 */
static int
doc_changes(lua_State *L)
{
	const struct hy_verdicts *all = compare(L, doc_at(L, 2), doc_at(L, 1));

	lua_createtable(L, (int)all->count, 0);
	for (unsigned i = 0; i < all->count; i++) {
		hy_script_spend(L, 50);
		push_verdict(L, all, &all->at[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_createtable(L, 0, 3);
	set_date(L, "submitted", &all->submitted);
	set_date(L, "published", &all->published);
	lua_pushinteger(L, all->important);
	lua_setfield(L, -2, "important");
	return 2;
}

/*
 * doc:named(text): what a row of the annex names: {nodes, absent, partial, block, apart, wrong,
 * right}; absent: number of a record that is not there; partial: the end names nothing; block:
 * only a block of the text is meant; wrong, right: words that are no label, and the label that is meant ("" unknown); nil when
 * all is well.
 */
static int
doc_named(lua_State *L)
{
	struct hy_script_run *run = hy_script_run_of(L);
	const struct hy_doc *doc = doc_at(L, 1);
	struct hy_named named;

	luaL_argcheck(L, doc == run->doc, 1, "not the document that is being checked");
	if (*run->namer == NULL)
		*run->namer = hy_namer_new(run->arena, hy_script_data(L, "naming"), doc);
	hy_script_spend(L, 5000);
	named = hy_name(*run->namer, hy_script_text(L, 2));
	lua_createtable(L, 0, 5);
	lua_createtable(L, (int)named.count, 0);
	for (unsigned i = 0; i < named.count; i++) {
		hy_script_push_node(L, doc, named.nodes[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_setfield(L, -2, "nodes");
	hy_script_set_bool(L, "apart", named.apart);
	hy_script_set_bool(L, "partial", named.partial);
	hy_script_set_bool(L, "block", named.block);
	if (named.absent > 0) {
		lua_pushinteger(L, named.absent);
		lua_setfield(L, -2, "absent");
	}
	if (named.wrong.len > 0) {
		hy_script_set_text(L, "wrong", named.wrong);
		hy_script_set_text(L, "right", named.right);
	}
	return 1;
}

/*
 * hy.alike(texts, least): the pairs of a list of texts that share much: {first, second, alike},
 * alike from LEAST to 1000 (equal but for white space).
 */
static int
alike(lua_State *L)
{
	struct hy_arena *scratch = hy_script_run_of(L)->scratch;
	lua_Integer least = luaL_checkinteger(L, 2), found = 0;
	unsigned n;
	struct hy_pairs *pairs;

	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_argcheck(L, lua_rawlen(L, 1) <= MOST_COMPARED, 1, "too many texts");
	luaL_argcheck(L, least > 0 && least <= 1000, 2, "from 1 to 1000");
	n = (unsigned)lua_rawlen(L, 1);
	pairs = hy_new_array(scratch, n + 1, struct hy_pairs);
	for (unsigned i = 0; i < n; i++) {
		lua_rawgeti(L, 1, (lua_Integer)i + 1);
		hy_script_spend(L, 2 * hy_script_text(L, -1).len + 50);
		pairs[i] = hy_pairs_of(scratch, hy_script_text(L, -1));
		lua_pop(L, 1);
	}
	lua_newtable(L);
	for (unsigned i = 0; i < n; i++) {
		for (unsigned j = i + 1; j < n; j++) {
			unsigned share = hy_pairs_alike(&pairs[i], &pairs[j], (unsigned)least);

			hy_script_spend(L, share > 0 ? pairs[i].count / 4 + 20 : 3);
			if (share < (unsigned)least)
				continue;
			lua_createtable(L, 0, 3);
			lua_pushinteger(L, (lua_Integer)i + 1);
			lua_setfield(L, -2, "first");
			lua_pushinteger(L, (lua_Integer)j + 1);
			lua_setfield(L, -2, "second");
			lua_pushinteger(L, share);
			lua_setfield(L, -2, "alike");
			lua_rawseti(L, -2, ++found);
		}
	}
	return 1;
}

/*
 * hy.misquotes(text, cell): the places where a cell of the annex quotes TEXT but for a few characters: a
 * list of {written, said}, empty where it quotes it truly; nil where it does not quote it at all.
 */
static int
misquotes(lua_State *L)
{
	struct hy_arena *scratch = hy_script_run_of(L)->scratch;
	struct hy_str text = hy_script_text(L, 1), cell = hy_script_text(L, 2);
	struct hy_excerpts *excerpts = hy_excerpts_new(scratch, hy_script_data(L, "phrases"));
	struct hy_misquote found[HY_MISQUOTES];
	unsigned n;
	bool quotes = hy_excerpt_misquotes(excerpts, text, cell, found, &n);

	hy_excerpts_free(excerpts);
	hy_script_spend(L, 10 * (text.len + cell.len) + 500);
	if (!quotes) {
		lua_pushnil(L);
		return 1;
	}
	lua_createtable(L, (int)n, 0);
	for (unsigned i = 0; i < n; i++) {
		lua_createtable(L, 0, 2);
		hy_script_set_text(L, "written", found[i].written);
		hy_script_set_text(L, "said", found[i].said);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

/* node:printed(): the answer as it is printed, numbers derived from records included. */
static int
node_printed(lua_State *L)
{
	hy_script_push(L, hy_node_printed(hy_script_run_of(L)->scratch, hy_script_node(L, 1)));
	return 1;
}

void
hy_script_change_doc_library(lua_State *L)
{
	static const luaL_Reg methods[] = {
		{ "changes", doc_changes }, { "named", doc_named }, { NULL, NULL },
	};

	luaL_setfuncs(L, methods, 0);
}

void
hy_script_change_node_library(lua_State *L)
{
	static const luaL_Reg methods[] = { { "printed", node_printed }, { NULL, NULL } };

	luaL_setfuncs(L, methods, 0);
}

void
hy_script_change_text_library(lua_State *L)
{
	static const luaL_Reg methods[] = { { "alike", alike }, { "misquotes", misquotes }, { NULL, NULL } };

	luaL_setfuncs(L, methods, 0);
}
