#include "engine/intake/named/named.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/form/field.h"
#include "engine/intake/text/words.h"

static struct hy_yaml *value_of(struct hy_named *n, const struct hy_item *item, struct hy_str path);

static struct hy_str
name_of(const struct hy_named *n, struct hy_str path)
{
	return hy_str_format(n->arena, HY_FIELD_ANSWER "%.*s", HY_ARG(path));
}

static struct hy_str
step(const struct hy_named *n, struct hy_str path, const struct hy_item *item)
{
	return path.len > 0 ? hy_field_step(n->arena, path, item->id) : hy_str_of(item->id);
}

/* The first failure counts; what is read behind it is not used. */
static void
fail_label(struct hy_named *n, struct hy_mark at, struct hy_str label, struct hy_str text)
{
	if (!n->failed)
		hy_fail(n->err, at, HY_M_BOOK_LABEL, hy_str_copy(n->arena, label.p, label.len).p,
		    hy_str_copy(n->arena, text.p != NULL ? text.p : "", text.len).p, NULL);
	n->failed = true;
}

static bool
begins_alike(const struct hy_named *n, struct hy_str text, struct hy_str label)
{
	return hy_str_starts(hy_text_key(n->arena, text), hy_text_key(n->arena, label));
}

/* Labels are locked: one that reads otherwise asks another question than the form. */
static void
check_label(struct hy_named *n, const struct hy_item *item, struct hy_str path)
{
	const struct hy_book_name *name = hy_named_find(n, hy_str_format(n->arena,
	    HY_FIELD_LABEL "%.*s", HY_ARG(path)));
	struct hy_str text;

	if (name == NULL)
		return;
	text = hy_book_text(&n->book->sheets[name->sheet], name->at.row, name->at.col);
	if (!begins_alike(n, text, item->label))
		fail_label(n, hy_named_mark(n, name->sheet, name->at.row, name->at.col), item->label,
		    text);
}

/* The next filled cell to the right of AT in its row. */
static struct hy_str
right_of(const struct hy_book_sheet *sheet, const struct hy_book_range *at)
{
	for (unsigned col = at->col + 1; col < at->col + 40; col++) {
		struct hy_str text = hy_book_text(sheet, at->row, col);

		if (text.len > 0)
			return text;
	}
	return HY_S("");
}

/* "] label" stands to the right of the box AT. */
static void
check_box_label(struct hy_named *n, const struct hy_book_name *name, struct hy_str label)
{
	struct hy_str text = right_of(&n->book->sheets[name->sheet], &name->at);
	uint32_t cp;
	size_t bracket = text.len > 0 ? hy_utf8_decode(text.p, text.len, &cp) : 0;

	if (!begins_alike(n, hy_str_cut(text, bracket, text.len), label))
		fail_label(n, hy_named_mark(n, name->sheet, name->at.row, name->at.col), label, text);
}

static bool
is_tick(const struct hy_words *words, struct hy_str text)
{
	return hy_texts_have(&words->ticks, text) || hy_texts_have(&words->ticked, text);
}

/* What box K says: 1 ticked, 0 not, -1 something that is neither. */
static int
box_state(struct hy_named *n, struct hy_str name, unsigned k, struct hy_str label, struct hy_mark *at)
{
	struct hy_str field = hy_field_below(n->arena, name, "box", k), text;
	const struct hy_book_name *place;
	bool there;

	text = hy_str_trim(hy_named_text(n, field, &there, at));
	if (!there)
		return 0;
	place = hy_named_find(n, hy_field_part(n->arena, field, 1));
	if (label.len > 0)
		check_box_label(n, place, label);
	if (text.len == 0 || hy_texts_have(&n->words->empty, text))
		return 0;
	if (is_tick(n->words, text))
		return 1;
	hy_named_trouble(n, name, text, *at);
	return -1;
}

/* A ticked box with its words, as an entry of the list. */
static struct hy_yaml *
tick(struct hy_named *n, struct hy_str name, unsigned k, struct hy_str label, struct hy_mark at)
{
	bool there;
	struct hy_yaml *words = hy_named_value(n, hy_field_below(n->arena, name, "words", k), &there);
	struct hy_yaml *map;

	if (words == NULL)
		return hy_yaml_text_new(n->arena, label, at);
	map = hy_yaml_map_new(n->arena, at);
	hy_yaml_put(n->arena, map, label, words);
	map->first->key->at = at;
	return map;
}

/* Words behind a box that nobody ticked say nothing to the form, and are not lost either. */
static void
keep_words(struct hy_named *n, struct hy_str name, unsigned k)
{
	struct hy_mark at;
	bool there;
	struct hy_str field = hy_field_below(n->arena, name, "words", k);
	struct hy_str text = hy_named_text(n, field, &there, &at);

	if (there && text.len > 0)
		hy_named_trouble(n, field, text, at);
}

