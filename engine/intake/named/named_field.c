/* Cells, parts and notes of Hyoka's own workbook (named.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/form/field.h"
#include "engine/intake/named/named.h"

struct fact {
	struct hy_str key, value;
};

static const struct hy_book_sheet *
facts_sheet(const struct hy_book *book)
{
	for (unsigned i = 0; i < book->n_sheets; i++)
		if (hy_str_is(book->sheets[i].name, HY_TAB_FACTS))
			return &book->sheets[i];
	return NULL;
}

/* Without its names it is a workbook as any other. */
bool
hy_named_is(const struct hy_book *book)
{
	const struct hy_book_sheet *sheet = hy_book_begins(book, HY_FIELD_ANSWER)
	    ? facts_sheet(book) : NULL;

	for (size_t i = 0; sheet != NULL && i < sheet->n_cells; i++)
		if (sheet->cells[i].col == 0 && hy_str_is(sheet->cells[i].text, HY_FACT_SCHEMA))
			return true;
	return false;
}

static int
by_key(const void *one, const void *other)
{
	return hy_str_cmp(((const struct fact *)one)->key, ((const struct fact *)other)->key);
}

/* A key may have several notes: they stay in the order of the sheet only by their keys. */
static void
read_facts(struct hy_named *n)
{
	const struct hy_book_sheet *sheet = facts_sheet(n->book);

	for (size_t i = 0; i < sheet->n_cells; i++) {
		const struct hy_book_cell *cell = &sheet->cells[i];
		struct fact fact = { cell->text, hy_book_text(sheet, cell->row, 1) };

		if (cell->col == 0)
			hy_buf_add(&n->facts, (const char *)&fact, sizeof(fact));
	}
	if (n->facts.len > 0)
		qsort(n->facts.p, n->facts.len / sizeof(struct fact), sizeof(struct fact), by_key);
}

/* The value of the fact KEY that begins with START (NULL: any); p is NULL when there is none. */
static struct hy_str
find_fact(const struct hy_named *n, struct hy_str key, const char *start)
{
	const struct fact *facts = (const struct fact *)(const void *)n->facts.p;
	size_t low = 0, high = n->facts.len / sizeof(*facts), count = high;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (hy_str_cmp(facts[mid].key, key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < count && hy_str_eq(facts[low].key, key); low++)
		if (start == NULL || hy_str_starts(facts[low].value, hy_str_of(start)))
			return facts[low].value;
	return (struct hy_str){ NULL, 0 };
}

/* The fact KEY, or "". */
static struct hy_str
fact(const struct hy_named *n, const char *key)
{
	struct hy_str value = find_fact(n, hy_str_of(key), NULL);

	return value.p != NULL ? value : HY_S("");
}

struct hy_str
hy_named_note(const struct hy_named *n, struct hy_str name, const char *note)
{
	struct hy_str value = find_fact(n, name, note);

	return value.p != NULL ? hy_str_cut(value, strlen(note), value.len) : value;
}

bool
hy_named_is_blank(const struct hy_named *n, struct hy_str name)
{
	return find_fact(n, name, HY_NOTE_BLANK).p != NULL;
}

bool
hy_named_open(struct hy_arena *arena, struct hy_forms *forms, const struct hy_words *words,
    const struct hy_book *book, struct hy_named *n, struct hy_err *err)
{
	*n = (struct hy_named){ .arena = arena, .book = book, .words = words, .err = err,
	    .facts = hy_buf_new(arena), .troubles = hy_buf_new(arena) };
	read_facts(n);
	if (!hy_str_is(fact(n, HY_FACT_SCHEMA), HY_FACT_VERSION))
		return hy_fail(err, hy_mark_file(book->file), HY_M_BOOK_VERSION,
		    fact(n, HY_FACT_SCHEMA).p, NULL);
	n->form = hy_forms_get(forms, fact(n, HY_FACT_FORM),
	    fact(n, HY_FACT_EDITION), err);
	if (n->form == NULL && err->at.file == NULL)
		err->at = hy_mark_file(book->file);
	return n->form != NULL;
}

const struct hy_book_name *
hy_named_find(const struct hy_named *n, struct hy_str name)
{
	return hy_book_find(n->book, name.p);
}

const struct hy_book_name *
hy_named_prefix(const struct hy_named *n, struct hy_str prefix, size_t *count)
{
	const struct hy_book_name *names = n->book->names, *first = hy_book_begins(n->book, prefix.p);
	const struct hy_book_name *end = first;

	while (end != NULL && end < names + n->book->n_names && hy_str_starts(end->name, prefix))
		end++;
	*count = first != NULL ? (size_t)(end - first) : 0;
	return first;
}

struct hy_mark
hy_named_mark(const struct hy_named *n, unsigned sheet, unsigned row, unsigned col)
{
	struct hy_mark at = hy_mark_at(n->book->file, sheet * HY_BOOK_MAX_ROW + row + 1, col + 1);

	at.cell = hy_book_address(n->arena, &n->book->sheets[sheet], row, col).p;
	return at;
}

static struct hy_str
text_at(const struct hy_named *n, const struct hy_book_name *name)
{
	return hy_book_text(&n->book->sheets[name->sheet], name->at.row, name->at.col);
}

struct hy_str
hy_named_text(const struct hy_named *n, struct hy_str name, bool *there, struct hy_mark *at)
{
	const struct hy_book_name *part = hy_named_find(n, hy_field_part(n->arena, name, 1));
	struct hy_str joints = hy_named_note(n, name, HY_NOTE_JOINTS), text;
	struct hy_buf out;

	*there = part != NULL;
	if (part == NULL)
		return HY_S("");
	*at = hy_named_mark(n, part->sheet, part->at.row, part->at.col);
	text = text_at(n, part);
	if (joints.p == NULL)
		return text;
	out = hy_buf_new(n->arena);
	hy_buf_str(&out, text);
	for (unsigned i = 0; i < joints.len; i++) {
		part = hy_named_find(n, hy_field_part(n->arena, name, i + 2));
		text = part != NULL ? text_at(n, part) : HY_S("");
		/* Parts at the end that were emptied leave no empty lines behind. */
		if (text.len == 0 && part == NULL)
			continue;
		if (joints.p[i] == HY_JOINT_LINE)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, text);
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

struct hy_yaml *
hy_named_value(struct hy_named *n, struct hy_str name, bool *there)
{
	struct hy_mark at;
	struct hy_str text = hy_named_text(n, name, there, &at);
	struct hy_str derived = hy_named_note(n, name, HY_NOTE_DERIVED);

	if (!*there)
		return NULL;
	if (derived.p != NULL && hy_str_eq(text, derived))
		return NULL;
	if (text.len == 0 && !hy_named_is_blank(n, name) && derived.p == NULL)
		return NULL;
	return hy_yaml_text_new(n->arena, text, at);
}

void
hy_named_trouble(struct hy_named *n, struct hy_str name, struct hy_str text, struct hy_mark at)
{
	struct hy_named_trouble trouble = { name, text, at };

	hy_buf_add(&n->troubles, (const char *)&trouble, sizeof(trouble));
}
