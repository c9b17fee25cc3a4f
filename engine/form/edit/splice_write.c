/*
 * Values as text (splice_parts.h): new ones are written, those that were read and
 * have moved are copied with their comments and given the indent of the new place.
 */
#include "engine/form/edit/splice_parts.h"
#include "engine/form/yaml/emit.h"

bool
hy_splice_unfolds(const struct hy_splice *s, const struct hy_value *v)
{
	if (!v->dirty)
		return false;
	for (const struct hy_value *kid = v->first; kid != NULL; kid = kid->next) {
		const struct hy_place *p = kid->slot == NULL && kid->old != NULL
		    ? hy_splice_place(s, kid->old) : NULL;

		if (p != NULL && !p->inside && hy_splice_next_line(s, p->from) < p->to)
			return true;
		if (hy_splice_unfolds(s, kid))
			return true;
	}
	return false;
}

/* Can V's bytes be copied? What is below it may have changed, but some of it must be left. */
static bool
is_copied(const struct hy_splice *s, const struct hy_value *v)
{
	if (v->old == NULL || v->type != v->old->type ||
	    (v->old->flow && hy_splice_unfolds(s, v)))
		return false;
	if (v->type == HY_YAML_TEXT)
		return !v->dirty;
	for (const struct hy_value *kid = v->first; kid != NULL; kid = kid->next)
		if (kid->slot != NULL)
			return true;
	return v->first == NULL && v->old->first == NULL;
}

/* The bytes FROM to TO of V with the changes below V made. */
static struct hy_str
copied(struct hy_splice *s, const struct hy_value *v, size_t from, size_t to)
{
	const struct hy_place *p = hy_splice_place(s, v->old);
	struct hy_patches patches = { NULL, 0 };
	struct hy_buf out = hy_buf_new(s->arena);

	hy_splice_patch_below(s, &patches, v);
	/* Where another value takes its place, the comment behind it stays there. */
	if (!v->moved && !p->inside && p->head < to && p->body > p->head) {
		size_t end = p->body;

		while (hy_splice_bare(s, end - 1, end) && end > p->head)
			end--;
		hy_splice_add(s, &patches, p->head, end, HY_S(""));
	}
	/* Patches of one value never overlap: they are made in order of its entries. */
	(void)hy_splice_run(s, &patches, from, to, &out);
	return hy_buf_get(&out);
}

static void
add_spaces(struct hy_buf *out, long n)
{
	while (n-- > 0)
		hy_buf_char(out, ' ');
}

/* TEXT with every line but the first moved right by SHIFT columns (left when negative). */
static void
add_shifted(struct hy_buf *out, struct hy_str text, long shift)
{
	for (size_t from = 0; from < text.len;) {
		long end = hy_str_find(text, HY_S("\n"), from);
		size_t to = end >= 0 ? (size_t)end + 1 : text.len, skip = 0;

		while (from > 0 && (long)skip < -shift && from + skip < to && text.p[from + skip] == ' ')
			skip++;
		if (from > 0 && text.p[from + skip] != '\n' && text.p[from + skip] != '\r')
			add_spaces(out, shift);
		hy_buf_str(out, hy_str_cut(text, from + skip, to));
		from = to;
	}
}

/* The copy of a value that stood in brackets; a pair without braces needs them outside of a list. */
static void
copy_inside(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v)
{
	const struct hy_place *p = hy_splice_place(s, v->old);
	bool brace = v->up->type == HY_YAML_MAP && hy_splice_pair(s, v->old);

	hy_buf_text(out, brace ? "{" : "");
	hy_buf_str(out, hy_str_trim(copied(s, v, p->begin, p->end)));
	hy_buf_text(out, brace ? "}" : "");
}

/* A block list or map that began behind a dash and now stands below a key at COLUMN. */
static void
copy_below_key(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v, unsigned column)
{
	const struct hy_place *p = hy_splice_place(s, v->old);
	unsigned old = hy_splice_place(s, v->old->first)->column;

	hy_buf_char(out, '\n');
	add_spaces(out, column + s->step);
	add_shifted(out, copied(s, v, p->begin, p->reach), (long)(column + s->step) - (long)old);
}

static void
copy_behind(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v, unsigned column)
{
	const struct hy_place *p = hy_splice_place(s, v->old);
	bool block = v->type != HY_YAML_TEXT && !v->old->flow;
	long shift = (long)column - (long)p->column;

	if (p->inside) {
		hy_buf_text(out, v->open ? "" : " ");
		copy_inside(s, out, v);
		hy_buf_char(out, '\n');
		return;
	}
	if (p->compact && block && v->up->type == HY_YAML_MAP) {
		copy_below_key(s, out, v, column);
		return;
	}
	/* A comment that follows with more indent would become part of the text. */
	if (v->type == HY_YAML_TEXT && p->body < p->to &&
	    (long)hy_splice_body_column(s, p) + shift < (long)s->room)
		shift = (long)s->room - (long)hy_splice_body_column(s, p);
	/* A list may stand right below its key, but not right below a dash. */
	if (block && !p->compact && v->up->type == HY_YAML_LIST &&
	    (long)hy_splice_place(s, v->old->first)->column + shift <= (long)column)
		shift = (long)(column + s->step) - (long)hy_splice_place(s, v->old->first)->column;
	add_shifted(out, copied(s, v, p->sign, p->reach), shift);
}

