/*
 * Live: what was observed of the running systems, beside the revisions that declare it, and the
 * judgements of the rules that compare the two (scope "monitor"). The monitor fills it in; rules
 * read it. Everything lives in one arena.
 *
 * Facts are counts, times, names of tables, departments and operators, and keyed hashes of persons;
 * never a person's name, address or My Number.
 */
#ifndef HY_CHECK_SUBJECT_LIVE_H
#define HY_CHECK_SUBJECT_LIVE_H

#include "engine/check/finding/description.h"
#include "engine/check/subject/body.h"
#include "engine/check/subject/holiday.h"

#define HY_LIVE_WINDOW "window_days"	/* the limit that is the monitor's own: how far back is looked */
#define HY_FACT_FIELDS 12	/* of one kind, at most */

enum hy_fact_id {
#define LIVE(name, fields) HY_FACT_##name,
#define TALLY(name, fields) HY_FACT_##name,
#define OWN(name, fields) HY_FACT_##name,
#include "engine/check/subject/facts.def"
#undef LIVE
#undef TALLY
#undef OWN
	HY_FACT_COUNT
};

struct hy_fact_kind {
	enum hy_fact_id id;
	const char *name;		/* "account" */
	const char *fields[HY_FACT_FIELDS];
	bool needed[HY_FACT_FIELDS], day[HY_FACT_FIELDS], dates[HY_FACT_FIELDS];	/* day: is one; dates: the fact is of it */
	unsigned count;
	unsigned words;			/* the first so many are no sums; fewer than count with a tally only */
	bool tally, own;
};

/* One observation, or several tallies added up (struct hy_fact_query). */
struct hy_fact {
	const struct hy_fact_kind *kind;
	const char *source;		/* name of the source in the configuration */
	long day;			/* it holds for, since 1970-01-01, in the body's own time */
	long last;			/* day of the last of those that are added up; else the same */
	unsigned facts;			/* how many are added up; else 1 */
	bool rest;			/* it stands for what was not asked for */
	struct hy_str *fields;		/* kind->count of them; p is NULL where nothing is known */
	struct hy_mark at;		/* evidence: file and line; no content */
	const struct hy_fact *next;	/* of the same kind, in the order they were added */
};

/* Sums of a tally: its last fields, in this order (HY_TALLY_FIELDS of facts.def). Of the first three a question can be asked. */
enum { HY_SUM_EVENTS, HY_SUM_PERSONS, HY_SUM_ROWS, HY_SUM_ASKED, HY_SUM_FIRST = HY_SUM_ASKED, HY_SUM_LAST, HY_SUM_COUNT };

#define HY_FACT_CHOICES 8	/* of a question, at most */

/* One choice of a question: what must hold of a tally, and of what is added up. */
struct hy_fact_choice {
	const struct hy_str *words[HY_FACT_FIELDS];	/* the field is one of them; NULL: whatever it is */
	unsigned n_words[HY_FACT_FIELDS];
	unsigned weekdays;		/* bit 0: Monday; 0: all days */
	bool limited[HY_SUM_ASKED];
	uint64_t over[HY_SUM_ASKED];	/* where limited: the sum is more than this */
};

/*
 * What is asked of the tallies of a kind, in this order: rows of which a choice holds (all, when there is none) are added up
 * where they are alike, and told if a choice's limits hold of their sums. Sets of fields have bit N for field N of the kind.
 */
struct hy_fact_query {
	const struct hy_fact_kind *kind;
	long from, to;			/* days */
	bool added;			/* rows that are alike in BY, of any source, are one; else all rows are told */
	unsigned by;
	bool whole;			/* with ADDED: whatever the day within a revision */
	bool overall;			/* with ADDED, not WHOLE: choices limit the sums over all days, whatever the revision; days are told */
	int differ;			/* field of BY; only those are told that another is like in all of BY but this; -1: all */
	bool rested;			/* what is not told becomes a fact for each revision and REST, fields of BY */
	unsigned rest;
	struct hy_fact_choice choices[HY_FACT_CHOICES];
	unsigned n_choices;
};

/*
 * Who keeps the tallies: they are asked for when a rule wants them, as there can be millions. Days are told one after the other,
 * each in the order of the fields; what is left over (REST) comes last.
 */
struct hy_fact_store {
	void *context;
	size_t rows[HY_FACT_COUNT];	/* there are, about */
	void *(*ask)(void *context, const struct hy_fact_query *query);	/* an answer; never NULL */
	/* The next fact; it lasts until the next call. NULL: there is none, or with ERR (whose text is empty before) trouble. */
	const struct hy_fact *(*next)(void *answer, struct hy_err *err);
	void (*end)(void *context);	/* of all answers */
	/* One of the same tallies for another thread, to be called there; it lasts as long as this one. NULL: there is none. */
	const struct hy_fact_store *(*twin)(void *context);
};

/* A revision and the days it is in force: from its publication to the day before the next one. */
struct hy_epoch {
	const struct hy_doc *doc;
	long from, to;		/* to: LONG_MAX for the newest */
};

