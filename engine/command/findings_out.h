/* Findings as text and as JSON (DESIGN 3). */
#ifndef HY_COMMAND_FINDINGS_OUT_H
#define HY_COMMAND_FINDINGS_OUT_H

#include "engine/check/finding.h"

#define HY_FINDINGS_VERSION 1

/* Lines for people and editors: place, severity, rule, message; then the item and a hint. */
struct hy_str hy_findings_text(struct hy_arena *arena, const struct hy_findings *findings);
struct hy_str hy_findings_json(struct hy_arena *arena, const struct hy_findings *findings);
/* One line that counts them, waived ones too. */
struct hy_str hy_findings_tally(struct hy_arena *arena, const struct hy_findings *findings);

#endif
