/* Completion: what the last word can become, from the tables of the commands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "engine/command/help/complete.h"

/* All candidates for the words, joined by spaces; "files" and "folders" at the end. */
static const char *
complete(struct hy_arena *arena, const char *const *words)
{
	struct hy_candidates c = { .arena = arena };
	struct hy_buf out = hy_buf_new(arena);
	unsigned n = 0;

	while (words[n] != NULL)
		n++;
	hy_complete(&c, words, n);
	for (unsigned i = 0; i < c.count; i++)
		hy_buf_format(&out, "%.*s ", HY_ARG(c.at[i].text));
	hy_buf_text(&out, c.files ? "files" : c.folders ? "folders" : ".");
	return hy_buf_get(&out).p;
}

#define COMPLETE(...) complete(arena, (const char *const[]){ __VA_ARGS__, NULL })

static void
test_values(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	assert_string_equal(COMPLETE("check", "--fail-on", ""), "fatal error warning note never .");
	assert_string_equal(COMPLETE("check", "--lang="), "--lang=ja --lang=en .");
	assert_string_equal(COMPLETE("render", "-o", "x"), "files");
	assert_string_equal(COMPLETE("man", "--pages", ""), "folders");
	assert_string_equal(COMPLETE("check", "--today", ""), ".");
	assert_string_equal(COMPLETE("check", "--quiet=", ""), "files");
	assert_string_equal(COMPLETE("check", "--no-such="), ".");
	hy_arena_free(arena);
}

static void
test_operands(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	assert_string_equal(COMPLETE("check", "a", "b", ""), "files");
	assert_string_equal(COMPLETE("render", "a.yaml", ""), ".");
	assert_string_equal(COMPLETE("render", "-o", "x.pdf", ""), "files");
	assert_string_equal(COMPLETE("completion", ""), "bash zsh fish .");
	assert_string_equal(COMPLETE("check", "--", "--fo"), "files");
	assert_string_equal(COMPLETE("no-such", ""), ".");
	hy_arena_free(arena);
}

/* In a list, what was typed before the last comma belongs to every candidate. */
static void
test_lists(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	assert_non_null(strstr(COMPLETE("check", "--rule", "CD-"), "CD-06 "));
	assert_non_null(strstr(COMPLETE("check", "--rule", "CD-01,X"), " CD-01,CD-06 "));
	assert_non_null(strstr(COMPLETE("check", "--rule=CD-01,X"), " --rule=CD-01,CD-06 "));
	assert_string_equal(COMPLETE("check", "--fail-on", "a,b"), "fatal error warning note never .");
	hy_arena_free(arena);
}

/* Options come before the name of the command, too, and then only those every command has. */
static void
test_options(void **state)
{
	struct hy_arena *arena = hy_arena_new();

	(void)state;
	assert_string_equal(COMPLETE("--"), "--lang --today --quiet --help .");
	assert_string_equal(COMPLETE("--lang", "en", "help", "-"), "--lang --today --quiet --help .");
	assert_null(strstr(COMPLETE("--lang", "en", ""), "--"));
	assert_non_null(strstr(COMPLETE("--lang", "en", ""), "check "));
	hy_arena_free(arena);
}

/* Words of the tables that stand for nothing known are shown as they are and complete nothing. */
static void
test_words(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_candidates c = { .arena = arena };

	(void)state;
	assert_string_equal(hy_value_show(arena, "NOSUCH... [-- x|y]").p, "NOSUCH... [-- x|y]");
	assert_false(hy_value_closed("NOSUCH"));
	assert_false(hy_value_closed("never|FILE"));
	assert_true(hy_value_closed("DEVICE|json"));
	assert_true(hy_value_allows(arena, "DEVICE|json", "pdf"));
	assert_false(hy_value_allows(arena, "DEVICE|json", "js"));
	hy_value_fill(&c, HY_S("NOSUCH"));
	assert_int_equal(c.count, 0);
	hy_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_operands),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
