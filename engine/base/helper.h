/*
 * Helper: a thread that does jobs one after another, in the order they were given, while the caller
 * does something else. It takes no signals but those that a job lets through. Whoever gives it work
 * does not touch what the work touches until hy_helper_wait says that it is done.
 */
#ifndef HY_BASE_HELPER_H
#define HY_BASE_HELPER_H

#include <stdbool.h>

struct hy_helper;

/* One piece of work; the caller keeps it until it is done. Its fields are the helper's. */
struct hy_job {
	void (*work)(void *context);
	void *context;
	bool done;
	struct hy_job *next;
};

/* NULL when there is one processor only, or no thread to be had. */
struct hy_helper *hy_helper_start(void);
/* Lets WORK be done with CONTEXT, behind all that was given before. */
void hy_helper_do(struct hy_helper *helper, struct hy_job *job, void (*work)(void *context), void *context);
void hy_helper_wait(struct hy_helper *helper, struct hy_job *job);
/* Waits for all jobs, then ends the thread. NULL is allowed. */
void hy_helper_end(struct hy_helper *helper);

#endif
