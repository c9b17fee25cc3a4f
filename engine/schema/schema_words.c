/* What the editor shows about an item (schema_part.h). */
#include "engine/base/text.h"
#include "engine/schema/schema_part.h"

#define KOME_MARK 0x203bu
#define NAMED_BY_OPTION 5	/* items that the words of one option list by name */

/* TEXT with the signs that Markdown would take for its own made harmless. */
static void
add_plain(struct hy_buf *out, struct hy_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] == '\\' || text.p[i] == '`' || text.p[i] == '*' || text.p[i] == '_' ||
		    text.p[i] == '[' || text.p[i] == ']' || text.p[i] == '<' || text.p[i] == '>')
			hy_buf_char(out, '\\');
		hy_buf_char(out, text.p[i]);
	}
}

static void
add_kome(struct hy_buf *out)
{
	char bytes[4];

	hy_buf_char(out, ' ');
	hy_buf_add(out, bytes, hy_utf8_encode(KOME_MARK, bytes));
}

/* The official label; boxes at a section's head have only a key. */
static struct hy_str
label_of(struct hy_schema *s, const struct hy_item *item)
{
	return item->label.len > 0 ? hy_item_name(s->arena, item) : item->key;
}

struct hy_str
hy_schema_title(struct hy_schema *s, const struct hy_item *item)
{
	struct hy_buf out = hy_buf_new(s->arena);

	if (item->up == NULL)
		return s->form->title;
	hy_buf_str(&out, label_of(s, item));
	if (item->own_mark)
		add_kome(&out);
	return hy_buf_get(&out);
}

/* The headings on the way down to ITEM, as the form prints them. */
static void
add_way(struct hy_schema *s, struct hy_buf *out, const struct hy_item *item, bool last)
{
	bool shown = !item->is_files || last;

	if (item->up != NULL && item->up->up != NULL)
		add_way(s, out, item->up, false);
	if (!shown)
		return;
	if (out->len > 0)
		hy_buf_text(out, " > ");
	if (last)
		hy_buf_text(out, "**");
	add_plain(out, label_of(s, item));
	if (last)
		hy_buf_text(out, "**");
	if (item->own_mark)
		add_kome(out);
}

static void
paragraph(struct hy_buf *out, struct hy_str text)
{
	if (text.len == 0)
		return;
	if (out->len > 0)
		hy_buf_text(out, "\n\n");
	hy_buf_str(out, text);
}

/* When ITEM is to be written. */
static void
add_when(struct hy_schema *s, struct hy_buf *out, const struct hy_item *item)
{
	bool needed = hy_schema_needed(item);

	if (item->only_text.len > 0)
		paragraph(out, item->only == HY_OPTIONAL ? hy_str_of(hy_message_text(HY_M_EDIT_FREE))
		    : hy_say(s->arena, HY_M_EDIT_ONLY, item->only_text.p, NULL));
	if (item->when != NULL)
		paragraph(out, hy_say(s->arena, needed ? HY_M_EDIT_REQUIRED_WHEN : HY_M_EDIT_WHEN,
		    hy_cond_text(s->arena, item->when).p, NULL));
	else if (needed)
		paragraph(out, hy_str_of(hy_message_text(HY_M_EDIT_REQUIRED)));
	if (item->derived != NULL)
		paragraph(out, hy_str_of(hy_message_text(HY_M_EDIT_DERIVED)));
	if (item->private && item->up->up == NULL)
		paragraph(out, hy_str_of(hy_message_text(HY_M_EDIT_PRIVATE)));
}

static const char *
title_key(const struct hy_item *item)
{
	return item->n_items > 0 ? item->items[0]->key.p : "";
}

/* How ITEM is written, where the kind does not say it by itself. */
static struct hy_str
how(struct hy_schema *s, const struct hy_item *item)
{
	static const enum hy_message wanted[HY_KIND_COUNT] = {
		[HY_KIND_CHECKS] = HY_M_WANT_CHECKS, [HY_KIND_DATE] = HY_M_WANT_DATE,
		[HY_KIND_RANGE] = HY_M_WANT_RANGE, [HY_KIND_LIST] = HY_M_WANT_LIST,
		[HY_KIND_GRID] = HY_M_WANT_GRID,
	};
	struct hy_str max = hy_str_format(s->arena, "%u", item->max);

	if (hy_item_repeats(item) && item->max > 0)
		return hy_say(s->arena, HY_M_EDIT_RECORDS, title_key(item), max.p, NULL);
	if (item->count.len > 0)
		return hy_say(s->arena, HY_M_EDIT_COUNT, hy_word(HY_W_KEY_ANSWER).p,
		    hy_word(HY_W_KEY_COUNT).p, hy_message_text(HY_M_DRAFT_COUNT), NULL);
	if (wanted[item->kind] != 0)
		return hy_say(s->arena, HY_M_EDIT_HOW, hy_message_text(wanted[item->kind]), NULL);
	if (hy_kind_answers(item->kind) && item->n_items > 0)
		return hy_say(s->arena, HY_M_EDIT_MAP, hy_word(HY_W_KEY_ANSWER).p,
		    item->items[0]->key.p, NULL);
	return HY_S("");
}

