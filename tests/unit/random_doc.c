/*
 * Prints a random assessment of a form: random_doc FORM@EDITION SEED [tame]. Everything
 * the form has room for may be answered, whether it applies or not. Tame documents
 * hold only texts that a page can show without ambiguity: no signs, no empty lines, and
 * one line in tables.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/form/bind.h"
#include "engine/form/edit/write.h"

struct maker {
	struct hy_arena *arena;
	struct hy_doc *doc;
	uint64_t state;
	bool tame;
	bool lines;	/* tame texts may have several lines here */
};

static unsigned
pick(struct maker *m, unsigned below)
{
	m->state ^= m->state << 13;
	m->state ^= m->state >> 7;
	m->state ^= m->state << 17;
	return (unsigned)(m->state >> 33) % below;
}

/* Words of Japanese prose without sense, none of them a label. */
static const char *const tame_words[] = { "窓口", "台帳に", "記帳し", "毎週", "控えを", "束ねて", "棚へ",
    "戻し", "担当が", "朝", "夕刻に", "数え", "封をし", "届けた", "のち", "印を", "押し", "綴じる", "Ａ棟", "B-12" };
/* What goes wrong in cells, in YAML or on a page. */
static const char *const wild_words[] = { "=1+1", "+81", "-", "@甲", "'", "\"", "\\", "&amp;", "<b>", "]]>",
    "_x0041_", "_x000D_", "＜見出し＞", "【乙】", "■", "・", "　", "  ", "\t", "[ ○ ]", "[　]", "1) ", "（", "）",
    "#", ": ", "- ", "? ", "|", ">", "%", "!", "𠮷野", "葛\U000e0100城", "か\u3099", "①", "Ⅲ", "null", "true", "2025-04-01",
    "1e5", "0123", "令和7年4月1日", "{}", "[]", "~", "\u2028", "\u00a0" };

static void
add_word(struct maker *m, struct hy_buf *out)
{
	unsigned n = pick(m, 12);

	if (!m->tame && n == 0)
		hy_buf_text(out, wild_words[pick(m, HY_COUNT(wild_words))]);
	else if (!m->tame && n == 1)
		hy_buf_text(out, pick(m, 3) == 0 ? "\n\n" : "\n");
	else if (m->lines && n == 2)
		hy_buf_text(out, "。\n");
	else
		hy_buf_text(out, tame_words[pick(m, HY_COUNT(tame_words))]);
}

/* A text of MOST words at most, rarely a very long one; it neither begins nor ends in white space. */
static struct hy_str
text(struct maker *m, unsigned most)
{
	struct hy_buf out = hy_buf_new(m->arena);
	unsigned n = 1 + pick(m, most);

	if (!m->tame && most > 20 && pick(m, 40) == 0)
		n = 6000;
	while (n-- > 0)
		add_word(m, &out);
	hy_buf_text(&out, m->tame ? "。" : "。終");
	return hy_str_trim(hy_buf_get(&out));
}

static struct hy_str
day(struct maker *m)
{
	if (pick(m, 4) == 0)
		return hy_str_format(m->arena, "令和%u年%u月", 2 + pick(m, 6), 1 + pick(m, 12));
	return hy_str_format(m->arena, "令和%u年%u月%u日", 2 + pick(m, 6), 1 + pick(m, 12),
	    1 + pick(m, 28));
}

static void
set_text(struct hy_node *node, struct hy_str value)
{
	node->text = value;
	node->answered = true;
}

static void
tick_boxes(struct maker *m, struct hy_node *node)
{
	const struct hy_tick **tail = &node->ticks;

	node->answered = true;
	for (unsigned i = 0; i < node->item->n_options; i++) {
		const struct hy_option *o = &node->item->options[i];
		struct hy_tick *t;

		if (pick(m, 3) > 0 || (o->alone && node->ticks != NULL))
			continue;
		t = hy_new(m->arena, struct hy_tick);
		t->option = o;
		t->label = o->label;
		if (o->count.len > 0) {
			t->has_count = true;
			t->count = (long)pick(m, 100);
		} else if (o->text && pick(m, 4) > 0) {
			t->has_text = true;
			t->text = m->tame || pick(m, 6) > 0 ? text(m, 4) : HY_S("");
		}
		*tail = t;
		tail = &t->next;
		if (o->alone)
			return;
	}
}

