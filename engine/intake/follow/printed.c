/* What the form itself prints beside labels: notes and its title (follow.h). */
#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

/* Lines of notes in ITEM and below. */
static unsigned
count_notes(const struct hy_item *item)
{
	unsigned n = item->kind == HY_KIND_NOTE ? item->n_texts + 1 : 0;

	for (unsigned i = 0; i < item->n_items; i++)
		n += count_notes(item->items[i]);
	return n;
}

/* The keys of the notes, and of the lines of each note as one; returns how many. */
static unsigned
collect_notes(struct hy_arena *arena, const struct hy_item *item, struct hy_str *keys)
{
	struct hy_buf whole = hy_buf_new(arena);
	unsigned n = 0;

	for (; item->kind == HY_KIND_NOTE && n < item->n_texts; n++) {
		keys[n] = hy_text_key(arena, item->texts[n]);
		hy_buf_str(&whole, keys[n]);
	}
	if (n > 0)
		keys[n++] = hy_buf_get(&whole);
	for (unsigned i = 0; i < item->n_items; i++)
		n += collect_notes(arena, item->items[i], keys + n);
	return n;
}

void
hy_printed_collect(struct hy_follow *f)
{
	f->notes = hy_new_array(f->arena, f->form->n_sections, struct hy_texts);
	for (unsigned s = 0; s < f->form->n_sections; s++) {
		const struct hy_item *section = f->form->sections[s];
		struct hy_str *keys = hy_new_array(f->arena, count_notes(section) + 1,
		    struct hy_str);

		f->notes[s].count = collect_notes(f->arena, section, keys);
		f->notes[s].at = keys;
	}
	f->title_key = hy_text_key(f->arena, f->form->title);
	f->mark_key = hy_text_key(f->arena, f->form->mark_text);
}

bool
hy_is_printed(struct hy_follow *f, struct hy_str text)
{
	struct hy_str key = hy_label_cut(f->scratch, f->words, text).key;
	struct hy_str whole = hy_text_key(f->scratch, text);

	/* A note may begin with what looks like a number: "2) or 3)". */
	return hy_texts_have(&f->notes[f->section], key) ||
	    hy_texts_have(&f->notes[f->section], whole) ||
	    hy_str_find(whole, f->title_key, 0) >= 0 || hy_str_eq(whole, f->mark_key);
}
