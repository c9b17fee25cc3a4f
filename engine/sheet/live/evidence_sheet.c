#include "engine/sheet/live/evidence_sheet.h"

#include "engine/base/file.h"
#include "engine/form/path.h"
#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/live/evidence_chart.h"
#include "engine/sheet/table.h"

struct builder {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_evidence_report *from;
	const struct hy_yaml *words;	/* phrases.yaml, evidence */
	struct hy_sheet *sheet;
};

static struct hy_str
phrase(const struct builder *b, const char *key)
{
	return hy_yaml_text(b->words, key);
}

static struct hy_str
number(const struct builder *b, long long n)
{
	return hy_str_format(b->arena, "%lld", n);
}

static struct hy_str
day(const struct builder *b, long days)
{
	struct hy_date date = hy_date_of_days(days);

	return hy_date_wareki(b->arena, &date);
}

static struct hy_str
date(const struct builder *b, const struct hy_date *date)
{
	return date->year > 0 ? hy_date_wareki(b->arena, date) : HY_S("");
}

static struct hy_table
table(const struct builder *b, const char *widths, const char *heads, unsigned columns)
{
	struct hy_table t = hy_table_new(b->arena, hy_looks_widths(b->looks, widths, columns), columns);

	hy_table_heads(&t, hy_yaml_get(b->words, heads));
	return t;
}

/* Adds a heading and the table, or a note that there is nothing. */
static void
add_table(const struct builder *b, struct hy_blocks *blocks, const char *title, struct hy_table *t)
{
	hy_blocks_heading(blocks, 1, hy_str_format(b->arena, "%.*s (%u)", HY_ARG(phrase(b, title)), t->n_rows - 1));
	if (t->n_rows > 1)
		hy_blocks_add(blocks, hy_table_block(t));
	else
		hy_blocks_paragraph(blocks, HY_ROLE_NOTE, phrase(b, "none"));
}

static void
line(const struct builder *b, struct hy_table *t, const char *label, struct hy_str value)
{
	hy_table_row(t, false);
	hy_table_cell(t, 0, 1, HY_ROLE_LABEL, phrase(b, label));
	hy_table_cell(t, 1, 1, HY_ROLE_VALUE, value);
}

/* The file of DOC without its folder. */
static struct hy_str
file_name(const struct builder *b, const struct hy_doc *doc)
{
	return hy_str_format(b->arena, "%s", hy_path_name(doc->file));
}

/* The revisions that were in force in the year, a line each. */
static struct hy_str
revisions(const struct builder *b)
{
	const struct hy_evidence *e = b->from->evidence;
	struct hy_buf out = hy_buf_new(b->arena);

	hy_buf_text(&out, "");
	for (unsigned i = 0; i < b->from->n_epochs; i++) {
		const struct hy_epoch *epoch = &b->from->epochs[i];

		if (epoch->from <= e->to && epoch->to >= e->from)
			hy_buf_format(&out, "%s%.*s", out.len > 0 ? "\n" : "", HY_ARG(hy_str_fill(b->arena,
			    phrase(b, "revision"), day(b, epoch->from), file_name(b, epoch->doc), HY_S(""))));
	}
	return hy_buf_get(&out);
}

static void
add_summary(const struct builder *b, struct hy_blocks *blocks)
{
	static const unsigned widths[] = { 280, 720 };
	static const char *const kept[HY_KEPT_COUNT] = {
		[HY_KEPT_CHECK] = "by_check", [HY_KEPT_OTHERS] = "by_others", [HY_KEPT_PEOPLE] = "by_people", [HY_KEPT_OPEN] = "open",
	};
	const struct hy_evidence *e = b->from->evidence;
	struct hy_table t = hy_table_new(b->arena, widths, 2);

	line(b, &t, "name", hy_doc_role_text(b->from->doc, HY_ITEM_NAME));
	line(b, &t, "period", hy_str_fill(b->arena, phrase(b, "from_to"), day(b, e->from), day(b, e->to), HY_S("")));
	line(b, &t, "revisions", revisions(b));
	line(b, &t, "ran", hy_str_fill(b->arena, phrase(b, "days_of"), number(b, e->ran), number(b, e->to - e->from + 1),
	    HY_S("")));
	line(b, &t, "all", number(b, b->from->promises->count));
	for (int i = HY_KEPT_COUNT - 1; i >= 0; i--)
		line(b, &t, kept[i], number(b, b->from->promises->kept[i]));
	line(b, &t, "chain", hy_str_fill(b->arena, phrase(b, e->broken > 0 ? "chain_broken" : "chain_whole"),
	    number(b, e->broken > 0 ? e->broken : e->results), e->last_hash, HY_S("")));
	hy_blocks_heading(blocks, 1, phrase(b, "summary"));
	hy_blocks_add(blocks, hy_table_block(&t));
}

