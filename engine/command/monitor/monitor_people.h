/* What people answer: the form of the self-inspection, and its answers read back as evidence. */
#ifndef HY_COMMAND_MONITOR_MONITOR_PEOPLE_H
#define HY_COMMAND_MONITOR_MONITOR_PEOPLE_H

#include "engine/command/call.h"

/* Writes the form to -o (xlsx, pdf, html, txt by its suffix). An exit status. */
int hy_monitor_checklist(struct hy_call *call);
/* Reads the filled-in workbook that --answers names and writes its answers as CSV for a source of kind `evidence`. An exit status. */
int hy_monitor_answers(struct hy_call *call);

#endif
