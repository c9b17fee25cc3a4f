/*
 * What a monitor remembers, in one SQLite file (WAL): how far each log was read, the tallies, and the results, each with the hash
 * of the one before it. What belongs together is committed together: whatever stops the program, nothing is lost or counted twice.
 * One monitor at a time writes: a second one is refused; readers (--verify, --evidence) are not in its way.
 */
#ifndef HY_MONITOR_STATE_STATE_H
#define HY_MONITOR_STATE_STATE_H

#include "engine/check/subject/live.h"
#include "engine/monitor/tally/tally.h"

struct hy_monitor_state;
struct hy_pack;

/* A judgement as it was kept: append-only. */
struct hy_result {
	int64_t number;			/* from 1, without holes */
	int64_t made;			/* seconds since 1970 UTC, as given by the caller */
	struct hy_str key;		/* hy_judgement_key */
	struct hy_str rule, revision, item, subject, declared, observed, source, place, reason;
	enum hy_standing standing;
	enum hy_severity severity;
	long first, last;		/* days of what was observed */
	bool waived, over;		/* over: no longer observed; standing is then HY_HOLDS */
	struct hy_str hash;		/* 64 hexadecimal digits */
};

/*
 * Opens or makes FILE (0600) for the one monitor that writes. NULL with ERR: in use, no state, of a newer version, unwritable. From
 * ARENA it takes whenever it is used: another thread may use the state when it has the arena for itself.
 */
struct hy_monitor_state *hy_state_open(struct hy_arena *arena, const char *file, struct hy_err *err);
/* For reading only. */
struct hy_monitor_state *hy_state_read(struct hy_arena *arena, const char *file, struct hy_err *err);
/* What was not committed is forgotten; NULL is allowed. */
void hy_state_close(struct hy_monitor_state *state);

bool hy_state_begin(struct hy_monitor_state *state, struct hy_err *err);
bool hy_state_commit(struct hy_monitor_state *state, struct hy_err *err);

/* Text NAME of the state ("" when there is none): positions of logs and the like. In ARENA. */
bool hy_state_get(struct hy_monitor_state *state, struct hy_arena *arena, const char *name, struct hy_str *text,
    struct hy_err *err);
bool hy_state_put(struct hy_monitor_state *state, const char *name, struct hy_str text, struct hy_err *err);

/* Adds PACKS (tally_pack.h) of SOURCE to those kept. */
bool hy_state_add_packs(struct hy_monitor_state *state, const char *source, const struct hy_pack *packs, struct hy_err *err);
/*
 * The kept tallies from day FROM on can be asked for by LIVE's store, as long as the state is open and nothing is added to it. Facts of
 * one source come by day and then by their fields.
 */
bool hy_state_facts(struct hy_monitor_state *state, struct hy_live *live, long from, struct hy_err *err);
/* Adds that values looking like a My Number stood TIMES more in FIELD of the log SOURCE, seen on DAY; PLACE of the first. */
bool hy_state_add_number(struct hy_monitor_state *state, const char *source, const char *field, long day, uint64_t times,
    struct hy_str place, struct hy_err *err);
/* Those kept from day FROM on become facts of LIVE. */
bool hy_state_numbers(struct hy_monitor_state *state, struct hy_live *live, long from, struct hy_err *err);
/* Forgets tallies and such numbers of days before DAY. */
bool hy_state_forget(struct hy_monitor_state *state, long day, struct hy_err *err);

/*
 * Ends a run of DAY: appends the judgements that are new or differ from the last result of the same key, and marks as over what
 * deviated or could not be judged before and is not spoken of any more. *ADDED results. Judgements that are appended become fresh.
 */
bool hy_state_add_run(struct hy_monitor_state *state, struct hy_judgements *judgements, long day, int64_t now,
    unsigned *added, struct hy_err *err);
/* Calls VISIT for every result, in order; texts last during the call. False as soon as it returned false, or with ERR. */
typedef bool hy_result_visit(void *context, const struct hy_result *result);
bool hy_state_results(struct hy_monitor_state *state, hy_result_visit *visit, void *context, struct hy_err *err);
/* Days from FROM to TO on which the monitor ran: RAN[day - FROM] is set. */
bool hy_state_runs(struct hy_monitor_state *state, long from, long to, bool *ran, struct hy_err *err);
/* Recomputes the chain. *BROKEN: number of the first result that does not fit, 0 = all *COUNT fit; *LAST: hash of the last one. */
bool hy_state_verify(struct hy_monitor_state *state, struct hy_arena *arena, int64_t *count, int64_t *broken,
    struct hy_str *last, struct hy_err *err);

#endif