/* Boxes the form does not have are named behind the others, with their label as a field. */
static struct hy_str
other_label(struct hy_named *n, struct hy_str name, unsigned k)
{
	struct hy_mark at;
	bool there;

	return hy_named_text(n, hy_field_below(n->arena, name, "label", k), &there, &at);
}

static bool
had_ticks(const struct hy_named *n, const struct hy_item *item, struct hy_str name)
{
	for (unsigned k = 1; k <= item->n_options; k++)
		if (hy_named_note(n, hy_field_below(n->arena, name, "box", k), HY_NOTE_WAS).p != NULL)
			return true;
	return false;
}

static struct hy_yaml *
checks(struct hy_named *n, const struct hy_item *item, struct hy_str name)
{
	struct hy_yaml *list = NULL, *text;
	struct hy_mark at = hy_mark_file(n->book->file);
	bool there;

	for (unsigned k = 1; ; k++) {
		const struct hy_option *option = k <= item->n_options ? &item->options[k - 1] : NULL;
		struct hy_str label = option != NULL ? option->label : other_label(n, name, k);

		if (option == NULL && label.len == 0)
			break;
		if (box_state(n, name, k, option != NULL ? label : HY_S(""), &at) != 1) {
			keep_words(n, name, k);
			continue;
		}
		if (list == NULL)
			list = hy_yaml_list_new(n->arena, at);
		hy_yaml_add(list, tick(n, name, k, label, at));
	}
	if (at.cell == NULL)
		hy_named_trouble(n, name, HY_S(""), at);
	if (list != NULL)
		return list;
	text = hy_named_value(n, name, &there);
	/* None is an answer, too: said so from the first, or by who took the ticks out. */
	if (text == NULL && (hy_named_is_blank(n, name) || had_ticks(n, item, name)))
		return hy_yaml_list_new(n->arena, at);
	return text;
}

/* The text of LINE without SIGN in front; false when the sign is not there. */
static bool
cut_sign(struct hy_str *line, struct hy_str sign)
{
	if (sign.len == 0 || !hy_str_starts(*line, sign))
		return false;
	*line = hy_str_cut(*line, sign.len, line->len);
	return true;
}

/* Where entries go: the list, or that of the last heading. */
struct entries {
	struct hy_yaml *list, *group, *last;
};

static void
add_line(struct hy_named *n, struct entries *e, struct hy_str line)
{
	struct hy_mark at = e->list->at;
	struct hy_yaml *map;

	if (cut_sign(&line, hy_yaml_text(n->phrases, "list_heading"))) {
		map = hy_yaml_map_new(n->arena, at);
		e->last = hy_yaml_text_new(n->arena, hy_str_copy(n->arena, line.p, line.len), at);
		hy_yaml_put(n->arena, map, hy_word(HY_W_KEY_HEADING), e->last);
		e->group = hy_yaml_list_new(n->arena, at);
		hy_yaml_put(n->arena, map, hy_word(HY_W_KEY_ENTRIES), e->group);
		hy_yaml_add(e->list, map);
	} else if (e->last != NULL && cut_sign(&line, hy_yaml_text(n->phrases, "list_more"))) {
		e->last->text = hy_str_format(n->arena, "%.*s\n%.*s", HY_ARG(e->last->text), HY_ARG(line));
	} else if (cut_sign(&line, hy_yaml_text(n->phrases, "list_entry")) ||
	    hy_str_trim(line).len > 0) {	/* a line typed without a sign is an entry */
		e->last = hy_yaml_text_new(n->arena, hy_str_copy(n->arena, line.p, line.len), at);
		hy_yaml_add(e->group != NULL ? e->group : e->list, e->last);
	}
}

/* A list is one text: a line an entry, with the signs it was written with. */
static struct hy_yaml *
list(struct hy_named *n, const struct hy_yaml *value)
{
	struct entries e = { .list = hy_yaml_list_new(n->arena, value->at) };
	struct hy_str text = value->text;

	for (size_t from = 0; from < text.len;) {
		long found = hy_str_find(text, HY_S("\n"), from);
		size_t end = found >= 0 ? (size_t)found : text.len;

		add_line(n, &e, hy_str_cut(text, from, end));
		from = end + 1;
	}
	return e.list;
}

/* Items whose answer has a cell of its own wherever the form is printed. */
static bool
is_printed(const struct hy_item *item)
{
	return hy_item_section(item) != NULL && !item->prints_file && !item->data &&
	    item->kind != HY_KIND_PICTURE;
}