struct hy_str
hy_schema_text(struct hy_schema *s, const struct hy_item *item)
{
	struct hy_buf out = hy_buf_new(s->arena), guide = hy_buf_new(s->arena);

	add_way(s, &out, item, true);
	add_when(s, &out, item);
	add_plain(&guide, item->guide);
	paragraph(&out, hy_buf_get(&guide));
	paragraph(&out, how(s, item));
	if (item->own_mark)
		paragraph(&out, hy_str_of(hy_message_text(HY_M_EDIT_MARK)));
	return hy_buf_get(&out);
}

void
hy_schema_words(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_put(s, "title", hy_schema_title(s, item));
	hy_schema_put(s, "markdownDescription", hy_schema_text(s, item));
}

/* What choosing an option does to the items that ask for it. */
struct effect {
	const struct hy_item *item;
	const struct hy_option *option;
	bool write;			/* items to write, else items to leave blank */
	struct hy_buf names;
	unsigned count;
};

/* Does COND make its item apply (true) when the option is chosen, or not apply? */
static bool
applies_by(const struct hy_cond *cond, const struct effect *e, bool *applies)
{
	bool same = hy_str_eq(cond->key, e->option->key);

	switch (cond->test) {
	case HY_TEST_IS:
		*applies = same;
		return true;
	case HY_TEST_IS_NOT:
		*applies = !same;
		return true;
	case HY_TEST_HAS:
		*applies = true;
		return same;
	case HY_TEST_LACKS:
		*applies = false;
		return same;
	case HY_TEST_FEWER_DAYS:
	case HY_TEST_FILLED:
		break;
	}
	return false;
}

static void
look_for(struct hy_schema *s, const struct hy_item *item, struct effect *e)
{
	bool applies;

	for (const struct hy_cond *c = item->when; c != NULL; c = c->next) {
		if (c->item != e->item || !applies_by(c, e, &applies) || applies != e->write)
			continue;
		if (e->count++ < NAMED_BY_OPTION)
			hy_buf_str(&e->names, hy_say(s->arena, HY_M_EDIT_NAME,
			    label_of(s, item).p, NULL));
	}
	for (unsigned i = 0; i < item->n_items; i++)
		look_for(s, item->items[i], e);
}

static void
add_effect(struct hy_schema *s, struct hy_buf *out, const struct hy_item *item,
    const struct hy_option *option, bool write)
{
	struct effect e = { item, option, write, hy_buf_new(s->arena), 0 };
	const char *more;

	look_for(s, s->form->root, &e);
	if (e.count == 0)
		return;
	more = e.count > NAMED_BY_OPTION ? hy_message_text(HY_M_EDIT_MORE) : "";
	hy_buf_str(out, hy_say(s->arena, write ? HY_M_EDIT_THEN_WRITE : HY_M_EDIT_THEN_BLANK,
	    hy_buf_get(&e.names).p, more, NULL));
}

struct hy_str
hy_schema_option_words(struct hy_schema *s, const struct hy_item *item,
    const struct hy_option *option)
{
	struct hy_buf out = hy_buf_new(s->arena);

	if (option->group.len > 0)
		hy_buf_str(&out, hy_say(s->arena, HY_M_EDIT_GROUP, option->group.p, NULL));
	if (option->count.len > 0)
		hy_buf_str(&out, hy_say(s->arena, HY_M_EDIT_BOX_COUNT, option->label.p, NULL));
	else if (option->text)
		hy_buf_str(&out, hy_say(s->arena, HY_M_EDIT_BOX_TEXT, option->label.p, NULL));
	if (option->alone)
		hy_buf_text(&out, hy_message_text(HY_M_EDIT_ALONE));
	add_effect(s, &out, item, option, true);
	add_effect(s, &out, item, option, false);
	return hy_buf_get(&out);
}
