#include "engine/form/edit/splice_parts.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* BYTES without a byte order mark, with a line break at the end: so every line is one. */
static void
take_bytes(struct hy_splice *s, struct hy_str bytes)
{
	struct hy_buf text = hy_buf_new(s->arena);
	const char *first;

	s->bom = hy_str_starts(bytes, HY_S(BYTE_ORDER_MARK));
	if (s->bom)
		bytes = hy_str_cut(bytes, sizeof(BYTE_ORDER_MARK) - 1, bytes.len);
	first = bytes.len > 0 ? memchr(bytes.p, '\n', bytes.len) : NULL;
	s->windows = first != NULL && first > bytes.p && first[-1] == '\r';
	s->unended = bytes.len == 0 || strchr("\r\n", bytes.p[bytes.len - 1]) == NULL;
	hy_buf_str(&text, bytes);
	if (s->unended)
		hy_buf_text(&text, s->windows ? "\r\n" : "\n");
	s->text = hy_buf_get(&text);
}

static void
index_values(struct hy_splice *s, struct hy_value *v)
{
	s->values[v->old->nth] = v;
	for (v = v->first; v != NULL; v = v->next)
		index_values(s, v);
}

struct hy_splice *
hy_splice_open(struct hy_arena *arena, const char *file, struct hy_str bytes,
    const struct hy_yaml *tree, struct hy_err *err)
{
	struct hy_splice *s = hy_new(arena, struct hy_splice);

	s->arena = arena;
	s->file = file;
	s->tree = tree;
	take_bytes(s, bytes);
	if (!hy_splice_measure(s, err))
		return NULL;
	s->values = hy_new_array(arena, s->n_values, struct hy_value *);
	s->root = hy_value_of(arena, tree);
	index_values(s, s->root);
	return s;
}

struct hy_value *
hy_splice_root(const struct hy_splice *splice)
{
	return splice->root;
}

struct hy_value *
hy_splice_value(const struct hy_splice *splice, const struct hy_yaml *old)
{
	return splice->values[old->nth];
}

bool
hy_splice_holds(const struct hy_splice *splice, const struct hy_value *value)
{
	while (value->up != NULL)
		value = value->up;
	return value == splice->root;
}

/* The nearest place in the file for VALUE. */
static struct hy_mark
mark_of(const struct hy_splice *s, const struct hy_value *value)
{
	for (; value != NULL; value = value->up)
		if (value->old != NULL)
			return value->old->key != NULL ? value->old->key->at : value->old->at;
	return hy_mark_file(s->file);
}

static void
set_dirty(struct hy_value *value)
{
	for (; value != NULL; value = value->up)
		value->dirty = true;
}

/*
 * Notes that VALUE is edited. AGAIN: an edit of the same kind was made before, so
 * that one of the two would be lost.
 */
static void
note_edit(struct hy_splice *s, struct hy_value *value, bool again)
{
	struct hy_edited *edited = hy_new(s->arena, struct hy_edited);

	edited->value = value;
	edited->at = mark_of(s, value);
	edited->next = s->edited;
	s->edited = edited;
	if (again && s->clash.line == 0)
		s->clash = edited->at;
}

/* What was removed already, or is the whole text, cannot be removed or replaced: two edits did it. */
static bool
is_there(struct hy_splice *s, const struct hy_value *value)
{
	if (value->up == NULL && s->clash.line == 0)
		s->clash = mark_of(s, value);
	return value->up != NULL;
}

/* What is below a value that becomes another is removed. */
static void
drop_entries(struct hy_value *value)
{
	for (struct hy_value *kid = value->first, *next; kid != NULL; kid = next) {
		next = kid->next;
		kid->up = kid->next = NULL;
		kid->slot = NULL;
	}
	value->first = value->last = NULL;
}

void
hy_splice_set(struct hy_splice *splice, struct hy_value *value, struct hy_str text)
{
	note_edit(splice, value, value->set);
	drop_entries(value);
	value->type = HY_YAML_TEXT;
	value->text = text.p != NULL ? text : HY_S("");
	value->open = false;
	value->set = true;
	set_dirty(value);
}

