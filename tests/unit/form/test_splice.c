/* Edits to YAML texts: only the touched entry changes, whatever way the author writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/unit/splice_text.h"

static void
test_set_text(void **state)
{
	check_edit(*state, "a: x\nb: p\n", "a: z\nb: p\n", SET("a", "z"));
	/* Comments and odd spaces around it stay. */
	check_edit(*state, "# head\na:   x   # why\n\nb: p\n", "# head\na:   z   # why\n\nb: p\n",
	    SET("a", "z"));
	/* Quotes stay; what plain text cannot hold is quoted. */
	check_edit(*state, "a: 'x'\nb: \"p\"\n", "a: 'z'\nb: \"w # v\"\n", SET("a", "z"),
	    SET("b", "w # v"));
	check_edit(*state, "a: x\n", "a: '- z: #'\n", SET("a", "- z: #"));
	check_edit(*state, "a: \"x\"\n", "a: say \"z\"\n", SET("a", "say \"z\""));
	check_edit(*state, "a: x\n", "a: ''\n", SET("a", ""));
	/* Nothing written so far. */
	check_edit(*state, "a:\nb:   # later\nc: p\n", "a: x\nb: z   # later\nc: p\n", SET("a", "x"),
	    SET("b", "z"));
	check_edit(*state, "- a\n-\n- # c\n- d\n", "- a\n- x\n- p # c\n- d\n", SET("1", "x"),
	    SET("2", "p"));
	/* On a line of its own. */
	check_edit(*state, "a: # why\n  x\nb: p\n", "a: z # why\nb: p\n", SET("a", "z"));
	check_edit(*state, "a:\n  x  # how\nb: p\n", "a: z\n  # how\nb: p\n", SET("a", "z"));
	/* Plain text over several lines. */
	check_edit(*state, "a: x\n  p\n  z # w\nb: p\n", "a: v # w\nb: p\n", SET("a", "v"));
}

static void
test_block_texts(void **state)
{
	/* A block stays one, with its header and its indent. */
	check_edit(*state, "a: |  # why\n    x\n\n    p\n\nb: z\n", "a: |  # why\n    x\n    w\n\nb: z\n",
	    SET("a", "x\nw"));
	check_edit(*state, "a: |-\n  x\nb: z\n", "a: |-\n  w\nb: z\n", SET("a", "w"));
	check_edit(*state, "a:\n- |\n  x\n- b\n", "a:\n- |\n  x\n  p\n- b\n", SET("a/0", "x\np"));
	check_edit(*state, "a: >\n  x\n  p\nb: z\n", "a: |\n  v\n  w\nb: z\n", SET("a", "v\nw"));
	check_edit(*state, "a: >\n  x\n  p\nb: z\n", "a: v\nb: z\n", SET("a", "v"));
	check_edit(*state, "a: |+\n  x\n\nb: z\n", "a: |+\n  v\nb: z\n", SET("a", "v"));
	/* From one line to several and back; the comment stays on its line. */
	check_edit(*state, "a: x # why\nb: z\n", "a: | # why\n  v\n  w\nb: z\n", SET("a", "v\nw"));
	check_edit(*state, "a: | # why\n  v\n  w\n# c\nb: z\n", "a: '' # why\n# c\nb: z\n", SET("a", ""));
	/* A block cannot begin with a space. */
	check_edit(*state, "a: |\n  x\nb: z\n", "a: \" v\\nw\"\nb: z\n", SET("a", " v\nw"));
	/* Comments with less indent end a block and are none of it. */
	check_edit(*state, "a:\n  b: |\n    x\n# c\n  d: p\n", "a:\n  b: |\n    z\n# c\n  d: p\n",
	    SET("a/b", "z"));
}

