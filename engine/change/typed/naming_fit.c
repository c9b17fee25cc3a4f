#include "engine/change/typed/naming_fit.h"

#include "engine/base/text.h"

void
hy_name_put(struct hy_name_place *place, const struct hy_node *node)
{
	if (node != NULL && place->count < HY_NAME_MOST)
		place->at[place->count++] = node;
}

/* All sections, in all files. */
struct hy_name_place
hy_name_top(const struct hy_namer *namer)
{
	const struct hy_form *form = namer->doc->form;
	struct hy_name_place place = { .count = 0 };

	for (unsigned i = 0; i < form->n_sections; i++) {
		unsigned files = form->sections[i]->per_file ? hy_doc_files(namer->doc) : 1;

		for (unsigned f = 1; f <= files; f++)
			hy_name_put(&place, hy_doc_section(namer->doc, form->sections[i], f));
	}
	return place;
}

size_t
hy_name_digits(struct hy_str s, unsigned *number)
{
	size_t n = 0;

	*number = 0;
	while (n < s.len && n < 4 && s.p[n] >= '0' && s.p[n] <= '9')
		*number = *number * 10 + (unsigned)(s.p[n++] - '0');
	return n;
}

/* A number as it stands in front of a label: digits, a Roman one, or what the label has. */
static size_t
any_number(struct hy_str rest, struct hy_str label)
{
	size_t n = 0;
	unsigned value;

	if (label.len > 0 && hy_str_starts(rest, label))
		return label.len;
	n = hy_name_circled(rest, &value);
	if (n == 0)
		n = hy_name_digits(rest, &value);
	while (n == 0 && n < rest.len && (rest.p[n] == 'I' || rest.p[n] == 'V'))
		n++;
	return n;
}

/* A circled number is as good as a plain one. */
static bool
same_number(struct hy_str a, struct hy_str b)
{
	unsigned m = 0, n = 0;
	bool numbers = (hy_name_circled(a, &m) == a.len || hy_name_digits(a, &m) == a.len) &&
	    (hy_name_circled(b, &n) == b.len || hy_name_digits(b, &n) == b.len);

	return numbers ? m == n : hy_str_eq(a, b);
}

/* Does LABEL stand at the beginning of REST? The bytes it takes, or 0; *OTHER: with another number. */
static size_t
stands(const struct hy_name_label *label, struct hy_str rest, bool *other)
{
	size_t skip = any_number(rest, label->number);
	struct hy_str behind = hy_str_cut(rest, skip, rest.len);

	*other = false;
	for (unsigned i = 0; i < label->n_forms; i++) {
		if (hy_str_starts(rest, label->forms[i]))
			return label->forms[i].len;
		if (skip > 0 && hy_str_starts(behind, label->forms[i])) {
			*other = !same_number(hy_str_cut(rest, 0, skip), label->number);
			return skip + label->forms[i].len;
		}
	}
	return 0;
}

/* Keeps the longer fit; equal ones of the same label stand side by side. */
static void
keep(struct hy_name_fit *best, const struct hy_name_label *label, const struct hy_node *node,
    size_t bytes, bool number)
{
	bool better = bytes > best->bytes || (bytes == best->bytes && best->number && !number);

	if (bytes == 0)
		return;
	if (best->label == label && bytes == best->bytes && number == best->number) {
		hy_name_put(&best->place, node);
	} else if (best->label == NULL || better) {
		*best = (struct hy_name_fit){ .label = label, .bytes = bytes, .number = number };
		hy_name_put(&best->place, node);
	}
}

/* An item without a label of its own on the way: its kids count as those of what it stands in. */
static bool
is_clear(const struct hy_node *node)
{
	const struct hy_item *item = node->item;

	return item->is_files || item->label.len == 0 || item->private;
}

/* A list: the heading of its records. */
static void
try_records(struct hy_namer *namer, struct hy_name_fit *best, const struct hy_node *node,
    struct hy_str rest)
{
	const struct hy_name_label *label;
	bool other;

