/* Regular expressions on Japanese text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/match.h"

static enum hy_matched
search(const char *pattern, struct hy_str text, struct hy_groups *groups)
{
	struct hy_err err;
	struct hy_regex *regex = hy_regex_new(hy_str_of(pattern), &err);
	enum hy_matched matched;

	assert_non_null(regex);
	memset(&err, 0, sizeof(err));
	matched = hy_regex_search(regex, text, 0, groups, &err);
	assert_int_equal(matched == HY_MATCH_FAILED, err.text[0] != '\0');
	hy_regex_free(regex);
	return matched;
}

static void
test_characters(void **state)
{
	(void)state;
	assert_int_equal(search("^[あいう]", HY_S("アイウ"), NULL), HY_NO_MATCH);
	assert_int_equal(search("^[アイウ]", HY_S("アイウ"), NULL), HY_MATCH);
	assert_int_equal(search("^.{3}$", HY_S("評価書"), NULL), HY_MATCH);
	assert_int_equal(search("\\p{Han}+書", HY_S("評価書"), NULL), HY_MATCH);
	assert_int_equal(search("x", (struct hy_str){ NULL, 0 }, NULL), HY_NO_MATCH);
	assert_int_equal(search("^$", (struct hy_str){ NULL, 0 }, NULL), HY_MATCH);
}

static void
test_groups(void **state)
{
	struct hy_str text = HY_S("システム12の名称");
	struct hy_groups groups;

	(void)state;
	assert_int_equal(search("(\\d+)(x)?(の)", text, &groups), HY_MATCH);
	assert_int_equal(groups.count, 4);
	assert_true(hy_str_is(hy_str_cut(text, groups.at[0].from, groups.at[0].to), "12の"));
	assert_true(hy_str_is(hy_str_cut(text, groups.at[1].from, groups.at[1].to), "12"));
	assert_true(groups.at[2].from > groups.at[2].to);
	assert_true(hy_str_is(hy_str_cut(text, groups.at[3].from, groups.at[3].to), "の"));
	/* Those there is no room for are left out. */
	assert_int_equal(search("(1)(2)(の)()()()()()()()()()()()()()()()()()()()()", text, &groups),
	    HY_MATCH);
	assert_int_equal(groups.count, HY_MAX_GROUPS);
}

static void
test_search_again(void **state)
{
	struct hy_err err;
	struct hy_regex *regex = hy_regex_new(HY_S("委託"), &err);
	struct hy_str text = HY_S("委託と再委託");
	struct hy_groups groups;

	(void)state;
	assert_int_equal(hy_regex_search(regex, text, 0, &groups, &err), HY_MATCH);
	assert_int_equal(groups.at[0].from, 0);
	assert_int_equal(hy_regex_search(regex, text, groups.at[0].to, &groups, &err), HY_MATCH);
	assert_int_equal(groups.at[0].from, 12);
	assert_int_equal(hy_regex_search(regex, text, groups.at[0].to, &groups, &err), HY_NO_MATCH);
	hy_regex_free(regex);
	hy_regex_free(NULL);
}

/* A pattern of nothing but words finds what the same pattern finds that PCRE2 takes for more. */
static void
test_words(void **state)
{
	static const char *const patterns[] = { "委託", "再委託|委託", "委|委託先", "委託先|委", "先|託|委", "x|の先",
	    "委託と|託先", "と", "ab|a|b" };
	static const char *const texts[] = { "", "委", "委託と再委託先", "再委託", "xの先の委託先", "bab", "保護" };
	char bracketed[64];

	(void)state;
	for (size_t i = 0; i < HY_COUNT(patterns); i++) {
		snprintf(bracketed, sizeof(bracketed), "(?:%s)", patterns[i]);
		for (size_t j = 0; j < HY_COUNT(texts); j++) {
			struct hy_groups words, groups;
			struct hy_str text = hy_str_of(texts[j]);
			enum hy_matched matched = search(bracketed, text, &groups);

			assert_int_equal(search(patterns[i], text, &words), matched);
			if (matched != HY_MATCH)
				continue;
			assert_int_equal(words.count, 1);
			assert_int_equal(words.at[0].from, groups.at[0].from);
			assert_int_equal(words.at[0].to, groups.at[0].to);
		}
	}
	assert_int_equal(search("委託|先", HY_S("\xe5\xa7"), NULL), HY_MATCH_FAILED);
	assert_int_equal(search("委託|", HY_S("保護"), NULL), HY_MATCH);
}

static void
test_wrong_pattern(void **state)
{
	struct hy_err err;

	(void)state;
	assert_null(hy_regex_new(HY_S("(開いたまま"), &err));
	assert_non_null(strstr(err.text, "(開いたまま"));
	assert_null(hy_regex_new(HY_S("["), NULL));
}

static void
test_limit(void **state)
{
	char text[64];

	(void)state;
	memset(text, 'a', sizeof(text));
	assert_int_equal(search("^(a+)+$", (struct hy_str){ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 37 },
	    NULL), HY_MATCH_FAILED);
	assert_int_equal(search("^(a+)+$", (struct hy_str){ text, sizeof(text) }, NULL), HY_MATCH);
}

/* A long value with a harmless pattern must not run out of stack. */
static void
test_long_value(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	size_t len = 200000;
	char *text = hy_arena_alloc(arena, len + 1);

	(void)state;
	for (size_t i = 0; i < len; i++)
		text[i] = i % 2 == 0 ? 'a' : 'b';
	assert_int_equal(search("^(?:a|b)*$", (struct hy_str){ text, len }, NULL), HY_MATCH);
	hy_arena_free(arena);
}

static void *
search_long(void *text)
{
	return (void *)(intptr_t)search("^(?:a|b)*$", *(struct hy_str *)text, NULL);
}

/* Of the process, in pages. */
static long
address_space(void)
{
	FILE *file = fopen("/proc/self/statm", "r");
	long pages = -1;

	assert_non_null(file);
	assert_int_equal(fscanf(file, "%ld", &pages), 1);
	fclose(file);
	return pages;
}

#define THREADS 64

/*
 * What goes on for months begins and ends threads all the time: nothing they matched with stays, which is 16 MiB of
 * addresses each. A quarter of it is allowed for what the system and sanitizers keep of a thread.
 */
static void
test_thread_leaves_nothing(void **state)
{
	static char letters[20000];
	struct hy_str text = { letters, sizeof(letters) };
	long before = 0;

	(void)state;
	memset(letters, 'a', sizeof(letters));
	for (int i = 0; i < 16 + THREADS; i++) {
		pthread_t thread;
		void *matched;

		if (i == 16)
			before = address_space();
		assert_int_equal(pthread_create(&thread, NULL, search_long, &text), 0);
		assert_int_equal(pthread_join(thread, &matched), 0);
		assert_int_equal((intptr_t)matched, HY_MATCH);
	}
	assert_true(address_space() - before < THREADS * 4l << 20 >> 12);
}

static void
test_bad_subject(void **state)
{
	(void)state;
	assert_int_equal(search("a", HY_S("\xff" "a"), NULL), HY_MATCH_FAILED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_characters),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_search_again),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_wrong_pattern),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_long_value),
		cmocka_unit_test(test_thread_leaves_nothing),
		cmocka_unit_test(test_bad_subject),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
