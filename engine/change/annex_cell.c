#include "engine/change/annex_cell.h"

#include "engine/base/text.h"

#define FULL_STOP 0x3002u
#define MOST_CONTEXT 300u	/* characters beside an edit; a sentence longer than that is cut */

void
hy_cell_add(struct hy_cell_text *cell, enum hy_span_op op, struct hy_str text)
{
	if (text.len == 0)
		return;
	cell->at = hy_grow(cell->arena, cell->at, cell->count, struct hy_span);
	cell->at[cell->count++] = (struct hy_span){ op, text };
}

/* The end of S, at least CHARS characters, from where a line or sentence begins. */
static struct hy_str
tail_of(struct hy_str s, size_t chars)
{
	size_t at = s.len, count = 0, fallback = 0;
	uint32_t cp = 0;

	while (at > 0 && count < MOST_CONTEXT) {
		size_t end = at;

		do
			at--;
		while (at > 0 && ((unsigned char)s.p[at] & 0xc0) == 0x80);
		(void)hy_utf8_decode(s.p + at, end - at, &cp);
		if (count >= chars && (cp == '\n' || cp == FULL_STOP))
			return hy_str_cut(s, end, s.len);
		if (++count == chars)
			fallback = at;
	}
	return hy_str_cut(s, fallback, s.len);
}

/* The beginning of S, at least CHARS characters, up to the end of the line or sentence. */
static struct hy_str
head_of(struct hy_str s, size_t chars)
{
	size_t at = 0, count = 0, fallback = s.len;
	uint32_t cp;

	while (at < s.len && count < MOST_CONTEXT) {
		size_t len = hy_utf8_decode(s.p + at, s.len - at, &cp);

		at += len > 0 ? len : 1;
		if (++count == chars)
			fallback = at;
		if (count >= chars && (cp == '\n' || cp == FULL_STOP))
			return hy_str_cut(s, 0, at);
	}
	return hy_str_cut(s, 0, fallback);
}

/* A stretch that stayed, cut to what is next to the edits. */
static void
add_same(struct hy_cell_text *cell, const struct hy_yaml *phrases, struct hy_str text, bool first,
    bool last, unsigned excerpt)
{
	const char *word = first ? "excerpt_before" : last ? "excerpt_after" : "excerpt_middle";

	if (excerpt == 0 || hy_text_chars(text) <= excerpt) {
		hy_cell_add(cell, HY_SAME, text);
		return;
	}
	if (!first)
		hy_cell_add(cell, HY_SAME, head_of(text, excerpt / 4));
	hy_cell_add(cell, HY_SAME, hy_yaml_text(phrases, word));
	if (!last)
		hy_cell_add(cell, HY_SAME, tail_of(text, excerpt / 4));
}

static void
add_texts(struct hy_cell_text *before, struct hy_cell_text *after, const struct hy_yaml *phrases,
    const struct hy_change *c, unsigned excerpt)
{
	struct hy_spans spans = hy_change_spans(before->arena, c);

	for (unsigned i = 0; i < spans.count; i++) {
		const struct hy_span *s = &spans.at[i];
		bool last = i + 1 == spans.count;

		if (s->op == HY_SAME) {
			add_same(before, phrases, s->text, i == 0, last, excerpt);
			add_same(after, phrases, s->text, i == 0, last, excerpt);
		} else {
			hy_cell_add(s->op == HY_DELETED ? before : after, s->op, s->text);
		}
	}
}

static const struct hy_node *
list_of(const struct hy_node *record)
{
	return record != NULL ? record->up : NULL;
}

static bool
of_list(const struct hy_change *c, const struct hy_change *note)
{
	return c->record && (list_of(c->before) == note->before || list_of(c->after) == note->after);
}

/* "From here on the numbers of ... move", behind the last record that came or went. */
static struct hy_str
number_note(struct hy_arena *arena, const struct hy_yaml *phrases, const struct hy_diff *diff,
    const struct hy_change *c)
{
	const struct hy_change *note = diff->notes, *later = c->next;
	struct hy_str name, pattern;
	long at;

	while (note != NULL && !of_list(c, note))
		note = note->next;
	while (note != NULL && later != NULL && !of_list(later, note))
		later = later->next;
	if (note == NULL || later != NULL || note->before->n_kids == note->after->n_kids)
		return HY_S("");
	name = note->item->record.len > 0 ? note->item->record : note->item->label;
	at = hy_str_find(name, HY_S("{n}"), 0);
	if (at >= 0)
		name = hy_str_cut(name, 0, (size_t)at);
	pattern = note->after->n_kids < note->before->n_kids ? hy_yaml_text(phrases, "renumbered")
	    : hy_yaml_text(hy_yaml_get(phrases, "annex"), "renumbered_down");
	return hy_str_fill(arena, pattern, name, HY_S(""), HY_S(""));
}

/* A file comes or goes with hundreds of answers: only its name is shown. */
static struct hy_str
file_text(struct hy_arena *arena, const struct hy_yaml *phrases, const char *key,
    struct hy_str name)
{
	struct hy_str pattern = hy_yaml_text(hy_yaml_get(phrases, "annex"), key);

	return pattern.len > 0 ? hy_str_fill(arena, pattern, name, HY_S(""), HY_S("")) : name;
}

static void
add_note(struct hy_cell_text *after, struct hy_str note)
{
	if (note.len == 0)
		return;
	hy_cell_add(after, HY_SAME, HY_S("\n"));
	hy_cell_add(after, HY_SAME, note);
}

void
hy_cell_change(struct hy_cell_text *before, struct hy_cell_text *after,
    const struct hy_yaml *phrases, const struct hy_diff *diff, const struct hy_change *change,
    unsigned excerpt_chars)
{
	enum hy_kind kind = change->item->kind;
	bool whole = change->record || change->block.len > 0 || kind == HY_KIND_GRID || kind == HY_KIND_FIGURE;
	struct hy_str old = change->old_text, new = change->new_text;
	struct hy_arena *arena = before->arena;

	if (change->op == HY_CHANGE_CHANGED) {
		add_texts(before, after, phrases, change, excerpt_chars);
		return;
	}
	if (change->item->is_files && change->record && new.len > 0)
		new = file_text(arena, phrases, "file_added", new);
	if (change->op == HY_CHANGE_ADDED) {
		hy_cell_add(before, HY_SAME,
		    hy_yaml_text(phrases, whole ? "none_before" : "empty_side"));
		hy_cell_add(after, HY_INSERTED, new);
	} else {
		hy_cell_add(before, HY_DELETED, old);
		hy_cell_add(after, HY_SAME, change->item->is_files && change->record
		    ? file_text(arena, phrases, "file_removed", old)
		    : hy_yaml_text(phrases, whole ? "none_after" : "empty_side"));
	}
	add_note(after, number_note(arena, phrases, diff, change));
}
