/* Keys and labels as patterns of a schema (schema_part.h). */
#include <string.h>

#include "engine/base/text.h"
#include "engine/schema/schema_part.h"

#define FULL_WIDTH 0xfee0u	/* from an ASCII sign to its full-width twin */
#define KOME_MARK 0x203bu

static void
add_code(struct hy_buf *out, uint32_t cp)
{
	char bytes[4];

	hy_buf_add(out, bytes, hy_utf8_encode(cp, bytes));
}

/* An ASCII sign in both widths. */
static void
add_widths(struct hy_buf *out, uint32_t cp)
{
	hy_buf_char(out, '[');
	if (cp == '\\' || cp == ']' || cp == '[' || cp == '^' || cp == '-')
		hy_buf_char(out, '\\');
	add_code(out, cp);
	add_code(out, cp + FULL_WIDTH);
	hy_buf_char(out, ']');
}

struct hy_str
hy_schema_pattern(struct hy_schema *s, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(s->arena);
	size_t n, count;
	const uint32_t *codes = hy_text_codes(s->arena, text, &count);

	for (n = 0; n < count; n++) {
		uint32_t cp = codes[n];

		if (cp > FULL_WIDTH + ' ' && cp <= FULL_WIDTH + '~')
			cp -= FULL_WIDTH;
		if (hy_cp_space(cp))
			hy_buf_text(&out, "\\s*");
		else if (cp < 0x80)
			add_widths(&out, cp);
		else
			add_code(&out, cp);
	}
	return hy_buf_get(&out);
}

struct hy_str
hy_schema_whole(struct hy_schema *s, struct hy_str inner)
{
	return hy_str_format(s->arena, "^(?:%.*s)$", HY_ARG(inner));
}

/* What stands in LABEL before its words: number, circled number, name of the risk. */
static struct hy_str
label_number(struct hy_schema *s, struct hy_str label, struct hy_str words)
{
	for (size_t at = 0; at < label.len; at++) {
		struct hy_str rest = hy_str_cut(label, at, label.len);

		if (((unsigned char)label.p[at] & 0xc0) != 0x80 &&
		    hy_str_starts(hy_text_nfkc(s->arena, rest), words))
			return hy_str_cut(label, 0, at);
	}
	return (struct hy_str){ "", 0 };
}

static struct hy_str
item_number(struct hy_schema *s, const struct hy_item *item)
{
	return label_number(s, item->label, hy_label_strip(s->arena, item->label));
}

bool
hy_schema_renamed(struct hy_schema *s, const struct hy_item *item)
{
	return item->label.len > 0 && (item->own_mark || item_number(s, item).len > 0 ||
	    !hy_str_eq(item->keys[0], item->keys[1]));
}

struct hy_str
hy_schema_keys(struct hy_schema *s, const struct hy_item *item)
{
	struct hy_buf out = hy_buf_new(s->arena);
	struct hy_str number;

	if (!hy_schema_renamed(s, item))
		return hy_schema_pattern(s, item->key);
	if (!hy_str_eq(item->keys[0], item->keys[1]))
		hy_buf_format(&out, "%s|", hy_schema_pattern(s, item->key).p);
	number = item_number(s, item);
	if (number.len > 0)
		hy_buf_format(&out, "(?:%s)?", hy_schema_pattern(s, number).p);
	hy_buf_str(&out, hy_schema_pattern(s, hy_label_strip(s->arena, item->label)));
	hy_buf_text(&out, "\\s*");
	add_code(&out, KOME_MARK);
	hy_buf_char(&out, '?');
	return hy_buf_get(&out);
}

struct hy_str
hy_schema_exactly(struct hy_schema *s, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (size_t i = 0; i < text.len; i++) {
		if (strchr("^$\\.*+?()[]{}|/", text.p[i]) != NULL)
			hy_buf_char(&out, '\\');
		hy_buf_char(&out, text.p[i]);
	}
	return hy_buf_get(&out);
}

struct hy_str
hy_schema_but(struct hy_schema *s, struct hy_str inner, struct hy_str known)
{
	return hy_str_format(s->arena, "^(?!(?:%.*s)$)(?:%.*s)$", HY_ARG(known), HY_ARG(inner));
}

struct hy_str
hy_schema_answer_keys(struct hy_schema *s, const struct hy_item *item)
{
	return hy_str_format(s->arena, "%s|%s", hy_word(HY_W_KEY_ANSWER).p,
	    hy_schema_pattern(s, item->key).p);
}

struct hy_str
hy_schema_labels(struct hy_schema *s, const struct hy_item *item, const struct hy_option *but)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (unsigned i = 0; i < item->n_options; i++) {
		if (&item->options[i] == but)
			continue;
		if (out.len > 0)
			hy_buf_char(&out, '|');
		hy_buf_str(&out, hy_schema_pattern(s, item->options[i].label));
	}
	return hy_buf_get(&out);
}

struct hy_str
hy_schema_form_names(struct hy_schema *s, const struct hy_form *form)
{
	return hy_str_format(s->arena, "%s|%s|.*%s.*", form->form,
	    hy_schema_pattern(s, form->number).p, hy_schema_pattern(s, form->name).p);
}

struct hy_str
hy_schema_edition_names(struct hy_schema *s, const struct hy_form *form)
{
	return hy_str_format(s->arena, "%s|%s", form->edition,
	    hy_schema_pattern(s, form->edition_name).p);
}

static void
add_members(const struct hy_item *item, const struct hy_item **found, unsigned *count)
{
	for (unsigned i = 0; i < item->n_items; i++) {
		const struct hy_item *child = item->items[i];

		if (child->key.len > 0)
			found[(*count)++] = child;
		else if (child->kind == HY_KIND_SECTION)
			add_members(child, found, count);
	}
}

static unsigned
count_below(const struct hy_item *item)
{
	unsigned count = item->n_items;

	for (unsigned i = 0; i < item->n_items; i++)
		if (item->items[i]->key.len == 0)
			count += count_below(item->items[i]);
	return count;
}

const struct hy_item **
hy_schema_members(struct hy_schema *s, const struct hy_item *item, unsigned *count)
{
	const struct hy_item **found = hy_new_array(s->arena, count_below(item) + 1,
	    const struct hy_item *);

	*count = 0;
	add_members(item, found, count);
	return found;
}

bool
hy_schema_is_map(const struct hy_item *item)
{
	return item->count.len > 0 || item->n_items > 0;
}

bool
hy_schema_below(const struct hy_item *item, const struct hy_item *top)
{
	while (item != NULL && item != top)
		item = item->up;
	return item != NULL;
}

bool
hy_schema_needed(const struct hy_item *item)
{
	if (hy_item_repeats(item))
		return item->min > 0;
	return hy_kind_answers(item->kind) && !item->prints_file && item->derived == NULL &&
	    (item->required || (item->kind == HY_KIND_CHECKS && item->min > 0));
}
