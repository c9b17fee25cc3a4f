/* The image of a template is the tree that parsing it gives, and is taken only while the file is as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/form/yaml/yaml_image.h"
#include "tests/unit/place.h"

static const char text[] = "様式: 全項目評価書\n"
	"一覧:\n  - 名: \"引用\"\n    空: \"\"\n  - [ア, イ]\n"
	"記: |\n  一行目\n  二行目\n空の表: {}\n";

#define FILE_OF(p) at((p), "a.yaml")
#define IMAGE_OF(p) at((p), "a.tree")

static int
set_up(void **state)
{
	int failed = place_open(state);
	struct place *p = *state;

	if (failed)
		return failed;
	put(FILE_OF(p), text);
	assert_true(hy_yaml_image_write(p->arena, FILE_OF(p), IMAGE_OF(p), &p->err));
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
	struct place *p = *state;
	const struct hy_yaml *tree = hy_yaml_image_read(p->arena, IMAGE_OF(p), FILE_OF(p));

	assert_non_null(tree);
	assert_same(tree, hy_yaml_read(p->arena, FILE_OF(p), &p->err));
	/* Texts end like those of C. */
	assert_string_equal(hy_yaml_text(tree, "様式").p, "全項目評価書");
}

static void
test_changed_file(void **state)
{
	struct place *p = *state;

	put(FILE_OF(p), "様式: 別\n");
	assert_null(hy_yaml_image_read(p->arena, IMAGE_OF(p), FILE_OF(p)));
	unlink(FILE_OF(p));
	assert_null(hy_yaml_image_read(p->arena, IMAGE_OF(p), FILE_OF(p)));
}

/* Cut off anywhere, or with any byte of its nodes another one, it is no tree or still one: never a crash. */
static void
test_broken_image(void **state)
{
	struct place *p = *state;
	struct hy_str bytes;

	assert_true(hy_file_read(p->arena, IMAGE_OF(p), 1 << 20, &bytes, &p->err));
	for (size_t cut = 0; cut < bytes.len; cut += 7) {
		put_bytes(IMAGE_OF(p), bytes.p, cut);
		assert_null(hy_yaml_image_read(p->arena, IMAGE_OF(p), FILE_OF(p)));
	}
	for (size_t i = 0; i < bytes.len; i++) {
		char *other = hy_arena_copy(p->arena, bytes.p, bytes.len);
		const struct hy_yaml *tree;

		other[i] = (char)(other[i] + 0x41);
		put_bytes(IMAGE_OF(p), other, bytes.len);
		tree = hy_yaml_image_read(p->arena, IMAGE_OF(p), FILE_OF(p));
		if (tree != NULL)
			hy_yaml_text(tree, "記");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_same_tree, set_up, place_close),
		cmocka_unit_test_setup_teardown(test_changed_file, set_up, place_close),
		cmocka_unit_test_setup_teardown(test_broken_image, set_up, place_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
