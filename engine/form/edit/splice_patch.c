/* From edited values to the bytes that change (splice_parts.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/form/edit/splice_parts.h"
#include "engine/form/yaml/emit.h"

void
hy_splice_add(struct hy_splice *s, struct hy_patches *patches, size_t from, size_t to,
    struct hy_str text)
{
	if (from == to && text.len == 0)
		return;
	patches->at = hy_grow(s->arena, patches->at, patches->count, struct hy_patch);
	patches->at[patches->count] = (struct hy_patch){ from, to, text, patches->count };
	patches->count++;
}

/* By place; what is put in stands before what goes away there. */
static int
by_place(const void *a, const void *b)
{
	const struct hy_patch *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if ((x->from == x->to) != (y->from == y->to))
		return x->from == x->to ? -1 : 1;
	return (x->nth > y->nth) - (x->nth < y->nth);
}

bool
hy_splice_run(struct hy_splice *s, struct hy_patches *patches, size_t from, size_t to,
    struct hy_buf *out)
{
	if (patches->count > 0)
		qsort(patches->at, patches->count, sizeof(*patches->at), by_place);
	for (unsigned i = 0; i < patches->count; i++) {
		const struct hy_patch *p = &patches->at[i];

		if (p->from < from || p->to > to)
			return false;
		hy_buf_str(out, hy_str_cut(s->text, from, p->from));
		hy_buf_str(out, p->text);
		from = p->to;
	}
	hy_buf_str(out, hy_str_cut(s->text, from, to));
	return true;
}

/* --- a value in its place --- */

/* A text that was a block (|) and can be one again: only its lines change. */
static bool
patch_block_text(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *v,
    const struct hy_place *p)
{
	struct hy_str text = hy_value_trim(v->text);
	struct hy_buf out = hy_buf_new(s->arena);

	if (v->type != HY_YAML_TEXT || v->slot->type != HY_YAML_TEXT || p->inside ||
	    s->text.p[p->begin] != '|' || v->slot->plain || !hy_emit_fits_block(text))
		return false;
	hy_emit_lines(&out, hy_splice_body_column(s, p), text);
	hy_splice_add(s, patches, p->body, p->to, hy_buf_get(&out));
	return true;
}

/* A text in quotes that stays on one line keeps them. */
static bool
patch_quoted_text(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *v,
    const struct hy_place *p)
{
	struct hy_str text = v->text;
	char quote = s->text.p[p->begin];
	struct hy_buf out = hy_buf_new(s->arena);

	if (v->type != HY_YAML_TEXT || v->slot->type != HY_YAML_TEXT || v->slot->plain ||
	    (quote != '\'' && quote != '"') || memchr(text.p, quote, text.len) != NULL ||
	    memchr(text.p, '\n', text.len) != NULL || memchr(text.p, '\\', text.len) != NULL)
		return false;
	hy_emit_word(&out, text);
	if (out.len > 0 && out.p[0] == '"')	/* characters that only escapes can hold */
		return false;
	hy_splice_add(s, patches, p->begin + 1, p->end - 1, text);
	return true;
}

static void
patch_flow_value(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *v,
    const struct hy_place *p)
{
	struct hy_buf out = hy_buf_new(s->arena);

	if (v->up->type == HY_YAML_MAP) {
		if (s->text.p[p->sign - 1] != ':')
			hy_buf_char(&out, ':');
		hy_buf_char(&out, ' ');
	}
	hy_splice_write_flow(s, &out, v);
	hy_splice_add(s, patches, p->sign, p->end > p->sign ? p->end : p->sign, hy_buf_get(&out));
}

/* One line in brackets can hold all of V; a list entry that is not there at all has no way to be written there. */
static bool
is_short(const struct hy_value *v)
{
	if (v->type == HY_YAML_TEXT)
		return memchr(v->text.p, '\n', hy_value_trim(v->text).len) == NULL &&
		    !(v->open && v->up->type == HY_YAML_LIST);
	for (const struct hy_value *kid = v->first; kid != NULL; kid = kid->next)
		if (!is_short(kid))
			return false;
	return true;
}

/* Brackets that get other entries stay brackets; empty ones say nothing of how the author writes. */
static bool
stays_in_brackets(const struct hy_splice *s, const struct hy_value *v)
{
	return v->slot->flow && v->slot->first != NULL && v->type != HY_YAML_TEXT &&
	    (v->old == NULL || v == s->root) && is_short(v);
}