static void
test_brackets(void **state)
{
	check_edit(*state, "a: {b: x, c: [p, z]}  # d\n", "a: {b: v, c: [p, 'w, u']}  # d\n",
	    SET("a/b", "v"), SET("a/c/1", "w, u"));
	check_edit(*state, "a: {b: x}\n", "a: {b: \"v\\nw\"}\n", SET("a/b", "v\nw"));
	check_edit(*state, "a: {b: , c: x}\n", "a: {b: v, c: x}\n", SET("a/b", "v"));
	check_edit(*state, "a: {b, c: x}\n", "a: {b: v, c: x}\n", SET("a/b", "v"));
	/* Entries come and go with their comma. */
	check_edit(*state, "[a, b, c]\n", "[b, c]\n", REMOVE("0"));
	check_edit(*state, "[a, b, c]\n", "[a, c]\n", REMOVE("1"));
	check_edit(*state, "[a, b, c]\n", "[a, b]\n", REMOVE("2"));
	check_edit(*state, "[a, b, c, d]\n", "[a]\n", REMOVE("3"), REMOVE("2"), REMOVE("1"));
	check_edit(*state, "[a, b]\n", "[c]\n", REMOVE("0"), REMOVE("0"),
	    INSERT("", -1, NULL, "c"));
	check_edit(*state, "x: [a, b]\n", "x: []\n", REMOVE("x/0"), REMOVE("x/0"));
	check_edit(*state, "{a: b}\n", "{c: d, a: b, e: [f, g: h]}\n", INSERT("", 0, "c", "d"),
	    INSERT("", -1, "e", "[f, {g: h}]"));
	/* Over several lines, with comments. */
	check_edit(*state, "x: [a, # one\n  b, # two\n  c # three\n  ]\n", "x: [a # one\n  , # two\n  c # three\n  ]\n",
	    REMOVE("x/1"));
	check_edit(*state, "x: [a, # one\n  b, # two\n  c # three\n  ]\n",
	    "x: [a, # one\n  b # two\n   # three\n  ]\n", REMOVE("x/2"));
	/* A pair without braces gets them when it becomes more than a pair. */
	check_edit(*state, "x: [a, b: c]\n", "x: [a, {b: c, d: e}]\n", INSERT("x/1", -1, "d", "e"));
	check_edit(*state, "x: [a, b: c]\n", "x: [a, b: d]\n", SET("x/1/b", "d"));
	check_edit(*state, "x: [a, b: c]\n", "x: [a, e: c]\n", RENAME("x/1/b", "e"));
	check_edit(*state, "x: [a, b: c]\n", "x: [a, b]\n", SET("x/1", "b"));
	check_edit(*state, "x: [a, b]\n", "x: [a, b: c]\n", REPLACE("x/1", "b: c"));
}

static void
test_maps(void **state)
{
	const char *text = "# top\na: x  # one\n\n# two\nb:\n  c: p\n  # four\n  d: z\n";

	check_edit(*state, text, "# top\n\n# two\nb:\n  c: p\n  # four\n  d: z\n", REMOVE("a"));
	check_edit(*state, text, "# top\na: x  # one\n\n# two\n", REMOVE("b"));
	check_edit(*state, text, "# top\na: x  # one\n\n# two\nb:\n  # four\n  d: z\n", REMOVE("b/c"));
	check_edit(*state, text, "# top\na: x  # one\n\n# two\nb:\n  c: p\n  # four\n", REMOVE("b/d"));
	check_edit(*state, text, "# top\na: x  # one\n\n# two\nb: {}\n", REMOVE("b/c"), REMOVE("b/d"));
	check_edit(*state, text, "# top\na: x  # one\n\n# two\nB:\n  C: p\n  # four\n  'd: #': z\n",
	    RENAME("b/d", "d: #"), RENAME("b/c", "C"), RENAME("b", "B"));
	/* New ones stand right behind the one before, in front of the comments of the next. */
	check_edit(*state, text,
	    "# top\nq: 1\na: x  # one\nm: 2\n\n# two\nb:\n  k: 3\n  c: p\n  l: 4\n  # four\n  d: z\n  o: 5\n",
	    INSERT("", 0, "q", "'1'"), INSERT("", 2, "m", "'2'"), INSERT("b", 0, "k", "'3'"),
	    INSERT("b", 2, "l", "'4'"), INSERT("b", -1, "o", "'5'"));
	/* In front of a comment that belongs to the first. */
	check_edit(*state, "b:\n  # of c\n  c: p\n", "b:\n  q: x\n  # of c\n  c: p\n", INSERT("b", 0, "q", "x"));
	check_edit(*state, "a:\nb: {}\nc: x\n", "a:\n  k: v\nb:\n  - v\n  - w\nc:\n  - k: v\n    l: []\n",
	    REPLACE("a", "k: v"), REPLACE("b", "[v, w]"), REPLACE("c", "[{k: v, l: []}]"));
	/* Quoted keys. */
	check_edit(*state, "\"a\" : x\n'b:': p\n", "\"a\" : z\n'c:': w\n", SET("a", "z"), SET("b:", "w"),
	    RENAME("b:", "c:"));
}

