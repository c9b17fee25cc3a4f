#include "engine/form/ahead.h"

#include <stdlib.h>

#include "engine/base/file.h"

struct hy_ahead {
	struct hy_helper *helper;
	struct hy_job job;
	const char *file;
	struct hy_arena *arena;
	struct hy_str bytes;
	const struct hy_yaml *yaml;	/* NULL: ERR */
	struct hy_err err;
};

static void
read_ahead(void *context)
{
	struct hy_ahead *a = context;

	if (hy_file_read(a->arena, a->file, HY_YAML_MAX_BYTES, &a->bytes, &a->err))
		a->yaml = hy_yaml_parse(a->arena, a->file, a->bytes, &a->err);
}

struct hy_ahead *
hy_ahead_start(struct hy_helper *helper, const char *file)
{
	struct hy_ahead *a = helper != NULL ? calloc(1, sizeof(*a)) : NULL;

	if (a == NULL)
		return NULL;
	a->helper = helper;
	a->file = file;
	a->arena = hy_arena_new();
	hy_helper_do(helper, &a->job, read_ahead, a);
	return a;
}

struct hy_doc *
hy_ahead_doc(struct hy_arena *arena, struct hy_forms *forms, struct hy_ahead *a, const char *file,
    struct hy_err *err)
{
	struct hy_doc *doc = NULL;

	if (a == NULL)
		return hy_doc_load(arena, forms, file, err);
	hy_helper_wait(a->helper, &a->job);
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
	hy_helper_wait(a->helper, &a->job);
	hy_arena_free(a->arena);
	free(a);
}
