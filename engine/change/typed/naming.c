#include "engine/change/typed/naming.h"

#include <string.h>

#include "engine/change/typed/naming_fit.h"

#define LEAST_SKIPPED 9u	/* bytes of a label that is found below a heading that was left out */

/* A text that was named. */
struct hy_name_asked {
	struct hy_str text;
	struct hy_named named;
	struct hy_name_asked *next;
};

/* A row being read. */
struct reading {
	struct hy_namer *namer;
	struct hy_str rest;
	struct hy_name_place now;
	struct hy_named named;
};

struct hy_namer *
hy_namer_new(struct hy_arena *arena, const struct hy_yaml *words, const struct hy_doc *doc)
{
	struct hy_namer *namer = hy_new(arena, struct hy_namer);

	namer->arena = arena;
	namer->words = words;
	namer->doc = doc;
	namer->labels = hy_name_labels_new(arena, words);
	return namer;
}

/* Passes over a group in brackets that OPEN and CLOSE; what is inside, or "". */
static struct hy_str
take_group(struct hy_str *rest, char open, char close)
{
	struct hy_str inside;
	size_t i = 0, depth = 0;

	if (rest->len == 0 || rest->p[0] != open)
		return HY_S("");
	do {
		depth += (rest->p[i] == open) - (size_t)(rest->p[i] == close);
		i++;
	} while (i < rest->len && depth > 0);
	inside = hy_str_cut(*rest, 1, depth == 0 ? i - 1 : i);
	*rest = hy_str_cut(*rest, i, rest->len);
	return inside;
}

/* Brackets behind a section name its file: the other files are left out. */
static void
choose_file(struct reading *r, struct hy_str name)
{
	struct hy_name_place kept = { .count = 0 };

	for (unsigned i = 0; i < r->now.count && name.len > 0; i++) {
		const struct hy_node *file = hy_doc_file(r->namer->doc, hy_node_file(r->now.at[i]));
		struct hy_str own = file == NULL ? HY_S("")
		    : hy_name_fold(r->namer->labels, hy_record_title(file));

		if (own.len > 0 && (hy_str_find(own, name, 0) >= 0 || hy_str_find(name, own, 0) >= 0))
			hy_name_put(&kept, r->now.at[i]);
	}
	if (kept.count > 0)
		r->now = kept;
}

/* S behind a number, in brackets or not. */
static struct hy_str
less_number(struct hy_str s)
{
	size_t open = s.len > 0 && s.p[0] == '(';
	unsigned number;
	struct hy_str rest = hy_str_cut(s, open, s.len);
	size_t n = hy_name_digits(rest, &number);

	if (n == 0)
		n = hy_name_circled(rest, &number);
	if (n == 0 || (open && !(n < rest.len && rest.p[n] == ')')))
		return s;
	return hy_str_cut(rest, n + open, rest.len);
}

/* The name of a file without brackets: the other files are left out. */
static bool
take_file(struct reading *r)
{
	struct hy_str rest = less_number(r->rest);

	for (unsigned i = 0; i < r->now.count; i++) {
		const struct hy_node *file = hy_doc_file(r->namer->doc, hy_node_file(r->now.at[i]));
		struct hy_str own = file == NULL ? HY_S("")
		    : less_number(hy_name_fold(r->namer->labels, hy_record_title(file)));

		if (own.len == 0 || !hy_str_starts(rest, own))
			continue;
		r->rest = hy_str_cut(rest, own.len, rest.len);
		choose_file(r, own);
		return true;
	}
	return false;
}

/* Commas and words for "and". */
static bool
take_join(struct reading *r)
{
	const struct hy_yaml *joins = hy_yaml_get(r->namer->words, "joins");

	if (r->rest.len > 0 && r->rest.p[0] == ',') {
		r->rest = hy_str_cut(r->rest, 1, r->rest.len);
		return true;
	}
	for (const struct hy_yaml *y = joins != NULL ? joins->first : NULL; y != NULL; y = y->next) {
		if (!hy_str_starts(r->rest, y->text))
			continue;
		r->rest = hy_str_cut(r->rest, y->text.len, r->rest.len);
		return true;
	}
	return false;
}

/* Record number N of each list; *ABSENT when a list has none of that number. */
static void
put_record(struct reading *r, const struct hy_name_place *lists, struct hy_name_place *records, unsigned n)
{
	for (unsigned i = 0; i < lists->count; i++) {
		if (n >= 1 && n <= lists->at[i]->n_kids)
			hy_name_put(records, lists->at[i]->kids[n - 1]);
	}
	if (records->count == 0)
		r->named.absent = n;
}

/* Behind a record's heading: its number, or several. Without a number it is the list. */
static void
take_records(struct reading *r)
{
	struct hy_name_place lists = r->now, records = { .count = 0 };
	struct hy_str behind;
	unsigned n;
	size_t digits;

	while ((digits = hy_name_digits(r->rest, &n)) > 0) {
		r->rest = hy_str_cut(r->rest, digits, r->rest.len);
		put_record(r, &lists, &records, n);
		behind = r->rest;
		if (!take_join(r))
			break;
		if (hy_name_digits(r->rest, &n) == 0) {
			r->rest = behind;
			break;
		}
	}
	if (records.count > 0) {
		r->now = records;
		r->named.absent = 0;
	}
}

