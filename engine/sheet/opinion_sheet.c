#include "engine/sheet/opinion_sheet.h"

#include "engine/form/path.h"

enum { N_COLUMNS = 6, N_FACTS = 2 };

struct maker {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_opinion_source *from;
	const struct hy_yaml *words;	/* of the part */
	struct hy_blocks blocks;
	struct hy_table table;
};

static struct maker
begin(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_opinion_source *from,
    const char *part)
{
	struct maker m = { .arena = arena, .looks = looks, .from = from,
		.words = hy_yaml_get(from->words, part), .blocks = { .arena = arena } };

	return m;
}

/* Puts what was made into a part of SHEET. */
static void
end(struct maker *m, struct hy_sheet *sheet)
{
	struct hy_part *part = hy_sheet_part(m->arena, sheet, hy_yaml_text(m->words, "part"));

	part->landscape = hy_yaml_true(m->looks->measures, "opinions_landscape");
	part->blocks = m->blocks.first;
}

static struct hy_str
work_name(const struct maker *m)
{
	struct hy_str name = hy_str_trim(hy_doc_role_text(m->from->doc, HY_ITEM_NAME));

	return name.len > 0 ? name : m->from->doc->form->title;
}

static void
begin_table(struct maker *m, const char *widths, unsigned n)
{
	m->table = hy_table_new(m->arena, hy_looks_widths(m->looks, widths, n), n);
	hy_table_heads(&m->table, hy_yaml_get(m->words, "heads"));
}

/* The table, or the words for none. */
static void
end_table(struct maker *m)
{
	if (m->table.n_rows > 1)
		hy_blocks_add(&m->blocks, hy_table_block(&m->table));
	else
		hy_blocks_paragraph(&m->blocks, HY_ROLE_VALUE, hy_yaml_text(m->words, "none"));
}

typedef bool is_wanted(const struct hy_opinion *, const struct hy_opinion_round *);

/* A table with a ROW for each opinion that is WANTED. */
static void
add_table(struct maker *m, const char *widths, is_wanted *wanted,
    void (*row)(struct maker *, const struct hy_opinion *))
{
	struct hy_opinion_round round = hy_opinion_round(m->from->words, m->from->doc);

	begin_table(m, widths, N_COLUMNS);
	for (unsigned i = 0; i < m->from->n_opinions; i++)
		if (wanted(&m->from->opinions[i], &round))
			row(m, &m->from->opinions[i]);
	end_table(m);
}

static void
cell(struct maker *m, unsigned col, struct hy_str text)
{
	hy_table_cell(&m->table, col, 1, HY_ROLE_VALUE, text);
}

/* The words of the option chosen at ID; "" when none is. */
static struct hy_str
option_of(const struct hy_opinion *o, const char *id)
{
	const struct hy_node *node = hy_node_find(o->node, id);

	return node != NULL && node->option != NULL ? node->option->label : HY_S("");
}

static struct hy_str
items_of(const struct maker *m, const struct hy_opinion *o)
{
	struct hy_str items = hy_opinion_items(m->arena, o, m->from->doc, m->from->revisions,
	    m->from->n_revisions, hy_yaml_text(m->from->words, "join_items"));

	return items.len > 0 ? items : hy_yaml_text(m->from->words, "whole");
}

static struct hy_str
day_of(const struct maker *m, const struct hy_date *day)
{
	return day->year != 0 ? hy_date_wareki(m->arena, day) : HY_S("");
}

/* TEXT as the public may see it. */
static struct hy_str
clean(const struct maker *m, struct hy_str text)
{
	return m->from->withheld != NULL
	    ? hy_withheld_clean(m->from->withheld, text, hy_phrase(m->looks, "withheld")) : text;
}

/* --- the public table */

