/* Rules that make compiled are taken while their text is as it was, and never else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/check/rule/compiled.h"
#include "engine/check/script/script.h"
#include "tests/unit/place.h"

static int
set_up(void **state)
{
	int failed = place_open(state);

	if (failed)
		return failed;
	assert_int_equal(mkdir(at(*state, "lib"), 0700), 0);
	put(at(*state, "manifest.lua"), "return { \"first\", \"second\" }");
	put(at(*state, "lib/words.lua"), "return { 1 }");
	put(at(*state, "other.txt"), "no rule");
	return 0;
}

static struct hy_compiled *
made(struct place *p)
{
	struct hy_compiled *c;

	if (!hy_compiled_write(p->arena, p->dir, at(p, "table"), &p->err))
		fail_msg("%s", p->err.text);
	c = hy_compiled_open(p->arena, at(p, "table"), p->dir);
	assert_non_null(c);
	return c;
}

static void
test_runs_as_its_text(void **state)
{
	struct place *p = *state;
	struct hy_compiled *c = made(p);
	struct hy_script *script = hy_script_open(&p->err);
	struct hy_str code = hy_compiled_find(c, "manifest.lua");
	const char **list;
	unsigned n;
	int chunk;

	assert_true(code.len > 0);
	assert_true(hy_script_load(script, "manifest.lua", code, &chunk, &p->err));
	assert_true(hy_script_list(script, chunk, p->arena, &list, &n, &p->err));
	assert_int_equal(n, 2);
	assert_string_equal(list[1], "second");
	/* Text is no code, and code is no text. */
	assert_false(hy_script_compile(script, "manifest.lua", code, &chunk, &p->err));
	assert_false(hy_script_load(script, "manifest.lua", HY_S("return {}"), &chunk, &p->err));
	hy_script_close(script);
	/* In any order; only Lua files. */
	assert_true(hy_compiled_find(c, "lib/words.lua").len > 0);
	assert_true(hy_compiled_find(c, "manifest.lua").len > 0);
	assert_int_equal(hy_compiled_find(c, "other.txt").len, 0);
	assert_int_equal(hy_compiled_find(c, "third.lua").len, 0);
}

static const char rule_text[] = "local words = hy.use('words')\n"
	"return { id = 'ZZ-01', title = { ja = '題', en = 'title' }, severity = 'note',\n"
	"basis = { article = '第1条', source = '様式', certainty = 'law' }, forms = { 'yoshiki4' },\n"
	"words = { '委託', '提供' }, also = { 'ZZ-02' }, hint = { ja = '手', en = '' },\n"
	"examples = { bad = 'a: b', good = '', sketch = true }, scope = 'portfolio',\n"
	"check = function() end, due = function() end }\n";

static void
assert_texts(const struct hy_str *a, unsigned n_a, const struct hy_str *b, unsigned n_b)
{
	assert_int_equal(n_a, n_b);
	for (unsigned i = 0; i < n_a; i++)
		assert_string_equal(a[i].p, b[i].p);
}

/* What a rule says is the same from the table as from its text. */
static void
test_description(void **state)
{
	struct place *p = *state;
	struct hy_script *script = hy_script_open(&p->err);
	struct hy_rule read = { .file = "zz_01.lua" }, run = { .file = "zz_01.lua" };
	struct hy_compiled *c;
	const struct hy_library library = { "", "words", at(p, "lib/words.lua"), "words.lua", HY_S(""), NULL },
	    *libraries = &library;
	int chunk;

	put(at(p, "zz_01.lua"), rule_text);
	c = made(p);
	assert_true(hy_compiled_describe(c, "zz_01.lua", &read));
	hy_script_libraries(script, &libraries);
	assert_true(hy_script_compile(script, "zz_01.lua", HY_S(rule_text), &chunk, &p->err));
	assert_true(hy_script_describe(script, chunk, p->arena, &run, &p->err));
	assert_string_equal(read.id, run.id);
	assert_string_equal(read.file, run.file);
	assert_string_equal(read.title.ja.p, run.title.ja.p);
	assert_string_equal(read.title.en.p, run.title.en.p);
	assert_string_equal(read.hint.ja.p, run.hint.ja.p);
	assert_string_equal(read.article.p, run.article.p);
	assert_string_equal(read.source.p, run.source.p);
	assert_string_equal(read.bad.p, run.bad.p);
	assert_int_equal(read.severity, HY_NOTE);
	assert_int_equal(read.certainty, HY_CERTAIN_LAW);
	assert_int_equal(read.n_forms, 1);
	assert_string_equal(read.forms[0], "yoshiki4");
	assert_texts(read.words, read.n_words, run.words, run.n_words);
	assert_texts(read.also, read.n_also, run.also, run.n_also);
	assert_true(read.sketch && read.portfolio && read.runs && read.dues);
	assert_false(read.compares || read.current || read.on_request);
	/* A manifest and a library are no rules; a text that was changed is read itself. */
	assert_false(hy_compiled_describe(c, "manifest.lua", &read));
	assert_false(hy_compiled_describe(c, "lib/words.lua", &read));
	put(at(p, "zz_01.lua"), "return {}");
	assert_false(hy_compiled_describe(made(p), "zz_01.lua", &read));
	hy_script_close(script);
}

static void
test_changed_text(void **state)
{
	struct place *p = *state;
	struct hy_compiled *c = made(p);

	/* As long as before, and written within the same second. */
	put(at(p, "manifest.lua"), "return { \"first\", \"sEcond\" }");
	assert_int_equal(hy_compiled_find(c, "manifest.lua").len, 0);
	unlink(at(p, "lib/words.lua"));
	assert_int_equal(hy_compiled_find(c, "lib/words.lua").len, 0);
}

static void
test_broken_table(void **state)
{
	struct place *p = *state;
	static const char *const broken[] = { "", "\n", "manifest.lua" };
	struct hy_str bytes;

	assert_null(hy_compiled_open(p->arena, at(p, "table"), p->dir));
	for (size_t i = 0; i < HY_COUNT(broken); i++) {
		put(at(p, "table"), broken[i]);
		assert_null(hy_compiled_open(p->arena, at(p, "table"), p->dir));
	}
	made(p);
	assert_true(hy_file_read(p->arena, at(p, "table"), 1 << 20, &bytes, &p->err));
	for (size_t less = 1; less < 100; less++) {
		put_bytes(at(p, "table"), bytes.p, bytes.len - less);
		assert_null(hy_compiled_open(p->arena, at(p, "table"), p->dir));
	}
	/* What cannot be compiled is not written. */
	put(at(p, "lib/words.lua"), "return {");
	unlink(at(p, "table"));
	assert_false(hy_compiled_write(p->arena, p->dir, at(p, "table"), &p->err));
	assert_false(hy_file_exists(at(p, "table")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_description, set_up, place_close),
		cmocka_unit_test_setup_teardown(test_runs_as_its_text, set_up, place_close),
		cmocka_unit_test_setup_teardown(test_changed_text, set_up, place_close),
		cmocka_unit_test_setup_teardown(test_broken_table, set_up, place_close),
	};

	return cmocka_run_group_tests_name("compiled", tests, NULL, NULL);
}