	if (!hy_item_repeats(node->item) || node->number > 0 || node->item->record.len == 0)
		return;
	label = hy_name_label(namer->labels, node->item, true);
	keep(best, label, node, stands(label, rest, &other), false);
}

static void
try_node(struct hy_namer *namer, struct hy_name_fit *best, const struct hy_node *node, struct hy_str rest)
{
	const struct hy_item *item = node->item;
	const struct hy_name_label *label;
	size_t bytes;
	bool other;

	if (item->heading || item->head)
		return;
	try_records(namer, best, node, rest);
	label = hy_name_label(namer->labels, item, false);
	bytes = stands(label, rest, &other);
	keep(best, label, node, bytes, other);
}

/* Tries what stands directly below NODE, or all that does (DEEP). */
static void
try_below(struct hy_namer *namer, struct hy_name_fit *best, const struct hy_node *node,
    struct hy_str rest, bool deep)
{
	for (unsigned i = 0; i < node->n_kids; i++) {
		const struct hy_node *kid = node->kids[i];

		if (kid->item->private)
			continue;
		if (kid->number == 0 && !is_clear(kid))
			try_node(namer, best, kid, rest);
		if (deep || is_clear(kid) || (kid->number > 0 && kid->item->is_files))
			try_below(namer, best, kid, rest, deep);
	}
}

struct hy_name_fit
hy_name_fit_below(struct hy_namer *namer, const struct hy_name_place *place, struct hy_str rest, bool deep)
{
	struct hy_name_fit best = { .label = NULL };

	for (unsigned i = 0; i < place->count; i++) {
		try_records(namer, &best, place->at[i], rest);
		try_below(namer, &best, place->at[i], rest, deep);
	}
	return best;
}

struct hy_name_fit
hy_name_fit_top(struct hy_namer *namer, struct hy_str rest)
{
	struct hy_name_place all = hy_name_top(namer);
	struct hy_name_fit best = { .label = NULL };

	for (unsigned i = 0; i < all.count; i++)
		try_node(namer, &best, all.at[i], rest);
	for (unsigned i = 0; i < all.count && best.label == NULL; i++)
		if (hy_item_keyless(all.at[i]->item))
			try_below(namer, &best, all.at[i], rest, false);
	return best;
}

/* NUMBER of a label at the beginning of REST, circled or not: its bytes in REST. */
static size_t
number_stands(struct hy_str rest, struct hy_str number)
{
	unsigned value;
	size_t n = hy_name_circled(rest, &value);

	if (n == 0)
		n = hy_name_digits(rest, &value);
	while (n < rest.len && (rest.p[n] == 'I' || rest.p[n] == 'V') && (n == 0 || rest.p[n - 1] > '9'))
		n++;
	if (n > 0)
		return same_number(hy_str_cut(rest, 0, n), number) ? n : 0;
	n = hy_str_starts(rest, number) ? number.len : 0;	/* a word and its number */
	return n < rest.len && rest.p[n] >= '0' && rest.p[n] <= '9' ? 0 : n;
}

/* Does what stands behind a bare number go on below NODE, or end there? */
static bool
leads_on(struct hy_namer *namer, const struct hy_node *node, struct hy_str rest)
{
	struct hy_name_place place = { .count = 0 };
	struct hy_name_fit fit;

	if (rest.len == 0)
		return true;
	hy_name_put(&place, node);
	fit = hy_name_fit_below(namer, &place, rest, false);
	return (fit.label != NULL && !fit.number) || hy_name_fit_number(namer, &place, rest).label != NULL;
}

/* The number of NODE, alone or with its short key behind it. */
static void
try_number(struct hy_namer *namer, struct hy_name_fit *best, const struct hy_node *node, struct hy_str rest)
{
	const struct hy_name_label *label = is_clear(node) || node->number > 0 ? NULL
	    : hy_name_label(namer->labels, node->item, false);
	size_t bytes = label == NULL || label->number.len == 0 ? 0 : number_stands(rest, label->number);
	struct hy_str behind = hy_str_cut(rest, bytes, rest.len), key;

	if (bytes == 0)
		return;
	key = hy_name_fold(namer->labels, node->item->key);
	if (hy_str_starts(behind, key) && leads_on(namer, node, hy_str_cut(behind, key.len, behind.len)))
		keep(best, label, node, bytes + key.len, false);
	else if (leads_on(namer, node, behind))
		keep(best, label, node, bytes, false);
}

