/* Rules that make compiled are taken while their text is as it was, and never else. */
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
#include "engine/check/compiled.h"
#include "engine/check/script.h"

struct world {
	struct hy_arena *arena;
	struct hy_err err;
	char folder[32];
};

static const char *
in(struct world *w, const char *name)
{
	return hy_path_join(w->arena, hy_str_of(w->folder), name).p;
}

static void
write_bytes(const char *path, const char *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

static void
write_file(const char *path, const char *text)
{
	write_bytes(path, text, strlen(text));
}

static int
set_up(void **state)
{
	struct world *w = calloc(1, sizeof(*w));

	w->arena = hy_arena_new();
	strcpy(w->folder, "/tmp/hyoka.XXXXXX");
	assert_non_null(mkdtemp(w->folder));
	assert_int_equal(mkdir(in(w, "lib"), 0700), 0);
	write_file(in(w, "manifest.lua"), "return { \"first\", \"second\" }");
	write_file(in(w, "lib/words.lua"), "return { 1 }");
	write_file(in(w, "other.txt"), "no rule");
	*state = w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;
	static const char *const names[] = { "manifest.lua", "lib/words.lua", "other.txt", "table" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(in(w, names[i]));
	rmdir(in(w, "lib"));
	rmdir(w->folder);
	hy_arena_free(w->arena);
	free(w);
	return 0;
}

static struct hy_compiled *
made(struct world *w)
{
	struct hy_compiled *c;

	if (!hy_compiled_write(w->arena, w->folder, in(w, "table"), &w->err))
		fail_msg("%s", w->err.text);
	c = hy_compiled_open(w->arena, in(w, "table"), w->folder);
	assert_non_null(c);
	return c;
}

static void
test_runs_as_its_text(void **state)
{
	struct world *w = *state;
	struct hy_compiled *c = made(w);
	struct hy_script *script = hy_script_open(&w->err);
	struct hy_str code = hy_compiled_find(c, "manifest.lua");
	const char **list;
	unsigned n;
	int chunk;

	assert_true(code.len > 0);
	assert_true(hy_script_load(script, "manifest.lua", code, &chunk, &w->err));
	assert_true(hy_script_list(script, chunk, w->arena, &list, &n, &w->err));
	assert_int_equal(n, 2);
	assert_string_equal(list[1], "second");
	/* Text is no code, and code is no text. */
	assert_false(hy_script_compile(script, "manifest.lua", code, &chunk, &w->err));
	assert_false(hy_script_load(script, "manifest.lua", HY_S("return {}"), &chunk, &w->err));
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
	struct world *w = *state;
	struct hy_script *script = hy_script_open(&w->err);
	struct hy_rule read = { .file = "zz_01.lua" }, run = { .file = "zz_01.lua" };
	struct hy_compiled *c;
	int chunk, library;

	write_file(in(w, "zz_01.lua"), rule_text);
	c = made(w);
	assert_true(hy_compiled_describe(c, "zz_01.lua", &read));
	assert_true(hy_script_compile(script, "words", HY_S("return { 1 }"), &library, &w->err));
	assert_true(hy_script_library(script, "", "words", library, &w->err));
	assert_true(hy_script_compile(script, "zz_01.lua", HY_S(rule_text), &chunk, &w->err));
	assert_true(hy_script_describe(script, chunk, w->arena, &run, &w->err));
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
	write_file(in(w, "zz_01.lua"), "return {}");
	assert_false(hy_compiled_describe(made(w), "zz_01.lua", &read));
	unlink(in(w, "zz_01.lua"));
	hy_script_close(script);
}

static void
test_changed_text(void **state)
{
	struct world *w = *state;
	struct hy_compiled *c = made(w);

	/* As long as before, and written within the same second. */
	write_file(in(w, "manifest.lua"), "return { \"first\", \"sEcond\" }");
	assert_int_equal(hy_compiled_find(c, "manifest.lua").len, 0);
	unlink(in(w, "lib/words.lua"));
	assert_int_equal(hy_compiled_find(c, "lib/words.lua").len, 0);
}

static void
test_broken_table(void **state)
{
	struct world *w = *state;
	static const char *const broken[] = { "", "\n", "manifest.lua" };
	struct hy_str bytes;

	assert_null(hy_compiled_open(w->arena, in(w, "table"), w->folder));
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		write_file(in(w, "table"), broken[i]);
		assert_null(hy_compiled_open(w->arena, in(w, "table"), w->folder));
	}
	made(w);
	assert_true(hy_file_read(w->arena, in(w, "table"), 1 << 20, &bytes, &w->err));
	for (size_t less = 1; less < 100; less++) {
		write_bytes(in(w, "table"), bytes.p, bytes.len - less);
		assert_null(hy_compiled_open(w->arena, in(w, "table"), w->folder));
	}
	/* What cannot be compiled is not written. */
	write_file(in(w, "lib/words.lua"), "return {");
	unlink(in(w, "table"));
	assert_false(hy_compiled_write(w->arena, w->folder, in(w, "table"), &w->err));
	assert_false(hy_file_exists(in(w, "table")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_description, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_runs_as_its_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_changed_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_broken_table, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("compiled", tests, NULL, NULL);
}
