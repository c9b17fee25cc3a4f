#include "engine/monitor/evidence.h"

#include <string.h>

#include "engine/monitor/event/clock.h"

#define SLOTS 4096u
#define APRIL 4

/* The last result of a key so far. */
struct kept {
	struct hy_str key;
	enum hy_day_mark mark;
	struct hy_rule_year *rule;
	struct hy_episode *episode;	/* the one that is open, or NULL */
	long since;			/* day of the run that said it */
	struct kept *next, *next_in_slot;
};

struct collecting {
	struct hy_arena *arena;
	struct hy_evidence *evidence;
	const struct hy_remedy *remedies;
	bool ran[HY_YEAR_DAYS];
	int zone;
	struct kept *slots[SLOTS], *first;
	const struct hy_episode **episodes;
};

static void
mark_day(const struct hy_evidence *e, struct hy_rule_year *rule, long day, enum hy_day_mark mark)
{
	if (day >= e->from && day <= e->to && rule->days[day - e->from] < mark)
		rule->days[day - e->from] = (unsigned char)mark;
}

static void
mark_days(const struct hy_evidence *e, struct hy_rule_year *rule, long first, long last, enum hy_day_mark mark)
{
	first = first < e->from ? e->from : first;
	last = last > e->to ? e->to : last;
	for (long day = first; day <= last; day++)
		mark_day(e, rule, day, mark);
}

/* What was said last stands on every day the monitor ran, up to the day BEFORE. */
static void
settle(struct collecting *c, const struct kept *kept, long before)
{
	const struct hy_evidence *e = c->evidence;

	for (long day = kept->since < e->from ? e->from : kept->since; day <= e->to && day < before; day++)
		if (c->ran[day - e->from])
			mark_day(e, kept->rule, day, kept->mark);
}

/* The year of rule ID, among the others by id. */
static struct hy_rule_year *
rule_year(struct collecting *c, struct hy_str id)
{
	struct hy_str own = hy_str_copy(c->arena, id.p, id.len);
	struct hy_rule_year **at = &c->evidence->rules, *rule;

	while (*at != NULL && strcmp((*at)->rule, own.p) < 0)
		at = &(*at)->next;
	if (*at != NULL && strcmp((*at)->rule, own.p) == 0)
		return *at;
	rule = hy_new(c->arena, struct hy_rule_year);
	rule->rule = own.p;
	rule->next = *at;
	*at = rule;
	return rule;
}

static struct kept *
kept_of(struct collecting *c, const struct hy_result *r)
{
	struct kept **slot = &c->slots[hy_str_hash(r->key) % SLOTS], *kept;

	for (kept = *slot; kept != NULL; kept = kept->next_in_slot)
		if (hy_str_eq(kept->key, r->key))
			return kept;
	kept = hy_new(c->arena, struct kept);
	kept->key = hy_str_copy(c->arena, r->key.p, r->key.len);
	kept->rule = rule_year(c, r->rule);
	kept->since = -1;
	kept->next_in_slot = *slot;
	*slot = kept;
	kept->next = c->first;
	c->first = kept;
	return kept;
}

static struct hy_str
own(struct collecting *c, struct hy_str s)
{
	return hy_str_copy(c->arena, s.p, s.len);
}

/* Opens, goes on with or ends what KEPT tells of. */
static void
take_episode(struct collecting *c, struct kept *kept, const struct hy_result *r)
{
	struct hy_episode *e = kept->episode;
	bool open = (r->standing == HY_DEVIATES || r->standing == HY_GAP) && !r->over;

	if (!open || (e != NULL && (e->standing != r->standing || e->waived != r->waived))) {
		if (e != NULL)
			e->over = true;
		kept->episode = e = NULL;
	}
	if (!open)
		return;
	if (e == NULL) {
		e = hy_new(c->arena, struct hy_episode);
		*e = (struct hy_episode){ .key = kept->key, .rule = own(c, r->rule), .item = own(c, r->item),
			.subject = own(c, r->subject), .observed = own(c, r->observed), .reason = own(c, r->reason),
			.standing = r->standing, .first = r->first, .last = r->last, .waived = r->waived };
		e->remedy = hy_remedy_for(c->remedies, e->key, e->rule);
		*c->episodes = e;
		c->episodes = (const struct hy_episode **)&e->next;
		kept->episode = e;
	}
	e->last = r->last > e->last ? r->last : e->last;
}

