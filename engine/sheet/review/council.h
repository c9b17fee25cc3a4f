/*
 * Council: the papers laid before those who review an assessment, as parts of a
 * sheet: the checklist of the points of review and the letters (templates/council.yaml).
 * A council of a local body reviews and answers (daisansha tenken, toushin; rule 7(4));
 * all-item assessments of gyosei bodies are submitted to the commission for its approval
 * (Act 28(2)). The guideline's points of review: 10.1(2).
 */
#ifndef HY_SHEET_REVIEW_COUNCIL_H
#define HY_SHEET_REVIEW_COUNCIL_H

#include "engine/change/verdict.h"
#include "engine/check/subject/body.h"
#include "engine/sheet/looks.h"
#include "engine/sheet/table.h"

/* An assessment that is laid before them. */
struct hy_council_work {
	const struct hy_doc *doc;		/* as it is to be reviewed */
	const struct hy_verdicts *verdicts;	/* against what was reviewed last; NULL: it is new */
	const struct hy_findings *findings;	/* those on DOC are told beside the points; NULL: none are */
};

/* Where an item stands in the papers. */
struct hy_council_place {
	const char *link;	/* id of its cell (hy_cell.link); NULL: not there */
	struct hy_str page;	/* what stands for its page on devices without pages; "" unknown */
};
typedef struct hy_council_place hy_council_where(void *context, const struct hy_node *node);

/* What is asked in one consultation. */
struct hy_council_case {
	const struct hy_body *body;
	bool gyosei;			/* hy_bodies_kind */
	const struct hy_council_work *works;
	unsigned n_works;
	hy_council_where *where;	/* NULL: no places are known */
	void *context;			/* of WHERE */
};

/* templates/council.yaml. NULL with ERR. */
const struct hy_yaml *hy_council_open(struct hy_arena *arena, struct hy_err *err);
/*
 * Appends the checklist of WORK, one of those of CASE, to SHEET. False, and nothing is
 * appended, when its form has no points of review (a basic-item assessment).
 */
bool hy_council_checklist(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_yaml *council, const struct hy_council_case *asked,
    const struct hy_council_work *work, struct hy_sheet *sheet);
/*
 * Appends the letters for the works of CASE that somebody reviews, a part each, and returns
 * how many: none when no work is reviewed. Numbers, days and signatures are left open.
 */
unsigned hy_council_letters(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_yaml *council, const struct hy_council_case *asked, struct hy_sheet *sheet);
/* Number and name of the assessment DOC, as the papers name it. */
struct hy_str hy_council_work_name(struct hy_arena *arena, const struct hy_yaml *council,
    const struct hy_doc *doc);

#endif
