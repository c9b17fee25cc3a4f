/* The rules that were read: the inside of hy_rules, seen by rule.c (reading) and rule_run.c (running). */
#ifndef HY_CHECK_RULE_SET_H
#define HY_CHECK_RULE_SET_H

#include "engine/check/compiled.h"
#include "engine/check/scan.h"
#include "engine/check/script.h"

/* A folder of rules that some bodies ask for; its rules run for their documents only. */
struct hy_rule_folder {
	struct hy_str path;
	const struct hy_rule_folder *next;
};

/* What the rules of a folder may look at: those of a body at anything, Hyoka's own at one side only. */
enum hy_rule_side { HY_SIDE_ANY, HY_SIDE_DOCUMENTS, HY_SIDE_LIVE };

struct hy_rule_entry {
	struct hy_rule rule;
	int chunk;		/* 0: not compiled yet */
	unsigned *words;	/* numbers of rule.words */
	bool loaded;		/* described */
	bool broken;
	enum hy_rule_side side;	/* rules of the other side are not even loaded for a run */
	bool raised;		/* only the engine raises it: loaded when asked for */
	const char *scope;	/* whose libraries it sees first: its folder, "" for Hyoka's own rules */
	const struct hy_rule_folder *body;	/* a body's own folder; NULL = for everyone */
	struct hy_err err;	/* why it is broken */
	struct hy_rule_entry *next;
};

struct hy_rules {
	struct hy_arena *arena;
	struct hy_script *script;
	struct hy_compiled *compiled;	/* of Hyoka's own rules; NULL when there is none */
	struct hy_str home;		/* their folder */
	struct hy_scan *scan;
	struct hy_rule_entry *first, **tail;
	const struct hy_rule_folder *folders;
	const struct hy_crash *crashes, **crash_tail;
};

/* Describes a rule once; a broken one stays broken: false, and ENTRY->err says why. */
bool hy_rule_entry_load(struct hy_rules *rules, struct hy_rule_entry *entry);
/* Keeps that rule E crashed with WHY over what is AT; the same only once. */
void hy_rule_entry_crashed(struct hy_rules *rules, const struct hy_rule_entry *e, struct hy_mark at,
    const struct hy_err *why);
/* Compiles what it runs, once; false as above. */
bool hy_rule_entry_compile(struct hy_rules *rules, struct hy_rule_entry *entry);
/* The entry of a rule; whether it runs on documents of BODY. */
struct hy_rule_entry *hy_rule_entry_of(struct hy_rules *rules, const struct hy_rule *rule);
bool hy_rule_entry_is_for(const struct hy_rule_entry *entry, const struct hy_body *body);

#endif
