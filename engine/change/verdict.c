#include "engine/change/verdict.h"

#include "engine/base/text.h"
#include "engine/change/entries.h"

/* The first options of keika/koui: new, done again (3), corrected. */
#define N_PUBLISHING_ACTS 5

/* Option number N of an item of the author's entries. */
static struct hy_str
option_label(const struct hy_doc *doc, const char *item_path, unsigned n)
{
	const struct hy_item *item = hy_form_item(doc->form, item_path);

	return item != NULL && n < item->n_options ? item->options[n].label : HY_S("");
}

struct hy_str
hy_reason_label(const struct hy_doc *doc, enum hy_reason reason)
{
	return option_label(doc, "henkou/riyuu", reason);
}

struct hy_str
hy_timing_label(const struct hy_doc *doc, enum hy_timing timing)
{
	return timing == HY_TIMING_NONE ? HY_S("")
	    : option_label(doc, "henkou/teishutsu_jiki", (unsigned)timing - 1);
}

/* The first and the last day that DATE, exact or not, can mean. */
static void
span_of(const struct hy_date *date, long *first, long *last)
{
	struct hy_date end = *date;

	*first = *last = hy_date_days(date);
	if (date->month == 0 || date->month == 12) {
		end.year++;
		end.month = 1;
	} else {
		end.month++;
	}
	end.day = 1;
	if (date->day == 0)
		*last = hy_date_days(&end) - 1;
}

enum hy_timing
hy_timing_compute(const struct hy_date *submitted, const struct hy_date *published,
    const struct hy_date *effective)
{
	long from, until, first, last;
	bool before = true, after = false;
	const struct hy_date *days[] = { submitted, published };

	if (effective->year == 0)
		return HY_TIMING_NONE;
	span_of(effective, &from, &until);
	for (int i = 0; i < 2; i++) {
		if (days[i]->year == 0)
			continue;
		span_of(days[i], &first, &last);
		before = before && last < from;
		after = after || first >= until;
	}
	if (after)
		return HY_TIMING_AFTER;
	return before && published->year != 0 ? HY_TIMING_BEFORE : HY_TIMING_NONE;
}

static struct hy_date
date_in(const struct hy_node *node)
{
	struct hy_date date = { 0 };

	if (node == NULL || node->text.len == 0 || !hy_date_parse(node->text, &date))
		date.year = 0;
	return date;
}

static struct hy_date
cover_day(const struct hy_doc *doc)
{
	return date_in(hy_doc_role(doc, HY_ITEM_PUBLISHED));
}

/* The days of an act that leads to a publication; 0 for reviews and notices of the end. */
static long
act_day(const struct hy_node *act, struct hy_date *submitted, struct hy_date *published)
{
	const struct hy_node *kind = hy_node_find(act, "koui");

	if (kind == NULL || kind->option == NULL ||
	    kind->option - kind->item->options >= N_PUBLISHING_ACTS)
		return 0;
	*submitted = date_in(hy_node_find(act, "teishutsu"));
	*published = date_in(hy_node_find(act, "kouhyou"));
	if (published->year != 0)
		return hy_date_days(published);
	return submitted->year != 0 ? hy_date_days(submitted) : 0;
}

/*
 * The days of this revision: those of the newest act unless it belongs to an
 * earlier revision; else the publication day of the cover.
 */
static void
find_days(struct hy_verdicts *v)
{
	struct hy_date cover = cover_day(v->diff->new), old = cover_day(v->diff->old);
	const struct hy_node *acts = hy_node_find(v->diff->new->root, "keika");
	struct hy_date submitted = { 0 }, published = { 0 };
	long newest = 0;

	for (unsigned i = 0; acts != NULL && i < acts->n_kids; i++) {
		long day = act_day(acts->kids[i], &submitted, &published);

		if (day == 0 || day < newest)
			continue;
		newest = day;
		v->submitted = submitted;
		v->published = published;
	}
	if (cover.year != 0 && (newest == 0 || (newest < hy_date_days(&cover) &&
	    v->published.year != 0)))
		v->submitted = v->published = cover;
	else if (cover.year != 0 && v->published.year == 0)
		v->published = cover;
	else if (cover.year == 0 && old.year != 0 && newest <= hy_date_days(&old))
		v->submitted = v->published = (struct hy_date){ 0 };
}

static struct hy_str
text_at(const struct hy_node *entry, const char *id)
{
	const struct hy_node *node = hy_node_find(entry, id);

	return node != NULL ? hy_str_trim(node->text) : HY_S("");
}

