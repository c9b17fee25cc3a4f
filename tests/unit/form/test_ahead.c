/* A file read ahead in a thread gives what it gives when it is read at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/form/ahead.h"
#include "tests/unit/doc_text.h"

#define FILE_NAME "assessments/15-予防接種/zenkou/2026-06-01.yaml"

static void
test_same_document(void **state)
{
	struct world *w = *state;
	/* NULL on a machine with one processor: then it is read when it is asked for. */
	struct hy_helper *helper = hy_helper_start();
	struct hy_ahead *ahead = hy_ahead_start(helper, FILE_NAME);
	struct hy_doc *doc = hy_ahead_doc(w->arena, w->forms, ahead, FILE_NAME, &w->err);
	struct hy_doc *other = hy_doc_load(w->arena, w->forms, FILE_NAME, &w->err);

	assert_non_null(doc);
	assert_string_equal(doc->file, other->file);
	assert_true(hy_str_eq(doc->bytes, other->bytes));
	assert_true(hy_str_eq(hy_doc_text(doc, "hyoushi/hyoukasho_mei"),
	    hy_doc_text(other, "hyoushi/hyoukasho_mei")));
	assert_int_equal(hy_doc_files(doc), hy_doc_files(other));
	/* What the thread made lives on in the caller's arena, which is filled further. */
	memset(hy_arena_alloc(w->arena, 1 << 20), 1, 1 << 20);
	assert_true(hy_str_eq(doc->bytes, other->bytes));
	hy_helper_end(helper);
}

static void
test_same_trouble(void **state)
{
	static const char *const names[] = { "tests/nowhere.yaml", "tests/unit", "Makefile" };
	struct world *w = *state;
	struct hy_helper *helper = hy_helper_start();

	for (size_t i = 0; i < HY_COUNT(names); i++) {
		struct hy_ahead *ahead = hy_ahead_start(helper, names[i]);
		struct hy_err err;

		assert_null(hy_doc_load(w->arena, w->forms, names[i], &w->err));
		assert_null(hy_ahead_doc(w->arena, w->forms, ahead, names[i], &err));
		assert_string_equal(err.text, w->err.text);
		assert_int_equal(err.at.line, w->err.at.line);
	}
	hy_helper_end(helper);
}

/* The form that a file names is the one its document is bound to; what names none is passed over. */
static void
test_expected_form(void **state)
{
	struct world *w = *state;
	const struct hy_form *form;

	hy_forms_expect(w->forms, "Makefile");
	hy_forms_expect(w->forms, "tests/nowhere.yaml");
	hy_forms_expect(w->forms, "tests/unit");
	hy_forms_expect(w->forms, FILE_NAME);
	form = hy_forms_named(w->forms, HY_S("yoshiki4@R6-10"), &w->err);
	assert_ptr_equal(hy_doc_load(w->arena, w->forms, FILE_NAME, &w->err)->form, form);
}

static void
test_forgotten(void **state)
{
	struct hy_helper *helper = hy_helper_start();

	(void)state;
	hy_ahead_end(hy_ahead_start(helper, FILE_NAME));
	hy_ahead_end(NULL);
	hy_helper_end(helper);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_same_document, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_same_trouble, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_expected_form, world_open, world_close),
		cmocka_unit_test(test_forgotten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