static void
write_text(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v, unsigned column)
{
	struct hy_str text = hy_value_trim(v->text);
	unsigned deeper = column + s->step;

	if (hy_emit_wants_block(text)) {
		hy_buf_text(out, " |\n");
		hy_emit_lines(out, deeper > s->room ? deeper : s->room, text);
		return;
	}
	if (!v->open) {
		hy_buf_char(out, ' ');
		hy_emit_word(out, v->text);
	}
	hy_buf_char(out, '\n');
}

void
hy_splice_write_behind(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v,
    unsigned column)
{
	bool dash = v->up != NULL && v->up->type == HY_YAML_LIST;
	bool open = dash && v->type == HY_YAML_MAP;	/* the first key stands behind the dash */
	unsigned below = column + (dash ? 2 : s->step);

	if (is_copied(s, v)) {
		copy_behind(s, out, v, column);
	} else if (v->type == HY_YAML_TEXT) {
		write_text(s, out, v, column);
	} else if (v->first == NULL) {
		hy_buf_text(out, v->type == HY_YAML_LIST ? " []\n" : " {}\n");
	} else {
		hy_buf_char(out, open ? ' ' : '\n');
		for (const struct hy_value *kid = v->first; kid != NULL; kid = kid->next) {
			hy_splice_write(s, out, kid, below, open);
			open = false;
		}
	}
}

/* The comment lines that go with V, which has moved. */
static void
write_comments(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v,
    unsigned column, bool open)
{
	const struct hy_place *p;
	size_t from;

	if (!v->moved || v->old == NULL)
		return;
	p = hy_splice_place(s, v->old);
	if (p->inside || !p->own_line || (from = hy_splice_comments(s, p)) == p->line)
		return;
	if (open)	/* not behind the dash */
		hy_buf_char(out, '\n');
	add_spaces(out, column);
	add_shifted(out, hy_str_cut(s->text, from + p->column, p->line),
	    (long)column - (long)p->column);
	if (open)
		add_spaces(out, column);
}

/* V's key as it was written, else as it must be. */
static void
write_key(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v)
{
	const struct hy_place *p = v->old != NULL ? hy_splice_place(s, v->old) : NULL;

	if (p != NULL && v->old->key != NULL && hy_str_eq(v->old->key->text, v->key) &&
	    s->text.p[p->sign - 1] == ':')
		hy_buf_str(out, hy_str_trim(hy_str_cut(s->text, p->from, p->sign - 1)));
	else
		hy_emit_word(out, v->key);
	hy_buf_char(out, ':');
}

void
hy_splice_write(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v,
    unsigned column, bool open)
{
	write_comments(s, out, v, column, open);
	if (!open)
		add_spaces(out, column);
	if (v->up->type == HY_YAML_MAP)
		write_key(s, out, v);
	else
		hy_buf_char(out, '-');
	hy_splice_write_behind(s, out, v, column);
}

static void
write_flow_entries(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v,
    const char brackets[2])
{
	if (brackets != NULL)
		hy_buf_char(out, brackets[0]);
	for (const struct hy_value *kid = v->first; kid != NULL; kid = kid->next) {
		hy_splice_write_flow_entry(s, out, kid);
		if (kid->next != NULL)
			hy_buf_text(out, ", ");
	}
	if (brackets != NULL)
		hy_buf_char(out, brackets[1]);
}

void
hy_splice_write_flow(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v)
{
	bool pair = v->type == HY_YAML_MAP && v->first != NULL && v->first == v->last &&
	    v->up != NULL && v->up->type == HY_YAML_LIST;

	if (is_copied(s, v) && hy_splice_place(s, v->old)->inside)
		copy_inside(s, out, v);
	else if (v->type == HY_YAML_LIST)
		write_flow_entries(s, out, v, "[]");
	else if (v->type == HY_YAML_MAP)
		write_flow_entries(s, out, v, pair ? NULL : "{}");
	else if (!v->open)
		hy_emit_word(out, hy_value_trim(v->text));
}

void
hy_splice_write_flow_entry(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v)
{
	if (v->up->type == HY_YAML_MAP) {
		hy_emit_word(out, v->key);
		hy_buf_text(out, ": ");
	}
	hy_splice_write_flow(s, out, v);
}
