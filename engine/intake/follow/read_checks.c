/* Boxes: ticked, empty or with their state lost (follow.h). */
#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

#define MOST_BOXES 64

enum state { TICKED, EMPTY, NO_STATE, ROUND };

struct box {
	enum state state;
	size_t from, to;	/* in the text: the box; its words go to the next one's from */
	bool odd;		/* something unreadable stood in the brackets */
	bool bracket;
	const struct hy_option *option;
	bool filled, hollow;		/* a circle without brackets */
	struct hy_str words, rest;	/* behind the option: its own words, what is left */
	struct hy_str printed;		/* the option, where it is worded quite otherwise */
};

struct boxes {
	struct box box[MOST_BOXES];
	unsigned n;
};

static size_t
skip_spaces(struct hy_str s, size_t i)
{
	size_t n;
	uint32_t cp;

	while (i < s.len && (n = hy_utf8_decode(s.p + i, s.len - i, &cp)) > 0 && hy_cp_space(cp))
		i += n;
	return i;
}

/* A pair of the brackets opens at I; the closing one and the bytes of the opening one. */
static struct hy_str
bracket_at(const struct hy_follow *f, struct hy_str s, size_t i, size_t *len)
{
	for (unsigned k = 0; k < f->words->brackets.count; k++) {
		const struct hy_pair *pair = &f->words->brackets.at[k];

		if (hy_str_starts(hy_str_cut(s, i, s.len), pair->a)) {
			*len = pair->a.len;
			return pair->b;
		}
	}
	*len = 0;
	return HY_S("");
}

static enum state
mark_state(char c)
{
	return c == HY_BOX_TICKED ? TICKED : c == HY_BOX_RADIO ? ROUND : NO_STATE;
}

static bool
is_mark(struct hy_str s, size_t i)
{
	return i < s.len && s.p[i] >= HY_BOX_TICKED && s.p[i] <= HY_BOX_RADIO;
}

/* "[ ]", "[o]", "[<input>]", and "[<input>" without an end. */
static bool
bracket_box(const struct hy_follow *f, struct hy_str s, size_t i, struct box *box)
{
	size_t open, at, n;
	struct hy_str close = bracket_at(f, s, i, &open), rest;

	if (open == 0)
		return false;
	at = skip_spaces(s, i + open);
	box->state = EMPTY;
	box->bracket = true;
	box->odd = false;
	rest = hy_str_cut(s, at, s.len);
	if (is_mark(s, at)) {
		box->state = mark_state(s.p[at]);
		box->bracket = false;
		n = skip_spaces(s, at + 1);
		box->to = hy_str_starts(hy_str_cut(s, n, s.len), close) ? n + close.len : at + 1;
		return true;
	}
	if ((n = hy_texts_start(&f->words->ticks, rest)) > 0 ||
	    (n = hy_texts_start(&f->words->ticked, rest)) > 0) {
		box->state = TICKED;
		at = skip_spaces(s, at + n);
	} else if (rest.len > 0 && !hy_str_starts(rest, close)) {
		uint32_t cp;

		n = skip_spaces(s, at + hy_utf8_decode(rest.p, rest.len, &cp));
		if (!hy_str_starts(hy_str_cut(s, n, s.len), close))
			return false;
		box->state = TICKED;
		box->odd = true;
		at = n;
	}
	box->to = at + close.len;
	return hy_str_starts(hy_str_cut(s, at, s.len), close);
}

static bool
box_at(struct hy_follow *f, const struct hy_item *item, struct hy_str s, size_t i,
    struct box *box)
{
	struct hy_str rest = hy_str_cut(s, i, s.len);
	size_t n, len;

	*box = (struct box){ .from = i, .words = HY_S(""), .rest = HY_S(""),
		.printed = HY_S("") };
	if (bracket_box(f, s, i, box))
		return true;
	box->odd = box->bracket = false;
	if (is_mark(s, i)) {
		box->state = mark_state(s.p[i]);
		box->to = i + 1;
		return true;
	}
	if ((n = hy_texts_start(&f->words->ticked, rest)) > 0)
		box->state = TICKED;
	else if ((n = hy_texts_start(&f->words->empty, rest)) > 0)
		box->state = EMPTY;
	else if ((n = hy_texts_start(&f->words->ticks, rest)) > 1)
		box->state = TICKED;
	else
		return false;
	box->filled = hy_texts_start(&f->words->filled, rest) > 0;
	box->hollow = hy_texts_start(&f->words->hollow, rest) > 0;
	box->to = skip_spaces(s, i + n);
	return hy_option_prefix(f->scratch, item, hy_str_cut(s, box->to, s.len), &len) != NULL;
}

