/*
 * Findings: what is wrong or doubtful in an assessment. Not an error: the work
 * was done (base/err.h). A list lives in one arena and is sorted by position
 * before it is shown.
 */
#ifndef HY_CHECK_FINDING_FINDING_H
#define HY_CHECK_FINDING_FINDING_H

#include <stdint.h>

#include "engine/form/doc.h"

/* From the most to the least serious; fatal cannot be lowered by a body. */
enum hy_severity { HY_FATAL, HY_ERROR, HY_WARNING, HY_NOTE, HY_SEVERITY_COUNT };

/* Another place a finding speaks of. */
struct hy_related {
	const struct hy_doc *doc;
	const struct hy_node *node;	/* NULL: the place belongs to no item */
	struct hy_mark at;
	const struct hy_related *next;
};

struct hy_finding {
	const char *rule;		/* "CD-05" */
	enum hy_severity severity;
	struct hy_str message, hint;	/* hint: how to mend it; may be "" */
	const struct hy_doc *doc;	/* NULL when it concerns no document */
	const struct hy_node *node;	/* NULL when it concerns the whole document */
	struct hy_mark at;
	struct hy_str key;		/* what is said at the place, in no language: for the fingerprint */
	const struct hy_related *related;	/* in other documents */
	bool missing;			/* speaks of something that is only not written yet */
	bool instead;			/* says all there is to say of the node: no form check besides */
	bool whole;			/* speaks of all below the node, too */
	bool waived;
	struct hy_str waiver;		/* its reason */
	struct hy_finding *next;
};

struct hy_findings {
	struct hy_arena *arena;
	struct hy_finding *first, **tail;
	unsigned count[HY_SEVERITY_COUNT];	/* not waived */
	unsigned waived;
};

struct hy_findings *hy_findings_new(struct hy_arena *arena);
/* Adds a finding at NODE (its mark; NULL = the document's first line). The caller may fill in more. */
struct hy_finding *hy_findings_add(struct hy_findings *list, const char *rule,
    enum hy_severity severity, const struct hy_doc *doc, const struct hy_node *node,
    struct hy_str message);
/* Adds the findings of ONE, whose arena lives as long, to ALL. */
void hy_findings_join(struct hy_findings *all, struct hy_findings *one);
/* Sets the severity of F, which is in LIST, and keeps the counts right. */
void hy_finding_weigh(struct hy_findings *list, struct hy_finding *f, enum hy_severity severity);
/*
 * Marks F, which is in LIST, as speaking of something that is only not written yet: in a
 * draft that is a note (a fatal finding stays fatal).
 */
void hy_finding_missing(struct hy_findings *list, struct hy_finding *f);
/* By file, line, column, then rule id; equal findings keep their order. */
void hy_findings_sort(struct hy_findings *list);
/*
 * 16 hexadecimal digits that stay when lines move, records before the place come or go, words of
 * the message or the language change: from rule, item (records by title) and what is said (key).
 * Equal findings in several revisions have the same.
 */
struct hy_str hy_finding_fingerprint(struct hy_arena *arena, const struct hy_finding *finding);
/* The number it is made from. NODE may be NULL. */
uint64_t hy_finding_hash(const char *rule, const struct hy_node *node, struct hy_str key);
/* The official path of NODE; "" for NULL and for the root, which is no item. */
struct hy_str hy_finding_item(struct hy_arena *arena, const struct hy_node *node);
/* "error", "warning" ...: the machine name. */
const char *hy_severity_name(enum hy_severity severity);
/* The word for it in what is printed, whatever the language of the messages. */
struct hy_str hy_severity_word(enum hy_severity severity);
/* False when NAME is none. */
bool hy_severity_parse(struct hy_str name, enum hy_severity *severity);

#endif
