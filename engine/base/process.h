/* Other programs: run with an argument list, never through a shell. */
#ifndef HY_BASE_PROCESS_H
#define HY_BASE_PROCESS_H

#include <stdio.h>

#include "engine/base/err.h"

/*
 * Runs ARGV (ended by NULL; the program is searched on PATH) with the streams of this process
 * and waits for it. Its exit status; 127 when it cannot be started; -1 with ERR when no process
 * can be made.
 */
int hy_process_run(const char *const *argv, struct hy_err *err);

/*
 * Does WORK in a process of its own, for SECONDS of processor time at most, and takes what it writes
 * to OUT: for libraries that keep things or fall over. False, without a word, when WORK said so or
 * did not come to its end.
 */
typedef bool hy_process_work(void *context, FILE *out);
bool hy_process_apart(struct hy_arena *arena, hy_process_work *work, void *context, unsigned seconds,
    struct hy_str *bytes);

#endif
