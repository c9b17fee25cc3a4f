/* Findings: order, severities, fingerprints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/check/finding/finding.h"
#include "tests/unit/doc_text.h"

static void
add(struct hy_findings *list, const char *rule, const char *file, unsigned line, unsigned col,
    const char *message)
{
	hy_findings_add(list, rule, HY_WARNING, NULL, NULL, hy_str_of(message))->at =
	    hy_mark_at(file, line, col);
}

static void
test_order(void **state)
{
	struct hy_findings *list = hy_findings_new(((struct world *)*state)->arena);
	struct hy_buf out = hy_buf_new(list->arena);

	hy_findings_sort(list);
	assert_null(list->first);
	add(list, "X-02", "b", 1, 1, "g");
	add(list, "X-02", "a", 2, 1, "e");
	add(list, "X-01", "a", 2, 1, "c");
	add(list, "X-02", "a", 1, 9, "b");
	add(list, "X-02", "a", 2, 1, "f");
	add(list, "X-02", "a", 1, 2, "a");
	add(list, "X-01", "a", 2, 1, "d");
	hy_findings_sort(list);
	for (const struct hy_finding *f = list->first; f != NULL; f = f->next)
		hy_buf_str(&out, f->message);
	assert_string_equal(hy_buf_get(&out).p, "abcdefg");
	/* More can be added behind a sorted list. */
	add(list, "X-01", "0", 1, 1, "0");
	assert_int_equal(list->count[HY_WARNING], 8);
	hy_findings_sort(list);
	assert_string_equal(list->first->message.p, "0");
}

static void
test_long_lists(void **state)
{
	struct hy_findings *list = hy_findings_new(((struct world *)*state)->arena);
	unsigned n = 0;

	for (unsigned i = 0; i < 20000; i++)
		add(list, "X-01", "a", (i * 7919u) % 20011u + 1, 1, "m");
	hy_findings_sort(list);
	for (const struct hy_finding *f = list->first; f->next != NULL; f = f->next, n++)
		assert_true(f->at.line <= f->next->at.line);
	assert_int_equal(n, 19999);
}

static void
test_places(void **state)
{
	struct world *w = *state;
	const struct hy_doc *doc = bind(w, YOSHIKI4 "基本情報:\n  担当部署: {部署: x}\n");
	struct hy_findings *list = hy_findings_new(w->arena);
	const struct hy_finding *f;

	f = hy_findings_add(list, "X-01", HY_ERROR, doc, node_at(doc, "i/i_7/busho"), HY_S("m"));
	assert_int_equal(f->at.line, 4);
	assert_int_equal(f->at.col, 14);
	f = hy_findings_add(list, "X-01", HY_ERROR, doc, NULL, HY_S("m"));
	assert_int_equal(f->at.line, 1);
	assert_string_equal(f->at.file, "a.yaml");
	assert_int_equal(list->count[HY_ERROR], 2);
}

static struct hy_str
mark_of(struct hy_findings *list, const char *rule, enum hy_severity severity,
    const struct hy_node *node, const char *message, const char *key)
{
	struct hy_finding *f = hy_findings_add(list, rule, severity, NULL, node, hy_str_of(message));

	f->key = hy_str_of(key);
	return hy_finding_fingerprint(list->arena, f);
}

/* Rule, item and what is said make a finding; severity, wording and line do not. */
static void
test_fingerprints(void **state)
{
	struct world *w = *state;
	const struct hy_doc *doc = bind(w, YOSHIKI4 "特定個人情報ファイル: [{ファイル名: 甲}, {ファイル名: 乙}]\n");
	const struct hy_doc *moved = bind(w, YOSHIKI4 "\n\n特定個人情報ファイル: [{ファイル名: 丙}, {ファイル名: 甲}]\n");
	struct hy_findings *list = hy_findings_new(w->arena);
	const struct hy_node *first = hy_doc_find(doc, "ii/ii_7", 1), *second = hy_doc_find(doc, "ii/ii_7", 2);
	struct hy_str marks[] = {
		mark_of(list, "X-01", HY_ERROR, first, "m", "k"),
		mark_of(list, "X-01", HY_ERROR, second, "m", "k"),
		mark_of(list, "X-02", HY_ERROR, first, "m", "k"),
		mark_of(list, "X-01", HY_ERROR, first, "m", "l"),
		mark_of(list, "X-01", HY_ERROR, NULL, "m", "k"),
	};

	for (int i = 0; i < 5; i++)
		for (int j = 0; j < i; j++)
			assert_false(hy_str_eq(marks[i], marks[j]));
	assert_string_equal(mark_of(list, "X-01", HY_NOTE, first, "words", "k").p, marks[0].p);
	assert_string_equal(mark_of(list, "X-01", HY_ERROR, hy_doc_find(moved, "ii/ii_7", 2), "m", "k").p,
	    marks[0].p);
}

static void
test_severities(void **state)
{
	enum hy_severity s;

	(void)state;
	for (int i = 0; i < HY_SEVERITY_COUNT; i++) {
		assert_true(hy_severity_parse(hy_str_of(hy_severity_name((enum hy_severity)i)), &s));
		assert_int_equal(s, i);
	}
	assert_false(hy_severity_parse(HY_S("Error"), &s));
	assert_false(hy_severity_parse(HY_S(""), &s));
	assert_true(HY_FATAL < HY_ERROR && HY_ERROR < HY_WARNING && HY_WARNING < HY_NOTE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_long_lists),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_fingerprints),
		cmocka_unit_test(test_severities),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
