/*
 * Script: the door to Lua, seen by rule.c and by the script files only.
 *
 * One or two states a run. A rule's file is compiled once in each and its chunk executed anew
 * for every document, under one frozen environment that no rule can write to:
 * so nothing passes from rule to rule or from document to document.
 *
 * A rule gets a budget of work (the bytes that functions in C read or allocate,
 * and instructions, once it has run for a hundredth of a second), of memory and
 * of processor time. Work is counted, not timed: a rule that fits its budget fits
 * it on every machine. Processor time only stops what the count cannot see, such
 * as comparing long strings.
 *
 * Processor time comes as SIGPROF from a timer of the thread that opened the
 * state: a state works in that thread only, one at a time.
 */
#ifndef HY_CHECK_SCRIPT_SCRIPT_H
#define HY_CHECK_SCRIPT_SCRIPT_H

#include "engine/base/match.h"
#include "engine/check/finding/due.h"
#include "engine/check/script/scan.h"
#include "engine/check/subject/portfolio.h"
#include "engine/form/citation/citation.h"

#define HY_SCRIPT_WORK 20000000u		/* a rule and document; one unit is about an instruction */
#define HY_SCRIPT_MEMORY ((size_t)32 << 20)	/* bytes beyond what was there when the rule began */
#define HY_SCRIPT_MILLISECONDS 500		/* of processor time */
/* What a budget grows by with each fact of the live side. */
#define HY_SCRIPT_FACT_WORK 1000u
#define HY_SCRIPT_FACT_MEMORY 512u
#define HY_SCRIPT_FACTS_A_MILLISECOND 50u
#define HY_SCRIPT_FILE ((size_t)256 << 10)	/* bytes of a rule file */
#define HY_SCRIPT_FINDINGS 2000u		/* of one rule in one document */
#define HY_SCRIPT_PATTERNS 400u			/* patterns that a rule may add to those known */

struct lua_State;
struct hy_script;
struct hy_script_pair;
struct hy_script_store;
struct hy_namer;
struct hy_live;
struct hy_fact;
struct hy_fact_kind;
struct hy_fact_query;
struct hy_fact_store;
struct hy_judgements;

/* What accessors of the running rule work on. */
struct hy_script_run {
	const struct hy_rule *rule;
	const struct hy_doc *doc;	/* NULL in a run over a portfolio or the live side */
	const struct hy_doc *old;	/* the revision before DOC, in a run that compares the two */
	bool current;			/* DOC is the revision in force of an assessment in a portfolio */
	const struct hy_portfolio *portfolio;	/* NULL in a run over anything else */
	const struct hy_live *live;	/* NULL in a run over anything else; then JUDGEMENTS takes what is said */
	const struct hy_fact_store *store;	/* of its tallies, for this lane; NULL: there are none */
	size_t facts;			/* in LIVE: the budget grows with them */
	const struct hy_context *context;
	struct hy_arena *arena;		/* owns the texts of what is said */
	struct hy_findings *findings;
	struct hy_dues *dues;
	struct hy_judgements *judgements;
	struct hy_scan *scan;
	const unsigned *words;		/* numbers of the rule's words in the scan */
	struct hy_script_pair **pairs;	/* revisions compared so far in this run of all rules */
	struct hy_namer **namer;	/* what typed rows name, once asked for */
	size_t found, most_found;	/* findings, dues or judgements of this rule so far, and at most */
	struct hy_arena *scratch;	/* emptied behind every rule */
};

/* A new state with the frozen environment. NULL with ERR when there is no memory. */
struct hy_script *hy_script_open(struct hy_err *err);
void hy_script_close(struct hy_script *script);

/*
 * Compiles a rule file; *CHUNK names it from then on. FILE is used in messages.
 * Source text only, no bytecode. False with ERR.
 */
bool hy_script_compile(struct hy_script *script, const char *file, struct hy_str bytes, int *chunk,
    struct hy_err *err);
/* What a chunk was compiled to, for hy_script_load. */
bool hy_script_dump(struct hy_script *script, int chunk, struct hy_arena *arena, struct hy_str *code,
    struct hy_err *err);
/* Takes CODE that hy_script_dump made in place of its text. Not checked: never for what a body brings. */
bool hy_script_load(struct hy_script *script, const char *file, struct hy_str code, int *chunk,
    struct hy_err *err);