static void
test_values_change_their_kind(void **state)
{
	check_edit(*state, "a: x  # why\nb: p\n", "a:  # why\n  k: v\nb: p\n", REPLACE("a", "k: v"));
	check_edit(*state, "a:  # why\n  k: v\n  l: w\n# c\nb: p\n", "a: x  # why\n# c\nb: p\n", SET("a", "x"));
	check_edit(*state, "a:\n- k: v  # c\n  l: w\n- b\n", "a:\n- x\n- b\n", SET("a/0", "x"));
	check_edit(*state, "a: |\n  v\n  w\nb: p\n", "a:\n  - x\nb: p\n", REPLACE("a", "[x]"));
	check_edit(*state, "a:\n- x\n- p\nb: z\n", "a: w\nb: z\n", SET("a", "w"));
	check_edit(*state, "a:\n  - x\nb: [z]\n", "a:\n  k: v\nb: {k: v}\n", REPLACE("a", "{k: v}"),
	    REPLACE("b", "{k: v}"));
}

static void
test_lists(void **state)
{
	const char *text = "a:\n  - x  # one\n  # two\n  - |\n    p\n\n  - z\nb: c\n";

	check_edit(*state, text, "a:\n  # two\n  - |\n    p\n\n  - z\nb: c\n", REMOVE("a/0"));
	check_edit(*state, text, "a:\n  - x  # one\n  # two\n\n  - z\nb: c\n", REMOVE("a/1"));
	check_edit(*state, text, "a: []\nb: c\n", REMOVE("a/0"), REMOVE("a/0"), REMOVE("a/0"));
	check_edit(*state, text, "a:\n  - q\n  - x  # one\n  - m\n  # two\n  - |\n    p\n\n  - z\n  - k: v\n    l: w\nb: c\n",
	    INSERT("a", 0, NULL, "q"), INSERT("a", 2, NULL, "m"), INSERT("a", -1, NULL, "{k: v, l: w}"));
	/* Dashes right below the key, dashes far from their text, lists in lists. */
	check_edit(*state, "a:\n-   x\n-\n    p\nb: c\n", "a:\n-   w\n-\n    p\n- v\nb: c\n", SET("a/0", "w"),
	    INSERT("a", -1, NULL, "v"));
	check_edit(*state, "- - a\n  - b\n- - c\n", "- - q\n  - b\n  - m\n- - d\n", REPLACE("0/0", "q"),
	    INSERT("0", -1, NULL, "m"), SET("1/0", "d"));
	check_edit(*state, "- - a\n  - b\n", "- - q\n  - a\n  - b\n", INSERT("0", 0, NULL, "q"));
	check_edit(*state, "- - a\n  - b\n", "- - b\n", REMOVE("0/0"));
}

static void
test_records(void **state)
{
	const char *text = "a:\n  - t: x  # one\n    u: p\n  - t: z\n";

	/* The first key stands behind the dash, whichever it is. */
	check_edit(*state, text, "a:\n  - u: p\n  - t: z\n", REMOVE("a/0/t"));
	check_edit(*state, text, "a:\n  - q: v\n    t: x  # one\n    u: p\n  - t: z\n", INSERT("a/0", 0, "q", "v"));
	check_edit(*state, text, "a:\n  - q: v\n    u: p\n  - t: z\n", REMOVE("a/0/t"), INSERT("a/0", 0, "q", "v"));
	check_edit(*state, text, "a:\n  - q: |\n      v\n      w\n    m: v\n    u: p\n  - {}\n", REMOVE("a/0/t"),
	    INSERT("a/0", 0, "q", "\"v\\nw\""), INSERT("a/0", 1, "m", "v"), REMOVE("a/1/t"));
	check_edit(*state, "- t: x\n  # of u\n  u: p\n", "-\n  # of u\n  u: p\n", REMOVE("0/t"));
	check_edit(*state, "- t: x\n  u: p\n  # of w\n  w: z\n", "-\n  # of w\n  w: z\n", REMOVE("0/t"),
	    REMOVE("0/u"));
	/* Another record in front, in between and behind. */
	check_edit(*state, text, "a:\n  - t: q\n  - t: x  # one\n    u: p\n  - t: m\n    v:\n      - w\n  - t: z\n",
	    INSERT("a", 0, NULL, "t: q"), INSERT("a", 2, NULL, "{t: m, v: [w]}"));
	check_edit(*state, text, "a:\n  - t: z\n", REMOVE("a/0"));
}

