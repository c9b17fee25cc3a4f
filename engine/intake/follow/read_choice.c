/* One of several options: in brackets, before or behind the list of them (follow.h). */
#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

/* The number in front of a listed option ("3)"): its bytes, 0 when there is none. */
static size_t
number_at(struct hy_str text)
{
	size_t n = 0;

	while (n < text.len && text.p[n] >= '0' && text.p[n] <= '9')
		n++;
	return n > 0 && n < 3 && n < text.len && text.p[n] == ')' ? n + 1 : 0;
}

/* Bytes of a bracketed word for "options" at the start of TEXT. */
static size_t
word_at(const struct hy_follow *f, struct hy_str text)
{
	uint32_t cp = 0;
	size_t open = text.len > 0 ? hy_utf8_decode(text.p, text.len, &cp) : 0, n, close;
	bool bracket = cp == '<' || cp == '(' || cp == '[' || 
	    (cp >= HY_CP_ANGLE_OPEN && cp <= HY_CP_LENS_CLOSE);

	n = hy_texts_start(&f->words->options, hy_str_cut(text, bracket ? open : 0, text.len));
	if (n == 0)
		return 0;
	n += bracket ? open : 0;
	close = n < text.len ? hy_utf8_decode(text.p + n, text.len - n, &cp) : 0;
	return bracket && close > 0 ? n + close : n;
}

/* The length of a listed option at the start of TEXT that is not quite as in the form. */
static size_t
near_option(struct hy_follow *f, const struct hy_item *item, struct hy_str text)
{
	size_t end = 0;
	struct hy_str piece;

	while (end < text.len && number_at(hy_str_cut(text, end, text.len)) == 0 &&
	    text.p[end] != '[' && text.p[end] != '\n')
		end++;
	piece = hy_text_key(f->scratch, hy_str_cut(text, 0, end));
	for (unsigned i = 0; i < item->n_options; i++) {
		size_t most = hy_text_chars(item->options[i].key) / 4;

		if (piece.len > 0 && hy_text_distance(f->scratch, piece, item->options[i].key,
		    most) <= most)
			return end;
	}
	return 0;
}

