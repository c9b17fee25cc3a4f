/* The YAML door: what is read, what is refused, and that the place is named in characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "engine/form/yaml/yaml.h"

struct world {
	struct hy_arena *arena;
	struct hy_err err;
};

static int
setup(void **state)
{
	static struct world w;

	hy_language_set(HY_EN);
	w.arena = hy_arena_new();
	memset(&w.err, 0, sizeof(w.err));
	*state = &w;
	return 0;
}

static int
teardown(void **state)
{
	hy_arena_free(((struct world *)*state)->arena);
	return 0;
}

static struct hy_yaml *
parse(struct world *w, const char *text)
{
	struct hy_yaml *y = hy_yaml_parse(w->arena, "a.yaml", hy_str_of(text), &w->err);

	if (y == NULL)
		fail_msg("refused at %u:%u: %s", w->err.at.line, w->err.at.col, w->err.text);
	return y;
}

/* BYTES are refused at LINE:COL with a message that contains WORDS. */
static void
check_refused_bytes(struct world *w, struct hy_str bytes, unsigned line, unsigned col,
    const char *words)
{
	if (hy_yaml_parse(w->arena, "a.yaml", bytes, &w->err) != NULL)
		fail_msg("accepted: %s", bytes.p);
	assert_string_equal(w->err.at.file, "a.yaml");
	if (w->err.at.line != line || w->err.at.col != col)
		fail_msg("%u:%u, not %u:%u: %s", w->err.at.line, w->err.at.col, line, col, w->err.text);
	if (strstr(w->err.text, words) == NULL)
		fail_msg("'%s' does not say '%s'", w->err.text, words);
}

static void
check_refused(struct world *w, const char *text, unsigned line, unsigned col, const char *words)
{
	check_refused_bytes(w, hy_str_of(text), line, col, words);
}

static void
test_tree(void **state)
{
	const struct hy_yaml *y = parse(*state, "様式: 全項目評価書\n一覧: [a, 'b', {c: d}]\n空: \"\"\n無:\n");
	const struct hy_yaml *list = hy_yaml_get(y, "一覧");

	assert_int_equal(y->type, HY_YAML_MAP);
	assert_int_equal(y->count, 4);
	assert_string_equal(hy_yaml_text(y, "様式").p, "全項目評価書");
	assert_int_equal(list->type, HY_YAML_LIST);
	assert_int_equal(list->count, 3);
	assert_true(list->first->plain);
	assert_false(list->first->next->plain);
	assert_string_equal(hy_yaml_text(list->first->next->next, "c").p, "d");
	/* Left blank on purpose and not yet written are told apart. */
	assert_int_equal(hy_yaml_get(y, "空")->text.len, 0);
	assert_false(hy_yaml_get(y, "空")->plain);
	assert_int_equal(hy_yaml_get(y, "無")->text.len, 0);
	assert_true(hy_yaml_get(y, "無")->plain);
	assert_null(hy_yaml_get(y, "別"));
	assert_null(hy_yaml_get(list, "c"));
	assert_null(hy_yaml_get(NULL, "c"));
}

static void
test_everything_is_text(void **state)
{
	const struct hy_yaml *y = parse(*state,
	    "a: 2025-04-01\nb: yes\nc: 0x1F\nd: ~\ne: 1_000\nf: 007\ng: .inf\n");

	assert_string_equal(hy_yaml_text(y, "a").p, "2025-04-01");
	assert_string_equal(hy_yaml_text(y, "b").p, "yes");
	assert_string_equal(hy_yaml_text(y, "c").p, "0x1F");
	assert_string_equal(hy_yaml_text(y, "d").p, "~");
	assert_string_equal(hy_yaml_text(y, "e").p, "1_000");
	assert_string_equal(hy_yaml_text(y, "f").p, "007");
	assert_string_equal(hy_yaml_text(y, "g").p, ".inf");
}

static void
test_marks(void **state)
{
	const struct hy_yaml *y = parse(*state, "評価書名: 予防接種\n事務: {名称: 𠮷野, 内容: 髙}\n");
	const struct hy_yaml *name = hy_yaml_get(y, "評価書名"), *map = hy_yaml_get(y, "事務");
	const struct hy_yaml *last = hy_yaml_get(map, "内容");

	assert_int_equal(name->key->at.line, 1);
	assert_int_equal(name->key->at.col, 1);
	assert_int_equal(name->at.line, 1);
	assert_int_equal(name->at.col, 7);
	assert_int_equal(map->at.line, 2);
	assert_int_equal(map->at.col, 5);
	/* A character beyond the first plane counts one. */
	assert_int_equal(last->key->at.col, 14);
	assert_int_equal(last->at.col, 18);
}

