#include "engine/check/subject/opinions.h"

#include "engine/base/text.h"
#include "engine/check/subject/beside.h"
#include "engine/form/path.h"

/* The first options of keika/koui: new, and done again (3). */
#define N_EVALUATIONS 4

static struct hy_date
date_at(const struct hy_node *record, const char *id)
{
	const struct hy_node *node = hy_node_find(record, id);
	struct hy_date date;

	return node != NULL && hy_date_parse(node->text, &date) ? date : (struct hy_date){ 0 };
}

static struct hy_str
text_at(const struct hy_node *record, const char *id)
{
	const struct hy_node *node = hy_node_find(record, id);

	return node != NULL ? hy_str_trim(node->text) : HY_S("");
}

/* The number at ID, digits of either width; 0 when there is none. */
static long
number_at(struct hy_arena *arena, const struct hy_node *record, const char *id)
{
	struct hy_str digits = hy_text_key(arena, text_at(record, id));
	long number = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (digits.p[i] < '0' || digits.p[i] > '9' || i > 6)
			return 0;
		number = number * 10 + (digits.p[i] - '0');
	}
	return number;
}

/* The place of the option chosen at ID, OTHERWISE when none is. */
static unsigned
choice_at(const struct hy_node *record, const char *id, unsigned otherwise)
{
	const struct hy_node *node = hy_node_find(record, id);

	return node != NULL && node->option != NULL
	    ? (unsigned)(node->option - node->item->options) : otherwise;
}

static struct hy_opinion
read_opinion(struct hy_arena *arena, const struct hy_node *record)
{
	struct hy_opinion o = { .node = record, .gist = text_at(record, "youshi"),
		.answer = text_at(record, "kangae"), .received = date_at(record, "uketsuke"),
		.due = date_at(record, "kigen"), .closed = date_at(record, "kanryou") };

	o.kind = (enum hy_opinion_kind)choice_at(record, "shubetsu", HY_OPINION_KINDS);
	o.effect = (enum hy_opinion_effect)choice_at(record, "hanei", HY_EFFECT_KINDS);
	o.submitter = number_at(arena, record, "teishutsusha");
	o.count = number_at(arena, record, "kensuu");
	if (o.count < 1)
		o.count = 1;
	return o;
}

const struct hy_opinion *
hy_opinions(struct hy_arena *arena, const struct hy_doc *list, unsigned *count)
{
	const struct hy_node *records = list != NULL ? hy_doc_find(list, HY_OPINIONS_FORM, 0) : NULL;
	unsigned n = records != NULL ? records->n_kids : 0;
	struct hy_opinion *opinions = hy_new_array(arena, n + 1, struct hy_opinion);

	for (unsigned i = 0; i < n; i++)
		opinions[i] = read_opinion(arena, records->kids[i]);
	*count = n;
	return opinions;
}

bool
hy_opinion_open(const struct hy_opinion *opinion)
{
	return (opinion->kind == HY_OPINION_CONDITION || opinion->kind == HY_OPINION_COMMISSION) &&
	    opinion->closed.year == 0;
}

static bool
is_before(const struct hy_date *a, const struct hy_date *b)
{
	return hy_date_days(a) < hy_date_days(b);
}

/* The round of the last of the acts that are evaluations and tell their notice. */
static struct hy_opinion_round
round_of_acts(const struct hy_doc *doc)
{
	const struct hy_node *acts = hy_doc_find(doc, "keika", 0);
	struct hy_opinion_round round = { { 0 }, { 0 } };

	for (unsigned i = 0; acts != NULL && i < acts->n_kids; i++) {
		const struct hy_node *act = acts->kids[i];
		struct hy_date from = date_at(act, "kouji");

		if (choice_at(act, "koui", N_EVALUATIONS) >= N_EVALUATIONS || from.year == 0 ||
		    (round.from.year != 0 && is_before(&from, &round.from)))
			continue;
		round.from = from;
		round.to = date_at(act, "kouhyou");
	}
	return round;
}

const struct hy_yaml *
hy_opinion_words(struct hy_arena *arena, struct hy_err *err)
{
	return hy_yaml_data(arena, "templates/opinions.yaml", err);
}

const struct hy_node *
hy_procedure_node(const struct hy_yaml *words, const struct hy_doc *doc, const char *step, const char *item)
{
	const struct hy_yaml *paths = hy_yaml_get(hy_yaml_get(words, "procedure"), step);

	return hy_path_first(doc, hy_yaml_text(paths, item));
}

struct hy_opinion_round
hy_opinion_round(const struct hy_yaml *words, const struct hy_doc *doc)
{
	struct hy_opinion_round round = round_of_acts(doc);
	const struct hy_node *node = hy_procedure_node(words, doc, "hearing", "period");
	struct hy_range told;

	if (node != NULL && hy_range_parse(node->text, &told) && (round.from.year == 0 ||
	    (round.to.year != 0 && is_before(&round.to, &told.from))))
		round = (struct hy_opinion_round){ told.from, { 0 } };
	if (round.to.year == 0 && hy_doc_stage(doc) >= HY_PUBLISHED)
		hy_date_parse(hy_doc_role_text(doc, HY_ITEM_PUBLISHED), &round.to);
	return round;
}

bool
hy_opinion_in(const struct hy_opinion *opinion, const struct hy_opinion_round *round)
{
	const struct hy_date *day = &opinion->received;

	if (round->from.year == 0)
		return true;
	return day->year != 0 && !is_before(day, &round->from) &&
	    (round->to.year == 0 || !is_before(&round->to, day));
}

/* Is opinion NTH the first in ROUND that its submitter gave? */
static bool
is_new_person(const struct hy_opinion *opinions, unsigned nth, const struct hy_opinion_round *round)
{
	for (unsigned i = 0; i < nth; i++)
		if (opinions[i].kind == HY_OPINION_RESIDENT && hy_opinion_in(&opinions[i], round) &&
		    opinions[i].submitter == opinions[nth].submitter)
			return false;
	return true;
}

struct hy_opinion_tally
hy_opinions_count(const struct hy_opinion *opinions, unsigned count, const struct hy_opinion_round *round)
{
	struct hy_opinion_tally tally = { 0 };
	bool all_told = true;

	for (unsigned i = 0; i < count; i++) {
		const struct hy_opinion *o = &opinions[i];

		if (o->kind != HY_OPINION_RESIDENT || !hy_opinion_in(o, round))
			continue;
		tally.opinions += o->count;
		tally.effects[o->effect] += o->count;
		/* Several opinions put together may be of several persons. */
		all_told = all_told && o->submitter > 0 && o->count == 1;
		tally.persons += is_new_person(opinions, i, round);
	}
	if (!all_told)
		tally.persons = 0;
	return tally;
}
