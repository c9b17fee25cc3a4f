#include "engine/check/form_check.h"

#include <stdio.h>

#include "engine/base/text.h"

struct form_check {
	const struct hy_doc *doc;
	bool gyosei;
	struct hy_findings *findings;
	struct hy_arena *arena;
};

static struct hy_finding *
add(struct form_check *c, const char *rule, const struct hy_node *node, struct hy_str message,
    struct hy_str hint)
{
	struct hy_finding *f = hy_findings_add(c->findings, rule, HY_ERROR, c->doc, node, message);

	f->hint = hint;
	return f;
}

static const char *
shown(struct form_check *c, struct hy_str s)
{
	return hy_str_copy(c->arena, s.p, s.len).p;
}

/* What a kind wants to see, in words. */
static const char *
wanted(const struct hy_item *item)
{
	static const enum hy_message words[HY_KIND_COUNT] = {
		[HY_KIND_SECTION] = HY_M_WANT_MAP, [HY_KIND_GROUP] = HY_M_WANT_MAP,
		[HY_KIND_FIGURE] = HY_M_WANT_MAP, [HY_KIND_TEXT] = HY_M_WANT_TEXT,
		[HY_KIND_CHOICE] = HY_M_WANT_CHOICE, [HY_KIND_CHECKS] = HY_M_WANT_CHECKS,
		[HY_KIND_DATE] = HY_M_WANT_DATE, [HY_KIND_RANGE] = HY_M_WANT_RANGE,
		[HY_KIND_NUMBER] = HY_M_WANT_NUMBER, [HY_KIND_RECORDS] = HY_M_WANT_RECORDS,
		[HY_KIND_TABLE] = HY_M_WANT_RECORDS, [HY_KIND_LIST] = HY_M_WANT_LIST,
		[HY_KIND_FILES] = HY_M_WANT_LIST, [HY_KIND_PICTURE] = HY_M_WANT_TEXT,
		[HY_KIND_GRID] = HY_M_WANT_GRID, [HY_KIND_NOTE] = HY_M_WANT_TEXT,
		[HY_KIND_FIXED] = HY_M_WANT_TEXT,
	};

	return hy_message_text(words[item->kind]);
}

static struct hy_str
suggestion(struct form_check *c, const struct hy_slip *slip)
{
	if (slip->suggestion.len == 0)
		return HY_S("");
	return hy_say(c->arena, HY_M_FO_SUGGEST, slip->suggestion.p, NULL);
}

/* What to do about a key that is not in the form here. */
static struct hy_str
key_hint(struct form_check *c, const struct hy_slip *slip)
{
	const struct hy_item *elsewhere;
	struct hy_str place;
	uint32_t first = 0;

	(void)hy_utf8_step(slip->text, 0, &first);
	if (first == HY_IDEOGRAPHIC_SPACE)
		return hy_str_of(hy_message_text(HY_M_FO_WIDE_SPACE));
	elsewhere = hy_form_only(c->arena, c->doc->form, slip->text);
	if (elsewhere == NULL)
		return suggestion(c, slip);
	place = hy_item_keys(c->arena, elsewhere);
	return hy_str_find(place, HY_S("/"), 0) < 0 ? hy_str_of(hy_message_text(HY_M_FO_TOP))
	    : hy_say(c->arena, HY_M_FO_ELSEWHERE, place.p, NULL);
}

/* The options there are: what to write when nothing near was meant. */
static struct hy_str
options(struct form_check *c, const struct hy_item *item)
{
	struct hy_buf list = hy_buf_new(c->arena);

	for (unsigned i = 0; i < item->n_options; i++) {
		if (i > 0)
			hy_buf_str(&list, hy_word(HY_W_LIST_JOIN));
		hy_buf_str(&list, item->options[i].label);
	}
	return hy_say(c->arena, HY_M_FO_OPTIONS, hy_buf_get(&list).p, NULL);
}