/* The characters BEGIN to END of TEXT, counted as the tree counts them. */
static void
check_bytes_of(const char *text, const struct hy_yaml *y, const char *wanted)
{
	size_t from = 0, to;
	unsigned chars = 0;

	for (; chars < y->begin; chars += ((unsigned char)text[++from] & 0xc0) != 0x80)
		continue;
	for (to = from; chars < y->end; chars += ((unsigned char)text[++to] & 0xc0) != 0x80)
		continue;
	if (to - from != strlen(wanted) || strncmp(text + from, wanted, to - from) != 0)
		fail_msg("'%.*s', not '%s'", (int)(to - from), text + from, wanted);
}

static void
test_where_values_begin_and_end(void **state)
{
	const char *text = "見: 𠮷 # c\nb: {c: [d, 'e'] }\nf: |\n  g\n\n# h\ni:\n- j: k\r\n- m: [n: o]\np:\n";
	const struct hy_yaml *y = parse(*state, text), *b = hy_yaml_get(y, "b"), *i = hy_yaml_get(y, "i");

	check_bytes_of(text, y->first, "𠮷");
	check_bytes_of(text, y->first->key, "見");
	check_bytes_of(text, b, "{c: [d, 'e'] }");
	check_bytes_of(text, b->first, "[d, 'e']");
	check_bytes_of(text, b->first->first->next, "'e'");
	check_bytes_of(text, hy_yaml_get(y, "f"), "|\n  g\n\n");
	check_bytes_of(text, i, "- j: k\r\n- m: [n: o]");
	check_bytes_of(text, i->first, "j: k");
	check_bytes_of(text, i->first->next->first->first, "n: o");
	check_bytes_of(text, hy_yaml_get(y, "p"), "");
	assert_true(b->flow && b->first->flow && i->first->next->first->first->flow);
	assert_false(y->flow || i->flow || i->first->flow);
	/* Numbered as they are read, keys too. */
	assert_int_equal(y->nth, 1);
	assert_int_equal(y->first->key->nth, 2);
	assert_int_equal(y->first->nth, 3);
	assert_int_equal(b->nth, 5);
	assert_int_equal(b->first->first->nth, 8);
}

static void
test_block_texts(void **state)
{
	const struct hy_yaml *y = parse(*state, "a: |\n  一\n\n    二 # x\n  - 三\nb: |-\n  一\nc: >\n  一\n  二\n");

	assert_string_equal(hy_yaml_text(y, "a").p, "一\n\n  二 # x\n- 三\n");
	assert_string_equal(hy_yaml_text(y, "b").p, "一");
	assert_string_equal(hy_yaml_text(y, "c").p, "一 二\n");
}

static void
test_windows_files(void **state)
{
	const struct hy_yaml *y = parse(*state, "\xEF\xBB\xBF" "a: 一\r\nb: |\r\n  二\r\n  三\r\n");

	assert_string_equal(hy_yaml_text(y, "a").p, "一");
	assert_string_equal(hy_yaml_text(y, "b").p, "二\n三\n");
	assert_int_equal(y->first->key->at.line, 1);
	assert_int_equal(y->first->next->key->at.line, 2);
	assert_int_equal(y->first->next->key->at.col, 1);
}

static void
test_duplicate_key_names_both_places(void **state)
{
	check_refused(*state, "部署: a\n役職: b\n部署: c\n", 3, 1, "'部署'");
	check_refused(*state, "部署: a\n役職: b\n部署: c\n", 3, 1, "line 1, column 1");
	check_refused(*state, "a:\n  - {x: 1, y: 2, x: 3}\n", 2, 18, "line 2, column 6");
	check_refused(*state, "a: {\"b\": 1, 'b': 2}\n", 1, 13, "line 1, column 5");
	/* The same key under different parents is fine. */
	parse(*state, "a: {b: 1}\nc: {b: 2}\n");
}

