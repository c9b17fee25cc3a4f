/* The letters that ask for a review and answer (council.h). */
#include "engine/sheet/review/council.h"

#include "engine/form/path.h"

enum { N_COLUMNS = 5 };

struct letter {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_yaml *council;
	const struct hy_council_case *asked;
	struct hy_blocks blocks;
};

struct hy_str
hy_council_work_name(struct hy_arena *arena, const struct hy_yaml *council, const struct hy_doc *doc)
{
	return hy_str_fill(arena, hy_yaml_text(council, "work_name"),
	    hy_doc_role_text(doc, HY_ITEM_NUMBER), hy_doc_role_text(doc, HY_ITEM_NAME), HY_S(""));
}

/* Is ROW for the kind of body of ASKED? */
static bool
body_fits(const struct hy_yaml *row, const struct hy_council_case *asked)
{
	return hy_str_eq(hy_yaml_text(row, "body"),
	    hy_word(asked->gyosei ? HY_W_KIND_GYOSEI : HY_W_KIND_LOCAL));
}

/* Does the assessment have the answer that ROW asks for? */
static bool
answer_fits(const struct hy_yaml *row, const struct hy_doc *doc)
{
	const struct hy_node *node;

	if (hy_yaml_get(row, "item") == NULL)
		return true;
	node = hy_doc_find(doc, hy_yaml_text(row, "item").p, 0);
	return node != NULL && node->option != NULL &&
	    hy_str_eq(node->option->label, hy_yaml_text(row, "option"));
}

/* Why WORK is reviewed ("rule 7(4)"), as the letters print it; "" when nobody reviews it. */
static struct hy_str
ground_of(const struct hy_yaml *council, const struct hy_council_case *asked,
    const struct hy_council_work *work)
{
	const struct hy_yaml *rows = hy_yaml_get(council, "grounds");

	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next)
		if (body_fits(y, asked) && hy_str_is(hy_yaml_text(y, "form"), work->doc->form->form) &&
		    answer_fits(y, work->doc))
			return hy_yaml_text(y, "text");
	return HY_S("");
}

/* TEXT, or what stands for it as long as it is not known. */
static struct hy_str
or_blank(const struct letter *l, struct hy_str text, const char *name)
{
	text = hy_str_trim(text);
	return text.len > 0 ? text : hy_yaml_text(hy_yaml_get(l->council, "blanks"), name);
}

/* The departments of the works, each once. */
static struct hy_str
departments(struct letter *l)
{
	struct hy_str path = hy_yaml_text(l->council, "department");
	struct hy_buf out = hy_buf_new(l->arena);

	for (unsigned i = 0; i < l->asked->n_works; i++) {
		const struct hy_node *node = hy_path_first(l->asked->works[i].doc, path);
		struct hy_str name = node != NULL ? hy_str_trim(node->text) : HY_S("");

		if (name.len == 0 || (out.len > 0 && hy_str_find(hy_buf_get(&out), name, 0) >= 0))
			continue;
		if (out.len > 0)
			hy_buf_str(&out, hy_word(HY_W_LIST_JOIN));
		hy_buf_str(&out, name);
	}
	return hy_buf_get(&out);
}

/* The value of the word NAME of a letter; "" when there is no such word. */
static struct hy_str
value_of(struct letter *l, struct hy_str name)
{
	const struct hy_doc *doc = l->asked->works[0].doc;

	if (hy_str_is(name, "council"))
		return or_blank(l, l->asked->body->council, "council");
	if (hy_str_is(name, "council_law"))
		return or_blank(l, l->asked->body->council_law, "council_law");
	if (hy_str_is(name, "office"))
		return or_blank(l, hy_doc_role_text(doc, HY_ITEM_OFFICE), "office");
	if (hy_str_is(name, "department"))
		return or_blank(l, departments(l), "department");
	return HY_S("");
}

/* TEXT with {name} replaced by its value. */
static struct hy_str
filled(struct letter *l, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(l->arena);
	size_t at = 0;

	while (at < text.len) {
		long open = hy_str_find(text, HY_S("{"), at);
		long close = open >= 0 ? hy_str_find(text, HY_S("}"), (size_t)open) : -1;

		if (close < 0)
			break;
		hy_buf_str(&out, hy_str_cut(text, at, (size_t)open));
		hy_buf_str(&out, value_of(l, hy_str_cut(text, (size_t)open + 1, (size_t)close)));
		at = (size_t)close + 1;
	}
	hy_buf_str(&out, hy_str_cut(text, at, text.len));
	return hy_buf_get(&out);
}

/* "III 7. ...", "III 3. ..." and how many more: the important changes of V. */
static struct hy_str
important_names(struct letter *l, const struct hy_yaml *words, const struct hy_verdicts *v)
{
	struct hy_buf out = hy_buf_new(l->arena);
	unsigned most = (unsigned)hy_yaml_number(words, "most", 8), n = 0;

	for (unsigned i = 0; i < v->count && n < most; i++) {
		if (!v->at[i].important)
			continue;
		if (n++ > 0)
			hy_buf_str(&out, hy_word(HY_W_LIST_JOIN));
		hy_buf_str(&out, hy_change_path(l->arena, v->at[i].change, false));
	}
	if (v->important > n) {
		hy_buf_str(&out, hy_word(HY_W_LIST_JOIN));
		hy_buf_str(&out, hy_str_fill(l->arena, hy_yaml_text(words, "more"),
		    hy_str_format(l->arena, "%u", v->important - n), HY_S(""), HY_S("")));
	}
	return hy_buf_get(&out);
}

