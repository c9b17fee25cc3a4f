/* The roof of the script files: what a state has in it, and how a rule is run. */
#include "engine/check/script/script.h"

#include <lua.h>

#include "engine/check/script/script_part.h"
#include "engine/check/subject/live.h"

#define MOST_FINDINGS 2000u	/* of one rule in one document */

typedef void library(lua_State *);

/* A row a library: each adds its functions to the table that the list is of. */
static library *const functions[] = {	/* hy.NAME */
	hy_script_text_library, hy_script_date_library, hy_script_change_text_library,
	hy_script_block_text_library, hy_script_load_library,
};
static library *const of_documents[] = {
	hy_script_doc_library, hy_script_search_doc_library, hy_script_change_doc_library, hy_script_citation_library,
};
static library *const of_nodes[] = {
	hy_script_node_library, hy_script_answer_library, hy_script_search_node_library,
	hy_script_change_node_library, hy_script_block_node_library,
};
static library *const of_portfolio[] = { hy_script_portfolio_library };
static library *const of_live[] = { hy_script_live_library, hy_script_fact_library };

static void
push_table(lua_State *L, library *const *libraries, size_t n)
{
	lua_newtable(L);
	for (size_t i = 0; i < n; i++)
		libraries[i](L);
}

static int
build(lua_State *L)
{
	push_table(L, functions, HY_COUNT(functions));
	hy_script_environment(L);
	lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
	push_table(L, of_documents, HY_COUNT(of_documents));
	hy_script_doc_class(L);
	push_table(L, of_nodes, HY_COUNT(of_nodes));
	hy_script_node_class(L);
	push_table(L, of_portfolio, HY_COUNT(of_portfolio));
	hy_script_class(L, HY_SCRIPT_PORTFOLIO);
	push_table(L, of_live, HY_COUNT(of_live));
	hy_script_class(L, HY_SCRIPT_LIVE);
	return 0;
}

struct hy_script *
hy_script_open(struct hy_err *err)
{
	return hy_script_new(build, err);
}

/* The function of a rule that RUN is for. */
static const char *
function_for(const struct hy_script_run *run)
{
	if (run->live != NULL)
		return "judge";
	if (run->dues != NULL)
		return "due";
	if (run->current)
		return "current";
	return run->old != NULL ? "compare" : "check";
}

static int
check(lua_State *L)
{
	const struct hy_script_run *run = hy_script_run_of(L);
	int table, function;

	hy_script_push_rule(L, *(const int *)lua_touserdata(L, 1));
	table = lua_gettop(L);
	lua_getfield(L, table, function_for(run));
	function = lua_gettop(L);
	if (run->live != NULL)
		hy_script_push_live(L);
	else if (run->portfolio != NULL)
		hy_script_push_portfolio(L);
	else
		hy_script_push_doc(L, run->doc);
	if (run->old != NULL)
		hy_script_push_doc(L, run->old);
	if (run->live != NULL)
		hy_script_push_judge(L, table);
	else if (run->dues != NULL)
		hy_script_push_due(L, table);
	else
		hy_script_push_report(L, table);
	lua_call(L, lua_gettop(L) - function, 0);
	return 0;
}

bool
hy_script_check(struct hy_script *script, int chunk, const struct hy_script_run *run, struct hy_err *err)
{
	struct hy_script_run own = *run;

	own.arena = run->findings != NULL ? run->findings->arena : run->judgements->arena;
	own.most_found = MOST_FINDINGS + run->facts;
	return hy_script_call_for(script, &own, check, &chunk, err);
}
