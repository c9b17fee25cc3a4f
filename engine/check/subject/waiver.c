#include "engine/check/subject/waiver.h"

#include <stddef.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/form/path.h"

#define OF_WAIVER(key, kind, need, member) \
	{ HY_W_WAIVE_##key, HY_SLOT_##kind, HY_SLOT_##need, offsetof(struct hy_waiver, member), HY_M_GUIDE_WAIVE_##key, NULL, 0 }
static const struct hy_slot waiver[] = {
	OF_WAIVER(RULE, RULE, FILLED, rule),
	OF_WAIVER(ITEM, TEXT, FILLED, item),
	OF_WAIVER(SUBJECT, TEXT, FREE, subject),
	OF_WAIVER(REASON, TEXT, FILLED, reason),
	OF_WAIVER(UNTIL, DAY, FILLED, until),
};
const struct hy_slots hy_waiver_slots = { HY_W_WAIVERS_FILE, "waivers", HY_M_ABOUT_WAIVERS, true,
	waiver, HY_COUNT(waiver) };

struct hy_waivers *
hy_waivers_load(struct hy_arena *arena, const char *doc, struct hy_err *err)
{
	struct hy_waivers *waivers = hy_new(arena, struct hy_waivers);
	struct hy_str path = hy_path_join(arena, hy_path_folder(arena, doc), hy_word(HY_W_WAIVERS_FILE).p);
	struct hy_waiver **tail = &waivers->first;
	const struct hy_yaml *list;

	if (strcmp(doc, "-") == 0 || !hy_file_exists(path.p))
		return waivers;
	waivers->file = path.p;
	list = hy_slots_read(arena, &hy_waiver_slots, path.p, err);
	if (list == NULL)
		return NULL;
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		struct hy_waiver *w = hy_new(arena, struct hy_waiver);

		w->at = y->at;
		if (!hy_slots_take(arena, &hy_waiver_slots, y, w, err))
			return NULL;
		*tail = w;
		tail = &w->next;
	}
	return waivers;
}

static bool
expired(const struct hy_waiver *w, const struct hy_date *today)
{
	return hy_date_days(&w->until) < hy_date_days(today);
}

/* One waiver at work on the findings of one document. */
struct work {
	struct hy_waiver *waiver;
	const struct hy_doc *doc;
	struct hy_findings *findings;
};

static bool
is_below(const struct hy_node *node, const struct hy_node *top)
{
	while (node != NULL && node != top)
		node = node->up;
	return node != NULL;
}

/* NODE NULL: what concerns the whole document. */
static void
waive_below(struct work *work, const struct hy_node *node)
{
	work->waiver->named = true;
	for (struct hy_finding *f = work->findings->first; f != NULL; f = f->next) {
		if (f->doc != work->doc || f->waived || f->severity == HY_FATAL ||
		    !hy_str_is(work->waiver->rule, f->rule) ||
		    (node != NULL ? !is_below(f->node, node) : f->node != NULL))
			continue;
		f->waived = true;
		f->waiver = work->waiver->reason;
		work->findings->count[f->severity]--;
		work->findings->waived++;
		work->waiver->used = true;
	}
}

static bool
waive_at(struct hy_node *node, void *context)
{
	waive_below(context, node);
	return true;
}

void
hy_waivers_apply(struct hy_waivers *waivers, const struct hy_doc *doc,
    const struct hy_date *today, struct hy_findings *findings)
{
	for (struct hy_waiver *w = waivers->first; w != NULL; w = w->next) {
		struct work work = { w, doc, findings };

		if (expired(w, today))
			continue;
		if (hy_str_eq(w->item, hy_word(HY_W_WAIVE_WHOLE)))
			waive_below(&work, NULL);
		else
			hy_path_each(doc, w->item, waive_at, &work);
	}
}

static void
add(struct hy_findings *findings, const char *rule, const struct hy_waiver *w,
    struct hy_str message, enum hy_message hint)
{
	struct hy_finding *f = hy_findings_add(findings, rule, HY_WARNING, NULL, NULL, message);

	f->at = w->at;
	f->key = hy_str_format(findings->arena, "%.*s %.*s", HY_ARG(w->rule), HY_ARG(w->item));
	f->hint = hy_str_of(hy_message_text(hint));
}

void
hy_waivers_finish(const struct hy_waivers *waivers, const struct hy_date *today,
    struct hy_findings *findings)
{
	struct hy_arena *arena = findings->arena;

	for (const struct hy_waiver *w = waivers->first; w != NULL; w = w->next) {
		if (expired(w, today))
			add(findings, "WV-01", w, hy_say(arena, HY_M_WAIVER_EXPIRED, w->rule.p,
			    w->item.p, hy_date_wareki(arena, &w->until).p, NULL),
			    HY_M_WAIVER_EXPIRED_HINT);
		else if (!w->used)
			add(findings, "WV-02", w, hy_say(arena, w->named ? HY_M_WAIVER_UNUSED
			    : HY_M_WAIVER_NOWHERE, w->rule.p, w->item.p, NULL),
			    HY_M_WAIVER_UNUSED_HINT);
	}
}

/* One waiver at work on the judgements of the live side. */
struct live_work {
	struct hy_waiver *waiver;
	struct hy_judgements *judgements;
};

static void
waive_judgements(struct live_work *work, const struct hy_node *node)
{
	work->waiver->named = true;
	for (struct hy_judgement *j = work->judgements->first; j != NULL; j = j->next) {
		if (j->waived || (j->standing != HY_DEVIATES && j->standing != HY_GAP) ||
		    !hy_str_is(work->waiver->rule, j->rule->id) ||
		    (work->waiver->subject.len > 0 && !hy_str_eq(work->waiver->subject, j->subject)) ||
		    (node != NULL && !is_below(j->node, node)))
			continue;
		j->waived = true;
		j->waiver = work->waiver->reason;
		work->judgements->count[j->standing]--;
		work->judgements->waived++;
		work->waiver->used = true;
	}
}

static bool
waive_live_at(struct hy_node *node, void *context)
{
	waive_judgements(context, node);
	return true;
}

void
hy_waivers_judge(struct hy_waivers *waivers, const struct hy_live *live, struct hy_judgements *judgements)
{
	for (struct hy_waiver *w = waivers->first; w != NULL; w = w->next) {
		struct live_work work = { w, judgements };

		if (expired(w, &live->today))
			continue;
		if (hy_str_eq(w->item, hy_word(HY_W_WAIVE_WHOLE)))
			waive_judgements(&work, NULL);
		for (unsigned i = 0; i < live->n_epochs; i++)
			hy_path_each(live->epochs[i].doc, w->item, waive_live_at, &work);
	}
}

void
hy_waivers_due(const struct hy_waivers *waivers, const struct hy_rule *rule, struct hy_dues *dues)
{
	for (const struct hy_waiver *w = waivers->first; w != NULL; w = w->next) {
		struct hy_due due = { .rule = rule, .date = w->until, .severity = HY_NOTE, .at = w->at,
			.lead = HY_DUE_LEAD, .hint = hy_str_of(hy_message_text(HY_M_WAIVER_EXPIRED_HINT)) };

		due.message = hy_say(dues->arena, HY_M_WAIVER_DUE, w->rule.p, w->item.p, w->reason.p, NULL);
		due.key = hy_str_format(dues->arena, "%.*s %.*s", HY_ARG(w->rule), HY_ARG(w->item));
		hy_dues_add(dues, &due);
	}
}