static enum hy_day_mark
mark_of(const struct hy_result *r)
{
	static const enum hy_day_mark marks[HY_STANDING_COUNT] = {
		[HY_HOLDS] = HY_DAY_HELD, [HY_DEVIATES] = HY_DAY_DEVIATED, [HY_GAP] = HY_DAY_GAP, [HY_RELIED] = HY_DAY_RELIED,
	};

	/* What the body has decided to live with is no deviation of the rule; it is listed by itself. */
	return r->waived ? HY_DAY_HELD : marks[r->standing];
}

static bool
take_result(void *context, const struct hy_result *r)
{
	struct collecting *c = context;
	struct hy_date made = hy_clock_day(r->made, c->zone);
	struct kept *kept = kept_of(c, r);
	long day = hy_date_days(&made);

	if (kept->since >= 0)
		settle(c, kept, day);
	kept->since = day;
	kept->mark = mark_of(r);
	if (!r->over && r->first > 0)
		mark_days(c->evidence, kept->rule, r->first, r->last, kept->mark);
	take_episode(c, kept, r);
	return true;
}

static void
count_days(struct hy_evidence *e)
{
	for (struct hy_rule_year *rule = e->rules; rule != NULL; rule = rule->next)
		for (long day = e->from; day <= e->to; day++)
			rule->count[rule->days[day - e->from]]++;
}

/* Episodes of other years are left out. */
static void
sift(struct hy_evidence *e)
{
	for (const struct hy_episode **at = &e->episodes; *at != NULL;) {
		if ((*at)->last < e->from || (*at)->first > e->to)
			*at = (*at)->next;
		else
			at = (const struct hy_episode **)&((struct hy_episode *)*at)->next;
	}
}

long
hy_fiscal_year_begin(const struct hy_date *day)
{
	struct hy_date first = { .year = day->month >= APRIL ? day->year : day->year - 1, .month = APRIL, .day = 1 };

	return hy_date_days(&first);
}

const struct hy_evidence *
hy_evidence_collect(struct hy_arena *arena, struct hy_monitor_state *state, const struct hy_live *live,
    const struct hy_remedy *remedies, long from, int zone, struct hy_err *err)
{
	struct collecting *c = hy_new(arena, struct collecting);
	struct hy_evidence *e = hy_new(arena, struct hy_evidence);
	struct hy_date first = hy_date_of_days(from), next = { .year = first.year + 1, .month = first.month, .day = first.day };
	long end = hy_date_days(&next) - 1, today = hy_date_days(&live->today);

	c->arena = arena;
	c->evidence = e;
	c->remedies = remedies;
	c->zone = zone;
	c->episodes = &e->episodes;
	e->from = from;
	e->to = end < today ? end : today;
	e->answers = live->facts[HY_FACT_evidence];
	if (e->to < e->from) {
		hy_fail(err, hy_mark_file(NULL), HY_M_YEAR_TO_COME, NULL);
		return NULL;
	}
	if (!hy_state_runs(state, e->from, e->to, c->ran, err) || !hy_state_results(state, take_result, c, err) ||
	    !hy_state_verify(state, arena, &e->results, &e->broken, &e->last_hash, err))
		return NULL;
	for (const struct kept *kept = c->first; kept != NULL; kept = kept->next)
		settle(c, kept, e->to + 1);
	for (long day = e->from; day <= e->to; day++)
		e->ran += c->ran[day - e->from];
	count_days(e);
	sift(e);
	return e;
}