static void
add_entries(struct maker *m, struct hy_node *node)
{
	const struct hy_entry **tail = &node->entries;
	unsigned n = 1 + pick(m, m->tame ? 6 : 40);

	node->answered = true;
	for (unsigned i = 0; i < n; i++) {
		struct hy_entry *e = hy_new(m->arena, struct hy_entry);

		e->heading = !m->tame && pick(m, 5) == 0;
		e->text = text(m, 3);
		*tail = e;
		tail = &e->next;
	}
}

static struct hy_yaml *
row(struct maker *m, unsigned columns, bool filled)
{
	struct hy_yaml *list = hy_yaml_list_new(m->arena, hy_mark_file(NULL));

	for (unsigned i = 0; i < columns; i++)
		hy_yaml_add(list, hy_yaml_text_new(m->arena, filled || i == 0 || pick(m, 4) > 0
		    ? text(m, pick(m, 10) == 0 ? 400 : 5) : HY_S(""), list->at));
	return list;
}

static void
make_grid(struct maker *m, struct hy_node *node)
{
	unsigned columns = 2 + pick(m, 4), rows = 1 + pick(m, 12);
	struct hy_yaml *grid = hy_yaml_map_new(m->arena, hy_mark_file(NULL));
	struct hy_yaml *list = hy_yaml_list_new(m->arena, grid->at);

	hy_yaml_put(m->arena, grid, hy_word(HY_W_KEY_COLUMNS), row(m, columns, true));
	for (unsigned i = 0; i < rows; i++)
		hy_yaml_add(list, row(m, columns, false));
	hy_yaml_put(m->arena, grid, hy_word(HY_W_KEY_ROWS), list);
	node->raw = grid;
	node->answered = true;
}

static void
answer(struct maker *m, struct hy_node *node)
{
	const struct hy_item *item = node->item;

	switch (item->kind) {
	case HY_KIND_CHOICE:
		node->option = &item->options[pick(m, item->n_options)];
		set_text(node, node->option->label);
		if (item->count.len > 0 && pick(m, 2) == 0) {
			node->has_count = true;
			node->count = (long)pick(m, 200);
		} else if (item->count.len > 0 && !m->tame && pick(m, 4) == 0) {
			node->count_blank = true;
		}
		return;
	case HY_KIND_CHECKS:
		tick_boxes(m, node);
		return;
	case HY_KIND_LIST:
		add_entries(m, node);
		return;
	case HY_KIND_DATE:
		set_text(node, day(m));
		return;
	case HY_KIND_RANGE:
		set_text(node, hy_str_format(m->arena, "%s～%s", day(m).p, day(m).p));
		return;
	case HY_KIND_NUMBER:
		set_text(node, hy_str_format(m->arena, "%u", pick(m, 100000)));
		return;
	case HY_KIND_GRID:
		make_grid(m, node);
		return;
	default:
		m->lines = m->tame && item->up != NULL && !item->up->data && !item->title;
		set_text(node, text(m, pick(m, 3) == 0 ? 60 : 8));
		m->lines = false;
		return;
	}
}

static void fill(struct maker *m, struct hy_node *node);

