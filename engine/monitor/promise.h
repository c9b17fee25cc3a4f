/*
 * Promises: the sentences of an assessment that say what is done or not done (templates/promises.yaml says where they stand
 * and how they look), and who answers for each: a check, another body whose paper proves it (relies_on), people (the yearly
 * self-inspection), or nobody yet.
 */
#ifndef HY_MONITOR_PROMISE_H
#define HY_MONITOR_PROMISE_H

#include "engine/monitor/config/config.h"

#define HY_PROMISES_FILE "templates/promises.yaml"

enum hy_kept { HY_KEPT_OPEN, HY_KEPT_CHECK, HY_KEPT_OTHERS, HY_KEPT_PEOPLE, HY_KEPT_COUNT };

struct hy_promise {
	struct hy_str id;		/* "P-1f0c9a2e": stays while item and sentence stay; spaces and widths do not count */
	const struct hy_doc *doc;
	const struct hy_node *node;
	struct hy_str text;		/* the sentence, on one line; for an answer its item's label and the option */
	struct hy_mark at;
	const char *rule;		/* the check whose words it has, or NULL */
	struct hy_str others;		/* who keeps it by the heading it stands under; "" = the body */
	enum hy_kept kept;		/* as the configuration says */
	struct hy_str by;		/* rule, what it relies on, or departments */
	const struct hy_promise *next;
};

struct hy_promises {
	const struct hy_promise *first;
	unsigned count, kept[HY_KEPT_COUNT];
	const struct hy_yaml **gone;	/* keys of `promises:` that this revision does not have */
	unsigned n_gone;
};

/*
 * The promises of DOC, in the order of the form, with what CONFIG (NULL: nothing yet) says of each. NULL with ERR: the data cannot be
 * read, or `promises:` says something that is not known.
 */
const struct hy_promises *hy_promises_find(struct hy_arena *arena, const struct hy_doc *doc,
    const struct hy_monitor_config *config, struct hy_err *err);

#endif
