#include "engine/check/subject/proposal.h"

#include "engine/form/path.h"

struct writer {
	struct hy_arena *arena;
	const struct hy_yaml *words;	/* all of them */
	const struct hy_yaml *phrases;	/* those of the proposals */
	const struct hy_doc *doc;
	const struct hy_opinion *at;
	unsigned count;
	struct hy_opinion_round round;
	struct hy_proposal *proposals;
	unsigned made;
};

static struct hy_str
official(struct hy_arena *arena, struct hy_str path, const struct hy_doc *doc,
    const struct hy_doc *const *revisions, unsigned n)
{
	const struct hy_node *node = hy_path_first(doc, path);

	while (node == NULL && n > 0)
		node = hy_path_first(revisions[--n], path);
	return node != NULL ? hy_node_official(arena, node) : path;
}

struct hy_str
hy_opinion_items(struct hy_arena *arena, const struct hy_opinion *opinion, const struct hy_doc *doc,
    const struct hy_doc *const *revisions, unsigned n_revisions, struct hy_str join)
{
	const struct hy_node *items = hy_node_find(opinion->node, "koumoku");
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_entry *e = items != NULL ? items->entries : NULL; e != NULL; e = e->next) {
		if (out.len > 0)
			hy_buf_str(&out, join);
		hy_buf_str(&out, official(arena, e->text, doc, revisions, n_revisions));
	}
	return hy_buf_get(&out);
}

static struct hy_str
phrase(const struct writer *w, const char *key, struct hy_str one, struct hy_str two)
{
	return hy_str_fill(w->arena, hy_yaml_text(w->phrases, key), one, two, HY_S(""));
}

static struct hy_str
number(const struct writer *w, long n)
{
	return hy_str_format(w->arena, "%ld", n);
}

static void
add_line(struct hy_buf *out, struct hy_str line)
{
	if (out->len > 0)
		hy_buf_char(out, '\n');
	hy_buf_str(out, line);
}

/* Is opinion NTH of KIND, and of the round? */
static bool
is_wanted(const struct writer *w, unsigned nth, enum hy_opinion_kind kind)
{
	return w->at[nth].kind == kind && hy_opinion_in(&w->at[nth], &w->round);
}

/* How many opinions were given, and what they say. */
static struct hy_str
opinions_text(const struct writer *w, const struct hy_opinion_tally *tally)
{
	struct hy_buf out = hy_buf_new(w->arena);

	if (tally->opinions == 0)
		return hy_yaml_text(w->phrases, "none");
	hy_buf_str(&out, phrase(w, tally->persons > 0 ? "given_by" : "given", number(w, tally->opinions),
	    number(w, tally->persons)));
	for (unsigned i = 0; i < w->count; i++)
		if (is_wanted(w, i, HY_OPINION_RESIDENT))
			add_line(&out, phrase(w, w->at[i].count > 1 ? "several" : "gist", w->at[i].gist,
			    number(w, w->at[i].count)));
	return hy_buf_get(&out);
}

static struct hy_str
answer_line(const struct writer *w, const struct hy_opinion *o)
{
	struct hy_str items = hy_opinion_items(w->arena, o, w->doc, NULL, 0, hy_word(HY_W_LIST_JOIN));
	struct hy_str answer = o->answer.len > 0 ? o->answer : w->doc->form->to_write;

	return phrase(w, items.len > 0 ? "answer_at" : "answer", answer, items);
}

/* What was made of the opinions, put together by effect; what is not decided comes last. */
static struct hy_str
effect_text(const struct writer *w, const struct hy_opinion_tally *tally)
{
	const struct hy_yaml *heads = hy_yaml_get(w->phrases, "effects");
	const struct hy_yaml *head = heads != NULL ? heads->first : NULL;
	struct hy_buf out = hy_buf_new(w->arena);

	if (tally->opinions == 0)
		return hy_yaml_text(w->phrases, "nothing");
	for (int effect = 0; effect <= HY_EFFECT_KINDS; effect++) {
		if (tally->effects[effect] > 0)
			add_line(&out, head != NULL ? head->text : w->doc->form->to_write);
		for (unsigned i = 0; i < w->count; i++)
			if (is_wanted(w, i, HY_OPINION_RESIDENT) && (int)w->at[i].effect == effect)
				add_line(&out, answer_line(w, &w->at[i]));
		head = head != NULL ? head->next : NULL;
	}
	return hy_buf_get(&out);
}

/* A line for each opinion of KIND in the round, with the answer where there is one. */
static void
add_answered(const struct writer *w, struct hy_buf *out, enum hy_opinion_kind kind, const char *plain,
    const char *answered)
{
	for (unsigned i = 0; i < w->count; i++)
		if (is_wanted(w, i, kind))
			add_line(out, phrase(w, w->at[i].answer.len > 0 ? answered : plain, w->at[i].gist,
			    w->at[i].answer));
}

static bool
has_kind(const struct writer *w, enum hy_opinion_kind kind)
{
	for (unsigned i = 0; i < w->count; i++)
		if (is_wanted(w, i, kind))
			return true;
	return false;
}

/* What the council found, and its conditions with what is done about them. */
static struct hy_str
review_text(const struct writer *w)
{
	struct hy_buf out = hy_buf_new(w->arena);

	for (unsigned i = 0; i < w->count; i++)
		if (is_wanted(w, i, HY_OPINION_COUNCIL))
			add_line(&out, phrase(w, "council", w->at[i].gist, HY_S("")));
	if (has_kind(w, HY_OPINION_CONDITION))
		add_line(&out, hy_yaml_text(w->phrases, "conditions"));
	add_answered(w, &out, HY_OPINION_CONDITION, "condition", "condition_answer");
	return hy_buf_get(&out);
}

static struct hy_str
examination_text(const struct writer *w)
{
	struct hy_buf out = hy_buf_new(w->arena);

	add_answered(w, &out, HY_OPINION_COMMISSION, "commission", "commission_answer");
	return hy_buf_get(&out);
}

static void
propose(struct writer *w, const char *step, const char *item, struct hy_str text)
{
	const struct hy_node *node = hy_procedure_node(w->words, w->doc, step, item);

	if (node != NULL && text.len > 0)
		w->proposals[w->made++] = (struct hy_proposal){ node, text };
}

const struct hy_proposal *
hy_proposals(struct hy_arena *arena, const struct hy_yaml *words, const struct hy_doc *doc,
    const struct hy_opinion *opinions, unsigned n_opinions, unsigned *count)
{
	struct writer w = { .arena = arena, .words = words, .phrases = hy_yaml_get(words, "proposals"),
		.doc = doc, .at = opinions, .count = n_opinions, .round = hy_opinion_round(words, doc),
		.proposals = hy_new_array(arena, HY_MOST_PROPOSALS, struct hy_proposal) };
	struct hy_opinion_tally tally = hy_opinions_count(opinions, n_opinions, &w.round);
	struct hy_str told = opinions_text(&w, &tally), effect = effect_text(&w, &tally);

	/* A form without an item for the effect tells it with the opinions. */
	if (hy_procedure_node(words, doc, "hearing", "effect") == NULL && tally.opinions > 0)
		told = hy_str_format(arena, "%.*s\n%.*s", HY_ARG(told), HY_ARG(effect));
	propose(&w, "hearing", "opinions", told);
	propose(&w, "hearing", "effect", effect);
	propose(&w, "review", "result", review_text(&w));
	propose(&w, "examination", "result", examination_text(&w));
	*count = w.made;
	return w.proposals;
}
