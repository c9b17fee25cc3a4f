#include "engine/form/ahead.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/base/file.h"

struct hy_ahead {
	pthread_t thread;
	const char *file;
	struct hy_arena *arena;
	struct hy_str bytes;
	const struct hy_yaml *yaml;	/* NULL: ERR */
	struct hy_err err;
};

static void *
read_ahead(void *context)
{
	struct hy_ahead *a = context;

	if (hy_file_read(a->arena, a->file, HY_YAML_MAX_BYTES, &a->bytes, &a->err))
		a->yaml = hy_yaml_parse(a->arena, a->file, a->bytes, &a->err);
	return NULL;
}

/* Signals are for the thread that was there before. */
static bool
start(struct hy_ahead *a)
{
	sigset_t all, before;
	bool started;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	started = pthread_create(&a->thread, NULL, read_ahead, a) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

struct hy_ahead *
hy_ahead_start(const char *file)
{
	struct hy_ahead *a = sysconf(_SC_NPROCESSORS_ONLN) > 1 ? calloc(1, sizeof(*a)) : NULL;

	if (a == NULL)
		return NULL;
	a->file = file;
	a->arena = hy_arena_new();
	if (start(a))
		return a;
	hy_arena_free(a->arena);
	free(a);
	return NULL;
}

struct hy_doc *
hy_ahead_doc(struct hy_arena *arena, struct hy_forms *forms, struct hy_ahead *a, const char *file,
    struct hy_err *err)
{
	struct hy_doc *doc = NULL;

	if (a == NULL)
		return hy_doc_load(arena, forms, file, err);
	pthread_join(a->thread, NULL);
	hy_arena_adopt(arena, a->arena);
	if (a->yaml != NULL)
		doc = hy_doc_bind(arena, forms, a->file, a->yaml, err);
	else if (err != NULL)
		*err = a->err;
	if (doc != NULL)
		doc->bytes = a->bytes;
	free(a);
	return doc;
}

void
hy_ahead_end(struct hy_ahead *a)
{
	if (a == NULL)
		return;
	pthread_join(a->thread, NULL);
	hy_arena_free(a->arena);
	free(a);
}
