#define _GNU_SOURCE	/* affinity */
#include "engine/base/helper.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

struct hy_helper {
	pthread_t thread;
	pthread_mutex_t lock;		/* guards what follows, and what jobs say of themselves */
	pthread_cond_t given, done;
	struct hy_job *first, **tail;
	bool end;
};

/* The next job; NULL when there will be none any more. */
static struct hy_job *
take(struct hy_helper *h)
{
	struct hy_job *job;

	while (h->first == NULL && !h->end)
		pthread_cond_wait(&h->given, &h->lock);
	job = h->first;
	if (job == NULL)
		return NULL;
	h->first = job->next;
	if (h->first == NULL)
		h->tail = &h->first;
	return job;
}

static void *
run_jobs(void *context)
{
	struct hy_helper *h = context;
	struct hy_job *job;

	pthread_mutex_lock(&h->lock);
	while ((job = take(h)) != NULL) {
		pthread_mutex_unlock(&h->lock);
		job->work(job->context);
		pthread_mutex_lock(&h->lock);
		job->done = true;
		pthread_cond_signal(&h->done);
	}
	pthread_mutex_unlock(&h->lock);
	return NULL;
}

/* Asks for another processor than the caller's: the system may begin with the same one, and notice milliseconds later. */
static void
go_elsewhere(pthread_attr_t *wishes)
{
	cpu_set_t others;
	int own = sched_getcpu();

	if (own < 0 || own >= CPU_SETSIZE || sched_getaffinity(0, sizeof(others), &others) != 0)
		return;
	CPU_CLR((size_t)own, &others);
	if (CPU_COUNT(&others) > 0)
		pthread_attr_setaffinity_np(wishes, sizeof(others), &others);
}

/* Signals are for the thread that was there before. */
static bool
start(struct hy_helper *h)
{
	pthread_attr_t wishes;
	sigset_t all, before;
	bool started;

	pthread_attr_init(&wishes);
	go_elsewhere(&wishes);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	started = pthread_create(&h->thread, &wishes, run_jobs, h) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&wishes);
	return started;
}

struct hy_helper *
hy_helper_start(void)
{
	struct hy_helper *h = sysconf(_SC_NPROCESSORS_ONLN) > 1 ? calloc(1, sizeof(*h)) : NULL;

	if (h == NULL)
		return NULL;
	pthread_mutex_init(&h->lock, NULL);
	pthread_cond_init(&h->given, NULL);
	pthread_cond_init(&h->done, NULL);
	h->tail = &h->first;
	if (start(h))
		return h;
	free(h);
	return NULL;
}

void
hy_helper_do(struct hy_helper *h, struct hy_job *job, void (*work)(void *context), void *context)
{
	*job = (struct hy_job){ work, context, false, NULL };
	pthread_mutex_lock(&h->lock);
	*h->tail = job;
	h->tail = &job->next;
	pthread_cond_signal(&h->given);
	pthread_mutex_unlock(&h->lock);
}

void
hy_helper_wait(struct hy_helper *h, struct hy_job *job)
{
	pthread_mutex_lock(&h->lock);
	while (!job->done)
		pthread_cond_wait(&h->done, &h->lock);
	pthread_mutex_unlock(&h->lock);
}

void
hy_helper_end(struct hy_helper *h)
{
	if (h == NULL)
		return;
	pthread_mutex_lock(&h->lock);
	h->end = true;
	pthread_cond_signal(&h->given);
	pthread_mutex_unlock(&h->lock);
	pthread_join(h->thread, NULL);
	pthread_cond_destroy(&h->done);
	pthread_cond_destroy(&h->given);
	pthread_mutex_destroy(&h->lock);
	free(h);
}
