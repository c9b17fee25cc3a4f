/* The words of a hit and where they stand; what is left over (follow.h). */
#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

struct hy_str
hy_source_words(struct hy_follow *f, struct hy_str raw)
{
	if (f->source->places == NULL)
		return hy_html_words(f->arena, raw);
	raw = hy_str_trim(raw);
	return raw.len > 0 ? hy_str_copy(f->arena, raw.p, raw.len) : HY_S("");
}

void
hy_follow_left(struct hy_follow *f, struct hy_str text, unsigned line, const char *reason)
{
	if (hy_str_trim(text).len == 0)
		return;
	f->left = hy_grow(f->arena, f->left, f->n_left, struct hy_left);
	text = hy_html_words(f->arena, text);
	f->left[f->n_left] = (struct hy_left){ .text = text, .line = line, .nth = f->n_left,
	    .reason = reason };
	f->n_left++;
}

struct hy_str
hy_plain_line(struct hy_str text)
{
	size_t n = 0;

	while (n < text.len && text.p[n] == '#')
		n++;
	if (n > 0 && n < text.len && text.p[n] == ' ')
		return hy_str_trim(hy_str_cut(text, n, text.len));
	if (hy_str_starts(text, HY_S("- ")) || hy_str_starts(text, HY_S("* ")))
		return hy_str_trim(hy_str_cut(text, 2, text.len));
	return text;
}

struct hy_str
hy_hit_text(struct hy_follow *f, const struct hy_hit *hit)
{
	struct hy_buf out = hy_buf_new(f->arena);

	for (const struct hy_piece *p = hit->first; p != NULL; p = p->next) {
		if (p != hit->first)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, p->block ? hy_plain_line(p->text) : p->text);
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

unsigned
hy_hit_line_at(const struct hy_hit *hit, size_t offset)
{
	size_t from = 0;

	for (const struct hy_piece *p = hit->first; p != NULL; p = p->next) {
		from += (p->block ? hy_plain_line(p->text) : p->text).len + 1;
		if (offset < from)
			return p->line;
	}
	return hit->line;
}

unsigned
hy_hit_line(struct hy_follow *f, const struct hy_hit *hit, struct hy_str text)
{
	struct hy_str key = hy_text_head(hy_text_key(f->arena, text), 12);

	for (const struct hy_piece *p = hit->first; p != NULL; p = p->next)
		if (hy_str_find(hy_text_key(f->arena, p->text), key, 0) >= 0)
			return p->line;
	return hit->first != NULL ? hit->first->line : hit->line;
}