/* Number of the option chosen at ID below the entry, or -1. */
static int
choice_at(const struct hy_node *entry, const char *id)
{
	const struct hy_node *node = hy_node_find(entry, id);

	return node != NULL && node->option != NULL
	    ? (int)(node->option - node->item->options) : -1;
}

static void
read_entry(struct hy_verdict *v)
{
	int reason = choice_at(v->entry, "riyuu"), timing = choice_at(v->entry, "teishutsu_jiki");

	if (reason >= 0 && reason < HY_REASON_COUNT) {
		v->reason = (enum hy_reason)reason;
		v->reason_written = true;
	}
	if (timing >= 0)
		v->written = timing == 0 ? HY_TIMING_BEFORE : HY_TIMING_AFTER;
	v->effective = date_in(hy_node_find(v->entry, "jisshi_jiki"));
	v->explanation = text_at(v->entry, "setsumei");
	v->ground = text_at(v->entry, "konkyo");
	v->group = text_at(v->entry, "matomeru");
	v->words_before = text_at(v->entry, "mae_bun");
	v->words_after = text_at(v->entry, "ato_bun");
	v->excerpt = v->words_before.len > 0 || v->words_after.len > 0;
}

/* A row of the phrases for the reason and the timing. */
static struct hy_str
phrase_for(const struct hy_yaml *phrases, struct hy_str reason, struct hy_str timing)
{
	const struct hy_yaml *rows = hy_yaml_get(phrases, "explanations");

	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next)
		if (hy_str_eq(hy_yaml_text(y, "reason"), reason) &&
		    hy_str_eq(hy_yaml_text(y, "time"), timing))
			return hy_yaml_text(y, "text");
	return HY_S("");
}

/* True for the section that records the procedure itself. */
static bool
is_procedure(const struct hy_yaml *phrases, const struct hy_item *item)
{
	const struct hy_item *section = hy_item_section(item);
	struct hy_str key = hy_yaml_text(hy_yaml_get(phrases, "annex"), "procedure_section");

	return section != NULL && key.len > 0 && hy_str_eq(section->key, key);
}

static void
propose(struct hy_verdict *v, const struct hy_yaml *phrases, const struct hy_doc *doc)
{
	if (v->explanation.len > 0)
		return;
	if (v->reason == HY_REASON_OTHER && is_procedure(phrases, v->change->item))
		v->explanation = hy_yaml_text(phrases, "procedure_explanation");
	else if (v->timing != HY_TIMING_NONE)
		v->explanation = phrase_for(phrases, hy_reason_label(doc, v->reason),
		    hy_timing_label(doc, v->timing));
	v->proposed = v->explanation.len > 0;
}

/* A kome item cannot be "not kome": that reason leaves it an important change. */
static bool
is_important(const struct hy_verdict *v)
{
	return v->change->mark && (v->reason == HY_REASON_SUBSTANCE ||
	    v->reason == HY_REASON_EMERGENCY || v->reason == HY_REASON_OTHER);
}

static void
judge(struct hy_verdict *v, const struct hy_verdicts *all, const struct hy_yaml *phrases)
{
	v->reason = v->change->mark ? HY_REASON_SUBSTANCE : HY_REASON_OTHER;
	v->explanation = v->ground = v->group = HY_S("");
	if (v->entry != NULL)
		read_entry(v);
	v->computed = hy_timing_compute(&all->submitted, &all->published, &v->effective);
	v->timing = v->written != HY_TIMING_NONE ? v->written : v->computed;
	v->important = is_important(v);
	propose(v, phrases, all->diff->new);
}

struct hy_verdicts *
hy_verdicts(struct hy_arena *arena, const struct hy_yaml *phrases, const struct hy_diff *diff)
{
	struct hy_verdicts *all = hy_new(arena, struct hy_verdicts);
	struct hy_arena *scratch = hy_arena_new();
	struct hy_entry_index *index = hy_entry_index_make(scratch, diff);

	all->diff = diff;
	all->at = hy_new_array(arena, diff->count + 1, struct hy_verdict);
	find_days(all);
	for (const struct hy_change *c = diff->first; c != NULL; c = c->next) {
		struct hy_verdict *v = &all->at[all->count++];

		v->change = c;
		v->entry = hy_entry_for(index, c);
		judge(v, all, phrases);
		all->important += v->important;
	}
	all->unused = hy_entry_unused(arena, index, &all->n_unused);
	hy_arena_free(scratch);
	return all;
}
