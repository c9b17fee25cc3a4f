/*
 * Trying a rule on its own examples: what it calls bad must be reported, what it calls good
 * must not. An example is one assessment file, or several parted by lines `---`; a comment
 * "# PATH.yaml" on the first line names the file. Without its form and edition it is on the first form the rule is for.
 */
#ifndef HY_CHECK_RULE_RULE_TEST_H
#define HY_CHECK_RULE_RULE_TEST_H

#include "engine/check/rule/rule.h"

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

/* --- for who tries rules of another kind --- */

/* Whether there is anything to try: HY_TRIED_WELL goes on. */
enum hy_tried hy_rule_try_begin(const struct hy_trial *trial, const struct hy_rule *rule, struct hy_err *why);
/* The next part of an example, up to a line `---`; false behind the last. */
bool hy_example_take(struct hy_str *rest, struct hy_str *part);
/* The name in the comment on its first line; "" when there is none. */
struct hy_str hy_example_name(struct hy_str part);
/* PART as FILE, with a form and edition the rule is for when it names none. False with ERR: no YAML. */
bool hy_example_whole(const struct hy_trial *trial, const struct hy_rule *rule, const char *file, struct hy_str part,
    struct hy_str *whole, struct hy_err *err);

#endif