struct hy_name_fit
hy_name_fit_number(struct hy_namer *namer, const struct hy_name_place *place, struct hy_str rest)
{
	struct hy_name_place top = { .count = 0 };
	struct hy_name_fit best = { .label = NULL };

	if (place->count == 0)
		top = hy_name_top(namer);
	for (unsigned i = 0; i < top.count; i++)
		try_number(namer, &best, top.at[i], rest);
	for (unsigned i = 0; i < place->count; i++)
		for (unsigned k = 0; k < place->at[i]->n_kids; k++)
			try_number(namer, &best, place->at[i]->kids[k], rest);
	return best;
}

struct hy_name_place
hy_name_above(const struct hy_name_place *place)
{
	struct hy_name_place up = { .count = 0 };

	for (unsigned i = 0; i < place->count; i++) {
		const struct hy_node *node = place->at[i]->up;

		while (node != NULL && node->up != NULL && is_clear(node) &&
		    (node->number == 0 || node->item->is_files))
			node = node->up;
		if (node != NULL && (up.count == 0 || up.at[up.count - 1] != node))
			hy_name_put(&up, node);
	}
	return up;
}

/* The label below PLACE that the text comes nearest to. */
struct nearing {
	struct hy_namer *namer;
	struct hy_str rest;
	struct hy_name_fit best;
	size_t best_chars;
};

static void
near_label(struct nearing *n, const struct hy_name_label *label, const struct hy_node *node)
{
	struct hy_str form = label->n_forms > 0 ? label->forms[0] : HY_S("");
	size_t skip = any_number(n->rest, label->number), chars = hy_text_chars(form), bytes = 0;
	struct hy_str text = hy_str_cut(n->rest, skip, n->rest.len);
	unsigned limit = (unsigned)chars / 4, edits;

	if (limit == 0 || (skip > 0 && label->number.len > 0 &&
	    !same_number(hy_str_cut(n->rest, 0, skip), label->number)))
		return;
	edits = hy_name_edits(n->namer->arena, text, form, limit, &bytes);
	if (edits > limit && hy_name_shortened(n->namer->arena, text, form)) {
		edits = limit;
		bytes = text.len;
	}
	if (edits > limit || bytes == 0)
		return;
	if (n->best.label == label && skip + bytes == n->best.bytes) {
		hy_name_put(&n->best.place, node);
		return;
	}
	if (n->best.label != NULL && edits * n->best_chars >= n->best.edits * chars)
		return;
	n->best = (struct hy_name_fit){ .label = label, .bytes = skip + bytes, .edits = edits };
	n->best_chars = chars;
	hy_name_put(&n->best.place, node);
}

static void
near_below(struct nearing *n, const struct hy_node *node)
{
	for (unsigned i = 0; i < node->n_kids; i++) {
		const struct hy_node *kid = node->kids[i];

		if (kid->item->private)
			continue;
		if (kid->number == 0 && !is_clear(kid) && !kid->item->heading && !kid->item->head)
			near_label(n, hy_name_label(n->namer->labels, kid->item, false), kid);
		near_below(n, kid);
	}
}

struct hy_name_fit
hy_name_fit_near(struct hy_namer *namer, const struct hy_name_place *place, struct hy_str rest)
{
	struct nearing n = { .namer = namer, .rest = rest };
	struct hy_name_place all = place->count > 0 ? *place : hy_name_top(namer);

	for (unsigned i = 0; i < all.count; i++) {
		if (place->count == 0)
			near_label(&n, hy_name_label(namer->labels, all.at[i]->item, false), all.at[i]);
		else
			near_below(&n, all.at[i]);
	}
	return n.best;
}
