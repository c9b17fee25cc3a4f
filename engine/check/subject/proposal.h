/*
 * Proposals: what an assessment may say of the opinions on it in its section on the procedure
 * (main opinions, what was made of them, result of the review), made from the list kept
 * beside it. The author takes them over or not.
 */
#ifndef HY_CHECK_SUBJECT_PROPOSAL_H
#define HY_CHECK_SUBJECT_PROPOSAL_H

#include "engine/check/subject/opinions.h"

#define HY_MOST_PROPOSALS 4

struct hy_proposal {
	const struct hy_node *node;	/* of the assessment */
	struct hy_str text;
};

/*
 * The proposals for DOC in the order of the form: *COUNT of them. Only for what its form has; for
 * review and examination only when the list has something on them. WORDS: hy_opinion_words.
 */
const struct hy_proposal *hy_proposals(struct hy_arena *arena, const struct hy_yaml *words,
    const struct hy_doc *doc, const struct hy_opinion *opinions, unsigned n_opinions, unsigned *count);
/*
 * The official names of the items that OPINION names, as they stand in DOC or else in one of the
 * REVISIONS (the last first), joined by JOIN; as written where no revision has them; "" for none.
 */
struct hy_str hy_opinion_items(struct hy_arena *arena, const struct hy_opinion *opinion,
    const struct hy_doc *doc, const struct hy_doc *const *revisions, unsigned n_revisions,
    struct hy_str join);

#endif