/* The whole text says something else: nothing of its entries stays. */
static void
patch_root(struct hy_splice *s, struct hy_patches *patches, const struct hy_place *p)
{
	const struct hy_value *root = s->root;
	struct hy_buf out = hy_buf_new(s->arena);

	s->room = hy_splice_room(s, p->to);
	if (root->type == HY_YAML_TEXT || root->first == NULL) {
		hy_splice_write_flow(s, &out, root);
		hy_buf_char(&out, '\n');
	}
	for (const struct hy_value *kid = root->first; kid != NULL; kid = kid->next)
		hy_splice_write(s, &out, kid, 0, false);
	hy_splice_add(s, patches, p->line, p->to, hy_buf_get(&out));
}

/* V is written anew: what stands on the line of its sign, and the lines below. */
static void
patch_value(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *v)
{
	const struct hy_place *p = hy_splice_place(s, v->slot);
	struct hy_buf out = hy_buf_new(s->arena);
	struct hy_str text;
	size_t line, head;

	if (patch_block_text(s, patches, v, p) || patch_quoted_text(s, patches, v, p))
		return;
	if (p->inside) {
		patch_flow_value(s, patches, v, p);
		return;
	}
	if (stays_in_brackets(s, v)) {
		hy_splice_write_flow(s, &out, v);
		hy_splice_add(s, patches, p->begin, p->end, hy_buf_get(&out));
		return;
	}
	if (v == s->root) {
		patch_root(s, patches, p);
		return;
	}
	s->room = hy_splice_room(s, p->to);
	hy_splice_write_behind(s, &out, v, p->column);
	text = hy_buf_get(&out);
	head = line = (size_t)hy_str_find(text, HY_S("\n"), 0);
	head -= head > 0 && text.p[head - 1] == '\r';
	/* The author's spaces in front of a value stay. */
	if (v->type == HY_YAML_TEXT && head > 0 && p->begin > p->sign && p->head >= p->begin)
		hy_splice_add(s, patches, p->begin, p->head, hy_str_cut(text, 1, head));
	else
		hy_splice_add(s, patches, p->sign, p->head, hy_str_cut(text, 0, head));
	/* Where the value began on a line of its own, a comment behind it stays. */
	hy_splice_add(s, patches, p->body, p->body < p->end && !hy_splice_bare(s, p->end, p->to)
	    ? p->end : p->to, hy_str_cut(text, line + 1, text.len));
}

void
hy_splice_patch(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *v)
{
	const struct hy_yaml *slot = v->slot;
	bool kept = false;

	if (slot->key != NULL && !hy_str_eq(slot->key->text, v->key)) {
		const struct hy_place *p = hy_splice_place(s, slot);
		size_t end = p->sign - (s->text.p[p->sign - 1] == ':');
		struct hy_buf key = hy_buf_new(s->arena);

		hy_emit_word(&key, v->key);
		while (end > p->from && hy_splice_bare(s, end - 1, end))
			end--;
		hy_splice_add(s, patches, p->from, end, hy_buf_get(&key));
	}
	for (const struct hy_value *kid = v->first; kid != NULL && !kept; kid = kid->next)
		kept = kid->slot != NULL;
	if (!v->dirty && v->old == slot)
		return;
	if (v->old != slot || v->type != slot->type || !kept ||
	    (slot->flow && hy_splice_unfolds(s, v)))
		patch_value(s, patches, v);
	else
		hy_splice_patch_below(s, patches, v);
}

/* --- the entries of a list or map without brackets --- */

/* The entries of a list or map, in the text and as they shall be. */
struct entries {
	struct hy_splice *s;
	struct hy_patches *patches;
	const struct hy_value *v;
	const struct hy_yaml *first;	/* the first that stays */
	unsigned column;
};

/* Comments go only with what is found elsewhere again. */
static void
remove_entry(struct entries *e, const struct hy_yaml *old)
{
	const struct hy_place *p = hy_splice_place(e->s, old);
	bool moved = e->s->values[old->nth]->up != NULL;

	hy_splice_add(e->s, e->patches, moved ? hy_splice_comments(e->s, p) : p->line, p->reach,
	    HY_S(""));
}

