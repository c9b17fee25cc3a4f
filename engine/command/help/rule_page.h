/* A rule explained: for the terminal, and as a page of the manual. Both in the language of the run. */
#ifndef HY_COMMAND_HELP_RULE_PAGE_H
#define HY_COMMAND_HELP_RULE_PAGE_H

#include "engine/check/rule/rule.h"

struct hy_str hy_rule_page(struct hy_arena *arena, const struct hy_rule *rule);
/* Markdown; a Japanese page ends with the rule in English. */
struct hy_str hy_rule_page_markdown(struct hy_arena *arena, const struct hy_rule *rule);
/* Markdown that lists all rules, with links to <ID>.md. */
struct hy_str hy_rule_index_markdown(struct hy_arena *arena, struct hy_rules *rules);

#endif