/* "taken 3, written already 5": how many opinions had which effect. */
static struct hy_str
effects_of(const struct maker *m, const struct hy_opinion_tally *tally)
{
	const struct hy_node *any = m->from->n_opinions > 0
	    ? hy_node_find(m->from->opinions[0].node, "hanei") : NULL;
	struct hy_buf out = hy_buf_new(m->arena);

	for (unsigned i = 0; any != NULL && i < HY_EFFECT_KINDS && i < any->item->n_options; i++) {
		if (tally->effects[i] == 0)
			continue;
		if (out.len > 0)
			hy_buf_str(&out, hy_word(HY_W_LIST_JOIN));
		hy_buf_str(&out, hy_str_fill(m->arena, hy_yaml_text(m->words, "effect"),
		    any->item->options[i].label, hy_str_format(m->arena, "%ld", tally->effects[i]), HY_S("")));
	}
	return hy_buf_get(&out);
}

static struct hy_str
given_of(const struct maker *m, const struct hy_opinion_tally *tally)
{
	return hy_str_fill(m->arena, hy_yaml_text(m->words, tally->persons > 0 ? "given_by" : "given"),
	    hy_str_format(m->arena, "%ld", tally->opinions),
	    hy_str_format(m->arena, "%ld", tally->persons), HY_S(""));
}

static struct hy_str
procedure_text(const struct maker *m, const char *item)
{
	const struct hy_node *node = hy_procedure_node(m->from->words, m->from->doc, "hearing", item);

	return node != NULL ? clean(m, hy_str_trim(node->text)) : HY_S("");
}

/* When and how opinions were asked for, and how many came. */
static void
add_facts(struct maker *m, const struct hy_opinion_tally *tally)
{
	const struct hy_yaml *labels = hy_yaml_get(m->words, "facts");
	struct hy_table t = hy_table_new(m->arena, hy_looks_widths(m->looks, "opinion_facts", N_FACTS), N_FACTS);
	const struct hy_str values[] = { work_name(m), procedure_text(m, "period"), procedure_text(m, "method"),
		given_of(m, tally), effects_of(m, tally) };
	size_t i = 0;

	for (const struct hy_yaml *y = labels != NULL ? labels->first : NULL; y != NULL &&
	    i < HY_COUNT(values); y = y->next, i++) {
		if (values[i].len == 0)
			continue;
		hy_table_row(&t, false);
		hy_table_cell(&t, 0, 1, HY_ROLE_LABEL, y->text);
		hy_table_cell(&t, 1, 1, HY_ROLE_VALUE, values[i]);
	}
	hy_blocks_add(&m->blocks, hy_table_block(&t));
}

static bool
is_residents(const struct hy_opinion *o, const struct hy_opinion_round *round)
{
	return o->kind == HY_OPINION_RESIDENT && hy_opinion_in(o, round);
}

static void
add_public_row(struct maker *m, const struct hy_opinion *o)
{
	hy_table_row(&m->table, false);
	cell(m, 0, hy_str_format(m->arena, "%u", m->table.n_rows - 1));
	cell(m, 1, items_of(m, o));
	cell(m, 2, clean(m, o->gist));
	cell(m, 3, hy_str_format(m->arena, "%ld", o->count));
	cell(m, 4, clean(m, o->answer));
	cell(m, 5, option_of(o, "hanei"));
}

void
hy_opinions_public_part(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_opinion_source *source, struct hy_sheet *sheet)
{
	struct maker m = begin(arena, looks, source, "public");
	struct hy_opinion_round round = hy_opinion_round(source->words, source->doc);
	struct hy_opinion_tally tally = hy_opinions_count(source->opinions, source->n_opinions, &round);

	hy_blocks_heading(&m.blocks, 1, hy_str_fill(arena, hy_yaml_text(m.words, "title"), work_name(&m),
	    HY_S(""), HY_S("")));
	add_facts(&m, &tally);
	hy_blocks_heading(&m.blocks, 2, hy_yaml_text(m.words, "list"));
	add_table(&m, "opinion_public_columns", is_residents, add_public_row);
	end(&m, sheet);
}

/* --- the council and the commission */

