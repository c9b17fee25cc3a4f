/*
 * The rules that were read: the inside of hy_rules, seen by rule.c (reading), rule_lane.c and rule_prepare.c
 * (states of Lua, and what is ready in them), rule_run.c and rule_judge.c (running).
 */
#ifndef HY_CHECK_RULE_RULE_SET_H
#define HY_CHECK_RULE_RULE_SET_H

#include <stdatomic.h>

#include "engine/base/helper.h"
#include "engine/check/rule/compiled.h"
#include "engine/check/script/scan.h"
#include "engine/check/script/script.h"

/* A folder of rules that some bodies ask for; its rules run for their documents only. */
struct hy_rule_folder {
	struct hy_str path;
	const struct hy_rule_folder *next;
};

/* What the rules of a folder may look at: those of a body at anything, Hyoka's own at one side only. */
enum hy_rule_side { HY_SIDE_ANY, HY_SIDE_DOCUMENTS, HY_SIDE_LIVE };

/* A file of Lua: its text, how messages name it, and what it was compiled to beforehand ("": only the text counts). */
struct hy_rule_source {
	const char *path, *name;
	struct hy_str code;
};

/*
 * Where rules run: a state of Lua that works in one thread. The first lane is the caller's; the second one,
 * a helper's, takes part in its runs. While both run, each changes nothing but what
 * is its own: its state and arenas, and the entry of a rule that it has taken.
 */
#define HY_LANES 2

struct hy_lane {
	unsigned number;
	struct hy_script *script;	/* NULL: not open yet */
	struct hy_arena *arena;		/* for texts of rules */
};

struct hy_rule_entry {
	struct hy_rule rule;
	struct hy_rule_source source;
	int chunks[HY_LANES];	/* in each lane; 0: not compiled yet */
	unsigned *words;	/* numbers of rule.words */
	bool loaded;		/* described */
	bool broken;
	enum hy_rule_side side;	/* rules of the other side are not even loaded for a run */
	bool raised;		/* only the engine raises it: loaded when asked for */
	const char *scope;	/* whose libraries it sees first: its folder, "" for Hyoka's own rules */
	const struct hy_rule_folder *body;	/* a body's own folder; NULL = for everyone */
	struct hy_err *err;	/* why it is broken, or crashed in this run; NULL: neither */
	atomic_bool taken;	/* by a lane of this run */
	struct hy_findings *found;	/* in this run; NULL: it did not run */
	struct hy_rule_entry *next, *before;
};

/* Rules got ready for documents of a form, while the first one is still read. */
struct hy_preparing {
	struct hy_rule_entry **rules;	/* that run over them */
	unsigned count;
	atomic_uint taken;		/* so many, from the front, by the first lane */
	atomic_bool begun;		/* the helper has come to its part */
	struct hy_job job;
};

struct hy_rules {
	struct hy_arena *arena;
	struct hy_lane lanes[HY_LANES];
	struct hy_helper *helper;	/* NULL: there is one lane only */
	struct hy_preparing preparing;
	struct hy_compiled *compiled;	/* of Hyoka's own rules; NULL when there is none */
	struct hy_str home;		/* their folder */
	struct hy_scan *scan;
	struct hy_rule_entry *first, *last;
	const struct hy_library *libraries;
	const struct hy_rule_folder *folders;
	const struct hy_crash *crashes, **crash_tail;
};

/* Describes a rule once, in the first lane; a broken one stays broken: false, and ENTRY->err says why. */
bool hy_rule_entry_load(struct hy_rules *rules, struct hy_rule_entry *entry);
/* Keeps ERR as why ENTRY is broken or crashed, in ARENA. */
void hy_rule_entry_blame(struct hy_arena *arena, struct hy_rule_entry *entry, const struct hy_err *err);
/* Keeps that rule E crashed with WHY over what is AT; the same only once. */
void hy_rule_entry_crashed(struct hy_rules *rules, const struct hy_rule_entry *e, struct hy_mark at,
    const struct hy_err *why);
/* Compiles what runs in LANE, once. False with ERR. */
bool hy_rule_entry_compile(struct hy_lane *lane, struct hy_rule_entry *entry, struct hy_err *err);
/* Opens lane NUMBER, in its thread, unless it is open. NULL with ERR. */
struct hy_lane *hy_lane_open(struct hy_rules *rules, unsigned number, struct hy_err *err);
/* The order in which a lane takes rules: the first one from the front, the other from the back. NULL behind the last. */
struct hy_rule_entry *hy_lane_first(const struct hy_rules *rules, const struct hy_lane *lane);
struct hy_rule_entry *hy_lane_next(const struct hy_lane *lane, const struct hy_rule_entry *entry);
/* Waits until the helper gets no rules ready any more: whoever adds some or their libraries calls it first. */
void hy_lanes_settle(struct hy_rules *rules);
void hy_lanes_close(struct hy_rules *rules);
/* The entry of a rule; whether it runs on documents of BODY. */
struct hy_rule_entry *hy_rule_entry_of(struct hy_rules *rules, const struct hy_rule *rule);
bool hy_rule_entry_is_for(const struct hy_rule_entry *entry, const struct hy_body *body);

#endif
