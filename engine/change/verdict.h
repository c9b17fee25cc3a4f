/*
 * Verdict: is a change a juyou na henkou (important change: the assessment is to
 * be done again) or a mere shuusei (correction), and was it submitted before the
 * handling changed (jizen) or after it (jigo)?
 * The author's word is the entries under the key for changes in the NEW document.
 * An entry covers what its paths name and all below; of several the deepest path
 * counts, then one that names the block, then the first. Paths that name nothing
 * in the new document, and removals, are looked up in the old one.
 * Rules 9 and 14; guideline table of important items; CH-01, CH-02, CH-E1 to E5.
 */
#ifndef HY_CHANGE_VERDICT_H
#define HY_CHANGE_VERDICT_H

#include "engine/change/diff.h"

/* In the order of the options of henkou/riyuu (templates/common.yaml). */
enum hy_reason {
	HY_REASON_SUBSTANCE, HY_REASON_TYPO, HY_REASON_FORMAL, HY_REASON_REDUCED,
	HY_REASON_EMERGENCY, HY_REASON_ACCIDENT, HY_REASON_OTHER, HY_REASON_COUNT
};

/* In the order of the options of henkou/teishutsu_jiki, behind "none". */
enum hy_timing { HY_TIMING_NONE, HY_TIMING_BEFORE, HY_TIMING_AFTER };

struct hy_verdict {
	const struct hy_change *change;
	const struct hy_node *entry;	/* the author's entry (record of henkou), or NULL */
	/* juyou na henkou; else a shuusei. A kome item stays one though OTHER is written: it is none. */
	bool important;
	enum hy_reason reason;		/* written, or the default: SUBSTANCE for kome items, else OTHER */
	bool reason_written;
	struct hy_date effective;	/* when the handling changes; year 0 = not written */
	enum hy_timing written, computed;
	enum hy_timing timing;		/* what is printed: written, else computed */
	struct hy_str explanation;	/* of the entry, else proposed; "" when there is nothing to propose */
	bool proposed;
	struct hy_str ground;		/* konkyo of the entry, or "" */
	struct hy_str group;		/* matomeru of the entry, or "" */
	bool excerpt;			/* the entry has words for the annex (mae_bun, ato_bun): */
	struct hy_str words_before, words_after;
};

struct hy_verdicts {
	const struct hy_diff *diff;
	struct hy_verdict *at;		/* one a change, in their order */
	unsigned count;
	unsigned important;		/* how many are */
	const struct hy_node **unused;	/* entries that cover no change */
	unsigned n_unused;
	struct hy_date submitted, published;	/* of this revision; year 0 = not known */
};

/*
 * Judges all changes of DIFF. PHRASES is templates/phrases.yaml as read (NULL: no
 * explanations are proposed). In ARENA. Never NULL.
 */
struct hy_verdicts *hy_verdicts(struct hy_arena *arena, const struct hy_yaml *phrases,
    const struct hy_diff *diff);

/* The official words of a reason and a timing, from the form of DOC; "" for HY_TIMING_NONE. */
struct hy_str hy_reason_label(const struct hy_doc *doc, enum hy_reason reason);
struct hy_str hy_timing_label(const struct hy_doc *doc, enum hy_timing timing);

/*
 * Does submission and publication precede EFFECTIVE? NONE when a day is missing or
 * not exact enough to tell. A missing SUBMITTED counts as on the day of publication.
 */
enum hy_timing hy_timing_compute(const struct hy_date *submitted, const struct hy_date *published,
    const struct hy_date *effective);

#endif