static struct hy_yaml *
own_answer(struct hy_named *n, const struct hy_item *item, struct hy_str name)
{
	struct hy_yaml *value;
	bool there;

	if (item->kind == HY_KIND_CHECKS)
		return checks(n, item, name);
	value = hy_named_value(n, name, &there);
	if (!there && is_printed(item))
		hy_named_trouble(n, name, HY_S(""), hy_mark_file(n->book->file));
	if (value != NULL && (item->kind == HY_KIND_LIST || item->kind == HY_KIND_FILES))
		return list(n, value);
	return value;
}

/* The answers of all items below ITEM, behind those that MAP has already; NULL for none. */
static struct hy_yaml *
kids(struct hy_named *n, const struct hy_item *item, struct hy_str path, struct hy_yaml *map)
{
	for (unsigned i = 0; i < item->n_items; i++) {
		const struct hy_item *kid = item->items[i];
		struct hy_str below = step(n, path, kid);
		struct hy_yaml *value;

		if (kid->private)
			continue;
		if (kid->kind == HY_KIND_SECTION && kid->key.len == 0) {	/* the cover */
			map = kids(n, kid, below, map);
			continue;
		}
		value = value_of(n, kid, below);
		if (value == NULL)
			continue;
		if (map == NULL)
			map = hy_yaml_map_new(n->arena, value->at);
		hy_yaml_put(n->arena, map, kid->key, value);
	}
	return map;
}

/* An answer with what hangs from it: a map as soon as there is more than the answer. */
static struct hy_yaml *
answer(struct hy_named *n, const struct hy_item *item, struct hy_str path)
{
	struct hy_str name = name_of(n, path);
	struct hy_yaml *own = own_answer(n, item, name), *count = NULL, *below, *map;
	bool there;

	if (item->count.len > 0)
		count = hy_named_value(n, hy_field_below(n->arena, name, "count", 0), &there);
	below = kids(n, item, path, NULL);
	if (count == NULL && below == NULL)
		return own;
	map = hy_yaml_map_new(n->arena, own != NULL ? own->at : count != NULL ? count->at : below->at);
	if (own != NULL)
		hy_yaml_put(n->arena, map, hy_word(HY_W_KEY_ANSWER), own);
	if (count != NULL)
		hy_yaml_put(n->arena, map, hy_word(HY_W_KEY_COUNT), count);
	for (struct hy_yaml *y = below != NULL ? below->first : NULL, *next; y != NULL; y = next) {
		next = y->next;
		y->next = NULL;
		hy_yaml_add(map, y);
	}
	return map;
}

/* How many records of the list NAME have cells. */
static unsigned
record_count(const struct hy_named *n, struct hy_str name)
{
	struct hy_str prefix = hy_str_format(n->arena, "%.*s.", HY_ARG(name));
	size_t count;
	const struct hy_book_name *names = hy_named_prefix(n, prefix, &count);
	unsigned most = 0;

	for (size_t i = 0; i < count; i++) {
		unsigned long number = strtoul(names[i].name.p + prefix.len, NULL, 10);

		most = number > most && number < 10000 ? (unsigned)number : most;
	}
	return most;
}

/* Where the first cell of NAME's records is. */
static struct hy_mark
records_mark(const struct hy_named *n, struct hy_str name)
{
	size_t count;
	const struct hy_book_name *first = hy_named_prefix(n, hy_str_format(n->arena, "%.*s.",
	    HY_ARG(name)), &count);

	return first != NULL ? hy_named_mark(n, first->sheet, first->at.row, first->at.col)
	    : hy_mark_file(n->book->file);
}

/* How many records there were when the workbook was made; -1 when the list was not written. */
static long
records_made(const struct hy_named *n, struct hy_str name)
{
	struct hy_str note = hy_named_note(n, name, HY_NOTE_RECORDS);

	return note.p != NULL ? strtol(note.p, NULL, 10) : -1;
}

/*
 * All records up to the last one that was there or has something in it, by the numbers
 * of their cells; hy_named_drop_blank takes the empty ones out.
 */
static struct hy_yaml *
records(struct hy_named *n, const struct hy_item *item, struct hy_str path)
{
	struct hy_str name = name_of(n, path);
	struct hy_mark at = records_mark(n, name);
	unsigned count = record_count(n, name), last = 0;
	struct hy_yaml **maps = hy_new_array(n->arena, count + 1, struct hy_yaml *);
	struct hy_yaml *list = hy_yaml_list_new(n->arena, at);
	long made = records_made(n, name);

	if (made > (long)count)
		hy_named_trouble(n, name, HY_S(""), hy_mark_file(n->book->file));
	for (unsigned i = 0; i < count; i++) {
		maps[i] = kids(n, item, hy_field_record(n->arena, path, i + 1), NULL);
		last = maps[i] != NULL || (long)i < made ? i + 1 : last;
	}
	for (unsigned i = 0; i < last; i++)
		hy_yaml_add(list, maps[i] != NULL ? maps[i] : hy_yaml_map_new(n->arena, at));
	return last > 0 || made >= 0 ? list : NULL;
}