/* Something kept by others, with the paper that proves it (relies_on). */
struct hy_reliance {
	struct hy_str item;	/* path in the assessment */
	struct hy_str on, document;
	struct hy_date issued, until;	/* until: last day it is good for; year 0: for ever */
	struct hy_mark at;
	const struct hy_reliance *next;
};

struct hy_live {
	struct hy_arena *arena;
	struct hy_date today;
	const struct hy_body *body;
	const struct hy_epoch *epochs;	/* oldest first */
	unsigned n_epochs;
	const struct hy_reliance *reliances;
	const struct hy_yaml *bindings, *limits;	/* of the configuration, or NULL */
	const struct hy_holidays *holidays;	/* NULL: not named */
	const struct hy_fact *facts[HY_FACT_COUNT];
	const struct hy_fact **tails[HY_FACT_COUNT];
	unsigned counts[HY_FACT_COUNT];
	const struct hy_fact_store *store;	/* of tallies, which are not among the facts; NULL: there are none */
	bool given[HY_FACT_COUNT];	/* a source of this kind is configured and could be read */
};

/* holds, deviates, gap (cannot be judged), relied (kept by another, who proves it). */
enum hy_standing { HY_HOLDS, HY_DEVIATES, HY_GAP, HY_RELIED, HY_STANDING_COUNT };

/* What a rule says of a declared item and what was observed of one subject. */
struct hy_judgement {
	const struct hy_rule *rule;
	enum hy_standing standing;
	enum hy_severity severity;	/* of a deviation */
	const struct hy_doc *doc;	/* the revision it was judged by; NULL: none was in force */
	const struct hy_node *node;	/* the declared item; NULL: the whole assessment */
	struct hy_str subject;		/* whom or what it is about, in no language: "account:U012" */
	struct hy_str declared;		/* the sentence or answer it rests on; "" when there is none */
	struct hy_str message, hint;
	const char *source;		/* of the first fact it rests on; NULL: none */
	struct hy_mark at;		/* evidence */
	long first, last;		/* days of the facts it rests on */
	unsigned facts;			/* how many */
	bool waived;
	struct hy_str waiver;
	bool fresh;			/* set when it is kept: the run before did not say the same */
	struct hy_judgement *next, *next_in_slot;
};

#define HY_JUDGEMENT_SLOTS 4096u

struct hy_judgements {
	struct hy_arena *arena;
	struct hy_judgement *first, **tail;
	struct hy_judgement *slots[HY_JUDGEMENT_SLOTS];	/* by rule, item and subject */
	unsigned count[HY_STANDING_COUNT];	/* not waived */
	unsigned waived;
};

/* The kind named NAME, or NULL; and the kind of ID. */
const struct hy_fact_kind *hy_fact_kind_find(struct hy_str name);
const struct hy_fact_kind *hy_fact_kind_get(enum hy_fact_id id);
/* The place of FIELD among the kind's fields, or -1. */
int hy_fact_field(const struct hy_fact_kind *kind, struct hy_str field);

/* The names of the kind's fields, as a list to read. */
struct hy_str hy_fact_field_names(struct hy_arena *arena, const struct hy_fact_kind *kind);

/* An empty one. BODY may be NULL. */
struct hy_live *hy_live_new(struct hy_arena *arena, const struct hy_body *body, const struct hy_date *today);
/*
 * Adds a fact with room for its fields, all unknown, which the caller fills in with texts in the arena.
 * SOURCE and the file of AT must last as long.
 */
struct hy_fact *hy_live_add(struct hy_live *live, enum hy_fact_id kind, const char *source, long day,
    struct hy_mark at);
/* Bytes of a copy of FACT with its texts; and the copy, made in so much ROOM, aligned as for a pointer. It stands alone (next is NULL). */
size_t hy_fact_size(const struct hy_fact *fact);
const struct hy_fact *hy_fact_copy(const struct hy_fact *fact, void *room);
/* The revision in force on DAY, or NULL: nothing was published yet. */
const struct hy_epoch *hy_live_epoch(const struct hy_live *live, long day);

struct hy_judgements *hy_judgements_new(struct hy_arena *arena);
/*
 * Adds a judgement, or widens the one of the same rule, revision, item, subject and standing by its days and
 * facts: then the first message stays.
 */
struct hy_judgement *hy_judgements_add(struct hy_judgements *list, const struct hy_judgement *judgement);
/* Moves what ONE has, of other rules, behind what ALL has. */
void hy_judgements_join(struct hy_judgements *all, struct hy_judgements *one);
/* Deviations first, then gaps, relied, holds; within them by rule, item, subject. */
void hy_judgements_sort(struct hy_judgements *list);
/* "holds", "deviates", "gap", "relied"; and the words people read, in the language of the run. */
const char *hy_standing_name(enum hy_standing standing);
struct hy_str hy_standing_text(enum hy_standing standing);
/* The same hexadecimal digits on every run for the same rule, revision (by its day), item (records by title) and subject. */
struct hy_str hy_judgement_key(struct hy_arena *arena, const struct hy_judgement *judgement);

#endif