static const struct hy_rule_year *
rule_named(const struct hy_evidence *e, struct hy_str id)
{
	const struct hy_rule_year *rule = e->rules;

	while (rule != NULL && !hy_str_is(id, rule->rule))
		rule = rule->next;
	return rule;
}

/* The days of a rule in words. */
static struct hy_str
days_of(const struct builder *b, const struct hy_rule_year *rule)
{
	const struct hy_evidence *e = b->from->evidence;

	if (rule == NULL)
		return hy_str_fill(b->arena, phrase(b, "days_unknown"), number(b, e->to - e->from + 1), HY_S(""), HY_S(""));
	return hy_str_fill_list(b->arena, phrase(b, "days"), (const struct hy_str[]){
		number(b, rule->count[HY_DAY_HELD]), number(b, rule->count[HY_DAY_DEVIATED]),
		number(b, rule->count[HY_DAY_GAP]), number(b, rule->count[HY_DAY_UNKNOWN]),
		number(b, rule->count[HY_DAY_RELIED]) }, 5);
}

/* The field NAME of an evidence fact. */
static struct hy_str
field(const struct hy_fact *fact, const char *name)
{
	struct hy_str text = fact->fields[hy_fact_field(fact->kind, hy_str_of(name))];

	return text.p != NULL ? text : HY_S("");
}

static bool
in_year(const struct hy_evidence *e, const struct hy_fact *fact)
{
	return fact->day >= e->from && fact->day <= e->to;
}

/* What was answered to P in the year, a line a department. */
static struct hy_str
answers_to(const struct builder *b, const struct hy_promise *p)
{
	struct hy_buf out = hy_buf_new(b->arena);

	hy_buf_text(&out, "");
	for (const struct hy_fact *f = b->from->evidence->answers; f != NULL; f = f->next)
		if (in_year(b->from->evidence, f) && hy_str_eq(field(f, "promise"), p->id))
			hy_buf_format(&out, "%s%.*s: %.*s (%.*s)", out.len > 0 ? "\n" : "", HY_ARG(field(f, "department")),
			    HY_ARG(field(f, "answer")), HY_ARG(day(b, f->day)));
	return out.len > 0 ? hy_buf_get(&out) : phrase(b, "no_answer");
}

static struct hy_str
result_of(const struct builder *b, const struct hy_promise *p)
{
	switch (p->kept) {
	case HY_KEPT_CHECK:
		return days_of(b, rule_named(b->from->evidence, p->by));
	case HY_KEPT_PEOPLE:
		return answers_to(b, p);
	case HY_KEPT_OTHERS:
		return phrase(b, "relied");
	default:
		return phrase(b, "nobody");
	}
}

static void
add_promises(const struct builder *b, struct hy_blocks *blocks)
{
	struct hy_table t = table(b, "evidence_columns", "promise_heads", 5);

	for (const struct hy_promise *p = b->from->promises->first; p != NULL; p = p->next) {
		hy_table_row(&t, false);
		hy_table_cell(&t, 0, 1, HY_ROLE_NOTE, p->id);
		hy_table_cell(&t, 1, 1, HY_ROLE_LABEL, hy_node_official(b->arena, p->node));
		hy_table_cell(&t, 2, 1, HY_ROLE_VALUE, p->text);
		hy_table_cell(&t, 3, 1, HY_ROLE_VALUE, p->by);
		hy_table_cell(&t, 4, 1, p->kept == HY_KEPT_OPEN ? HY_ROLE_MISSING : HY_ROLE_VALUE, result_of(b, p));
	}
	add_table(b, blocks, "promises", &t);
}