void
hy_splice_replace(struct hy_splice *splice, struct hy_value *value, struct hy_value *by)
{
	struct hy_value *up = value->up, *before;

	if (!is_there(splice, value))
		return;
	before = hy_value_before(value);
	by->key = value->key;
	by->slot = value->slot;
	if (by->slot != NULL)
		splice->values[by->slot->nth] = by;
	hy_value_detach(value);
	value->slot = NULL;
	hy_value_insert(up, before, by);
	set_dirty(up);
	note_edit(splice, by, false);
}

void
hy_splice_rename(struct hy_splice *splice, struct hy_value *value, struct hy_str key)
{
	note_edit(splice, value, value->renamed);
	value->key = key;
	value->renamed = true;
	set_dirty(value->up);
}

void
hy_splice_remove(struct hy_splice *splice, struct hy_value *value)
{
	if (!is_there(splice, value))
		return;
	set_dirty(value->up);
	hy_value_detach(value);
	value->slot = NULL;
	value->moved = true;
}

void
hy_splice_insert(struct hy_splice *splice, struct hy_value *up, struct hy_value *after,
    struct hy_value *value)
{
	hy_value_insert(up, after, value);
	set_dirty(up);
	note_edit(splice, value, false);
}

/* Every edit must still be in the tree: another one may have removed it. */
static bool
check_edits(const struct hy_splice *s, struct hy_err *err)
{
	if (s->clash.line > 0)
		return hy_fail(err, s->clash, HY_M_SPLICE_CLASH, NULL);
	for (const struct hy_edited *e = s->edited; e != NULL; e = e->next)
		if (!hy_splice_holds(s, e->value))
			return hy_fail(err, e->at, HY_M_SPLICE_CLASH, NULL);
	return true;
}

/* TEXT with the line ends of the file. */
static struct hy_str
with_line_ends(const struct hy_splice *s, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(s->arena);

	if (!s->windows)
		return text;
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] == '\n' && (i == 0 || text.p[i - 1] != '\r'))
			hy_buf_char(&out, '\r');
		hy_buf_char(&out, text.p[i]);
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

static bool
write_bytes(struct hy_splice *s, struct hy_buf *out, struct hy_err *err)
{
	struct hy_patches patches = { NULL, 0 };

	hy_splice_patch(s, &patches, s->root);
	for (unsigned i = 0; i < patches.count; i++)
		patches.at[i].text = with_line_ends(s, patches.at[i].text);
	if (s->bom)
		hy_buf_text(out, BYTE_ORDER_MARK);
	if (!hy_splice_run(s, &patches, 0, s->text.len, out))
		return hy_fail(err, hy_mark_file(s->file), HY_M_SPLICE_CLASH, NULL);
	if (s->unended && out->len > 0 && out->p[out->len - 1] == '\n')
		out->len -= out->len > 1 && out->p[out->len - 2] == '\r' ? 2 : 1;
	out->p[out->len] = '\0';
	return true;
}

/* What was written must be read as it was wanted. */
static bool
read_back(struct hy_splice *s, struct hy_str bytes, struct hy_err *err)
{
	struct hy_err why;
	const struct hy_yaml *back = hy_yaml_parse(s->arena, s->file, bytes, &why);
	const struct hy_value *differs = back != NULL ? hy_value_differs(s->root, back) : s->root;

	if (back == NULL)
		return hy_fail(err, why.at, HY_M_SPLICE_BACK, why.text, NULL);
	return differs == NULL || hy_fail(err, mark_of(s, differs), HY_M_SPLICE_BACK,
	    hy_str_copy(s->arena, differs->key.p, differs->key.len).p, NULL);
}

bool
hy_splice_apply(struct hy_splice *splice, struct hy_str *bytes, struct hy_err *err)
{
	struct hy_buf out = hy_buf_new(splice->arena);

	if (!check_edits(splice, err) || !write_bytes(splice, &out, err))
		return false;
	*bytes = hy_buf_get(&out);
	return read_back(splice, *bytes, err);
}
