/* Schemas for editors: the names of items as patterns, what is said of items, how a schema hangs together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/match.h"
#include "engine/schema/schema.h"
#include "engine/schema/schema_part.h"
#include "tests/unit/doc_text.h"

static struct hy_schema
schema_of(struct world *w, const char *form)
{
	static struct hy_buf out;

	out = hy_buf_new(w->arena);
	return (struct hy_schema){ .arena = w->arena, .json = hy_json_new(&out),
	    .form = form_of(w, form) };
}

static bool
fits(struct hy_str pattern, const char *text)
{
	struct hy_err err;
	struct hy_regex *regex = hy_regex_new(pattern, &err);
	bool found;

	if (regex == NULL)
		fail_msg("%s: %s", pattern.p, err.text);
	found = hy_regex_search(regex, hy_str_of(text), 0, NULL, &err) == HY_MATCH;
	hy_regex_free(regex);
	return found;
}

/* What names the item at PATH as a key: each way it may be written, and none of its neighbours'. */
static void
check_names(struct world *w, const char *path, const char *const *yes, const char *const *no)
{
	struct hy_schema s = schema_of(w, "yoshiki4");
	const struct hy_item *item = hy_form_item(s.form, path);
	struct hy_str pattern = hy_schema_whole(&s, hy_schema_keys(&s, item));

	for (; *yes != NULL; yes++) {
		if (!fits(pattern, *yes))
			fail_msg("%s does not fit %s", *yes, pattern.p);
		if (hy_item_child(w->arena, item->up, hy_str_of(*yes)) != item)
			fail_msg("%s does not name %s", *yes, path);
	}
	for (; *no != NULL; no++)
		if (fits(pattern, *no))
			fail_msg("%s fits %s", *no, pattern.p);
}

static void
test_names(void **state)
{
	check_names(*state, "i/i_1/jimu_naiyou",
	    (const char *const[]){ "事務の内容", "②事務の内容", "②事務の内容※", "②事務の内容　※", NULL },
	    (const char *const[]){ "①事務の内容", "事務の内容等", "事務", NULL });
	check_names(*state, "i/systems",
	    (const char *const[]){ "システム", "特定個人情報ファイルを取り扱う事務において使用するシステム",
	    "2. 特定個人情報ファイルを取り扱う事務において使用するシステム",
	    "２．特定個人情報ファイルを取り扱う事務において使用するシステム", NULL },
	    (const char *const[]){ "システム1", "3. 特定個人情報ファイルを取り扱う事務において使用するシステム", NULL });
	check_names(*state, "iii/iii_2/r1",
	    (const char *const[]){ "目的外の入手", "リスク1： 目的外の入手が行われるリスク",
	    "リスク１:目的外の入手が行われるリスク", NULL },
	    (const char *const[]){ "リスク2： 目的外の入手が行われるリスク", "入手", NULL });
}

static void
test_options(void **state)
{
	struct hy_schema s = schema_of(*state, "yoshiki4");
	const struct hy_item *item = hy_form_item(s.form, "i/i_1/taishou_ninzuu");
	struct hy_str all = hy_schema_whole(&s, hy_schema_labels(&s, item, NULL));
	struct hy_str but = hy_schema_whole(&s, hy_schema_labels(&s, item, &item->options[0]));

	assert_true(fits(all, "1,000人未満") && fits(all, "１，０００人未満"));
	assert_false(fits(all, "1000人未満") || fits(all, "30万人以上の"));
	assert_false(fits(but, "1,000人未満"));
	assert_true(fits(but, "30万人以上"));
	/* What is a sign of patterns is a letter here. */
	assert_true(fits(hy_schema_whole(&s, hy_schema_exactly(&s, HY_S("a.(b)|c"))), "a.(b)|c"));
	assert_false(fits(hy_schema_whole(&s, hy_schema_exactly(&s, HY_S("a.(b)|c"))), "axb"));
}

static void
test_words(void **state)
{
	struct hy_schema s = schema_of(*state, "yoshiki4");
	const struct hy_item *item = hy_form_item(s.form, "iii/iii_3/r2/ninshou");
	struct hy_str text = hy_schema_text(&s, item);

	assert_true(hy_str_find(text, HY_S("3. 特定個人情報の使用 > "), 0) > 0);
	assert_true(hy_str_find(text, HY_S("**ユーザ認証の管理**\n\n**Required**\n\n"), 0) > 0);
	assert_string_equal(hy_schema_option_words(&s, item, &item->options[0]).p,
	    "Then write '具体的な管理方法'. ");
	assert_string_equal(hy_schema_option_words(&s, item, &item->options[1]).p,
	    "Leaves '具体的な管理方法' blank. ");
	text = hy_schema_text(&s, hy_form_item(s.form, "iii/iii_3/r2/ninshou/ninshou_houhou"));
	assert_true(hy_str_find(text, HY_S("**Required when 'ユーザ認証の管理' is '行っている'**"), 0) > 0);
	/* Signs of Markdown in the guidance stay signs. */
	text = hy_schema_text(&s, hy_form_item(s.form, "henkou/koumoku"));
	assert_true(hy_str_find(text, HY_S("\\*"), 0) > 0);
	assert_string_equal(hy_schema_title(&s, hy_form_item(s.form, "i/i_1/jimu_naiyou")).p, "②事務の内容 ※");
}

/* Which conditions a schema can ask, and where. */
static void
test_scopes(void **state)
{
	const struct hy_form *form = form_of(*state, "yoshiki4");
	const struct hy_item *below = hy_form_item(form, "iii/iii_3/r2/ninshou/ninshou_houhou");
	const struct hy_item *beside = hy_form_item(form, "ii/ii_4/itaku");
	const struct hy_item *days = hy_form_item(form, "vi/vi_2/tanshuku");

	assert_ptr_equal(hy_schema_scope(below, below->when), below->up);
	assert_ptr_equal(hy_schema_scope(beside, beside->when), beside->up);
	assert_null(hy_schema_scope(days, days->when));
	assert_false(hy_schema_left_out(below) || hy_schema_left_out(beside));
	assert_true(hy_schema_left_out(days));
}

/* Every definition that is referred to is there, and twice the same form gives the same. */
static void
test_whole(void **state)
{
	struct world *w = *state;
	const char *const names[] = { "yoshiki2", "yoshiki3", "yoshiki4" };

	for (size_t i = 0; i < HY_COUNT(names); i++) {
		struct hy_buf one = hy_buf_new(w->arena), two = hy_buf_new(w->arena);
		struct hy_str text, ref = HY_S("\"$ref\": \"#/$defs/");

		hy_schema_form(&one, form_of(w, names[i]));
		hy_schema_form(&two, form_of(w, names[i]));
		text = hy_buf_get(&one);
		assert_true(hy_str_eq(text, hy_buf_get(&two)));
		for (long at = 0; (at = hy_str_find(text, ref, (size_t)at)) >= 0; at++) {
			struct hy_str name = hy_str_cut(text, (size_t)at + ref.len, text.len);
			long end = hy_str_find(name, HY_S("\""), 0);
			struct hy_str head = hy_str_format(w->arena, "\n    \"%.*s\": {", (int)end, name.p);

			if (hy_str_find(text, head, 0) < 0)
				fail_msg("%s: no definition%s", names[i], head.p);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_scopes),
		cmocka_unit_test(test_whole),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
