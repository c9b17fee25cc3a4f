/*
 * What a monitor remembers, in one SQLite file (WAL): how far each log was read, the tallies, and the results, each with the hash
 * of the one before it. What belongs together is committed together: whatever stops the program, nothing is lost or counted twice.
 * One monitor at a time: a second one is refused.
 */
#ifndef HY_MONITOR_STATE_H
#define HY_MONITOR_STATE_H

#include "engine/check/live.h"
#include "engine/monitor/tally.h"

struct hy_state;

/* A judgement as it was kept: append-only. */
struct hy_result {
	int64_t number;			/* from 1, without holes */
	int64_t made;			/* when, seconds since 1970 UTC, as given by the caller */
	struct hy_str key;		/* hy_judgement_key */
	struct hy_str rule, revision, item, subject, declared, observed, source, place;
	enum hy_standing standing;
	enum hy_severity severity;
	long first, last;
	bool waived;
	struct hy_str hash;		/* 64 hexadecimal digits */
};

/* Opens or makes FILE (0600). NULL with ERR: locked by another, no state, of a newer version, unwritable. */
struct hy_state *hy_state_open(struct hy_arena *arena, const char *file, struct hy_err *err);
/* For reading only: --verify, --evidence. */
struct hy_state *hy_state_read(struct hy_arena *arena, const char *file, struct hy_err *err);
void hy_state_close(struct hy_state *state);

bool hy_state_begin(struct hy_state *state, struct hy_err *err);
bool hy_state_commit(struct hy_state *state, struct hy_err *err);
void hy_state_rollback(struct hy_state *state);

/* Text NAME of the state ("" when there is none): positions of logs and the like. */
bool hy_state_get(struct hy_state *state, struct hy_arena *arena, const char *name, struct hy_str *text,
    struct hy_err *err);
bool hy_state_put(struct hy_state *state, const char *name, struct hy_str text, struct hy_err *err);
/* Adds TALLIES of SOURCE to those kept; their days are to be judged again. */
bool hy_state_add_tallies(struct hy_state *state, const char *source, const struct hy_tallies *tallies,
    struct hy_err *err);
/* The kept tallies from day FROM on become facts of LIVE. */
bool hy_state_facts(struct hy_state *state, struct hy_live *live, long from, struct hy_err *err);
/* Forgets tallies of days before DAY. */
bool hy_state_forget(struct hy_state *state, long day, struct hy_err *err);
/* Appends what is new or differs from the last result of the same key: *ADDED of them. */
bool hy_state_add_results(struct hy_state *state, const struct hy_judgements *judgements, int64_t now,
    unsigned *added, struct hy_err *err);
/* Results of rule runs, in order: calls VISIT; false as soon as it returned false. */
typedef bool hy_result_visit(void *context, const struct hy_result *result);
bool hy_state_results(struct hy_state *state, struct hy_arena *arena, hy_result_visit *visit, void *context,
    struct hy_err *err);
/* Recomputes the chain. *BROKEN: number of the first result that does not fit, or 0. */
bool hy_state_verify(struct hy_state *state, struct hy_arena *arena, int64_t *count, int64_t *broken,
    struct hy_err *err);

#endif
