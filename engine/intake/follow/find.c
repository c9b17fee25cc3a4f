/*
 * The anchor a line most likely is (follow.h). Three costs are added: how far its
 * words are from the label, how its number differs, how far the place is from the
 * cursor. 0 is the next label as printed in the form; about 1 is a jump over a
 * lost heading; from LIMIT on it is no label but text.
 */
#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

#define NO_COST 99.0
#define LIMIT 1.6
#define LIMIT_INSIDE 0.6	/* behind other text only near labels count */
#define LIMIT_HEADING 0.9	/* words and number of a heading */

/* Near steps count fully, far ones little. */
static double
steps(int n)
{
	return n < 10 ? 0.02 * n : 0.2 + 0.002 * n;
}

/* What it costs to go from the cursor to anchor N. */
static double
way_cost(const struct hy_follow *f, int n, bool inside)
{
	const struct hy_anchor *a = &f->anchors.at[n];
	const struct hy_anchor *here = f->cursor >= 0 ? &f->anchors.at[f->cursor] : NULL;
	bool heading = a->role == HY_ANCHOR_SECTION || a->role == HY_ANCHOR_PART;
	double cost = 0;

	if (a->role == HY_ANCHOR_SECTION)
		return a->section >= f->section ? 0.05 : 0.2;
	if (here == NULL)
		return heading ? 0.1 : steps(n);
	if (a->section != f->section)
		return (a->section > f->section ? 0.8 : 1.3) +
		    (heading ? 0 : a->role == HY_ANCHOR_RECORD ? 0.3 : 1.2);
	if (n == f->cursor)
		return 0.1;
	if (f->again)	/* the heading came again: its start is as near as what follows */
		return heading ? 0.02 : n > f->cursor ? steps(n - f->cursor) : steps(n);
	if (n < f->cursor && a->role == HY_ANCHOR_RECORD)
		return a->part == here->part ? 0.1 : 0.8;
	if (n < f->cursor && a->record >= 0 && a->record == here->record)
		return 0.5;
	if (n < f->cursor && inside)
		return 0.45;
	if (n < f->cursor)
		return heading ? 0.9 : 1.2;
	for (int i = f->cursor + 1; i < n && !heading; i++)
		if (f->anchors.at[i].numeral.type == HY_NUM_RISK &&
		    f->anchors.at[i].part == a->part)
			cost += 0.3;
	if (!heading && a->part != here->part)
		cost += 0.6;
	return cost + steps(n - f->cursor);
}

static double
numeral_cost(const struct hy_anchor *a, const struct hy_label *label, bool *off)
{
	*off = false;
	if (label->numeral.type == HY_NUM_LOOSE && a->numeral.value == label->numeral.value)
		return a->role == HY_ANCHOR_SECTION ? NO_COST : 0.05;
	if (a->numeral.type == label->numeral.type && a->numeral.value == label->numeral.value)
		return 0;
	if (label->numeral.type == HY_NUM_NONE)
		return a->role == HY_ANCHOR_SECTION ? 0.3 : 0.1;
	if (a->numeral.type == HY_NUM_NONE)
		return 0.3;
	*off = true;
	if (a->role == HY_ANCHOR_SECTION && a->numeral.type != label->numeral.type)
		return NO_COST;
	if (a->numeral.type != label->numeral.type)
		return a->numeral.type == HY_NUM_ROMAN ||
		    label->numeral.type == HY_NUM_ROMAN ? 1.6 : 0.8;
	return 0.5;
}

/* How many letters may be wrong in a label of CHARS letters. */
static size_t
slack(const struct hy_follow *f, int n, const struct hy_label *label, enum hy_stand stand)
{
	const struct hy_anchor *a = &f->anchors.at[n];
	bool next = n > f->cursor && n <= f->cursor + 2 && a->section == f->section;
	/* On a line of its own only a circled number makes a label of what may be text. */
	bool alone = stand == HY_STAND_ALONE && a->numeral.type == HY_NUM_CIRCLED &&
	    label->numeral.value == a->numeral.value && label->chars <= a->chars + 1;

	if (a->role == HY_ANCHOR_RECORD || stand == HY_STAND_INSIDE || label->wrapped ||
	    (a->role == HY_ANCHOR_SECTION && a->numeral.type != label->numeral.type))
		return 0;
	/* Its number and its turn say which label is meant: many letters may be misread. */
	if ((stand == HY_STAND_FIRST || alone) && next && a->numeral.type != HY_NUM_NONE &&
	    label->numeral.type == a->numeral.type && (a->chars >= 5 ||
	    label->numeral.value == a->numeral.value))
		return a->chars >= 5 ? a->chars * 2 / 5 : 1;
	if (a->chars < 5 || (a->section != f->section && label->numeral.type != a->numeral.type))
		return 0;
	return (a->chars + 3) / 6;
}

