/*
 * Description: what a rule says about itself, for all that is found by it; and the same as bytes, so
 * that it is known without running the rule's file.
 */
#ifndef HY_CHECK_FINDING_DESCRIPTION_H
#define HY_CHECK_FINDING_DESCRIPTION_H

#include "engine/check/finding/finding.h"

/* A text in both languages; an empty English one falls back to Japanese. */
struct hy_pair {
	struct hy_str ja, en;
};

/* How sure the basis is: read in the law, agreed by published assessments, or only known. */
enum hy_certainty { HY_CERTAIN_LAW, HY_CERTAIN_PRACTICE, HY_CERTAIN_KNOWN };

#define HY_RULE_FORMS 8

/* What a rule says about itself; hy_description_write and _read know every field. */
struct hy_rule {
	const char *id;			/* "CD-05" */
	const char *file;		/* where it is written */
	struct hy_pair title, hint, why;	/* why: what it wants, and why; for explain */
	enum hy_severity severity;
	struct hy_str article, source;	/* legal basis, and where it was read */
	enum hy_certainty certainty;
	struct hy_str good, bad;	/* examples in YAML; may be "" */
	bool sketch;			/* the examples are to be read, not to be run */
	const char *forms[HY_RULE_FORMS];	/* "yoshiki4" ...; none = every form */
	unsigned n_forms;
	const struct hy_str *also;	/* ids of the domain rules it answers for beside its own */
	unsigned n_also;
	const struct hy_str *words;	/* words it is called for in texts (scan.h) */
	unsigned n_words;
	const struct hy_str *limits;	/* which limits of a monitor's configuration it asks for */
	unsigned n_limits;
	bool portfolio;			/* looks at all assessments of a body together */
	bool monitor;			/* judges the live side (live.h) */
	bool compares;			/* it looks at a revision beside the one before it */
	bool on_request;		/* runs only when named (hy_rules_request) */
	bool current;			/* it looks at the revision in force, in a portfolio */
	bool runs;			/* it has a check; without it the engine itself raises it, or it only tells dues */
	bool dues;			/* it tells what is due */
};

/* PAIR in the language of the run. */
struct hy_str hy_pair_text(struct hy_pair pair);
/* "law", "practice", "known". */
const char *hy_certainty_name(enum hy_certainty certainty);

/* Appends RULE, all but the file it stands in. */
void hy_description_write(struct hy_buf *out, const struct hy_rule *rule);
/* Fills RULE from BYTES, which must outlive it. False when they are no description. */
bool hy_description_read(struct hy_arena *arena, struct hy_str bytes, struct hy_rule *rule);

#endif
