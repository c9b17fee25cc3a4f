/* Answers to cells, by kind of item (into.h). */
#include "engine/base/text.h"
#include "engine/form/path.h"
#include "engine/intake/into/into_parts.h"

#define MOST_UNITS 32767u	/* a cell of Excel holds so many UTF-16 units */

static size_t
utf16_units(struct hy_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		n += ((c & 0xc0) != 0x80) + (c >= 0xf0);
	}
	return n;
}

/* TEXT beside or below LABEL; what stands there already may be the same. */
static void
put_beside(struct hy_into *into, const struct hy_node *node, long label, struct hy_str text)
{
	struct hy_hole hole;
	struct hy_spot taken;

	if (hy_into_beside(into, label, &hole, &taken))
		hy_into_edit_add(into, &hole, text, node);
	else if (taken.text.len == 0)
		hy_into_trouble_add(into, HY_INTO_NO_CELL, node, NULL);
	else if (!hy_str_eq(hy_text_key(into->arena, taken.text), hy_text_key(into->arena, text)))
		hy_into_trouble_add(into, HY_INTO_TAKEN, node, &taken);
}

/* The first pair of square brackets at or behind FROM: what is inside. */
static bool
find_pair(const struct hy_into *into, const struct hy_tape *tape, size_t from, size_t *start,
    size_t *end)
{
	for (; from < tape->text.len; from++) {
		struct hy_str rest = hy_str_cut(tape->text, from, tape->text.len);

		for (unsigned i = 0; i < into->words->brackets.count; i++) {
			const struct hy_pair *pair = &into->words->brackets.at[i];
			long close = hy_str_starts(rest, pair->a)
			    ? hy_str_find(rest, pair->b, pair->a.len) : -1;

			if (close < 0)
				continue;
			*start = from + pair->a.len;
			*end = from + (size_t)close;
			return true;
		}
	}
	return false;
}

static bool
is_option(const struct hy_into *into, const struct hy_item *item, struct hy_str text)
{
	return hy_item_option(into->scratch, item, text) != NULL;
}

/* One of several options: between brackets, else beside the label. */
static void
put_choice(struct hy_into *into, const struct hy_node *node, long label, const struct hy_tape *tape)
{
	struct hy_str text = node->option != NULL ? node->option->label : hy_str_trim(node->text);
	size_t start, end = 0;

	while (find_pair(into, tape, end, &start, &end)) {
		struct hy_str there = hy_tape_words(into->arena, tape, start, end);
		struct hy_hole hole;

		if (there.len > 0 && !is_option(into, node->item, there))
			continue;
		if (hy_tape_hole(into, tape, start, end, &hole) && hole.to > hole.from)
			text = hy_str_format(into->arena, " %.*s ", HY_ARG(text));
		hy_into_put(into, node, tape, start, end, text);
		return;
	}
	put_beside(into, node, label, text);
}

static void
fill_choice(struct hy_into *into, const struct hy_node *node, long label)
{
	struct hy_tape tape = hy_tape_new(into, label);
	struct hy_str unit = node->item->count;
	long count = unit.len > 0 && !node->count_blank ? into->count(node, NULL) : -1;

	put_choice(into, node, label, &tape);
	if (count >= 0 && !hy_into_count(into, node, &tape, 0, tape.text.len, unit, count))
		hy_into_trouble_add(into, HY_INTO_NO_CELL, node, NULL);
}

/* The entries of a list: names with their numbers, other lines as they are. */
static void
add_entries(struct hy_buf *out, const struct hy_node *node)
{
	bool names = node->item->per_file;
	unsigned n = 0;

	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next) {
		if (out->len > 0)
			hy_buf_char(out, '\n');
		if (names && !e->heading)
			hy_buf_format(out, "%u. ", ++n);
		hy_buf_str(out, e->text);
	}
	if (node->entries == NULL)
		hy_buf_str(out, node->text);
}

