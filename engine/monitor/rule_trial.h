/*
 * Trying a rule of the live side on its own examples: what it calls bad must deviate or be a gap, what it calls good must not. An
 * example is a small set-up in files parted by lines `---`, each beginning with a comment "# NAME": revisions of the assessment
 * (NAME.yaml), monitor.yaml, and what its sources read. It is written into a folder of its own, monitored once, and removed.
 */
#ifndef HY_MONITOR_RULE_TRIAL_H
#define HY_MONITOR_RULE_TRIAL_H

#include "engine/check/rule/rule_test.h"

/* As hy_rule_try, for rules with scope "monitor". */
enum hy_tried hy_monitor_rule_try(const struct hy_trial *trial, const struct hy_rule *rule, struct hy_err *why);

#endif