/* A cell of a table counts when it is filled or was left blank on purpose; in the table of changes always. */
static bool
counts(const struct hy_named *n, const struct hy_item *item, struct hy_str path, unsigned row,
    const struct hy_yaml *cell, const struct hy_item *kid)
{
	struct hy_str record = hy_field_record(n->arena, name_of(n, path), row);

	return cell != NULL && (cell->text.len > 0 || item->kind == HY_KIND_TABLE ||
	    hy_named_is_blank(n, hy_field_step(n->arena, record, kid->id)));
}

/* Records printed as a table: a column an item. */
static struct hy_yaml *
table_records(struct hy_named *n, const struct hy_item *item, struct hy_str path,
    const struct hy_yaml *table)
{
	struct hy_yaml *list = hy_yaml_list_new(n->arena, table->at);

	for (unsigned r = 1; r < table->count; r++) {
		struct hy_yaml *map = hy_yaml_map_new(n->arena, hy_table_cell_at(table, r, 0)->at);

		for (unsigned i = 0; i < item->n_items; i++) {
			const struct hy_yaml *cell = hy_table_cell_at(table, r, i);

			if (counts(n, item, path, r, cell, item->items[i]))
				hy_yaml_put(n->arena, map, item->items[i]->key,
				    hy_yaml_text_new(n->arena, cell->text, cell->at));
		}
		hy_yaml_add(list, map);
	}
	return list->count > 0 ? list : NULL;
}

/* The table of an attachment. */
static struct hy_yaml *
grid(struct hy_named *n, struct hy_yaml *table)
{
	struct hy_yaml *map, *rows, *head = table->first;

	if (head == NULL)
		return NULL;
	map = hy_yaml_map_new(n->arena, table->at);
	rows = hy_yaml_list_new(n->arena, table->at);
	for (struct hy_yaml *row = head->next, *next; row != NULL; row = next) {
		next = row->next;
		row->next = NULL;
		hy_yaml_add(rows, row);
	}
	head->next = NULL;
	hy_yaml_put(n->arena, map, hy_word(HY_W_KEY_COLUMNS), head);
	hy_yaml_put(n->arena, map, hy_word(HY_W_KEY_ROWS), rows);
	return map;
}

static struct hy_yaml *
value_of(struct hy_named *n, const struct hy_item *item, struct hy_str path)
{
	bool open = item->kind == HY_KIND_GRID || item->columns;
	struct hy_yaml *table;

	check_label(n, item, path);
	if (item->kind == HY_KIND_NOTE || item->kind == HY_KIND_FIXED)
		return NULL;
	if (item->kind == HY_KIND_GRID || hy_item_repeats(item)) {
		table = hy_named_table(n, name_of(n, path), open);
		if (item->kind == HY_KIND_GRID)
			return table != NULL ? grid(n, table) : NULL;
		return table != NULL ? table_records(n, item, path, table) : records(n, item, path);
	}
	return hy_kind_answers(item->kind) ? answer(n, item, path) : kids(n, item, path, NULL);
}

/* Items without an answer are where their cell is. */
static bool
place_node(struct hy_node *node, void *context)
{
	struct hy_named *n = context;
	struct hy_str name = hy_field_name(n->arena, HY_FIELD_ANSWER, node);
	const struct hy_book_name *place = hy_named_find(n, hy_field_part(n->arena, name, 1));

	if (place == NULL && node->item->kind == HY_KIND_CHECKS)
		place = hy_named_find(n, hy_field_part(n->arena, hy_field_below(n->arena, name, "box", 1), 1));
	if (place == NULL)
		place = hy_named_find(n, hy_field_name(n->arena, HY_FIELD_LABEL, node));
	if (place != NULL && (node->at.cell == NULL || !node->written))
		node->at = hy_named_mark(n, place->sheet, place->at.row, place->at.col);
	return true;
}

static bool
load_phrases(struct hy_named *n)
{
	n->phrases = hy_yaml_data(n->arena, "templates/phrases.yaml", n->err);
	return n->phrases != NULL;
}

struct hy_doc *
hy_named_doc(struct hy_named *n, struct hy_forms *forms)
{
	struct hy_yaml *map = hy_yaml_map_new(n->arena, hy_mark_file(n->book->file));
	struct hy_doc *doc;

	if (!load_phrases(n))
		return NULL;
	kids(n, n->form->root, HY_S(""), map);
	if (n->failed)
		return NULL;
	doc = hy_doc_bind(n->arena, forms, n->book->file, map, n->err);
	if (doc != NULL)
		hy_node_walk(doc->root, place_node, n);
	return doc;
}