static void
add_record(struct maker *m, struct hy_node *container, unsigned number)
{
	struct hy_binder b = { .arena = m->arena, .doc = m->doc };
	struct hy_node *record = hy_new(m->arena, struct hy_node);

	record->item = container->item;
	record->up = container;
	record->number = number;
	record->n_kids = container->item->n_items;
	record->kids = hy_new_array(m->arena, record->n_kids + 1, struct hy_node *);
	for (unsigned i = 0; i < record->n_kids; i++) {
		record->kids[i] = hy_node_new(&b, container->item->items[i], record);
		fill(m, record->kids[i]);
		if (strcmp(container->item->id, "besshi") == 0 && record->kids[i]->item->title)
			set_text(record->kids[i], hy_str_format(m->arena, "別紙%u", number));
		else if (record->kids[i]->item->title && !record->kids[i]->answered)
			set_text(record->kids[i], text(m, 4));
		record->kids[i]->written = record->kids[i]->written || record->kids[i]->answered;
	}
	record->written = true;
	container->kids[number - 1] = record;
}

static void
add_records(struct maker *m, struct hy_node *node)
{
	unsigned n = node->item->is_files ? 1 + pick(m, 3) : pick(m, 6) == 0 ? 0
	    : pick(m, 6) == 0 ? 4 + pick(m, 5) : 1 + pick(m, 3);

	if (n == 0)
		return;
	node->kids = hy_new_array(m->arena, n, struct hy_node *);
	for (node->n_kids = 0; node->n_kids < n;) {
		node->n_kids++;
		add_record(m, node, node->n_kids);
	}
	node->written = true;
}

/* An item is answered three times of four, blank on purpose sometimes, and else not written. */
static void
fill(struct maker *m, struct hy_node *node)
{
	const struct hy_item *item = node->item;

	if (item->private || item->kind == HY_KIND_NOTE || item->kind == HY_KIND_FIXED ||
	    item->kind == HY_KIND_PICTURE || item->derived != NULL)
		return;
	if (hy_item_repeats(item)) {
		add_records(m, node);
		return;
	}
	if (hy_kind_answers(item->kind) && item->kind != HY_KIND_FILES && !item->prints_file &&
	    pick(m, 4) > 0) {
		if (!m->tame && pick(m, 12) == 0 && item->kind == HY_KIND_TEXT)
			set_text(node, HY_S(""));
		else
			answer(m, node);
	}
	node->written = node->answered;
	for (unsigned i = 0; i < node->n_kids; i++) {
		fill(m, node->kids[i]);
		node->written = node->written || node->kids[i]->written;
	}
}

/* The file says its form at its head. */
static void
name_form(struct hy_doc *doc)
{
	for (unsigned i = 0; i < doc->root->n_kids; i++) {
		struct hy_node *kid = doc->root->kids[i];

		if (strcmp(kid->item->id, "youshiki") == 0)
			set_text(kid, doc->form->name);
		else if (strcmp(kid->item->id, "han") == 0)
			set_text(kid, doc->form->edition_name);
		kid->written = kid->written || kid->answered;
	}
}

int
main(int argc, char **argv)
{
	struct hy_err err = { .text = "" };
	struct maker m = { .arena = hy_arena_new(), .tame = argc > 3 };
	struct hy_forms *forms = hy_forms_open(m.arena, &err);
	struct hy_binder b = { .arena = m.arena };
	struct hy_buf out = hy_buf_new(m.arena);
	const char *at = argc > 2 ? strchr(argv[1], '@') : NULL;

	if (forms == NULL || at == NULL)
		return 2;
	m.doc = b.doc = hy_new(m.arena, struct hy_doc);
	m.doc->arena = m.arena;
	m.doc->form = hy_forms_get(forms, hy_str_copy(m.arena, argv[1], (size_t)(at - argv[1])),
	    hy_str_of(at + 1), &err);
	if (m.doc->form == NULL)
		return 2;
	m.state = (strtoul(argv[2], NULL, 10) + 1) * 0x9e3779b97f4a7c15u;
	m.doc->root = hy_node_new(&b, m.doc->form->root, NULL);
	fill(&m, m.doc->root);
	name_form(m.doc);
	hy_doc_write(m.doc, &out);
	fwrite(out.p, 1, out.len, stdout);
	return 0;
}
