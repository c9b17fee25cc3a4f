/* For unit tests: a folder of its own for each test, with what the test puts into it. Include cmocka first. */
#ifndef HY_TESTS_UNIT_PLACE_H
#define HY_TESTS_UNIT_PLACE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/file.h"

struct place {
	struct hy_arena *arena;
	char dir[32];
	struct hy_err err;
};

/* The path of NAME in the folder. */
static inline const char *
at(struct place *p, const char *name)
{
	return hy_path_join(p->arena, hy_str_of(p->dir), name).p;
}

static inline void
put_bytes(const char *path, const char *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

static inline void
put(const char *path, const char *text)
{
	put_bytes(path, text, strlen(text));
}

static inline int
place_open(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	if (p == NULL)
		return -1;
	p->arena = hy_arena_new();
	strcpy(p->dir, "/tmp/hyoka-test-XXXXXX");
	*state = p;
	return mkdtemp(p->dir) != NULL ? 0 : -1;
}

/* Only what the tests make: files in the folder and in those below it. */
static inline void
place_clear(struct place *p, const char *dir)
{
	struct hy_str *names;
	size_t count;

	if (!hy_folder_list(p->arena, dir, &names, &count, &p->err))
		return;
	for (size_t i = 0; i < count; i++) {
		const char *path = hy_path_join(p->arena, hy_str_of(dir), names[i].p).p;

		if (hy_file_is_folder(path))
			place_clear(p, path);
		else
			unlink(path);
	}
	rmdir(dir);
}

static inline int
place_close(void **state)
{
	struct place *p = *state;

	place_clear(p, p->dir);
	hy_arena_free(p->arena);
	free(p);
	return 0;
}

#endif