/* At least so many characters of one key stand in no place of the other. */
static size_t
unlike(uint64_t a, uint64_t b)
{
	size_t one = (size_t)__builtin_popcountll(a & ~b);
	size_t two = (size_t)__builtin_popcountll(b & ~a);

	return one > two ? one : two;
}

/* A label's last words may be cut or run on in brackets. */
static double
word_cost(struct hy_follow *f, int n, const struct hy_label *label, enum hy_stand stand)
{
	const struct hy_anchor *a = &f->anchors.at[n];
	size_t most = slack(f, n, label, stand), off;
	size_t gap = a->chars > label->chars ? a->chars - label->chars : label->chars - a->chars;

	if (a->letters == label->letters && hy_str_eq(a->key, label->key))
		return 0;
	if (gap > most || most == 0 || unlike(a->letters, label->letters) > most)
		return NO_COST;
	off = hy_text_distance(f->scratch, a->key, label->key, most);
	return off > most ? NO_COST : 0.3 + 1.5 * (double)off / (double)a->chars;
}

/* Signs that may follow a label on its line. */
static bool
ends_label(const struct hy_follow *f, struct hy_str rest)
{
	uint32_t cp = 0;

	if (rest.len == 0 || hy_utf8_decode(rest.p, rest.len, &cp) == 0)
		return true;
	if (hy_cp_space(cp) || cp < ' ' || cp == ':' || cp == HY_CP_WIDE_COLON || cp == '[' ||
	    cp == '<' || cp == HY_CP_WIDE_SQUARE || cp == HY_CP_SHELL_OPEN ||
	    cp == HY_CP_WIDE_LESS)
		return true;
	return hy_texts_start(&f->words->marks, rest) > 0;
}

/* Behind a label: white space, marks, a colon and what the mark says in brackets. */
static struct hy_str
skip_marks(const struct hy_follow *f, const struct hy_anchor *a, struct hy_str rest,
    bool wrapped)
{
	size_t n;
	uint32_t cp;

	for (;;) {
		rest = hy_str_trim(rest);
		if (wrapped && hy_str_starts(rest, HY_S("]"))) {	/* around the label */
			rest = hy_str_cut(rest, 1, rest.len);
			wrapped = false;
			continue;
		}
		n = hy_texts_start(&f->words->marks, rest);
		if (n == 0 && rest.len > 0 && hy_utf8_decode(rest.p, rest.len, &cp) > 0 &&
		    (cp == ':' || cp == HY_CP_WIDE_COLON))
			n = cp == ':' ? 1 : 3;
		if (n == 0 && a->item->mark_label.len > 0) {
			struct hy_str mark = hy_text_key(f->scratch, a->item->mark_label);
			size_t kome = hy_texts_start(&f->words->marks, mark);

			n = hy_key_prefix(f->scratch, rest, hy_str_cut(mark, kome, mark.len));
		}
		if (n == 0)
			return rest;
		rest = hy_str_cut(rest, n, rest.len);
	}
}

/* Anchor N heads the item the cursor is at: a left column repeats it on every row. */
static bool
is_above(const struct hy_follow *f, int n)
{
	return f->cursor >= 0 && f->anchors.at[n].item == f->anchors.at[f->cursor].item->up;
}

/* Behind the heading of a section that repeats: the file's name in brackets. */
static bool
names_file(const struct hy_follow *f, const struct hy_anchor *a, struct hy_str rest)
{
	return a->role == HY_ANCHOR_SECTION && f->form->sections[a->section]->per_file &&
	    hy_round_inside(rest).len > 0;
}

/* TEXT begins with the label and goes on with its answer. */
static bool
begins_with(struct hy_follow *f, int n, const struct hy_label *label, enum hy_stand stand,
    struct hy_str *rest)
{
	const struct hy_anchor *a = &f->anchors.at[n];
	bool same = a->numeral.value == label->numeral.value &&
	    (a->numeral.type == label->numeral.type || label->numeral.type == HY_NUM_LOOSE);
	int reach = stand == HY_STAND_INSIDE ? 4 : 14;
	size_t at;

