/*
 * Conditions: when an item applies, or what it is computed from. A condition compares answers of other items
 * of the same document: `umu = ...`, `.. != ...`, `shinai lacks ...`, joined by
 * `and` (templates/README.md).
 */
#ifndef HY_FORM_CONDITION_H
#define HY_FORM_CONDITION_H

#include "engine/form/form.h"

enum hy_test { HY_TEST_IS, HY_TEST_IS_NOT, HY_TEST_HAS, HY_TEST_LACKS, HY_TEST_FEWER_DAYS, HY_TEST_FILLED };

struct hy_cond {
	const struct hy_item *item;	/* whose answer is tested */
	enum hy_test test;
	struct hy_str value, key;	/* as written, and folded */
	long days;
	const struct hy_cond *next;	/* all must hold */
};

/* Parses TEXT, the condition of ITEM; names are searched beside ITEM and its ancestors. NULL with ERR. */
const struct hy_cond *hy_cond_parse(struct hy_arena *arena, const struct hy_item *item,
    struct hy_str text, struct hy_mark at, struct hy_err *err);

struct hy_node;
enum hy_truth { HY_NO, HY_YES, HY_OPEN };

/* Do COND and all behind it hold for NODE? HY_OPEN: a deciding answer is missing. */
enum hy_truth hy_cond_holds(const struct hy_cond *cond, const struct hy_node *node);
/* Does NODE's item apply here, with all its ancestors? HY_OPEN: a deciding answer is missing. */
enum hy_truth hy_node_applies(const struct hy_node *node);
/* COND in words, all its terms: "when ... is ...". */
struct hy_str hy_cond_text(struct hy_arena *arena, const struct hy_cond *cond);
/* The condition that makes the item not apply (of itself or an ancestor), for messages; or NULL. */
const struct hy_cond *hy_node_blocking(const struct hy_node *node);

#endif
