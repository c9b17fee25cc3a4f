/* Documents for the tests of engine/change: written as YAML text, bound to the real forms. */
#ifndef HY_TESTS_UNIT_BENCH_H
#define HY_TESTS_UNIT_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/change/annex.h"

#define HEAD "様式: 全項目評価書\n版: 令和6年10月\n評価書番号: 1\n"

struct bench {
	struct hy_arena *arena;
	struct hy_forms *forms;
	const struct hy_yaml *phrases;
};

static inline int
bench_open(void **state)
{
	static struct bench b;
	struct hy_err err = { { 0 }, "" };

	b.arena = hy_arena_new();
	b.forms = hy_forms_open(b.arena, &err);
	b.phrases = b.forms != NULL ? hy_yaml_data(b.arena, "templates/phrases.yaml", &err) : NULL;
	if (b.phrases == NULL)
		fail_msg("%s", err.text);
	*state = &b;
	return 0;
}

static inline int
bench_close(void **state)
{
	hy_arena_free(((struct bench *)*state)->arena);
	return 0;
}

/* TEXT is kept in the arena, so callers may build it in a buffer. */
static inline const struct hy_doc *
bench_doc(struct bench *b, const char *text)
{
	struct hy_err err = { { 0 }, "" };
	struct hy_str bytes = hy_str_copy(b->arena, text, strlen(text));
	const struct hy_doc *doc = hy_doc_parse(b->arena, b->forms, "test.yaml", bytes, &err);

	if (doc == NULL)
		fail_msg("%u:%u: %s", err.at.line, err.at.col, err.text);
	if (doc->slips != NULL)
		fail_msg("%u:%u does not fit the form: %s", doc->slips->at.line,
		    doc->slips->at.col, doc->slips->text.p);
	return doc;
}

/* A line a change: "op short path [block]: old -> new". */
static inline const char *
bench_diff(struct bench *b, const char *old, const char *new)
{
	struct hy_diff *diff = hy_diff(b->arena, bench_doc(b, old), bench_doc(b, new));
	struct hy_buf out = hy_buf_new(b->arena);
	unsigned count = 0;

	for (const struct hy_change *c = diff->first; c != NULL; c = c->next, count++)
		hy_buf_format(&out, "%s%s %s: %.*s -> %.*s\n", c->mark ? "*" : "",
		    hy_change_op_name(c->op), hy_change_path(b->arena, c, false).p,
		    HY_ARG(c->old_text), HY_ARG(c->new_text));
	for (const struct hy_change *c = diff->notes; c != NULL; c = c->next)
		hy_buf_format(&out, "note %s\n", hy_change_path(b->arena, c, false).p);
	assert_int_equal(count, diff->count);
	hy_buf_text(&out, "");
	return hy_buf_get(&out).p;
}

#endif
