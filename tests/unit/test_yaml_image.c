/* The image of a template is the tree that parsing it gives, and is taken only while the file is as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "engine/base/file.h"
#include "engine/form/yaml_image.h"

static const char text[] = "様式: 全項目評価書\n"
	"一覧:\n  - 名: \"引用\"\n    空: \"\"\n  - [ア, イ]\n"
	"記: |\n  一行目\n  二行目\n空の表: {}\n";

struct world {
	struct hy_arena *arena;
	struct hy_err err;
	char folder[32];
	const char *file, *image;
};

static void
write_file(const char *path, const char *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

static int
set_up(void **state)
{
	struct world *w = calloc(1, sizeof(*w));

	w->arena = hy_arena_new();
	strcpy(w->folder, "/tmp/hyoka.XXXXXX");
	assert_non_null(mkdtemp(w->folder));
	w->file = hy_path_join(w->arena, hy_str_of(w->folder), "a.yaml").p;
	w->image = hy_path_join(w->arena, hy_str_of(w->folder), "a.tree").p;
	write_file(w->file, text, strlen(text));
	assert_true(hy_yaml_image_write(w->arena, w->file, w->image, &w->err));
	*state = w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	unlink(w->file);
	unlink(w->image);
	rmdir(w->folder);
	hy_arena_free(w->arena);
	free(w);
	return 0;
}

static void
assert_same(const struct hy_yaml *a, const struct hy_yaml *b)
{
	assert_int_equal(a == NULL, b == NULL);
	if (a == NULL)
		return;
	assert_int_equal(a->type, b->type);
	assert_int_equal(a->plain, b->plain);
	assert_int_equal(a->flow, b->flow);
	assert_true(hy_str_eq(a->text, b->text));
	assert_string_equal(a->at.file, b->at.file);
	assert_int_equal(a->at.line, b->at.line);
	assert_int_equal(a->at.col, b->at.col);
	assert_int_equal(a->begin, b->begin);
	assert_int_equal(a->end, b->end);
	assert_int_equal(a->nth, b->nth);
	assert_int_equal(a->count, b->count);
	assert_same(a->key, b->key);
	assert_same(a->first, b->first);
	assert_same(a->next, b->next);
}

static void
test_same_tree(void **state)
{
	struct world *w = *state;
	const struct hy_yaml *tree = hy_yaml_image_read(w->arena, w->image, w->file);

	assert_non_null(tree);
	assert_same(tree, hy_yaml_read(w->arena, w->file, &w->err));
	/* Texts end like those of C. */
	assert_string_equal(hy_yaml_text(tree, "様式").p, "全項目評価書");
}

static void
test_changed_file(void **state)
{
	struct world *w = *state;

	write_file(w->file, "様式: 別\n", strlen("様式: 別\n"));
	assert_null(hy_yaml_image_read(w->arena, w->image, w->file));
	unlink(w->file);
	assert_null(hy_yaml_image_read(w->arena, w->image, w->file));
}

/* Cut off anywhere, or with any byte of its nodes another one, it is no tree or still one: never a crash. */
static void
test_broken_image(void **state)
{
	struct world *w = *state;
	struct hy_str bytes;

	assert_true(hy_file_read(w->arena, w->image, 1 << 20, &bytes, &w->err));
	for (size_t cut = 0; cut < bytes.len; cut += 7) {
		write_file(w->image, bytes.p, cut);
		assert_null(hy_yaml_image_read(w->arena, w->image, w->file));
	}
	for (size_t i = 0; i < bytes.len; i++) {
		char *other = hy_arena_copy(w->arena, bytes.p, bytes.len);
		const struct hy_yaml *tree;

		other[i] = (char)(other[i] + 0x41);
		write_file(w->image, other, bytes.len);
		tree = hy_yaml_image_read(w->arena, w->image, w->file);
		if (tree != NULL)
			hy_yaml_text(tree, "記");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_same_tree, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_changed_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_broken_image, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
