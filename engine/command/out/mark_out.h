/* Findings written into the workbook they are about. */
#ifndef HY_COMMAND_OUT_MARK_OUT_H
#define HY_COMMAND_OUT_MARK_OUT_H

#include "engine/check/finding/finding.h"
#include "engine/command/call.h"

/*
 * Writes the workbook FILE with FINDINGS, those that are not waived, to PATH.
 * False after an error was said; PATH is then as it was.
 */
bool hy_findings_mark(struct hy_call *call, const char *file, const struct hy_findings *findings,
    const char *path);

#endif
