/*
 * Between the script files. From the ground up: the state (script_state.c) and what it keeps
 * (script_store.c); values that rules hold (script_value.c, script_date.c); libraries, each of which knows
 * those and perhaps one beside it; what a rule says (script_said.c) and the chunks it is read from
 * (script_load.c). script_check.c, the roof, lists the libraries and runs rules.
 *
 * What has a lua_State raises a Lua error instead of failing.
 */
#ifndef HY_CHECK_SCRIPT_SCRIPT_PART_H
#define HY_CHECK_SCRIPT_SCRIPT_PART_H

#include "engine/base/match.h"
#include "engine/check/script/script.h"
#include "engine/form/citation/citation.h"

struct lua_State;
struct hy_fact;
struct hy_fact_kind;
struct hy_fact_query;

/* --- the state (script_state.c) --- */

/* A new state, filled by BUILD. NULL with ERR. */
struct hy_script *hy_script_new(int (*build)(struct lua_State *), struct hy_err *err);
/* Runs STEP on a stack with WITH as its only value, inside a budget. False with ERR when it raised. */
bool hy_script_call(struct hy_script *script, int (*step)(struct lua_State *), void *with,
    struct hy_err *err);
/* The same with RUN as the running rule. */
bool hy_script_call_for(struct hy_script *script, const struct hy_script_run *run,
    int (*step)(struct lua_State *), void *with, struct hy_err *err);
/* The running rule. */
struct hy_script_run *hy_script_run_of(struct lua_State *L);
/* The scope of the rules that are executed, and all libraries. */
const char *hy_script_scope_of(struct lua_State *L);
const struct hy_library *hy_script_libraries_of(struct lua_State *L);
/* Takes AMOUNT off the budget of the running rule. */
void hy_script_spend(struct lua_State *L, size_t amount);
/* The compiled PATTERN; templates/NAME.yaml, read once; the table of citations. All last as long as the state. */
struct hy_regex *hy_script_regex(struct lua_State *L, struct hy_str pattern);
const struct hy_yaml *hy_script_data(struct lua_State *L, const char *name);
struct hy_citations *hy_script_citations(struct lua_State *L);

/* --- values that rules hold (script_value.c) --- */

/* The string at INDEX (numbers count as strings), or the answer of the node there; no copy. */
struct hy_str hy_script_text(struct lua_State *L, int index);
void hy_script_push(struct lua_State *L, struct hy_str s);
/* Set field NAME of the table on the top. */
void hy_script_set_text(struct lua_State *L, const char *name, struct hy_str text);
void hy_script_set_bool(struct lua_State *L, const char *name, bool value);
/* Pushes a YAML tree as tables and strings. */
void hy_script_push_yaml(struct lua_State *L, const struct hy_yaml *yaml);

/* What a rule holds of a document: a node in it, or only a place in a file. */
struct hy_script_place {
	const struct hy_doc *doc;	/* NULL: a file that is no assessment */
	const struct hy_node *node;	/* NULL: a place that belongs to no item */
	struct hy_mark at;
};

/* Pushes DOC, or nil for NULL; NODE of DOC, or nil for NULL; a place. */
void hy_script_push_doc(struct lua_State *L, const struct hy_doc *doc);
void hy_script_push_node(struct lua_State *L, const struct hy_doc *doc, const struct hy_node *node);
void hy_script_push_place(struct lua_State *L, struct hy_script_place place);
/* The document at INDEX, or NULL when it is none; the one that a method is called on. */
const struct hy_doc *hy_script_doc(struct lua_State *L, int index);
const struct hy_doc *hy_script_self_doc(struct lua_State *L);
/* The place, the node at INDEX; what it answers, as one text. */
const struct hy_script_place *hy_script_place(struct lua_State *L, int index);
const struct hy_node *hy_script_node(struct lua_State *L, int index);
struct hy_str hy_script_answer(struct lua_State *L, int index);

/* Pushes a table for a date, or for a range of days; the date in such a table at INDEX (script_date.c). */
void hy_script_push_date(struct lua_State *L, const struct hy_date *date);
void hy_script_push_range(struct lua_State *L, const struct hy_range *range);
struct hy_date hy_script_date(struct lua_State *L, int index);
/* Push what `doc:body()` and `doc:accidents()` return: of the body of the running rule (script_body.c). */
int hy_script_push_body(struct lua_State *L);
int hy_script_push_accidents(struct lua_State *L);

/* --- libraries: each adds its functions to the table on the top --- */

/* Of the table `hy`. */
void hy_script_text_library(struct lua_State *L);
void hy_script_date_library(struct lua_State *L);
void hy_script_change_text_library(struct lua_State *L);
void hy_script_block_text_library(struct lua_State *L);
void hy_script_load_library(struct lua_State *L);
/* Of documents. */
void hy_script_doc_library(struct lua_State *L);
void hy_script_search_doc_library(struct lua_State *L);
void hy_script_change_doc_library(struct lua_State *L);
void hy_script_citation_library(struct lua_State *L);
/* Of nodes. */
void hy_script_node_library(struct lua_State *L);
void hy_script_answer_library(struct lua_State *L);
void hy_script_search_node_library(struct lua_State *L);
void hy_script_change_node_library(struct lua_State *L);
void hy_script_block_node_library(struct lua_State *L);
/* Of portfolios and of the live side. */
void hy_script_portfolio_library(struct lua_State *L);
void hy_script_live_library(struct lua_State *L);
void hy_script_fact_library(struct lua_State *L);

/* Take the table on the top for the methods of all documents; of nodes and places; of values named NAME. */
void hy_script_doc_class(struct lua_State *L);
void hy_script_node_class(struct lua_State *L);
void hy_script_class(struct lua_State *L, const char *name);
#define HY_SCRIPT_PORTFOLIO "hyoka.portfolio"
#define HY_SCRIPT_LIVE "hyoka.live"
/* Replaces the table `hy` on the top by the environment of all rules with it (script_library.c). */
void hy_script_environment(struct lua_State *L);

/* --- what libraries have for each other --- */

/* Pushes the first of the words from argument 2 on that stands in TEXT, or nil; returns 1 (script_text.c). */
int hy_script_first_word(struct lua_State *L, struct hy_str text);
/* Pushes what `portfolio:common()` returns (script_block.c). */
int hy_script_push_common(struct lua_State *L);
/* The live side that a method is called on (script_live.c). */
const struct hy_live *hy_script_live(struct lua_State *L);
/* The fact at INDEX, or NULL when it is none (script_fact.c); what is asked of tallies, as the table at INDEX says (script_query.c). */
const struct hy_fact *hy_script_fact(struct lua_State *L, int index);
void hy_script_read_query(struct lua_State *L, int index, const struct hy_fact_kind *kind, struct hy_fact_query *query);

/* --- what the roof needs to run a rule --- */

/* Pushes the table of a rule (script_load.c); reads the one at INDEX (script_rule.c). */
void hy_script_push_rule(struct lua_State *L, int chunk);
void hy_script_read_rule(struct lua_State *L, int index, struct hy_arena *arena,
    struct hy_rule *rule);
/* Push the portfolio, the live side of the running rule. */
void hy_script_push_portfolio(struct lua_State *L);
void hy_script_push_live(struct lua_State *L);
/* Push the functions `report` and `due` (script_report.c), `judge` (script_judge.c) of the rule whose table is at INDEX. */
void hy_script_push_report(struct lua_State *L, int index);
void hy_script_push_due(struct lua_State *L, int index);
void hy_script_push_judge(struct lua_State *L, int index);

#endif