static void
test_anchors_aliases_tags(void **state)
{
	check_refused(*state, "a: &x 1\n", 1, 4, "anchors");
	check_refused(*state, "a: &x [1]\n", 1, 4, "anchors");
	check_refused(*state, "a:\n  b: &x {c: 1}\n", 2, 6, "anchors");
	check_refused(*state, "a: *x\n", 1, 4, "aliases");
	check_refused(*state, "&x a: 1\n", 1, 1, "anchors");
	check_refused(*state, "*x : 1\n", 1, 1, "aliases");
	check_refused(*state, "a: !!str 1\n", 1, 4, "tags");
	check_refused(*state, "a: !x [1]\n", 1, 4, "tags");
	check_refused(*state, "a: !x {b: 1}\n", 1, 4, "tags");
	check_refused(*state, "a: ! b\n", 1, 4, "tags");
	parse(*state, "a: '&x'\nb: '*x'\nc: '!x'\nd: R&D * !\n");
}

static void
test_keys_are_texts(void **state)
{
	check_refused(*state, "[a, b]: c\n", 1, 1, "key");
	check_refused(*state, "? {a: b}\n: c\n", 1, 3, "key");
}

static void
test_bad_bytes(void **state)
{
	check_refused_bytes(*state, HY_S("a: 一\nb: 二\0三\n"), 2, 5, "NUL");
	check_refused_bytes(*state, HY_S("a: \"\\0\"\n"), 1, 4, "NUL");
	/* 0x93 0xFA 0x96 0x7B: Shift_JIS. */
	check_refused(*state, "a: 一\nbc: \x93\xFA\x96\x7B\n", 2, 5, "byte 12");
	check_refused(*state, "a: 一二\xE4\xBA", 1, 6, "UTF-8");
	check_refused(*state, "a: \xC0\xAF\n", 1, 4, "UTF-8");
	check_refused(*state, "a: \xED\xA0\x80\n", 1, 4, "UTF-8");
	check_refused_bytes(*state, HY_S("\xFF\xFE" "a\0:\0 \0b\0"), 1, 1, "");
	check_refused(*state, "a: 一\nb: 二\x1b[31m\n", 2, 5, "control");
	check_refused(*state, "a: 一\nb: |\n  二\n  x\x07\n", 4, 4, "control");
}

static void
test_syntax(void **state)
{
	/* The mistake stands where its writer made it, not where the parser gave up. */
	check_refused(*state, "a: 1\n部署：課\nb: 2\n", 2, 3, "full-width");
	check_refused(*state, "a:\n  部署：課\n  b: 2\n", 2, 5, "full-width");
	check_refused(*state, "a: 1\n部署:課\nb: 2\n", 2, 3, "space behind the colon");
	check_refused(*state, "a:\n  部署 課\n\n  b: 2\n", 2, 3, "key: answer");
	check_refused(*state, "a:\n  b: |\n  文の続き\n  c: 1\n", 3, 3, "key: answer");
	check_refused(*state, "a: b: c\n", 1, 5, "within a text");
	check_refused(*state, "a: 1\n b: 2\n", 2, 2, "more text of the line before");
	check_refused(*state, "a:\n  b: [1]\n c: 2\n", 3, 2, "none of the keys above");
	check_refused(*state, "a: 'x'y\n", 1, 7, "closing quote");
	check_refused(*state, "a: 1\nb: 'x\nc: 2\n", 2, 4, "not closed");
	check_refused(*state, "a: [1, 2\nb: 3\n", 1, 4, "not closed");
	check_refused(*state, "a: [1, 'x' y]\n", 1, 12, "comma");
	check_refused(*state, "a: - b\n", 1, 4, "'- '");
	check_refused(*state, "a:\n\t- b\n", 2, 1, "tab");
	check_refused(*state, "a: |\n  x\n\ty\n", 3, 1, "tab");
	check_refused(*state, "a: @b\n", 1, 4, "'@'");
	check_refused(*state, "a: *注\n", 1, 4, "'*'");
	check_refused(*state, "a: !注\n", 1, 4, "'!'");
	check_refused(*state, "a: ]b\n", 1, 4, "']'");
	check_refused(*state, "a: |文\n", 1, 5, "next line");
	check_refused(*state, "a: \"C:\\d\"\n", 1, 7, "\\");
}

static void
test_one_document(void **state)
{
	check_refused(*state, "a: 1\n---\nb: 2\n", 2, 1, "second");
	check_refused(*state, "a: 1\n...\n---\nb: 2\n", 3, 1, "second");
	parse(*state, "---\na: 1\n...\n");
	parse(*state, "%YAML 1.1\n---\na: 1\n");
}