/*
 * Circles in front of the options: a hollow one is a tick where only some options have one,
 * but an empty button where another is filled or every option has one.
 */
static void
settle_circles(struct boxes *all, const struct hy_item *item)
{
	unsigned filled = 0, hollow = 0;

	for (unsigned i = 0; i < all->n; i++) {
		filled += all->box[i].filled;
		hollow += all->box[i].hollow;
	}
	if (filled == 0 && hollow < item->n_options)
		return;
	for (unsigned i = 0; i < all->n; i++)
		if (all->box[i].hollow)
			all->box[i].state = EMPTY;
}

static void
find_boxes(struct hy_follow *f, const struct hy_item *item, struct hy_str s, struct boxes *all)
{
	size_t i = 0;

	all->n = 0;
	while (i < s.len && all->n < MOST_BOXES) {
		struct box *box = &all->box[all->n];

		if (box_at(f, item, s, i, box)) {
			all->n++;
			i = box->to;
		} else {
			uint32_t cp;
			size_t n = hy_utf8_decode(s.p + i, s.len - i, &cp);

			i += n > 0 ? n : 1;
		}
	}
	settle_circles(all, item);
}

bool
hy_has_boxes(struct hy_follow *f, const struct hy_item *item, struct hy_str text)
{
	struct boxes all;

	find_boxes(f, item, text, &all);
	for (unsigned i = 0; i < item->n_options; i++)
		if (hy_str_find(hy_text_key(f->scratch, text), item->options[i].key, 0) >= 0)
			return true;
	return all.n > 0 && hy_text_chars(text) < 12;
}

/* Bytes of a bracket "(" or ")" of either width at I; 0 when there is none. */
static size_t
round_at(struct hy_str s, size_t i, bool *open)
{
	uint32_t cp = 0;
	size_t n = i < s.len ? hy_utf8_decode(s.p + i, s.len - i, &cp) : 0;

	*open = cp == '(' || cp == HY_CP_WIDE_OPEN;
	return *open || cp == ')' || cp == HY_CP_WIDE_CLOSE ? n : 0;
}

/* S without brackets and spaces at its ends, as far as they do not pair up inside. */
static struct hy_str
strip_round(struct hy_str s)
{
	bool open;
	size_t n;

	s = hy_str_trim(s);
	while ((n = round_at(s, 0, &open)) > 0 && s.len > 0)
		s = hy_str_trim(hy_str_cut(s, n, s.len));
	while (s.len > 0 && s.p[s.len - 1] == '(')
		s = hy_str_trim(hy_str_cut(s, 0, s.len - 1));
	return s;
}

/* The words in the brackets behind an option; *REST is what follows them. */
static struct hy_str
own_words(struct hy_str s, struct hy_str *rest)
{
	int depth = 0;
	size_t n, i = 0, first;
	bool open;

	s = hy_str_trim(s);
	*rest = s;
	if ((first = round_at(s, 0, &open)) == 0 || !open)
		return HY_S("");
	while (i < s.len) {
		n = round_at(s, i, &open);
		depth += n == 0 ? 0 : open ? 1 : -1;
		if (n > 0 && depth == 0)
			break;
		i += n > 0 ? n : 1;
	}
	n = round_at(s, i, &open);
	*rest = hy_str_cut(s, i + n, s.len);
	return hy_str_trim(hy_str_cut(s, first, i));
}

/* A number without brackets, taken off *REST. */
static struct hy_str
bare_number(struct hy_follow *f, struct hy_str *rest)
{
	struct hy_str key = hy_text_key(f->arena, *rest);
	size_t n = 0;

	while (n < key.len && key.p[n] >= '0' && key.p[n] <= '9')
		n++;
	if (n > 0)
		*rest = hy_str_cut(key, n, key.len);
	return hy_str_cut(key, 0, n);
}