/* A library for hy.use. */
struct hy_library {
	const char *scope, *name;	/* the folder of the rules it is for, "" for all; what they call it */
	const char *path, *file;	/* its text; how messages name it */
	struct hy_str code;		/* what hy_script_dump made of it; "" when that is not there */
	const struct hy_library *next;
};
/* What rules may use: the list at FIRST, which may grow while none runs. Each is compiled when it is first used. */
void hy_script_libraries(struct hy_script *script, const struct hy_library *const *first);
/* Compiles LIBRARY now. False with ERR. */
bool hy_script_library(struct hy_script *script, const struct hy_library *library, struct hy_err *err);
/*
 * Rules executed from now on are of SCOPE (a folder; must last): hy.use finds its libraries
 * first, then those of scope "", which belong to all.
 */
void hy_script_scope(struct hy_script *script, const char *scope);
/* Executes a chunk that returns a list of texts into the arena: *COUNT of them. */
bool hy_script_list(struct hy_script *script, int chunk, struct hy_arena *arena,
    const char ***list, unsigned *count, struct hy_err *err);
/* Executes a rule's chunk and reads what it says about itself. RULE->file is set already. */
bool hy_script_describe(struct hy_script *script, int chunk, struct hy_arena *arena,
    struct hy_rule *rule, struct hy_err *err);
/*
 * Executes a rule's chunk for the next hy_script_check of it, which would else do so. When it
 * crashes it will crash there again, and is told there.
 */
void hy_script_prepare(struct hy_script *script, int chunk);
/*
 * Runs the rule of a chunk over RUN's document or portfolio: `check`, `compare` when there
 * is an older revision, `current` for the one in force, or `due` when RUN has dues; or over its live side: `judge`.
 * False with ERR when it crashed; what it had found stays.
 */
bool hy_script_check(struct hy_script *script, int chunk, const struct hy_script_run *run,
    struct hy_err *err);

/* --- between the script files; each raises a Lua error instead of failing --- */

/* The running rule. */
struct hy_script_run *hy_script_run_of(struct lua_State *L);
/* The scope of the rules that are executed, and all libraries. */
const char *hy_script_scope_of(struct lua_State *L);
const struct hy_library *hy_script_libraries_of(struct lua_State *L);
/* Runs STEP on a stack with WITH as its only value, inside a budget. False with ERR when it raised. */
bool hy_script_call(struct hy_script *script, int (*step)(struct lua_State *), void *with,
    struct hy_err *err);
/* Pushes the table of a rule. */
void hy_script_push_rule(struct lua_State *L, int chunk);
/* Makes room for libraries and tables of rules (script_load.c). */
void hy_script_load_library(struct lua_State *L);
/* Takes AMOUNT off the budget of the running rule. */
void hy_script_spend(struct lua_State *L, size_t amount);
/* What the state keeps for all its rules (script_store.c): patterns and tables. */
struct hy_script_store *hy_script_store_new(void);
void hy_script_store_free(struct hy_script_store *store);
/* Makes room for the patterns of a rule that begins: those before it do not count. */
void hy_script_store_begin(struct hy_script_store *store);
struct hy_script_store *hy_script_store_of(struct lua_State *L);
/* The compiled PATTERN; the store owns it. */
struct hy_regex *hy_script_regex(struct lua_State *L, struct hy_str pattern);
/* The string at INDEX (numbers count as strings), or the answer of the node there; no copy. */
struct hy_str hy_script_text(struct lua_State *L, int index);
/* Pushes the first of the words from argument 2 on that stands in TEXT, or nil; returns 1. */
int hy_script_first_word(struct lua_State *L, struct hy_str text);
void hy_script_push(struct lua_State *L, struct hy_str s);
/* Set field NAME of the table on the top. */
void hy_script_set_text(struct lua_State *L, const char *name, struct hy_str text);
void hy_script_set_bool(struct lua_State *L, const char *name, bool value);
/* Pushes what the library chunk NAME returns when executed, or raises. */
void hy_script_use(struct lua_State *L, const char *name);
/* Replaces the table on the stack's top by one that reads like it and cannot be written. */
void hy_script_freeze(struct lua_State *L);

