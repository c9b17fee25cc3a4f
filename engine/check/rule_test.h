/*
 * Trying a rule on its own examples: what it calls bad must be reported, what it calls good
 * must not. An example is one assessment file, or several parted by lines `---`; a comment
 * "# PATH.yaml" on the first line names the file. Without its form and edition it is on the first form the rule is for.
 */
#ifndef HY_CHECK_RULE_TEST_H
#define HY_CHECK_RULE_TEST_H

#include "engine/check/rule.h"

enum hy_tried { HY_TRIED_WELL, HY_TRIED_NOTHING, HY_TRIED_BADLY };

/* What it needs beside the rule. */
struct hy_trial {
	struct hy_arena *arena;
	struct hy_forms *forms;
	struct hy_rules *rules;
	const struct hy_context *context;
};

/*
 * HY_TRIED_NOTHING: its examples are a sketch, the engine raises it, or it only tells dues. HY_TRIED_BADLY fills WHY with
 * what is wrong, the place being that in the rule's file or example.
 */
enum hy_tried hy_rule_try(const struct hy_trial *trial, const struct hy_rule *rule,
    struct hy_err *why);

#endif