/* What is asked of a work: its act as far as it is written, and what changed. */
static struct hy_str
changes_of(struct letter *l, const struct hy_yaml *words, const struct hy_council_work *work)
{
	const struct hy_node *acts = hy_doc_find(work->doc, "keika", 0);
	const struct hy_verdicts *v = work->verdicts;
	struct hy_buf out = hy_buf_new(l->arena);

	if (acts != NULL && acts->n_kids > 0)
		hy_buf_format(&out, "%.*s\n", HY_ARG(hy_record_title(acts->kids[acts->n_kids - 1])));
	if (v == NULL)
		hy_buf_str(&out, hy_yaml_text(words, "new"));
	else if (v->count == 0)
		hy_buf_str(&out, hy_yaml_text(words, "unchanged"));
	if (v != NULL && v->important > 0)
		hy_buf_str(&out, hy_str_fill(l->arena, hy_yaml_text(words, "important"),
		    hy_str_format(l->arena, "%u", v->important), important_names(l, words, v), HY_S("")));
	if (v != NULL && v->important > 0 && v->count > v->important)
		hy_buf_char(&out, '\n');
	if (v != NULL && v->count > v->important)
		hy_buf_str(&out, hy_str_fill(l->arena, hy_yaml_text(words, "others"),
		    hy_str_format(l->arena, "%u", v->count - v->important), HY_S(""), HY_S("")));
	return hy_buf_get(&out);
}

static struct hy_table
new_table(struct letter *l, const struct hy_yaml *words, const char *widths)
{
	struct hy_table t = hy_table_new(l->arena, hy_looks_widths(l->looks, widths, N_COLUMNS), N_COLUMNS);

	hy_table_heads(&t, hy_yaml_get(words, "heads"));
	return t;
}

static void
begin_work(struct hy_table *t, const struct hy_doc *doc)
{
	hy_table_row(t, false);
	hy_table_cell(t, 0, 1, HY_ROLE_VALUE, hy_doc_role_text(doc, HY_ITEM_NUMBER));
	hy_table_cell(t, 1, 1, HY_ROLE_VALUE, hy_doc_role_text(doc, HY_ITEM_NAME));
}

/* The works that are reviewed. */
static void
add_works(struct letter *l)
{
	const struct hy_yaml *words = hy_yaml_get(l->council, "works");
	struct hy_table t = new_table(l, words, "council_columns");

	for (unsigned i = 0; i < l->asked->n_works; i++) {
		const struct hy_council_work *work = &l->asked->works[i];
		struct hy_str ground = ground_of(l->council, l->asked, work);

		if (ground.len == 0)
			continue;
		begin_work(&t, work->doc);
		hy_table_cell(&t, 2, 1, HY_ROLE_VALUE, work->doc->form->name);
		hy_table_cell(&t, 3, 1, HY_ROLE_VALUE, ground);
		hy_table_cell(&t, 4, 1, HY_ROLE_VALUE, changes_of(l, words, work));
	}
	hy_blocks_add(&l->blocks, hy_table_block(&t));
}

/* A row a work for what the council finds. */
static void
add_answers(struct letter *l)
{
	const struct hy_yaml *words = hy_yaml_get(l->council, "answers");
	struct hy_table t = new_table(l, words, "answer_columns");

	for (unsigned i = 0; i < l->asked->n_works; i++) {
		const struct hy_council_work *work = &l->asked->works[i];

		if (ground_of(l->council, l->asked, work).len == 0)
			continue;
		begin_work(&t, work->doc);
		hy_table_boxes(&t, 2, hy_yaml_get(words, "results"));
		hy_table_boxes(&t, 3, hy_yaml_get(words, "results"));
		hy_table_cell(&t, 4, 1, HY_ROLE_VALUE, HY_S(""));
	}
	hy_blocks_add(&l->blocks, hy_table_block(&t));
}

static void
add_line(struct letter *l, const struct hy_yaml *line)
{
	const struct hy_yaml *y = line->first;
	struct hy_block *block;

	if (hy_str_is(y->key->text, "table")) {
		if (hy_str_is(y->text, "answers"))
			add_answers(l);
		else
			add_works(l);
		return;
	}
	block = hy_blocks_paragraph(&l->blocks, HY_ROLE_VALUE, filled(l, y->text));
	block->center = hy_str_is(y->key->text, "center");
	block->right = hy_str_is(y->key->text, "right");
}

static void
add_letter(struct letter *l, const struct hy_yaml *yaml, struct hy_sheet *sheet)
{
	const struct hy_yaml *lines = hy_yaml_get(yaml, "lines");
	struct hy_str name = hy_yaml_text(yaml, "part");

	l->blocks = (struct hy_blocks){ .arena = l->arena };
	hy_blocks_heading(&l->blocks, 1, name);
	for (const struct hy_yaml *y = lines != NULL ? lines->first : NULL; y != NULL; y = y->next)
		if (y->first != NULL)
			add_line(l, y);
	hy_sheet_part(l->arena, sheet, name)->blocks = l->blocks.first;
}

unsigned
hy_council_letters(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_yaml *council,
    const struct hy_council_case *asked, struct hy_sheet *sheet)
{
	struct letter l = { .arena = arena, .looks = looks, .council = council, .asked = asked };
	const struct hy_yaml *letters = hy_yaml_get(council, "letters");
	unsigned reviewed = 0, made = 0;

	for (unsigned i = 0; i < asked->n_works; i++)
		reviewed += ground_of(council, asked, &asked->works[i]).len > 0;
	for (const struct hy_yaml *y = letters != NULL && reviewed > 0 ? letters->first : NULL; y != NULL;
	    y = y->next) {
		if (!body_fits(y, asked))
			continue;
		add_letter(&l, y, sheet);
		made++;
	}
	return made;
}
