/* Other programs: run with an argument list, never through a shell. */
#ifndef HY_BASE_PROCESS_H
#define HY_BASE_PROCESS_H

#include "engine/base/err.h"

/*
 * Runs ARGV (ended by NULL; the program is searched on PATH) with the streams of this process
 * and waits for it. Its exit status; 127 when it cannot be started; -1 with ERR when no process
 * can be made.
 */
int hy_process_run(const char *const *argv, struct hy_err *err);

#endif