static void
begin_part(struct maker *m)
{
	hy_blocks_heading(&m->blocks, 1, hy_yaml_text(m->words, "title"));
	hy_blocks_paragraph(&m->blocks, HY_ROLE_VALUE, work_name(m));
}

static bool
is_officials(const struct hy_opinion *o, const struct hy_opinion_round *round)
{
	return o->kind != HY_OPINION_RESIDENT && o->kind != HY_OPINION_KINDS && hy_opinion_in(o, round);
}

static void
add_council_row(struct maker *m, const struct hy_opinion *o)
{
	hy_table_row(&m->table, false);
	cell(m, 0, day_of(m, &o->received));
	cell(m, 1, option_of(o, "shubetsu"));
	cell(m, 2, items_of(m, o));
	cell(m, 3, o->gist);
	cell(m, 4, o->answer);
	cell(m, 5, option_of(o, "hanei"));
}

void
hy_opinions_council_part(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_opinion_source *source, struct hy_sheet *sheet)
{
	struct maker m = begin(arena, looks, source, "council");

	begin_part(&m);
	add_table(&m, "opinion_council_columns", is_officials, add_council_row);
	end(&m, sheet);
}

/* --- what is not closed */

/* What was done so far, a step a line. */
static struct hy_str
steps_of(const struct maker *m, const struct hy_opinion *o)
{
	const struct hy_node *steps = hy_node_find(o->node, "keika");
	struct hy_buf out = hy_buf_new(m->arena);

	for (unsigned i = 0; steps != NULL && i < steps->n_kids; i++) {
		const struct hy_node *day = hy_node_find(steps->kids[i], "hi");
		const struct hy_node *what = hy_node_find(steps->kids[i], "naiyou");

		if (out.len > 0)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, hy_str_fill(m->arena, hy_yaml_text(m->words, "step"),
		    hy_str_trim(day->text), hy_str_trim(what->text), HY_S("")));
	}
	return hy_buf_get(&out);
}

static bool
is_open(const struct hy_opinion *o, const struct hy_opinion_round *round)
{
	(void)round;
	return hy_opinion_open(o);
}

static void
add_open_row(struct maker *m, const struct hy_opinion *o)
{
	hy_table_row(&m->table, false);
	cell(m, 0, hy_str_fill(m->arena, hy_yaml_text(m->words, "kind"), day_of(m, &o->received),
	    option_of(o, "shubetsu"), HY_S("")));
	cell(m, 1, items_of(m, o));
	cell(m, 2, o->gist);
	cell(m, 3, o->answer);
	cell(m, 4, steps_of(m, o));
	cell(m, 5, day_of(m, &o->due));
}

void
hy_opinions_open_part(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_opinion_source *source, struct hy_sheet *sheet)
{
	struct maker m = begin(arena, looks, source, "open");

	begin_part(&m);
	add_table(&m, "opinion_open_columns", is_open, add_open_row);
	end(&m, sheet);
}

unsigned
hy_opinions_open_count(const struct hy_opinion_source *source)
{
	unsigned n = 0;

	for (unsigned i = 0; i < source->n_opinions; i++)
		n += hy_opinion_open(&source->opinions[i]);
	return n;
}

/* --- the proposals */

void
hy_opinions_proposal_part(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_opinion_source *source, struct hy_sheet *sheet)
{
	struct maker m = begin(arena, looks, source, "proposals");
	unsigned n;
	const struct hy_proposal *at = hy_proposals(arena, source->words, source->doc, source->opinions,
	    source->n_opinions, &n);

	begin_part(&m);
	begin_table(&m, "opinion_proposal_columns", 2);
	for (unsigned i = 0; i < n; i++) {
		hy_table_row(&m.table, false);
		hy_table_cell(&m.table, 0, 1, HY_ROLE_LABEL, hy_node_official(arena, at[i].node));
		cell(&m, 1, at[i].text);
	}
	end_table(&m);
	end(&m, sheet);
}