static void
remove_entries(struct entries *e, const struct hy_yaml *from, const struct hy_yaml *to)
{
	for (; from != to; from = from->next)
		remove_entry(e, from);
}

/* Entries in front of the first that stays, the first of them behind a dash: that one moves up. */
static void
remove_behind_dash(struct entries *e)
{
	const struct hy_yaml *old = e->v->old->first;
	const struct hy_place *p = hy_splice_place(e->s, old);
	size_t from = p->from, end = p->reach;
	bool bare = true;

	for (const struct hy_yaml *y = old; y != e->first; y = y->next)
		bare = bare && hy_splice_bare(e->s, hy_splice_place(e->s, y)->reach,
		    hy_splice_place(e->s, y->next)->from);
	if (bare) {
		hy_splice_add(e->s, e->patches, p->from,
		    hy_splice_place(e->s, e->first)->from, HY_S(""));
		return;
	}
	/* Comments in between stay, below the bare dash. */
	while (end > p->from && hy_splice_bare(e->s, end - 1, end))
		end--;
	while (e->s->text.p[from - 1] == ' ')
		from--;
	hy_splice_add(e->s, e->patches, from, end, HY_S(""));
	remove_entries(e, old->next, e->first);
}

static void
insert_lines(struct entries *e, const struct hy_value *kid, size_t at)
{
	struct hy_buf out = hy_buf_new(e->s->arena);

	e->s->room = hy_splice_room(e->s, at);
	hy_splice_write(e->s, &out, kid, e->column, false);
	hy_splice_add(e->s, e->patches, at, at, hy_buf_get(&out));
}

/*
 * New entries in front of the first that stays, where the first of the text
 * stands behind a dash. They take its place; when it stays it goes to the next line.
 */
static void
insert_behind_dash(struct entries *e)
{
	const struct hy_yaml *old = e->v->old->first;
	const struct hy_place *p = hy_splice_place(e->s, old);
	struct hy_buf out = hy_buf_new(e->s->arena);

	e->s->room = old == e->first ? 0 : hy_splice_room(e->s, p->reach);
	for (const struct hy_value *kid = e->v->first; kid->slot == NULL; kid = kid->next)
		hy_splice_write(e->s, &out, kid, e->column, kid == e->v->first);
	if (old == e->first) {
		hy_buf_format(&out, "%*s", (int)e->column, "");
		hy_splice_add(e->s, e->patches, p->from, p->from, hy_buf_get(&out));
		return;
	}
	hy_splice_add(e->s, e->patches, p->from, p->reach, hy_buf_get(&out));
	remove_entries(e, old->next, e->first);
}

/* All in front of the first entry that stays: removed ones, new ones. */
static void
patch_front(struct entries *e)
{
	const struct hy_yaml *old = e->v->old->first;
	bool own_line = hy_splice_place(e->s, old)->own_line;
	size_t at;

	if (!own_line && e->v->first->slot == NULL) {
		insert_behind_dash(e);
	} else if (!own_line && old != e->first) {
		remove_behind_dash(e);
	} else {
		remove_entries(e, old, e->first);
		at = hy_splice_comments(e->s, hy_splice_place(e->s, e->first));
		for (const struct hy_value *kid = e->v->first; kid->slot == NULL; kid = kid->next)
			insert_lines(e, kid, at);
	}
}

static void
patch_block(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *v)
{
	struct entries e = { .s = s, .patches = patches, .v = v };
	const struct hy_value *kid = v->first;
	const struct hy_yaml *old;
	const struct hy_place *last;

	while (kid->slot == NULL)
		kid = kid->next;
	e.first = old = kid->slot;
	last = hy_splice_place(s, e.first);
	e.column = last->column;
	patch_front(&e);
	for (; kid != NULL; kid = kid->next) {
		if (kid->slot == NULL) {
			insert_lines(&e, kid, last->reach);
			continue;
		}
		remove_entries(&e, old, kid->slot);
		old = kid->slot->next;
		last = hy_splice_place(s, kid->slot);
		hy_splice_patch(s, patches, kid);
	}
	remove_entries(&e, old, NULL);
}

void
hy_splice_patch_below(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *v)
{
	if (!v->dirty || v->type == HY_YAML_TEXT || v->first == NULL)
		return;
	if (v->old->flow)
		hy_splice_patch_flow(s, patches, v);
	else
		patch_block(s, patches, v);
}
