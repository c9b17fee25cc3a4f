/* For unit tests: edits to YAML texts, by key paths ("a/b/2": third entry). Include cmocka first. */
#ifndef HY_TESTS_UNIT_SPLICE_TEXT_H
#define HY_TESTS_UNIT_SPLICE_TEXT_H

#include <stdlib.h>
#include <string.h>

#include "engine/form/edit/splice.h"

enum edit { NO_EDIT, EDIT_SET, EDIT_REPLACE, EDIT_RENAME, EDIT_REMOVE, EDIT_INSERT, EDIT_MOVE,
	EDIT_BECOME };

struct op {
	enum edit edit;
	const char *path, *text, *key;
	int after;
};

/* PATH gets the text, the YAML, the key; says the same as the YAML; goes away. */
#define SET(p, t) { .edit = EDIT_SET, .path = (p), .text = (t) }
#define REPLACE(p, yaml) { .edit = EDIT_REPLACE, .path = (p), .text = (yaml) }
#define RENAME(p, k) { .edit = EDIT_RENAME, .path = (p), .text = (k) }
#define BECOME(p, yaml) { .edit = EDIT_BECOME, .path = (p), .text = (yaml) }
#define REMOVE(p) { .edit = EDIT_REMOVE, .path = (p) }
/* YAML comes into the list or map UP behind its entry number N (0: in front, -1: at the end); P moves there. */
#define INSERT(up, n, k, yaml) \
	{ .edit = EDIT_INSERT, .path = (up), .text = (yaml), .key = (k), .after = (n) }
#define MOVE(p, up, n, k) \
	{ .edit = EDIT_MOVE, .path = (p), .text = (up), .key = (k), .after = (n) }

struct text_world {
	struct hy_arena *arena;
	struct hy_err err;
};

static inline int
text_setup(void **state)
{
	static struct text_world w;

	hy_language_set(HY_EN);
	w.arena = hy_arena_new();
	memset(&w.err, 0, sizeof(w.err));
	*state = &w;
	return 0;
}

static inline int
text_teardown(void **state)
{
	hy_arena_free(((struct text_world *)*state)->arena);
	return 0;
}

static inline struct hy_yaml *
text_parse(struct text_world *w, struct hy_str text)
{
	struct hy_yaml *y = hy_yaml_parse(w->arena, "a.yaml", text, &w->err);

	if (y == NULL)
		fail_msg("%u:%u: %s in\n%s", w->err.at.line, w->err.at.col, w->err.text, text.p);
	return y;
}

/* The value that PATH names in the tree as it is now. */
static inline struct hy_value *
value_at(struct hy_value *v, const char *path)
{
	while (*path != '\0') {
		size_t len = strcspn(path, "/");
		struct hy_str part = { path, len };

		if (v->type == HY_YAML_MAP) {
			v = hy_value_get(v, part);
		} else {
			long n = strtol(path, NULL, 10);

			for (v = v->first; v != NULL && n > 0; n--)
				v = v->next;
		}
		if (v == NULL)
			fail_msg("nothing at %s", path);
		path += len + (path[len] == '/');
	}
	return v;
}

static inline void
put_in(struct hy_splice *s, struct hy_value *up, struct hy_value *v, const struct op *op)
{
	struct hy_value *after = NULL;

	for (int n = op->after; n != 0 && (after != NULL ? after->next : up->first) != NULL; n--)
		after = after != NULL ? after->next : up->first;
	v->key = op->key != NULL ? hy_str_of(op->key) : HY_S("");
	hy_splice_insert(s, up, after, v);
}

static inline void
make_edit(struct text_world *w, struct hy_splice *s, const struct op *op)
{
	struct hy_value *v = value_at(hy_splice_root(s), op->path);
	struct hy_value *new = op->edit == EDIT_REPLACE || op->edit == EDIT_INSERT ||
	    op->edit == EDIT_BECOME ? hy_value_read(w->arena, hy_str_of(op->text)) : NULL;

	if (op->edit == EDIT_SET)
		hy_splice_set(s, v, hy_str_of(op->text));
	else if (op->edit == EDIT_REPLACE)
		hy_splice_replace(s, v, new);
	else if (op->edit == EDIT_BECOME)
		hy_splice_become(s, v, new);
	else if (op->edit == EDIT_RENAME)
		hy_splice_rename(s, v, hy_str_of(op->text));
	else if (op->edit == EDIT_INSERT)
		put_in(s, v, new, op);
	else if (op->edit == EDIT_REMOVE || op->edit == EDIT_MOVE)
		hy_splice_remove(s, v);
	if (op->edit == EDIT_MOVE)
		put_in(s, value_at(hy_splice_root(s), op->text), v, op);
}

/* TEXT after OPS (ended by NO_EDIT); fails the test unless it is OK. */
static inline struct hy_str
edited(struct text_world *w, const char *text, const struct op *ops)
{
	struct hy_str bytes = hy_str_of(text), out = { "", 0 };
	struct hy_splice *s = hy_splice_open(w->arena, "a.yaml", bytes, text_parse(w, bytes), &w->err);

	if (s == NULL)
		fail_msg("not opened: %s", w->err.text);
	for (; ops->edit != NO_EDIT; ops++)
		make_edit(w, s, ops);
	if (!hy_splice_apply(s, &out, &w->err))
		fail_msg("%u:%u: %s: from\n%s\ngot\n%s", w->err.at.line, w->err.at.col, w->err.text,
		    text, out.p);
	return out;
}

/* OPS turn TEXT into WANTED, byte for byte. */
static inline void
check_ops(struct text_world *w, const char *text, const struct op *ops, const char *wanted)
{
	struct hy_str out = edited(w, text, ops);

	if (!hy_str_is(out, wanted))
		fail_msg("from\n%s\ngot\n%s\nnot\n%s", text, out.p, wanted);
}

#define check_edit(w, text, wanted, ...) \
	check_ops((w), (text), (const struct op[]){ __VA_ARGS__, { .edit = NO_EDIT } }, (wanted))

#endif
