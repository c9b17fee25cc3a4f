/*
 * Waivers: findings a body has decided to live with, in waivers.yaml beside the
 * assessment: rule, item, reason and expiry, all of them mandatory. A waived
 * finding is kept and counted apart. Waivers that expired (WV-01) or waive
 * nothing (WV-02) are findings themselves.
 */
#ifndef HY_CHECK_SUBJECT_WAIVER_H
#define HY_CHECK_SUBJECT_WAIVER_H

#include "engine/check/finding/due.h"
#include "engine/check/subject/live.h"
#include "engine/form/yaml/slot.h"

extern const struct hy_slots hy_waiver_slots;

struct hy_waiver {
	struct hy_str rule, item, subject, reason;	/* subject: of a live judgement; "" = any */
	struct hy_date until;
	struct hy_mark at;
	bool named, used;	/* an item has this path; a finding was waived */
	struct hy_waiver *next;
};

struct hy_waivers {
	const char *file;	/* NULL: there is no waivers.yaml */
	struct hy_waiver *first;
};

/* The waivers beside file DOC; empty when there are none. NULL with ERR when they cannot be read. */
struct hy_waivers *hy_waivers_load(struct hy_arena *arena, const char *doc, struct hy_err *err);
/*
 * Marks the findings on DOC that a waiver names: the same rule, at the item or
 * below it; the word for "the whole" instead of an item names what concerns no single one. Fatal findings are not waived; an expired waiver does nothing.
 */
void hy_waivers_apply(struct hy_waivers *waivers, const struct hy_doc *doc,
    const struct hy_date *today, struct hy_findings *findings);
/* The same for JUDGEMENTS of the live side: deviations and gaps, of the subject a waiver names. */
void hy_waivers_judge(struct hy_waivers *waivers, const struct hy_live *live, struct hy_judgements *judgements);
/* Adds the day each waiver expires, as told by RULE. */
void hy_waivers_due(const struct hy_waivers *waivers, const struct hy_rule *rule,
    struct hy_dues *dues);
/* Adds WV-01 and WV-02; call once, after all documents beside the file were checked. */
void hy_waivers_finish(const struct hy_waivers *waivers, const struct hy_date *today,
    struct hy_findings *findings);

#endif