/* Pushes the environment of all rules (script_library.c). */
void hy_script_environment(struct lua_State *L);
/* Pushes the table `hy` (script_text.c). */
void hy_script_text_library(struct lua_State *L);
/* Registers documents and nodes (script_doc.c, script_node.c). */
void hy_script_doc_library(struct lua_State *L);
/* Add the methods that search, to documents and nodes (script_search.c). */
void hy_script_search_doc_library(struct lua_State *L);
void hy_script_search_node_library(struct lua_State *L);
/* Adds what speaks of stale citations to documents (script_citation.c). */
void hy_script_citation_library(struct lua_State *L);
/* Add what speaks of changes: to documents, nodes and the table `hy` (script_change.c). */
void hy_script_change_doc_library(struct lua_State *L);
void hy_script_change_node_library(struct lua_State *L);
void hy_script_change_text_library(struct lua_State *L);
void hy_script_node_library(struct lua_State *L);
/* Adds the methods about answers to the table on the top (script_answer.c). */
void hy_script_answer_library(struct lua_State *L);

/* What a rule holds of a document: a node in it, or only a place in a file. */
struct hy_script_place {
	const struct hy_doc *doc;	/* NULL: a file that is no assessment */
	const struct hy_node *node;	/* NULL: a place that belongs to no item */
	struct hy_mark at;
};

/* Pushes DOC; NODE of DOC, or nil for NULL; a place. */
void hy_script_push_doc(struct lua_State *L, const struct hy_doc *doc);
void hy_script_push_node(struct lua_State *L, const struct hy_doc *doc, const struct hy_node *node);
void hy_script_push_place(struct lua_State *L, struct hy_script_place place);
/* The place at INDEX (raises when it is none); the document at INDEX, or NULL when it is none. */
const struct hy_script_place *hy_script_place(struct lua_State *L, int index);
const struct hy_doc *hy_script_doc(struct lua_State *L, int index);
/* The node at INDEX; raises when it is none. */
const struct hy_node *hy_script_node(struct lua_State *L, int index);
/* What the node at INDEX answers, as one text; raises when it is none (script_answer.c). */
struct hy_str hy_script_answer(struct lua_State *L, int index);
/* Pushes the portfolio of the running rule (script_portfolio.c). */
void hy_script_push_portfolio(struct lua_State *L);
void hy_script_portfolio_library(struct lua_State *L);
/* Pushes a table for a date, or for a range of days (script_text.c). */
void hy_script_push_date(struct lua_State *L, const struct hy_date *date);
void hy_script_push_range(struct lua_State *L, const struct hy_range *range);
/* The date in the table at INDEX, as pushed by hy_script_push_date; raises when it is none. */
struct hy_date hy_script_date(struct lua_State *L, int index);
/* templates/NAME.yaml, read once a run. */
const struct hy_yaml *hy_script_data(struct lua_State *L, const char *name);
/* The table of citations, as long as the state lives; raises on error. */
struct hy_citations *hy_script_citations(struct lua_State *L);
/* Pushes a YAML tree as tables and strings. */
void hy_script_push_yaml(struct lua_State *L, const struct hy_yaml *yaml);
/* Push what `doc:body()` and `doc:accidents()` return: of the body of the running rule. */
int hy_script_push_body(struct lua_State *L);
int hy_script_push_accidents(struct lua_State *L);
/* Pushes what `portfolio:common()` returns, and adds what is told of blocks (script_block.c). */
int hy_script_push_common(struct lua_State *L);
void hy_script_block_node_library(struct lua_State *L);
void hy_script_block_text_library(struct lua_State *L);
/* Pushes the live side of the running rule (script_live.c), and `judge` of the rule whose table is at INDEX (script_judge.c). */
void hy_script_push_live(struct lua_State *L);
void hy_script_live_library(struct lua_State *L);
void hy_script_push_judge(struct lua_State *L, int index);
/* The live side that a method is called on; raises when it is none. */
const struct hy_live *hy_script_live(struct lua_State *L);
/* Adds what speaks of facts to the live side (script_fact.c); what is asked of tallies, as the table at INDEX says (script_query.c). */
void hy_script_fact_library(struct lua_State *L);
void hy_script_read_query(struct lua_State *L, int index, const struct hy_fact_kind *kind, struct hy_fact_query *query);
/* The fact at INDEX, or NULL when it is none. */
const struct hy_fact *hy_script_fact(struct lua_State *L, int index);
/* Pushes the function `report` (`due`) of the rule whose table is at INDEX (script_report.c). */
void hy_script_push_report(struct lua_State *L, int index);
void hy_script_push_due(struct lua_State *L, int index);
/* Reads the rule table at INDEX (script_report.c). */
void hy_script_read_rule(struct lua_State *L, int index, struct hy_arena *arena,
    struct hy_rule *rule);

#endif