static void
test_empty_files(void **state)
{
	struct world *w = *state;
	static const char *const texts[] = { "", "\n\n", "# only a comment\n", "\xEF\xBB\xBF" };

	for (size_t i = 0; i < HY_COUNT(texts); i++) {
		assert_null(hy_yaml_parse(w->arena, "a.yaml", hy_str_of(texts[i]), &w->err));
		assert_non_null(strstr(w->err.text, "empty"));
	}
}

/* A text with a list below it is one plain text to YAML; nobody means that. */
static void
test_swallowed_list(void **state)
{
	check_refused(*state, "措置: 次のとおり\n  - 施錠\n  - 監視\n", 1, 5, "list");
	check_refused(*state, "a:\n  b: x\n    - y\n", 2, 6, "list");
	parse(*state, "a: x - y\nb: |\n  x\n  - y\nc: 'x\n  - y'\nd: x\n  y\n");
}

static struct hy_str
nested(struct world *w, unsigned depth, const char *open, const char *close)
{
	struct hy_buf out = hy_buf_new(w->arena);

	for (unsigned i = 0; i < depth; i++)
		hy_buf_text(&out, open);
	hy_buf_text(&out, "x");
	for (unsigned i = 0; i < depth; i++)
		hy_buf_text(&out, close);
	return hy_buf_get(&out);
}

static void
test_depth_limit(void **state)
{
	struct world *w = *state;

	parse(w, nested(w, HY_YAML_MAX_DEPTH, "[", "]").p);
	check_refused_bytes(w, nested(w, HY_YAML_MAX_DEPTH + 1, "[", "]"), 1, HY_YAML_MAX_DEPTH + 1,
	    "40 levels");
	check_refused_bytes(w, nested(w, 100000, "[", ""), 1, HY_YAML_MAX_DEPTH + 1, "40 levels");
	check_refused_bytes(w, nested(w, 5000, "{a: ", "}"), 1, 4 * HY_YAML_MAX_DEPTH + 1, "40 levels");
}

static void
test_value_limit(void **state)
{
	struct world *w = *state;
	struct hy_buf out = hy_buf_new(w->arena);

	for (unsigned i = 0; i < HY_YAML_MAX_VALUES - 1; i++)
		hy_buf_text(&out, "- a\n");
	assert_int_equal(parse(w, hy_buf_get(&out).p)->count, HY_YAML_MAX_VALUES - 1);
	hy_buf_text(&out, "- a\n");
	check_refused_bytes(w, hy_buf_get(&out), HY_YAML_MAX_VALUES, 3, "400000 values");
}

static void
test_text_limit(void **state)
{
	struct world *w = *state;
	struct hy_buf out = hy_buf_new(w->arena);

	hy_buf_text(&out, "a: ");
	for (unsigned i = 0; i < HY_YAML_MAX_CHARS; i++)
		hy_buf_text(&out, "字");
	parse(w, hy_buf_get(&out).p);
	hy_buf_text(&out, "字");
	check_refused_bytes(w, hy_buf_get(&out), 1, 4, "1000000 characters");
}

static void
test_numbers_and_flags(void **state)
{
	const struct hy_yaml *y = parse(*state, "n: 12\nx: 12a\nr: 0.5\nt: true\nf: yes\n");

	assert_int_equal(hy_yaml_number(y, "n", 7), 12);
	assert_int_equal(hy_yaml_number(y, "x", 7), 7);
	assert_int_equal(hy_yaml_number(y, "none", 7), 7);
	assert_true(hy_yaml_real(y, "r", 1) == 0.5);
	assert_true(hy_yaml_real(y, "none", 1) == 1);
	assert_true(hy_yaml_true(y, "t"));
	assert_false(hy_yaml_true(y, "f"));
}

static void
test_read_missing_file(void **state)
{
	struct world *w = *state;

	assert_null(hy_yaml_read(w->arena, "/nowhere/a.yaml", &w->err));
	assert_string_equal(w->err.at.file, "/nowhere/a.yaml");
	assert_null(hy_yaml_read(w->arena, "/", &w->err));
	assert_non_null(strstr(w->err.text, "folder"));
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_tree), T(test_everything_is_text), T(test_marks),
		T(test_where_values_begin_and_end), T(test_block_texts),
		T(test_windows_files), T(test_duplicate_key_names_both_places),
		T(test_anchors_aliases_tags), T(test_keys_are_texts), T(test_bad_bytes),
		T(test_syntax), T(test_one_document), T(test_empty_files), T(test_swallowed_list),
		T(test_depth_limit), T(test_value_limit), T(test_text_limit),
		T(test_numbers_and_flags), T(test_read_missing_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