static void
test_moves(void **state)
{
	/* A subtree goes with its comments, its blocks and the comments right above it. */
	check_edit(*state, "a:\n  # of b\n  b:  # one\n    - |\n      x\n\n      p\n    # two\n    - z\n  c: w\nd:\n    e: v\n",
	    "a:\n  c: w\nd:\n    e: v\n    # of b\n    b:  # one\n      - |\n        x\n\n        p\n      # two\n      - z\n",
	    MOVE("a/b", "d", -1, "b"));
	check_edit(*state, "a:\n    b:\n        c: x\n        d: |2\n            p\n    e: z\n",
	    "b:\n    c: x\n    d: |2\n        p\na:\n    e: z\n", MOVE("a/b", "", 0, "b"));
	/* What changes inside of it changes on the way. */
	check_edit(*state, "a:\n  b:\n    c: x # one\n    # two\n    d: p\n  e: z\n",
	    "a:\n  e: z\nf:\n  c: w # one\n  # two\n  D: p\n  q: v\n", SET("a/b/c", "w"), RENAME("a/b/d", "D"),
	    INSERT("a/b", -1, "q", "v"), MOVE("a/b", "", -1, "f"));
	/* Between lists and maps, blocks and brackets. */
	check_edit(*state, "a:\n  - t: x\n    u:\n      - p\n  - t: z\n", "a:\n  - t: z\nb:\n  t: x\n  u:\n    - p\n",
	    MOVE("a/0", "", -1, "b"));
	check_edit(*state, "a:\n- x\n- p\nb:\n- z\n", "b:\n- z\n-\n  - x\n  - p\n", MOVE("a", "b", -1, NULL));
	check_edit(*state, "a: {b: [x, p: z], c: d}\ne: f\n", "a: {c: d}\ne: f\nb: [x, p: z]\n", MOVE("a/b", "", -1, "b"));
	check_edit(*state, "a: [x, p: z]\nb: {c: d}\n", "a: [x]\nb: {c: d, e: {p: z}}\n", MOVE("a/1", "b", -1, "e"));
	check_edit(*state, "a:\n  b: |\n    x\n    p\n  c: z\nd: {e: f}\n", "a:\n  c: z\nd:\n  e: f\n  b: |\n    x\n    p\n",
	    MOVE("a/b", "d", -1, "b"));
	/* Records change places. */
	check_edit(*state, "- t: x\n  u: |\n    a\n# of p\n- t: p\n- t: z\n", "# of p\n- t: p\n- t: z\n- t: x\n  u: |\n    a\n",
	    MOVE("0", "", -1, NULL));
	/* An answer gets a map around it; its comment stays on the line of the key. */
	{
		struct text_world *w = *state;
		struct hy_str bytes = HY_S("# of a\na: |  # why\n  x\n  p\nb: z\n"), out;
		struct hy_splice *s = hy_splice_open(w->arena, "a", bytes, text_parse(w, bytes), &w->err);
		struct hy_value *answer = value_at(hy_splice_root(s), "a"), *map = hy_value_map(w->arena);

		hy_splice_replace(s, answer, map);
		answer->key = HY_S("k");
		hy_splice_insert(s, map, NULL, answer);
		hy_value_put(map, HY_S("l"), hy_value_text(w->arena, HY_S("v")));
		assert_true(hy_splice_apply(s, &out, &w->err));
		assert_string_equal(out.p, "# of a\na:  # why\n  k: |\n    x\n    p\n  l: v\nb: z\n");
	}
}

static void
test_becoming_another(void **state)
{
	/* What is the same on both sides stays with its comments. */
	check_edit(*state, "a:  # one\n- x # two\n- z # three\n- w\nb: v\n", "a:  # one\n- x # two\n- u\n- z # three\nb: v\n",
	    BECOME("", "{b: v, a: [x, u, z]}"));
	check_edit(*state, "- t: x # one\n  u: p\n- t: z\n", "- t: x # one\n  w: v\n  u: q1\n- t: z\n",
	    BECOME("", "[{t: x, w: v, u: q1}, {t: z}]"));
	check_edit(*state, "a: [x, z: w]\nb: {c: d}\n", "a: [x, z: v, u]\nb: p1\n", BECOME("", "{a: [x, z: v, u], b: p1}"));
	check_edit(*state, "# head\na: x\n", "# head\nb: v\nc:\n  - w\n", BECOME("", "{b: v, c: [w]}"));
	check_edit(*state, "a: |\n  x\n  z\n", "a: |\n  x\n  z\n", BECOME("a", "\"x\\nz\""));
}

static void
test_windows_files(void **state)
{
	check_edit(*state, "a: x\r\nb: |\r\n  p\r\n  z\r\n", "a: w\r\nb: |\r\n  u\r\n  v\r\nq:\r\n  - m\r\n", SET("a", "w"),
	    SET("b", "u\nv"), INSERT("", -1, "q", "[m]"));
	check_edit(*state, "a:\r\n  # c\r\n  b: |\r\n    x\r\n    p\r\nd: z\r\n", "a: {}\r\nd: z\r\n# c\r\nb: |\r\n  x\r\n  p\r\n",
	    MOVE("a/b", "", -1, "b"));
	check_edit(*state, "\xEF\xBB\xBF" "a: 一\nb: 二\n", "\xEF\xBB\xBF" "a: 三\nb: 四\n", SET("a", "三"), SET("b", "四"));
}