static void
add_episodes(const struct builder *b, struct hy_blocks *blocks, enum hy_standing standing, bool waived, const char *title)
{
	struct hy_table t = table(b, "episode_columns", waived ? "waived_heads" : "episode_heads", 5);

	for (const struct hy_episode *e = b->from->evidence->episodes; e != NULL; e = e->next) {
		struct hy_str done = HY_S("");

		if (e->waived != waived || (!waived && e->standing != standing))
			continue;
		if (e->remedy != NULL)
			done = hy_str_fill_list(b->arena, phrase(b, "remedy"), (const struct hy_str[]){ e->remedy->cause,
			    e->remedy->action, date(b, &e->remedy->due), date(b, &e->remedy->done) }, 4);
		hy_table_row(&t, false);
		hy_table_cell(&t, 0, 1, HY_ROLE_NOTE, hy_str_format(b->arena, "%.*s\n%.*s", HY_ARG(e->rule), HY_ARG(e->key)));
		hy_table_cell(&t, 1, 1, HY_ROLE_LABEL, e->subject);
		hy_table_cell(&t, 2, 1, HY_ROLE_VALUE, e->observed);
		hy_table_cell(&t, 3, 1, HY_ROLE_VALUE, hy_str_format(b->arena, "%.*s%s%.*s\n%.*s", HY_ARG(day(b, e->first)),
		    e->last > e->first ? "\n" : "", HY_ARG(e->last > e->first ? day(b, e->last) : HY_S("")),
		    HY_ARG(phrase(b, e->over ? "over" : "going_on"))));
		hy_table_cell(&t, 4, 1, done.len > 0 || waived ? HY_ROLE_VALUE : HY_ROLE_MISSING,
		    waived ? e->reason : done.len > 0 ? done : phrase(b, "no_remedy"));
	}
	add_table(b, blocks, title, &t);
}

/* What kind of evidence FACT is, in the words of phrases.yaml; a kind of the body's own as it is. */
static struct hy_str
kind_of(const struct builder *b, const struct hy_fact *fact)
{
	struct hy_str what = field(fact, "what"), known = hy_yaml_text(hy_yaml_get(b->words, "kinds"), what.p);

	return known.len > 0 ? known : what;
}

static void
add_answers(const struct builder *b, struct hy_blocks *blocks)
{
	static const char *const fields[] = { "department", "promise", "answer", "document", "by" };
	enum { N_FIELDS = HY_COUNT(fields) };
	struct hy_table t = table(b, "proof_columns", "answer_heads", N_FIELDS + 2);

	for (const struct hy_fact *f = b->from->evidence->answers; f != NULL; f = f->next) {
		if (!in_year(b->from->evidence, f))
			continue;
		hy_table_row(&t, false);
		hy_table_cell(&t, 0, 1, HY_ROLE_NOTE, day(b, f->day));
		hy_table_cell(&t, 1, 1, HY_ROLE_VALUE, kind_of(b, f));
		for (unsigned i = 0; i < N_FIELDS; i++)
			hy_table_cell(&t, i + 2, 1, HY_ROLE_VALUE, field(f, fields[i]));
	}
	add_table(b, blocks, "answers", &t);
}

static struct hy_part *
part(const struct builder *b, const char *name, struct hy_blocks blocks)
{
	struct hy_part *part = hy_sheet_part(b->arena, b->sheet, phrase(b, name));

	part->blocks = blocks.first;
	part->landscape = true;
	return part;
}

const struct hy_sheet *
hy_evidence_sheet(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_evidence_report *report,
    struct hy_err *err)
{
	struct builder b = { .arena = arena, .looks = looks, .from = report,
		.words = hy_yaml_get(looks->phrases, "evidence"), .sheet = hy_doc_sheet(arena, looks, report->doc) };
	struct hy_blocks summary = { .arena = arena }, promises = summary, episodes = summary, answers = summary;
	struct hy_date end = hy_date_of_days(report->evidence->to);

	b.sheet->title = hy_str_format(arena, "%.*s: %.*s", HY_ARG(phrase(&b, "title")), HY_ARG(b.sheet->title));
	b.sheet->date = hy_date_iso(arena, &end);
	hy_blocks_paragraph(&summary, HY_ROLE_TITLE, b.sheet->title)->center = true;
	add_summary(&b, &summary);
	if (!hy_evidence_charts(arena, looks, b.words, report, &summary, err))
		return NULL;
	part(&b, "summary", summary)->landscape = false;
	add_episodes(&b, &episodes, HY_DEVIATES, false, "deviations");
	add_episodes(&b, &episodes, HY_GAP, false, "gaps");
	add_episodes(&b, &episodes, HY_DEVIATES, true, "waived");
	part(&b, "deviations", episodes);
	add_promises(&b, &promises);
	part(&b, "promises", promises);
	add_answers(&b, &answers);
	part(&b, "answers", answers);
	return b.sheet;
}