static void
report_slip(struct form_check *c, const struct hy_slip *slip)
{
	const char *key = shown(c, slip->node->item->key), *text = shown(c, slip->text);
	struct hy_arena *a = c->arena;
	struct hy_finding *f = NULL;

	switch (slip->type) {
	case HY_SLIP_KEY:
		f = add(c, "FO-01", slip->node, hy_say(a, HY_M_FO_KEY, text, NULL), key_hint(c, slip));
		break;
	case HY_SLIP_KIND:
		f = add(c, "FO-02", slip->node, hy_say(a, HY_M_FO_KIND, key, NULL),
		    hy_str_of(wanted(slip->node->item)));
		break;
	case HY_SLIP_OPTION:
		f = add(c, "FO-03", slip->node, hy_say(a, HY_M_FO_OPTION, text, key, NULL),
		    slip->suggestion.len > 0 ? suggestion(c, slip) : options(c, slip->node->item));
		break;
	case HY_SLIP_DATE:
		f = add(c, "FO-04", slip->node, hy_say(a, HY_M_FO_DATE, text, NULL),
		    hy_str_of(wanted(slip->node->item)));
		break;
	case HY_SLIP_PATH:
		f = add(c, "FO-01", slip->node, hy_say(a, HY_M_FO_PATH, text, NULL), HY_S(""));
		break;
	}
	f->at = slip->at;
	f->key = hy_str_copy(a, slip->text.p, slip->text.len);
}

static void
report_missing(struct form_check *c, const struct hy_node *node)
{
	hy_finding_missing(c->findings, add(c, "FO-05", node, hy_say(c->arena, HY_M_FO_MISSING,
	    shown(c, node->item->head ? node->up->item->key : node->item->key), NULL),
	    node->item->guide));
}

bool
hy_item_required(const struct hy_item *item)
{
	return item->required || (item->kind == HY_KIND_CHECKS && item->min > 0);
}

bool
hy_node_missing(const struct hy_node *node, const struct hy_form *form)
{
	if (hy_node_unknown(node) || !hy_kind_answers(node->item->kind) || node->item->prints_file)
		return false;
	if (node->item->kind == HY_KIND_TEXT && hy_form_blank(form, node->text))
		return !node->answered || hy_str_trim(node->text).len == 0;
	return hy_node_open(node, form);
}

static void
report_range(struct form_check *c, const struct hy_node *node, unsigned found)
{
	const struct hy_item *item = node->item;
	char n[16], min[16], max[16];

	snprintf(n, sizeof(n), "%u", found);
	snprintf(min, sizeof(min), "%u", item->min);
	snprintf(max, sizeof(max), "%u", item->max);
	if (item->max > 0 && found > item->max)
		add(c, "FO-07", node, hy_say(c->arena, HY_M_FO_TOO_MANY, shown(c, item->key), n, max,
		    NULL), HY_S(""));
	else if (found < item->min && !node->unknown)
		hy_finding_missing(c->findings, add(c, "FO-07", node, hy_say(c->arena,
		    HY_M_FO_TOO_FEW, shown(c, item->key), n, min, NULL), item->guide));
}

static void
report_not_applying(struct form_check *c, const struct hy_node *node)
{
	const struct hy_cond *why = hy_node_blocking(node);
	const struct hy_item *decides = why->item->head ? why->item->up : why->item;

	if (hy_node_all_blank(node, c->doc->form))
		return;
	add(c, "FO-06", node, hy_say(c->arena, HY_M_FO_NOT_APPLYING, shown(c, node->item->key),
	    shown(c, decides->key), NULL), hy_str_of(hy_message_text(HY_M_FO_NOT_APPLYING_HINT)));
}

static bool
check_node(struct hy_node *node, void *context)
{
	struct form_check *c = context;
	const struct hy_item *item = node->item;
	enum hy_truth applies = hy_node_applies(node);

	if (applies == HY_NO) {
		report_not_applying(c, node);
		return false;
	}
	if (item->only == HY_FOR_LOCAL && c->gyosei && hy_node_all_blank(node, c->doc->form))
		return false;
	if (hy_item_repeats(item) && node->number == 0) {
		if (applies == HY_YES)
			report_range(c, node, node->n_kids);
		return true;
	}
	if (applies == HY_YES && hy_item_required(item) && hy_node_missing(node, c->doc->form))
		report_missing(c, node);
	return true;
}

void
hy_form_check(const struct hy_doc *doc, bool gyosei, struct hy_findings *findings)
{
	struct form_check c = { doc, gyosei, findings, findings->arena };

	for (const struct hy_slip *s = doc->slips; s != NULL; s = s->next)
		report_slip(&c, s);
	hy_node_walk(doc->root, check_node, &c);
}