static void
test_no_line_break_at_the_end(void **state)
{
	check_edit(*state, "a: x", "a: p", SET("a", "p"));
	check_edit(*state, "a: x", "a: x\nb: p", INSERT("", -1, "b", "p"));
	check_edit(*state, "a: x\nb: p", "a: x", REMOVE("b"));
	check_edit(*state, "a: |\n  x", "a: |\n  p\n  z", SET("a", "p\nz"));
	check_edit(*state, "a: x\r\nb: [p]", "a: x\r\nb: [p]\r\nc: z", INSERT("", -1, "c", "z"));
	check_edit(*state, "a:", "a: x", SET("a", "x"));
}

/* OPS on TEXT are refused at LINE with a message that contains WORDS. */
static void
check_refused(struct text_world *w, const char *text, unsigned line, const char *words,
    const struct op *ops)
{
	struct hy_str bytes = hy_str_of(text), out;
	struct hy_splice *s = hy_splice_open(w->arena, "a.yaml", bytes, text_parse(w, bytes), &w->err);

	for (; ops->edit != NO_EDIT; ops++)
		make_edit(w, s, ops);
	if (hy_splice_apply(s, &out, &w->err))
		fail_msg("not refused: %s", out.p);
	assert_string_equal(w->err.at.file, "a.yaml");
	assert_int_equal(w->err.at.line, line);
	if (strstr(w->err.text, words) == NULL)
		fail_msg("'%s' does not say '%s'", w->err.text, words);
}

#define refused(w, text, line, words, ...) \
	check_refused((w), (text), (line), (words), (const struct op[]){ __VA_ARGS__, { .edit = NO_EDIT } })

static void
test_what_cannot_stand_together(void **state)
{
	const char *text = "a: x\nb:\n  c: v\n  d: w\n";

	refused(*state, text, 1, "two edits", SET("a", "1"), SET("a", "2"));
	refused(*state, text, 3, "two edits", RENAME("b/c", "e"), RENAME("b/e", "f"));
	refused(*state, text, 3, "two edits", SET("b/c", "1"), REMOVE("b"));
	refused(*state, text, 3, "two edits", SET("b/c", "1"), SET("b", "2"));
	refused(*state, text, 2, "two edits", SET("b", "2"), SET("b", "3"));
	/* These do: the removed entries are gone either way, and what moves takes its edits along. */
	check_edit(*state, text, "a: x\n", REMOVE("b/c"), REMOVE("b"));
	check_edit(*state, text, "a: x\nb:\n  d: w\ne: 1\n", SET("b/c", "1"), MOVE("b/c", "", -1, "e"));
	/* The whole text, or what is gone already, cannot be removed. */
	{
		struct text_world *w = *state;
		struct hy_str bytes = hy_str_of(text), out;
		struct hy_yaml *tree = text_parse(w, bytes);
		struct hy_splice *s = hy_splice_open(w->arena, "a.yaml", bytes, tree, &w->err);
		struct hy_value *a = hy_splice_value(s, hy_yaml_get(tree, "a"));

		assert_true(hy_splice_holds(s, a));
		hy_splice_remove(s, a);
		assert_false(hy_splice_holds(s, a));
		hy_splice_remove(s, a);
		assert_false(hy_splice_apply(s, &out, &w->err));
	}
}

/* YAML that nobody writes by hand is refused, not broken. */
static void
test_what_cannot_be_edited(void **state)
{
	refused(*state, "? a\n: x\n? b\n: v\n", 3, "not be read back", REMOVE("a"));
	refused(*state, "a: x\nb: v\n", 2, "not be read back", RENAME("b", "a"));
	check_edit(*state, "? a\n: x\n? b\n: v\n", "? a\n: x\n? b\n: w\n", SET("b", "w"));
	check_edit(*state, "---\na: x\n...\n", "---\na: w\nb: v\n...\n", SET("a", "w"), INSERT("", -1, "b", "v"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_set_text, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_block_texts, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_brackets, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_maps, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_values_change_their_kind, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_lists, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_records, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_moves, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_becoming_another, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_windows_files, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_no_line_break_at_the_end, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_what_cannot_stand_together, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_what_cannot_be_edited, text_setup, text_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