	if (a->role == HY_ANCHOR_RECORD || a->chars < 2 || label->chars <= a->chars)
		return false;
	if (a->role == HY_ANCHOR_SECTION ||
	    (a->role == HY_ANCHOR_PART && stand == HY_STAND_INSIDE)) {
		if (!same || a->chars < 4 || stand == HY_STAND_INSIDE)
			return false;
	} else if (a->role != HY_ANCHOR_PART && !is_above(f, n) && (a->section != f->section ||
	    n < f->cursor || n > f->cursor + reach)) {
		return false;
	}
	if (!same && (a->numeral.type != HY_NUM_NONE || label->numeral.type != HY_NUM_NONE) &&
	    !(label->wrapped && stand == HY_STAND_INSIDE))
		return false;
	if (!same && a->chars < 4 && n > f->cursor + 4)
		return false;
	at = hy_key_prefix(f->scratch, label->body, a->key);
	if (at == 0)
		return false;
	*rest = hy_str_cut(label->body, at, label->body.len);
	if (!ends_label(f, *rest) && !names_file(f, a, *rest))
		return false;
	*rest = skip_marks(f, a, *rest, label->wrapped);
	return true;
}

/*
 * The bytes of TEXT in front of its first digit when they are A's words with a letter
 * misread; 0 when they are something else. Only where such a record may stand.
 */
static size_t
nearly(struct hy_follow *f, const struct hy_anchor *a, struct hy_str text)
{
	size_t at = 0, n;
	uint32_t cp;

	if (f->cursor < 0 || f->anchors.at[f->cursor].part != a->part)
		return 0;
	for (; at < text.len; at += n > 0 ? n : 1) {
		n = hy_utf8_decode(text.p + at, text.len - at, &cp);
		if ((cp >= '0' && cp <= '9') || (cp >= HY_CP_WIDE_0 && cp <= HY_CP_WIDE_9))
			break;
	}
	if (at == text.len || at > a->key.len + 8)
		return 0;
	return hy_text_distance(f->scratch, a->key, hy_label_cut(f->scratch, f->words,
	    hy_str_cut(text, 0, at)).key, 1) <= 1 ? at : 0;
}

/* The heading of a record: words, a number (or two, of several records), perhaps a title. */
static bool
record_heading(struct hy_follow *f, const struct hy_anchor *a, const struct hy_label *label,
    struct hy_found *found)
{
	struct hy_str rest = label->body, key;
	size_t at = hy_key_prefix(f->scratch, rest, a->key), n = 0;

	found->unsure = at == 0;
	at = at == 0 ? nearly(f, a, rest) : at;
	if (at == 0 || label->numeral.type != HY_NUM_NONE)
		return false;
	rest = hy_str_trim(hy_str_cut(rest, at, rest.len));
	key = hy_text_nfkc(f->scratch, rest);
	for (found->number = 0; n < key.len && key.p[n] >= '0' && key.p[n] <= '9'; n++)
		found->number = found->number * 10 + (unsigned)(key.p[n] - '0');
	if (n == 0 || n > 3 || found->number == 0)
		return false;
	key = hy_str_trim(hy_str_cut(key, n, key.len));
	at = hy_texts_start(&f->words->ranges, key);
	found->several = at > 0 && at < key.len && key.p[at] >= '0' && key.p[at] <= '9';
	if (!found->several && key.len > 0 && !ends_label(f, hy_str_cut(hy_text_nfkc(f->scratch,
	    rest), n, rest.len)))
		return false;
	while (n-- > 0) {	/* the same digits in the raw text */
		uint32_t cp;

		rest = hy_str_cut(rest, hy_utf8_decode(rest.p, rest.len, &cp), rest.len);
	}
	found->rest = found->several ? HY_S("") : skip_marks(f, a, rest, false);
	return true;
}

/* The first word of TEXT is nearly the next label, and its answer follows on the line. */
static double
head_cost(struct hy_follow *f, int n, const struct hy_label *label, struct hy_str *rest)
{
	const struct hy_anchor *a = &f->anchors.at[n];
	struct hy_label head = *label;
	long end = hy_str_find(label->body, HY_S(" "), 0);
	double cost;

	if (end <= 0 || n <= f->cursor || n > f->cursor + 3 || a->section != f->section ||
	    a->chars < 6 || a->numeral.type != label->numeral.type)
		return NO_COST;
	head.body = hy_str_cut(label->body, 0, (size_t)end);
	head.key = hy_label_cut(f->scratch, f->words, head.body).key;
	head.chars = hy_text_chars(head.key);
	head.letters = hy_letters(head.key);
	cost = word_cost(f, n, &head, HY_STAND_ALONE);
	if (cost < NO_COST)
		*rest = skip_marks(f, a, hy_str_cut(label->body, (size_t)end,
		    label->body.len), false);
	return cost;
}

