/*
 * Script: the door to Lua, seen by engine/check/rule only; what the script files have
 * between them is in script_part.h.
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

#include "engine/check/finding/due.h"
#include "engine/check/script/scan.h"
#include "engine/check/subject/portfolio.h"

#define HY_SCRIPT_FILE ((size_t)256 << 10)	/* bytes of a rule file */

struct hy_script;
struct hy_script_pair;
struct hy_namer;
struct hy_live;
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

#endif
