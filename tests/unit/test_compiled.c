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
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
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
	c = hy_compiled_open(w->arena, in(w, "table"));
	assert_non_null(c);
	return c;
}

static void
test_runs_as_its_text(void **state)
{
	struct world *w = *state;
	struct hy_compiled *c = made(w);
	struct hy_script *script = hy_script_open(&w->err);
	struct hy_str code = hy_compiled_find(c, "manifest.lua", in(w, "manifest.lua"));
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
	assert_true(hy_compiled_find(c, "lib/words.lua", in(w, "lib/words.lua")).len > 0);
	assert_true(hy_compiled_find(c, "manifest.lua", in(w, "manifest.lua")).len > 0);
	assert_int_equal(hy_compiled_find(c, "other.txt", in(w, "other.txt")).len, 0);
	assert_int_equal(hy_compiled_find(c, "third.lua", in(w, "third.lua")).len, 0);
}

static void
test_changed_text(void **state)
{
	struct world *w = *state;
	struct hy_compiled *c = made(w);

	/* As long as before, and written within the same second. */
	write_file(in(w, "manifest.lua"), "return { \"first\", \"sEcond\" }");
	assert_int_equal(hy_compiled_find(c, "manifest.lua", in(w, "manifest.lua")).len, 0);
	unlink(in(w, "lib/words.lua"));
	assert_int_equal(hy_compiled_find(c, "lib/words.lua", in(w, "lib/words.lua")).len, 0);
}

static void
test_broken_table(void **state)
{
	struct world *w = *state;
	static const char *const broken[] = { "\n", "x.lua 1 2 3 4\nabc", "x.lua 1 2 3\nabc",
	    "x.lua 1 2 3 4 5\nabcd", "x.lua 1 2 3 99999999999\nabc", "x.lua" };

	assert_null(hy_compiled_open(w->arena, in(w, "table")));
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		write_file(in(w, "table"), broken[i]);
		assert_null(hy_compiled_open(w->arena, in(w, "table")));
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
		cmocka_unit_test_setup_teardown(test_runs_as_its_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_changed_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_broken_table, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("compiled", tests, NULL, NULL);
}
