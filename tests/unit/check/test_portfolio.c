/* Portfolio: which revision of an assessment is in force on a day, and which is coming. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/check/subject/portfolio.h"
#include "tests/unit/doc_text.h"

static const struct hy_date today = { .year = 2025, .month = 11, .day = 21 };

static void
add(struct world *w, struct hy_portfolio *portfolio, const char *file, const char *state, const char *day)
{
	struct hy_doc *doc = bind(w, hy_str_format(w->arena, YOSHIKI4 "状態: %s\n%s%s\n", state,
	    *day != '\0' ? "公表日: " : "", day).p);

	doc->file = file;
	hy_portfolio_add(portfolio, doc);
}

static struct hy_portfolio *
portfolio_new(struct world *w)
{
	return hy_portfolio_new(w->arena, NULL, &today);
}

static const char *
name_of(const struct hy_doc *doc)
{
	return doc != NULL ? doc->file : "-";
}

static void
expect(const struct hy_portfolio *portfolio, const char *current, const char *coming, const char *judged)
{
	assert_non_null(portfolio->first);
	assert_null(portfolio->first->next);
	assert_string_equal(name_of(portfolio->first->current), current);
	assert_string_equal(name_of(portfolio->first->coming), coming);
	assert_string_equal(name_of(hy_assessment_doc(portfolio->first)), judged);
}

/* The newest published one, and the draft behind it, in whatever order they are found. */
static void
test_draft(void **state)
{
	struct hy_portfolio *portfolio = portfolio_new(*state);

	add(*state, portfolio, "a/draft.yaml", "作成中", "");
	add(*state, portfolio, "a/2025-04-01.yaml", "公表", "令和7年4月1日");
	add(*state, portfolio, "a/2024-04-01.yaml", "公表", "令和6年4月1日");
	expect(portfolio, "a/2025-04-01.yaml", "a/draft.yaml", "a/2025-04-01.yaml");
	assert_string_equal(portfolio->first->revisions[0]->file, "a/2024-04-01.yaml");
}

/* A stage that was kept is no plan once its assessment is out. */
static void
test_kept_stage(void **state)
{
	struct hy_portfolio *portfolio = portfolio_new(*state);

	add(*state, portfolio, "a/2025-01-10.公示案.yaml", "公示案", "");
	add(*state, portfolio, "a/2025-04-01.yaml", "公表", "令和7年4月1日");
	expect(portfolio, "a/2025-04-01.yaml", "-", "a/2025-04-01.yaml");
	add(*state, portfolio, "a/2025-10-10.公示案.yaml", "公示案", "");
	expect(portfolio, "a/2025-04-01.yaml", "a/2025-10-10.公示案.yaml", "a/2025-04-01.yaml");
}

/* What is to be published on a later day is coming, though it says 公表 already. */
static void
test_later_day(void **state)
{
	struct hy_portfolio *portfolio = portfolio_new(*state);

	add(*state, portfolio, "a/2026-06-01.yaml", "公表", "令和8年6月1日");
	expect(portfolio, "-", "a/2026-06-01.yaml", "a/2026-06-01.yaml");
	add(*state, portfolio, "a/2025-04-01.yaml", "公表", "令和7年4月1日");
	expect(portfolio, "a/2025-04-01.yaml", "a/2026-06-01.yaml", "a/2025-04-01.yaml");
}

static void
test_ended(void **state)
{
	struct hy_portfolio *portfolio = portfolio_new(*state);

	add(*state, portfolio, "a/2025-04-01.yaml", "終了", "令和7年4月1日");
	add(*state, portfolio, "a/2024-04-01.yaml", "公表", "令和6年4月1日");
	expect(portfolio, "a/2025-04-01.yaml", "-", "a/2025-04-01.yaml");
}

static void
test_folders(void **state)
{
	struct hy_portfolio *portfolio = portfolio_new(*state);

	add(*state, portfolio, "b/2025-04-01.yaml", "公表", "令和7年4月1日");
	add(*state, portfolio, "a/2025-04-01.yaml", "公表", "令和7年4月1日");
	hy_portfolio_sort(portfolio);
	assert_string_equal(portfolio->first->folder.p, "a");
	assert_string_equal(portfolio->first->next->folder.p, "b");
	assert_null(portfolio->first->next->next);
}

static void
test_names(void **state)
{
	(void)state;
	assert_true(hy_revision_name(HY_S("2025-04-01.yaml")));
	assert_true(hy_revision_name(HY_S("2025-04-01.公示案.yaml")));
	assert_false(hy_revision_name(HY_S("draft.yaml")));
	assert_false(hy_revision_name(HY_S("2025-04-01.txt")));
	assert_false(hy_revision_name(HY_S("2025-4-01.yaml")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_draft),
		cmocka_unit_test(test_kept_stage),
		cmocka_unit_test(test_later_day),
		cmocka_unit_test(test_ended),
		cmocka_unit_test(test_folders),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
