/*
 * Opinions: what residents, the council and the commission said about an
 * assessment, as the list beside it has them (beside.h, templates/iken.yaml).
 */
#ifndef HY_CHECK_SUBJECT_OPINIONS_H
#define HY_CHECK_SUBJECT_OPINIONS_H

#include "engine/form/doc.h"

/* In the order of the options of iken/shubetsu. */
enum hy_opinion_kind {
	HY_OPINION_RESIDENT, HY_OPINION_COUNCIL, HY_OPINION_CONDITION, HY_OPINION_COMMISSION,
	HY_OPINION_KINDS	/* also: none that is known */
};

/* In the order of the options of iken/hanei. */
enum hy_opinion_effect {
	HY_EFFECT_TAKEN, HY_EFFECT_PARTLY, HY_EFFECT_WRITTEN, HY_EFFECT_NOT,
	HY_EFFECT_KINDS		/* also: not yet decided */
};

struct hy_opinion {
	const struct hy_node *node;	/* its record */
	enum hy_opinion_kind kind;
	enum hy_opinion_effect effect;
	struct hy_date received, due, closed;	/* year 0: not written */
	struct hy_str gist, answer;	/* trimmed */
	long submitter;			/* equal for opinions of one person; 0: not written */
	long count;			/* opinions of this purport, at least 1 */
};

/* The opinions in LIST (a document on the form HY_OPINIONS_FORM; NULL: none), in its order; *COUNT of them. */
const struct hy_opinion *hy_opinions(struct hy_arena *arena, const struct hy_doc *list, unsigned *count);
/*
 * True for a condition of the council, or what the commission pointed out, as long as it is
 * not closed: such are followed through all revisions.
 */
bool hy_opinion_open(const struct hy_opinion *opinion);

/* Words and places for what is made of opinions: templates/opinions.yaml. NULL with ERR. */
const struct hy_yaml *hy_opinion_words(struct hy_arena *arena, struct hy_err *err);
/*
 * Where the procedure stands in DOC: item ITEM ("period") of step STEP ("hearing", "review",
 * "examination"), as WORDS name it. NULL where the form has none.
 */
const struct hy_node *hy_procedure_node(const struct hy_yaml *words, const struct hy_doc *doc,
    const char *step, const char *item);

/* The days on which opinions on one evaluation are given. */
struct hy_opinion_round {
	struct hy_date from;	/* first day of the public notice; year 0: not known */
	struct hy_date to;	/* publication; year 0: still to come */
};

/*
 * The round of DOC: that of its last evaluation, or of one that is coming when the notice it
 * tells of is later than that. From the acts (keika), else from the days of the hearing.
 */
struct hy_opinion_round hy_opinion_round(const struct hy_yaml *words, const struct hy_doc *doc);
/* Was OPINION received in ROUND? Where no day is known, every opinion was. */
bool hy_opinion_in(const struct hy_opinion *opinion, const struct hy_opinion_round *round);

/* What is counted over the opinions of residents in a round. */
struct hy_opinion_tally {
	long opinions;		/* each as often as it was given */
	long persons;		/* different submitters; 0: not told of all */
	long effects[HY_EFFECT_KINDS + 1];	/* opinions by effect */
};
struct hy_opinion_tally hy_opinions_count(const struct hy_opinion *opinions, unsigned count,
    const struct hy_opinion_round *round);

#endif