static double
total_cost(struct hy_follow *f, int n, const struct hy_label *label, enum hy_stand stand,
    struct hy_found *found)
{
	const struct hy_anchor *a = &f->anchors.at[n];
	double words = a->key.len > 0 ? word_cost(f, n, label, stand) : NO_COST;

	found->rest = HY_S("");
	found->several = false;
	found->number = 0;
	if (a->role == HY_ANCHOR_RECORD) {
		if (stand == HY_STAND_INSIDE || !record_heading(f, a, label, found))
			return NO_COST;
		return way_cost(f, n, false) + (found->unsure ? 0.3 : 0);
	}
	found->unsure = words > 0;
	if (words > 0.25 && begins_with(f, n, label, stand, &found->rest)) {
		found->unsure = false;
		words = 0.25;
	}
	if (words >= NO_COST && stand != HY_STAND_INSIDE)
		words = head_cost(f, n, label, &found->rest);
	if (words >= NO_COST)
		return NO_COST;
	return words + numeral_cost(a, label, &found->off) +
	    way_cost(f, n, stand == HY_STAND_INSIDE);
}

/* Inside lists only headings of later sections count: names of a list look like labels. */
static bool
shut_out(const struct hy_follow *f, const struct hy_anchor *a, const struct hy_label *label)
{
	enum hy_kind kind = f->form->sections[f->section]->kind;

	if (kind != HY_KIND_LIST && kind != HY_KIND_FIGURE)
		return false;
	if (a->role == HY_ANCHOR_SECTION)
		return label->numeral.type == HY_NUM_NONE && a->section != f->section;
	if (a->section == f->section)
		return false;
	return a->chars < 6 || label->numeral.type != a->numeral.type ||
	    label->numeral.value != a->numeral.value || label->numeral.type == HY_NUM_NONE;
}

/* Only anchors that begin alike, have nearly the same letters or come next can be LABEL. */
static bool
may_be(const struct hy_follow *f, int n, const struct hy_label *label)
{
	const struct hy_anchor *a = &f->anchors.at[n];

	return hy_str_starts(a->key, label->first) || (n > f->cursor && n <= f->cursor + 3) ||
	    (a->role == HY_ANCHOR_RECORD
	    ? __builtin_popcountll(a->letters & ~label->letters) <= 1
	    : unlike(a->letters, label->letters) <= (a->chars + 1) * 2 / 5);
}

struct hy_found
hy_find_as(struct hy_follow *f, const struct hy_label *label, int n)
{
	struct hy_found found = { .anchor = -1 };
	double cost;

	if (label->chars == 0 || !may_be(f, n, label))
		return found;
	cost = total_cost(f, n, label, HY_STAND_ALONE, &found) - way_cost(f, n, false);
	if (cost > LIMIT_HEADING)
		return found;
	found.anchor = n;
	found.cost = cost;
	found.rest = hy_str_trim(found.rest);
	return found;
}

struct hy_found
hy_find(struct hy_follow *f, struct hy_str text, enum hy_stand stand)
{
	struct hy_label label = hy_label_cut(f->scratch, f->words, text);
	double limit = stand == HY_STAND_INSIDE ? LIMIT_INSIDE : LIMIT;
	struct hy_found best = { .anchor = -1, .cost = limit };

	if (label.chars == 0)
		return best;
	if (f->planned >= 0 && stand != HY_STAND_INSIDE) {
		struct hy_found planned = hy_find_as(f, &label, f->planned);

		if (planned.anchor >= 0)
			return planned;
	}
	for (int n = 0; n < f->anchors.count; n++) {
		struct hy_found found = { .anchor = n };
		const struct hy_anchor *a = &f->anchors.at[n];

		if (stand == HY_STAND_INSIDE && (a->section != f->section || n < f->cursor - 6 ||
		    n > f->cursor + 8))
			continue;
		if (!may_be(f, n, &label) || shut_out(f, a, &label) || (f->planned == HY_NO_HEADING &&
		    stand != HY_STAND_INSIDE && a->role <= HY_ANCHOR_PART))
			continue;
		found.cost = total_cost(f, n, &label, stand, &found);
		if (found.cost < best.cost)
			best = found;
	}
	best.rest = best.anchor >= 0 ? hy_str_trim(best.rest) : HY_S("");
	return best;
}
