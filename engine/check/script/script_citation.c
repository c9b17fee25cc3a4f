/* Citations that went stale, as rules see them (script_part.h). */
#include "engine/check/script/script_part.h"

#include <lauxlib.h>
#include <lua.h>

#include "engine/form/citation/citation.h"

static void
push_citation(lua_State *L, const struct hy_doc *doc, const struct hy_citation *c)
{
	const struct hy_context *context = hy_script_run_of(L)->context;

	lua_createtable(L, 0, 8);
	hy_script_push_node(L, doc, c->node);
	lua_setfield(L, -2, "node");
	hy_script_push_node(L, doc, c->updated);
	lua_setfield(L, -2, "updated");
	hy_script_push_date(L, context->gyosei ? &c->row->since : &c->row->since_local);
	lua_setfield(L, -2, "since");
	hy_script_set_text(L, "old", hy_str_cut(c->text, c->from, c->to));
	hy_script_set_text(L, "new", c->row->new);
	hy_script_set_text(L, "note", c->row->note);
	hy_script_set_text(L, "certainty", hy_str_of(hy_citation_certainty_name(c->row->certainty)));
	lua_pushboolean(L, c->numbered);
	lua_setfield(L, -2, "numbered");
}

/*
 * doc:citations(): the places where words of the law stand that a change of law replaced
 * (templates/citations.yaml), whatever the day: {node, old, new, since, note, certainty,
 * numbered, updated}. since: the first day on which they are stale, for this kind of body;
 * updated: where the new words stand in the same document; numbered: item numbers follow that
 * changed, too.
 */
static int
doc_citations(lua_State *L)
{
	const struct hy_doc *doc = hy_script_doc(L, 1);
	lua_Integer n = 0;

	luaL_argcheck(L, doc != NULL, 1, "a document");
	hy_script_spend(L, 20000);
	lua_newtable(L);
	for (const struct hy_citation *c = hy_citations_find(hy_script_run_of(L)->scratch,
	    hy_script_citations(L), doc); c != NULL; c = c->next) {
		hy_script_spend(L, 50);
		push_citation(L, doc, c);
		lua_rawseti(L, -2, ++n);
	}
	return 1;
}

void
hy_script_citation_library(lua_State *L)
{
	static const luaL_Reg methods[] = { { "citations", doc_citations }, { NULL, NULL } };

	luaL_setfuncs(L, methods, 0);
}