struct hy_str
hy_options_cut(struct hy_follow *f, const struct hy_item *item, struct hy_str text,
    unsigned *count)
{
	struct hy_str s = hy_text_nfkc(f->arena, text);
	struct hy_buf out = hy_buf_new(f->arena);
	unsigned found = 0;

	for (size_t i = 0; i < s.len;) {
		struct hy_str rest = hy_str_cut(s, i, s.len);
		bool fresh = i == 0 || s.p[i - 1] < '0' || s.p[i - 1] > '9';
		size_t number = fresh ? number_at(rest) : 0, len = word_at(f, rest);

		if (number > 0) {
			struct hy_str label = hy_str_cut(rest, number, rest.len);

			if (hy_option_prefix(f->scratch, item, label, &len) == NULL)
				len = near_option(f, item, label);
			len = len > 0 ? len + number : 0;
			found += len > 0;
		}
		if (len > 0)
			hy_buf_char(&out, ' ');
		else
			hy_buf_add(&out, rest.p, len = 1);
		i += len;
	}
	if (count != NULL)
		*count = found;
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/* Takes "( 3 ) unit" out of TEXT: the number behind a choice. */
static struct hy_str
take_count(struct hy_follow *f, struct hy_hit *hit, struct hy_str text)
{
	struct hy_str unit = hit->node->item->count;
	long at = unit.len > 0 ? hy_str_find(text, unit, 0) : -1;
	size_t from = at > 0 ? (size_t)at : 0, digits_end;
	long value = 0, scale = 1;

	if (at < 0)
		return text;
	while (from > 0 && (text.p[from - 1] == ' ' || text.p[from - 1] == ')'))
		from--;
	for (digits_end = from; from > 0 && text.p[from - 1] >= '0' && text.p[from - 1] <= '9';
	    scale = scale < 100000000 ? scale * 10 : scale)
		value += scale * (text.p[--from] - '0');
	hit->node->has_count = from < digits_end;
	hit->node->count_blank = from == digits_end;
	hit->node->count = value;
	hit->unsure = hit->unsure || from == digits_end;
	while (from > 0 && (text.p[from - 1] == ' ' || text.p[from - 1] == '('))
		from--;
	return hy_str_format(f->arena, "%.*s %.*s", (int)from, text.p,
	    HY_ARG(hy_str_cut(text, (size_t)at + unit.len, text.len)));
}

/* Without box marks, brackets and white space at both ends. */
static struct hy_str
bare(struct hy_str s)
{
	while (s.len > 0 && ((unsigned char)s.p[0] <= ' ' || s.p[0] == '[' || s.p[0] == ']'))
		s = hy_str_cut(s, 1, s.len);
	while (s.len > 0 && ((unsigned char)s.p[s.len - 1] <= ' ' || s.p[s.len - 1] == ']' ||
	    s.p[s.len - 1] == '['))
		s.len--;
	return hy_str_trim(s);
}

/* The first pair of brackets in TEXT: what is inside, and the text around it. */
static bool
bracketed(struct hy_follow *f, struct hy_str text, struct hy_str *inside, struct hy_str *around)
{
	const struct hy_pair *pair = NULL;
	long open = -1, close;

	for (unsigned i = 0; i < f->words->brackets.count; i++) {
		long at = hy_str_find(text, f->words->brackets.at[i].a, 0);

		if (at >= 0 && (open < 0 || at < open) &&
		    hy_str_find(text, f->words->brackets.at[i].b, (size_t)at) > 0) {
			open = at;
			pair = &f->words->brackets.at[i];
		}
	}
	if (pair == NULL)
		return false;
	close = hy_str_find(text, pair->b, (size_t)open);
	*inside = bare(hy_str_cut(text, (size_t)open + pair->a.len, (size_t)close));
	*around = hy_str_format(f->arena, "%.*s %.*s", (int)open, text.p,
	    HY_ARG(hy_str_cut(text, (size_t)close + pair->b.len, text.len)));
	return true;
}

static void
set_option(struct hy_hit *hit, const struct hy_option *option)
{
	hit->node->option = option;
	hit->node->text = option->label;
	hit->node->answered = true;
}

/* The only option that INSIDE can be a misreading of; NULL when there are none or two. */
static const struct hy_option *
nearest(struct hy_follow *f, const struct hy_item *item, struct hy_str key)
{
	const struct hy_option *best = NULL;
	size_t least = 99;

	for (unsigned i = 0; i < item->n_options; i++) {
		size_t most = (hy_text_chars(item->options[i].key) + 1) / 4;
		size_t off = hy_text_distance(f->scratch, key, item->options[i].key, most);

		if (off > most || off > least)
			continue;
		best = off < least ? &item->options[i] : NULL;
		least = off;
	}
	return best;
}

/*
 * What was chosen is in INSIDE. False when it looks like no option at all; what
 * looks like two of them is kept as printed.
 */
static bool
choose(struct hy_follow *f, struct hy_hit *hit, struct hy_str inside)
{
	const struct hy_item *item = hit->node->item;
	struct hy_str key = hy_text_key(f->scratch, inside);
	const struct hy_option *near;
	size_t len;

	for (unsigned i = 0; i < item->n_options; i++)
		if (hy_str_eq(item->options[i].key, key)) {
			set_option(hit, &item->options[i]);
			return true;
		}
	if (number_at(inside) > 0)	/* chosen with its number */
		near = hy_option_prefix(f->scratch, item, hy_str_cut(inside, number_at(inside), inside.len),
		    &len);
	else
		near = nearest(f, item, key);
	if (near == NULL && hy_item_option_nearest(f->scratch, item, inside) == NULL)
		return false;
	if (near == NULL) {
		hit->node->text = hy_html_words(f->arena, inside);
		hit->node->answered = hit->unsure = true;
		return true;
	}
	set_option(hit, near);
	hit->unsure = true;
	return true;
}

/* RAW less "[ 3) option ]", an answer with its number: taken before the list of options is cut out. */
static struct hy_str
take_numbered(struct hy_follow *f, struct hy_hit *hit, struct hy_str raw)
{
	struct hy_str inside = HY_S(""), around, label;
	const struct hy_option *option;
	size_t len;

	if (!bracketed(f, hy_text_nfkc(f->arena, raw), &inside, &around) || number_at(inside) == 0)
		return raw;
	label = hy_str_trim(hy_str_cut(inside, number_at(inside), inside.len));
	option = hy_option_prefix(f->scratch, hit->node->item, label, &len);
	if (option == NULL || len < label.len)
		return raw;
	set_option(hit, option);
	return around;
}

/* An option without brackets, as brackets may be lost or a box in their place. */
static struct hy_str
choose_bare(struct hy_follow *f, struct hy_hit *hit, struct hy_str text)
{
	size_t len;
	struct hy_str s = bare(text);
	const struct hy_option *option = hy_option_prefix(f->scratch, hit->node->item, s, &len);

	if (option == NULL)
		return text;
	set_option(hit, option);
	return hy_str_cut(s, len, s.len);
}

static struct hy_str
skip_colon(struct hy_str s)
{
	uint32_t cp = 0;
	size_t n = s.len > 0 ? hy_utf8_decode(s.p, s.len, &cp) : 0;

	return cp == ':' || cp == HY_CP_WIDE_COLON ? hy_str_cut(s, n, s.len) : s;
}

/* An item below that has its label inside this one's place: "(label: ...)". */
static struct hy_str
take_child(struct hy_follow *f, struct hy_hit *hit, struct hy_str raw)
{
	struct hy_node *node = hit->node;

	for (unsigned i = 0; i < node->n_kids; i++) {
		struct hy_node *kid = node->kids[i];
		struct hy_str key = kid->item->keys[1], value;
		size_t from = 0, len = 0, behind;

		if (kid->item->kind != HY_KIND_TEXT || hy_text_chars(key) < 3 || kid->written)
			continue;
		while (from < raw.len && (((unsigned char)raw.p[from] & 0xc0) == 0x80 ||
		    (len = hy_key_prefix(f->scratch, hy_str_cut(raw, from, raw.len), key)) == 0))
			from++;
		if (from == raw.len)
			continue;
		behind = from + len;
		value = hy_str_trim(hy_str_cut(raw, behind, raw.len));
		value = skip_colon(value);
		if (hy_str_ends(hy_str_trim(value), HY_S(")")))
			value = hy_str_cut(hy_str_trim(value), 0, hy_str_trim(value).len - 1);
		if (hy_str_trim(hy_options_cut(f, node->item, value, NULL)).len == 0)
			value = HY_S("");
		kid->text = hy_html_words(f->arena, value);
		kid->written = kid->answered = true;
		kid->at = node->at;
		while (from > 0 && (raw.p[from - 1] == '(' || raw.p[from - 1] == ' '))
			from--;
		return kid->text.len > 0 ? hy_str_cut(raw, 0, from) : hy_str_format(f->arena,
		    "%.*s %.*s", (int)from, raw.p, HY_ARG(hy_str_cut(raw, behind, raw.len)));
	}
	return raw;
}

static bool
only_signs(struct hy_str s)
{
	uint32_t cp;
	size_t n;

	for (size_t i = 0; i < s.len; i += n > 0 ? n : 1) {
		n = hy_utf8_decode(s.p + i, s.len - i, &cp);
		if (cp > ' ' && !hy_cp_space(cp) &&
		    (cp > 0x7e || strchr("()[]<>-:", (int)cp) == NULL) &&
		    cp != HY_CP_SHELL_OPEN && cp != HY_CP_SHELL_CLOSE && cp != HY_CP_COMMA &&
		    cp != HY_CP_STOP)
			return false;
	}
	return true;
}

/*
 * A text in front of the answer is that of the item before when its label is lost: the
 * form has it right before this one, and nothing was read for it.
 */
static bool
give_back(struct hy_follow *f, const struct hy_hit *hit, struct hy_str raw, struct hy_str text)
{
	const struct hy_anchor *before = hit->anchor - 1;
	struct hy_node *node = NULL;

	if (hit->anchor == NULL || hit->anchor == f->anchors.at ||
	    before->item->kind != HY_KIND_TEXT || before->record != hit->anchor->record ||
	    before->part != hit->anchor->part ||
	    !hy_str_starts(hy_str_trim(raw), hy_text_head(text, 8)))
		return false;
	for (const struct hy_node *up = hit->node->up; up != NULL && node == NULL; up = up->up) {
		node = hy_node_below(up, before->item);
		if (up->number > 0)
			break;
	}
	if (node == NULL || node->answered || node->unknown)
		return false;
	node->text = hy_source_words(f, text);
	node->answered = node->written = node->unsure = true;
	node->at.line = hit->first->line;
	return true;
}

void
hy_read_choice(struct hy_follow *f, struct hy_hit *hit)
{
	struct hy_node *node = hit->node;
	struct hy_str raw = take_child(f, hit, hy_hit_text(f, hit));
	struct hy_str inside = HY_S(""), around, text;
	bool blank = false;

	text = take_numbered(f, hit, raw);
	text = take_count(f, hit, hy_options_cut(f, node->item, text, NULL));
	while (!node->answered && bracketed(f, text, &inside, &around)) {
		if (inside.len == 0) {
			blank = true;
		} else if (!choose(f, hit, inside)) {
			break;
		}
		text = around;
	}
	if (!node->answered)
		text = choose_bare(f, hit, text);
	if (!node->answered && blank) {
		node->text = HY_S("");
		node->answered = true;
	}
	if (!node->answered && hy_form_blank(f->form, text) && hy_str_trim(text).len > 0) {
		node->text = hy_str_trim(text);
		node->answered = true;
		return;
	}
	node->unknown = !node->answered;
	if (!only_signs(text) && !give_back(f, hit, raw, hy_str_trim(text)))
		hy_follow_left(f, text, hy_hit_line(f, hit, bare(text)), "choice");
}
