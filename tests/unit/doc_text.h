/* For unit tests: documents bound from YAML text. Include cmocka first. */
#ifndef HY_TESTS_UNIT_DOC_TEXT_H
#define HY_TESTS_UNIT_DOC_TEXT_H

#include <string.h>

#include "engine/form/doc.h"

#define YOSHIKI4 "様式: 全項目評価書\n版: 令和6年10月\n"
#define YOSHIKI3 "様式: 重点項目評価書\n版: 平成30年5月\n"

struct world {
	struct hy_arena *arena;
	struct hy_forms *forms;
	struct hy_err err;
};

/* One world a test program: loading the forms is most of the work. */
static inline int
world_open(void **state)
{
	static struct world w;

	hy_language_set(HY_EN);
	w.arena = hy_arena_new();
	w.forms = hy_forms_open(w.arena, &w.err);
	if (w.forms == NULL)
		fail_msg("%s: %s", w.err.at.file, w.err.text);
	*state = &w;
	return 0;
}

static inline int
world_close(void **state)
{
	hy_arena_free(((struct world *)*state)->arena);
	return 0;
}

static inline const struct hy_form *
form_of(struct world *w, const char *name)
{
	const struct hy_form *form = hy_forms_get(w->forms, hy_str_of(name), HY_S(""), &w->err);

	if (form == NULL)
		fail_msg("%s:%u: %s", w->err.at.file, w->err.at.line, w->err.text);
	return form;
}

/* The document in TEXT, or NULL with the error in W. */
static inline struct hy_doc *
try_bind(struct world *w, const char *text)
{
	memset(&w->err, 0, sizeof(w->err));
	return hy_doc_parse(w->arena, w->forms, "a.yaml", hy_str_of(text), &w->err);
}

static inline struct hy_doc *
bind(struct world *w, const char *text)
{
	struct hy_doc *doc = try_bind(w, text);

	if (doc == NULL)
		fail_msg("%u:%u: %s", w->err.at.line, w->err.at.col, w->err.text);
	return doc;
}

static inline struct hy_node *
node_at(const struct hy_doc *doc, const char *path)
{
	struct hy_node *node = hy_doc_find(doc, path, 0);

	if (node == NULL)
		fail_msg("no node %s", path);
	return node;
}

static inline unsigned
count_slips(const struct hy_doc *doc)
{
	unsigned n = 0;

	for (const struct hy_slip *s = doc->slips; s != NULL; s = s->next)
		n++;
	return n;
}

#endif