static struct hy_str
text_of(struct hy_into *into, const struct hy_node *node)
{
	struct hy_buf out = hy_buf_new(into->arena);
	unsigned file = hy_node_file(node);

	if (node->item->prints_file && !node->answered && node->item->kind == HY_KIND_FILES) {
		for (unsigned f = 1; f <= hy_doc_files(into->doc); f++)
			hy_buf_format(&out, "%s%.*s", f > 1 ? "\n" : "",
			    HY_ARG(hy_record_title(hy_doc_file(into->doc, f))));
		return out.len > 0 ? hy_buf_get(&out) : HY_S("");
	}
	if (node->item->prints_file && !node->answered)
		return file > 0 ? hy_record_title(hy_doc_file(into->doc, file)) : HY_S("");
	if (node->item->kind == HY_KIND_LIST || node->item->kind == HY_KIND_FILES) {
		add_entries(&out, node);
		return out.len > 0 ? hy_buf_get(&out) : HY_S("");
	}
	if (into->draft.len > 0 && node == hy_doc_role(into->doc, HY_ITEM_NAME))
		return hy_str_format(into->arena, "%.*s %.*s", HY_ARG(hy_str_trim(node->text)),
		    HY_ARG(into->draft));
	return hy_str_trim(node->text);
}

static void
fill_text(struct hy_into *into, const struct hy_node *node, long label, struct hy_str text)
{
	if (text.len == 0)
		return;
	if (label < 0)
		hy_into_trouble_add(into, HY_INTO_NO_LABEL, node, NULL);
	else if (utf16_units(text) > MOST_UNITS)
		hy_into_trouble_add(into, HY_INTO_LONG, node, NULL);
	else
		put_beside(into, node, label, text);
}

void
hy_into_answer(struct hy_into *into, const struct hy_node *node, long label)
{
	bool blank = hy_node_blank(node, into->doc->form);

	if (node->item->kind != HY_KIND_CHOICE && node->item->kind != HY_KIND_CHECKS) {
		fill_text(into, node, label, text_of(into, node));
		return;
	}
	if (blank && hy_str_trim(node->text).len == 0)
		return;
	if (label < 0)
		hy_into_trouble_add(into, HY_INTO_NO_LABEL, node, NULL);
	else if (node->item->kind == HY_KIND_CHOICE)
		fill_choice(into, node, label);
	else if (!blank)
		hy_into_boxes(into, node, label);
}

/* The place of the NTH list of ITEM (from 1), a section that repeats; -1 for none. */
static long
nth_list(const struct hy_into *into, const struct hy_item *item, unsigned nth)
{
	size_t n = into->places.len / sizeof(struct hy_label_place);

	for (size_t i = 0; i < n; i++) {
		const struct hy_node *node = hy_into_place(into, (long)i)->node;

		if (node != NULL && node->item == item && --nth == 0)
			return (long)i;
	}
	return -1;
}

/*
 * The lists of all files: each in its own place where the blank has so many, else all in
 * the first. Above each of several stands the name of its file.
 */
void
hy_into_lists(struct hy_into *into, const struct hy_item *section)
{
	unsigned files = hy_doc_files(into->doc);
	bool apart = nth_list(into, section, files) >= 0;
	struct hy_buf out = hy_buf_new(into->arena);
	const struct hy_node *first = NULL;

	for (unsigned f = 1; f <= files; f++) {
		const struct hy_node *node = hy_doc_section(into->doc, section, f);
		struct hy_buf one = hy_buf_new(into->arena);

		first = first != NULL ? first : node;
		if (node->entries == NULL && hy_str_trim(node->text).len == 0)
			continue;
		if (files > 1)
			hy_buf_format(&one, "%.*s\n", HY_ARG(hy_record_title(node->up)));
		add_entries(&one, node);
		if (apart)
			fill_text(into, node, nth_list(into, section, f), hy_buf_get(&one));
		hy_buf_format(&out, "%s%.*s", out.len > 0 ? "\n" : "", (int)one.len, one.p);
	}
	if (!apart && out.len > 0)
		fill_text(into, first, nth_list(into, section, 1), hy_buf_get(&out));
}
