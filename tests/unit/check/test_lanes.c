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
#include "tests/unit/doc_text.h"

#define FILE_NAME "assessments/22-がん検診等/juten/2025-09-01.yaml"
#define RUNS 20		/* threads meet differently each time */

/* The assessment, and what rules are told beside it. */
static const struct hy_doc *
subject(struct world *w, struct hy_context *context)
{
	struct hy_bodies *bodies = hy_bodies_open(w->arena, &w->err);
	const struct hy_doc *doc = hy_doc_load(w->arena, w->forms, FILE_NAME, &w->err);

	assert_non_null(bodies);
	assert_non_null(doc);
	*context = (struct hy_context){ .body = hy_bodies_of(bodies, FILE_NAME, &w->err) };
	assert_non_null(context->body);
	assert_true(hy_date_parse(HY_S("2026-06-30"), &context->today));
	return doc;
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
	struct hy_context context;
	const struct hy_doc *doc = subject(w, &context);
	struct hy_rules *alone = opened(w, NULL);
	struct hy_findings *wanted = hy_findings_new(w->arena);

	assert_true(hy_rules_run(alone, doc, &context, wanted, &w->err));
	assert_non_null(wanted->first);
	hy_rules_close(alone);
	for (unsigned i = 0; i < RUNS; i++) {
		struct hy_helper *helper = hy_helper_start();
		struct hy_rules *rules = opened(w, helper);

		/* Made ready beforehand or not, and again with what is there from the first time. */
		if (i % 2 == 0)
			hy_rules_prepare(rules, doc->form);
		for (unsigned again = 0; again < 2; again++) {
			struct hy_findings *found = hy_findings_new(w->arena);

			assert_true(hy_rules_run(rules, doc, &context, found, &w->err));
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
	struct hy_context context;
	const struct hy_doc *doc = subject(w, &context);
	struct hy_helper *helper = hy_helper_start();
	struct hy_rules *rules = opened(w, helper);
	struct hy_findings *found = hy_findings_new(w->arena);

	assert_true(hy_rules_add(rules, HY_S("tests/unit/check/crashing_rules"), &w->err));
	for (unsigned i = 0; i < RUNS; i++)
		assert_false(hy_rules_run(rules, doc, &context, found, &w->err));
	assert_non_null(strstr(w->err.text, "ZZ-01"));
	assert_string_equal(hy_rules_crashes(rules)->rule, "ZZ-01");
	assert_null(hy_rules_crashes(rules)->next);
	hy_rules_close(rules);
	hy_helper_end(helper);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_same_findings, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_crash_is_told_once, world_open, world_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