/* Words of group headings ("- contact data") do not count as left over. */
static struct hy_str
cut_groups(struct hy_follow *f, const struct hy_item *item, struct hy_str s)
{
	struct hy_str key = hy_text_key(f->arena, s);

	for (unsigned i = 0; i < item->n_options; i++) {
		struct hy_str group = hy_text_key(f->scratch, item->options[i].group);
		long at = group.len > 0 ? hy_str_find(key, group, 0) : -1;

		if (at >= 0)
			key = hy_str_format(f->arena, "%.*s%.*s", (int)at, key.p,
			    HY_ARG(hy_str_cut(key, (size_t)at + group.len, key.len)));
	}
	return key;
}

/* Text that says nothing: bullets, brackets, separators. */
static bool
says_nothing(struct hy_str s)
{
	uint32_t cp;
	size_t n;

	for (size_t i = 0; i < s.len; i += n > 0 ? n : 1) {
		n = hy_utf8_decode(s.p + i, s.len - i, &cp);
		if (cp > '?' && cp != '[' && cp != ']' && cp != HY_CP_MIDDLE_DOT &&
		    cp != HY_CP_HALF_DOT && (cp < HY_IDEOGRAPHIC_SPACE || cp > HY_CP_SHELL_CLOSE) &&
		    cp != HY_CP_WIDE_OPEN && cp != HY_CP_WIDE_CLOSE)
			return false;
		if (cp >= '0' && cp <= '9')
			return false;
	}
	return true;
}

/* An option that is not printed quite as in the form: the nearest, or the next in order. */
static const struct hy_option *
near_option(struct hy_follow *f, const struct hy_item *item, struct hy_str words, unsigned nth,
    unsigned n_boxes, size_t *len)
{
	const struct hy_option *best = NULL;
	struct hy_str head = words;
	size_t end = 0, best_off = 99;
	bool open;

	while (end < words.len && round_at(words, end, &open) == 0 && words.p[end] != '\n')
		end++;
	for (int whole = 0; whole < 2; whole++) {
		head = hy_text_key(f->scratch, whole ? words : hy_str_cut(words, 0, end));
		for (unsigned i = 0; i < item->n_options && head.len > 0; i++) {
			size_t most = hy_text_chars(item->options[i].key) / 3;
			size_t off = hy_text_distance(f->scratch, head, item->options[i].key, most);

			if (off <= most && off <= best_off) {
				best = off < best_off ? &item->options[i] : NULL;
				best_off = off;
				*len = whole ? words.len : end;
			}
		}
	}
	if (best == NULL && n_boxes == item->n_options && nth < n_boxes) {
		best = &item->options[nth];
		*len = words.len;
	}
	return best;
}

static void
name_boxes(struct hy_follow *f, struct hy_hit *hit, struct hy_str s, struct boxes *all)
{
	const struct hy_item *item = hit->node->item;

	for (unsigned i = 0; i < all->n; i++) {
		struct box *box = &all->box[i];
		size_t end = i + 1 < all->n ? all->box[i + 1].from : s.len, len;
		struct hy_str words = hy_str_cut(s, skip_spaces(s, box->to), end);

		while (words.len > 0 && (words.p[0] == ']' || words.p[0] == ' '))
			words = hy_str_cut(words, 1, words.len);
		box->option = hy_option_prefix(f->scratch, item, words, &len);
		if (box->option == NULL) {
			box->option = near_option(f, item, words, i, all->n, &len);
			hit->unsure = hit->unsure || (box->option != NULL && box->state == TICKED);
			if (box->option != NULL && hy_text_distance(f->scratch, box->option->key,
			    hy_text_key(f->scratch, hy_str_cut(words, 0, len)), 2) > 2)
				box->printed = hy_str_cut(words, 0, len);
		}
		if (box->option == NULL) {
			box->rest = words;
			continue;
		}
		box->words = own_words(hy_str_cut(words, len, words.len), &box->rest);
		if (box->option->count.len > 0 && box->words.len == 0)
			box->words = bare_number(f, &box->rest);
	}
}

/* Ticks of what state count; *LOST when no state is left to tell. */
static enum state
ticking_state(const struct hy_follow *f, struct hy_hit *hit, const struct boxes *all, bool *lost)
{
	unsigned ticked = 0, empty = 0, round = 0;

	(void)f;
	for (unsigned i = 0; i < all->n; i++) {
		ticked += all->box[i].state == TICKED;
		empty += all->box[i].state == EMPTY;
		round += all->box[i].state == ROUND;
	}
	*lost = false;
	if (ticked > 0)
		return TICKED;
	if (empty > 0 && round > 0 && empty + round == all->n) {
		hit->unsure = true;	/* a ring in brackets became a round input */
		return ROUND;
	}
	*lost = empty < all->n || all->n == 0;
	return TICKED;
}

