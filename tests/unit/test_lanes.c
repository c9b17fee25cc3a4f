/* Rules find the same in two threads as in one, in the same order, and one that crashes is told once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "engine/base/helper.h"
#include "engine/check/check.h"

#define FILE_NAME "assessments/22-がん検診等/juten/2025-09-01.yaml"
#define RUNS 20		/* threads meet differently each time */

struct world {
	struct hy_arena *arena;
	const struct hy_doc *doc;
	struct hy_context context;
	struct hy_err err;
};

static int
set_up(void **state)
{
	struct world *w = calloc(1, sizeof(*w));
	struct hy_forms *forms;
	struct hy_bodies *bodies;

	w->arena = hy_arena_new();
	forms = hy_forms_open(w->arena, &w->err);
	bodies = hy_bodies_open(w->arena, &w->err);
	assert_non_null(forms);
	assert_non_null(bodies);
	w->doc = hy_doc_load(w->arena, forms, FILE_NAME, &w->err);
	assert_non_null(w->doc);
	w->context.body = hy_bodies_of(bodies, FILE_NAME, &w->err);
	assert_non_null(w->context.body);
	assert_true(hy_date_parse(HY_S("2026-06-30"), &w->context.today));
	*state = w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	hy_arena_free(w->arena);
	free(w);
	return 0;
}

static struct hy_rules *
opened(struct world *w, struct hy_helper *helper)
{
	struct hy_rules *rules = hy_rules_open(w->arena, &w->err);

	assert_non_null(rules);
	hy_rules_help(rules, helper);
	return rules;
}

static void
assert_same(const struct hy_findings *a, const struct hy_findings *b)
{
	const struct hy_finding *x = a->first, *y = b->first;

	for (; x != NULL && y != NULL; x = x->next, y = y->next) {
		assert_string_equal(x->rule, y->rule);
		assert_ptr_equal(x->node, y->node);
		assert_true(hy_str_eq(x->message, y->message));
	}
	assert_null(x);
	assert_null(y);
	assert_memory_equal(a->count, b->count, sizeof(a->count));
}

static void
test_same_findings(void **state)
{
	struct world *w = *state;
	struct hy_rules *alone = opened(w, NULL);
	struct hy_findings *wanted = hy_findings_new(w->arena);

	assert_true(hy_rules_run(alone, w->doc, &w->context, wanted, &w->err));
	assert_non_null(wanted->first);
	hy_rules_close(alone);
	for (unsigned i = 0; i < RUNS; i++) {
		struct hy_helper *helper = hy_helper_start();
		struct hy_rules *rules = opened(w, helper);

		/* Made ready beforehand or not, and again with what is there from the first time. */
		if (i % 2 == 0)
			hy_rules_prepare(rules, w->doc->form);
		for (unsigned again = 0; again < 2; again++) {
			struct hy_findings *found = hy_findings_new(w->arena);

			assert_true(hy_rules_run(rules, w->doc, &w->context, found, &w->err));
			assert_same(found, wanted);
		}
		hy_rules_close(rules);
		hy_helper_end(helper);
	}
}

static void
test_crash_is_told_once(void **state)
{
	struct world *w = *state;
	struct hy_helper *helper = hy_helper_start();
	struct hy_rules *rules = opened(w, helper);
	struct hy_findings *found = hy_findings_new(w->arena);

	assert_true(hy_rules_add(rules, HY_S("tests/unit/crashing_rules"), &w->err));
	for (unsigned i = 0; i < RUNS; i++)
		assert_false(hy_rules_run(rules, w->doc, &w->context, found, &w->err));
	assert_non_null(strstr(w->err.text, "ZZ-01"));
	assert_string_equal(hy_rules_crashes(rules)->rule, "ZZ-01");
	assert_string_equal(hy_rules_crashes(rules)->next->rule, "ZZ-02");
	assert_null(hy_rules_crashes(rules)->next->next);
	hy_rules_close(rules);
	hy_helper_end(helper);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_same_findings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_crash_is_told_once, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
