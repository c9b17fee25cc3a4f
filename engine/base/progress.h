/*
 * Progress: a bar on standard error while many pieces of work are done, where a person
 * looks on and it takes more than a second. One for the whole program; work inside a
 * piece of work shows no bar of its own.
 */
#ifndef HY_BASE_PROGRESS_H
#define HY_BASE_PROGRESS_H

#include <stdbool.h>

/* Seconds since some moment: how long work takes decides what is seen, never what is written. */
typedef double hy_seconds(void);

/* Allows the bar: SECONDS is asked how the time goes by. Without this call there is none. */
void hy_progress_clock(hy_seconds *seconds);
/* No bar from here on (--quiet). */
void hy_progress_forbid(void);
/* True when a bar can be seen: standard error is a terminal that can erase a line. */
bool hy_progress_seen(void);

/* TOTAL pieces of work begin; each begin has its end. */
void hy_progress_begin(unsigned total);
/* The next piece of work is NAME (a file, a section); the bar may be drawn. */
void hy_progress_step(const char *name);
/* The bar goes. */
void hy_progress_end(void);
/* Takes the bar away for a line that is printed on standard error; the next step draws it again. */
void hy_progress_hide(void);

#endif