static void
arrive(struct reading *r)
{
	struct hy_named *named = &r->named;
	const struct hy_node **all;

	if (r->now.count == 0)
		return;
	all = hy_new_array(r->namer->arena, named->count + r->now.count, const struct hy_node *);
	if (named->count > 0)
		memcpy(all, named->nodes, named->count * sizeof(struct hy_node *));
	for (unsigned i = 0; i < r->now.count; i++)
		all[named->count + i] = r->now.at[i];
	named->nodes = all;
	named->count += r->now.count;
	r->now.count = 0;
}

/* Round brackets that are no label of what stands below. */
static bool
is_remark(struct reading *r)
{
	return r->rest.len > 0 && r->rest.p[0] == '(' && r->now.count > 0 &&
	    hy_name_fit_below(r->namer, &r->now, r->rest, false).label == NULL;
}

static void
go(struct reading *r, const struct hy_name_fit *fit)
{
	struct hy_str taken = hy_str_cut(r->rest, 0, fit->bytes);

	if ((fit->number || fit->edits > 0) && r->named.wrong.len == 0) {
		r->named.wrong = hy_str_copy(r->namer->arena, taken.p, taken.len);
		r->named.right = fit->label->item->label;
	}
	r->rest = hy_str_cut(r->rest, fit->bytes, r->rest.len);
	r->now = fit->place;
	if (fit->label->record)
		take_records(r);
	if (is_remark(r))
		choose_file(r, take_group(&r->rest, '(', ')'));
}

/* A heading of the list that was named: only what stands under it is meant. */
static bool
take_heading(struct reading *r)
{
	for (unsigned i = 0; i < r->now.count; i++) {
		for (const struct hy_entry *e = r->now.at[i]->entries; e != NULL; e = e->next) {
			struct hy_str heading = e->heading ? hy_name_fold(r->namer->labels, e->text) : HY_S("");

			if (heading.len == 0 || !hy_str_starts(r->rest, heading))
				continue;
			r->rest = hy_str_cut(r->rest, heading.len, r->rest.len);
			return true;
		}
	}
	return false;
}

/* A heading in angle brackets: only that block of the text is meant. */
static bool
take_block(struct reading *r)
{
	return r->rest.p[0] == '<' && r->now.count > 0 && take_group(&r->rest, '<', '>').len > 0;
}

/* One step along the row; false when nothing fits. */
static bool
step(struct reading *r)
{
	struct hy_name_fit fit = r->now.count == 0 ? hy_name_fit_top(r->namer, r->rest)
	    : hy_name_fit_below(r->namer, &r->now, r->rest, false), other;

	/* A further item of the same row, beside the one that was named. */
	for (struct hy_name_place up = hy_name_above(&r->now); (fit.label == NULL || fit.number) && up.count > 0;
	    up = hy_name_above(&up)) {
		other = hy_name_fit_below(r->namer, &up, r->rest, false);
		if (other.label == NULL || other.number)
			continue;
		arrive(r);
		fit = other;
	}
	if (fit.label == NULL || fit.number) {
		other = hy_name_fit_number(r->namer, &r->now, r->rest);
		if (other.label != NULL)
			fit = other;
	}
	if (fit.label == NULL) {
		struct hy_name_place from = r->now.count > 0 ? r->now : hy_name_top(r->namer);

		fit = hy_name_fit_below(r->namer, &from, r->rest, true);
		if (fit.bytes < LEAST_SKIPPED)
			fit.label = NULL;
	}
	/* Words with another number may be the beginning of a longer label that is misspelt. */
	if (fit.label == NULL || fit.number) {
		other = hy_name_fit_near(r->namer, &r->now, r->rest);
		if (other.bytes > fit.bytes)
			fit = other;
	}
	if (fit.label == NULL)
		return false;
	go(r, &fit);
	return true;
}

/* Customary words that are no item. */
static bool
is_apart(const struct hy_namer *namer, struct hy_str text)
{
	const struct hy_yaml *list = hy_yaml_get(namer->words, "apart");

	for (const struct hy_yaml *y = list != NULL ? list->first : NULL; y != NULL; y = y->next)
		if (hy_str_starts(text, y->text))
			return true;
	return false;
}

static struct hy_named
name_anew(struct hy_namer *namer, struct hy_str text)
{
	struct reading r = { .namer = namer, .rest = hy_name_fold(namer->labels, text),
		.named = { .wrong = HY_S(""), .right = HY_S("") } };

	r.named.apart = is_apart(namer, r.rest);
	while (r.rest.len > 0 && !r.named.apart && r.named.absent == 0) {
		if (take_file(&r))
			continue;
		if (is_remark(&r))
			take_group(&r.rest, '(', ')');
		else if (take_block(&r) || take_heading(&r))
			r.named.block = true;
		else if (!step(&r) && !take_join(&r))
			break;
	}
	arrive(&r);
	r.named.partial = r.rest.len > 0 && !r.named.apart && r.named.absent == 0;
	if (r.named.partial && r.named.wrong.len == 0)
		r.named.wrong = hy_str_copy(namer->arena, r.rest.p, r.rest.len);
	return r.named;
}

struct hy_named
hy_name(struct hy_namer *namer, struct hy_str text)
{
	struct hy_name_asked *asked = namer->asked;

	while (asked != NULL && !hy_str_eq(asked->text, text))
		asked = asked->next;
	if (asked != NULL)
		return asked->named;
	asked = hy_new(namer->arena, struct hy_name_asked);
	asked->text = hy_str_copy(namer->arena, text.p, text.len);
	asked->named = name_anew(namer, text);
	asked->next = namer->asked;
	namer->asked = asked;
	return asked->named;
}