static void
add_tick(struct hy_follow *f, struct hy_hit *hit, const struct box *box)
{
	const struct hy_tick **tail = &hit->node->ticks;
	struct hy_tick *tick;

	while (*tail != NULL) {
		if ((*tail)->option == box->option)
			return;
		tail = (const struct hy_tick **)&(*tail)->next;
	}
	tick = hy_new(f->arena, struct hy_tick);
	tick->option = box->option;
	tick->label = box->option->label;
	hit->unsure = hit->unsure || box->odd;
	if (box->option->count.len > 0) {
		struct hy_str s = hy_text_key(f->scratch, box->words);

		for (size_t i = 0; i < s.len && s.p[i] >= '0' && s.p[i] <= '9' && i < 9; i++) {
			tick->count = tick->count * 10 + (s.p[i] - '0');
			tick->has_count = true;
		}
	} else if (box->words.len > 0) {
		tick->text = hy_html_words(f->arena, box->words);
		tick->has_text = true;
	}
	*tail = tick;
}

/* What stands behind an option that is not in its brackets. */
static void
keep_rest(struct hy_follow *f, struct hy_hit *hit, struct box *box, bool ticked, unsigned line)
{
	const struct hy_item *item = hit->node->item;
	struct hy_str rest = strip_round(box->rest), key = cut_groups(f, item, rest);
	size_t len;

	if (box->option != NULL && box->option->count.len > 0) {
		long unit = hy_str_find(key, box->option->count, 0);

		if (unit >= 0)
			key = hy_str_format(f->arena, "%.*s%.*s", (int)unit, key.p, HY_ARG(hy_str_cut(
			    key, (size_t)unit + box->option->count.len, key.len)));
	}
	if (says_nothing(key))
		return;
	if (ticked && box->option != NULL && box->option->text &&
	    hy_text_chars(rest) > hy_text_chars(box->words)) {
		struct hy_str other = box->words;	/* the brackets were read too short */

		while (rest.len > 0 && hy_str_ends(rest, HY_S(")")) &&
		    hy_str_find(rest, HY_S("("), 0) < 0)
			rest = hy_str_trim(hy_str_cut(rest, 0, rest.len - 1));
		box->words = rest;
		hit->unsure = true;
		hy_follow_left(f, other, line, "checks");
		return;
	}
	hit->unsure = true;
	while (key.len > 0 && says_nothing(hy_text_head(key, 1)))
		key = hy_str_cut(key, hy_text_head(key, 1).len, key.len);
	hy_follow_left(f, rest, line, hy_option_prefix(f->scratch, item, key, &len) != NULL ? "unboxed"
	    : "checks");
}

void
hy_read_checks(struct hy_follow *f, struct hy_hit *hit)
{
	struct hy_str s = hy_hit_text(f, hit);
	struct boxes all;
	bool lost;
	enum state ticking;

	find_boxes(f, hit->node->item, s, &all);
	name_boxes(f, hit, s, &all);
	ticking = ticking_state(f, hit, &all, &lost);
	hit->node->answered = !lost;
	hit->node->unknown = lost;
	if (all.n == 0 || all.box[0].from > 0) {
		struct box before = { .rest = hy_str_cut(s, 0, all.n > 0 ? all.box[0].from
		    : s.len) };

		keep_rest(f, hit, &before, false, hy_hit_line_at(hit, 0));
	}
	for (unsigned i = 0; i < all.n; i++) {
		struct box *box = &all.box[i];
		bool ticked = !lost && box->state == ticking;
		unsigned line = hy_hit_line_at(hit, box->from);

		keep_rest(f, hit, box, ticked, line);
		if (ticked && box->option != NULL) {
			add_tick(f, hit, box);
			hy_follow_left(f, box->printed, line, "near");
		} else if (ticked) {
			hit->unsure = true;
		} else if (box->option != NULL && !says_nothing(hy_text_key(f->scratch, box->words)) &&
		    box->option->count.len == 0) {
			hy_follow_left(f, box->words, line, "box");
		}
	}
}
