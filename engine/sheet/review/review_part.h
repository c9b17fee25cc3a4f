/*
 * The pack that is being made, shared by its files: review_sheet.c (parts and their order), review_overview.c,
 * review_change.c, review_council.c, review_finding.c (what they hold), review_word.c and review_place.c (what they are made of).
 */
#ifndef HY_SHEET_REVIEW_REVIEW_PART_H
#define HY_SHEET_REVIEW_REVIEW_PART_H

#include "engine/sheet/review/review_sheet.h"
#include "engine/sheet/table.h"

/* The choices of a filter; more than there is room for share the last one. */
struct hy_review_choices {
	struct hy_str labels[64];
	unsigned count;
};

struct hy_review_sheet {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_yaml *words;		/* review in phrases.yaml */
	const struct hy_yaml *council;		/* templates/council.yaml */
	const struct hy_review *review;
	const struct hy_review_view *views;
	struct hy_review_choices reasons, sections;
	const char ***anchors;			/* by work: ids in its form, in order, ended by NULL; NULL: no form */
};

/* review_word.c: a printed word, and one with texts filled in. */
struct hy_str hy_review_word(const struct hy_review_sheet *s, const char *key);
struct hy_str hy_review_fill(const struct hy_review_sheet *s, const char *key, struct hy_str one,
    struct hy_str two, struct hy_str three);
/* Entry N (from 0) of a list of words. */
struct hy_str hy_review_entry(const struct hy_review_sheet *s, const char *key, unsigned n);
/* Begins a table with the widths and heads under these keys. */
struct hy_table hy_review_table(const struct hy_review_sheet *s, const char *widths, const char *heads,
    unsigned n_cols);
/* The place of WORK among the works, from 0. */
unsigned hy_review_nth(const struct hy_review_sheet *s, const struct hy_review_work *work);
/* NAME with the number of work NTH in front where there are several. */
struct hy_str hy_review_tab(const struct hy_review_sheet *s, unsigned nth, struct hy_str name);
/* Appends to SHEET the parts of ALONE, which is about work NTH; their links lead into its form. HEADING in front of their names. */
void hy_review_join(const struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_sheet *alone,
    unsigned nth, struct hy_str heading);
/* review_place.c: finds what the forms of all works have, before anything else of this file is asked. */
void hy_review_anchors(struct hy_review_sheet *s);
/* The id in the form of work NTH of NODE (may be NULL), or of what is nearest to it; "" for nowhere. */
struct hy_str hy_review_anchor(const struct hy_review_sheet *s, unsigned nth, const struct hy_node *node);
/*
 * What stands for the page of NODE, whose place in the form has this ID, where there are no pages: the
 * numeral of its section, with its page in the form printed alone where that is known.
 */
struct hy_str hy_review_page(const struct hy_review_sheet *s, unsigned nth, const struct hy_node *node,
    const char *id);
/* Adds the cell that leads to NODE, or what is nearest to it, in the form of work NTH. NODE may be NULL. */
void hy_review_place(const struct hy_review_sheet *s, struct hy_table *t, unsigned col, unsigned nth,
    const struct hy_node *node);

/* review_overview.c: what the pack is about; one table a work. */
void hy_review_overview(struct hy_review_sheet *s, struct hy_sheet *sheet);
/* review_change.c: what works share; the changes of WORK; the filters that choose among all of them, whose choices come first. */
void hy_review_choices(struct hy_review_sheet *s);
void hy_review_commons(struct hy_review_sheet *s, struct hy_sheet *sheet);
void hy_review_changes(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work);
void hy_review_filters(struct hy_review_sheet *s, struct hy_sheet *sheet);
/*
 * review_council.c: the opinions of residents on WORK and what earlier councils left open, the checklist of
 * each work, the letters for all of them.
 */
void hy_review_opinions(struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_review_work *work);
void hy_review_checklists(struct hy_review_sheet *s, struct hy_sheet *sheet);
void hy_review_letters(struct hy_review_sheet *s, struct hy_sheet *sheet);
/* review_finding.c: what became of the findings of all works. */
void hy_review_findings(struct hy_review_sheet *s, struct hy_sheet *sheet);

#endif
